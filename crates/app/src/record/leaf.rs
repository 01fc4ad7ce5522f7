//! The audit leaf of an event: what the log commits to, as a few lines of text.

use sha2::{Digest, Sha256};

use super::rows::events;

/// The leaf's text. Its form is fixed: a new form gets a new first line.
pub(super) fn leaf_body(event: &events::Model) -> String {
    format!(
        "qingqu/leaf/v1\n{}\n{}\n{}\n{}\n{}\n{}:{}\n{}\n",
        event.county_id,
        event.id,
        event.at.to_rfc3339_opts(chrono::SecondsFormat::Micros, true),
        event.actor,
        event.kind,
        event.subject_kind,
        event.subject_id,
        commitment(&event.salt, &event.payload),
    )
}

/// SHA-256 over salt and payload, in hexadecimal.
fn commitment(salt: &[u8], payload: &str) -> String {
    let digest = Sha256::new().chain_update(salt).chain_update(payload).finalize();
    vault::Hex(&digest).to_string()
}
