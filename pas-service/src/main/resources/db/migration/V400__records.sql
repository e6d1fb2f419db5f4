-- FHIR records: documents as bytes beside index rows made from them. Why it is laid out like this: docs/adr/2611-records-layout.md

-- For :contains. Trusted: the owner of a database may create it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- One row for each patient who is mentioned. A patient's records have numbers from number * 2^20 on, so that a compartment
-- is a range of every index. The row is locked while a number is taken.
CREATE TABLE record_compartment (
    patient text COLLATE "C" PRIMARY KEY,
    number  bigint  NOT NULL GENERATED ALWAYS AS IDENTITY (START WITH 1048576) UNIQUE,
    next    integer NOT NULL DEFAULT 0
);

-- Numbers of records that are no patient's.
CREATE SEQUENCE record_shared_number MINVALUE 1 MAXVALUE 1099511627775 CACHE 50;

-- The current version of each record, also of a deleted one (document NULL).
CREATE TABLE record (
    number     bigint      PRIMARY KEY,
    self       bigint      NOT NULL, -- key of Type/id, which references are kept as
    type       text        COLLATE "C" NOT NULL,
    id         text        COLLATE "C" NOT NULL,
    version    integer     NOT NULL,
    updated_at timestamptz NOT NULL,
    document   bytea
);
ALTER TABLE record ALTER COLUMN document SET STORAGE EXTERNAL; -- compressed before it gets here
CREATE UNIQUE INDEX record_self ON record (self);
CREATE INDEX record_updated ON record (type, updated_at, number);

-- The versions before.
CREATE TABLE record_version (
    number     bigint      NOT NULL,
    version    integer     NOT NULL,
    type       text        COLLATE "C" NOT NULL,
    updated_at timestamptz NOT NULL,
    document   bytea,
    PRIMARY KEY (number, version)
);
ALTER TABLE record_version ALTER COLUMN document SET STORAGE EXTERNAL;
CREATE INDEX record_version_updated ON record_version (type, updated_at, number);

-- Tokens and uris. key folds parameter and code into one column, whose statistics tell how common a value is.
CREATE TABLE record_key (
    key    bigint  NOT NULL,
    number bigint  NOT NULL,
    system bigint  NOT NULL,
    param  integer NOT NULL
);
CREATE INDEX record_key_key ON record_key (key, number, system);
CREATE INDEX record_key_number ON record_key (number);
ALTER TABLE record_key ALTER COLUMN key SET STATISTICS 2000;

CREATE TABLE record_link (
    target bigint  NOT NULL,
    number bigint  NOT NULL,
    param  integer NOT NULL
);
CREATE INDEX record_link_target ON record_link (target, param, number);
CREATE INDEX record_link_number ON record_link (number, param);

CREATE TABLE record_text (
    param  bigint NOT NULL,
    number bigint NOT NULL,
    exact  bigint NOT NULL,
    value  text   COLLATE "C" NOT NULL
);
CREATE INDEX record_text_value ON record_text (param, value, number);
CREATE INDEX record_text_number ON record_text (number);
CREATE INDEX record_text_contains ON record_text USING gin (value gin_trgm_ops);

-- Times in milliseconds, the end not included.
CREATE TABLE record_date (
    param  bigint NOT NULL,
    number bigint NOT NULL,
    low    bigint NOT NULL,
    high   bigint NOT NULL
);
CREATE INDEX record_date_low ON record_date (param, low, number);
CREATE INDEX record_date_high ON record_date (param, high, number);
CREATE INDEX record_date_number ON record_date (number, param);

CREATE TABLE record_amount (
    param      bigint  NOT NULL,
    number     bigint  NOT NULL,
    unit       bigint  NOT NULL,
    code       bigint  NOT NULL,
    base_unit  bigint  NOT NULL,
    value      numeric NOT NULL,
    base_value numeric NOT NULL
);
CREATE INDEX record_amount_value ON record_amount (param, value, number);
CREATE INDEX record_amount_base ON record_amount (param, base_unit, base_value, number);
CREATE INDEX record_amount_number ON record_amount (number, param);

-- Seals the cursors of search pages, so that any instance can open what another has handed out.
CREATE TABLE record_cursor_key (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    key      bytea NOT NULL
);
