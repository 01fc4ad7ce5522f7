//! The study of a month, live, and the reports that were frozen.

pub(super) mod freeze;
pub(super) mod list;
pub(super) mod month;
pub(super) mod report;
#[cfg(test)]
pub(super) mod samples;

use app::Cell;
use domain::org::{Ownership, Stage};
use domain::plans::{MonthCounts, Months, Study};

use crate::shell::{Listing, Ui};

/// A row of a study, whatever it is of.
pub(super) struct StudyRow {
    /// The part it belongs to; the tail of a message id.
    pub(super) part: &'static str,
    pub(super) name: String,
    /// Whether the name comes from a Chinese document.
    pub(super) is_quoted: bool,
    pub(super) months: Months,
}

impl StudyRow {
    /// The counts with those of the month before.
    fn counts(&self) -> Vec<(u32, u32)> {
        let (now, before) = (numbers(self.months.now), numbers(self.months.before));
        now.into_iter().zip(before).collect()
    }
}

/// The numbers in the order of [`COUNTS`], as far as they were counted.
fn numbers(counts: MonthCounts) -> Vec<u32> {
    let MonthCounts { asked, lit, late, missing, returned, happened } = counts;
    let happened = happened.map(|it| [it.returns, it.extensions_asked, it.extensions_granted]);
    [asked, lit, late, missing, returned]
        .into_iter()
        .chain(happened.into_iter().flatten())
        .collect()
}

/// What this study counts: a report that was frozen before events were counted has fewer counts.
fn counted(study: &Study) -> &'static [&'static str] {
    let tells_events = study.classes.iter().any(|class| class.months.now.happened.is_some());
    &COUNTS[..if tells_events { COUNTS.len() } else { 5 }]
}

/// The parts of a study with their rows; a part without rows is left out.
fn parts(ui: &Ui, study: &Study) -> Vec<(&'static str, Vec<StudyRow>)> {
    let row = |part, name, is_quoted, months| StudyRow { part, name, is_quoted, months };
    let classes = study.classes.iter().map(|one| {
        let name = class_name(ui, one.class, one.schools);
        row("classes", name, false, one.months)
    });
    let units = study.units.iter();
    let units = units.map(|one| row("units", ui.unit(&one.unit).to_owned(), false, one.months));
    let topics = study.topics.iter().map(|one| row("topics", one.title.clone(), true, one.months));
    let parts = [
        ("classes", classes.collect::<Vec<_>>()),
        ("units", units.collect()),
        ("topics", topics.collect()),
    ];
    parts.into_iter().filter(|(_, rows)| !rows.is_empty()).collect()
}

// i18n: stage-*, ownership-*
fn class_name(ui: &Ui, class: Option<(Stage, Ownership)>, schools: u32) -> String {
    let Some((stage, ownership)) = class else { return ui.t("study-no-class").to_string() };
    let (stage, ownership) = (ui.of("stage", stage.name()), ui.of("ownership", ownership.name()));
    let class = format!("{stage} · {ownership}");
    ui.t("study-class").arg("class", class).arg("schools", schools).to_string()
}

/// The study as people take it along.
fn study_listing(ui: &Ui, title: String, notes: Vec<String>, study: &Study) -> Listing {
    let mut heads = vec![ui.t("study-part").to_string(), ui.t("study-name").to_string()];
    for count in counted(study) {
        heads.push(ui.of("study-count", count));
        let before = ui.t("study-before").arg("count", ui.of("study-count", count));
        heads.push(before.to_string());
    }
    let rows = parts(ui, study).into_iter().flat_map(|(_, rows)| rows).map(|row| {
        let counts = row.counts().into_iter().flat_map(|(now, before)| [now, before]);
        let names = [ui.of("study-part", row.part).into(), row.name.clone().into()];
        names.into_iter().chain(counts.map(Cell::Number)).collect()
    });
    Listing { title, notes, heads, rows: rows.collect() }
}

/// What a study counts, in the order of [`numbers`].
// i18n: study-count-*, study-part-*
const COUNTS: [&str; 8] = [
    "asked",
    "lit",
    "late",
    "missing",
    "returned",
    "returns",
    "extensions-asked",
    "extensions-granted",
];
