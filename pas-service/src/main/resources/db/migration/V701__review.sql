-- The worklist: one row for each request that has waited for somebody, made from the registry after each change of it. What
-- can be made again lies beside the one thing that cannot: who holds the case.
CREATE TABLE review_case (
    prior_auth   uuid        PRIMARY KEY REFERENCES prior_auth,
    version      integer     NOT NULL,
    open         boolean     NOT NULL,
    queue        text        NOT NULL,
    skill        text        NOT NULL, -- NURSE or PHYSICIAN; empty where somebody else is waited for
    business     text        NOT NULL, -- line of business; empty where it is not known
    state        text        NOT NULL,
    expedited    boolean     NOT NULL,
    service      text        NOT NULL,
    lines        integer     NOT NULL,
    decided_by   text[]      NOT NULL, -- who took part in a decision that is appealed
    counted_from timestamptz NOT NULL,
    due_at       timestamptz NOT NULL,
    holder       text        NOT NULL DEFAULT '',
    holder_name  text        NOT NULL DEFAULT '',
    held_at      timestamptz
);
CREATE INDEX review_case_due ON review_case (due_at, prior_auth) WHERE open;
CREATE INDEX review_case_free ON review_case (due_at, prior_auth) WHERE open AND holder = '' AND skill <> '';
CREATE INDEX review_case_held ON review_case (holder, due_at) WHERE open AND holder <> '';

-- What was open before there was a worklist of this kind; the next change of each fills in the rest.
INSERT INTO review_case (prior_auth, version, open, queue, skill, business, state, expedited, service, lines, decided_by,
                         counted_from, due_at)
SELECT a.id, 0, true, 'DECIDE', coalesce(max(l.reviewer), ''), '', '',
       coalesce((a.content -> 'clock' ->> 'expedited')::boolean, false), min(l.service), count(*), '{}', a.counted_from, a.due_at
FROM prior_auth a JOIN prior_auth_line l ON l.prior_auth = a.id
WHERE a.open GROUP BY a.id;

-- Who reviews, as far as they have ever looked at the worklist: whom one can assign a case to.
CREATE TABLE reviewer (
    subject text        PRIMARY KEY,
    name    text        NOT NULL,
    roles   text        NOT NULL,
    seen_at timestamptz NOT NULL
);

-- Filters of the worklist that somebody gave a name.
CREATE TABLE review_filter (
    subject text NOT NULL,
    name    text NOT NULL,
    query   text NOT NULL,
    PRIMARY KEY (subject, name)
);

-- What reviewers write for one another; only ever added.
CREATE TABLE review_note (
    id         uuid        PRIMARY KEY,
    prior_auth uuid        NOT NULL REFERENCES prior_auth,
    subject    text        NOT NULL,
    name       text        NOT NULL,
    written_at timestamptz NOT NULL,
    text       text        NOT NULL
);
CREATE INDEX review_note_of ON review_note (prior_auth, written_at);

-- Who has a case open just now. Worth nothing after a crash.
CREATE UNLOGGED TABLE review_presence (
    prior_auth uuid        NOT NULL,
    subject    text        NOT NULL,
    name       text        NOT NULL,
    seen_at    timestamptz NOT NULL,
    PRIMARY KEY (prior_auth, subject)
);
