//! How each kind of job is done: one file a kind. Policies are in `domain::jobs::kinds`.

pub(super) mod compile;
