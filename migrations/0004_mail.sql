-- Mails that wait, and what became of those that don't. Written in one batch with what they tell of.
CREATE TABLE mails (
    id TEXT PRIMARY KEY,            -- UUIDv7
    account_id TEXT,                -- whose, where there is an account
    recipient TEXT NOT NULL,
    template TEXT NOT NULL,         -- which mail, for those who look after the service
    sealed TEXT,                    -- what it says, sealed; removed once it was sent or given up
    attempts INTEGER NOT NULL,      -- begun so far
    available_at INTEGER NOT NULL,  -- due then; while somebody sends it, when their lease ends
    created_at INTEGER NOT NULL,
    sent_at INTEGER,
    failed_at INTEGER,              -- given up then
    error TEXT                      -- of the last attempt; a code, never an address
) WITHOUT ROWID;

CREATE INDEX mails_due ON mails (available_at) WHERE sent_at IS NULL AND failed_at IS NULL;
CREATE INDEX mails_by_age ON mails (created_at);
CREATE INDEX mails_by_account ON mails (account_id, id);

-- On a developer's machine and in tests mails end here, to be read at /dev/outbox.
CREATE TABLE outbox (
    id TEXT PRIMARY KEY,            -- that of the mail
    recipient TEXT NOT NULL,
    headers TEXT NOT NULL,          -- JSON: pairs of name and value
    subject TEXT NOT NULL,
    text TEXT NOT NULL,
    html TEXT NOT NULL,
    created_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE INDEX outbox_by_recipient ON outbox (recipient, id);
CREATE INDEX outbox_by_age ON outbox (created_at);
