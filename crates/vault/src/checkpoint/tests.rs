//! Reference notes of others, the strict parser, and who is believed.

use proptest::prelude::*;

use super::*;
use crate::merkle::leaf_hash;

/// The key pair and note of the Go project's test of its note format (golang.org/x/mod,
/// `sumdb/note/note_test.go`).
const GO_VERIFIER: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const GO_SIGNER: &str =
    "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
const GO_TEXT: &str = "If you think cryptography is the answer to your problem,\n\
                       then you don't know what your problem is.\n";
const GO_SIGNATURE: &str =
    "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=";

/// A checkpoint of Go's public checksum database, and the key that the go command pins.
const SUM_KEY: &str = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8";
const SUM_CHECKPOINT: &str = "go.sum database tree\n31700353\n\
    qINS1GRFhWHwdkUeqLEoP4yEMkTBBzxBkGwGQlVlVcs=\n\n\
    \u{2014} sum.golang.org Az3grnmrIUEDFqHzAElIQCPNoRFRAAdFo47fooyWKMHb89k11GJh5zHIfNCOBmwn/C3YI8oW9/C8DJ87F61QqspBYwM=\n";

const ORIGIN: &str = "lanxi.example/audit";

fn key() -> SigningKey {
    SigningKey::from_seed(ORIGIN, &[7; 32]).unwrap()
}

fn head() -> TreeHead {
    TreeHead { size: 3, root: leaf_hash(b"root") }
}

fn signed() -> SignedCheckpoint {
    Checkpoint::sign(ORIGIN, head(), &key()).unwrap()
}

#[test]
fn the_go_reference_note_is_signed_to_the_byte() {
    let signer: SigningKey = GO_SIGNER.parse().unwrap();
    assert_eq!(signer.verifier().to_string(), GO_VERIFIER);
    assert_eq!(*signer.to_secret_text(), GO_SIGNER);
    let note = Note::parse(format!("{GO_TEXT}\n\u{2014} PeterNeumann {GO_SIGNATURE}\n").as_bytes());
    let note = note.unwrap();
    assert_eq!(note.text, GO_TEXT);
    assert_eq!(note.signatures[0].bytes, signer.sign(GO_TEXT.as_bytes()));
    assert!(note.signatures[0].is_by(signer.verifier()));
}

#[test]
fn a_checkpoint_of_the_go_checksum_database_verifies() {
    let key: VerifierKey = SUM_KEY.parse().unwrap();
    let signed = SignedCheckpoint::parse(SUM_CHECKPOINT).unwrap();
    let checkpoint = signed.verify(&key).unwrap();
    assert_eq!(checkpoint.origin, "go.sum database tree");
    assert_eq!(checkpoint.head.size, 31_700_353);
    assert_eq!(signed.to_string(), SUM_CHECKPOINT);
}

#[test]
fn a_signed_checkpoint_is_read_back_and_believed() {
    let read = SignedCheckpoint::parse(signed().to_string()).unwrap();
    assert_eq!(read, signed());
    let checkpoint = read.verify_origin(ORIGIN, key().verifier()).unwrap();
    assert_eq!(checkpoint, Checkpoint { origin: ORIGIN.into(), head: head() });
}

#[test]
fn a_key_of_another_name_or_seed_does_not_vouch() {
    let renamed = SigningKey::from_seed("hillside.example", &[7; 32]).unwrap();
    let reseeded = SigningKey::from_seed(ORIGIN, &[8; 32]).unwrap();
    for other in [renamed, reseeded] {
        let refusal = signed().verify(other.verifier()).unwrap_err();
        assert_eq!(refusal, CheckpointError::NotSignedByKey);
    }
}

#[test]
fn a_checkpoint_of_another_log_is_refused() {
    let refusal = signed().verify_origin("riverside.example", key().verifier()).unwrap_err();
    assert_eq!(refusal, CheckpointError::OtherOrigin);
}

#[test]
fn a_foreign_signature_beside_ours_is_skipped() {
    let text = format!("{}\u{2014} witness.example AAAAAAAA\n", signed());
    SignedCheckpoint::parse(text).unwrap().verify(key().verifier()).unwrap();
}

#[test]
fn a_false_signature_of_our_key_beside_a_true_one_is_refused() {
    let (mut twice, mut forged) = (signed(), signed().note.signatures.remove(0));
    forged.bytes[0] ^= 1;
    twice.note.signatures.push(forged);
    assert_eq!(twice.verify(key().verifier()), Err(CheckpointError::BadSignature));
}

