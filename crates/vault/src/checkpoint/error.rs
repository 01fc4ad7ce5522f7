//! What can be wrong with a checkpoint or with a key in text form.

/// Why a checkpoint is not read, not signed or not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CheckpointError {
    /// More than 1 MiB.
    #[error("the checkpoint is larger than 1 MiB")]
    TooLarge,
    /// Not UTF-8.
    #[error("the checkpoint is not UTF-8 text")]
    NotUtf8,
    /// A control character other than the newline.
    #[error("the checkpoint holds a control character")]
    ControlCharacter,
    /// No blank line between text and signatures.
    #[error("the checkpoint has no blank line before its signatures")]
    NoBlankLine,
    /// The last line does not end in a newline: cut off.
    #[error("the checkpoint does not end in a newline")]
    CutOff,
    /// Fewer than the three lines of origin, size and root, or an empty one among them.
    #[error("the checkpoint lacks origin, size or root")]
    MissingLine,
    /// The origin is empty or holds a control character.
    #[error("the origin is empty or holds a control character")]
    BadOrigin,
    /// The size is no decimal number below 2^63 without leading zeros.
    #[error("the size is not a decimal number in its shortest form")]
    BadSize,
    /// The root is not the base64 of 32 bytes.
    #[error("the root is not 32 bytes in base64")]
    BadRoot,
    /// A signature line is not `— name base64`.
    #[error("a signature line is malformed")]
    BadSignatureLine,
    /// No signature bears this key's name and id.
    #[error("the checkpoint is not signed by this key")]
    NotSignedByKey,
    /// A signature bears this key's name and id, and does not fit the text.
    #[error("the signature does not fit the checkpoint")]
    BadSignature,
    /// Well signed, but of another log.
    #[error("the checkpoint is of another log")]
    OtherOrigin,
}

/// Why a key in text form is not read, or a name not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// Not of the form `name+id+key`, or `PRIVATE+KEY+name+id+key` for a signing key.
    #[error("the key is not of the form name+id+key")]
    BadForm,
    /// The name is empty or holds a space, a plus or a control character.
    #[error("the key's name is empty or holds a space, a plus or a control character")]
    BadName,
    /// The id is not eight lower-case hexadecimal digits.
    #[error("the key's id is not eight hexadecimal digits")]
    BadId,
    /// The key is not base64 of an algorithm byte and 32 bytes.
    #[error("the key is not 33 bytes in base64")]
    BadLength,
    /// The algorithm byte is not 1 (Ed25519).
    #[error("the key is not an Ed25519 key")]
    OtherAlgorithm,
    /// The 32 bytes are no point of the curve, or one that any signature would fit.
    #[error("the key is no sound Ed25519 public key")]
    UnsoundKey,
    /// The id does not belong to the name and key: mistyped.
    #[error("the key's id does not fit its name and key")]
    IdMismatch,
}
