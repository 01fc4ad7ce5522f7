//! The three administrators: what each may, what needs two of them, losses, and the first start.

use app::accounts::{
    AccountFilter, ApproveInvitation, EndSessions, FoundCounty, NameSubstitute, PersonName,
    RefuseInvitation, ResetAccount, SignInStep, StaffNote, account_file, found_county, leaver,
    list_accounts, list_proposals, recover_account, signed_in, staff_notes, token_holder,
};
use app::record::{access_record, verify_now};
use app::{Error, Result};
use chrono::TimeDelta;
use domain::access::Role;
use domain::accounts::{IdentityCheck, TokenScope};
use domain::org::UnitName;
use kernel::{AccountId, InvitationId, Version};
use testkit::{World, on_both_engines};

on_both_engines!(
    a_powerful_role_needs_two_persons,
    what_was_refused_opens_nothing,
    a_reset_ends_everything_at_once_and_the_owner_is_told,
    a_lost_second_factor_goes_with_the_password,
    a_reset_of_a_powerful_account_waits_and_changes_nothing_meanwhile,
    nobody_resets_themselves_and_nobody_else_resets_anybody,
    sessions_and_tokens_are_ended_by_the_security_administrator_alone,
    nobody_stands_in_for_an_administrator_nor_an_invited_person_for_anybody,
    no_administrator_takes_over_the_work_of_an_officer,
    the_office_sends_no_administrator_away,
    only_the_audit_administrator_reads_the_record_and_verifies_it,
    the_first_start_founds_a_county_once_with_three_codes,
    whoever_runs_the_program_makes_the_last_code,
);

fn lost(account: AccountId, second_factor: bool) -> ResetAccount {
    let identity = Some(IdentityCheck::CalledBack);
    ResetAccount { account, second_factor, identity, reason: "忘了密码".to_owned() }
}

/// What waits for a second person, and its version.
async fn proposed(world: &World) -> (InvitationId, Version, AccountId) {
    let tang = world.person("tang").await;
    let waits = list_proposals(&world.app.reader(&tang)).await.unwrap();
    let [row] = waits.as_slice() else { panic!("{waits:?}") };
    assert!(row.may_decide);
    (row.invitation.id, row.invitation.version, row.invitation.account)
}

async fn approve(world: &World, login: &str) -> Result<AccountId> {
    let (invitation, seen, _) = proposed(world).await;
    world.command(login, ApproveInvitation { invitation, seen }).await
}

fn refusal<T>(answer: Result<T>) -> String {
    match answer {
        Ok(_) => "done".to_owned(),
        Err(Error::Refused(message)) => message.id.into_owned(),
        Err(error) => format!("{error:?}"),
    }
}

async fn a_powerful_role_needs_two_persons(world: World) {
    world.administrators().await;
    let slip = world.invited("li", "Bureau Office", Role::BureauOfficer).await;
    assert!(slip.waits);
    let code = slip.code.to_string();
    assert_eq!(refusal(world.activate("li", &code).await), "activation-refused");
    for login in ["shen", "yan"] {
        assert!(matches!(approve(&world, login).await, Err(Error::Denied(_))), "{login}");
    }
    assert!(matches!(approve(&world, "chen").await, Err(Error::Missing)));
    let (invitation, seen, _) = proposed(&world).await;
    world.command("tang", ApproveInvitation { invitation, seen }).await.unwrap();
    let twice = world.command("tang", ApproveInvitation { invitation, seen }).await;
    assert!(matches!(twice, Err(Error::Stale { .. })), "{twice:?}");
    let Ok(SignInStep::Done(token)) = world.activate("li", &code).await else {
        panic!("approved, the code opens the account");
    };
    let li = signed_in(&world.app, &token).await.unwrap().unwrap();
    assert_eq!(li.person.role, Role::BureauOfficer);
    assert_eq!(world.count("events", "kind = 'invitation-approved'").await, 1);
}

async fn what_was_refused_opens_nothing(world: World) {
    world.administrators().await;
    let code = world.invited("li", "Bureau Office", Role::AuditAdministrator).await.code;
    let (invitation, seen, _) = proposed(&world).await;
    let order = |reason: &str| RefuseInvitation { invitation, seen, reason: reason.to_owned() };
    let silent = refusal(world.command("tang", order(" ")).await);
    assert_eq!(silent, "invitation-refused-reason-missing");
    world.command("tang", order("已有一名")).await.unwrap();
    assert_eq!(refusal(world.activate("li", &code.to_string()).await), "activation-refused");
    let file = world.person("shen").await;
    let (account, reader) = (account_of(&world, "li").await, world.app.reader(&file));
    assert!(account_file(&reader, account).await.unwrap().may_invite_again);
}

