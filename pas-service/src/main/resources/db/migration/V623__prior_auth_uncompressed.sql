-- Who asks waits while what they sent is kept: bytes are written as they are.
ALTER TABLE prior_auth_document ALTER COLUMN body SET STORAGE EXTERNAL;
