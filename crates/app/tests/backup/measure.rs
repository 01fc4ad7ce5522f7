//! A measurement, run by hand:
//! `cargo test -p app --test backup -- --ignored --nocapture measure`.

use std::time::Instant;

use app::backup::verify_restored;
use app::plans::HandInFiles;
use testkit::{Engine, World, run_on};

use crate::place::{Backup, Place};

const PLANS: usize = 10;
const MEASURES: usize = 500;
const FILES: usize = 1_000;
const FILES_AT_ONCE: usize = 10;
const FILE_BYTES: usize = 100_000;

#[test]
#[ignore = "a measurement of a minute"]
fn measure_ten_thousand_tasks_and_a_thousand_files() {
    run_on(Engine::Sqlite, measured);
    run_on(Engine::Postgres, measured);
}

async fn measured(world: World) {
    let began = Instant::now();
    fill(&world).await;
    let filled = began.elapsed();
    let began = Instant::now();
    let backup = Backup::of(&world).await;
    let backed_up = began.elapsed();
    let place = Place::like(&world).await;
    let began = Instant::now();
    let (app, report) = place.restore(backup.folder(), backup.keys()).await.unwrap();
    let restored = began.elapsed();
    let began = Instant::now();
    assert!(verify_restored(&app, &report).await.unwrap().is_sound());
    let (engine, verified) = (world.engine, began.elapsed());
    let manifest = backup.report.manifest;
    let tasks = manifest.counts["tasks"];
    eprintln!("{engine:?}: {tasks} tasks, {:?}, filled in {filled:.1?}", manifest.files);
    eprintln!("  backup {backed_up:.2?}, restore {restored:.2?}, verification {verified:.2?}");
    app.close().await.unwrap();
    place.end().await;
}

async fn fill(world: &World) {
    let chen = world.actor("chen").await;
    let mut numbers = Vec::new();
    for _ in 0..PLANS {
        let plan = world.plan_of(MEASURES).await;
        for unit in ["Riverside", "Hillside"] {
            for measure in &plan.measures {
                let order = world.task_for(unit).of(plan.id, *measure).order().await;
                numbers.extend(world.app.command(&chen, None, order).await.unwrap().tasks);
            }
        }
    }
    for (round, no) in numbers.iter().take(FILES / FILES_AT_ONCE).enumerate() {
        let task = world.task(*no).await;
        let accept = app::plans::Accept { task: task.no, seen: task.version };
        world.command("wu", accept).await.unwrap();
        let task = world.task(*no).await;
        let mut evidence = Vec::new();
        for piece in 0..FILES_AT_ONCE {
            let text = format!("{round}-{piece} ").repeat(FILE_BYTES);
            let bytes = &text.as_bytes()[..FILE_BYTES];
            evidence.push(world.evidence("record.txt", bytes).await);
        }
        let note = String::new();
        let order =
            HandInFiles { task: task.no, seen: task.version, note, evidence, again: Vec::new() };
        world.command("wu", order).await.unwrap();
    }
}
