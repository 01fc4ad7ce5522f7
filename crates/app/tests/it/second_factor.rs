//! The second factor: enrolled by showing a code, asked for from then on, each code once.

use app::accounts::{
    EnrolSecondFactor, RemoveSecondFactor, SessionToken, SignIn, SignInStep, give_code,
    new_enrolment, sign_in, signed_in,
};
use app::{Error, Result};
use chrono::TimeDelta;
use kernel::Clock;
use testkit::{Engine, PASSWORD, World, on_both_engines};
use totp_rs::{Builder, Secret};

on_both_engines!(
    enrolment_needs_a_code_of_the_offered_secret,
    nobody_puts_a_factor_in_the_place_of_another,
    a_password_alone_opens_no_session_any_more,
    a_code_counts_once,
    the_wait_for_a_code_ends_after_five_minutes,
    wrong_codes_are_slowed_like_wrong_passwords,
    who_takes_it_off_signs_in_by_password_again,
    the_secret_is_not_in_the_database,
);

/// The code that Wu's app shows now.
fn code(world: &World, secret: &str) -> String {
    let bytes = Secret::try_from_base32(secret).unwrap().as_ref().to_vec();
    let totp = Builder::new().with_secret(bytes).with_skew(0).build().unwrap();
    totp.generate(u64::try_from(world.clock.now().timestamp()).unwrap()).to_string()
}

async fn enrol(world: &World, secret: &str, code: String) -> Result<()> {
    let wu = world.cast.account("wu");
    let order = EnrolSecondFactor::new(&world.app, wu, secret.to_owned(), code).unwrap();
    world.command("wu", order).await
}

/// Wu has enrolled, and the code that did it has run out.
async fn enrolled(world: &World) -> String {
    let secret = new_enrolment("wu").unwrap().secret;
    enrol(world, &secret, code(world, &secret)).await.unwrap();
    world.clock.advance(TimeDelta::seconds(90));
    secret
}

/// Wu has given the password and is asked for the code.
async fn waiting(world: &World) -> SessionToken {
    let [login, password, network, device] =
        ["wu", PASSWORD, "192.0.2.7", "test"].map(ToOwned::to_owned);
    match sign_in(&world.app, SignIn { login, password, network, device }).await.unwrap() {
        SignInStep::CodeAwaited(token) => token,
        SignInStep::Done(_) => panic!("the code was not asked for"),
    }
}

async fn give(world: &World, token: &SessionToken, code: &str) -> Result<SessionToken> {
    give_code(&world.app, token, code, "192.0.2.7", "test").await
}

async fn enrolment_needs_a_code_of_the_offered_secret(world: World) {
    let [offered, other] = [(); 2].map(|()| new_enrolment("wu").unwrap());
    assert!(offered.address.contains(&offered.secret));
    let refused = enrol(&world, &offered.secret, code(&world, &other.secret)).await;
    assert!(matches!(refused, Err(Error::Refused(_))), "{refused:?}");
    assert!(!world.signed_in("wu").await.second_factor);
    enrol(&world, &offered.secret, code(&world, &offered.secret)).await.unwrap();
    assert!(world.signed_in("wu").await.second_factor);
    let wu = world.cast.account("wu");
    let no_secret = EnrolSecondFactor::new(&world.app, wu, "AAAA".to_owned(), String::new());
    assert!(matches!(no_secret, Err(Error::Refused(_))));
}

async fn nobody_puts_a_factor_in_the_place_of_another(world: World) {
    enrolled(&world).await;
    let other = new_enrolment("wu").unwrap().secret;
    let refused = enrol(&world, &other, code(&world, &other)).await;
    let Err(Error::Refused(message)) = refused else { panic!("{refused:?}") };
    assert_eq!(message.id, "second-factor-there");
}

async fn a_password_alone_opens_no_session_any_more(world: World) {
    let secret = enrolled(&world).await;
    let token = waiting(&world).await;
    assert!(signed_in(&world.app, &token).await.unwrap().is_none());
    let open = give(&world, &token, &code(&world, &secret)).await.unwrap();
    assert!(signed_in(&world.app, &open).await.unwrap().is_some());
    assert!(signed_in(&world.app, &token).await.unwrap().is_none());
    let told = "kind = 'account-signed-in' AND payload LIKE '%\"second_factor\":true%'";
    assert_eq!(world.count("events", told).await, 1);
}

async fn a_code_counts_once(world: World) {
    let secret = new_enrolment("wu").unwrap().secret;
    let shown = code(&world, &secret);
    enrol(&world, &secret, shown.clone()).await.unwrap();
    let token = waiting(&world).await;
    assert!(give(&world, &token, &shown).await.is_err(), "it was used to enrol");
    world.clock.advance(TimeDelta::seconds(30));
    let next = code(&world, &secret);
    let (one, two) = (waiting(&world).await, waiting(&world).await);
    let (first, second) = tokio::join!(give(&world, &one, &next), give(&world, &two, &next));
    assert!(first.is_ok() != second.is_ok(), "the same code at once opens one session");
    let late = waiting(&world).await;
    assert!(give(&world, &late, &shown).await.is_err(), "nor does an earlier code count");
}

async fn the_wait_for_a_code_ends_after_five_minutes(world: World) {
    let secret = enrolled(&world).await;
    let token = waiting(&world).await;
    world.clock.advance(TimeDelta::minutes(5));
    let late = give(&world, &token, &code(&world, &secret)).await.map(|_| ());
    assert!(matches!(late, Err(Error::Missing)), "{late:?}");
}

async fn wrong_codes_are_slowed_like_wrong_passwords(world: World) {
    let secret = enrolled(&world).await;
    let token = waiting(&world).await;
    for _ in 0..5 {
        let refused = give(&world, &token, "not digits").await.map(|_| ());
        assert!(matches!(refused, Err(Error::Refused(_))), "{refused:?}");
    }
    let throttled = give(&world, &token, &code(&world, &secret)).await.map(|_| ());
    assert!(matches!(throttled, Err(Error::Throttled { .. })), "{throttled:?}");
    world.clock.advance(TimeDelta::seconds(2));
    give(&world, &token, &code(&world, &secret)).await.map(|_| ()).unwrap();
}

async fn who_takes_it_off_signs_in_by_password_again(world: World) {
    let secret = enrolled(&world).await;
    world.clock.advance(TimeDelta::seconds(30));
    let account = world.cast.account("wu");
    let wrong = RemoveSecondFactor::proven(&world.app, account, "not digits").await;
    assert!(matches!(wrong, Err(Error::Refused(_))), "not without a code");
    let order = RemoveSecondFactor::proven(&world.app, account, &code(&world, &secret)).await;
    world.command("wu", order.unwrap()).await.unwrap();
    world.sign_in("wu").await;
}

async fn the_secret_is_not_in_the_database(world: World) {
    let secret = enrolled(&world).await;
    let bytes = Secret::try_from_base32(&secret).unwrap().as_ref().to_vec();
    let raw = world.literal(&bytes);
    let found = match world.engine {
        Engine::Sqlite => format!("instr(totp_secret, {raw}) > 0"),
        Engine::Postgres => format!("position({raw} in totp_secret) > 0"),
    };
    assert_eq!(world.count("accounts", "totp_secret IS NOT NULL").await, 1);
    assert_eq!(world.count("accounts", &found).await, 0);
    let told = format!("payload LIKE '%{secret}%'");
    assert_eq!(world.count("events", &told).await, 0);
}
