//! Lists that people take along, as workbooks.

use documents::xlsx::{Sheet, workbook};

use crate::{App, Error, Result};

impl App {
    /// The bytes of the workbook, made beside the requests: ten thousand rows take a moment.
    ///
    /// # Errors
    /// A fault if the list does not fit the format.
    pub async fn workbook(&self, sheet: Sheet) -> Result<Vec<u8>> {
        let written = tokio::task::spawn_blocking(move || workbook(&sheet));
        written.await.map_err(Error::fault)?.map_err(Error::fault)
    }
}
