//! Reference values, and agreement with the recursive definition.

use proptest::prelude::*;

use super::*;

/// Leaves and roots of the Certificate Transparency reference tree (the RFC 6962 test data that
/// implementations share); root k is over the first k leaves.
const LEAVES: [&str; 8] = [
    "",
    "00",
    "10",
    "2021",
    "3031",
    "40414243",
    "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
];
const ROOTS: [&str; 9] = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

fn bytes(hex: &str) -> Vec<u8> {
    let mut out = vec![0; hex.len() / 2];
    crate::hex::decode_into(hex, &mut out).unwrap();
    out
}

fn hash(hex: &str) -> Hash {
    Hash::try_from(bytes(hex).as_slice()).unwrap()
}

fn reference_leaves() -> Vec<Hash> {
    LEAVES.iter().map(|leaf| leaf_hash(&bytes(leaf))).collect()
}

fn leaves(count: usize) -> Vec<Hash> {
    (0..count).map(|i| leaf_hash(&i.to_be_bytes())).collect()
}

fn head(leaves: &[Hash]) -> TreeHead {
    TreeHead { size: leaves.len() as u64, root: naive_root(leaves) }
}

/// RFC 6962 section 2.1, word for word.
fn naive_root(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => hash(ROOTS[0]),
        [only] => *only,
        _ => {
            let mut split = 1;
            while split * 2 < leaves.len() {
                split *= 2;
            }
            node_hash(naive_root(&leaves[..split]), naive_root(&leaves[split..]))
        }
    }
}

#[test]
fn the_reference_roots_come_out() {
    let leaves = reference_leaves();
    for (size, root) in ROOTS.iter().enumerate() {
        assert_eq!(root_of(&leaves[..size]).to_string(), *root, "size {size}");
    }
}

#[test]
fn the_reference_inclusion_proofs_come_out() {
    let leaves = reference_leaves();
    let first = [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ];
    let sixth = [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ];
    assert_eq!(inclusion_proof(&leaves, 0).unwrap(), first.map(hash));
    assert_eq!(inclusion_proof(&leaves, 5).unwrap(), sixth.map(hash));
}

#[test]
fn the_reference_consistency_proofs_come_out() {
    let leaves = reference_leaves();
    let six_to_eight = [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ];
    let two_to_five = [
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ];
    assert_eq!(consistency_proof(&leaves, 6).unwrap(), six_to_eight.map(hash));
    assert_eq!(consistency_proof(&leaves[..5], 2).unwrap(), two_to_five.map(hash));
}

#[test]
fn every_proof_of_every_small_tree_verifies() {
    let leaves = leaves(33);
    for size in 0..=leaves.len() {
        let tree = &leaves[..size];
        for index in 0..size {
            let proof = inclusion_proof(tree, index).unwrap();
            verify_inclusion(tree[index], index as u64, &proof, head(tree)).unwrap();
        }
        for old in 0..=size {
            let proof = consistency_proof(tree, old).unwrap();
            verify_consistency(head(&tree[..old]), head(tree), &proof).unwrap();
        }
    }
}

#[test]
fn a_proof_outside_the_tree_is_neither_made_nor_believed() {
    let tree = leaves(5);
    assert_eq!(inclusion_proof(&tree, 5), None);
    assert_eq!(consistency_proof(&tree, 6), None);
    assert_eq!(verify_inclusion(tree[0], 5, &[], head(&tree)), Err(ProofError::OutOfRange));
    let backwards = verify_consistency(head(&tree), head(&tree[..4]), &[]);
    assert_eq!(backwards, Err(ProofError::OutOfRange));
}

#[test]
fn a_stored_frontier_of_the_wrong_shape_is_refused() {
    let read = |bytes: &[u8]| Frontier::from_bytes(bytes).unwrap_err();
    assert_eq!(read(&[0; 7]), FrontierError::NoSize);
    assert_eq!(read(&[0xff; 8]), FrontierError::SizeTooLarge);
    assert_eq!(read(&3u64.to_be_bytes()), FrontierError::WrongLength);
    assert_eq!(read(&[0; 9]), FrontierError::WrongLength);
}

proptest! {
    #[test]
    fn the_frontier_agrees_with_the_recursive_definition(count in 0usize..300, cut in 0usize..300) {
        let leaves = leaves(count);
        let cut = cut.min(count);
        let mut first = Frontier::new();
        first.extend(leaves[..cut].iter().copied());
        let mut frontier = Frontier::from_bytes(&first.to_bytes()).unwrap();
        prop_assert_eq!(&frontier, &first);
        frontier.extend(leaves[cut..].iter().copied());
        prop_assert_eq!(frontier.head(), head(&leaves));
    }

    #[test]
    fn a_changed_proof_is_refused(
        size in 2usize..100, at in any::<prop::sample::Index>(), change in 0usize..4, bit in 0u8..8,
    ) {
        let tree = leaves(size);
        let at = at.index(size);
        let mut inclusion = inclusion_proof(&tree, at).unwrap();
        let mut consistency = consistency_proof(&tree, at).unwrap();
        for proof in [&mut inclusion, &mut consistency] {
            match (change, proof.last_mut()) {
                (0, _) | (_, None) => proof.push(tree[0]),
                (1, _) => { proof.pop(); }
                (2, _) => { proof.remove(0); }
                (_, Some(last)) => last.0[at % 32] ^= 1 << bit,
            }
        }
        prop_assert!(verify_inclusion(tree[at], at as u64, &inclusion, head(&tree)).is_err());
        prop_assert!(verify_consistency(head(&tree[..at]), head(&tree), &consistency).is_err());
    }

    #[test]
    fn a_rewritten_past_has_no_consistency_proof(size in 2usize..100, at in any::<prop::sample::Index>()) {
        let tree = leaves(size);
        let old = 1 + at.index(size - 1);
        let mut rewritten = tree.clone();
        rewritten[old - 1].0[0] ^= 1;
        let proof = consistency_proof(&rewritten, old).unwrap();
        prop_assert!(verify_consistency(head(&tree[..old]), head(&rewritten), &proof).is_err());
    }

    #[test]
    fn foreign_bytes_never_break_the_frontier(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(mut frontier) = Frontier::from_bytes(&bytes) {
            prop_assert_eq!(frontier.to_bytes(), bytes);
            frontier.push(leaf_hash(b""));
            let _ = frontier.root();
        }
    }
}
