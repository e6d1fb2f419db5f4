-- When a case comes nearer to being late is known as soon as its clock is, so nothing is computed for each of them when a
-- worklist is looked at; and what is counted there lies in one index.
ALTER TABLE review_case ADD COLUMN medium_at timestamptz, ADD COLUMN high_at timestamptz;
UPDATE review_case SET medium_at = counted_from + (due_at - counted_from) * 0.75,
                       high_at = counted_from + (due_at - counted_from) * 0.9;
ALTER TABLE review_case ALTER COLUMN medium_at SET NOT NULL, ALTER COLUMN high_at SET NOT NULL;
CREATE INDEX review_case_counted ON review_case (queue, skill, business, state, holder, due_at, high_at, medium_at) WHERE open;
