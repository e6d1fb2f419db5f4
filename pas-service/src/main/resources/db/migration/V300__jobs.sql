-- A job as people see it. Its time and its lease are in scheduled_tasks.
CREATE TABLE job (
    id               uuid PRIMARY KEY,
    number           bigint GENERATED ALWAYS AS IDENTITY,
    kind             text        NOT NULL,
    unique_key       text,
    recurring        boolean     NOT NULL,
    payload          jsonb       NOT NULL,
    state            text        NOT NULL CHECK (state IN ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
    run              uuid,       -- the attempt that holds the job: what another attempt writes does not count
    attempts         integer     NOT NULL DEFAULT 0,
    cancel_requested boolean     NOT NULL DEFAULT false,
    done             bigint      NOT NULL DEFAULT 0,
    total            bigint      NOT NULL DEFAULT 0,
    checkpoint       jsonb,
    last_error       text        NOT NULL DEFAULT '',
    submitted_by     text        NOT NULL,
    submitted_at     timestamptz NOT NULL,
    due_at           timestamptz NOT NULL,
    started_at       timestamptz,
    finished_at      timestamptz
);
CREATE UNIQUE INDEX job_number ON job (number);
CREATE UNIQUE INDEX job_live_key ON job (kind, unique_key) WHERE state IN ('QUEUED', 'RUNNING');
CREATE INDEX job_running ON job (kind) WHERE state = 'RUNNING';
CREATE INDEX job_queued ON job (kind, number) WHERE state = 'QUEUED';
CREATE INDEX job_finished ON job (finished_at) WHERE finished_at IS NOT NULL;

-- The table of db-scheduler: when something is due, who has picked it, and when that worker last said that it lives.
CREATE TABLE scheduled_tasks (
    task_name            text        NOT NULL,
    task_instance        text        NOT NULL,
    task_data            bytea,
    execution_time       timestamptz NOT NULL,
    picked               boolean     NOT NULL,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      NOT NULL,
    priority             smallint,
    PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_due ON scheduled_tasks (execution_time) WHERE NOT picked;
CREATE INDEX scheduled_tasks_heartbeat ON scheduled_tasks (last_heartbeat) WHERE picked;
