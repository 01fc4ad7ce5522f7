//! Pledges: confirmed on the page of the task, looked at as a document, counter-signed as a list.

pub(super) mod confirm;
pub(super) mod counter_sign;
pub(super) mod list;
pub(super) mod paper;
#[cfg(test)]
pub(super) mod samples;
pub(super) mod sign_list;

use domain::plans::Confirmation;
use serde::Deserialize;

/// Who confirms, and the text that they were shown.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Said {
    pub(super) version: String,
    pub(super) sha256: String,
    pub(super) post: String,
    pub(super) name: String,
}

impl Said {
    fn confirmation(self) -> Confirmation {
        Confirmation { post: self.post, name: self.name, sha256: self.sha256 }
    }
}
