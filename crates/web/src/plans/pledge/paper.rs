//! A pledge as a document to print: the text, both sides, the days, the hash.

use app::plans::{PledgePage, pledge_page};
use askama::Template;
use axum::extract::Path;

use super::super::task::number;
use crate::shell::{Answer, Page, Ui, Visit, shown};

/// The document of a pledge.
#[derive(Template)]
#[template(path = "plans/pledge/paper.html")]
pub(in crate::plans) struct PaperHtml {
    pub(in crate::plans) ui: Ui,
    pub(in crate::plans) page: PledgePage,
}

impl Page for PaperHtml {}

pub(in crate::plans) async fn page(visit: Visit, Path(no): Path<String>) -> Answer {
    let page = pledge_page(&visit.reader(), number(&no)?).await?;
    shown(&PaperHtml { ui: visit.ui, page })
}
