package payer.service.records.planted;

import payer.service.plantone.One;

/** Planted: breaks a rule of ArchitectureTest on purpose. */
record ShelfOnCapability(One one) {}
