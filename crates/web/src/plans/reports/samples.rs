//! Samples of a month and of frozen reports.

use app::plans::{MonthPage, Report, ReportRow};
use domain::org::{Ownership, Stage};
use domain::plans::{
    ClassMonth, MonthCounts, MonthEvents, Months, ReportData, ReportKind, ReportRows, Study,
    TopicMonth, UnitMonth, WeeklyRow,
};
use kernel::period::Period;
use kernel::{ReportId, SeededIds};

use super::list::ReportsPage;
use super::month::MonthHtml;
use super::report::ReportHtml;
use crate::plans::samples::units;
use crate::shell::samples::{Sample, Setting, chen, moment, riverside, unit};

/// Every sample of these pages.
pub(in crate::plans) fn all(setting: Setting) -> Vec<Sample> {
    let ui = || setting.chen("/reports");
    let month = |study| MonthHtml { ui: ui(), page: page(study) };
    let list = |rows| ReportsPage { ui: ui(), rows };
    let html = |report| ReportHtml { ui: ui(), id: id(), report };
    let superseded = Report { superseded_by: Some(id()), verifies: false, ..report(weekly()) };
    vec![
        Sample::of("month: long", &month(study())),
        Sample::of("month: empty", &month(Study::default())),
        Sample::of("reports: empty", &list(Vec::new())),
        Sample::of("reports: long", &list(vec![row()])),
        Sample::of("report: monthly", &html(report(ReportRows::Monthly(study())))),
        Sample::of("report: of earlier", &html(report(ReportRows::Monthly(earlier())))),
        Sample::of("report: weekly, superseded and broken", &html(superseded)),
    ]
}

fn id() -> ReportId {
    ReportId::fresh(&SeededIds::new(9))
}

fn page(study: Study) -> MonthPage {
    MonthPage {
        unit: units().remove(0),
        month: Period::of_key("2026-09".parse().unwrap(), &[]).unwrap(),
        previous: "2026-08".parse().ok(),
        next: "2026-10".parse().ok(),
        study,
        may_freeze: true,
    }
}

fn study() -> Study {
    let happened = MonthEvents { returns: 5, extensions_asked: 3, extensions_granted: 2 };
    let mut study = earlier();
    let classes = study.classes.iter_mut().map(|it| &mut it.months);
    let units = study.units.iter_mut().map(|it| &mut it.months);
    for months in classes.chain(units).chain(study.topics.iter_mut().map(|it| &mut it.months)) {
        (months.now.happened, months.before.happened) = (Some(happened), Some(happened));
    }
    study
}

/// As it was frozen before events were counted.
fn earlier() -> Study {
    let happened = None;
    let now = MonthCounts { asked: 40, lit: 30, late: 4, missing: 6, returned: 2, happened };
    let before = MonthCounts { asked: 38, lit: 36, late: 2, missing: 0, returned: 0, happened };
    let months = Months { now, before };
    let class = |class| ClassMonth { class, schools: 12, months };
    Study {
        classes: vec![class(Some((Stage::Primary, Ownership::Public))), class(None)],
        units: vec![UnitMonth { unit: riverside(), months }],
        topics: vec![TopicMonth { duty: 7, title: "每月公开食堂收支".to_owned(), months }],
    }
}

fn weekly() -> ReportRows {
    let (stuck, due, done, next) = (2, 9, 5, 11);
    let (schools, quiet, confirmed) = (8, 3, 2);
    let unit = riverside();
    let row = WeeklyRow { unit, stuck, due, done, next, schools, quiet, confirmed };
    ReportRows::Weekly { units: vec![row] }
}

fn report(rows: ReportRows) -> Report {
    let period = if matches!(rows, ReportRows::Weekly { .. }) { "2026-W39" } else { "2026-09" };
    let unit = unit("监督办公室", "Bureau Office");
    Report {
        data: ReportData { period: period.parse().unwrap(), unit, edition: 1, rows },
        sha256: "ab".repeat(32),
        verifies: true,
        by: chen(),
        at: moment("2026-09-28T02:00:00Z"),
        superseded_by: None,
    }
}

fn row() -> ReportRow {
    ReportRow {
        id: id(),
        kind: ReportKind::Monthly,
        period: "2026-09".parse().unwrap(),
        unit: unit("监督办公室", "Bureau Office"),
        edition: 2,
        at: moment("2026-09-28T02:00:00Z"),
    }
}
