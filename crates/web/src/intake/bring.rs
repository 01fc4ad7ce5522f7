//! A workbook is brought; nothing of it is carried out yet.

use app::files::take_back;
use app::intake::bring;
use domain::Refusal;
use domain::access::{Act, Facts};
use domain::files::FileRefusal;
use kernel::ImportDraftId;

use super::{imports, told};
use crate::shell::multipart::{Brought, FilesForm, read};
use crate::shell::{Answer, Visit, see_other};

pub(super) async fn submit(FilesForm { visit, parts }: FilesForm) -> Answer {
    visit.reader().require(Act::ManageNetwork, Facts::COUNTY)?;
    let (_, brought) = read(&visit, parts).await?;
    let chosen = brought.text("template").to_owned();
    match kept(&visit, brought).await {
        Ok(draft) => see_other(format!("/imports/drafts/{draft}")),
        Err(error) => match told(&visit.ui, &error) {
            Some(told) => imports::show(visit, chosen, Some(told)).await,
            None => Err(error.into()),
        },
    }
}

/// The draft; a file that is no workbook is not kept.
async fn kept(visit: &Visit, mut brought: Brought) -> app::Result<ImportDraftId> {
    if let Some(error) = brought.failed.take() {
        return Err(error);
    }
    let missing = || app::Error::Refused(FileRefusal::Missing.message());
    let upload = brought.files.pop().ok_or_else(missing)?;
    let (app, template) = (&visit.web.app, brought.text("template"));
    let done = bring(app, &visit.reader(), template, upload.clone()).await;
    if done.is_err() {
        take_back(app, &[upload]).await?;
    }
    done
}
