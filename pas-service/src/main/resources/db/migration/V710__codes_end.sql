-- What is known of codes beside their words, and releases that count no more.

ALTER TABLE code ADD COLUMN last_day date; -- on which a terminated code is valid

-- Of a release that is not complete it cannot be said that a code does not exist.
ALTER TABLE code_release ADD COLUMN complete boolean NOT NULL DEFAULT true;

-- A withdrawal takes nothing away: the release can still be read, and the one before it counts again.
CREATE TABLE code_release_withdrawal (
    system  text        NOT NULL,
    release text        NOT NULL,
    person  text        NOT NULL,
    at      timestamptz NOT NULL,
    reason  text        NOT NULL,
    PRIMARY KEY (system, release),
    FOREIGN KEY (system, release) REFERENCES code_release
);
