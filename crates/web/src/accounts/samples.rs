//! Samples of the pages for signing in, the own account and recusals.

use app::accounts::{RecusalRow, SessionRow};
use domain::Refusal;
use domain::access::Role;
use domain::accounts::{ApiToken, TokenRefusal, TokenScope};
use kernel::{AccountId, ApiTokenId, CountyId, Message, RecusalId, SeededIds};

use super::account::{AccountPage, Offer, picture};
use super::code::CodePage;
use super::recusals::RecusalsPage;
use super::sign_in::SignInPage;
use super::tokens::{TokenDraft, TokensPage, Wrong};
use crate::shell::samples::{Sample, Setting, chen, moment, person, riverside, unit};

/// An invented secret, in base 32.
const SECRET: &str = "MZXW6YTBOI2DEMRSGIZTGNBV";

/// Every sample of the area.
pub(crate) fn all(setting: Setting) -> Vec<Sample> {
    let mut samples = Vec::new();
    samples.extend(sign_in(setting));
    samples.extend(code(setting));
    samples.extend(account(setting));
    samples.extend(recusals(setting));
    samples.extend(tokens(setting));
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
    let one = vec![this.clone()];
    let all = vec![this, phone, library];
    let empty = AccountPage {
        ui: wu.clone(),
        role: clerk,
        offer: Some(offer()),
        sessions: one,
        error: None,
    };
    let refused =
        AccountPage { ui: wu, role: clerk, offer: Some(offer()), sessions: all.clone(), error };
    let long = AccountPage { ui: chen, role: officer, offer: None, sessions: all, error: None };
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
