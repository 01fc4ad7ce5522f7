//! The outbox: mail is written down in the command's transaction and sent afterwards.
//!
//! A letter names the account and what it is about, never an address or any content: mail
//! says "something waits for you", and the page says what (privacy by construction). What
//! cannot be sent is tried again, at longer and longer intervals, for about a day.

mod deliver;
mod mailer;
mod rows;
#[cfg(test)]
mod tests;
mod unsent;

pub use deliver::deliver;
pub use mailer::{Mailer, Posted};
pub(crate) use rows::{Letter, outbox, post_all, posted};
pub use unsent::Unsent;
pub(crate) use unsent::{forget_old_letters, unsent};
