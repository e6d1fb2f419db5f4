-- CQL is translated once; the digest is that of the text and the translator.
CREATE TABLE dtr_translation (
    digest text PRIMARY KEY,
    elm    text NOT NULL
);

-- Since when a form, library or value set has had its content.
CREATE TABLE dtr_form_version (
    form   text        NOT NULL,
    digest text        NOT NULL,
    since  timestamptz NOT NULL,
    PRIMARY KEY (form, digest)
);

-- What clients report about our forms.
CREATE TABLE dtr_error_report (
    id             uuid        PRIMARY KEY,
    at             timestamptz NOT NULL,
    client         text        NOT NULL,
    edition        text        NOT NULL,
    questionnaires text[]      NOT NULL,
    outcome        jsonb       NOT NULL
);
CREATE INDEX dtr_error_report_by_time ON dtr_error_report (at DESC);
