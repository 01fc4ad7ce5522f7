//! A draft with its workbook open: which sheet, which head, which mapping.

use documents::workbook::{Limits, read};
use domain::access::{Act, Facts};
use domain::intake::{
    Head, ImportRefusal, Mapping, Preflight, Template, check, find_head, head_at,
};
use kernel::sheet::SheetOfCells;
use kernel::{ImportDraftId, local_date};

use super::drafts::{Choice, Draft, own_draft};
use super::refusal::WorkbookRefusal;
use super::templates::template;
use super::{schools, store};
use crate::files::Upload;
use crate::{App, Error, Reader, Result};

/// A draft with its workbook open.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The draft.
    pub draft: Draft,
    /// Its template.
    pub template: Template,
    /// The sheets of the workbook.
    pub sheets: Vec<SheetOfCells>,
    /// Which of them is read, from 0.
    pub sheet: usize,
    /// Its head.
    pub head: Head,
    /// What its columns are: chosen, remembered or guessed.
    pub mapping: Mapping,
    /// Whether the county has carried out a sheet with these columns before.
    pub is_remembered: bool,
}

/// Opens a draft of this person.
///
/// # Errors
/// [`Error::Missing`] for one that is not theirs or no longer there; a refusal for an empty
/// workbook; [`Error::Denied`], or a fault.
pub async fn open_draft(app: &App, reader: &Reader<'_>, id: ImportDraftId) -> Result<Opened> {
    reader.require(Act::ManageNetwork, Facts::COUNTY)?;
    let draft = own_draft(reader.db(), reader.person(), id, reader.now()).await?;
    let template = template(&draft.template)?;
    let sheets = read_workbook(app, &draft.upload).await?;
    let (sheet, head) =
        place_of_list(&sheets, &template, draft.choice.as_ref()).ok_or(ImportRefusal::Empty)?;
    let county = reader.person().county;
    let remembered = store::remembered(reader.db(), county, &template.key, &head).await?;
    let is_remembered = remembered.is_some();
    let chosen = draft.choice.as_ref().map(|choice| choice.mapping.clone());
    let chosen = chosen.filter(|mapping| !mapping.is_empty());
    let guessed = || Mapping::guess(&template, &head);
    let mapping = chosen.or(remembered).unwrap_or_else(guessed).within(&template);
    Ok(Opened { draft, template, sheets, sheet, head, mapping, is_remembered })
}

/// The sheets of a file. Workbooks are read one at a time, beside the requests: a large one needs
/// a second and some hundred megabytes.
pub(super) async fn read_workbook(app: &App, upload: &Upload) -> Result<Vec<SheetOfCells>> {
    let _turn = app.inner.reading.acquire().await.map_err(Error::fault)?;
    let bytes = app.files().read(upload).await?;
    let sheets = tokio::task::spawn_blocking(move || read(&bytes, &Limits::default()));
    Ok(sheets.await.map_err(Error::fault)?.map_err(WorkbookRefusal::from)?)
}

/// The chosen head; otherwise that of the sheet in which most columns are known, hidden ones last.
fn place_of_list(
    sheets: &[SheetOfCells],
    template: &Template,
    choice: Option<&Choice>,
) -> Option<(usize, Head)> {
    if let Some(choice) = choice
        && let Some(sheet) = sheets.get(choice.sheet)
    {
        let chosen = head_at(sheet, choice.head_row, choice.levels.clamp(1, 2));
        return Some((choice.sheet, chosen.or_else(|| find_head(sheet, template))?));
    }
    let heads = sheets.iter().enumerate();
    let heads = heads.filter_map(|(at, sheet)| Some((at, find_head(sheet, template)?)));
    let known = |(at, head): &(usize, Head)| {
        let columns = Mapping::guess(template, head).len();
        (!sheets[*at].is_hidden, columns, std::cmp::Reverse(*at))
    };
    heads.max_by_key(known)
}

impl Opened {
    /// The sheet that is read.
    pub fn sheet(&self) -> &SheetOfCells {
        &self.sheets[self.sheet]
    }

    /// What has been chosen, or would be.
    pub fn choice(&self) -> Choice {
        Choice {
            sheet: self.sheet,
            head_row: self.head.first_row,
            levels: self.head.last_row - self.head.first_row + 1,
            mapping: self.mapping.clone(),
        }
    }

    /// Judges the rows by the data as they are now. A long list takes some seconds, so it is done
    /// beside the requests.
    ///
    /// # Errors
    /// A fault.
    pub async fn preflight(self, reader: &Reader<'_>) -> Result<(Self, Preflight)> {
        let (county, today) = (reader.person().county, local_date(reader.now()));
        let context = schools::context(reader.db(), county, today).await?;
        let judged = tokio::task::spawn_blocking(move || {
            let preflight = self.judged(&context);
            (self, preflight)
        });
        judged.await.map_err(Error::fault)
    }

    /// The rows, judged by what is known.
    pub(super) fn judged(&self, context: &domain::intake::Context) -> Preflight {
        check(self.sheet(), &self.head, &self.mapping, &self.template, context)
    }
}
