package payer.crd.planted;

import java.sql.Connection;

/** Planted: breaks a rule of ArchitectureTest on purpose. */
public record HookOnSql(Connection connection) {}
