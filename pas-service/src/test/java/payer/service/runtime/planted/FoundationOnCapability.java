package payer.service.runtime.planted;

import payer.service.plantone.One;

/** Planted: breaks a rule of ArchitectureTest on purpose. */
record FoundationOnCapability(One one) {}
