-- Talks between the clinician who ordered and one of ours, as they are arranged and what came of them.
CREATE TABLE review_talk (
    id         uuid        PRIMARY KEY,
    prior_auth uuid        NOT NULL REFERENCES prior_auth,
    at         timestamptz NOT NULL,
    subject    text        NOT NULL, -- who of us talks
    name       text        NOT NULL,
    with_whom  text        NOT NULL,
    phone      text        NOT NULL,
    state      text        NOT NULL,
    outcome    text        NOT NULL DEFAULT ''
);
CREATE INDEX review_talk_of ON review_talk (prior_auth, at);
CREATE INDEX review_talk_planned ON review_talk (subject, at) WHERE state = 'PLANNED';
