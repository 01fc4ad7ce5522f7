//! Samples of the pages of units.

use app::org::{ChartRow, PackPost, PostRow, PostsPage, TieRow, UnitFilter, UnitList, UnitPage};
use chrono::NaiveDate;
use domain::org::{
    AreaClass, Closure, Line, Ownership, PastName, PastPlace, Post, PostKey, PostKind, PostRefusal,
    PupilCount, SchoolCode, SchoolProfile, SchoolRecord, Stage, Tenure, Tie, TieKind, TieRefusal,
    Unit, UnitKind, UnitName, UnitRefusal,
};
use kernel::{CountyId, PostId, SeededIds, TenureId, TieId, UnitId, Version};

use super::changes::{self, UnitChangesHtml};
use super::chart::ChartHtml;
use super::found::{FoundForm, FoundHtml};
use super::list::UnitListHtml;
use super::posts::{self, PostsHtml};
use super::school::{self, SchoolHtml};
use super::ties::{self, TiesHtml};
use super::unit::UnitHtml;
use crate::shell::Told;
use crate::shell::samples::{Sample, Setting, riverside, unit};

/// The town in which the schools stand.
pub(crate) const TOWN: &str = "河畔镇";
/// Why something changes.
const REASON: &str = "布局调整。";

/// Every sample of the area.
pub(crate) fn all(setting: Setting) -> Vec<Sample> {
    let mut samples = lists(setting);
    samples.extend(of_a_unit(setting));
    samples.extend(forms(setting));
    samples
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(crate) fn county() -> CountyId {
    CountyId::fresh(&SeededIds::new(1))
}

pub(crate) fn unit_id(number: u64) -> UnitId {
    UnitId::fresh(&SeededIds::new(200 + number))
}

/// A unit whose name does not fit into one line.
pub(crate) fn long_unit() -> UnitName {
    unit(
        "河畔镇第三中心完全小学（含上游、下游、渡口三个教学点）",
        "Riverside Third Central Primary School (Upstream, Downstream and Ferry included)",
    )
}

/// What the schools of the samples are like.
fn primary_school() -> SchoolProfile {
    let (stage, ownership) = (Stage::Primary, Ownership::Public);
    SchoolProfile { stage, ownership, town: TOWN.to_owned(), boarding: false }
}

/// The bureau office, two groups and four schools.
pub(crate) fn units() -> Vec<Unit> {
    let one = |number, kind: UnitKind, guided_by, name| Unit {
        school: kind.is_school().then(primary_school),
        id: unit_id(number),
        county: county(),
        kind,
        guided_by,
        belongs_to: None,
        name,
        ends_on: None,
        closure: None,
        version: Version::FIRST,
    };
    let (group, school) = (UnitKind::SupervisionGroup, UnitKind::School);
    let (by_river, by_hill) = (Some(unit_id(2)), Some(unit_id(3)));
    vec![
        one(1, UnitKind::BureauOffice, None, unit("监督办公室", "Bureau Office")),
        one(2, group, None, unit("河畔监督执纪小组", "Riverside Group")),
        one(3, group, None, unit("山坡监督执纪小组", "Hillside Group")),
        one(4, school, by_river, riverside()),
        one(5, school, by_river, long_unit()),
        one(6, school, by_hill, unit("山坡小学", "Hillside")),
    ]
}

fn lists(setting: Setting) -> Vec<Sample> {
    let list = |rows: Vec<Unit>, filter| UnitListHtml {
        ui: setting.chen("/units"),
        filter,
        list: UnitList { rows, ..known() },
    };
    let named = UnitFilter { name: "zzz".to_owned(), ..UnitFilter::default() };
    let empty = list(Vec::new(), named);
    let rows = vec![(0, 0), (1, 1), (3, 2), (4, 2), (2, 1), (5, 2)];
    let row = |(at, depth)| ChartRow { unit: units().remove(at), depth };
    let chart = |line, rows| ChartHtml { ui: setting.wu("/units/chart"), line, rows };
    let tree = chart(Line::Supervision, rows.into_iter().map(row).collect());
    vec![
        Sample::of("units: long", &list(units(), UnitFilter::default())),
        Sample::of("units: empty", &empty),
        Sample::of("units: chart", &tree),
        Sample::of("units: chart empty", &chart(Line::Administration, Vec::new())),
    ]
}

fn known() -> UnitList {
    let counts = vec![(UnitKind::SupervisionGroup, 2), (UnitKind::School, 3)];
    UnitList { rows: Vec::new(), total: 6, known: units(), counts, may_found: true }
}

fn of_a_unit(setting: Setting) -> Vec<Sample> {
    let shown =
        |name, ui, page| Sample::of(name, &UnitHtml { ui, page, day: Some(day("2019-01-01")) });
    let closed = Unit {
        closure: Some(Closure {
            on: day("2026-08-31"),
            successor: Some(units()[3].id),
            reason: REASON.to_owned(),
        }),
        ..units().remove(5)
    };
    let bare = UnitPage {
        unit: closed,
        posts: None,
        open_tasks: None,
        may_manage: false,
        may_keep: false,
        may_see_accounts: false,
        ..empty(units().remove(5))
    };
    vec![
        shown("unit: long", setting.chen("/units/1"), page()),
        shown("unit: empty", setting.chen("/units/1"), empty(units().remove(3))),
        shown("unit: closed, seen from elsewhere", setting.wu("/units/1"), bare),
    ]
}

/// A school of which nobody entered anything.
fn empty(unit: Unit) -> UnitPage {
    UnitPage {
        unit,
        known: units(),
        names: Vec::new(),
        places: Vec::new(),
        ties: Vec::new(),
        record: SchoolRecord::default(),
        counts: Vec::new(),
        posts: Some(Vec::new()),
        open_tasks: Some(0),
        may_manage: true,
        may_keep: true,
        may_see_accounts: true,
    }
}

fn page() -> UnitPage {
    let counted =
        |term: &str, pupils, boarders| PupilCount { term: term.parse().unwrap(), pupils, boarders };
    UnitPage {
        names: vec![PastName {
            name: unit("河畔村小", "Riverside Village"),
            last_on: day("2019-08-31"),
        }],
        places: vec![PastPlace {
            line: Line::Supervision,
            above: Some(units()[2].id),
            last_on: day("2024-01-31"),
        }],
        ties: vec![
            tie_row(TieKind::ContactDuty, 0, None),
            tie_row(TieKind::Membership, 2, Some("2025-12-31")),
        ],
        record: SchoolRecord {
            code: SchoolCode::read("2142000001").ok(),
            area: Some(AreaClass::Town),
            campuses: Some(2),
        },
        counts: vec![counted("2026-2027-1", 412, 96), counted("2025-2026-2", 405, 90)],
        posts: Some(post_rows()),
        open_tasks: Some(3),
        ..empty(units().remove(3))
    }
}

fn tie_row(kind: TieKind, other: usize, last_on: Option<&str>) -> TieRow {
    let ids = SeededIds::new(810 + other as u64);
    let other = units().remove(other);
    let is_contact = kind == TieKind::ContactDuty;
    TieRow {
        tie: Tie {
            id: TieId::fresh(&ids),
            county: CountyId::fresh(&ids),
            kind,
            unit: units()[3].id,
            to: other.id,
            post: is_contact.then(|| PostId::fresh(&ids)),
            first_on: day("2025-03-01"),
            last_on: last_on.map(day),
            version: Version::FIRST,
        },
        other: Some(other),
        post: is_contact.then(|| unit("分管副局长", "Deputy director")),
        is_open: last_on.is_none(),
    }
}

/// A post held, one vacant with somebody acting, one held by the same person as the first.
fn post_rows() -> Vec<PostRow> {
    let post = |number: u64, kind, title| Post {
        id: PostId::fresh(&SeededIds::new(820 + number)),
        county: CountyId::fresh(&SeededIds::new(8)),
        unit: units()[3].id,
        key: None,
        kind,
        title,
    };
    let secretary = unit("党组织书记", "Party secretary");
    let (accountant, cashier) = (unit("会计", "Accountant"), unit("出纳", "Cashier"));
    let head = post(1, PostKind::FirstResponsible, secretary);
    let books = post(2, PostKind::Finance, accountant.clone());
    let cash = post(3, PostKind::Finance, cashier.clone());
    let (entered, acting) = (tenure(&books, false, None), tenure(&head, true, Some("2026-10-31")));
    let row = |post: Post, holder: Option<Tenure>| PostRow {
        tenures: holder.clone().into_iter().collect(),
        post,
        holder,
        acting: None,
        together_with: Vec::new(),
        may_keep: true,
    };
    vec![
        PostRow { acting: Some(acting.clone()), tenures: vec![acting], ..row(head, None) },
        PostRow { together_with: vec![cashier], ..row(books, Some(entered.clone())) },
        PostRow { together_with: vec![accountant], may_keep: false, ..row(cash, Some(entered)) },
    ]
}

fn tenure(post: &Post, acting: bool, last_on: Option<&str>) -> Tenure {
    Tenure {
        id: TenureId::fresh(&SeededIds::new(840)),
        county: post.county,
        unit: post.unit,
        post: post.id,
        holder: "欧阳若水".to_owned(),
        account: None,
        first_on: day("2024-09-01"),
        last_on: last_on.map(day),
        acting,
        version: Version::FIRST,
    }
}

fn forms(setting: Setting) -> Vec<Sample> {
    let ui = || setting.chen("/units/1");
    let told = |error: app::Error| Told::of(&ui(), &error);
    let no = |refusal: UnitRefusal| told(refusal.into());
    let found = |form, error| FoundHtml { ui: ui(), list: known(), form, error };
    let typed = FoundForm {
        kind: UnitKind::TaskForce.name().to_owned(),
        zh: "校园餐专班".to_owned(),
        ..FoundForm::default()
    };
    let change = |page, sent| UnitChangesHtml { ui: ui(), page, sent };
    let closing = changes::Sent {
        error: no(UnitRefusal::TasksOpen),
        which: "closure",
        day: "2026-09-28".to_owned(),
        reason: REASON.to_owned(),
        ..changes::Sent::default()
    };
    let keep = |page, sent| SchoolHtml { ui: ui(), page, sent };
    let coded = school::Sent {
        error: no(UnitRefusal::CodeWrong),
        record: Some(("12".to_owned(), String::new())),
        ..school::Sent::default()
    };
    let held = posts::Sent { error: told(PostRefusal::Held.into()), ..posts::Sent::default() };
    let over = ties::Sent { error: told(TieRefusal::Over.into()), ..ties::Sent::default() };
    let tied = |page, posts, sent| TiesHtml { ui: ui(), page, posts, sent };
    let post = PostId::fresh(&SeededIds::new(8));
    let deputy = (post, unit("县教育局", "Education Bureau"), unit("副局长", "Deputy director"));
    let group = empty(units().remove(1));
    vec![
        Sample::of("unit-new: empty", &found(FoundForm::default(), None)),
        Sample::of("unit-new: refused", &found(typed, no(UnitRefusal::EndMissing))),
        Sample::of("unit-changes: long", &change(page(), changes::Sent::default())),
        Sample::of("unit-changes: refused", &change(page(), closing)),
        Sample::of("unit-school: long", &keep(page(), school::Sent::default())),
        Sample::of("unit-school: refused", &keep(page(), coded)),
        Sample::of("unit-posts: long", &posts_html(setting, post_rows(), posts::Sent::default())),
        Sample::of("unit-posts: empty", &posts_html(setting, Vec::new(), posts::Sent::default())),
        Sample::of("unit-posts: refused", &posts_html(setting, post_rows(), held)),
        Sample::of("unit-ties: long", &tied(page(), vec![deputy], ties::Sent::default())),
        Sample::of("unit-ties: empty", &tied(group, Vec::new(), ties::Sent::default())),
        Sample::of("unit-ties: refused", &tied(page(), Vec::new(), over)),
    ]
}

fn posts_html(setting: Setting, rows: Vec<PostRow>, sent: posts::Sent) -> PostsHtml {
    let purchaser = PackPost {
        key: PostKey("purchaser".to_owned()),
        kind: PostKind::Canteen,
        title: unit("采购员", "Purchaser"),
    };
    let page = PostsPage {
        unit: units().remove(3),
        day: day("2026-09-28"),
        rows,
        to_add: vec![purchaser],
        may_add: true,
    };
    PostsHtml { ui: setting.chen("/units/1/posts"), page, sent }
}
