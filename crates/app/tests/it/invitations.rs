//! Invitations: a code on paper opens an account once, for its person, and stands nowhere else.

use app::accounts::{
    AccountFilter, Activation, InviteAccounts, InviteAgain, NewInvitation, PersonName, SignIn,
    SignInStep, Suggestion, WithdrawInvitation, account_file, activate, list_accounts, sign_in,
    signed_in, suggest_invitations,
};
use app::{Error, Result};
use chrono::TimeDelta;
use domain::access::Role;
use domain::accounts::{AccountState, CODE_LASTS};
use kernel::AccountId;
use testkit::{PASSWORD, World, on_both_engines};

on_both_engines!(
    whoever_shows_the_code_chooses_the_password_and_has_the_role,
    a_code_counts_once_and_until_its_end,
    of_two_who_use_a_code_at_once_one_has_the_account,
    whatever_is_wrong_gets_the_same_answer,
    wrong_codes_and_wrong_passwords_are_counted_together,
    an_account_without_a_password_looks_like_none,
    a_bad_password_is_told_before_anything_is_looked_up,
    no_code_stands_in_the_database,
    a_newer_code_ends_the_one_before,
    what_is_taken_back_opens_nothing,
    all_units_without_an_account_are_invited_in_one_command,
    of_a_list_with_one_mistake_nobody_is_invited,
    the_list_is_filtered_paged_and_blind_to_other_counties,
);

/// What a refused person is told.
fn told(answer: Result<SignInStep>) -> String {
    match answer {
        Ok(_) => "activated".to_owned(),
        Err(error) => format!("{error:?}"),
    }
}

async fn a_slip(world: &World) -> String {
    world.administrators().await;
    world.invited("zhou", "Riverside", Role::SchoolClerk).await.code.to_string()
}

async fn whoever_shows_the_code_chooses_the_password_and_has_the_role(world: World) {
    let code = a_slip(&world).await;
    assert_eq!(world.count("grants", "reason = '新到任'").await, 0, "no role before");
    let typed = code.to_lowercase().replace('-', " ");
    let Ok(SignInStep::Done(token)) = world.activate(" Zhou ", &typed).await else {
        panic!("the code is read however it is typed");
    };
    let zhou = signed_in(&world.app, &token).await.unwrap().unwrap();
    assert_eq!((zhou.person.role, zhou.person.unit), (Role::SchoolClerk, world.unit("Riverside")));
    world.sign_in("zhou").await;
    let given = "reason = '新到任' AND given_by IS NOT NULL AND role = 'school-clerk'";
    assert_eq!(world.count("grants", given).await, 1);
    for kind in ["account-invited", "account-activated"] {
        assert_eq!(world.count("events", &format!("kind = '{kind}'")).await, 1, "{kind}");
    }
}

async fn a_code_counts_once_and_until_its_end(world: World) {
    let code = a_slip(&world).await;
    let late = world.invited("zheng", "Hillside", Role::SchoolClerk).await.code.to_string();
    world.clock.advance(CODE_LASTS - TimeDelta::seconds(1));
    world.activate("zhou", &code).await.map(drop).unwrap();
    let again = world.activate("zhou", &code).await;
    assert!(told(again).contains("activation-refused"));
    world.clock.advance(TimeDelta::seconds(1));
    assert!(told(world.activate("zheng", &late).await).contains("activation-refused"));
}

async fn of_two_who_use_a_code_at_once_one_has_the_account(world: World) {
    let code = a_slip(&world).await;
    let (one, two) = tokio::join!(world.activate("zhou", &code), world.activate("zhou", &code));
    assert!(one.is_ok() != two.is_ok());
    assert_eq!(world.count("grants", "reason = '新到任'").await, 1);
    assert_eq!(world.count("events", "kind = 'account-activated'").await, 1);
}

async fn whatever_is_wrong_gets_the_same_answer(world: World) {
    let code = a_slip(&world).await;
    let waiting = world.invited("li", "Bureau Office", Role::BureauOfficer).await.code.to_string();
    let unknown = told(world.activate("nobody", &code).await);
    assert!(unknown.contains("activation-refused"), "{unknown}");
    assert_eq!(told(world.activate("zhou", "2222-2222-2222-2222-2222-2222").await), unknown);
    assert_eq!(told(world.activate("zhou", "").await), unknown);
    assert_eq!(told(world.activate("wu", &code).await), unknown, "the code of somebody else");
    assert_eq!(told(world.activate("li", &waiting).await), unknown, "nobody has approved it");
    world.clock.advance(CODE_LASTS);
    assert_eq!(told(world.activate("zhou", &code).await), unknown, "it has ended");
}

