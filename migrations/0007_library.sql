-- The library. What a resume is made of is its manifest (path → hash and size) and its details; the bytes
-- lie once an account in R2, and library_files says where. Ids are the client's own, so each is told apart
-- by its account.
CREATE TABLE resumes (
    account_id TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,             -- latex, pdf, docx
    main TEXT,
    engine TEXT NOT NULL,
    manifest TEXT NOT NULL,         -- JSON: path → {sha256, size}
    details TEXT NOT NULL,          -- JSON: ignored findings, posting, profile, market
    digest TEXT NOT NULL,           -- of all the above
    revision INTEGER NOT NULL,      -- counts the changes of the state
    files INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    copy_of TEXT,                   -- the resume that was changed at the same time
    score TEXT,                     -- JSON: the newest point of the score's history
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,    -- of the state or its owner's view of it
    deleted_at INTEGER,
    PRIMARY KEY (account_id, id)
) WITHOUT ROWID;

CREATE INDEX resumes_by_change ON resumes (account_id, updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX resumes_deleted ON resumes (account_id, updated_at, id) WHERE deleted_at IS NOT NULL;
CREATE INDEX resumes_by_deletion ON resumes (deleted_at) WHERE deleted_at IS NOT NULL;

-- States that are kept though the resume was changed since.
CREATE TABLE versions (
    account_id TEXT NOT NULL,
    resume_id TEXT NOT NULL,
    id TEXT NOT NULL,               -- UUIDv7
    why TEXT NOT NULL,              -- compile, manual, conflict, before_restore
    at INTEGER NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    main TEXT,
    engine TEXT NOT NULL,
    manifest TEXT NOT NULL,
    details TEXT NOT NULL,
    digest TEXT NOT NULL,
    files INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    score TEXT,                     -- JSON
    job_id TEXT,                    -- the compile that it was made by
    PRIMARY KEY (account_id, resume_id, id)
) WITHOUT ROWID;

CREATE INDEX versions_by_age ON versions (at);

-- Files of the library, by content: where each lies in R2. A file is removed with its row, and one that
-- is sent anew gets another object: what is being removed is never what somebody just stored.
CREATE TABLE library_files (
    account_id TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    object TEXT NOT NULL,
    size INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (account_id, sha256)
) WITHOUT ROWID;

CREATE INDEX library_files_by_size ON library_files (account_id, size);
CREATE INDEX library_files_by_age ON library_files (created_at, account_id);
CREATE INDEX library_files_by_object ON library_files (object);

-- Scores over time.
CREATE TABLE score_points (
    account_id TEXT NOT NULL,
    resume_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    overall REAL NOT NULL,
    readable REAL NOT NULL,
    fits REAL,                      -- only with a posting
    findings INTEGER NOT NULL,
    event TEXT NOT NULL,            -- change, compile
    engine TEXT NOT NULL,           -- version of the scorer and id of the weights
    PRIMARY KEY (account_id, resume_id, at)
) WITHOUT ROWID;
