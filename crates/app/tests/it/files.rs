//! The file store: whole or not at all, the same bytes once.

use std::path::Path;

use app::files::Upload;
use app::{Error, Result};
use testkit::{World, on_both_engines};

on_both_engines!(
    the_same_bytes_stand_in_one_place,
    what_is_refused_leaves_nothing,
    a_file_larger_than_fifty_mebibytes_is_refused_while_it_comes,
    an_upload_that_breaks_off_leaves_nothing,
    a_lost_row_leaves_the_file_for_the_next_time,
);

/// Files below this folder.
fn files_in(folder: &Path) -> usize {
    let Ok(entries) = std::fs::read_dir(folder) else { return 0 };
    let count = |path: &Path| if path.is_dir() { files_in(path) } else { 1 };
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
