-- A second look at a decision runs on a clock of its own: since when the clock runs is no longer when it was received.
ALTER TABLE prior_auth ADD COLUMN counted_from timestamptz;
UPDATE prior_auth SET counted_from = received_at;
ALTER TABLE prior_auth ALTER COLUMN counted_from SET NOT NULL;
