-- Which parts of the demo data were loaded: each once, whatever becomes of its records afterwards.
CREATE TABLE demo_bundle (
    name      text        PRIMARY KEY,
    loaded_at timestamptz NOT NULL
);
