//! Samples of pledges: the task, the list, the document.

use app::plans::{PledgeList, PledgePage, PledgeRow, TaskPage};
use chrono::NaiveDate;
use domain::Refusal;
use domain::access::Act;
use domain::plans::{
    Audience, Confirmation, Pledge, PledgeText, TaskNo, TaskRefusal, TaskState, TaskStateName,
};
use kernel::Version;
use serde_json::json;

use super::list::{ListHtml, Sent};
use super::paper::PaperHtml;
use crate::plans::samples::{day, screens, tasks};
use crate::plans::task::{self, TaskHtml};
use crate::shell::Told;
use crate::shell::samples::{Sample, Setting, riverside, unit, wu};

/// Every sample of these pages.
pub(in crate::plans) fn all(setting: Setting) -> Vec<Sample> {
    let mut samples = of_tasks(setting);
    samples.extend(lists(setting));
    samples.extend(papers(setting));
    samples
}

fn pledge() -> Pledge {
    let words = PledgeText {
        title: "年度看护责任书".to_owned(),
        text: "学校管好每一笔看护费。\n监督办公室不临时加码。".to_owned(),
    };
    Pledge { words, sha256: "5e884898da28047151d0e56f8dc62927".repeat(2) }
}

fn said(post: &str, name: &str) -> (Confirmation, NaiveDate) {
    let (post, name) = (post.to_owned(), name.to_owned());
    (Confirmation { post, name, sha256: pledge().sha256 }, day("2026-09-18"))
}

fn task_page(acts: &[Act]) -> TaskPage {
    let mut page = tasks::page(TaskState::Assigned, "2026-10-30", acts);
    let confirmed = json!({"round": 1, "post": "校长", "name": "吴静", "sha256": pledge().sha256});
    page.story.push(tasks::said("pledge-confirmed", wu(), 3, confirmed));
    TaskPage { pledge: Some(pledge()), ..page }
}

fn of_tasks(setting: Setting) -> Vec<Sample> {
    let here = "/tasks/2026-000007";
    let refused = |ui: &crate::shell::Ui| {
        Told::of(ui, &app::Error::Refused(TaskRefusal::SignerMissing.message()))
    };
    let (wu, chen) = (setting.wu(here), setting.chen(here));
    let bad = task::Sent { error: refused(&wu), ..task::Sent::signed("confirm", "校长", "") };
    let shown = |name, ui: &crate::shell::Ui, acts: &[Act], sent| {
        let (ui, page) = (ui.clone(), task_page(acts));
        Sample::of(name, &TaskHtml { ui, page, sent })
    };
    let review = [Act::ApproveHandIn, Act::ReturnHandIn];
    vec![
        shown("task of a pledge: to confirm", &wu, &[Act::HandIn], task::Sent::default()),
        shown("task of a pledge: refused", &wu, &[Act::HandIn], bad),
        shown("task of a pledge: to counter-sign", &chen, &review, task::Sent::default()),
    ]
}

fn row(serial: u32, state: TaskStateName, may_counter_sign: bool) -> PledgeRow {
    let theirs = (!state.is_owed_by_unit()).then(|| said("校长", "吴静"));
    let ours = (state == TaskStateName::Approved).then(|| said("主任", "陈安"));
    PledgeRow {
        task: TaskNo { year: 2026, serial },
        version: Version::FIRST,
        unit: riverside(),
        period: "2026".parse().ok(),
        state,
        theirs,
        ours,
        may_counter_sign,
    }
}

fn lists(setting: Setting) -> Vec<Sample> {
    let here = "/duties/7/pledges";
    let rows = vec![
        row(7, TaskStateName::HandedIn, true),
        row(8, TaskStateName::Approved, false),
        row(9, TaskStateName::Returned, false),
    ];
    let duty = screens::asked_of(Audience::Groups);
    let list = |rows| PledgeList { duty: duty.clone(), pledge: pledge(), rows };
    let shown = |name, ui, rows, sent| Sample::of(name, &ListHtml { ui, list: list(rows), sent });
    let checked = Sent { is_checked: true, ..Sent::default() };
    vec![
        shown("pledges: waiting", setting.chen(here), rows.clone(), Sent::default()),
        shown("pledges: checked", setting.chen(here), rows, checked),
        shown("pledges: empty", setting.wu(here), Vec::new(), Sent::default()),
    ]
}

fn papers(setting: Setting) -> Vec<Sample> {
    let page = |theirs, ours| PledgePage {
        task: tasks::page(TaskState::Assigned, "2026-10-30", &[]).task,
        pledge: pledge(),
        unit: riverside(),
        office: Some(unit("监督办公室", "Bureau Office")),
        theirs,
        ours,
    };
    let ui = || setting.wu("/tasks/2026-000007/pledge");
    let shown = |name, page| Sample::of(name, &PaperHtml { ui: ui(), page });
    vec![
        shown("pledge: nobody yet", page(None, None)),
        shown("pledge: both", page(Some(said("校长", "吴静")), Some(said("主任", "陈安")))),
    ]
}
