package payer.rules.planted;

import org.hl7.fhir.r4.model.Patient;

/** Planted: breaks a rule of ArchitectureTest on purpose. */
record DecisionOnFhir(Patient patient) {}
