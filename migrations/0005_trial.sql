-- Compiles that count against what an owner may have: written before the job is, settled when it is done.
CREATE TABLE compile_charges (
    job_id TEXT PRIMARY KEY,
    owner TEXT NOT NULL,            -- device:… or account:…
    period TEXT NOT NULL,           -- once, for devices; the month, YYYY-MM, for accounts
    input TEXT NOT NULL,            -- hash of what is compiled: the same again costs nothing
    network TEXT,                   -- for devices: hashed with the day's salt
    settled INTEGER NOT NULL,       -- 1: it counts for good; 0: it may still be given back
    created_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE UNIQUE INDEX compile_charges_by_owner ON compile_charges (owner, period, input);
CREATE INDEX compile_charges_by_network ON compile_charges (network, created_at) WHERE network IS NOT NULL;
CREATE INDEX compile_charges_by_age ON compile_charges (created_at);

-- Devices and networks that may not compile on trial.
CREATE TABLE blocks (
    subject TEXT PRIMARY KEY,       -- device:UUID, or network: and an address or a /64
    reason TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) WITHOUT ROWID;

-- How many came how far, by day: no ids, no addresses, nothing that could be put together.
CREATE TABLE funnel (
    day TEXT NOT NULL,              -- UTC, YYYY-MM-DD
    step TEXT NOT NULL,             -- seen, scored, compiled, limit, registered
    count INTEGER NOT NULL,
    PRIMARY KEY (day, step)
) WITHOUT ROWID;
