//! The list of tasks as a workbook: exactly what the filters of the address find.

use app::plans::export_tasks;
use axum::extract::Query;

use super::task_list::{Asked, listing};
use crate::shell::{Answer, Visit};

pub(super) async fn file(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let export = export_tasks(&visit.reader(), &asked.filter()).await?;
    let mut listing = listing(&visit.ui, &export.rows);
    listing.heads.push(visit.ui.t("tasks-plan").to_string());
    for (cells, row) in listing.rows.iter_mut().zip(&export.rows) {
        cells.push(row.plan.as_deref().unwrap_or_default().into());
    }
    if export.is_cut {
        let sentence = kernel::Message::new("export-cut").with("count", export.rows.len());
        listing.notes.push(visit.ui.say(&sentence));
    }
    listing.workbook(&visit).await
}
