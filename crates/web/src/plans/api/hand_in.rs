//! The unit hands in evidence: a form with files, within the limits of the page.

use app::files::take_back;
use app::plans::TaskPage;
use axum::extract::{FromRequest, Multipart, Path, Request};
use axum::http::header::CONTENT_TYPE;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use uuid::Uuid;

use super::super::hand_in::{order as hand_in_of, require_now};
use super::super::task::number;
use super::task_order::answered;
use crate::shell::api::{Caller, Day, Order, Trouble, version};
use crate::shell::multipart::{Brought, multipart, take_in};
use crate::shell::{Answer, Problem, Web};

/// The fields of a hand-in. A file counts once its bytes agree with the ending of its name.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "it says what the form has; the form itself is read part by part")]
pub(in super::super) struct HandInForm {
    /// The version of the task that was seen, where no `If-Match` says it.
    version: Option<i64>,
    /// The date that the files speak of.
    effective_on: Option<Day>,
    /// What the unit says to it.
    note: Option<String>,
    /// Evidence that was handed in before; the field may stand there more than once. It counts
    /// among the files.
    again: Option<Uuid>,
    /// The files, at most ten of 50 MiB each; the field may stand there more than once.
    #[schemars(schema_with = "file")]
    files: Option<String>,
}

fn file(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "contentMediaType": "application/octet-stream" })
}

/// A form with files.
pub(in super::super) struct FilesBody(Multipart);

impl FromRequest<Web> for FilesBody {
    type Rejection = Problem;

    async fn from_request(request: Request, web: &Web) -> Result<Self, Problem> {
        let named = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let is_form = named.is_some_and(|it| it.to_lowercase().starts_with("multipart/form-data"));
        if !is_form {
            return Err(Trouble::MediaType.into());
        }
        multipart(request, web).await.map(Self)
    }
}

pub(in super::super) async fn submit(
    caller: Caller,
    Path(no): Path<String>,
    order: Order,
    FilesBody(parts): FilesBody,
) -> Answer {
    let task = number(&no)?;
    let page = require_now(&caller.reader(), task).await?;
    let mut brought = take_in(&caller.web.app.files(), parts, |_| Ok(())).await?;
    let done = match brought.failed.take() {
        Some(error) => Err(error.into()),
        None => handed_in(&caller, &page, &order, &brought).await,
    };
    if !matches!(done, Ok(Ok(()))) {
        // A program sends its files again; nothing is kept for it.
        take_back(&caller.web.app, &brought.files).await?;
    }
    answered(caller, task, done?).await
}

async fn handed_in(
    caller: &Caller,
    page: &TaskPage,
    order: &Order,
    brought: &Brought,
) -> Result<app::Result<()>, Problem> {
    let field = match brought.text("version") {
        "" => None,
        text => Some(version(text).ok_or_else(|| Trouble::unreadable("version"))?),
    };
    let hand_in = hand_in_of(page, brought, order.seen(field)?);
    Ok(caller.command(order.key(brought.content().as_bytes()), hand_in).await)
}
