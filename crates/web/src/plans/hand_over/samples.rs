//! Samples of the pages of those who leave.

use app::accounts::{Colleague, DepartureRow, Leaver, LeaverChoice};
use app::plans::{GoneOver, HandOverPage, LeftTask, OpenItem, OpenKind};
use chrono::NaiveDate;
use domain::accounts::{Departure, DepartureRefusal, DepartureState};
use domain::plans::TaskStateName;
use kernel::{AccountId, SeededIds, Version};

use super::departure::{DepartureHtml, Sent};
use super::departures::DeparturesPage;
use crate::plans::samples::{lists, unit_id, units};
use crate::shell::Told;
use crate::shell::samples::{Sample, Setting, chen, moment, person, riverside, wu};

/// Why somebody leaves.
const REASON: &str = "调到县城工作。";
const TITLE: &str = "把看护收费贴上墙。";
const FILE: &str = "校门口公示照片.jpg";

/// Every sample of these pages.
pub(in crate::plans) fn all(setting: Setting) -> Vec<Sample> {
    let ui = || setting.chen("/departures");
    let list = DeparturesPage {
        ui: ui(),
        rows: vec![row(DepartureState::Planned, true), row(DepartureState::Closed, false)],
        left: left(),
        choices: vec![LeaverChoice { account: account(1), name: wu(), unit: riverside() }],
    };
    let empty =
        DeparturesPage { ui: ui(), rows: Vec::new(), left: Vec::new(), choices: Vec::new() };
    let error = Told::of(&ui(), &app::Error::from(DepartureRefusal::ReasonMissing));
    let sent = Sent { error, last_on: "2026-10-09".to_owned(), ..Sent::default() };
    let shown = |name, page, sent| Sample::of(name, &DepartureHtml { ui: ui(), page, sent });
    vec![
        Sample::of("departures: long", &list),
        Sample::of("departures: empty", &empty),
        shown("departure: to record", page(None), Sent::default()),
        shown("departure: refused", page(None), sent),
        shown("departure: planned", page(Some(DepartureState::Planned)), Sent::default()),
        shown("departure: closed and empty", closed(), Sent::default()),
    ]
}

fn account(number: u64) -> AccountId {
    AccountId::fresh(&SeededIds::new(600 + number))
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn row(state: DepartureState, is_followed: bool) -> DepartureRow {
    DepartureRow {
        account: account(1),
        name: wu(),
        unit: riverside(),
        unit_id: unit_id(4),
        last_on: day("2026-10-09"),
        successor: is_followed.then(|| person("周敏", "Zhou")),
        state,
    }
}

fn left() -> Vec<LeftTask> {
    let rows = lists::rows().into_iter().take(2).zip([Some(wu()), None]);
    rows.map(|(task, left_by)| LeftTask { task, left_by }).collect()
}

fn item(kind: OpenKind, title: &str) -> OpenItem {
    OpenItem {
        kind,
        task: Some("2026-000007".to_owned()),
        title: title.to_owned(),
        last_on: Some(day("2026-09-30")),
        state: Some(TaskStateName::Accepted),
    }
}

fn page(state: Option<DepartureState>) -> HandOverPage {
    let departure = state.map(|state| Departure {
        account: account(1),
        unit: unit_id(4),
        last_on: day("2026-10-09"),
        successor: Some(account(2)),
        reason: REASON.to_owned(),
        by: account(3),
        at: moment("2026-09-21T06:40:00Z"),
        state,
        version: Version::FIRST.next(),
    });
    let substitution = OpenItem { task: None, state: None, ..item(OpenKind::Substitution, "") };
    HandOverPage {
        leaver: Leaver {
            account: account(1),
            name: wu(),
            unit: units().remove(3),
            successor: departure.as_ref().map(|_| person("周敏", "Zhou")),
            colleagues: vec![Colleague { account: account(2), name: person("周敏", "Zhou") }],
            substitutions: vec![(wu(), chen(), day("2026-09-30"))],
            is_last: departure.is_none(),
            version: Version::FIRST,
            departure,
        },
        items: vec![
            item(OpenKind::Task, TITLE),
            item(OpenKind::Extension, TITLE),
            item(OpenKind::Review, TITLE),
            item(OpenKind::KeptUpload, FILE),
            substitution,
        ],
        gone_over: Vec::new(),
    }
}

/// Nothing is left; a task has gone over.
fn closed() -> HandOverPage {
    let mut page = page(Some(DepartureState::Closed));
    page.items.clear();
    page.gone_over.push(GoneOver {
        task: "2026-000007".to_owned(),
        title: TITLE.to_owned(),
        state: TaskStateName::Accepted,
        to: person("周敏", "Zhou"),
        at: moment("2026-10-09T16:01:00Z"),
    });
    page
}
