-- Devices that have shown that somebody is there.
CREATE TABLE challenge_passes (
    owner TEXT PRIMARY KEY,         -- device:…
    expires_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE INDEX challenge_passes_by_expiry ON challenge_passes (expires_at);
