-- Launches of the form app that are under way at an EHR; each is answered once or forgotten.
CREATE TABLE form_app_launch (
    state_hash text        PRIMARY KEY,
    ehr        text        NOT NULL,
    nonce      text        NOT NULL,
    verifier   text        NOT NULL,
    destination text       NOT NULL, -- a draft that was handed over; empty for none
    began_at   timestamptz NOT NULL
);

-- Who works at a form, come from which EHR, about which patient. The secret in the browser's cookie is kept nowhere, only its hash;
-- the EHR's tokens are encrypted with it, so that these rows alone open no chart.
CREATE TABLE form_app_visit (
    id            uuid        PRIMARY KEY,
    secret_hash   text        NOT NULL,
    ehr           text        NOT NULL,
    subject       text        NOT NULL, -- as the EHR knows them
    practitioner  text        NOT NULL, -- reference on the EHR's server
    patient       text        NOT NULL, -- id on the EHR's server
    orders        text[]      NOT NULL, -- what the app was launched for
    coverage      text        NOT NULL,
    questionnaires text[]     NOT NULL,
    assertions    text[]      NOT NULL,
    sealed_tokens text        NOT NULL,
    began_at      timestamptz NOT NULL,
    seen_at       timestamptz NOT NULL
);

-- Forms that are being filled in, for a patient of an EHR.
CREATE TABLE form_app_draft (
    id            uuid        PRIMARY KEY,
    ehr           text        NOT NULL,
    patient       text        NOT NULL,
    form          text        NOT NULL, -- canonical with its version
    title         text        NOT NULL,
    orders        text[]      NOT NULL,
    coverage      text        NOT NULL,
    questionnaire text        NOT NULL, -- as it is shown, JSON
    filled_in     text        NOT NULL, -- the response as machines filled it in, before anybody saw it, JSON
    response      text        NOT NULL, -- the response as it stands, JSON
    gaps          text        NOT NULL, -- why questions were left empty, JSON
    confirmed     text[]      NOT NULL, -- questions whose filled-in answer somebody confirmed
    state         text        NOT NULL,
    stored_as     text,                 -- reference of the response in the EHR
    authorization_id uuid,              -- what was asked for with it
    last_by       text        NOT NULL, -- who saved it last: their reference in the EHR
    version       integer     NOT NULL,
    created_at    timestamptz NOT NULL,
    changed_at    timestamptz NOT NULL
);

CREATE INDEX form_app_draft_of_patient ON form_app_draft (ehr, patient, changed_at DESC);
CREATE INDEX form_app_draft_untouched ON form_app_draft (changed_at);
CREATE INDEX form_app_visit_seen ON form_app_visit (seen_at);
