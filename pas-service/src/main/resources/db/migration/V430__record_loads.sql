-- Files of records on their way into the shelf: received in parts, which wait packed until a job has stored them.

CREATE TABLE record_load (
    id       uuid        PRIMARY KEY,
    name     text        NOT NULL,
    begun_by text        NOT NULL,
    begun_at timestamptz NOT NULL,
    job      uuid -- once everything was received
);
CREATE INDEX record_load_begun ON record_load (begun_at);

CREATE TABLE record_load_part (
    load      uuid    NOT NULL REFERENCES record_load ON DELETE CASCADE,
    number    integer NOT NULL,
    lines     integer NOT NULL,
    content   bytea, -- lines of JSON, deflated; NULL once they are stored
    stored    integer NOT NULL DEFAULT 0,
    unchanged integer NOT NULL DEFAULT 0,
    refused   integer NOT NULL DEFAULT 0,
    PRIMARY KEY (load, number)
);
ALTER TABLE record_load_part ALTER COLUMN content SET STORAGE EXTERNAL;

-- What was wrong with a line, which itself is not kept.
CREATE TABLE record_load_refused (
    load  uuid    NOT NULL REFERENCES record_load ON DELETE CASCADE,
    part  integer NOT NULL,
    line  integer NOT NULL, -- within the part, from 1
    code  text    NOT NULL,
    text  text    NOT NULL,
    place text    NOT NULL
);
CREATE INDEX record_load_refused_load ON record_load_refused (load, part, line);
