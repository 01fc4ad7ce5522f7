//! A frozen report: shown from what was stored, with its hash.

use app::Cell;
use app::plans::{Report, report};
use askama::Template;
use axum::extract::Path;
use domain::plans::{ReportKind, ReportRows, WeeklyRow};
use kernel::ReportId;
use kernel::period::Period;

use super::{StudyRow, counted, parts, study_listing};
use crate::shell::{Answer, Listing, Page, Problem, Ui, Visit, shown};

/// The page of a frozen report.
#[derive(Template)]
#[template(path = "plans/reports/report.html")]
pub(super) struct ReportHtml {
    pub(super) ui: Ui,
    pub(super) id: ReportId,
    pub(super) report: Report,
}

impl Page for ReportHtml {}

impl ReportHtml {
    // i18n: report-kind-*
    fn title(&self) -> String {
        let data = &self.report.data;
        let period = Period::of_key(data.period, &[]);
        let period =
            period.map_or_else(|| data.period.to_string(), |period| self.ui.say(&period.message()));
        let kind = ReportKind::of(data.period).map_or("monthly", ReportKind::name);
        let kind = self.ui.of("report-kind", kind);
        format!("{} · {period} · {kind}", self.ui.unit(&data.unit))
    }

    fn workbook(&self) -> String {
        format!("/reports/{}/workbook.xlsx", self.id)
    }

    fn weekly(&self) -> &[WeeklyRow] {
        match &self.report.data.rows {
            ReportRows::Weekly { units } => units,
            ReportRows::Monthly(_) => &[],
        }
    }

    fn parts(&self) -> Vec<(&'static str, Vec<StudyRow>)> {
        match &self.report.data.rows {
            ReportRows::Weekly { .. } => Vec::new(),
            ReportRows::Monthly(study) => parts(&self.ui, study),
        }
    }

    fn counted(&self) -> &'static [&'static str] {
        match &self.report.data.rows {
            ReportRows::Weekly { .. } => &[],
            ReportRows::Monthly(study) => counted(study),
        }
    }

    /// The heads of the table of a week, the unit first.
    fn heads(&self) -> [String; 8] {
        [
            self.ui.t("column-unit"),
            self.ui.t("week-place-stuck"),
            self.ui.t("week-place-due"),
            self.ui.t("week-place-done"),
            self.ui.t("week-place-next"),
            self.ui.t("week-schools"),
            self.ui.t("week-quiet-schools"),
            self.ui.t("week-confirmed-schools"),
        ]
        .map(|head| head.to_string())
    }

    fn numbers(row: &WeeklyRow) -> [u32; 7] {
        [row.stuck, row.due, row.done, row.next, row.schools, row.quiet, row.confirmed]
    }

    fn edition(&self) -> String {
        let Report { data, by, at, .. } = &self.report;
        let edition = kernel::Message::new("report-edition-of").with("edition", data.edition);
        let edition = edition.with("person", self.ui.person(by)).with("at", self.ui.moment(*at));
        self.ui.say(&edition)
    }

    fn listing(&self) -> Listing {
        let notes = vec![self.edition(), format!("SHA-256 {}", self.report.sha256)];
        if let ReportRows::Monthly(study) = &self.report.data.rows {
            return study_listing(&self.ui, self.title(), notes, study);
        }
        let rows = self.weekly().iter().map(|row| {
            let unit = std::iter::once(Cell::from(self.ui.unit(&row.unit)));
            unit.chain(Self::numbers(row).map(Cell::Number)).collect()
        });
        Listing { title: self.title(), notes, heads: self.heads().to_vec(), rows: rows.collect() }
    }

    fn as_text(&self) -> String {
        self.listing().text()
    }
}

async fn html(visit: &Visit, id: &str) -> Result<ReportHtml, Problem> {
    let id: ReportId = id.parse().map_err(|_| Problem::missing())?;
    let report = report(&visit.reader(), id).await?;
    Ok(ReportHtml { ui: visit.ui.clone(), id, report })
}

pub(in crate::plans) async fn page(visit: Visit, Path(id): Path<String>) -> Answer {
    shown(&html(&visit, &id).await?)
}

pub(in crate::plans) async fn file(visit: Visit, Path(id): Path<String>) -> Answer {
    html(&visit, &id).await?.listing().workbook(&visit).await
}
