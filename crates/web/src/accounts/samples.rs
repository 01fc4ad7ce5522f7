//! Samples of the pages for signing in, the own account and recusals.

use app::accounts::{ActingRow, RecusalRow, SessionRow, StaffPage, StaffRow, SubstitutionRow};
use domain::Refusal;
use domain::access::Role;
use domain::accounts::{ApiToken, TokenRefusal, TokenScope};
use domain::org::{Ownership, SchoolProfile, Stage, Unit, UnitKind};
use kernel::{
    AccountId, ApiTokenId, CountyId, GrantId, Message, RecusalId, SeededIds, UnitId, Version,
};

use super::account::{AccountPage, Offer, picture};
use super::code::CodePage;
use super::recusals::RecusalsPage;
use super::sign_in::SignInPage;
use super::staff::{Sent, StaffHtml};
use super::tokens::{TokenDraft, TokensPage, Wrong};
use crate::shell::Told;
use crate::shell::samples::{Sample, Setting, chen, moment, person, riverside, unit, wu};

/// An invented secret, in base 32.
const SECRET: &str = "MZXW6YTBOI2DEMRSGIZTGNBV";

/// Every sample of the area.
pub(crate) fn all(setting: Setting) -> Vec<Sample> {
    let mut samples = Vec::new();
    samples.extend(sign_in(setting));
    samples.extend(code(setting));
    samples.extend(account(setting));
    samples.extend(recusals(setting));
    samples.extend(staff(setting));
    samples.extend(tokens(setting));
    samples.extend(super::invitations::samples::all(setting));
    samples
}

fn sign_in(setting: Setting) -> [Sample; 2] {
    let ui = setting.guest("/sign-in?next=/tasks");
    let error = Some(ui.say(&Message::new("sign-in-refused")));
    let (login, next) = (String::new(), "/tasks?state=returned".to_owned());
    let empty = SignInPage { ui: ui.clone(), login, next: next.clone(), error: None };
    let refused = SignInPage { ui, login: "wu".to_owned(), next, error };
    [Sample::of("sign-in: empty", &empty), Sample::of("sign-in: refused", &refused)]
}

fn code(setting: Setting) -> [Sample; 2] {
    let ui = setting.guest("/sign-in/code");
    let error = Some(ui.say(&Message::new("code-refused")));
    let empty = CodePage { ui: ui.clone(), next: String::new(), error: None };
    let refused = CodePage { ui, next: "/work".to_owned(), error };
    [Sample::of("code: empty", &empty), Sample::of("code: refused", &refused)]
}

fn account(setting: Setting) -> [Sample; 3] {
    let (wu, chen) = (setting.wu("/account"), setting.chen("/account"));
    let error = Some(wu.say(&Message::new("code-refused")));
    let [this, phone, library] = sessions();
    let (clerk, officer) = (Role::SchoolClerk, Role::BureauOfficer);
    let unit_id = UnitId::fresh(&SeededIds::new(4));
    let one = vec![this.clone()];
    let all = vec![this, phone, library];
    let empty = AccountPage {
        ui: wu.clone(),
        role: clerk,
        unit: unit_id,
        offer: Some(offer()),
        sessions: one,
        error: None,
    };
    let refused = AccountPage {
        ui: wu,
        role: clerk,
        unit: unit_id,
        offer: Some(offer()),
        sessions: all.clone(),
        error,
    };
    let long = AccountPage {
        ui: chen,
        role: officer,
        unit: unit_id,
        offer: None,
        sessions: all,
        error: None,
    };
    [
        Sample::of("account: empty", &empty),
        Sample::of("account: refused", &refused),
        Sample::of("account: long", &long),
    ]
}

fn offer() -> Offer {
    let address = format!("otpauth://totp/Lanxi?secret={SECRET}&issuer=Qingqu");
    let Ok(picture) = picture(&address) else { panic!("the address fits into a picture") };
    Offer { picture, secret: SECRET.to_owned() }
}

fn sessions() -> [SessionRow; 3] {
    let row = |device: &str, began: &str, is_this| SessionRow {
        device: device.to_owned(),
        began_at: moment(began),
        last_seen_at: moment("2026-09-28T01:58:00Z"),
        is_this,
    };
    [
        row("Firefox · Linux", "2026-09-28T01:30:00Z", true),
        row("MicroMessenger · Android", "2026-09-27T23:10:00Z", false),
        row("", "2026-09-25T08:00:00Z", false),
    ]
}

fn recusals(setting: Setting) -> [Sample; 2] {
    let ui = setting.chen("/recusals");
    let row = |seed, person, unit, is_own| RecusalRow {
        id: RecusalId::fresh(&SeededIds::new(seed)),
        person,
        unit,
        declared_at: moment("2026-09-21T06:40:00Z"),
        is_own,
    };
    let long_name = unit(
        "河畔镇第三中心完全小学（含上游、下游、渡口三个教学点）",
        "Riverside Third Central Primary School (Upstream, Downstream and Ferry included)",
    );
    let rows = vec![
        row(1, chen(), riverside(), true),
        row(2, person("钱文", "Qian"), unit("山坡小学", "Hillside"), false),
        row(3, person("欧阳若水", "Ouyang Ruoshui"), long_name, false),
    ];
    let empty = RecusalsPage { ui: ui.clone(), rows: Vec::new() };
    let long = RecusalsPage { ui, rows };
    [Sample::of("recusals: empty", &empty), Sample::of("recusals: long", &long)]
}

