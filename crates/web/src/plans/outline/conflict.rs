//! Two people at one outline: what was sent, and what stands now, side by side (409).

use app::plans::{document_page, outline_story};
use app::record::Happening;
use askama::Template;
use axum::http::StatusCode;
use domain::plans::PlanNode;
use kernel::PlanId;

use super::Place;
use super::panel::Sent;
use crate::shell::{Answer, Page, Ui, Visit, shown};

/// The page that shows both versions.
#[derive(Template)]
#[template(path = "plans/outline/conflict.html")]
pub(in super::super) struct OutlineConflictPage {
    pub(in super::super) ui: Ui,
    pub(in super::super) plan: PlanId,
    /// The piece as it stands now; none if it was merged into another.
    pub(in super::super) piece: Option<PlanNode>,
    /// What was sent, as the tail of its message id.
    pub(in super::super) act: &'static str,
    /// The words that were sent with it.
    pub(in super::super) words: String,
    /// What happened to the outline last.
    pub(in super::super) last: Option<Happening>,
}

impl Page for OutlineConflictPage {
    fn status(&self) -> StatusCode {
        StatusCode::CONFLICT
    }
}

pub(super) async fn show(visit: Visit, place: Place, sent: &Sent) -> Answer {
    let reader = visit.reader();
    let page = document_page(&reader, place.plan, None).await?;
    let mut nodes = page.nodes.into_iter().map(|node| node.node);
    let piece = nodes.find(|node| node.id == place.piece);
    let last = outline_story(&reader, place.plan).await?.pop();
    let (act, words) = (sent.act, sent.words.clone());
    shown(&OutlineConflictPage { ui: visit.ui, plan: place.plan, piece, act, words, last })
}
