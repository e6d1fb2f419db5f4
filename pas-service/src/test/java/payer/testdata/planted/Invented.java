package payer.testdata.planted;

import payer.problem.Problem;

/** Planted: breaks a rule of ArchitectureTest on purpose. */
public record Invented(Problem problem) {}
