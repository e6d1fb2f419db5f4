package payer.dtr.planted;

/** Planted: breaks a rule of ArchitectureTest on purpose. */
public record Form(String title) {}
