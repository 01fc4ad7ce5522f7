//! A fault of the record as a sentence. Leaves count from 0, as in the table.

use app::record::LogFault;
use kernel::Message;
use vault::log::Fault;

use crate::console::count;

/// The sentence for the person who verifies.
pub(super) fn message(fault: &LogFault) -> Message {
    match *fault {
        LogFault::Log(ref fault) => of_log(fault),
        LogFault::HeadUnreadable => Message::new("cli-log-head-unreadable"),
        LogFault::EventEdited { position } => {
            Message::new("cli-log-event-edited").with("leaf", position)
        }
        LogFault::EventMissing { position } => {
            Message::new("cli-log-event-missing").with("leaf", position)
        }
        LogFault::EventUnreadable { position } => {
            Message::new("cli-log-event-unreadable").with("leaf", position)
        }
        LogFault::LeavesWithoutIndex { count: leaves } => {
            Message::new("cli-log-leaves-without-index").with("leaves", count(leaves))
        }
        LogFault::EventsWithoutLeaf { count: events } => {
            Message::new("cli-log-events-without-leaf").with("events", count(events))
        }
    }
}

fn of_log(fault: &Fault) -> Message {
    match *fault {
        Fault::HeadRefused(cause) => {
            Message::new("cli-log-head-refused").with("cause", cause.to_string())
        }
        Fault::OutsideRefused(cause) => {
            Message::new("cli-log-outside-refused").with("cause", cause.to_string())
        }
        Fault::Edited { index } => Message::new("cli-log-edited").with("leaf", count(index)),
        Fault::Missing { first, last } => {
            Message::new("cli-log-missing").with("first", count(first)).with("last", count(last))
        }
        Fault::OutOfOrder { index, expected } => Message::new("cli-log-out-of-order")
            .with("leaf", count(index))
            .with("expected", count(expected)),
        Fault::RootMismatch { size } => of_size("cli-log-root-mismatch", size),
        Fault::Forked { size } => of_size("cli-log-forked", size),
        Fault::Truncated { found, stated } => of_end("cli-log-truncated", found, stated),
        Fault::BeyondHead { found, stated } => of_end("cli-log-beyond-head", found, stated),
        Fault::OutsideTruncated { found, stated } => {
            of_end("cli-log-outside-truncated", found, stated)
        }
        Fault::More { count: more } => Message::new("cli-log-more").with("faults", count(more)),
    }
}

// i18n: cli-log-root-mismatch, cli-log-forked
fn of_size(id: &'static str, size: u64) -> Message {
    Message::new(id).with("size", count(size))
}

// i18n: cli-log-truncated, cli-log-beyond-head, cli-log-outside-truncated
fn of_end(id: &'static str, found: u64, stated: u64) -> Message {
    Message::new(id).with("found", count(found)).with("stated", count(stated))
}
