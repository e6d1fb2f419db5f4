-- What this database is, so that a service never runs on another product's by mistake.
CREATE TABLE service_identity (
    only_row   boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    product    text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
INSERT INTO service_identity (product) VALUES ('prior-authorization');