async fn wrong_codes_and_wrong_passwords_are_counted_together(world: World) {
    let code = a_slip(&world).await;
    let wrong_password = async || {
        let [login, password, network, device] =
            ["zhou", "not the password", "192.0.2.7", "test"].map(ToOwned::to_owned);
        sign_in(&world.app, SignIn { login, password, network, device }).await
    };
    for _ in 0..3 {
        assert!(matches!(world.activate("zhou", "wrong").await, Err(Error::Refused(_))));
    }
    for _ in 0..2 {
        assert!(matches!(wrong_password().await, Err(Error::Refused(_))));
    }
    let waits = world.activate("zhou", &code).await;
    assert!(matches!(waits, Err(Error::Throttled { seconds: 2 })), "{}", told(waits));
    assert!(matches!(wrong_password().await, Err(Error::Throttled { .. })));
    world.clock.advance(TimeDelta::seconds(2));
    world.activate("zhou", &code).await.map(drop).unwrap();
    for _ in 0..4 {
        let refused = world.activate("zhou", "wrong").await;
        assert!(matches!(refused, Err(Error::Refused(_))), "the right code forgets failures");
    }
}

async fn an_account_without_a_password_looks_like_none(world: World) {
    a_slip(&world).await;
    assert_eq!(world.refused_sign_in("zhou").await, "sign-in-refused");
    assert_eq!(world.refused_sign_in("nobody").await, "sign-in-refused");
}

async fn a_bad_password_is_told_before_anything_is_looked_up(world: World) {
    let code = a_slip(&world).await;
    let chosen = async |login: &str, password: &str, again: &str| {
        let [login, password, again] = [login, password, again].map(ToOwned::to_owned);
        let (network, device) = ("192.0.2.7".to_owned(), "test".to_owned());
        let code = code.clone();
        let given = Activation { login, code, password, again, network, device };
        told(activate(&world.app, given).await)
    };
    for login in ["zhou", "nobody"] {
        assert!(chosen(login, "short", "short").await.contains("password-refused-short"));
        let differs = chosen(login, PASSWORD, "quiet-lantern-48").await;
        assert!(differs.contains("password-refused-not-the-same"), "{differs}");
    }
    world.activate("zhou", &code).await.map(drop).unwrap();
}

async fn no_code_stands_in_the_database(world: World) {
    let code = a_slip(&world).await;
    let bare = code.replace('-', "");
    assert!(world.fields_with("zhou").await > 0, "what stands there is found");
    let found = async || {
        let mut found = 0;
        for text in [code.clone(), bare.clone(), bare.to_lowercase()] {
            found += world.fields_with(&text).await;
        }
        found
    };
    assert_eq!(found().await, 0);
    world.activate("zhou", &code).await.map(drop).unwrap();
    assert_eq!(found().await, 0);
    assert!(world.mail().await.iter().all(|letter| !letter.text.contains(&code)));
}

async fn a_newer_code_ends_the_one_before(world: World) {
    let old = a_slip(&world).await;
    let account = account_of(&world, "zhou").await;
    let order = || InviteAgain { account, reason: "丢了".to_owned() };
    let new = world.command("shen", order()).await.unwrap().code.to_string();
    assert!(world.activate("zhou", &old).await.is_err());
    world.activate("zhou", &new).await.map(drop).unwrap();
    assert_eq!(world.count("invitations", "state = 'replaced'").await, 1);
    let in_use = world.command("shen", order()).await.map(drop);
    let Err(Error::Refused(message)) = in_use else { panic!("{in_use:?}") };
    assert_eq!(message.id, "invitation-refused-in-use");
    for login in ["tang", "yan"] {
        let denied = world.command(login, order()).await.map(drop);
        assert!(matches!(denied, Err(Error::Denied(_))), "{login}: {denied:?}");
    }
    let hidden = world.command("chen", order()).await.map(drop);
    assert!(matches!(hidden, Err(Error::Missing)), "{hidden:?}");
}

async fn what_is_taken_back_opens_nothing(world: World) {
    let code = a_slip(&world).await;
    let account = account_of(&world, "zhou").await;
    let person = world.person("shen").await;
    let file = account_file(&world.app.reader(&person), account).await.unwrap();
    let live = file.live().unwrap();
    let (invitation, seen) = (live.id, live.version);
    let order = || WithdrawInvitation { invitation, seen, reason: "发错人了".to_owned() };
    assert_eq!(world.command("shen", order()).await.unwrap(), account);
    assert!(world.activate("zhou", &code).await.is_err());
    let again = world.command("shen", order()).await;
    assert!(matches!(again, Err(Error::Stale { .. })), "{again:?}");
}

/// The account of somebody who was invited.
async fn account_of(world: &World, login: &str) -> AccountId {
    let tang = world.person("tang").await;
    let reader = world.app.reader(&tang);
    let list = list_accounts(&reader, &AccountFilter::default(), None).await.unwrap();
    list.rows.iter().find(|row| row.login == login).unwrap().account
}

