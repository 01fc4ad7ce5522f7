//! Sessions: how long they live and how they end.

use app::accounts::{SessionToken, SignOut, end_other_sessions, list_sessions, signed_in};
use chrono::TimeDelta;
use testkit::{World, on_both_engines};

on_both_engines!(
    a_session_without_a_request_ends_after_half_an_hour,
    each_request_prolongs_a_session,
    a_session_ends_after_eight_hours_in_any_case,
    who_signs_out_is_out,
    a_request_beside_the_signing_out_is_no_fault,
    the_other_sessions_can_be_ended,
    the_database_keeps_no_token,
);

async fn lives(world: &World, token: &SessionToken) -> bool {
    signed_in(&world.app, token).await.unwrap().is_some()
}

async fn a_session_without_a_request_ends_after_half_an_hour(world: World) {
    let token = world.sign_in("wu").await;
    world.clock.advance(TimeDelta::minutes(30));
    assert!(!lives(&world, &token).await);
    assert!(!lives(&world, &token).await, "and asking does not revive it");
}

async fn each_request_prolongs_a_session(world: World) {
    let token = world.sign_in("wu").await;
    for _ in 0..4 {
        world.clock.advance(TimeDelta::minutes(29));
        assert!(lives(&world, &token).await);
    }
}

async fn a_session_ends_after_eight_hours_in_any_case(world: World) {
    let token = world.sign_in("wu").await;
    for _ in 0..23 {
        world.clock.advance(TimeDelta::minutes(20));
        assert!(lives(&world, &token).await);
    }
    world.clock.advance(TimeDelta::minutes(20));
    assert!(!lives(&world, &token).await);
}

async fn who_signs_out_is_out(world: World) {
    let token = world.sign_in("wu").await;
    let other = world.sign_in("wu").await;
    let wu = signed_in(&world.app, &token).await.unwrap().unwrap();
    SignOut::end(&world.app, &wu).await.unwrap();
    assert!(!lives(&world, &token).await);
    assert!(lives(&world, &other).await, "only the session that asks ends");
    assert_eq!(world.count("events", "kind = 'account-signed-out'").await, 1);
}

async fn a_request_beside_the_signing_out_is_no_fault(world: World) {
    for _ in 0..10 {
        let token = world.sign_in("wu").await;
        let wu = signed_in(&world.app, &token).await.unwrap().unwrap();
        world.clock.advance(TimeDelta::minutes(2));
        let (request, other, out) = tokio::join!(
            signed_in(&world.app, &token),
            signed_in(&world.app, &token),
            SignOut::end(&world.app, &wu),
        );
        assert!(request.is_ok() && other.is_ok(), "{request:?} {other:?}");
        out.unwrap();
        assert!(!lives(&world, &token).await);
    }
}

async fn the_other_sessions_can_be_ended(world: World) {
    let (token, other) = (world.sign_in("wu").await, world.sign_in("wu").await);
    let of_zhao = world.sign_in("zhao").await;
    let wu = signed_in(&world.app, &token).await.unwrap().unwrap();
    let listed = list_sessions(&world.app, &wu).await.unwrap();
    assert_eq!(listed.iter().filter(|session| session.is_this).count(), 1);
    assert_eq!(listed.len(), 2);
    end_other_sessions(&world.app, &wu).await.unwrap();
    assert!(lives(&world, &token).await);
    assert!(!lives(&world, &other).await);
    assert!(lives(&world, &of_zhao).await);
}

async fn the_database_keeps_no_token(world: World) {
    let token = world.sign_in("wu").await;
    let kept = |bytes: &[u8]| format!("token_hash = {}", world.literal(bytes));
    assert_eq!(world.count("sessions", &kept(&token.0)).await, 0);
    assert_eq!(world.count("sessions", &kept(&token.hash())).await, 1);
}
