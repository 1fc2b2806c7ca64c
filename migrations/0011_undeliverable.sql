-- Mail to an account's address comes back, or is called spam: nothing is sent there until it is another one.
ALTER TABLE accounts ADD COLUMN undeliverable_at INTEGER;
ALTER TABLE accounts ADD COLUMN undeliverable_why TEXT; -- bounced, complained
