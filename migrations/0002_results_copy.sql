-- What an answer to identical input needs, as JSON: one read instead of two. Absent in older rows, and
-- where it would be long: then the object in R2 is read.
ALTER TABLE compile_results ADD COLUMN stored TEXT;
