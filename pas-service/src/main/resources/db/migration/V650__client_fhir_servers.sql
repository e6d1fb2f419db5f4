-- FHIR servers of a client, which may be asked for what its calls lack; no others are.
ALTER TABLE client ADD COLUMN fhir_servers text[] NOT NULL DEFAULT '{}';
