//! Samples of the pages for plans and tasks, from one invented plan.

mod documents;
pub(super) mod lists;
mod outlines;
pub(super) mod screens;
pub(super) mod tasks;

use chrono::NaiveDate;
use domain::plans::{OfficeRole, PieceState, Plan, PlanNode, ResponsibleOffice};
use kernel::{AccountId, FileId, MeasureId, PlanId, SeededIds, Version};

use crate::org::samples::{TOWN, county, long_unit};
pub(super) use crate::org::samples::{unit_id, units};
use crate::shell::samples::{Sample, Setting, moment};

/// The title of the plan.
const TITLE: &str = "澜溪县中小学课后看护明白账行动方案";
/// A title that takes several lines on a phone.
const LONG_TITLE: &str = "澜溪县中小学及幼儿园课后看护、午间看护、假期托管服务收费公开与家长监督明白账三年行动方案（2026—2028年）";
/// What the measures ask for: heading and text.
const MEASURES: [(&str, &str); 3] = [
    (
        "把看护收费贴上墙。",
        "每学期开学前，把项目、标准和减免办法贴在校门口。\n退费办法写在同一张纸上。",
    ),
    ("请家长看账。", "每学期请家长代表看一次账本，看过的人签名。"),
    ("看护老师先培训后上岗。", ""),
];
/// The offices of every second measure.
const OFFICES: [(&str, OfficeRole); 3] = [
    ("财务股", OfficeRole::Lead),
    ("监督办公室", OfficeRole::Support),
    ("基教股", OfficeRole::Support),
];
const PREAMBLE: &str = "澜溪县教育局\n各中小学、幼儿园：\n现将行动方案印发给你们，请照此办理。";
/// What people wrote.
const NOTE: &str = "收费公示的照片和家长签名表都在这里，签名表共两页。";
const REASON: &str = "照片看不清金额，请重新拍一张；家长签名表缺第二页。";
/// Why a duty ended.
const ENDED: &str = "并入新的方案。";
const WISH: &str = "家长看账安排在国庆节之后。";
const REMARK: &str = "材料齐全，可以办结。";
const FILES: [&str; 3] = ["校门口公示照片.jpg", "家长看账签名表.pdf", "receipts-2026-09.zip"];
/// The phases of the plan.
const PHASES: [&str; 3] = ["动员部署", "认真建设", "巩固提升"];
/// What was pasted instead of a plan.
const PASTED: &str = "各位家长：\n今天下午照常看护。";
/// Why a piece was left out.
const WHY: &str = "与上一项说的是同一件事。";
/// The title of a new edition.
const NEW_TITLE: &str = "澜溪县课后看护明白账行动方案（修订）";
/// A heading as the document has it.
const AS_READ: &str = "把看护收费贴上墙";
/// Why a piece needs no task.
const NO_TASK: &str = "只是说明，不需要单位办理。";
/// The marker of a second part.
const PART_MARKER: &str = "2·2.";
/// A corrected heading.
const OTHER_WORDS: &str = "把看护收费贴在校门口。";
/// A text that a new edition changed.
const NEW_TEXT: &str = "每学期开学前，把项目、标准和减免办法贴在校门口，并发给每位家长。";
/// When, as a new edition says it.
const NEW_TIMES: &str = "每学期";
/// The heading of a measure that a new edition adds.
const NEW_MEASURE: &str = "假期看护另行通知。";
/// Its text.
const NEW_MEASURE_TEXT: &str = "由县里统一安排。";

/// Every sample of the area.
pub(crate) fn all(setting: Setting) -> Vec<Sample> {
    let mut samples = documents::all(setting);
    samples.extend(outlines::all(setting));
    samples.extend(tasks::all(setting));
    samples.extend(lists::all(setting));
    samples.extend(super::burden::samples::all(setting));
    samples.extend(screens::all(setting));
    samples.extend(super::reports::samples::all(setting));
    samples.extend(super::week::samples::all(setting));
    samples.extend(super::hand_over::samples::all(setting));
    samples.extend(super::year::samples::all(setting));
    samples.extend(super::pledge::samples::all(setting));
    samples
}

pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn ids(seed: u64) -> SeededIds {
    SeededIds::new(seed)
}

pub(super) fn plan() -> Plan {
    Plan {
        id: PlanId::fresh(&ids(2)),
        county: county(),
        title: TITLE.to_owned(),
        document_no: Some("澜教发〔2026〕7号".to_owned()),
        issuers: vec!["澜溪县教育局".to_owned()],
        issued_on: Some(day("2026-09-01")),
        disclosure: Some("主动公开".to_owned()),
        preamble: PREAMBLE.to_owned(),
        file: FileId::fresh(&ids(3)),
        registered_at: moment("2026-09-02T01:00:00Z"),
        supersedes: None,
        outline: Version::FIRST,
    }
}

fn account(number: u64) -> AccountId {
    AccountId::fresh(&ids(100 + number))
}

fn measure(number: u64) -> MeasureId {
    MeasureId::fresh(&ids(300 + number))
}

/// A chapter, or a measure below it.
fn node(position: u64, depth: u8, marker: String, (title, text): (&str, &str)) -> PlanNode {
    let office = |(name, role): (&str, OfficeRole)| ResponsibleOffice { name: name.into(), role };
    let offices = if depth > 1 && position.is_multiple_of(2) {
        OFFICES.map(office).into()
    } else {
        Vec::new()
    };
    PlanNode {
        id: measure(position),
        position: u32::try_from(position).unwrap(),
        depth,
        path: marker.clone(),
        marker,
        title: title.to_owned(),
        text: text.to_owned(),
        offices,
        has_children: depth == 1,
        times: Vec::new(),
        start: 0,
        end: 0,
        runs: Vec::new(),
        state: PieceState::Stands,
        original: None,
        split_from: None,
    }
}

/// So many chapters, each with the three measures.
fn outline(chapters: usize) -> Vec<PlanNode> {
    let mut nodes = vec![node(0, 1, "一、".to_owned(), ("总体要求", "让每一笔看护费都说得清。"))];
    for marker in ["二、", "三、", "四、", "五、"].into_iter().take(chapters) {
        nodes.push(node(nodes.len() as u64, 1, marker.to_owned(), ("把账说明白", "")));
        for (number, words) in (1..).zip(MEASURES) {
            nodes.push(node(nodes.len() as u64, 2, format!("{number}. "), words));
        }
    }
    nodes
}
