-- Who of the staff is signed in at which browser. The secret in the browser's cookie is kept nowhere, only its hash.
CREATE TABLE staff_session (
    hash     text        PRIMARY KEY,
    subject  text        NOT NULL, -- as the identity provider knows them
    name     text        NOT NULL,
    npi      text        NOT NULL,
    roles    text[]      NOT NULL,
    demo     boolean     NOT NULL, -- somebody invented, who counts for nothing in production
    began_at timestamptz NOT NULL,
    seen_at  timestamptz NOT NULL
);

-- Sign-ins that are under way at the identity provider; each is answered once or forgotten.
CREATE TABLE staff_sign_in (
    state_hash  text        PRIMARY KEY,
    nonce       text        NOT NULL,
    verifier    text        NOT NULL,
    destination text        NOT NULL,
    began_at    timestamptz NOT NULL
);
