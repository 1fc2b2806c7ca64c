-- People. All secrets are kept as their SHA-256; what must be read again is sealed.
CREATE TABLE accounts (
    id TEXT PRIMARY KEY,            -- UUIDv7
    email TEXT NOT NULL,            -- as the person wrote it; was confirmed by a link or a provider
    email_key TEXT NOT NULL UNIQUE, -- lower case: what makes two addresses one
    name TEXT,
    password_hash TEXT,             -- PHC string; NULL for those who sign in by a provider only
    role TEXT NOT NULL,             -- user, support, admin
    plan TEXT NOT NULL,             -- free, basic, pro, byok
    totp_sealed TEXT,               -- secret of the second factor, sealed
    totp_confirmed_at INTEGER,      -- the second factor is on since then; NULL while it is being set up
    totp_last_step INTEGER,         -- no code of this step or an earlier one is taken again
    notify_new_device INTEGER NOT NULL DEFAULT 1,
    notify_product INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    blocked_at INTEGER,             -- nobody signs in while set
    deletion_at INTEGER             -- everything is removed then
) WITHOUT ROWID;

CREATE INDEX accounts_by_deletion ON accounts (deletion_at) WHERE deletion_at IS NOT NULL;

CREATE TABLE sessions (
    id TEXT PRIMARY KEY,            -- UUIDv7
    account_id TEXT NOT NULL,
    digest TEXT NOT NULL UNIQUE,    -- of the token in the cookie
    created_at INTEGER NOT NULL,
    last_used_at INTEGER NOT NULL,  -- to within five minutes
    proved_at INTEGER NOT NULL,     -- when the person last proved who they are
    second_factor INTEGER NOT NULL, -- 1: that took two factors
    browser TEXT NOT NULL,
    system TEXT NOT NULL,
    place TEXT                      -- town and country, from the network's edge
) WITHOUT ROWID;

CREATE INDEX sessions_by_account ON sessions (account_id, last_used_at);
CREATE INDEX sessions_by_use ON sessions (last_used_at);
CREATE INDEX sessions_by_age ON sessions (created_at);

-- Links in mails; each is removed when it is followed.
CREATE TABLE links (
    digest TEXT PRIMARY KEY,
    kind TEXT NOT NULL,             -- verify, reset, change_email
    account_id TEXT,                -- whose; NULL for an account that is yet to be made
    email TEXT NOT NULL,            -- that was written to
    email_key TEXT NOT NULL,
    name TEXT,                      -- verify: what the account will have
    password_hash TEXT,             -- verify: what the account will have
    device_id TEXT,                 -- verify: the browser that asked
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE INDEX links_by_email ON links (email_key, kind);
CREATE INDEX links_by_account ON links (account_id, kind) WHERE account_id IS NOT NULL;
CREATE INDEX links_by_expiry ON links (expires_at);

-- Between the first and the second factor.
CREATE TABLE tickets (
    digest TEXT PRIMARY KEY,
    account_id TEXT NOT NULL,
    tries INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE INDEX tickets_by_account ON tickets (account_id);
CREATE INDEX tickets_by_expiry ON tickets (expires_at);

CREATE TABLE recovery_codes (
    account_id TEXT NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (account_id, digest)
) WITHOUT ROWID;

-- Accounts elsewhere that sign in here.
CREATE TABLE identities (
    provider TEXT NOT NULL,         -- google, github
    subject TEXT NOT NULL,          -- what the provider calls the person, for ever
    account_id TEXT NOT NULL,
    email TEXT NOT NULL,            -- at the time of linking
    linked_at INTEGER NOT NULL,
    PRIMARY KEY (provider, subject)
) WITHOUT ROWID;

CREATE UNIQUE INDEX identities_by_account ON identities (account_id, provider);

-- On the way to a provider and back.
CREATE TABLE oauth_states (
    digest TEXT PRIMARY KEY,
    provider TEXT NOT NULL,
    intent TEXT NOT NULL,           -- sign_in, link, step_up
    account_id TEXT,                -- who links or steps up
    sealed TEXT NOT NULL,           -- PKCE verifier and nonce
    next TEXT NOT NULL,             -- the page to go to
    expires_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE INDEX oauth_states_by_account ON oauth_states (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX oauth_states_by_expiry ON oauth_states (expires_at);

-- Personal tokens of the API.
CREATE TABLE tokens (
    id TEXT PRIMARY KEY,            -- UUIDv7
    account_id TEXT NOT NULL,
    name TEXT NOT NULL,
    hint TEXT NOT NULL,             -- its beginning
    digest TEXT NOT NULL UNIQUE,
    scopes TEXT NOT NULL,           -- with spaces between
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    last_used_at INTEGER            -- to within five minutes
) WITHOUT ROWID;

CREATE INDEX tokens_by_account ON tokens (account_id, id);
CREATE INDEX tokens_by_expiry ON tokens (expires_at);

-- Browsers that signed in to an account before.
CREATE TABLE account_devices (
    account_id TEXT NOT NULL,
    device_id TEXT NOT NULL,
    last_at INTEGER NOT NULL,
    PRIMARY KEY (account_id, device_id)
) WITHOUT ROWID;

-- How often something was tried in a window.
CREATE TABLE attempts (
    bucket TEXT NOT NULL,           -- act, and a hash of whom it is about or where it comes from
    window_at INTEGER NOT NULL,     -- start of the window
    count INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (bucket, window_at)
) WITHOUT ROWID;

CREATE INDEX attempts_by_expiry ON attempts (expires_at);

-- What networks are hashed with: one a day, gone after the next. Nobody can then tell who it was.
CREATE TABLE salts (
    day TEXT PRIMARY KEY,           -- UTC, YYYY-MM-DD
    salt TEXT NOT NULL              -- 32 random bytes, hexadecimal
) WITHOUT ROWID;

-- What happened to accounts. Rows are added and never changed; they go with their account.
CREATE TABLE audit (
    id TEXT PRIMARY KEY,            -- UUIDv7
    at INTEGER NOT NULL,
    account_id TEXT NOT NULL,       -- whom it concerns
    actor TEXT NOT NULL,            -- self, staff, system
    actor_id TEXT,                  -- account of staff
    act TEXT NOT NULL,
    browser TEXT,
    place TEXT,
    detail TEXT NOT NULL            -- JSON object of strings: before and after, never a secret
) WITHOUT ROWID;

CREATE INDEX audit_by_account ON audit (account_id, id);
CREATE INDEX audit_by_act ON audit (act, id);

CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'audit entries are never changed');
END;

-- 400 days: a year, and time to look into what happened a year ago.
CREATE TRIGGER audit_goes_with_its_account BEFORE DELETE ON audit
WHEN EXISTS (SELECT 1 FROM accounts WHERE id = OLD.account_id)
    AND OLD.at > (unixepoch() - 400 * 86400) * 1000
BEGIN
    SELECT RAISE(ABORT, 'audit entries are kept as long as their account, or 400 days');
END;
