//! The text form: C2SP `signed-note`, and the three lines of a checkpoint within it.

use std::fmt;

use base64::{Engine, engine::general_purpose::STANDARD};

use super::{Checkpoint, CheckpointError, VerifierKey, key};
use crate::merkle::{Hash, TreeHead};

const MAX_BYTES: usize = 1 << 20;
const DASH: &str = "\u{2014} ";
const KEY_ID_BYTES: usize = 4;

/// A text ending in a newline, and the signatures over it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Note {
    pub(super) text: String,
    pub(super) signatures: Vec<Signature>,
}

/// One signature line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Signature {
    pub(super) name: String,
    pub(super) key_id: [u8; KEY_ID_BYTES],
    pub(super) bytes: Vec<u8>,
}

impl Note {
    pub(super) fn parse(bytes: &[u8]) -> Result<Self, CheckpointError> {
        if bytes.len() > MAX_BYTES {
            return Err(CheckpointError::TooLarge);
        }
        let note = str::from_utf8(bytes).map_err(|_| CheckpointError::NotUtf8)?;
        if note.chars().any(|c| c < ' ' && c != '\n') {
            return Err(CheckpointError::ControlCharacter);
        }
        let blank = note.rfind("\n\n").ok_or(CheckpointError::NoBlankLine)?;
        let (text, signatures) = (&note[..=blank], &note[blank + 2..]);
        let lines = signatures.strip_suffix('\n').ok_or(CheckpointError::CutOff)?;
        let signatures = lines.split('\n').map(Signature::parse).collect::<Option<_>>();
        let signatures = signatures.ok_or(CheckpointError::BadSignatureLine)?;
        Ok(Self { text: text.to_owned(), signatures })
    }
}

impl Signature {
    fn parse(line: &str) -> Option<Self> {
        let (name, encoded) = line.strip_prefix(DASH)?.split_once(' ')?;
        let decoded = STANDARD.decode(encoded).ok()?;
        let (key_id, bytes) = decoded.split_first_chunk()?;
        if !key::is_name(name) || bytes.is_empty() {
            return None;
        }
        Some(Self { name: name.to_owned(), key_id: *key_id, bytes: bytes.to_vec() })
    }

    pub(super) fn is_by(&self, key: &VerifierKey) -> bool {
        self.name == key.name() && self.key_id == key.id()
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.text)?;
        self.signatures.iter().try_for_each(|signature| {
            let encoded = STANDARD.encode([&signature.key_id, signature.bytes.as_slice()].concat());
            writeln!(f, "{DASH}{} {encoded}", signature.name)
        })
    }
}

/// Origin, size and root, each on its line.
pub(super) fn write_text(origin: &str, head: TreeHead) -> Result<String, CheckpointError> {
    if origin.is_empty() || origin.chars().any(char::is_control) {
        return Err(CheckpointError::BadOrigin);
    }
    Ok(format!("{origin}\n{}\n{}\n", head.size, STANDARD.encode(head.root.0)))
}

/// Reads what [`write_text`] writes; further lines are extensions, and none may be empty.
pub(super) fn read_text(text: &str) -> Result<Checkpoint, CheckpointError> {
    let lines: Vec<&str> = text.strip_suffix('\n').unwrap_or(text).split('\n').collect();
    if lines.iter().any(|line| line.is_empty()) {
        return Err(CheckpointError::MissingLine);
    }
    let [origin, size, root, ..] = lines[..] else {
        return Err(CheckpointError::MissingLine);
    };
    let size = read_size(size).ok_or(CheckpointError::BadSize)?;
    let root = read_root(root).ok_or(CheckpointError::BadRoot)?;
    Ok(Checkpoint { origin: origin.to_owned(), head: TreeHead { size, root } })
}

fn read_size(text: &str) -> Option<u64> {
    let digits_only = text.bytes().all(|byte| byte.is_ascii_digit());
    let shortest = text == "0" || !text.starts_with('0');
    let size = (digits_only && shortest).then(|| text.parse::<i64>().ok())??;
    u64::try_from(size).ok()
}

fn read_root(text: &str) -> Option<Hash> {
    Hash::try_from(STANDARD.decode(text).ok()?.as_slice()).ok()
}
