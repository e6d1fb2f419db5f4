-- Who wants to be told of changes to authorizations, and which changes each was told of.
CREATE TABLE subscriber (
    id            uuid        PRIMARY KEY,
    release       text        NOT NULL,
    client        text        NOT NULL,
    status        text        NOT NULL,
    endpoint      text        NOT NULL,
    headers       text[]      NOT NULL,
    content_type  text        NOT NULL,
    full_resource boolean     NOT NULL,
    providers     text[]      NOT NULL,
    end_at        timestamptz,
    reason        text        NOT NULL,
    changed_at    timestamptz NOT NULL,
    events        bigint      NOT NULL
) WITH (fillfactor = 70);
CREATE INDEX subscriber_client ON subscriber (client);

CREATE TABLE subscriber_event (
    subscriber uuid    NOT NULL REFERENCES subscriber,
    prior_auth uuid    NOT NULL,
    version    integer NOT NULL,
    PRIMARY KEY (subscriber, prior_auth, version)
);
