-- A change of address that waits can be called off: its link then says so, as long as it would have held.
ALTER TABLE links ADD COLUMN called_off_at INTEGER;
