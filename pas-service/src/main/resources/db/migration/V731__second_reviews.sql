-- Decisions that people made and that another person looks at once more, drawn by chance: whether colleagues decide alike.
CREATE TABLE second_review (
    id           uuid        PRIMARY KEY,
    prior_auth   uuid        NOT NULL REFERENCES prior_auth,
    line         integer     NOT NULL,
    version      integer     NOT NULL, -- of the authorization that the decision made
    decision     text        NOT NULL, -- APPROVED, IN_PART, INSTEAD or DENIED
    service      text        NOT NULL,
    by_subject   text        NOT NULL, -- who decided
    by_name      text        NOT NULL,
    by_npi       text        NOT NULL,
    decided_at   timestamptz NOT NULL,
    seen_subject text        NOT NULL DEFAULT '', -- who looked once more; empty until somebody has
    seen_name    text        NOT NULL DEFAULT '',
    seen_at      timestamptz,
    agrees       boolean,
    words        text        NOT NULL DEFAULT '',
    UNIQUE (prior_auth, line, version)
);
CREATE INDEX second_review_open ON second_review (decided_at, id) WHERE seen_at IS NULL;
CREATE INDEX second_review_decided ON second_review (decided_at);