async fn all_units_without_an_account_are_invited_in_one_command(world: World) {
    world.administrators().await;
    let shen = world.person("shen").await;
    let suggested = suggest_invitations(&world.app.reader(&shen)).await.unwrap();
    let names: Vec<_> = suggested.units.iter().map(|it| it.unit.name.en.as_str()).collect();
    assert_eq!((names, suggested.total), (vec!["Hillside Group"], 1));
    assert_eq!(suggested.units[0].login, "hillside-group");
    let new = |it: &Suggestion| NewInvitation {
        unit: it.unit.id,
        role: it.role,
        login: it.login.clone(),
        name: PersonName { zh: "组员".to_owned(), en: "Member".to_owned() },
        email: None,
    };
    let invitations = suggested.units.iter().map(new).collect();
    let order = InviteAccounts { invitations, reason: "开通".to_owned() };
    let slips = world.command("shen", order).await.unwrap();
    assert_eq!(slips.len(), 1);
    let left = suggest_invitations(&world.app.reader(&shen)).await.unwrap();
    assert_eq!(left.total, 0, "who is invited is not suggested again");
    world.activate("hillside-group", &slips[0].code.to_string()).await.map(drop).unwrap();
    let tang = world.person("tang").await;
    let denied = suggest_invitations(&world.app.reader(&tang)).await.map(drop);
    assert!(matches!(denied, Err(Error::Denied(_))), "{denied:?}");
}

async fn of_a_list_with_one_mistake_nobody_is_invited(world: World) {
    world.administrators().await;
    let mut order = world.invitation("zhou", "Riverside", Role::SchoolClerk);
    order.invitations.extend(world.invitation("WU ", "Hillside", Role::SchoolClerk).invitations);
    let refused = world.command("shen", order).await.map(drop);
    let Err(Error::Refused(message)) = refused else { panic!("{refused:?}") };
    assert_eq!(message.id, "invitation-refused-login-taken");
    assert_eq!(world.count("accounts", "login = 'zhou'").await, 0);
    let none = InviteAccounts { invitations: Vec::new(), reason: "x".to_owned() };
    let refused = world.command("shen", none).await.map(drop);
    assert!(matches!(refused, Err(Error::Refused(_))), "{refused:?}");
    let elsewhere = world.invitation("zhou", "Riverside", Role::BureauOfficer);
    let refused = world.command("shen", elsewhere).await.map(drop);
    assert!(matches!(refused, Err(Error::Refused(_))), "{refused:?}");
}

async fn the_list_is_filtered_paged_and_blind_to_other_counties(world: World) {
    a_slip(&world).await;
    for number in 0..103 {
        world.invited(&format!("school-{number:03}"), "Hillside", Role::SchoolClerk).await;
    }
    let tang = world.person("tang").await;
    let asked = async |filter: AccountFilter, key: Option<&str>| {
        list_accounts(&world.app.reader(&tang), &filter, key).await.unwrap()
    };
    let first = asked(AccountFilter::default(), None).await;
    assert_eq!((first.rows.len(), first.previous.is_some()), (100, false));
    let second = asked(AccountFilter::default(), first.next.as_deref()).await;
    assert_eq!((second.rows.len(), second.next.is_some()), (14, false));
    let back = asked(AccountFilter::default(), second.previous.as_deref()).await;
    assert_eq!(back.rows, first.rows);
    let of = |state| AccountFilter { state: Some(state), ..AccountFilter::default() };
    assert_eq!(asked(of(AccountState::Invited), None).await.total, app::Total::Exact(104));
    assert_eq!(asked(of(AccountState::Active), None).await.total, app::Total::Exact(10));
    assert_eq!(asked(of(AccountState::Idle), None).await.total, app::Total::Exact(0));
    let unit = Some(world.unit("Riverside"));
    let riverside = asked(AccountFilter { unit, ..AccountFilter::default() }, None).await;
    let logins: Vec<_> = riverside.rows.iter().map(|row| row.login.as_str()).collect();
    assert_eq!(logins, ["wu", "zhou"]);
    let role = Some(Role::SecurityAdministrator);
    let held = asked(AccountFilter { role, ..AccountFilter::default() }, None).await;
    assert_eq!(held.rows.iter().map(|row| row.login.as_str()).collect::<Vec<_>>(), ["tang"]);
    let role = Some(Role::SchoolClerk);
    let offered = asked(AccountFilter { role, ..AccountFilter::default() }, None).await;
    assert_eq!(offered.total, app::Total::Exact(106), "held and offered");
    world.clock.advance(TimeDelta::days(90));
    let tang = world.person("tang").await;
    let idle = list_accounts(&world.app.reader(&tang), &of(AccountState::Idle), None).await;
    assert_eq!(idle.unwrap().total, app::Total::Exact(9), "all but Tang, who just signed in");
    let chen = world.person("chen").await;
    let hidden = list_accounts(&world.app.reader(&chen), &AccountFilter::default(), None).await;
    assert!(matches!(hidden, Err(Error::Missing)), "{hidden:?}");
    world.execute("UPDATE accounts SET county_id = id WHERE login <> 'tang'").await;
    let of_others = list_accounts(&world.app.reader(&tang), &AccountFilter::default(), None).await;
    assert_eq!(of_others.unwrap().total, app::Total::Exact(1));
}
