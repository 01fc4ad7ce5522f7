//! Every tampering is found; what cannot be found from inside is found from outside.

use proptest::prelude::*;

use super::tamper::{
    Attacked, HEADS, KEY, LARGEST, ORIGIN, Spot, TAMPERINGS, genuine, sign, signed_head, stored,
};
use super::*;
use crate::checkpoint::{Checkpoint, CheckpointError, SigningKey};
use crate::merkle::{TreeHead, leaf_hash};

fn trust() -> Trust<'static> {
    Trust { origin: ORIGIN, key: KEY.verifier() }
}

fn verify(
    leaves: &[StoredLeaf],
    head: &SignedCheckpoint,
    outside: &[SignedCheckpoint],
) -> Result<Verified, Vec<Fault>> {
    verify_log(leaves.iter().cloned(), head, outside, trust())
}

#[test]
fn a_genuine_log_of_any_size_is_without_fault() {
    for size in 0..=40 {
        let outside = [signed_head(size / 2), signed_head(size), signed_head(0)];
        let verified = verify(&genuine(size), &signed_head(size), &outside).unwrap();
        assert_eq!(verified.frontier.size(), size as u64);
    }
}

#[test]
fn a_truncated_log_is_found_against_an_outside_checkpoint_only() {
    let leaves = genuine(60);
    verify(&leaves, &signed_head(60), &[]).unwrap();
    let faults = verify(&leaves, &signed_head(60), &[signed_head(70)]).unwrap_err();
    assert_eq!(faults, [Fault::OutsideTruncated { found: 60, stated: 70 }]);
}

#[test]
fn a_past_rewritten_with_the_true_key_is_found_against_an_outside_checkpoint_only() {
    let mut leaves = genuine(60);
    leaves[20] = stored(20, b"invented".to_vec());
    let head = sign(&leaves);
    verify(&leaves, &head, &[signed_head(20)]).unwrap();
    let faults = verify(&leaves, &head, &[signed_head(21)]).unwrap_err();
    assert_eq!(faults, [Fault::Forked { size: 21 }]);
}

#[test]
fn several_edits_are_each_named() {
    let mut leaves = genuine(50);
    for at in [3, 4, 44] {
        leaves[at].bytes.push(0);
    }
    let faults = verify(&leaves, &signed_head(50), &[]).unwrap_err();
    assert_eq!(faults, [3, 4, 44].map(|index| Fault::Edited { index }));
}

#[test]
fn a_gap_is_named_from_its_first_to_its_last_leaf() {
    let mut leaves = genuine(50);
    leaves.drain(10..15);
    let faults = verify(&leaves, &signed_head(50), &[]).unwrap_err();
    assert_eq!(faults, [Fault::Missing { first: 10, last: 14 }]);
}

#[test]
fn a_head_of_a_false_key_or_of_another_log_is_refused_and_the_leaves_are_searched_still() {
    let mut leaves = genuine(9);
    leaves[5].bytes.push(0);
    let stranger = SigningKey::from_seed(ORIGIN, &[8; 32]).unwrap();
    let head = HEADS[9];
    let refused = [
        (ORIGIN, &stranger, CheckpointError::NotSignedByKey),
        ("hillside.example/audit", &*KEY, CheckpointError::OtherOrigin),
    ];
    for (origin, key, why) in refused {
        let forged = Checkpoint::sign(origin, head, key).unwrap();
        let faults = verify(&leaves, &forged, std::slice::from_ref(&forged)).unwrap_err();
        let expected =
            [Fault::OutsideRefused(why), Fault::HeadRefused(why), Fault::Edited { index: 5 }];
        assert_eq!(faults, expected);
    }
}

#[test]
fn a_wholly_rewritten_log_does_not_fill_the_memory_with_faults() {
    let edited = |index| StoredLeaf { index, bytes: vec![1], hash: leaf_hash(&[]) };
    let faults = verify_log((0..1_500).map(edited), &signed_head(0), &[], trust()).unwrap_err();
    assert_eq!(faults.len(), 1_001);
    assert_eq!(faults.last(), Some(&Fault::More { count: 501 }));
}

#[test]
fn extreme_indexes_do_not_overflow() {
    let leaves = [u64::MAX, 0, u64::MAX].map(|index| stored(index, vec![]));
    verify(&leaves, &signed_head(3), &[]).unwrap_err();
}

/// As [`verify`], with heads whose signatures count as verified: signatures are slow in debug
/// builds, and have their tests above.
fn search(log: &Attacked, outside: Option<TreeHead>) -> Result<Verified, Vec<Fault>> {
    let mut verifier = LogVerifier::with_heads(Ok(log.head), outside.map(Ok));
    log.leaves.iter().for_each(|leaf| verifier.push(leaf));
    verifier.finish()
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 10_000, failure_persistence: None, ..ProptestConfig::default()
    })]

    #[test]
    fn every_one_of_10_000_random_tamperings_is_found(
        size in prop_oneof![3 => 2..=30usize, 1 => 31..=LARGEST],
        how in prop::sample::select(TAMPERINGS.as_slice()),
        (at, away) in any::<(prop::sample::Index, prop::sample::Index)>(),
        bit in 0usize..4096,
    ) {
        let at = at.index(size);
        let spot = Spot { at, other: (at + 1 + away.index(size - 1)) % size, bit };
        let mut log = Attacked { leaves: genuine(size), head: HEADS[size] };
        how.apply(&mut log, spot);
        if !how.shows_inside() {
            prop_assert!(search(&log, None).is_ok(), "shown from inside after all");
        }
        let outside = (!how.shows_inside()).then_some(HEADS[size]);
        let (faults, expected) = (search(&log, outside).unwrap_err(), how.fault(size, spot));
        prop_assert!(faults.contains(&expected), "{expected:?} is not among {faults:?}");
    }
}
