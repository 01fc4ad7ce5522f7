//! The key file: a text that can be printed, kept in a safe and typed in again.
//!
//! ```text
//! qingqu-master-key-1
//! 0123 4567 ... 16 groups of four hexadecimal digits
//! id 0123 4567 89ab cdef
//! ```
//!
//! The id is the key's fingerprint. It serves as the checksum: a slip of the hand gives another.
//! Spaces and line ends are free, and so is the case of letters.

use zeroize::Zeroizing;

use super::{ID_BYTES, KEY_BYTES, KeyId, MasterKey};
use crate::hex;

const FAMILY: &str = "qingqu-master-key-";
const VERSION: &str = "1";
const ID_MARK: &str = "id";
const KEY_DIGITS: usize = 2 * KEY_BYTES;
const ID_DIGITS: usize = 2 * ID_BYTES;

/// Why a text is not read as a master key. No variant holds any of the secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyFileError {
    /// The text is empty.
    #[error("the key file is empty")]
    Empty,
    /// The first word is not that of a key file.
    #[error("this is not a master key file")]
    NotAKeyFile,
    /// A key file, of a later version of the format.
    #[error("the key file is of an unknown version")]
    UnknownVersion,
    /// The file ends too early: digits of the key are missing, or its id.
    #[error("the key file is cut off: {found} of {needed} digits are there")]
    CutOff {
        /// Number of digits found, of key and id together.
        found: usize,
        /// Number of digits needed.
        needed: usize,
    },
    /// The key, or its id, has too many digits.
    #[error("the key file has too many digits")]
    TooLong,
    /// A character that is no hexadecimal digit.
    #[error("the key file holds a character that is not a hexadecimal digit")]
    ForeignCharacter,
    /// All is there, and the id is not the id of the key: mistyped.
    #[error("the key file is mistyped: its id does not fit its key")]
    Mistyped,
}

impl MasterKey {
    /// The text of the key file, wiped from memory when dropped.
    #[must_use]
    pub fn to_file_text(&self) -> Zeroizing<String> {
        // Room for all of it at once: a growing string would leave copies of the secret behind.
        let mut text = Zeroizing::new(String::with_capacity(256));
        text.push_str(FAMILY);
        text.push_str(VERSION);
        text.push('\n');
        hex::push_groups(&mut text, self.0.as_slice());
        text.push('\n');
        text.push_str(ID_MARK);
        text.push(' ');
        hex::push_groups(&mut text, self.id().as_bytes());
        text.push('\n');
        text
    }

    /// Reads what [`MasterKey::to_file_text`] wrote.
    ///
    /// # Errors
    /// One [`KeyFileError`] per cause.
    pub fn from_file_text(text: &str) -> Result<Self, KeyFileError> {
        let mut words = text.split_whitespace();
        check_header(words.next().ok_or(KeyFileError::Empty)?)?;
        let key_words = words.by_ref().take_while(|word| !word.eq_ignore_ascii_case(ID_MARK));
        let key_digits = join(key_words)?;
        let id_digits = join(words)?;
        check_lengths(key_digits.len(), id_digits.len())?;
        let mut key = Zeroizing::new([0; KEY_BYTES]);
        let mut id = [0; ID_BYTES];
        hex::decode_into(&key_digits, key.as_mut_slice()).ok_or(KeyFileError::ForeignCharacter)?;
        hex::decode_into(&id_digits, &mut id).ok_or(KeyFileError::ForeignCharacter)?;
        let key = Self(key);
        if key.id() == KeyId(id) { Ok(key) } else { Err(KeyFileError::Mistyped) }
    }
}

fn check_header(word: &str) -> Result<(), KeyFileError> {
    match word.strip_prefix(FAMILY) {
        None => Err(KeyFileError::NotAKeyFile),
        Some(VERSION) => Ok(()),
        Some(_) => Err(KeyFileError::UnknownVersion),
    }
}

fn check_lengths(key: usize, id: usize) -> Result<(), KeyFileError> {
    if key > KEY_DIGITS || id > ID_DIGITS {
        return Err(KeyFileError::TooLong);
    }
    let (found, needed) = (key + id, KEY_DIGITS + ID_DIGITS);
    if found < needed { Err(KeyFileError::CutOff { found, needed }) } else { Ok(()) }
}

/// Joins digit groups, without copies left behind.
fn join<'a>(words: impl Iterator<Item = &'a str>) -> Result<Zeroizing<String>, KeyFileError> {
    let mut joined = Zeroizing::new(String::with_capacity(KEY_DIGITS));
    for word in words {
        if word.bytes().any(|byte| !byte.is_ascii_hexdigit()) {
            return Err(KeyFileError::ForeignCharacter);
        }
        if joined.len() + word.len() > KEY_DIGITS {
            return Err(KeyFileError::TooLong);
        }
        joined.push_str(word);
    }
    Ok(joined)
}
