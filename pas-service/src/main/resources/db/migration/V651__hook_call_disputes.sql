-- Calls are looked up by what was said in them, and forgotten when their time is over.
CREATE INDEX hook_call_assertions ON hook_call USING gin (assertions);
CREATE INDEX hook_card_shown_at ON hook_card USING brin (shown_at);
CREATE INDEX coverage_assertion_last_said ON coverage_assertion (last_said);
