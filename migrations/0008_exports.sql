-- Archives of everything that belongs to an account.
CREATE TABLE exports (
    id TEXT PRIMARY KEY,            -- UUIDv7
    account_id TEXT NOT NULL UNIQUE, -- one at a time: a new one takes the place of the last
    origin TEXT NOT NULL,           -- scheme and host of the pages that its mail leads to
    state TEXT NOT NULL,            -- pending, ready, failed
    attempts INTEGER NOT NULL,
    available_at INTEGER,           -- pending: nobody else takes it before
    object TEXT,                    -- ready: where it lies in R2
    bytes INTEGER,
    link_digest TEXT,               -- of the token that opens it once; NULL when it was used
    created_at INTEGER NOT NULL,
    ready_at INTEGER,
    expires_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE INDEX exports_by_turn ON exports (available_at) WHERE state = 'pending';
CREATE INDEX exports_by_expiry ON exports (expires_at);
