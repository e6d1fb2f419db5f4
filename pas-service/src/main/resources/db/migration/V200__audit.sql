-- The audit trail. Records are chained by hash in lanes: appends of concurrent transactions take different lanes, so they do
-- not wait for one another. docs/audit.md explains the whole.

-- One row for each record, in partitions of a month.
CREATE TABLE audit_record (
    tenant      text        NOT NULL,
    lane        smallint    NOT NULL,
    day         date        NOT NULL, -- names the chain within the lane
    seq         bigint      NOT NULL, -- without gaps within the lane, over all its days
    recorded_at timestamptz NOT NULL,
    id          uuid        NOT NULL,
    client      text        NOT NULL,
    patients    text[]      NOT NULL,
    record      text        NOT NULL, -- canonical JSON (RFC 8785), all but the hash; the columns before this one only repeat it
    prev        bytea       NOT NULL,
    hash        bytea       NOT NULL, -- SHA-256 of prev and record
    PRIMARY KEY (tenant, lane, seq, day)
) PARTITION BY RANGE (day);
CREATE INDEX audit_record_time ON audit_record (recorded_at, id);
CREATE INDEX audit_record_client ON audit_record (client, recorded_at, id);
CREATE INDEX audit_record_patients ON audit_record USING gin (patients);

-- Where each lane stands. The only rows of the trail that change.
CREATE TABLE audit_head (
    tenant text     NOT NULL,
    lane   smallint NOT NULL,
    day    date     NOT NULL,
    seq    bigint   NOT NULL,
    hash   bytea    NOT NULL,
    PRIMARY KEY (tenant, lane)
) WITH (fillfactor = 20, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

-- What was signed: every few minutes, the roots of the lanes' new records.
CREATE TABLE audit_anchor (
    number      bigint PRIMARY KEY,
    anchored_at timestamptz NOT NULL,
    signed      text        NOT NULL -- a JWS
);

-- How far each lane is anchored: the anchoring job's own note, which the verification does not rely on.
CREATE TABLE audit_anchored (
    tenant text     NOT NULL,
    lane   smallint NOT NULL,
    day    date     NOT NULL,
    seq    bigint   NOT NULL,
    PRIMARY KEY (tenant, lane)
);

-- Where the lanes begin since a month was dropped: the last record of each that went with it.
CREATE TABLE audit_cut (
    month      date     NOT NULL,
    tenant     text     NOT NULL,
    lane       smallint NOT NULL,
    day        date     NOT NULL,
    seq        bigint   NOT NULL,
    hash       bytea    NOT NULL,
    -- the audit record that tells of the drop and vouches for these rows
    said_tenant text    NOT NULL,
    said_lane  smallint NOT NULL,
    said_day   date     NOT NULL,
    said_seq   bigint   NOT NULL,
    PRIMARY KEY (month, tenant, lane)
);

CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit trail is append-only: % on % refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER audit_record_append_only BEFORE UPDATE OR DELETE ON audit_record
    FOR EACH ROW EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_record_no_truncate BEFORE TRUNCATE ON audit_record EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_anchor_append_only BEFORE UPDATE OR DELETE ON audit_anchor
    FOR EACH ROW EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_anchor_no_truncate BEFORE TRUNCATE ON audit_anchor EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_cut_append_only BEFORE UPDATE OR DELETE ON audit_cut
    FOR EACH ROW EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_cut_no_truncate BEFORE TRUNCATE ON audit_cut EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_head_no_delete BEFORE DELETE ON audit_head
    FOR EACH ROW EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_head_no_truncate BEFORE TRUNCATE ON audit_head EXECUTE FUNCTION audit_refuse();

-- The partition of the month in which the given day lies; true if it was made now.
CREATE FUNCTION audit_make_partition(some_day date) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    month date := date_trunc('month', some_day)::date;
    name  text := 'audit_record_' || to_char(month, 'YYYY_MM');
BEGIN
    IF to_regclass(name) IS NOT NULL THEN RETURN false; END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended('partitions of audit_record', 0));
    IF to_regclass(name) IS NOT NULL THEN RETURN false; END IF;
    EXECUTE format('CREATE TABLE %I PARTITION OF audit_record FOR VALUES FROM (%L) TO (%L)',
        name, month, (month + interval '1 month')::date);
    EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON %I EXECUTE FUNCTION audit_refuse()', name);
    EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %I FROM CURRENT_USER, PUBLIC', name);
    RETURN true;
END $$;

-- The owner may give itself these rights again; the triggers stay in its way.
REVOKE UPDATE, DELETE, TRUNCATE ON audit_record, audit_anchor, audit_cut FROM CURRENT_USER, PUBLIC;
REVOKE DELETE, TRUNCATE ON audit_head FROM CURRENT_USER, PUBLIC;
