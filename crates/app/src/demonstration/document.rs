//! The county's plan: the sample, or a document of the user's own.

use domain::access::Actor;
use domain::files::{FileKind, HEAD_BYTES};
use kernel::PlanId;
use policydoc::Reading;

use super::county::Cast;
use super::pack::Pack;
use crate::plans::RegisterPlan;
use crate::{App, Result};

/// A document that was read and waits to be registered.
pub(super) struct Document {
    name: String,
    bytes: Vec<u8>,
    reading: Reading,
}

/// Reads the document; nothing is written yet.
///
/// # Errors
/// A refusal that says what is wrong with it.
pub(super) async fn read(app: &App, given: Option<(String, Vec<u8>)>) -> Result<Document> {
    let (name, bytes) = given.map_or_else(Pack::plan, Ok)?;
    let reading = app.read_document(name.clone(), bytes.clone()).await?;
    Ok(Document { name, bytes, reading })
}

/// Registers the document, as the bureau does.
pub(super) async fn register(app: &App, cast: &Cast, document: Document) -> Result<PlanId> {
    let Document { name, bytes, reading } = document;
    let upload = app.files().receive_bytes(&kept_name(name, &bytes), &bytes).await?;
    let officer = Actor::Person(cast.assigner()?.clone());
    app.command(&officer, None, RegisterPlan { upload, reading, supersedes: None }).await
}

/// A document of a kind that the file store does not know, such as a web page, is kept as
/// text: no browser shall ever run it.
fn kept_name(name: String, bytes: &[u8]) -> String {
    let head = &bytes[..bytes.len().min(HEAD_BYTES)];
    if FileKind::recognise(&name, head).is_some() { name } else { format!("{name}.txt") }
}
