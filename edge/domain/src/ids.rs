//! Ids: UUIDv7 everywhere, so that they sort by time of creation.

pub use uuid::Uuid;

/// A UUIDv7 from a time (milliseconds since the epoch) and ten random bytes.
pub fn uuid_v7(now_ms: i64, random: [u8; 10]) -> Uuid {
    // Times before 1970 do not occur; they would count as 1970.
    let millis = u64::try_from(now_ms).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_sort_by_time_and_carry_version_7() {
        let earlier = uuid_v7(1_700_000_000_000, [255; 10]);
        let later = uuid_v7(1_700_000_000_001, [0; 10]);
        assert!(earlier.to_string() < later.to_string());
        assert_eq!(earlier.get_version_num(), 7);
        assert_ne!(earlier, uuid_v7(1_700_000_000_000, [1; 10]));
    }
}
