package payer.rules.planted;

import payer.crd.planted.HookOnSql;

/** Planted: breaks a rule of ArchitectureTest on purpose. */
record DecisionOnHook(HookOnSql hook) {}
