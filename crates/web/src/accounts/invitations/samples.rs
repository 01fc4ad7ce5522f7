//! Samples of the pages from an invitation to a loss, and of the record.

use app::accounts::{
    AccountFile, AccountFilter, AccountRow, InvitationRow, PersonName, ProposalRow,
};
use app::record::{AccessEntry, LogFault, LogReport, Who};
use app::{Page as ListPage, Total};
use domain::Refusal;
use domain::access::Role;
use domain::accounts::{AccountState, Invitation, InvitationRefusal, InvitationState, Purpose};
use domain::org::{Ownership, SchoolProfile, Stage, Unit, UnitKind, UnitName};
use kernel::{AccountId, CountyId, InvitationId, Message, SeededIds, UnitId, Version};

use super::activation::ActivationPage;
use super::file::{AccountFileHtml, Sent};
use super::form::{Draft, InvitationForms, UnitDraft};
use super::list::AccountsPage;
use super::slips::{Picture, SlipHtml, SlipsPage};
use crate::accounts::record::RecordPage;
use crate::shell::samples::{
    Sample, Setting, bureau_office, chen, moment, person, riverside, unit, wu,
};
use crate::shell::{Told, Ui};

/// Every sample of the pages of invitations.
pub(in crate::accounts) fn all(setting: Setting) -> Vec<Sample> {
    let mut samples = Vec::new();
    samples.extend(activation(setting));
    samples.extend(accounts(setting));
    samples.extend(files(setting));
    samples.extend(forms(setting));
    samples.extend(slips(setting));
    samples.extend(record(setting));
    samples
}

fn refused(ui: &Ui, refusal: &InvitationRefusal) -> Option<Told> {
    Told::of(ui, &app::Error::Refused(refusal.message()))
}

fn activation(setting: Setting) -> [Sample; 2] {
    let ui = setting.guest("/activation");
    let error = Some(ui.say(&Message::new("activation-refused")));
    let empty = ActivationPage { ui: ui.clone(), login: String::new(), error: None };
    let refused = ActivationPage { ui, login: "riverside".to_owned(), error };
    [Sample::of("activation: empty", &empty), Sample::of("activation: refused", &refused)]
}

fn school(seed: u64, name: UnitName) -> Unit {
    let ids = SeededIds::new(seed);
    let profile = SchoolProfile {
        stage: Stage::Primary,
        ownership: Ownership::Public,
        town: "河畔镇".to_owned(),
        boarding: false,
    };
    Unit {
        id: UnitId::fresh(&ids),
        county: CountyId::fresh(&ids),
        kind: UnitKind::School,
        guided_by: None,
        belongs_to: None,
        school: Some(profile),
        name,
        ends_on: None,
        closure: None,
        version: Version::FIRST,
    }
}

fn long_name() -> UnitName {
    unit(
        "河畔镇第三中心完全小学（含上游、下游、渡口三个教学点）",
        "Riverside Third Central Primary School (Upstream, Downstream and Ferry included)",
    )
}

fn row(seed: u64, login: &str, name: PersonName, role: Role, state: AccountState) -> AccountRow {
    let used = matches!(state, AccountState::Active | AccountState::Closed);
    AccountRow {
        account: AccountId::fresh(&SeededIds::new(seed)),
        login: login.to_owned(),
        name,
        unit: riverside(),
        unit_id: UnitId::fresh(&SeededIds::new(seed)),
        role: Some(role),
        state,
        last_signed_in_at: used.then(|| moment("2026-09-25T01:12:00Z")),
        code_ends_at: None,
    }
}

fn invitation(seed: u64, purpose: Purpose, state: InvitationState) -> Invitation {
    let ids = SeededIds::new(seed);
    Invitation {
        id: InvitationId::fresh(&ids),
        county: CountyId::fresh(&ids),
        account: AccountId::fresh(&ids),
        unit: UnitId::fresh(&ids),
        purpose,
        role: Some(Role::BureauOfficer),
        reason: "新到监督办公室工作。".to_owned(),
        by: Some(AccountId::fresh(&ids)),
        at: moment("2026-09-27T03:00:00Z"),
        ends_at: moment("2026-10-11T03:00:00Z"),
        state,
        version: Version::FIRST,
    }
}

