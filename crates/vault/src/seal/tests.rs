//! The draft's vector, and every misuse one can think of.

use proptest::prelude::*;

use super::*;
use crate::keys::{MasterKey, Purpose};

const PLACE: SealContext<'_> =
    SealContext { field: "accounts.totp", county: b"lanxi", row: b"chen", version: 3 };

fn key(seed: u8) -> SubKey {
    MasterKey::generate(|b| {
        b.fill(seed);
        Ok(())
    })
    .unwrap()
    .derive(Purpose::TotpSecrets)
}

fn sealed() -> Vec<u8> {
    seal(&key(1), &PLACE, b"a shared secret", crate::os_random).unwrap()
}

fn bytes(hex: &str) -> Vec<u8> {
    let mut out = vec![0; hex.len() / 2];
    crate::hex::decode_into(hex, &mut out).unwrap();
    out
}

/// draft-irtf-cfrg-xchacha-03, appendix A.3.1 (`AEAD_XCHACHA20_POLY1305`).
#[test]
fn the_vector_of_the_draft_comes_out() {
    let key = std::array::from_fn(|i| 0x80 + u8::try_from(i).unwrap());
    let nonce = std::array::from_fn(|i| 0x40 + u8::try_from(i).unwrap());
    let aad = bytes("50515253c0c1c2c3c4c5c6c7");
    let plaintext = b"Ladies and Gentlemen of the class of '99: If I could offer you only one \
                      tip for the future, sunscreen would be it.";
    let expected = bytes(concat!(
        "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb",
        "731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b452",
        "2f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9",
        "21f9664c97637da9768812f615c68b13b52e",
        "c0875924c1c7987947deafd8780acf49",
    ));
    assert_eq!(encrypt(&key, &nonce, &aad, plaintext).unwrap(), expected);
}

/// Written out by hand: every field sealed so far hangs on these bytes.
#[test]
fn the_encoding_of_a_place_never_changes() {
    let expected = [
        "01",
        concat!("000000000000000d", "6163636f756e74732e746f7470"),
        concat!("0000000000000005", "6c616e7869"),
        concat!("0000000000000004", "6368656e"),
        concat!("0000000000000008", "0000000000000003"),
    ];
    assert_eq!(PLACE.to_bytes(SUITE), bytes(&expected.concat()));
}

#[test]
fn what_was_sealed_opens_in_its_place() {
    assert_eq!(*open(&key(1), &PLACE, &sealed()).unwrap(), b"a shared secret");
    assert_eq!(sealed().len(), 1 + 24 + 15 + 16);
}

#[test]
fn the_same_text_is_never_sealed_the_same() {
    assert_ne!(sealed(), sealed());
}

#[test]
fn a_sealed_field_does_not_open_elsewhere() {
    let places = [
        SealContext { field: "accounts.mail", ..PLACE },
        SealContext { county: b"hillside", ..PLACE },
        SealContext { row: b"wu", ..PLACE },
        SealContext { version: 2, ..PLACE },
        // The same letters, cut elsewhere.
        SealContext { county: b"lanxic", row: b"hen", ..PLACE },
        SealContext { field: "accounts.totpl", county: b"anxi", ..PLACE },
    ];
    for place in places {
        let refusal = open(&key(1), &place, &sealed()).unwrap_err();
        assert_eq!(refusal, SealError::NotAuthentic, "{place:?}");
    }
}

#[test]
fn another_key_does_not_open() {
    assert_eq!(open(&key(2), &PLACE, &sealed()).unwrap_err(), SealError::NotAuthentic);
}

#[test]
fn a_flipped_bit_at_any_position_is_found() {
    let sealed = sealed();
    for bit in 0..sealed.len() * 8 {
        let mut flipped = sealed.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        let expected = match bit {
            0..8 => SealError::UnknownSuite(flipped[0]),
            _ => SealError::NotAuthentic,
        };
        assert_eq!(open(&key(1), &PLACE, &flipped).unwrap_err(), expected, "bit {bit}");
    }
}

#[test]
fn a_cut_at_any_position_is_found() {
    let sealed = sealed();
    for end in 0..sealed.len() {
        let expected = if end < 41 { SealError::CutOff } else { SealError::NotAuthentic };
        assert_eq!(open(&key(1), &PLACE, &sealed[..end]).unwrap_err(), expected, "cut at {end}");
    }
}

#[test]
fn nothing_is_sealed_without_randomness_or_beyond_the_limit() {
    let refusal = seal(&key(1), &PLACE, b"", |_| Err(NoRandomness)).unwrap_err();
    assert_eq!(refusal, SealError::NoRandomness(NoRandomness));
    let long = vec![0; MAX_PLAINTEXT + 1];
    assert_eq!(seal(&key(1), &PLACE, &long, crate::os_random).unwrap_err(), SealError::TooLong);
    seal(&key(1), &PLACE, &long[1..], crate::os_random).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_field_comes_back_whole(plaintext in prop::collection::vec(any::<u8>(), 0..300)) {
        let sealed = seal(&key(1), &PLACE, &plaintext, crate::os_random).unwrap();
        prop_assert_eq!(&*open(&key(1), &PLACE, &sealed).unwrap(), &plaintext);
    }

    #[test]
    fn foreign_bytes_are_refused_without_a_panic(foreign in prop::collection::vec(any::<u8>(), 0..100)) {
        prop_assert!(open(&key(1), &PLACE, &foreign).is_err());
    }
}
