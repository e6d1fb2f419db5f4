-- What a second person said of a form that somebody wrote: only what was approved is handed out.
ALTER TABLE dtr_written_form ADD COLUMN client text NOT NULL DEFAULT '', ADD COLUMN checked text NOT NULL DEFAULT '';
UPDATE dtr_written_form SET client = author;
ALTER TABLE dtr_written_form ALTER COLUMN client DROP DEFAULT, ALTER COLUMN checked DROP DEFAULT;

CREATE TABLE dtr_form_verdict (
    policy         text        NOT NULL,
    policy_version text        NOT NULL,
    revision       int         NOT NULL,
    at             timestamptz NOT NULL,
    person         text        NOT NULL,
    client         text        NOT NULL,
    approved       boolean     NOT NULL,
    reason         text        NOT NULL,
    checked        text        NOT NULL,
    PRIMARY KEY (policy, policy_version, revision),
    FOREIGN KEY (policy, policy_version, revision) REFERENCES dtr_written_form
);

INSERT INTO dtr_form_verdict (policy, policy_version, revision, at, person, client, approved, reason, checked)
SELECT policy, policy_version, revision, at, author, client, true, 'taken before a second person had to approve', ''
FROM dtr_written_form;
