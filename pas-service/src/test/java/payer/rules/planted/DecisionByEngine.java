package payer.rules.planted;

import org.kie.api.runtime.KieSession;

/** Planted: breaks a rule of ArchitectureTest on purpose. */
record DecisionByEngine(KieSession session) {}
