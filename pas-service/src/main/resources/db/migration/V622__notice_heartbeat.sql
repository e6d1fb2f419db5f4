-- Some subscribers want a sign of life when there was nothing to tell for a while.
ALTER TABLE subscriber ADD COLUMN heartbeat_seconds bigint;
ALTER TABLE subscriber ADD COLUMN told_at timestamptz NOT NULL DEFAULT now();
