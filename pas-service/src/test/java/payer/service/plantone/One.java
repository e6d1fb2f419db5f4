package payer.service.plantone;

import payer.service.planttwo.Two;
import payer.testdata.planted.Invented;

/** Planted: breaks a rule of ArchitectureTest on purpose. */
public record One(Two two, Invented invented) {}