async fn account_of(world: &World, login: &str) -> AccountId {
    let shen = world.person("shen").await;
    let reader = world.app.reader(&shen);
    let list = list_accounts(&reader, &AccountFilter::default(), None).await.unwrap();
    list.rows.iter().find(|row| row.login == login).unwrap().account
}

async fn a_reset_ends_everything_at_once_and_the_owner_is_told(world: World) {
    world.administrators().await;
    let wu = world.cast.account("wu");
    let session = world.sign_in("wu").await;
    let token = world.token("wu", &[TokenScope::TasksRead]).await;
    world.mail().await;
    let slip = world.command("shen", lost(wu, false)).await.unwrap();
    assert!(!slip.waits);
    assert!(signed_in(&world.app, &session).await.unwrap().is_none());
    assert!(token_holder(&world.app, &token, "network").await.unwrap().is_none());
    assert_eq!(world.refused_sign_in("wu").await, "sign-in-refused");
    let mail = world.mail().await;
    let [letter] = mail.as_slice() else { panic!("{mail:?}") };
    assert_eq!(letter.to, "wu@lanxi.example");
    assert!(letter.text.contains("signed out everywhere"), "{}", letter.text);
    world.activate("wu", &slip.code.to_string()).await.map(drop).unwrap();
    assert_eq!(world.count("grants", "role = 'school-clerk'").await, 2, "no second role");
    let person = world.person("wu").await;
    let notes = staff_notes(&world.app.reader(&person)).await.unwrap();
    let by_shen = |note: &StaffNote| matches!(note, StaffNote::WasReset { by: Some(by), .. } if by.en == "shen");
    let told = notes.iter().any(by_shen);
    assert!(told, "{notes:?}");
    let never = refusal(world.command("shen", lost(invited(&world).await, false)).await);
    assert_eq!(never, "invitation-refused-never-used");
}

async fn invited(world: &World) -> AccountId {
    world.invited("zhou", "Riverside", Role::SchoolClerk).await;
    account_of(world, "zhou").await
}

async fn a_lost_second_factor_goes_with_the_password(world: World) {
    world.administrators().await;
    let wu = world.cast.account("wu");
    let enrolled = "login = 'wu' AND totp_secret IS NOT NULL";
    let some = world.literal(b"sealed");
    world.execute(&format!("UPDATE accounts SET totp_secret = {some} WHERE login = 'wu'")).await;
    let slip = world.command("tang", lost(wu, false)).await.unwrap();
    assert_eq!(world.count("accounts", enrolled).await, 1, "only the password was lost");
    let step = world.activate("wu", &slip.code.to_string()).await.unwrap();
    assert!(matches!(step, SignInStep::CodeAwaited(_)), "the code alone opens no session");
    let slip = world.command("tang", lost(wu, true)).await.unwrap();
    assert_eq!(world.count("accounts", enrolled).await, 0);
    let step = world.activate("wu", &slip.code.to_string()).await.unwrap();
    assert!(matches!(step, SignInStep::Done(_)));
}

async fn a_reset_of_a_powerful_account_waits_and_changes_nothing_meanwhile(world: World) {
    world.administrators().await;
    let chen = world.cast.account("chen");
    let session = world.sign_in("chen").await;
    let slip = world.command("shen", lost(chen, true)).await.unwrap();
    assert!(slip.waits);
    assert!(signed_in(&world.app, &session).await.unwrap().is_some());
    assert!(world.mail().await.is_empty());
    assert!(world.activate("chen", &slip.code.to_string()).await.is_err());
    assert_eq!(approve(&world, "tang").await.unwrap(), chen);
    assert!(signed_in(&world.app, &session).await.unwrap().is_none());
    assert_eq!(world.mail().await.len(), 1);
    world.activate("chen", &slip.code.to_string()).await.map(drop).unwrap();
}

