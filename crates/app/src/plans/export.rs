//! The whole list of tasks, to be taken along.

use kernel::local_date;
use sea_orm::Order;

use super::list::{TaskFilter, TaskRow, first_of, matching, task_rows};
use crate::{Reader, Result};

/// Rows of one export.
const MOST: usize = 10_000;

/// A list that is taken along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// Whether there are more.
    pub is_cut: bool,
}

/// The tasks that the person may see and asks for, by due date: what the list shows, page after
/// page, but ten thousand at most.
///
/// # Errors
/// A fault of the database.
pub async fn export_tasks(reader: &Reader<'_>, filter: &TaskFilter) -> Result<Export<TaskRow>> {
    let Some(matching) = matching(reader, filter).await? else {
        return Ok(Export { rows: Vec::new(), is_cut: false });
    };
    let mut found = first_of(matching, MOST + 1, &Order::Asc).all(reader.db()).await?;
    let is_cut = found.len() > MOST;
    found.truncate(MOST);
    let rows = task_rows(reader, found, local_date(reader.now())).await?;
    Ok(Export { rows, is_cut })
}
