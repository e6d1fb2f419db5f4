-- Which warnings were raised of a clock that runs out, each once.
CREATE TABLE prior_auth_warning (
    prior_auth uuid        NOT NULL REFERENCES prior_auth,
    percent    integer     NOT NULL,
    due_at     timestamptz NOT NULL, -- an extension makes a new clock, with warnings of its own
    raised_at  timestamptz NOT NULL,
    PRIMARY KEY (prior_auth, percent, due_at)
);