async fn nobody_resets_themselves_and_nobody_else_resets_anybody(world: World) {
    let [system, security, _] = world.administrators().await;
    for (login, account) in [("shen", system), ("tang", security)] {
        let own = refusal(world.command(login, lost(account, false)).await);
        assert_eq!(own, "invitation-refused-own-account", "{login}");
    }
    world.command("tang", lost(system, true)).await.map(drop).unwrap();
    let tangs = world.person("tang").await;
    let waits = list_proposals(&world.app.reader(&tangs)).await.unwrap();
    assert!(!waits[0].may_decide, "whoever proposed it");
    let (invitation, seen) = (waits[0].invitation.id, waits[0].invitation.version);
    let own = world.command("tang", ApproveInvitation { invitation, seen }).await;
    assert_eq!(refusal(own), "invitation-refused-own-proposal");
    world.colleague("bai", "Bureau Office", Some(Role::SecurityAdministrator)).await;
    world.command("bai", ApproveInvitation { invitation, seen }).await.unwrap();
    world.command("bai", lost(security, true)).await.map(drop).unwrap();
    assert_eq!(world.refused_sign_in("shen").await, "sign-in-refused");
    world.sign_in("tang").await;
    let wu = world.cast.account("wu");
    let denied = world.command("yan", lost(wu, false)).await.map(drop);
    assert!(matches!(denied, Err(Error::Denied(_))), "{denied:?}");
    let hidden = world.command("chen", lost(wu, false)).await.map(drop);
    assert!(matches!(hidden, Err(Error::Missing)), "{hidden:?}");
    let unknown = ResetAccount { identity: None, ..lost(wu, false) };
    let refused = refusal(world.command("tang", unknown).await);
    assert_eq!(refused, "invitation-refused-identity-unchecked");
}

async fn sessions_and_tokens_are_ended_by_the_security_administrator_alone(world: World) {
    world.administrators().await;
    let account = world.cast.account("wu");
    let order = || EndSessions { account, reason: "设备丢了".to_owned() };
    let session = world.sign_in("wu").await;
    let token = world.token("wu", &[TokenScope::TasksRead]).await;
    for login in ["shen", "yan"] {
        let denied = world.command(login, order()).await;
        assert!(matches!(denied, Err(Error::Denied(_))), "{login}: {denied:?}");
    }
    world.command("tang", order()).await.unwrap();
    assert!(signed_in(&world.app, &session).await.unwrap().is_none());
    assert!(token_holder(&world.app, &token, "network").await.unwrap().is_none());
    assert_eq!(world.mail().await.len(), 1);
    world.sign_in("wu").await;
}

async fn nobody_stands_in_for_an_administrator_nor_an_invited_person_for_anybody(world: World) {
    let [shen, ..] = world.administrators().await;
    let free = world.colleague("bai", "Bureau Office", None).await;
    let days = ["2026-09-28", "2026-10-09"];
    let order = world.substitution("Bureau Office", free, "qian", days);
    let order = NameSubstitute { stands_in_for: shen, ..order };
    let refused = refusal(world.command("chen", order).await);
    assert_eq!(refused, "substitution-refused-administrator");
    let zhou = invited(&world).await;
    let order = world.substitution("Riverside", zhou, "wu", days);
    assert!(matches!(world.command("chen", order).await, Err(Error::Missing)));
}

async fn no_administrator_takes_over_the_work_of_an_officer(world: World) {
    let [shen, ..] = world.administrators().await;
    let person = world.person("chen").await;
    let qian = world.cast.account("qian");
    let leaver = leaver(&world.app.reader(&person), qian).await.unwrap();
    let names: Vec<_> = leaver.colleagues.iter().map(|it| it.name.en.as_str()).collect();
    assert_eq!(names, ["Chen"]);
    let order = world.departure("qian", "2026-10-31", Some(shen));
    assert_eq!(refusal(world.command("chen", order).await), "departure-refused-no-successor");
}

async fn the_office_sends_no_administrator_away(world: World) {
    let [shen, ..] = world.administrators().await;
    let order = app::accounts::RecordDeparture {
        account: shen,
        ..world.departure("qian", "2026-10-31", None)
    };
    assert_eq!(refusal(world.command("chen", order).await), "departure-refused-administrator");
}

