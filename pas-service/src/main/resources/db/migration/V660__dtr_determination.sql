-- The completed form behind an authorization that was given in it; a later completion for the same order takes its place.
CREATE TABLE dtr_determination (
    assertion     text        PRIMARY KEY,
    at            timestamptz NOT NULL,
    client        text        NOT NULL,
    authorization_number text NOT NULL,
    response      jsonb       NOT NULL
);
