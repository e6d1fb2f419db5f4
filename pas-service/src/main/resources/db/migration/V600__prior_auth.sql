-- The registry of authorizations: one row each, with everything that is shown of it in content; what is sought stands in
-- columns beside it.
CREATE TABLE prior_auth (
    id                uuid        PRIMARY KEY,
    version           integer     NOT NULL,
    submitter         text        NOT NULL,
    identifier_system text        NOT NULL,
    identifier_value  text        NOT NULL,
    member            text        NOT NULL,
    providers         text[]      NOT NULL,
    received_at       timestamptz NOT NULL,
    open              boolean     NOT NULL,
    due_at            timestamptz NOT NULL,
    replaced_by       uuid,
    content           jsonb       NOT NULL,
    -- A request that comes twice is one request.
    UNIQUE (submitter, identifier_system, identifier_value)
);
CREATE INDEX prior_auth_member ON prior_auth (member, received_at DESC);
CREATE INDEX prior_auth_due ON prior_auth (due_at) WHERE open;

-- Its lines, for the worklist and for figures.
CREATE TABLE prior_auth_line (
    prior_auth uuid    NOT NULL REFERENCES prior_auth,
    sequence   integer NOT NULL,
    standing   text    NOT NULL,
    reviewer   text    NOT NULL, -- who has to look at it: NURSE, PHYSICIAN, or nobody of ours
    service    text    NOT NULL,
    policy     text    NOT NULL,
    PRIMARY KEY (prior_auth, sequence)
);

-- Every number under which one can be asked for. A number that we gave out is given out once.
CREATE TABLE prior_auth_number (
    value      text NOT NULL,
    prior_auth uuid NOT NULL REFERENCES prior_auth,
    kind       text NOT NULL CHECK (kind IN ('issued', 'shown')),
    PRIMARY KEY (value, prior_auth)
);
CREATE UNIQUE INDEX prior_auth_number_issued ON prior_auth_number (value) WHERE kind = 'issued';

-- What was sent, byte for byte.
CREATE TABLE prior_auth_document (
    prior_auth  uuid        NOT NULL REFERENCES prior_auth,
    number      integer     NOT NULL GENERATED ALWAYS AS IDENTITY,
    kind        text        NOT NULL,
    received_at timestamptz NOT NULL,
    format      text        NOT NULL,
    body        bytea       NOT NULL,
    PRIMARY KEY (prior_auth, number)
);

-- Every change, in order, never altered: where a line stands follows from these.
CREATE TABLE prior_auth_event (
    prior_auth uuid        NOT NULL REFERENCES prior_auth,
    version    integer     NOT NULL,
    at         timestamptz NOT NULL,
    actor      text        NOT NULL,
    kind       text        NOT NULL,
    reason     text        NOT NULL,
    standings  jsonb       NOT NULL,
    PRIMARY KEY (prior_auth, version)
);
CREATE FUNCTION prior_auth_event_stays() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'events are only ever added' USING ERRCODE = '55000'; END $$;
CREATE TRIGGER prior_auth_event_stays BEFORE UPDATE OR DELETE ON prior_auth_event
    FOR EACH ROW EXECUTE FUNCTION prior_auth_event_stays();
