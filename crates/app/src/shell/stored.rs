//! A stored value that the program does not understand.

use crate::Error;

/// The fault for a row whose column holds something unknown: data of a newer program, or damage.
pub(crate) fn unreadable(what: &'static str) -> Error {
    Error::fault(format!("a stored {what} cannot be read"))
}
