package payer.service.sandbox.ehr;

/** What a refresh token stands for. */
record Renewable(Granted granted) {}
