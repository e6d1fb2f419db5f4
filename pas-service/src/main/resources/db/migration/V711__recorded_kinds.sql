-- What a recorded situation was decided for, so that a simulation can choose.
ALTER TABLE recorded_request ADD COLUMN kind text NOT NULL DEFAULT 'SUBMISSION';

ALTER TABLE policy_simulation ADD COLUMN kinds text NOT NULL DEFAULT 'SUBMISSION'; -- with commas between them
ALTER TABLE policy_simulation ADD COLUMN oldest bigint NOT NULL DEFAULT 0; -- number of the oldest recorded request that is read
