-- Coverage policies. Nothing here is ever changed or removed: a change is one more row, with who, when and why.

-- The documents. A revision belongs to one version of one policy; the cases are those of the whole policy at that time.
CREATE TABLE policy_revision (
    policy          text    NOT NULL,
    version         text    NOT NULL,
    revision        integer NOT NULL CHECK (revision > 0),
    document        text    NOT NULL,
    cases           text    NOT NULL,
    title           text    NOT NULL,
    authority       text    NOT NULL,
    owner           text    NOT NULL,
    effective_from  date    NOT NULL,
    effective_until date,
    PRIMARY KEY (policy, version, revision)
);

-- The life of a version, step by step. Whoever wants to add a step must have seen the one before: the number tells.
CREATE TABLE policy_step (
    policy   text        NOT NULL,
    version  text        NOT NULL,
    number   integer     NOT NULL CHECK (number > 0),
    act      text        NOT NULL,
    state    text        NOT NULL, -- after the step
    revision integer     NOT NULL, -- that the state speaks of; 0 where the version is to end
    person   text        NOT NULL,
    client   text        NOT NULL,
    at       timestamptz NOT NULL,
    reason   text        NOT NULL,
    due      timestamptz,          -- of a scheduled publication
    PRIMARY KEY (policy, version, number)
);

-- What was published when. A release takes effect as a whole; its entries without a revision withdraw a version.
CREATE TABLE policy_release (
    number   integer     PRIMARY KEY,
    kind     text        NOT NULL,
    recorded timestamptz NOT NULL, -- from when on it counts as known
    person   text        NOT NULL,
    client   text        NOT NULL,
    at       timestamptz NOT NULL, -- when it was written down
    reason   text        NOT NULL
);

CREATE TABLE policy_release_entry (
    release  integer NOT NULL REFERENCES policy_release,
    policy   text    NOT NULL,
    version  text    NOT NULL,
    revision integer,
    PRIMARY KEY (release, policy, version),
    FOREIGN KEY (policy, version, revision) REFERENCES policy_revision
);
CREATE INDEX policy_release_entry_version ON policy_release_entry (policy, version, release);

CREATE FUNCTION policy_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the history of policies is append-only: % on % refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER policy_revision_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON policy_revision
    EXECUTE FUNCTION policy_refuse();
CREATE TRIGGER policy_step_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON policy_step
    EXECUTE FUNCTION policy_refuse();
CREATE TRIGGER policy_release_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON policy_release
    EXECUTE FUNCTION policy_refuse();
CREATE TRIGGER policy_release_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON policy_release_entry
    EXECUTE FUNCTION policy_refuse();
