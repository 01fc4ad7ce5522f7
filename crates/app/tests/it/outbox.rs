//! The outbox: what could not be sent is tried again, for as long as it makes sense.

use app::outbox::{Mailer, deliver};
use chrono::TimeDelta;
use testkit::{World, on_both_engines};

on_both_engines!(
    a_letter_that_could_not_be_sent_is_tried_again_later,
    a_letter_that_never_leaves_is_given_up,
    a_letter_is_sent_once,
);

/// A world whose mail folder cannot be made, because a file stands in its place.
async fn with_broken_mail(world: &World) -> World {
    World::with_mailer(world.engine, |installation| {
        std::fs::write(installation.mail(), "in the way").unwrap();
        Mailer::Folder(installation.mail())
    })
    .await
}

fn mend_mail(world: &World) {
    std::fs::remove_file(world.app.settings().installation.mail()).unwrap();
}

async fn a_letter_that_could_not_be_sent_is_tried_again_later(world: World) {
    let world = with_broken_mail(&world).await;
    world.task_for("Riverside").assigned().await;
    assert_eq!(deliver(&world.app).await.unwrap(), 0);
    mend_mail(&world);
    assert_eq!(deliver(&world.app).await.unwrap(), 0, "it waits before the next try");
    world.clock.advance(TimeDelta::minutes(2));
    assert_eq!(deliver(&world.app).await.unwrap(), 1);
    assert_eq!(world.count("outbox", "sent_at IS NOT NULL AND tries = 2").await, 1);
    let letters: Vec<_> =
        std::fs::read_dir(world.app.settings().installation.mail()).unwrap().collect();
    let letter = std::fs::read_to_string(letters[0].as_ref().unwrap().path()).unwrap();
    assert_eq!(letters.len(), 1);
    assert!(letter.contains("To: wu@lanxi.example"), "{letter}");
}

async fn a_letter_that_never_leaves_is_given_up(world: World) {
    let world = with_broken_mail(&world).await;
    world.task_for("Riverside").assigned().await;
    for _ in 0..14 {
        assert_eq!(deliver(&world.app).await.unwrap(), 0);
        world.clock.advance(TimeDelta::hours(5));
    }
    assert_eq!(world.count("outbox", "sent_at IS NULL AND tries = 12").await, 1);
    mend_mail(&world);
    assert_eq!(deliver(&world.app).await.unwrap(), 0);
}

async fn a_letter_is_sent_once(world: World) {
    world.task_for("Riverside").assigned().await;
    assert_eq!(deliver(&world.app).await.unwrap(), 1);
    assert_eq!(deliver(&world.app).await.unwrap(), 0);
    assert_eq!(world.mail().await.len(), 1);
}
