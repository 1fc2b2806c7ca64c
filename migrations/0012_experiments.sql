-- Which of several weights an account is scored with, once it took part in an experiment.
CREATE TABLE experiment_assignments (
    account_id TEXT NOT NULL,
    experiment TEXT NOT NULL,
    arm TEXT,                       -- a profile; NULL: left the experiment
    assigned_at INTEGER NOT NULL,
    PRIMARY KEY (account_id, experiment)
) WITHOUT ROWID;
