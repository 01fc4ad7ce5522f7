//! The rows of a workbook are carried out together.

use domain::access::{Act, Facts};
use domain::intake::{Import, ImportState, carried_out, require_complete};
use kernel::{ImportId, Version, local_date};

use super::drafts::{forget, own_draft};
use super::{Opened, schools, store};
use crate::files::register;
use crate::{Command, Result, Work, org};

/// The order to carry out the rows of a draft.
#[derive(Debug)]
pub struct CarryOut {
    /// The draft with its workbook open.
    pub opened: Opened,
    /// Whether bad rows are left out; otherwise nothing is carried out if there is one.
    pub only_good: bool,
    /// How many good rows the person was shown.
    pub shown: usize,
}

impl Command for CarryOut {
    type Outcome = ImportId;

    async fn carry_out(self, work: &mut Work) -> Result<ImportId> {
        work.require(Act::ManageNetwork, Facts::COUNTY)?;
        let Self { opened, only_good, shown } = self;
        require_complete(&opened.template, &opened.mapping)?;
        // Of two who bring the same list, the second one finds what the first one made.
        org::lock_county(work).await?;
        let draft = own_draft(work.db(), work.person()?, opened.draft.id, work.now()).await?;
        let context = schools::context(work.db(), work.county(), local_date(work.now())).await?;
        let preflight = opened.judged(&context);
        let import = Import {
            id: ImportId::fresh(work.ids()),
            template: draft.template,
            sha256: draft.upload.sha256.clone(),
            rows: 0,
            left_out: 0,
            by: work.person()?.account,
            at: work.now(),
            state: ImportState::CarriedOut,
            version: Version::FIRST,
        };
        let (import, event) = carried_out(import, &preflight, only_good, shown)?;
        let file = register(work, &draft.upload).await?;
        let made = schools::make(work, &opened.template, preflight.good).await?;
        store::insert(work, &import, file, &draft.upload.name, &made).await?;
        store::remember(work, &import.template, &opened.head, &opened.mapping).await?;
        forget(work, draft.id).await?;
        work.record(&event)?;
        Ok(import.id)
    }
}
