//! The burden meter: what schools are asked for in a month, and by whom.

#[cfg(test)]
pub(super) mod samples;

use app::Cell;
use app::plans::{BurdenPage, Source, burden_page};
use askama::Template;
use axum::extract::Query;
use domain::org::{Ownership, Stage};
use domain::plans::{Burden, Quartiles, SMALLEST_PEER_GROUP};
use kernel::period::PeriodKey;
use serde::Deserialize;

use crate::shell::{Answer, Listing, Page, Problem, Ui, Visit, shown};

/// The page of the burden meter.
#[derive(Template)]
#[template(path = "plans/burden/burden.html")]
pub(super) struct BurdenHtml {
    pub(super) ui: Ui,
    pub(super) page: BurdenPage,
}

impl Page for BurdenHtml {}

impl BurdenHtml {
    fn at(month: &PeriodKey) -> String {
        format!("/burden?month={month}")
    }

    fn workbook(&self) -> String {
        format!("/burden.xlsx?month={}", self.page.month.key)
    }

    fn title(&self) -> String {
        format!("{} · {}", self.ui.t("burden-title"), self.ui.say(&self.page.month.message()))
    }

    // i18n: stage-*, ownership-*
    fn class(&self, (stage, ownership): (Stage, Ownership)) -> String {
        let stage = self.ui.of("stage", stage.name());
        format!("{stage} · {}", self.ui.of("ownership", ownership.name()))
    }

    /// Lower quartile, median and upper quartile, or that there are too few schools.
    fn spread(&self, quartiles: Option<&Quartiles>) -> String {
        match quartiles {
            Some(Quartiles { lower, median, upper }) => format!("{lower} – {median} – {upper}"),
            None => self.ui.t("burden-too-few").arg("count", SMALLEST_PEER_GROUP).to_string(),
        }
    }

    fn listing(&self) -> Listing {
        let heads = [
            self.ui.t("burden-office"),
            self.ui.t("tasks-plan"),
            self.ui.t("burden-tasks"),
            self.ui.t("burden-evidence"),
            self.ui.t("burden-visits"),
            self.ui.t("burden-minutes"),
        ];
        let rows = self.page.sources.iter().map(|source| {
            let named = |name: &Option<String>| name.clone().unwrap_or_default();
            let asking = match &source.source {
                Source::Duties { lead_office, plan } => [named(lead_office), named(plan)],
                Source::Visits(unit) => {
                    [self.ui.unit(unit).to_owned(), self.ui.t("visits-title").to_string()]
                }
            };
            let Burden { tasks, evidence, visits, minutes } = source.burden;
            let counts = [tasks, evidence, visits, minutes].map(Cell::Number);
            asking.map(Cell::from).into_iter().chain(counts).collect()
        });
        Listing {
            title: self.title(),
            notes: vec![self.ui.t("burden-lead").to_string()],
            heads: heads.map(|head| head.to_string()).to_vec(),
            rows: rows.collect(),
        }
    }

    fn as_text(&self) -> String {
        self.listing().text()
    }
}

/// Which month; the present one if the address names none.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Which {
    #[serde(default)]
    month: String,
}

async fn html(visit: &Visit, which: &Which) -> Result<BurdenHtml, Problem> {
    let month = match which.month.as_str() {
        "" => None,
        key => Some(key.parse().map_err(|_| Problem::missing())?),
    };
    let page = burden_page(&visit.reader(), month).await?;
    Ok(BurdenHtml { ui: visit.ui.clone(), page })
}

pub(super) async fn page(visit: Visit, Query(which): Query<Which>) -> Answer {
    shown(&html(&visit, &which).await?)
}

pub(super) async fn file(visit: Visit, Query(which): Query<Which>) -> Answer {
    html(&visit, &which).await?.listing().workbook(&visit).await
}