fn proposal(seed: u64, may_decide: bool) -> ProposalRow {
    ProposalRow {
        invitation: invitation(seed, Purpose::NewAccount, InvitationState::Proposed),
        name: person("郑和", "Zheng"),
        login: "zheng".to_owned(),
        unit: bureau_office(),
        role: Some(Role::BureauOfficer),
        by: Some(person("沈一舟", "Shen")),
        may_decide,
    }
}

fn accounts(setting: Setting) -> [Sample; 3] {
    let (shen, tang) = (setting.shen("/accounts"), setting.tang("/accounts?state=idle"));
    let page = |ui: &Ui, rows: Vec<AccountRow>, proposals| AccountsPage {
        ui: ui.clone(),
        filter: AccountFilter::default(),
        list: ListPage { total: Total::MoreThan(1000), rows, previous: None, next: None },
        units: vec![school(1, riverside()), school(2, long_name())],
        proposals,
        may_invite: true,
    };
    let clerk = Role::SchoolClerk;
    let invited = row(2, "riverside-2", person("周敏", "Zhou"), clerk, AccountState::Invited);
    let rows = vec![
        row(1, "chen", chen(), Role::BureauOfficer, AccountState::Active),
        AccountRow { code_ends_at: Some(moment("2026-10-11T03:00:00Z")), ..invited.clone() },
        AccountRow { role: None, unit: long_name(), ..invited },
        row(3, "zhao", person("赵宁", "Zhao"), clerk, AccountState::Idle),
        row(4, "ouyang", person("欧阳若水", "Ouyang Ruoshui"), clerk, AccountState::Closed),
    ];
    let (previous, next) = (Some("before.chen".to_owned()), Some("after.zhao".to_owned()));
    let mut long = page(&tang, rows.clone(), vec![proposal(5, true), proposal(6, false)]);
    long.filter.state = Some(AccountState::Idle);
    long.list = ListPage { previous, next, ..long.list };
    long.may_invite = false;
    let mut none = page(&shen, Vec::new(), Vec::new());
    none.filter.role = Some(Role::AuditAdministrator);
    [
        Sample::of("accounts: one", &page(&shen, rows[..1].to_vec(), Vec::new())),
        Sample::of("accounts: long", &long),
        Sample::of("accounts: empty", &none),
    ]
}

fn file(row: AccountRow, states: &[(Purpose, InvitationState)]) -> AccountFile {
    let past = |(seed, (purpose, state)): (u64, &(Purpose, InvitationState))| InvitationRow {
        invitation: invitation(seed, *purpose, *state),
        by: (seed > 1).then(|| person("沈一舟", "Shen")),
    };
    AccountFile {
        row,
        unit: school(1, riverside()),
        second_factor: false,
        invitations: (1..).zip(states).map(past).collect(),
        may_invite_again: false,
        may_reset: false,
        may_end_sessions: false,
        may_withdraw: false,
        may_decide: false,
    }
}

fn files(setting: Setting) -> [Sample; 4] {
    let (shen, tang) = (setting.shen("/accounts/1"), setting.tang("/accounts/1"));
    let clerk = Role::SchoolClerk;
    let active = row(1, "wu", wu(), clerk, AccountState::Active);
    let invited = row(2, "zheng", person("郑和", "Zheng"), clerk, AccountState::Invited);
    let bare = file(active.clone(), &[]);
    let in_use = AccountFile { may_reset: true, may_end_sessions: true, ..bare.clone() };
    let waiting = AccountFile {
        may_invite_again: true,
        may_withdraw: true,
        ..file(
            invited.clone(),
            &[
                (Purpose::NewAccount, InvitationState::Open),
                (Purpose::NewAccount, InvitationState::Replaced),
                (Purpose::LostPassword, InvitationState::Used),
                (Purpose::LostSecondFactor, InvitationState::Withdrawn),
                (Purpose::NewAccount, InvitationState::Refused),
            ],
        )
    };
    let proposed = AccountFile {
        may_decide: true,
        ..file(invited, &[(Purpose::NewAccount, InvitationState::Proposed)])
    };
    let sent = Sent {
        error: refused(&tang, &InvitationRefusal::IdentityUnchecked),
        form: "reset",
        reason: "忘了密码。".to_owned(),
        identity: String::new(),
        second_factor: true,
    };
    let shown = |name, ui: &Ui, file, sent| {
        Sample::of(name, &AccountFileHtml { ui: ui.clone(), file, sent })
    };
    [
        shown("account file: empty", &shen, bare, Sent::default()),
        shown("account file: refused", &tang, in_use, sent),
        shown("account file: invited", &shen, waiting, Sent::default()),
        shown("account file: proposed", &tang, proposed, Sent::default()),
    ]
}