async fn only_the_audit_administrator_reads_the_record_and_verifies_it(world: World) {
    world.administrators().await;
    let code = world.invited("zhou", "Riverside", Role::SchoolClerk).await.code.to_string();
    world.activate("zhou", &code).await.map(drop).unwrap();
    world.task_for("Riverside").assigned().await;
    let yan = world.person("yan").await;
    let reader = world.app.reader(&yan);
    let list = access_record(&reader, None).await.unwrap();
    let entry = list.rows.iter().find(|row| row.kind == "account-invited").unwrap();
    assert_eq!(entry.whose.as_ref().unwrap().en, "zhou");
    assert!(list.rows.iter().any(|row| row.kind == "account-activated"));
    assert!(list.rows.iter().all(|row| !row.kind.starts_with("task")), "nothing of the work");
    assert!(list.rows.is_sorted_by(|one, other| one.at >= other.at));
    let report = verify_now(&world.app, &reader).await.unwrap();
    assert!(report.leaves > 0 && report.faults.is_empty(), "{report:?}");
    for login in ["shen", "tang", "chen", "sun", "wu"] {
        let person = world.person(login).await;
        let hidden = access_record(&world.app.reader(&person), None).await;
        assert!(matches!(hidden, Err(Error::Missing)), "{login}");
        let hidden = verify_now(&world.app, &world.app.reader(&person)).await;
        assert!(matches!(hidden, Err(Error::Missing)), "{login}");
    }
    for number in 0..110 {
        world.clock.advance(TimeDelta::seconds(1));
        world.invited(&format!("school-{number:03}"), "Hillside", Role::SchoolClerk).await;
    }
    let first = access_record(&reader, None).await.unwrap();
    let second = access_record(&reader, first.next.as_deref()).await.unwrap();
    assert_eq!((first.rows.len(), second.next.is_some()), (100, false));
    assert!(first.rows.last().unwrap().at >= second.rows[0].at);
    let all = u64::try_from(first.rows.len() + second.rows.len()).unwrap();
    assert_eq!(first.total, app::Total::Exact(all));
}

fn founding(zh: &str) -> FoundCounty {
    FoundCounty {
        name: UnitName { zh: zh.to_owned(), en: "Qingtan".to_owned() },
        office: UnitName { zh: "监督办公室".to_owned(), en: "Office".to_owned() },
        called: |role| PersonName { zh: role.name().to_owned(), en: role.name().to_owned() },
        reason: "首次启动".to_owned(),
    }
}

async fn the_first_start_founds_a_county_once_with_three_codes(world: World) {
    let slips = found_county(&world.app, founding("清潭县")).await.unwrap();
    let logins: Vec<_> = slips.iter().map(|slip| slip.login.as_str()).collect();
    assert_eq!(logins, ["system", "security", "audit"]);
    assert_eq!(world.count("accounts", "password_hash IS NULL").await, 3);
    for slip in &slips {
        assert!(!slip.waits, "whoever runs the program needs no second person");
        world.activate(&slip.login, &slip.code.to_string()).await.map(drop).unwrap();
    }
    let system = world.person("system").await;
    let reader = world.app.reader(&system);
    let list = list_accounts(&reader, &AccountFilter::default(), None).await.unwrap();
    assert_eq!(list.total, app::Total::Exact(3), "the other county is not seen");
    let again = found_county(&world.app, founding("清潭县")).await;
    assert_eq!(refusal(again), "founding-refused-there");
    let there = found_county(&world.app, founding("澜溪县")).await;
    assert_eq!(refusal(there), "founding-refused-there");
    let second = found_county(&world.app, founding("清河县")).await.unwrap();
    assert_eq!(second[0].login, "system-2");
}

async fn whoever_runs_the_program_makes_the_last_code(world: World) {
    world.administrators().await;
    let reason = || "全丢了".to_owned();
    let slip = recover_account(&world.app, "tang", reason()).await.unwrap();
    assert!(!slip.waits);
    assert_eq!(world.refused_sign_in("tang").await, "sign-in-refused");
    let newer = recover_account(&world.app, "tang", reason()).await.unwrap();
    assert!(world.activate("tang", &slip.code.to_string()).await.is_err());
    world.activate("tang", &newer.code.to_string()).await.map(drop).unwrap();
    let missing = recover_account(&world.app, "nobody", reason()).await;
    assert!(matches!(missing, Err(Error::Missing)));
    let by_operator = "kind = 'account-reset' AND actor = 'system:operator'";
    assert_eq!(world.count("events", by_operator).await, 1);
}
