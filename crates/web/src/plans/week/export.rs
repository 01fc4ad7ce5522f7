//! A week as a workbook.

use app::plans::week_page;
use axum::extract::{Path, Query};

use super::{WeekHtml, Which};
use crate::shell::{Answer, Problem, Visit};

pub(in crate::plans) async fn file(
    visit: Visit,
    Path(id): Path<String>,
    Query(which): Query<Which>,
) -> Answer {
    let unit = id.parse().map_err(|_| Problem::missing())?;
    let page = week_page(&visit.reader(), unit, which.key()?).await?;
    WeekHtml { ui: visit.ui.clone(), page }.listing().workbook(&visit).await
}