fn forms(setting: Setting) -> [Sample; 3] {
    let ui = setting.shen("/invitations/new");
    let name = ui.of("cli-role", Role::SchoolClerk.name());
    let draft = |seed, unit: UnitName, login: &str| UnitDraft {
        unit: school(seed, unit),
        role: Role::SchoolClerk,
        login: login.to_owned(),
        name: name.clone(),
        is_chosen: seed == 1,
    };
    let form = |rows, total, error| InvitationForms {
        ui: ui.clone(),
        units: vec![school(1, riverside()), school(2, long_name())],
        draft: Draft::default(),
        rows,
        total,
        reason: String::new(),
        error,
    };
    let rows = vec![draft(1, riverside(), "riverside"), draft(2, long_name(), "school-017")];
    let error = refused(&ui, &InvitationRefusal::LoginTaken("wu".to_owned()));
    let taken = InvitationForms {
        draft: Draft { login: "wu".to_owned(), ..Draft::default() },
        ..form(Vec::new(), 0, error)
    };
    [
        Sample::of("invitation forms: empty", &form(Vec::new(), 0, None)),
        Sample::of("invitation forms: refused", &taken),
        Sample::of("invitation forms: long", &form(rows, 230, None)),
    ]
}

fn slips(setting: Setting) -> [Sample; 2] {
    let ui = setting.shen("/invitations/new");
    let address = "https://qingqu.lanxi.example/activation".to_owned();
    // No code: every sign of it is the same.
    let slip = |unit, name, waits| SlipHtml {
        unit,
        name,
        login: "riverside".to_owned(),
        code: ["2222"; 6].join("-"),
        ends_at: moment("2026-10-12T02:00:00Z"),
        waits,
    };
    let page = |slips| {
        let Ok(picture) = Picture::of(&address) else { panic!("the address fits") };
        SlipsPage { ui: ui.clone(), slips, address: address.clone(), picture }
    };
    let one = vec![slip(riverside(), wu(), false)];
    let long = vec![
        slip(riverside(), wu(), false),
        slip(bureau_office(), person("郑和", "Zheng"), true),
        slip(long_name(), person("欧阳若水", "Ouyang Ruoshui"), false),
    ];
    [Sample::of("slips: one", &page(one)), Sample::of("slips: long", &page(long))]
}

/// Every kind of event that the record of accounts and rights tells.
const KINDS: [&str; 24] = [
    "account-created",
    "account-invited",
    "account-reset",
    "invitation-approved",
    "invitation-refused",
    "invitation-withdrawn",
    "account-activated",
    "account-locked",
    "sessions-ended",
    "account-signed-in",
    "account-signed-out",
    "second-factor-enrolled",
    "second-factor-removed",
    "departure-planned",
    "departure-taken-back",
    "successor-named",
    "account-closed",
    "token-issued",
    "token-revoked",
    "act-denied",
    "substitute-named",
    "substitution-ended",
    "recusal-declared",
    "recusal-lifted",
];

fn record(setting: Setting) -> [Sample; 3] {
    let ui = setting.yan("/record");
    let entry = |kind: &str| AccessEntry {
        at: moment("2026-09-28T01:30:00Z"),
        kind: kind.to_owned(),
        who: Who::Person(person("沈一舟", "Shen")),
        whose: (!kind.starts_with("recusal")).then(wu),
    };
    let page = |rows: Vec<AccessEntry>, next, report| RecordPage {
        ui: ui.clone(),
        list: ListPage { total: Total::Exact(rows.len() as u64), rows, previous: None, next },
        report,
    };
    let whole = LogReport { leaves: 4210, faults: Vec::new() };
    let faults = vec![LogFault::EventEdited { position: 7 }];
    let damaged = LogReport { leaves: 4210, faults };
    let older = Some("1790000000000000.0192f0c1234570008000000000000000".to_owned());
    [
        Sample::of("record: empty", &page(Vec::new(), None, None)),
        Sample::of("record: long", &page(KINDS.map(entry).to_vec(), older, Some(whole))),
        Sample::of("record: damaged", &page(vec![entry("act-denied")], None, Some(damaged))),
    ]
}
