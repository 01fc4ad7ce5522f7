//! What a notice would move, before it is confirmed.

use app::calendar::{NoticePreview, preview_notice, read_notice};
use askama::Template;
use domain::access::{Act, Facts};
use domain::calendar::notice_as_lines;
use kernel::calendar::DayKind;

use super::notice_form::NoticeFormPage;
use crate::shell::{Answer, Page, SignedTexts, Ui, shown};

/// What a notice would move.
#[derive(Template)]
#[template(path = "calendar/preview.html")]
pub(super) struct PreviewPage {
    pub(super) ui: Ui,
    pub(super) preview: NoticePreview,
}

impl Page for PreviewPage {}

impl PreviewPage {
    /// The notice as the confirmation sends it.
    fn lines(&self) -> String {
        notice_as_lines(&self.preview.notice)
    }

    /// How many days are off, and how many are made up for.
    fn counts(&self) -> (usize, usize) {
        let days = &self.preview.notice.days;
        let off = days.iter().filter(|day| day.is_off_day).count();
        (off, days.len() - off)
    }

    /// The holidays that it leaves out.
    fn missing(&self) -> String {
        self.preview.missing.join("\u{3001}")
    }

    /// Whether tasks that are due on a day off are listed.
    fn has_tasks(&self) -> bool {
        !self.preview.moved.tasks.is_empty()
    }
}

pub(super) async fn submit(form: SignedTexts) -> Answer {
    form.visit.reader().require(Act::LoadNotice, Facts::COUNTY)?;
    let given = if form.text("files").trim().is_empty() { "text" } else { "files" };
    let text = form.text(given).to_owned();
    let visit = form.visit;
    let previewed = match read_notice(&text) {
        Ok(notice) => preview_notice(&visit.reader(), notice).await,
        Err(refusal) => Err(refusal.into()),
    };
    match previewed {
        Ok(preview) => shown(&PreviewPage { ui: visit.ui, preview }),
        Err(app::Error::Refused(message)) => {
            let error = Some(visit.ui.say(&message));
            shown(&NoticeFormPage { ui: visit.ui, text, error })
        }
        Err(error) => Err(error.into()),
    }
}
