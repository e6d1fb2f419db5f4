package payer.service.plantone;

import ca.uhn.fhir.parser.IParser;

/** Planted: breaks a rule of ArchitectureTest on purpose. */
record ParsesItself(IParser parser) {}
