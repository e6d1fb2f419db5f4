-- For which definition of each search parameter the records are indexed. A parameter that is missing here, or has another
-- definition by now, is indexed by a job, and not answered before.
CREATE TABLE record_param (
    name       text    COLLATE "C" PRIMARY KEY,
    definition bigint  NOT NULL,
    ready      boolean NOT NULL
);
