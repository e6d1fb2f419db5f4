-- Forms that persons wrote in the place of those made from a version of a policy; without a bundle, the made one was put back.
CREATE TABLE dtr_written_form (
    policy         text        NOT NULL,
    policy_version text        NOT NULL,
    revision       int         NOT NULL,
    at             timestamptz NOT NULL,
    author         text        NOT NULL,
    bundle         text,
    PRIMARY KEY (policy, policy_version, revision)
);
