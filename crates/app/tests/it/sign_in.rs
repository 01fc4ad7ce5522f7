//! Signing in: nobody learns whether a login exists, and guessing is slow.

use app::accounts::{PasswordCost, SignIn, SignInStep, sign_in, signed_in};
use app::{App, Error, Result};
use chrono::TimeDelta;
use testkit::{PASSWORD, World, on_both_engines};

on_both_engines!(
    the_right_password_opens_a_session,
    a_wrong_login_and_a_wrong_password_get_the_same_answer,
    after_the_free_tries_even_the_right_password_waits,
    one_login_has_one_wait_however_it_is_written,
    each_further_failure_doubles_the_wait,
    a_login_that_does_not_exist_is_slowed_alike,
    a_network_that_guesses_many_logins_is_slowed,
    success_forgets_the_failures_of_the_login,
);

async fn tried(world: &World, login: &str, password: &str) -> Result<SignInStep> {
    tried_from(world, login, password, "192.0.2.7").await
}

async fn tried_from(
    world: &World,
    login: &str,
    password: &str,
    network: &str,
) -> Result<SignInStep> {
    let [login, password, network, device] =
        [login, password, network, "test"].map(ToOwned::to_owned);
    sign_in(&world.app, SignIn { login, password, network, device }).await
}

/// What a refused person is told.
fn told(answer: Result<SignInStep>) -> String {
    match answer {
        Ok(_) => "signed in".to_owned(),
        Err(error) => format!("{error:?}"),
    }
}

fn waits(answer: Result<SignInStep>) -> i64 {
    match answer {
        Err(Error::Throttled { seconds }) => seconds,
        other => panic!("a wait was expected, not: {}", told(other)),
    }
}

async fn fail(world: &World, login: &str, times: usize) {
    for _ in 0..times {
        let answer = tried(world, login, "not the password").await;
        assert!(matches!(answer, Err(Error::Refused(_))), "{}", told(answer));
    }
}

async fn the_right_password_opens_a_session(world: World) {
    let Ok(SignInStep::Done(token)) = tried(&world, " Wu ", PASSWORD).await else {
        panic!("the login is read without its spaces and capitals");
    };
    let wu = signed_in(&world.app, &token).await.unwrap().unwrap();
    assert_eq!(wu.person.account, world.cast.account("wu"));
    assert_eq!((wu.name.en.as_str(), wu.unit.en.as_str()), ("Wu", "Riverside"));
    assert_eq!(world.count("events", "kind = 'account-signed-in'").await, 1);
}

async fn a_wrong_login_and_a_wrong_password_get_the_same_answer(world: World) {
    let wrong_login = told(tried(&world, "nobody", PASSWORD).await);
    let wrong_password = told(tried(&world, "wu", "not the password").await);
    assert_eq!(wrong_login, wrong_password);
    assert!(wrong_login.starts_with("Refused"), "{wrong_login}");
}

async fn after_the_free_tries_even_the_right_password_waits(world: World) {
    fail(&world, "wu", 5).await;
    assert_eq!(waits(tried(&world, "wu", PASSWORD).await), 2);
    world.clock.advance(TimeDelta::seconds(1));
    assert_eq!(waits(tried(&world, "wu", PASSWORD).await), 1);
    world.clock.advance(TimeDelta::seconds(1));
    assert!(tried(&world, "wu", PASSWORD).await.is_ok());
}

async fn one_login_has_one_wait_however_it_is_written(world: World) {
    for login in ["wu", " wu", "WU ", "\u{a0}Wu", "wu\t"] {
        fail(&world, login, 1).await;
    }
    let waits = tried(&world, "wU  ", PASSWORD).await;
    assert!(matches!(waits, Err(Error::Throttled { .. })), "five failures of one login");
}

async fn each_further_failure_doubles_the_wait(world: World) {
    fail(&world, "wu", 4).await;
    for seconds in [2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900] {
        fail(&world, "wu", 1).await;
        assert_eq!(waits(tried(&world, "wu", PASSWORD).await), seconds);
        world.clock.advance(TimeDelta::seconds(seconds));
    }
    assert!(tried(&world, "wu", PASSWORD).await.is_ok(), "nobody is locked out for good");
}

async fn a_login_that_does_not_exist_is_slowed_alike(world: World) {
    fail(&world, "nobody", 5).await;
    assert_eq!(waits(tried(&world, "NOBODY", PASSWORD).await), 2);
}

async fn a_network_that_guesses_many_logins_is_slowed(world: World) {
    for number in 0..61 {
        let answer = tried(&world, &format!("guess-{number}"), "not the password").await;
        assert!(matches!(answer, Err(Error::Refused(_))), "{number}: {}", told(answer));
    }
    assert_eq!(waits(tried(&world, "wu", PASSWORD).await), 2);
    assert!(tried_from(&world, "wu", PASSWORD, "192.0.2.8").await.is_ok());
}

async fn success_forgets_the_failures_of_the_login(world: World) {
    fail(&world, "wu", 4).await;
    assert!(tried(&world, "wu", PASSWORD).await.is_ok());
    fail(&world, "wu", 4).await;
    assert!(tried(&world, "wu", PASSWORD).await.is_ok());
}

/// How long one refused try takes.
async fn refused_in(world: &World, app: &App, login: &str) -> std::time::Duration {
    world.clock.advance(TimeDelta::hours(1));
    let [login, password, network, device] =
        [login, "not the password", "192.0.2.7", "test"].map(ToOwned::to_owned);
    let begun = std::time::Instant::now();
    let answer = sign_in(app, SignIn { login, password, network, device }).await;
    assert!(matches!(answer, Err(Error::Refused(_))));
    begun.elapsed()
}

/// ASVS 6.3.8. With the real cost of a hash, and the fastest of some tries in turn, so that a busy
/// machine does not count; an unknown login without a hash would take a hundredth of the time.
#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_login_is_refused_no_sooner_than_a_wrong_password() {
    let world = World::sqlite().await;
    let app = world.opened_again(|it| it.password_cost = PasswordCost::Strong).await;
    let hash = app.first_password("wu", "as costly as in use 1".to_owned()).await.unwrap();
    world
        .execute(&format!("UPDATE accounts SET password_hash = '{hash}' WHERE login = 'wu'"))
        .await;
    let (mut known, mut unknown) = (std::time::Duration::MAX, std::time::Duration::MAX);
    for _ in 0..6 {
        known = known.min(refused_in(&world, &app, "wu").await);
        unknown = unknown.min(refused_in(&world, &app, "nobody").await);
    }
    let ratio = unknown.as_secs_f64() / known.as_secs_f64();
    assert!((0.33..3.0).contains(&ratio), "{known:?} known, {unknown:?} unknown");
}
