//! Samples of the outline that is changed, and of two editions beside each other.

use app::plans::{ChangeRow, ChangesPage, DocumentNode, DocumentPage, PlanName, TouchedTask, Twin};
use app::record::{Happening, Who};
use domain::Refusal;
use domain::plans::{OutlineRefusal, PieceState, Plan, PlanNode, TaskStateName, Words, compare};
use kernel::PlanId;

use super::super::changes::ChangesHtml;
use super::super::document::DocumentHtml;
use super::super::outline::conflict::OutlineConflictPage;
use super::super::outline::panel::{Panel, Sent};
use super::documents::{html, told};
use super::{
    AS_READ, NEW_MEASURE, NEW_MEASURE_TEXT, NEW_TEXT, NEW_TIMES, NEW_TITLE, NO_TASK, OTHER_WORDS,
    PART_MARKER, WHY, day, ids, long_unit, outline, plan,
};
use crate::shell::Ui;
use crate::shell::samples::{Sample, Setting, chen, moment, riverside};

/// Every sample of these pages.
pub(super) fn all(setting: Setting) -> Vec<Sample> {
    let (chen, wu) = (|| setting.chen("/plans/sample"), setting.wu("/plans/sample"));
    let tasks_open = OutlineRefusal::TasksOpen { shown: 3 }.message();
    let error = Some(told(&chen(), tasks_open));
    let refused = Sent { error, words: WHY.into(), ..Sent::of("drop") };
    let none = || Sent::of("none");
    vec![
        Sample::of("outline: edited", &edited(chen(), 2, none())),
        Sample::of("outline: no task", &edited(chen(), 3, none())),
        Sample::of("outline: refused", &edited(chen(), 2, refused)),
        Sample::of("outline: read", &DocumentHtml { panel: None, ..edited(wu.clone(), 2, none()) }),
        Sample::of("outline conflict: correction", &conflict(chen())),
        Sample::of("changes: all", &changes(chen(), false)),
        Sample::of("changes: tasks only", &changes(chen(), true)),
        Sample::of("changes: read", &ChangesHtml { page: read_only(), ..changes(wu, false) }),
        Sample::of("changes: none", &ChangesHtml { page: nothing(), ..changes(chen(), true) }),
    ]
}

fn new_plan() -> Plan {
    let (id, supersedes) = (PlanId::fresh(&ids(20)), Some(plan().id));
    Plan { id, supersedes, title: NEW_TITLE.into(), ..plan() }
}

/// An outline in which each piece was changed in another way.
fn pieces() -> Vec<DocumentNode> {
    let mut nodes = outline(2);
    nodes[2].original = Some(Words { title: AS_READ.into(), ..nodes[2].words() });
    nodes[3].state = PieceState::NoTask { reason: NO_TASK.into() };
    nodes[4].state = PieceState::Dropped { reason: WHY.into() };
    let merged = vec![PlanNode { marker: PART_MARKER.into(), ..outline(3).remove(10) }];
    let mut numbers = 1..;
    let whole = |node: PlanNode| DocumentNode {
        number: node.as_measure().and_then(|_| numbers.next()),
        tasks: Vec::new(),
        merged: Vec::new(),
        twin: None,
        node,
    };
    let mut nodes: Vec<DocumentNode> = nodes.into_iter().map(whole).collect();
    nodes[2].merged = merged;
    nodes[2].tasks = vec![(TaskStateName::Accepted, 3)];
    nodes[6].twin = Some(Twin { plan: plan().id, measure: nodes[6].node.id, tasks: 168 });
    nodes
}

fn edited(ui: Ui, place: usize, sent: Sent) -> DocumentHtml {
    let may = ui.greeting.as_ref().is_some_and(|greeting| greeting.name == chen());
    let name = |plan: Plan| Some(PlanName { id: plan.id, title: plan.title });
    let page = DocumentPage {
        nodes: pieces(),
        draft: None,
        may_assign: may,
        may_correct: may,
        predecessor: name(plan()),
        successor: name(Plan { id: PlanId::fresh(&ids(21)), ..new_plan() }),
        plan: new_plan(),
    };
    let panel = Panel::of(&page, page.nodes[place].node.id, sent);
    DocumentHtml { panel, ..html(ui, page, None, None) }
}

fn conflict(ui: Ui) -> OutlineConflictPage {
    let piece = outline(1).remove(2);
    let last = Happening {
        kind: "node-split".to_owned(),
        who: Who::Person(chen()),
        to: None,
        at: moment("2026-09-28T01:58:00Z"),
        payload: serde_json::Value::Null,
    };
    let words = OTHER_WORDS.to_owned();
    OutlineConflictPage {
        ui,
        plan: plan().id,
        piece: Some(piece),
        act: "correct",
        words,
        last: Some(last),
    }
}

fn touched(number: u32) -> TouchedTask {
    TouchedTask {
        no: format!("2026-{number:06}"),
        unit: if number.is_multiple_of(5) { long_unit() } else { riverside() },
        due_on: day("2026-10-30"),
        state: if number == 2 { TaskStateName::HandedIn } else { TaskStateName::Accepted },
        kept: number == 3,
    }
}

/// Two editions that differ in each way.
fn differing() -> ChangesPage {
    let old = outline(1);
    let mut new = old.clone();
    new[2].text = NEW_TEXT.into();
    new[2].offices.truncate(1);
    new[2].times = vec![NEW_TIMES.into()];
    let gone = new.remove(3);
    new.push(PlanNode { title: NEW_MEASURE.into(), text: NEW_MEASURE_TEXT.into(), ..gone });
    let changes = compare(&old, &new);
    let rows = changes.into_iter().map(|change| {
        let is_other = matches!(change.kind.name(), "changed" | "removed");
        let old = change.old.map(|place| old[place].clone());
        let has_tasks = old.as_ref().is_some_and(|piece| piece.as_measure().is_some());
        ChangeRow {
            new: change.new.map(|place| new[place].clone()),
            tasks: if has_tasks { vec![(TaskStateName::Accepted, 15)] } else { Vec::new() },
            touched: if is_other { (1..16).map(touched).collect() } else { Vec::new() },
            old,
            change,
        }
    });
    ChangesPage { rows: rows.collect(), old: plan(), new: new_plan(), may_keep: true }
}

fn read_only() -> ChangesPage {
    ChangesPage { may_keep: false, ..differing() }
}

fn nothing() -> ChangesPage {
    ChangesPage { rows: Vec::new(), ..differing() }
}

fn changes(ui: Ui, only_tasks: bool) -> ChangesHtml {
    ChangesHtml { ui, page: differing(), only_tasks, error: None }
}
