//! Who owns what.

use serde::{Deserialize, Serialize};

use super::AccountId;
use crate::devices::DeviceId;

/// Who a job, a file or a feed belongs to: an account, or a device without one.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Owner(String);

impl Owner {
    /// The owner that a device is.
    pub fn device(id: DeviceId) -> Self {
        Self(format!("device:{}", id.0))
    }

    /// The owner that an account is.
    pub fn account(id: AccountId) -> Self {
        Self(format!("account:{}", id.0))
    }

    /// An owner as it was stored.
    pub fn stored(name: &str) -> Self {
        Self(name.to_owned())
    }

    /// Nobody: owns nothing.
    pub const fn nobody() -> Self {
        Self(String::new())
    }

    /// As stored and as named to Durable Objects.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this owner may see and act on what belongs to `other`.
    /// Where not, the thing does not exist for them: 404, never 403.
    pub fn may_touch(&self, other: &str) -> bool {
        self.0 == other
    }

    /// Which of `count` queues serves this owner. Stable: a queue holds the owner's rows.
    pub fn shard(&self, count: u32) -> u32 {
        // FNV-1a, 32 bits: fixed for ever, unlike the standard library's hasher.
        let hash = self.0.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
            (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
        });
        hash % count.max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::uuid_v7;

    fn owner(random: u8) -> Owner {
        Owner::device(DeviceId(uuid_v7(1, [random; 10])))
    }

    #[test]
    fn only_the_owner_may_touch() {
        assert!(owner(1).may_touch(owner(1).as_str()));
        assert!(!owner(1).may_touch(owner(2).as_str()));
        assert!(!owner(1).may_touch(""));
    }

    #[test]
    fn shards_are_stable_and_all_are_used() {
        assert_eq!(
            Owner("device:a".into()).shard(16),
            Owner("device:a".into()).shard(16)
        );
        assert_eq!(owner(1).shard(1), 0);
        assert_eq!(owner(1).shard(0), 0);
        let used: std::collections::BTreeSet<u32> = (0..=255).map(|n| owner(n).shard(8)).collect();
        assert_eq!(used.len(), 8);
    }
}