#[test]
fn a_changed_statement_breaks_the_signature() {
    let edits = [("\n3\n", "\n4\n"), ("lanxi.example/audit\n3", "lanxi.example/other\n3")];
    for (from, to) in edits {
        let changed = SignedCheckpoint::parse(signed().to_string().replace(from, to)).unwrap();
        assert_eq!(changed.verify(key().verifier()), Err(CheckpointError::BadSignature));
    }
}

#[test]
fn each_malformed_checkpoint_is_named() {
    let good = signed().to_string();
    let root = good.lines().nth(2).unwrap();
    let cases = [
        (good.replace("\n3\n", "\n03\n"), CheckpointError::BadSize),
        (good.replace("\n3\n", "\n+3\n"), CheckpointError::BadSize),
        (good.replace("\n3\n", "\n9223372036854775808\n"), CheckpointError::BadSize),
        (good.replace(root, &root[4..]), CheckpointError::BadRoot),
        (good.replace("\n3\n", "\n\n3\n"), CheckpointError::MissingLine),
        (good.replace("\n3\n", "\n"), CheckpointError::MissingLine),
        (good.replacen(ORIGIN, "", 1), CheckpointError::MissingLine),
        (good.replace("\n\n", "\n"), CheckpointError::NoBlankLine),
        (good.replace("\n3\n", "\r\n3\n"), CheckpointError::ControlCharacter),
        (good.replace('\u{2014}', "-"), CheckpointError::BadSignatureLine),
        (good.replace("audit ", "audit  "), CheckpointError::BadSignatureLine),
        (good.trim_end().to_owned(), CheckpointError::CutOff),
        ("a".repeat(1 << 20) + "\n", CheckpointError::TooLarge),
    ];
    for (text, error) in cases {
        assert_eq!(SignedCheckpoint::parse(&text), Err(error), "{text:.200}");
    }
    assert_eq!(SignedCheckpoint::parse([0xff]), Err(CheckpointError::NotUtf8));
}

#[test]
fn an_origin_that_would_break_the_format_is_not_signed() {
    for origin in ["", "lanxi\n4"] {
        let refusal = Checkpoint::sign(origin, head(), &key()).unwrap_err();
        assert_eq!(refusal, CheckpointError::BadOrigin);
    }
}

#[test]
fn each_malformed_key_is_named() {
    let read = |text: &str| text.parse::<VerifierKey>().unwrap_err();
    assert_eq!(read("PeterNeumann"), KeyError::BadForm);
    assert_eq!(read(&GO_VERIFIER.replace("Neumann", " Neumann")), KeyError::BadName);
    assert_eq!(read(&GO_VERIFIER.replace("c74f20a3", "C74F20A3")), KeyError::BadId);
    assert_eq!(read(&GO_VERIFIER.replace("c74f20a3", "c74f20a4")), KeyError::IdMismatch);
    assert_eq!(read(&GO_VERIFIER[..GO_VERIFIER.len() - 4]), KeyError::BadLength);
    assert_eq!(read(&GO_VERIFIER.replace("+ARpc", "+AhpC")), KeyError::OtherAlgorithm);
    let identity = format!("x+00000000+AQEA{}", "A".repeat(40));
    assert_eq!(read(&identity), KeyError::UnsoundKey);
    assert_eq!(GO_VERIFIER.parse::<SigningKey>().unwrap_err(), KeyError::BadForm);
}

#[test]
fn a_signing_key_does_not_show_its_secret() {
    let shown = format!("{:?}", key());
    assert!(shown.contains(ORIGIN));
    assert!(!shown.contains(key().to_secret_text().rsplit('+').next().unwrap()));
}

proptest! {
    #[test]
    fn foreign_bytes_are_read_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(SignedCheckpoint::parse(&bytes).is_err());
    }

    #[test]
    fn no_changed_character_is_believed(at in any::<prop::sample::Index>(), to in any::<u8>()) {
        let mut bytes = signed().to_string().into_bytes();
        let at = at.index(bytes.len());
        prop_assume!(bytes[at] != to);
        bytes[at] = to;
        if let Ok(changed) = SignedCheckpoint::parse(&bytes) {
            prop_assert!(changed.verify(key().verifier()).is_err());
        }
    }

    #[test]
    fn what_is_read_prints_as_it_was(text in "[a-z]{1,4}\n(0|[1-9][0-9]{0,6})\n[A-Za-z0-9+/]{42}A=\n([a-z]{1,3}\n)?\n(\u{2014} [a-z]{1,3} [A-Za-z0-9+/]{8}\n){1,3}") {
        prop_assert_eq!(SignedCheckpoint::parse(&text).unwrap().to_string(), text);
    }
}
