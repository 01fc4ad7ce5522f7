//! The study of a month as it stands now.

use app::plans::{MonthPage, month_page};
use askama::Template;
use axum::extract::{Path, Query};
use kernel::UnitId;
use kernel::period::PeriodKey;
use serde::Deserialize;

use super::{StudyRow, counted, parts, study_listing};
use crate::shell::{Answer, Listing, Page, Problem, Ui, Visit, shown};

/// The page of a month.
#[derive(Template)]
#[template(path = "plans/reports/month.html")]
pub(super) struct MonthHtml {
    pub(super) ui: Ui,
    pub(super) page: MonthPage,
}

impl Page for MonthHtml {}

impl MonthHtml {
    fn at(&self, month: &PeriodKey) -> String {
        format!("/units/{}/month?month={month}", self.page.unit.id)
    }

    fn workbook(&self) -> String {
        format!("/units/{}/month.xlsx?month={}", self.page.unit.id, self.page.month.key)
    }

    fn title(&self) -> String {
        let month = self.ui.say(&self.page.month.message());
        format!("{} · {month}", self.ui.unit(&self.page.unit.name))
    }

    fn parts(&self) -> Vec<(&'static str, Vec<StudyRow>)> {
        parts(&self.ui, &self.page.study)
    }

    fn counted(&self) -> &'static [&'static str] {
        counted(&self.page.study)
    }

    fn listing(&self) -> Listing {
        study_listing(&self.ui, self.title(), Vec::new(), &self.page.study)
    }

    fn as_text(&self) -> String {
        self.listing().text()
    }
}

/// Which month; the present one if the address names none.
#[derive(Debug, Default, Deserialize)]
pub(in crate::plans) struct Which {
    #[serde(default)]
    month: String,
}

async fn html(visit: &Visit, id: &str, which: &Which) -> Result<MonthHtml, Problem> {
    let unit: UnitId = id.parse().map_err(|_| Problem::missing())?;
    let month = match which.month.as_str() {
        "" => None,
        key => Some(key.parse().map_err(|_| Problem::missing())?),
    };
    let page = month_page(&visit.reader(), unit, month).await?;
    Ok(MonthHtml { ui: visit.ui.clone(), page })
}

pub(in crate::plans) async fn page(
    visit: Visit,
    Path(id): Path<String>,
    Query(which): Query<Which>,
) -> Answer {
    shown(&html(&visit, &id, &which).await?)
}

pub(in crate::plans) async fn file(
    visit: Visit,
    Path(id): Path<String>,
    Query(which): Query<Which>,
) -> Answer {
    html(&visit, &id, &which).await?.listing().workbook(&visit).await
}
