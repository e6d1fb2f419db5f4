-- Which tokens of ours a client may still use. A count, not a moment: the clocks of two instances differ, and a token says
-- only the second in which it was made.
ALTER TABLE client ADD COLUMN token_generation integer NOT NULL DEFAULT 1;
COMMENT ON COLUMN client.token_generation IS 'our tokens of an earlier generation are void';
COMMENT ON COLUMN client.tokens_valid_from IS 'tokens of other issuers that were issued before are void';
