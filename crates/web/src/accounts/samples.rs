//! Samples of the pages for signing in, the own account and recusals.

use app::accounts::{RecusalRow, SessionRow};
use domain::access::Role;
use kernel::{Message, RecusalId, SeededIds};

use super::account::{AccountPage, Offer, picture};
use super::code::CodePage;
use super::recusals::RecusalsPage;
use super::sign_in::SignInPage;
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
