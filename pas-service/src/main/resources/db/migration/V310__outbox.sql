-- Messages that wait for a consumer, one row for each of a topic's consumers. A delivered message's row is gone.
CREATE TABLE outbox_message (
    consumer text        NOT NULL,
    id       bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    topic    text        NOT NULL,
    key      text        NOT NULL,
    payload  text        NOT NULL,
    put_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (consumer, id)
) WITH (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 5000);
CREATE INDEX outbox_message_key ON outbox_message (consumer, key, id);

-- A key that is in someone's hands, or pauses after a failure. No row: its messages are free to be taken.
CREATE TABLE outbox_key (
    consumer   text        NOT NULL,
    key        text        NOT NULL,
    owner      uuid,       -- the instance that delivers the key's messages; empty while it pauses
    free_at    timestamptz NOT NULL,
    attempts   integer     NOT NULL DEFAULT 0,
    last_error text        NOT NULL DEFAULT '',
    PRIMARY KEY (consumer, key)
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 5000);
CREATE INDEX outbox_key_free ON outbox_key (consumer, free_at);

-- Messages that no attempt delivered, until someone replays or discards them.
CREATE TABLE outbox_dead (
    consumer   text        NOT NULL,
    id         bigint      NOT NULL,
    topic      text        NOT NULL,
    key        text        NOT NULL,
    payload    text        NOT NULL,
    put_at     timestamptz NOT NULL,
    died_at    timestamptz NOT NULL DEFAULT now(),
    attempts   integer     NOT NULL,
    last_error text        NOT NULL,
    PRIMARY KEY (id)
);
