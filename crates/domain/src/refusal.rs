//! A refusal: the answer "no" of a rule, as one sentence for the person who asked.

use kernel::Message;

/// Every command has a small enum of refusals; each variant says its reason as a message.
pub trait Refusal: std::error::Error + Send + Sync + 'static {
    /// The sentence for the person; it stands in `locales/`.
    fn message(&self) -> Message;
}
