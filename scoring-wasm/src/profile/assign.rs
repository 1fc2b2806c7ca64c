//! Experiments: who is scored with which of several profiles.
//!
//! The arm depends on the experiment's id and the subject's id alone, so a subject stays in its
//! arm, and two experiments divide people independently of each other. The hash is 64-bit
//! FNV-1a over `id`, a zero byte and `subject`, finished with the mixer of MurmurHash3
//! (`fmix64`), since FNV-1a alone leaves the high bits of short inputs uneven. The product of
//! hash and sum of weights, shifted right by 64 bits, falls into one arm's stretch.

use serde::{Deserialize, Serialize};

/// Several profiles side by side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Experiment {
    /// Name of the experiment: lower-case letters, digits and hyphens, at most 40.
    pub id: String,
    /// The profiles, two to eight.
    pub arms: Vec<Arm>,
    /// Who or what is assigned: an opaque id, at most 200 characters. It is not in the report.
    pub subject: String,
}

/// One of the profiles of an experiment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Arm {
    /// Id of a built-in profile.
    pub profile: String,
    /// How many subjects it gets, against the other arms' weights; 1–1000.
    #[serde(default = "one")]
    #[cfg_attr(feature = "schema", schema(minimum = 1, maximum = 1000))]
    pub weight: i32,
}

/// The arm that a report was made with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Assigned {
    /// Name of the experiment.
    pub id: String,
    /// Id of the profile.
    pub arm: String,
}

fn one() -> i32 {
    1
}

/// The arm of the experiment's subject; none when there is no arm with a weight.
pub fn assign(experiment: &Experiment) -> Option<&Arm> {
    let weight = |arm: &Arm| u64::from(u32::try_from(arm.weight).unwrap_or(0));
    let total: u64 = experiment.arms.iter().map(weight).sum();
    let hash = hash(&experiment.id, &experiment.subject);
    let mut point = u64::try_from((u128::from(hash) * u128::from(total)) >> 64).unwrap_or(0);
    for arm in &experiment.arms {
        if point < weight(arm) {
            return Some(arm);
        }
        point -= weight(arm);
    }
    None
}

fn hash(id: &str, subject: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in id.bytes().chain([0]).chain(subject.bytes()) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ (hash >> 33)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn experiment(id: &str, weights: &[i32], subject: String) -> Experiment {
        Experiment {
            id: id.to_owned(),
            arms: weights
                .iter()
                .enumerate()
                .map(|(n, weight)| Arm {
                    profile: n.to_string(),
                    weight: *weight,
                })
                .collect(),
            subject,
        }
    }

    fn arm(id: &str, weights: &[i32], subject: String) -> usize {
        let experiment = experiment(id, weights, subject);
        let arm = assign(&experiment).expect("there are arms with weights");
        arm.profile.parse().expect("arms are numbered")
    }

    /// Chi-square of counts against shares.
    fn unevenness(counts: &[f64], weights: &[i32]) -> f64 {
        let all: f64 = counts.iter().sum();
        let total = f64::from(weights.iter().sum::<i32>());
        counts
            .iter()
            .zip(weights)
            .map(|(count, weight)| {
                let expected = all * f64::from(*weight) / total;
                (count - expected).powi(2) / expected
            })
            .sum()
    }

    #[test]
    fn the_hash_never_changes() {
        // Written down: a change here would move people between arms.
        assert_eq!(hash("first", "subject-1"), 0x3b53_79d1_d85f_6c2f);
    }

    #[test]
    fn subjects_are_shared_out_as_the_weights_say() {
        let shapes: [fn(u32) -> String; 4] = [
            |n| n.to_string(),
            |n| format!("user-{n:08}"),
            |n| format!("{n:x}@example.com"),
            |n| format!("{:032x}", u128::from(n) << 64),
        ];
        for weights in [&[1, 1][..], &[9, 1], &[1, 2, 3], &[1, 1, 1, 1, 1, 1, 1, 1]] {
            for shape in shapes {
                let mut counts = vec![0.0; weights.len()];
                for n in 0..20_000 {
                    counts[arm("uniform", weights, shape(n))] += 1.0;
                }
                // The 99.9th percentile of chi-square with 7 degrees of freedom is 24.3.
                let uneven = unevenness(&counts, weights);
                assert!(uneven < 24.3, "{weights:?} {counts:?} {uneven}");
            }
        }
    }

    #[test]
    fn two_experiments_divide_people_independently() {
        let mut counts = [0.0; 4];
        for n in 0..20_000 {
            let subject = format!("person-{n}");
            let one = arm("one", &[1, 1], subject.clone());
            let two = arm("two", &[1, 1], subject);
            counts[one * 2 + two] += 1.0;
        }
        // The 99.9th percentile of chi-square with 3 degrees of freedom is 16.3.
        assert!(unevenness(&counts, &[1, 1, 1, 1]) < 16.3, "{counts:?}");
    }

    #[test]
    fn without_weights_there_is_no_arm() {
        assert_eq!(assign(&experiment("x", &[0, -1], "y".into())), None);
        assert_eq!(assign(&experiment("x", &[], "y".into())), None);
    }
}
