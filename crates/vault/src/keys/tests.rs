//! The derivation stays what it is, and a damaged key file is named.

use super::*;

fn key() -> MasterKey {
    MasterKey::generate(|buffer| {
        buffer.iter_mut().zip(0..).for_each(|(byte, value)| *byte = value);
        Ok(())
    })
    .unwrap()
}

#[test]
fn a_source_without_randomness_gives_no_key() {
    assert_eq!(MasterKey::generate(|_| Err(NoRandomness)).unwrap_err(), NoRandomness);
}

#[test]
fn two_keys_of_the_operating_system_differ() {
    let [one, two] = [(), ()].map(|()| MasterKey::generate(crate::os_random).unwrap());
    assert_ne!(one.id(), two.id());
}

/// The values were computed by another program: HKDF-SHA256 written out with Python's `hmac`.
#[test]
fn the_derivation_never_changes() {
    let expected = [
        "cd8045d105867ff8ba22efd6491bc17aee9e60a6ce913cc4c209ad2357417b30",
        "a1759de83152d880e70b19bd7796a19b9d977e2f32b92b91eea80a6dd9657077",
        "db2d3f9594f92808ef7a47d918513811139ed760f8f5ee15f73ffc7638f2bf02",
        "c0f8d50e0b3fc73e0b3cffe75adebdedcd11a3a8f3c523fec788a7ff61019f34",
    ];
    for (purpose, expected) in Purpose::ALL.into_iter().zip(expected) {
        assert_eq!(Hex(key().derive(purpose).as_bytes()).to_string(), expected, "{purpose:?}");
    }
    assert_eq!(key().id().to_string(), "d515c5d6d06c6d2e");
}

#[test]
fn the_key_file_is_read_back() {
    let text = key().to_file_text();
    let read = MasterKey::from_file_text(&text).unwrap();
    assert_eq!(*read.0, *key().0);
    let retyped = text.to_uppercase().replace("QINGQU-MASTER-KEY", "qingqu-master-key");
    MasterKey::from_file_text(&retyped.replace('\n', "\r\n  ")).unwrap();
}

#[test]
fn every_single_mistyped_digit_is_found() {
    let text = key().to_file_text();
    let first = text.find('\n').unwrap();
    for at in (first..text.len()).filter(|&at| text.as_bytes()[at].is_ascii_digit()) {
        let mut mistyped = text.to_string();
        let other = if text.as_bytes()[at] == b'7' { "8" } else { "7" };
        mistyped.replace_range(at..=at, other);
        let refusal = MasterKey::from_file_text(&mistyped).unwrap_err();
        assert_eq!(refusal, KeyFileError::Mistyped, "at {at}");
    }
}

#[test]
fn every_cut_is_found() {
    let text = key().to_file_text();
    for end in 0..text.len() - 1 {
        assert!(MasterKey::from_file_text(&text[..end]).is_err(), "cut at {end}");
    }
    let cut = MasterKey::from_file_text(&text[..text.len() - 2]).unwrap_err();
    assert_eq!(cut, KeyFileError::CutOff { found: 79, needed: 80 });
}

#[test]
fn each_damage_is_named() {
    let text = key().to_file_text();
    let cases = [
        (" \n".to_owned(), KeyFileError::Empty),
        ("-----BEGIN KEY-----".to_owned(), KeyFileError::NotAKeyFile),
        (text.replace("key-1", "key-2"), KeyFileError::UnknownVersion),
        (text.replace("0001", "000g"), KeyFileError::ForeignCharacter),
        (text.replace("0001", "000\u{ff11}"), KeyFileError::ForeignCharacter),
        (text.replace("0001", "00010"), KeyFileError::TooLong),
        (format!("{}0", *text), KeyFileError::TooLong),
        (text.replace("0001", "001"), KeyFileError::CutOff { found: 79, needed: 80 }),
    ];
    for (damaged, error) in cases {
        assert_eq!(MasterKey::from_file_text(&damaged).unwrap_err(), error);
    }
}

#[test]
fn debug_shows_no_secret() {
    let shown = format!("{:?} {:?}", key(), key().derive(Purpose::Pepper));
    assert_eq!(shown, format!("MasterKey({}) SubKey(secret)", key().id()));
}
