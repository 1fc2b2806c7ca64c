-- Devices that were handed out: anonymous owners of jobs until there are accounts.
CREATE TABLE devices (
    id TEXT PRIMARY KEY,            -- UUIDv7
    created_at INTEGER NOT NULL     -- milliseconds since the epoch, as every *_at
) WITHOUT ROWID;

-- Page faults by day and shape, stripped of everything that could be a person's text.
CREATE TABLE faults (
    day TEXT NOT NULL,              -- UTC, YYYY-MM-DD
    fingerprint TEXT NOT NULL,      -- of kind, message and stack
    kind TEXT NOT NULL,
    message TEXT NOT NULL,
    stack TEXT NOT NULL,
    page TEXT NOT NULL,             -- of the first report
    version TEXT NOT NULL,          -- of the first report
    count INTEGER NOT NULL,
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    PRIMARY KEY (day, fingerprint)
) WITHOUT ROWID;

-- Results of compiles that may answer identical input, and until when somebody points to them.
CREATE TABLE compile_results (
    prefix TEXT PRIMARY KEY,        -- where the objects lie in R2
    cache_key TEXT NOT NULL,        -- hash of files, main file, engine and TeX distribution
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE INDEX compile_results_by_key ON compile_results (cache_key, created_at);
