-- Drafts tried on past requests.
CREATE TABLE policy_simulation (
    id       uuid        PRIMARY KEY,
    policy   text        NOT NULL,
    version  text        NOT NULL,
    revision integer     NOT NULL,
    release  integer     NOT NULL, -- what the draft is compared with
    history  text        NOT NULL,
    requests bigint      NOT NULL,
    seed     bigint      NOT NULL,
    person   text        NOT NULL,
    at       timestamptz NOT NULL,
    job      uuid        NOT NULL
);
CREATE INDEX policy_simulation_at ON policy_simulation (at DESC);

-- What came of each part of the requests; a part is kept as soon as it is done.
CREATE TABLE policy_simulation_part (
    simulation uuid    NOT NULL REFERENCES policy_simulation ON DELETE CASCADE,
    number     integer NOT NULL,
    content    jsonb   NOT NULL,
    PRIMARY KEY (simulation, number)
);
