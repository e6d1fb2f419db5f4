-- The planner reads these statistics several times for each condition that it plans. Types, states and categories, of which a
-- value may be a tenth of a table, are a few hundred; a code beyond them is rare enough to be taken as such.
ALTER TABLE record_key ALTER COLUMN key SET STATISTICS 500;
