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
    newest   bigint      NOT NULL, -- number of the newest recorded request by then
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

-- Requests as they were put to the rules, for drafts to be tried on.
CREATE TABLE recorded_request (
    number    bigint      PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    at        timestamptz NOT NULL,
    situation text        NOT NULL
);
CREATE INDEX recorded_request_at ON recorded_request USING brin (at);
