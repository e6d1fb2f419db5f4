package payer.crd.planted;

import payer.dtr.planted.Form;

/** Planted: breaks a rule of ArchitectureTest on purpose. */
record HookOnForm(Form form) {}
