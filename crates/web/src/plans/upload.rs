//! A policy document comes in, as a file or as pasted text.

use app::files::Upload;
use app::plans::RegisterPlan;
use askama::Template;
use axum::http::StatusCode;
use domain::Refusal;
use domain::access::{Act, Facts};
use domain::files::FileRefusal;
use kernel::Message;

use super::multipart;
use crate::shell::{Answer, Page, Problem, Ui, Visit, see_other, shown};

/// The name under which pasted text is kept.
const PASTED: &str = "pasted.txt";

/// The form that takes a document in.
#[derive(Template)]
#[template(path = "plans/upload.html")]
pub(super) struct UploadPage {
    pub(super) ui: Ui,
    /// The pasted text, kept when something is wrong.
    pub(super) text: String,
    pub(super) error: Option<String>,
}

impl Page for UploadPage {
    fn status(&self) -> StatusCode {
        if self.error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }
    }
}

pub(super) async fn page(visit: Visit) -> Answer {
    visit.reader().require(Act::RegisterPlan, Facts::COUNTY)?;
    shown(&UploadPage { ui: visit.ui, text: String::new(), error: None })
}

pub(super) async fn submit(visit: Visit, form: multipart::FilesForm) -> Answer {
    visit.reader().require(Act::RegisterPlan, Facts::COUNTY)?;
    let (key, brought) = multipart::read(&visit, form).await?;
    let text = brought.text("text").to_owned();
    match registered(&visit, key, brought).await {
        Ok(place) => see_other(place),
        Err(app::Error::Refused(message)) => {
            let error = Some(visit.ui.say(&message));
            shown(&UploadPage { ui: visit.ui, text, error })
        }
        Err(app::Error::Repeated) => see_other("/plans"),
        Err(error) => Err(Problem::from(error)),
    }
}

/// The address of the new plan.
async fn registered(
    visit: &Visit,
    key: app::FormKey,
    mut brought: multipart::Brought,
) -> app::Result<String> {
    if let Some(message) = brought.refused.take() {
        return Err(app::Error::Refused(message));
    }
    let upload = match brought.files.pop() {
        Some(upload) => upload,
        None => pasted(visit, brought.text("text")).await?,
    };
    let bytes = visit.web.app.files().read(&upload).await?;
    let reading = visit.web.app.read_document(upload.name.clone(), bytes).await?;
    let plan = visit.command(key, RegisterPlan { upload, reading }).await?;
    Ok(format!("/plans/{plan}"))
}

async fn pasted(visit: &Visit, text: &str) -> app::Result<Upload> {
    if text.trim().is_empty() {
        return Err(app::Error::Refused(missing()));
    }
    visit.web.app.files().receive_bytes(PASTED, text.as_bytes()).await
}

fn missing() -> Message {
    FileRefusal::Missing.message()
}
