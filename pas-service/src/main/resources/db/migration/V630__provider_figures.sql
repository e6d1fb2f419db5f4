-- What came of the requests of one provider for one service: exemptions are computed from it.
ALTER TABLE prior_auth_line
    ADD COLUMN provider text NOT NULL DEFAULT '', -- NPI of who delivers; empty where none was told
    ADD COLUMN kind     text NOT NULL DEFAULT '';
CREATE INDEX prior_auth_line_provider ON prior_auth_line (provider, service) WHERE provider <> '';