fn staff(setting: Setting) -> [Sample; 4] {
    let ui = setting.chen("/units/1/accounts");
    let shown = |name, ui: &crate::shell::Ui, page, sent| {
        Sample::of(name, &StaffHtml { ui: ui.clone(), page, sent })
    };
    let lone = StaffPage { substitutions: Vec::new(), acting: Vec::new(), ..staff_page() };
    let lone = StaffPage { people: lone.people[..1].to_vec(), ..lone };
    let of_school = StaffPage { may_name: false, may_record: false, ..staff_page() };
    let refusal = domain::access::SubstitutionRefusal::ReasonMissing;
    let error = Told::of(&ui, &app::Error::from(refusal));
    let sent = Sent { error, first_on: "2026-09-29".to_owned(), ..Sent::default() };
    [
        shown("staff: long", &ui, staff_page(), Sent::default()),
        shown("staff: refused", &ui, staff_page(), sent),
        shown("staff: empty", &ui, lone, Sent::default()),
        shown("staff: of a school", &setting.wu("/units/1/accounts"), of_school, Sent::default()),
    ]
}

/// Zhou stood, or stands, in for Wu.
fn substitution(first: &str, last: &str, is_open: bool) -> SubstitutionRow {
    SubstitutionRow {
        id: GrantId::fresh(&SeededIds::new(8)),
        substitute: person("周敏", "Zhou"),
        stands_in_for: wu(),
        first_on: first.parse().unwrap(),
        last_on: last.parse().unwrap(),
        reason: "外出培训。".to_owned(),
        given_by: Some(chen()),
        ending: None,
        is_open,
        version: Version::FIRST,
    }
}

fn staff_page() -> StaffPage {
    let ids = SeededIds::new(7);
    let school = SchoolProfile {
        stage: Stage::Primary,
        ownership: Ownership::Public,
        town: "河畔镇".to_owned(),
        boarding: false,
    };
    let row = |name, role, closed: Option<&str>| StaffRow {
        account: AccountId::fresh(&ids),
        name,
        role,
        closed_at: closed.map(moment),
        is_invited: false,
    };
    let (zhou, clerk) = (person("周敏", "Zhou"), Some(Role::SchoolClerk));
    let ended = Some((moment("2026-09-10T02:00:00Z"), "提前返校。".to_owned()));
    let acting = |stands_in_for| ActingRow {
        name: person("周敏", "Zhou"),
        role: Role::SchoolClerk,
        stands_in_for,
    };
    StaffPage {
        unit: Unit {
            id: UnitId::fresh(&ids),
            county: CountyId::fresh(&ids),
            kind: UnitKind::School,
            guided_by: None,
            belongs_to: None,
            school: Some(school),
            name: riverside(),
            ends_on: None,
            closure: None,
            version: Version::FIRST,
        },
        people: vec![
            row(wu(), clerk, None),
            row(zhou, None, None),
            row(person("欧阳若水", "Ouyang Ruoshui"), clerk, Some("2026-10-31T16:00:00Z")),
            row(person("赵宁", "Zhao"), None, Some("2026-06-30T16:00:00Z")),
            StaffRow { is_invited: true, ..row(person("郑和", "Zheng"), None, None) },
        ],
        substitutions: vec![
            substitution("2026-09-28", "2026-10-09", true),
            SubstitutionRow { ending: ended, ..substitution("2026-09-07", "2026-09-18", false) },
        ],
        day: "2026-09-28".parse().unwrap(),
        acting: vec![
            ActingRow { name: wu(), role: Role::SchoolClerk, stands_in_for: None },
            acting(Some(wu())),
        ],
        may_name: true,
        may_record: true,
    }
}

fn tokens(setting: Setting) -> [Sample; 4] {
    let ui = setting.chen("/tokens");
    let bare = || TokensPage {
        ui: ui.clone(),
        tokens: Vec::new(),
        fresh: None,
        draft: TokenDraft::new(ui.now),
        error: None,
    };
    let refusal = TokenRefusal::ScopeMissing.message();
    let (name, ends_on) = ("Excel".to_owned(), "2027-03-31".to_owned());
    let draft = TokenDraft { name, ends_on, ..TokenDraft::new(ui.now) };
    let refused = TokensPage { draft, error: Some(Wrong::of(&ui, &refusal)), ..bare() };
    // No secret: its digits and its checksum are all zero.
    let fresh = Some(format!("qq_{:048}", 0));
    let shown = TokensPage { tokens: vec![living()], fresh, ..bare() };
    let long = TokensPage { tokens: vec![living(), used(), revoked(), ended()], ..bare() };
    [
        Sample::of("tokens: empty", &bare()),
        Sample::of("tokens: refused", &refused),
        Sample::of("tokens: shown once", &shown),
        Sample::of("tokens: long", &long),
    ]
}

fn living() -> ApiToken {
    let ids = SeededIds::new(3);
    ApiToken {
        id: ApiTokenId::fresh(&ids),
        county: CountyId::fresh(&ids),
        account: AccountId::fresh(&ids),
        name: "周调度表".to_owned(),
        scopes: vec![TokenScope::TasksRead],
        made_at: moment("2026-09-28T02:00:00Z"),
        ends_on: moment("2027-03-31T00:00:00Z").date_naive(),
        last_used_on: None,
        revoked_at: None,
    }
}

fn used() -> ApiToken {
    let last_used_on = Some(moment("2026-09-25T00:00:00Z").date_naive());
    let name = "把每周的任务清单导入学校自己的工作台（含三个教学点）".to_owned();
    ApiToken { name, scopes: TokenScope::ALL.to_vec(), last_used_on, ..living() }
}

fn revoked() -> ApiToken {
    ApiToken { revoked_at: Some(moment("2026-09-26T01:00:00Z")), ..used() }
}

fn ended() -> ApiToken {
    ApiToken { ends_on: moment("2026-08-31T00:00:00Z").date_naive(), ..used() }
}
