-- Letters as they were sent. One of each kind to each audience about each version of an authorization, whoever writes it twice.
CREATE TABLE letter (
    id         uuid        PRIMARY KEY,
    prior_auth uuid        NOT NULL REFERENCES prior_auth,
    version    integer     NOT NULL,
    kind       text        NOT NULL,
    audience   text        NOT NULL,
    written_at timestamptz NOT NULL,
    parts      jsonb       NOT NULL,
    UNIQUE (prior_auth, version, kind, audience)
);
CREATE FUNCTION letter_stays() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'a letter stays as it was sent' USING ERRCODE = '55000'; END $$;
CREATE TRIGGER letter_stays BEFORE UPDATE ON letter FOR EACH ROW EXECUTE FUNCTION letter_stays();
