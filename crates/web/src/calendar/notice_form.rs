//! A holiday notice is entered: as a file, as JSON, or as lines.

use askama::Template;
use axum::http::StatusCode;
use domain::access::{Act, Facts};

use crate::shell::{Answer, Page, Ui, Visit, shown};

/// The form that takes a notice.
#[derive(Template)]
#[template(path = "calendar/notice_form.html")]
pub(super) struct NoticeFormPage {
    pub(super) ui: Ui,
    /// What was typed, kept when something is wrong.
    pub(super) text: String,
    pub(super) error: Option<String>,
}

impl Page for NoticeFormPage {
    fn status(&self) -> StatusCode {
        if self.error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }
    }
}

pub(super) async fn page(visit: Visit) -> Answer {
    visit.reader().require(Act::LoadNotice, Facts::COUNTY)?;
    shown(&NoticeFormPage { ui: visit.ui, text: String::new(), error: None })
}
