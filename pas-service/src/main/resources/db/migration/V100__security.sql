-- Who may call us. A row is never deleted: the id of a revoked client is never given to another.
CREATE TABLE client (
    id                text PRIMARY KEY,
    class             text        NOT NULL,
    organization      text        NOT NULL,
    name              text        NOT NULL,
    status            text        NOT NULL,
    scopes            text        NOT NULL,
    bases             text[]      NOT NULL,
    jwks              jsonb,
    jwks_url          text,
    issuer            text UNIQUE,
    redirect_uris     text[]      NOT NULL DEFAULT '{}',
    origins           text[]      NOT NULL DEFAULT '{}',
    purpose_of_use    text,
    tenant            text,
    demo              boolean     NOT NULL DEFAULT false,
    tokens_valid_from timestamptz NOT NULL,
    version           integer     NOT NULL DEFAULT 1,
    changed_at        timestamptz NOT NULL,
    changed_in        xid8        NOT NULL DEFAULT pg_current_xact_id(),
    CHECK (num_nonnulls(jwks, jwks_url) <= 1)
);
CREATE INDEX client_changed_in ON client (changed_in);
COMMENT ON COLUMN client.issuer IS 'the iss of the CDS Hooks tokens of this client';
COMMENT ON COLUMN client.tokens_valid_from IS 'tokens issued before are void';
COMMENT ON COLUMN client.changed_in IS 'the transaction that wrote the row, so that each instance can ask what has changed since its last look';

-- What must no longer be accepted although it has not expired.
CREATE TABLE revocation (
    kind         text        NOT NULL,
    subject      text        NOT NULL,
    revoked_at   timestamptz NOT NULL,
    forget_after timestamptz NOT NULL,
    recorded_in  xid8        NOT NULL DEFAULT pg_current_xact_id(),
    PRIMARY KEY (kind, subject)
);
CREATE INDEX revocation_recorded_in ON revocation (recorded_in);
CREATE INDEX revocation_forget_after ON revocation (forget_after);

-- Signed tokens of clients that have been used: each may be used once, whichever instance it reaches.
CREATE TABLE seen_token (
    issuer       text        NOT NULL,
    id_hash      bytea       NOT NULL,
    forget_after timestamptz NOT NULL,
    PRIMARY KEY (issuer, id_hash)
);
CREATE INDEX seen_token_forget_after ON seen_token (forget_after);

-- The keys with which all instances sign access tokens, encrypted under security.key-secret.
CREATE TABLE signing_key (
    kid        text PRIMARY KEY,
    sealed     text        NOT NULL,
    signs_from timestamptz NOT NULL
);
