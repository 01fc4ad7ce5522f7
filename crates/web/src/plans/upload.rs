//! A policy document comes in, as a file or as pasted text.

use app::files::Upload;
use app::plans::{RegisterPlan, plan_titles};
use askama::Template;
use axum::http::StatusCode;
use domain::Refusal;
use domain::access::{Act, Facts};
use domain::files::FileRefusal;
use kernel::{Message, PlanId};

use crate::shell::multipart::{Brought, FilesForm, read};
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
    /// The plans that it could replace, newest first.
    pub(super) plans: Vec<(PlanId, String)>,
    /// The one that was chosen.
    pub(super) supersedes: String,
    pub(super) error: Option<Told>,
}

impl Page for UploadPage {
    fn status(&self) -> StatusCode {
        Told::status(self.error.as_ref())
    }
}

pub(super) async fn page(visit: Visit) -> Answer {
    visit.reader().require(Act::RegisterPlan, Facts::COUNTY)?;
    shown_again(visit, String::new(), String::new(), None).await
}

/// The form, as it was sent if something was wrong.
async fn shown_again(
    visit: Visit,
    text: String,
    supersedes: String,
    error: Option<Told>,
) -> Answer {
    let plans = plan_titles(&visit.reader()).await?;
    shown(&UploadPage { ui: visit.ui, text, plans, supersedes, error })
}

pub(super) async fn submit(FilesForm { visit, parts }: FilesForm) -> Answer {
    visit.reader().require(Act::RegisterPlan, Facts::COUNTY)?;
    let (key, brought) = read(&visit, parts).await?;
    let (text, old) = (brought.text("text").to_owned(), brought.text("supersedes").to_owned());
    match registered(&visit, key, brought).await {
        Ok(place) => see_other(place),
        Err(app::Error::Repeated) => see_other("/plans"),
        Err(error) => match Told::of(&visit.ui, &error) {
            Some(told) => shown_again(visit, text, old, Some(told)).await,
            None => Err(error.into()),
        },
    }
}

/// The address of the new plan.
async fn registered(visit: &Visit, key: SentKey, mut brought: Brought) -> app::Result<String> {
    if let Some(error) = brought.failed.take() {
        return Err(error);
    }
    let supersedes = match brought.text("supersedes") {
        "" => None,
        plan => Some(plan.parse().map_err(|_| app::Error::Missing)?),
    };
    let upload = match brought.files.pop() {
        Some(upload) => upload,
        None => pasted(visit, brought.text("text")).await?,
    };
    let bytes = visit.web.app.files().read(&upload).await?;
    let reading = visit.web.app.read_document(upload.name.clone(), bytes).await?;
    let order = RegisterPlan { upload: upload.clone(), reading, supersedes };
    let registered = visit.command(key, order).await;
    if let Err(app::Error::NoRoom) = registered {
        app::files::take_back(&visit.web.app, &[upload]).await?;
    }
    let place = registered.map(|plan| format!("/plans/{plan}"))?;
    Ok(if supersedes.is_some() { format!("{place}/changes") } else { place })
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
