//! What the clients have sent, and what of it the program has acknowledged.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

/// One hand-in that was sent.
#[derive(Debug, Clone)]
pub(crate) struct Sent {
    /// The number of the task.
    pub(crate) task: String,
    /// SHA-256 of the file, in hexadecimal.
    pub(crate) sha256: String,
    /// Whether the program answered that it has it.
    pub(crate) acknowledged: bool,
}

/// Tasks that wait for their hand-in, and everything that was sent.
#[derive(Debug, Default)]
pub(crate) struct Journal {
    waiting: Mutex<VecDeque<String>>,
    sent: Mutex<Vec<Sent>>,
}

impl Journal {
    /// A journal for these tasks.
    pub(crate) fn of(tasks: impl IntoIterator<Item = String>) -> Self {
        Self { waiting: Mutex::new(tasks.into_iter().collect()), sent: Mutex::default() }
    }

    /// The next task; each is used once.
    pub(crate) fn next(&self) -> Option<String> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).pop_front()
    }

    /// Notes a hand-in before it is sent, without an acknowledgement yet; answers its place.
    pub(crate) fn send(&self, task: &str, sha256: String) -> usize {
        let mut sent = self.sent.lock().unwrap_or_else(PoisonError::into_inner);
        sent.push(Sent { task: task.to_owned(), sha256, acknowledged: false });
        sent.len() - 1
    }

    /// Notes that the hand-in at this place was acknowledged.
    pub(crate) fn acknowledge(&self, place: usize) {
        let mut sent = self.sent.lock().unwrap_or_else(PoisonError::into_inner);
        sent[place].acknowledged = true;
    }

    /// Everything that was sent from this place on.
    pub(crate) fn since(&self, place: usize) -> Vec<Sent> {
        let sent = self.sent.lock().unwrap_or_else(PoisonError::into_inner);
        sent[place..].to_vec()
    }
}
