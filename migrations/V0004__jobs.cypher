// A job is looked up by its id, and those that wait or are being done by their state, once a second.
CREATE CONSTRAINT job_id IF NOT EXISTS FOR (j:Job) REQUIRE j.id IS UNIQUE;
CREATE INDEX job_state IF NOT EXISTS FOR (j:Job) ON (j.state);
// One node a kind, which whoever begins a job of it locks.
CREATE CONSTRAINT lease_kind IF NOT EXISTS FOR (l:Lease) REQUIRE l.kind IS UNIQUE;
