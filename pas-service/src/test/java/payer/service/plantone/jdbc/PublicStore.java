package payer.service.plantone.jdbc;

/** Planted: breaks a rule of ArchitectureTest on purpose. */
public final class PublicStore {}
