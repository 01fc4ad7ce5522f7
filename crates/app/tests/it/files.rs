//! The file store: whole or not at all, the same bytes once.

use std::path::Path;
use std::time::Duration;

use app::files::{Upload, keep, sweep, take_back};
use app::{Error, Result};
use testkit::{World, on_both_engines};

on_both_engines!(
    the_same_bytes_stand_in_one_place,
    what_is_refused_leaves_nothing,
    a_file_larger_than_fifty_mebibytes_is_refused_while_it_comes,
    an_upload_that_breaks_off_leaves_nothing,
    a_lost_row_leaves_the_file_for_the_next_time,
    files_that_no_row_names_are_swept_once_they_are_a_day_old,
    what_a_request_brought_is_taken_back_unless_another_brought_it_too,
    uploads_of_the_same_bytes_survive_those_that_are_taken_back,
);

/// Files below this folder, without the lock of the store.
fn files_in(folder: &Path) -> usize {
    let Ok(entries) = std::fs::read_dir(folder) else { return 0 };
    let count = |path: &Path| {
        if path.is_dir() { files_in(path) } else { usize::from(!path.ends_with("lock")) }
    };
    entries.map(|entry| count(&entry.unwrap().path())).sum()
}

fn kept(world: &World) -> usize {
    files_in(&world.app.settings().installation.files())
}

fn refusal(answer: Result<Upload>) -> String {
    match answer {
        Err(Error::Refused(message)) => message.id.into_owned(),
        other => panic!("a refusal was expected, not {other:?}"),
    }
}

async fn the_same_bytes_stand_in_one_place(world: World) {
    let task = world.task_for("Riverside").accepted().await;
    let before = kept(&world);
    let first = world.evidence("会议记录.txt", b"nine people came").await;
    let second = world.evidence("minutes.csv", b"nine people came").await;
    assert_eq!(first.upload.sha256, second.upload.sha256);
    let place = world.app.files().path_of(&first.upload.sha256);
    assert_eq!(std::fs::read(place).unwrap(), b"nine people came");
    assert_eq!(kept(&world), before + 1);
    let mut order = world.hand_in_order(&task).await;
    order.evidence = vec![first, second];
    world.command("wu", order).await.unwrap();
    assert_eq!(world.count("files", "name IN ('会议记录.txt', 'minutes.csv')").await, 2);
}

async fn what_is_refused_leaves_nothing(world: World) {
    let store = world.app.files();
    let cases: [(&str, &[u8]); 5] = [
        ("empty.txt", b""),
        ("tool.exe", b"MZ\x90\x00"),
        ("no-extension", b"text"),
        ("not-really.pdf", b"<html>"),
        ("binary.txt", b"a\0b"),
    ];
    let mut refusals = Vec::new();
    for (name, bytes) in cases {
        refusals.push(refusal(store.receive_bytes(name, bytes).await));
    }
    refusals.dedup();
    assert_eq!(refusals.len(), 2, "empty is said apart from an unknown kind: {refusals:?}");
    assert_eq!(kept(&world), 0);
}

async fn a_file_larger_than_fifty_mebibytes_is_refused_while_it_comes(world: World) {
    let mut incoming = world.app.files().receive("film.mp4").await.unwrap();
    let mebibyte = vec![7; 1 << 20];
    for _ in 0..50 {
        incoming.push(&mebibyte).await.unwrap();
    }
    let refused = incoming.push(b"1").await;
    assert!(matches!(refused, Err(Error::Refused(_))), "{refused:?}");
    drop(incoming);
    assert_eq!(kept(&world), 0);
}

async fn an_upload_that_breaks_off_leaves_nothing(world: World) {
    let mut incoming = world.app.files().receive("half.txt").await.unwrap();
    incoming.push(b"the first half").await.unwrap();
    assert_eq!(kept(&world), 1);
    drop(incoming);
    assert_eq!(kept(&world), 0);
}

