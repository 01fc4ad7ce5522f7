//! What was handed in before is offered, and handed in again without a second upload.

use app::Error;
use app::plans::{HandInFiles, Offer, file_of_evidence, task_page};
use domain::plans::Task;
use testkit::{World, on_both_engines};

on_both_engines!(
    what_was_handed_in_before_is_handed_in_again_without_an_upload,
    the_nearest_stands_first_and_each_file_once,
    what_is_handed_in_again_counts_among_the_files,
    nobody_hands_in_what_another_unit_handed_in,
);

async fn offers(world: &World, login: &str, task: &Task) -> Vec<Offer> {
    let person = world.person(login).await;
    task_page(&world.app.reader(&person), task.no).await.unwrap().offers
}

fn again(task: &Task, offer: &Offer) -> HandInFiles {
    HandInFiles {
        task: task.no,
        seen: task.version,
        note: String::new(),
        evidence: Vec::new(),
        again: vec![offer.evidence],
    }
}

async fn what_was_handed_in_before_is_handed_in_again_without_an_upload(world: World) {
    let before = world.task_for("Riverside").handed_in().await;
    let task = world.task_for("Riverside").accepted().await;
    let offered = offers(&world, "wu", &task).await;
    assert_eq!((offered.len(), &offered[0].task), (1, &before.no.to_string()));
    assert!(offers(&world, "chen", &task).await.is_empty(), "only who hands in is offered");
    let files = world.count("files", "1 = 1").await;
    world.clock.set("2026-09-29T02:00:00Z".parse().unwrap());
    world.command("wu", again(&task, &offered[0])).await.unwrap();
    assert_eq!(world.count("files", "1 = 1").await, files, "no file came in");
    let chen = world.person("chen").await;
    let reader = world.app.reader(&chen);
    let page = task_page(&reader, task.no).await.unwrap();
    let piece = &page.evidence[0];
    let told = piece.again.as_ref().unwrap();
    assert_eq!((&told.task, told.on), (&before.no.to_string(), "2026-09-28".parse().unwrap()));
    assert_eq!(piece.effective_on, "2026-09-20".parse().unwrap());
    assert!(file_of_evidence(&world.app, &reader, piece.id).await.is_ok());
}

async fn the_nearest_stands_first_and_each_file_once(world: World) {
    let handed_in = async |title: &'static str, words: &str| {
        let task = world.task_for("Riverside").titled(title).accepted().await;
        let evidence = vec![world.evidence("a.txt", words.as_bytes()).await];
        let order = HandInFiles { evidence, ..world.hand_in_order(&task).await };
        world.command("wu", order).await.unwrap();
        task.no.to_string()
    };
    let alike = handed_in("公开食堂的账目", "收支明细").await;
    let other = handed_in("请家长进厨房", "签到表").await;
    handed_in("另一件事", "签到表").await;
    let task = world.task_for("Riverside").titled("公开食堂账目").accepted().await;
    let offered = offers(&world, "wu", &task).await;
    assert_eq!(offered.len(), 2, "the second list of names is the first one again");
    assert_eq!(offered[0].task, alike);
    assert_ne!(offered[1].task, alike);
    assert_ne!(offered[1].task, other, "of equals the newest");
}

async fn what_is_handed_in_again_counts_among_the_files(world: World) {
    let before = world.task_for("Riverside").accepted().await;
    let (one, two) = (world.evidence("a.txt", b"one").await, world.evidence("b.txt", b"two").await);
    let order = HandInFiles { evidence: vec![one, two], ..world.hand_in_order(&before).await };
    world.command("wu", order).await.unwrap();
    let task = world.task_for("Riverside").accepted().await;
    let offered = offers(&world, "wu", &task).await;
    let order = async |files: u8, again: &[Offer]| {
        let mut evidence = Vec::new();
        for number in 0..files {
            evidence.push(world.evidence("c.txt", &[b'x', b'0' + number]).await);
        }
        let again = again.iter().map(|offer| offer.evidence).collect();
        HandInFiles { evidence, again, ..world.hand_in_order(&task).await }
    };
    let refused = world.command("wu", order(9, &offered).await).await;
    let Err(Error::Refused(message)) = refused else { panic!("{refused:?}") };
    assert_eq!(message.id, "file-refused-too-many");
    world.command("wu", order(9, &offered[..1]).await).await.unwrap();
}

async fn nobody_hands_in_what_another_unit_handed_in(world: World) {
    world.task_for("Riverside").handed_in().await;
    let of_wu = world.task_for("Riverside").accepted().await;
    let offered = offers(&world, "wu", &of_wu).await;
    let task = world.task_for("Hillside").accepted().await;
    assert!(offers(&world, "zhao", &task).await.is_empty());
    let answer = world.command("zhao", again(&task, &offered[0])).await;
    assert!(matches!(answer, Err(Error::Missing)), "{answer:?}");
    assert_eq!(world.task(task.no).await.version, task.version);
}
