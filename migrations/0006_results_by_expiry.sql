-- The hourly sweep looks for what has expired.
CREATE INDEX compile_results_by_expiry ON compile_results (expires_at);
