//! A policy document comes in, as a file or as pasted text.

use app::files::Upload;
use app::plans::RegisterPlan;
use askama::Template;
use axum::http::StatusCode;
use domain::Refusal;
use domain::access::{Act, Facts};
use domain::files::FileRefusal;
use kernel::Message;

use super::multipart::{Brought, FilesForm, read};
use crate::shell::{Answer, Page, SentKey, Told, Ui, Visit, see_other, shown};

/// The name under which pasted text is kept.
const PASTED: &str = "pasted.txt";

/// The form that takes a document in.
#[derive(Template)]
#[template(path = "plans/upload.html")]
pub(super) struct UploadPage {
    pub(super) ui: Ui,
    /// The pasted text, kept when something is wrong.
    pub(super) text: String,
    pub(super) error: Option<Told>,
}

impl Page for UploadPage {
    fn status(&self) -> StatusCode {
        Told::status(self.error.as_ref())
    }
}

pub(super) async fn page(visit: Visit) -> Answer {
    visit.reader().require(Act::RegisterPlan, Facts::COUNTY)?;
    shown(&UploadPage { ui: visit.ui, text: String::new(), error: None })
}

pub(super) async fn submit(FilesForm { visit, parts }: FilesForm) -> Answer {
    visit.reader().require(Act::RegisterPlan, Facts::COUNTY)?;
    let (key, brought) = read(&visit, parts).await?;
    let text = brought.text("text").to_owned();
    match registered(&visit, key, brought).await {
        Ok(place) => see_other(place),
        Err(app::Error::Repeated) => see_other("/plans"),
        Err(error) => match Told::of(&visit.ui, &error) {
            Some(told) => shown(&UploadPage { ui: visit.ui, text, error: Some(told) }),
            None => Err(error.into()),
        },
    }
}

/// The address of the new plan.
async fn registered(visit: &Visit, key: SentKey, mut brought: Brought) -> app::Result<String> {
    if let Some(error) = brought.failed.take() {
        return Err(error);
    }
    let upload = match brought.files.pop() {
        Some(upload) => upload,
        None => pasted(visit, brought.text("text")).await?,
    };
    let bytes = visit.web.app.files().read(&upload).await?;
    let reading = visit.web.app.read_document(upload.name.clone(), bytes).await?;
    let registered = visit.command(key, RegisterPlan { upload: upload.clone(), reading }).await;
    if let Err(app::Error::NoRoom) = registered {
        app::files::take_back(&visit.web.app, &[upload]).await?;
    }
    registered.map(|plan| format!("/plans/{plan}"))
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
