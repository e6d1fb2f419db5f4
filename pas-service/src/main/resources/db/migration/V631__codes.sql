-- Code systems as an operator loaded them, release by release. A release is never changed; a newer one stands beside it.
CREATE TABLE code_release (
    system    text        NOT NULL,
    release   text        NOT NULL,
    number    bigint      NOT NULL GENERATED ALWAYS AS IDENTITY, -- the highest one of a system is what it has now
    codes     integer     NOT NULL,
    digest    text        NOT NULL, -- of its codes and words
    person    text        NOT NULL,
    at        timestamptz NOT NULL,
    PRIMARY KEY (system, release)
);

CREATE TABLE code (
    system  text NOT NULL,
    release text NOT NULL,
    value   text NOT NULL,
    display text NOT NULL,
    PRIMARY KEY (system, release, value),
    FOREIGN KEY (system, release) REFERENCES code_release
);

-- Value sets: what their authors wrote, and the codes that it meant when it was written. A changed set is another version.
CREATE TABLE value_set (
    name       text        NOT NULL,
    version    text        NOT NULL,
    reference  text        NOT NULL UNIQUE, -- as policies name it
    definition text        NOT NULL,
    person     text        NOT NULL,
    at         timestamptz NOT NULL,
    reason     text        NOT NULL,
    PRIMARY KEY (name, version)
);

CREATE TABLE value_set_code (
    reference text NOT NULL REFERENCES value_set (reference),
    system    text NOT NULL,
    value     text NOT NULL,
    PRIMARY KEY (reference, system, value)
);
