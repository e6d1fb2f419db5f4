-- What was said at ordering about coverage: one row for each thing said about an order under a coverage. What is said again
-- in the same words keeps its row and its id.
CREATE TABLE coverage_assertion (
    id         uuid        PRIMARY KEY,
    number     text        NOT NULL UNIQUE, -- as it stands in the order, and in what others ask later
    key        bytea       NOT NULL UNIQUE, -- SHA-256 of who asked, of which order and coverage, and of what was said
    client     text        NOT NULL,
    patient    text,                        -- the member's id among our records; NULL if nobody was found
    order_ref  text        NOT NULL,        -- the client's reference
    order_json bytea       NOT NULL,
    coverage   text        NOT NULL,        -- the client's reference
    said       jsonb       NOT NULL,
    policies   text[]      NOT NULL,        -- id|version
    forms      text[]      NOT NULL,        -- canonicals
    auth       text,                        -- number of the authorization that was given with it
    first_said timestamptz NOT NULL,
    last_said  timestamptz NOT NULL
);
CREATE INDEX coverage_assertion_patient ON coverage_assertion (patient, last_said);

-- Each call of a hook and its answer, for disputes. The caller's access token is taken out before.
CREATE TABLE hook_call (
    id          uuid        PRIMARY KEY,
    client      text        NOT NULL,
    correlation text        NOT NULL,
    hook        text        NOT NULL,
    release     text        NOT NULL,
    instance    uuid        NOT NULL,
    assertions  text[]      NOT NULL,
    policies    text[]      NOT NULL,
    request     bytea       NOT NULL,
    answer      bytea       NOT NULL,
    at          timestamptz NOT NULL
);
CREATE INDEX hook_call_at ON hook_call (at);
CREATE INDEX hook_call_instance ON hook_call (instance);

-- Each card that was shown, and what a user did with it.
CREATE TABLE hook_card (
    id         uuid        PRIMARY KEY,
    call       uuid        NOT NULL,
    client     text        NOT NULL,
    patient    text,
    hook       text        NOT NULL,
    policy     text        NOT NULL,
    topic      text        NOT NULL,
    shown_at   timestamptz NOT NULL,
    outcome    text,
    reason     text,
    outcome_at timestamptz
);
CREATE INDEX hook_card_patient ON hook_card (patient, client, shown_at);