async fn a_lost_row_leaves_the_file_for_the_next_time(world: World) {
    let task = world.task_for("Riverside").assigned().await;
    let order = world.hand_in_order(&task).await;
    let path = world.app.files().path_of(&order.evidence[0].upload.sha256);
    let files = world.count("files", "1 = 1").await;
    let refused = world.command("wu", order).await;
    assert!(matches!(refused, Err(Error::Refused(_))), "not yet accepted: {refused:?}");
    assert_eq!(world.count("files", "1 = 1").await, files);
    assert!(path.exists());
}

/// Makes the file look so many hours old.
fn age(world: &World, upload: &Upload, hours: u64) {
    let path = world.app.files().path_of(&upload.sha256);
    let file = std::fs::File::options().write(true).open(path).unwrap();
    let modified = file.metadata().unwrap().modified().unwrap();
    file.set_modified(modified - Duration::from_hours(hours)).unwrap();
}

fn stands(world: &World, upload: &Upload) -> bool {
    world.app.files().path_of(&upload.sha256).exists()
}

async fn files_that_no_row_names_are_swept_once_they_are_a_day_old(world: World) {
    let task = world.task_for("Riverside").accepted().await;
    let store = world.app.files();
    let (mut all, person) = (Vec::new(), world.person("wu").await);
    for name in ["handed in", "kept", "young", "old", "sent again"] {
        all.push(store.receive_bytes("a.txt", name.as_bytes()).await.unwrap());
    }
    let mut order = world.hand_in_order(&task).await;
    order.evidence = vec![world.evidence("b.txt", b"handed in").await];
    world.command("wu", order).await.unwrap();
    keep(&world.app, &person, Some(task.id), &all[1..2]).await.unwrap();
    for (upload, hours) in all.iter().zip([48, 48, 23, 25, 48]) {
        age(&world, upload, hours);
    }
    store.receive_bytes("c.txt", b"sent again").await.unwrap();
    world.clock.advance(chrono::TimeDelta::days(-400));
    assert_eq!(sweep(&world.app).await.unwrap(), 1, "whatever day the application has");
    let standing: Vec<bool> = all.iter().map(|upload| stands(&world, upload)).collect();
    assert_eq!(standing, [true, true, true, false, true]);
    let incoming = world.app.settings().installation.files().join("incoming");
    assert_eq!(files_in(&incoming), 0, "it leaves nothing of its own");
}

async fn what_a_request_brought_is_taken_back_unless_another_brought_it_too(world: World) {
    let store = world.app.files();
    let ours = store.receive_bytes("a.txt", b"ours").await.unwrap();
    let both = store.receive_bytes("b.txt", b"both").await.unwrap();
    let theirs = store.receive_bytes("c.txt", b"both").await.unwrap();
    take_back(&world.app, &[ours.clone(), both]).await.unwrap();
    assert!(!stands(&world, &ours) && stands(&world, &theirs));
    take_back(&world.app, std::slice::from_ref(&theirs)).await.unwrap();
    assert!(stands(&world, &theirs), "it was there before them: the sweep may have it");
    let task = world.task_for("Riverside").accepted().await;
    let mut order = world.hand_in_order(&task).await;
    order.evidence = vec![world.evidence("d.txt", b"named").await];
    let named = order.evidence[0].upload.clone();
    world.command("wu", order).await.unwrap();
    take_back(&world.app, std::slice::from_ref(&named)).await.unwrap();
    assert!(stands(&world, &named));
}

async fn uploads_of_the_same_bytes_survive_those_that_are_taken_back(world: World) {
    let app = &world.app;
    for round in 0..20 {
        let bytes = format!("the same {round}").into_bytes();
        let fails = async {
            let upload = app.files().receive_bytes("a.txt", &bytes).await.unwrap();
            take_back(app, &[upload]).await.unwrap();
        };
        let stays = async {
            let upload = app.files().receive_bytes("b.txt", &bytes).await.unwrap();
            tokio::task::yield_now().await;
            upload
        };
        let ((), kept, _) = tokio::join!(fails, stays, sweep(app));
        assert!(stands(&world, &kept), "round {round}");
    }
}
