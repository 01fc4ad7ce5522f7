//! API tokens: made, used, ended, revoked, counted.

use app::Error;
use app::accounts::{IssueToken, NewToken, RevokeToken, list_tokens, token_holder};
use chrono::TimeDelta;
use domain::accounts::TokenScope;
use testkit::{PASSWORD, World, on_both_engines};

on_both_engines!(
    a_token_stands_for_its_person_with_its_scopes,
    a_revoked_token_is_unknown_at_once,
    a_token_ends_with_its_last_day,
    a_token_of_an_account_that_is_gone_opens_nothing,
    making_a_token_asks_for_the_password,
    nobody_revokes_the_token_of_somebody_else,
    the_database_keeps_no_secret,
    its_last_use_is_known_to_the_day_only,
    tokens_that_open_nothing_are_slowed_and_no_other,
);

async fn opens(world: &World, token: &str) -> bool {
    token_holder(&world.app, token, "network").await.unwrap().is_some()
}

async fn a_token_stands_for_its_person_with_its_scopes(world: World) {
    let token = world.token("wu", &[TokenScope::TasksRead]).await;
    let holder = token_holder(&world.app, &token, "network").await.unwrap().unwrap();
    assert_eq!(holder.person, world.person("wu").await);
    assert_eq!(holder.scopes, [TokenScope::TasksRead]);
    assert_eq!(world.count("events", "kind = 'token-issued'").await, 1);
}

async fn a_revoked_token_is_unknown_at_once(world: World) {
    let token = world.token("wu", &[TokenScope::TasksRead]).await;
    assert!(opens(&world, &token).await);
    let wu = world.person("wu").await;
    let id = list_tokens(&world.app.reader(&wu)).await.unwrap()[0].id;
    world.command("wu", RevokeToken { token: id }).await.unwrap();
    assert!(!opens(&world, &token).await);
    assert_eq!(world.count("events", "kind = 'token-revoked'").await, 1);
    let again = world.command("wu", RevokeToken { token: id }).await;
    assert!(matches!(again, Err(Error::Refused(_))), "{again:?}");
}

async fn a_token_ends_with_its_last_day(world: World) {
    let token = world.token("wu", &[TokenScope::TasksRead]).await;
    world.clock.set("2027-06-30T15:59:59Z".parse().unwrap());
    assert!(opens(&world, &token).await, "until 24:00 in China");
    world.clock.advance(TimeDelta::seconds(1));
    assert!(!opens(&world, &token).await);
}

async fn a_token_of_an_account_that_is_gone_opens_nothing(world: World) {
    let token = world.token("wu", &[TokenScope::TasksRead]).await;
    world.execute("DELETE FROM accounts WHERE login = 'wu'").await;
    assert!(!opens(&world, &token).await);
}

async fn making_a_token_asks_for_the_password(world: World) {
    let account = world.person("wu").await.account;
    let proven = async |password: &str| {
        let scopes = vec![TokenScope::TasksRead];
        let ends_on = "2026-12-31".parse().ok();
        let new = NewToken { name: "x".to_owned(), scopes, ends_on };
        IssueToken::proven(&world.app, account, password.to_owned(), new).await.map(drop)
    };
    proven(PASSWORD).await.unwrap();
    for _ in 0..5 {
        assert!(matches!(proven("wrong-wrong-1").await, Err(Error::Refused(_))));
    }
    assert!(matches!(proven(PASSWORD).await, Err(Error::Throttled { seconds: 2 })));
}

async fn nobody_revokes_the_token_of_somebody_else(world: World) {
    let token = world.token("wu", &[TokenScope::TasksRead]).await;
    let wu = world.person("wu").await;
    let id = list_tokens(&world.app.reader(&wu)).await.unwrap()[0].id;
    let done = world.command("chen", RevokeToken { token: id }).await;
    assert!(matches!(done, Err(Error::Missing)), "{done:?}");
    assert!(opens(&world, &token).await);
}

async fn the_database_keeps_no_secret(world: World) {
    let token = world.token("wu", &[TokenScope::TasksRead]).await;
    let as_it_is = world.literal(token.as_bytes());
    assert_eq!(world.count("api_tokens", &format!("token_hash = {as_it_is}")).await, 0);
    let in_events = format!("payload LIKE '%{}%'", &token[3..20]);
    assert_eq!(world.count("events", &in_events).await, 0);
}

async fn its_last_use_is_known_to_the_day_only(world: World) {
    let token = world.token("wu", &[TokenScope::TasksRead]).await;
    assert_eq!(world.count("api_tokens", "last_used_on IS NOT NULL").await, 0);
    assert!(opens(&world, &token).await);
    assert_eq!(world.count("api_tokens", "last_used_on = '2026-09-28'").await, 1);
}

async fn tokens_that_open_nothing_are_slowed_and_no_other(world: World) {
    let token = world.token("wu", &[TokenScope::TasksRead]).await;
    for _ in 0..5 {
        assert!(!opens(&world, "qq_nothing").await);
    }
    let slowed = token_holder(&world.app, "qq_nothing", "network").await;
    assert!(matches!(slowed, Err(Error::Throttled { seconds: 1..=2 })));
    for number in 0..56 {
        assert!(!opens(&world, &format!("qq_{number}")).await);
    }
    let of_network = token_holder(&world.app, "qq_another", "network").await;
    assert!(matches!(of_network, Err(Error::Throttled { .. })));
    assert!(opens(&world, &token).await, "a token that lives is not kept out by others");
    world.sign_in("wu").await;
}
