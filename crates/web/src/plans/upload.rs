//! A policy document comes in, as a file or as pasted text.

use app::files::{KeptUpload, Upload, keep, kept_document, take_back};
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
    /// The file that came with it and need not be chosen again.
    pub(super) kept: Option<KeptUpload>,
    pub(super) error: Option<Told>,
}

impl Page for UploadPage {
    fn status(&self) -> StatusCode {
        Told::status(self.error.as_ref())
    }
}

pub(super) async fn page(visit: Visit) -> Answer {
    visit.reader().require(Act::RegisterPlan, Facts::COUNTY)?;
    shown_again(visit, Sent::default(), None).await
}

/// What was sent with the form.
#[derive(Default)]
struct Sent {
    text: String,
    supersedes: String,
    /// Whether a document came that can be read: it is kept for the next try.
    has_document: bool,
}

/// The form, as it was sent if something was wrong.
async fn shown_again(visit: Visit, sent: Sent, error: Option<Told>) -> Answer {
    let reader = visit.reader();
    let plans = plan_titles(&reader).await?;
    let kept = if sent.has_document { kept_document(&reader).await? } else { None };
    let Sent { text, supersedes, .. } = sent;
    shown(&UploadPage { ui: visit.ui, text, plans, supersedes, kept, error })
}

pub(super) async fn submit(FilesForm { visit, parts }: FilesForm) -> Answer {
    visit.reader().require(Act::RegisterPlan, Facts::COUNTY)?;
    let (key, brought) = read(&visit, parts).await?;
    let (text, supersedes) =
        (brought.text("text").to_owned(), brought.text("supersedes").to_owned());
    let mut sent = Sent { text, supersedes, has_document: false };
    match registered(&visit, key, brought, &mut sent).await {
        Ok(place) => see_other(place),
        Err(app::Error::Repeated) => see_other("/plans"),
        Err(error) => match Told::of(&visit.ui, &error) {
            Some(told) => shown_again(visit, sent, Some(told)).await,
            None => Err(error.into()),
        },
    }
}

/// The address of the new plan.
async fn registered(
    visit: &Visit,
    key: SentKey,
    mut brought: Brought,
    sent: &mut Sent,
) -> app::Result<String> {
    if let Some(error) = brought.failed.take() {
        return Err(error);
    }
    let supersedes = match brought.text("supersedes") {
        "" => None,
        plan => Some(plan.parse().map_err(|_| app::Error::Missing)?),
    };
    let upload = document_of(visit, &mut brought).await?;
    let bytes = visit.web.app.files().read(&upload).await?;
    let reading = visit.web.app.read_document(upload.name.clone(), bytes).await?;
    let order = RegisterPlan { upload: upload.clone(), reading, supersedes };
    let registered = visit.command(key, order).await;
    if let Err(error) = &registered {
        sent.has_document = put_aside(visit, upload, error).await?;
    }
    let place = registered.map(|plan| format!("/plans/{plan}"))?;
    Ok(if supersedes.is_some() { format!("{place}/changes") } else { place })
}

/// The file that came, else the one that is kept and was not left out, else the pasted text.
async fn document_of(visit: &Visit, brought: &mut Brought) -> app::Result<Upload> {
    if let Some(upload) = brought.files.pop() {
        return Ok(upload);
    }
    let kept = kept_document(&visit.reader()).await?;
    match kept.filter(|kept| brought.names_kept(kept.id)) {
        Some(kept) => Ok(kept.upload),
        None => pasted(visit, brought.text("text")).await,
    }
}

/// Keeps a document that can be read but was refused, for the next try; pasted text stands in the
/// form again by itself. On a full disk it goes at once. Answers whether one is kept.
async fn put_aside(visit: &Visit, upload: Upload, why: &app::Error) -> app::Result<bool> {
    let app = &visit.web.app;
    match why {
        app::Error::Refused(_) if upload.name != PASTED => {
            keep(app, &visit.signed_in.person, None, &[upload]).await?;
            Ok(true)
        }
        app::Error::NoRoom => take_back(app, &[upload]).await.map(|()| false),
        _ => Ok(false),
    }
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
