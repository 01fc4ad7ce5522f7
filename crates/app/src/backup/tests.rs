//! A migration is preceded by a backup. The second step of the schema is invented here.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use domain::access::{Actor, SystemActor};
use domain::org::UnitName;
use kernel::{Clock, CountyId, FixedClock, SeededIds};
use sea_orm_migration::prelude::*;
use tempfile::TempDir;

use super::facts::{Facts, statement, tables};
use super::{restore, verify_restored};
use crate::accounts::PasswordCost;
use crate::migrations::{Steps, bring_up_to, known_steps};
use crate::org::CreateCounty;
use crate::outbox::Mailer;
use crate::upkeep::Care;
use crate::{App, Database, Error, Installation, KeyStore, Settings};

/// Does harm, so that the backup must show the data as they were before.
struct Second;

impl MigrationName for Second {
    fn name(&self) -> &'static str {
        "m9999_second"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Second {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.get_connection().execute_unprepared("DELETE FROM counties").await?;
        manager.get_connection().execute_unprepared("CREATE TABLE second (id int)").await?;
        Ok(())
    }
}

struct TwoSteps;

#[async_trait::async_trait]
impl MigratorTrait for TwoSteps {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        Steps::migrations().into_iter().chain([Box::new(Second) as Box<_>]).collect()
    }
}

fn settings(folder: &TempDir) -> Settings {
    let installation = Installation::at(folder.path());
    Settings {
        database: Database::Sqlite(installation.database_file()),
        installation,
        mailer: Mailer::Kept(Mutex::default()),
        password_cost: PasswordCost::Quick,
        base_url: "http://127.0.0.1".to_owned(),
        care: Care::default(),
    }
}

fn clock() -> Arc<FixedClock> {
    Arc::new(FixedClock::at("2026-09-28T02:00:00Z".parse().unwrap()))
}

/// An installation with one county, closed.
async fn founded(folder: &TempDir) -> KeyStore {
    let settings = settings(folder);
    let keys = KeyStore::create(&settings.installation.keys()).unwrap();
    let app = App::open(settings, keys, clock(), Arc::new(SeededIds::new(1))).await.unwrap();
    let county = CountyId::fresh(app.ids());
    let name = UnitName { zh: "澜溪县".to_owned(), en: "Lanxi".to_owned() };
    let founder = Actor::System(SystemActor::Demonstration, county);
    app.command(&founder, None, CreateCounty { name }).await.unwrap();
    app.close().await.unwrap();
    KeyStore::open(&Installation::at(folder.path()).keys()).unwrap()
}

fn automatic_backups(settings: &Settings) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(settings.installation.automatic_backups()) else {
        return Vec::new();
    };
    let mut found: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    found.sort();
    found
}

#[tokio::test]
async fn a_migration_is_preceded_by_a_backup_that_restores_the_data_as_they_were() {
    let (folder, fresh) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (keys, settings_here) = (founded(&folder).await, settings(&folder));
    assert_eq!(automatic_backups(&settings_here), [] as [PathBuf; 0], "a new one needs none");

    let db = settings_here.database.open_for_writing().await.unwrap();
    bring_up_to::<TwoSteps>(&db, &settings_here, &keys, clock().now()).await.unwrap();
    let facts = Facts::read(&db).await.unwrap();
    assert_eq!(facts.counts["counties"], 0, "the step has run");
    bring_up_to::<TwoSteps>(&db, &settings_here, &keys, clock().now()).await.unwrap();
    db.close().await.unwrap();

    let [backup] = automatic_backups(&settings_here).try_into().unwrap();
    assert!(backup.ends_with("20260928T020000000000Z-before-m9999_second"), "{backup:?}");
    assert!(!backup.join("master.key").exists() && !backup.join("keys").exists());

    let keys_here = settings_here.installation.keys();
    let ids = Arc::new(SeededIds::new(2));
    let (app, report) = restore(&backup, &keys_here, settings(&fresh), clock(), ids).await.unwrap();
    assert_eq!(report.manifest.steps, known_steps());
    assert_eq!(report.manifest.counts["counties"], 1);
    assert!(!tables(app.read()).await.unwrap().contains(&"second".to_owned()));
    assert_eq!(verify_restored(&app, &report).await.unwrap().faults, []);
    app.close().await.unwrap();
}

#[tokio::test]
async fn a_migration_whose_backup_fails_is_not_made() {
    let folder = tempfile::tempdir().unwrap();
    let (keys, settings) = (founded(&folder).await, settings(&folder));
    let db = settings.database.open_for_writing().await.unwrap();
    let gone = "INSERT INTO files SELECT id, id, 'ab00', 3, 'a.txt', 'text/plain', id, \
                '2026-09-28T02:00:00Z' FROM counties";
    db.execute_raw(statement(&db, gone)).await.unwrap();
    let answer = bring_up_to::<TwoSteps>(&db, &settings, &keys, clock().now()).await;
    assert!(matches!(answer, Err(Error::Refused(said)) if said.id == "backup-refused-stored-file"));
    assert_eq!(Facts::read(&db).await.unwrap().steps, known_steps());
    assert_eq!(automatic_backups(&settings), [] as [PathBuf; 0]);
    db.close().await.unwrap();
}

#[tokio::test]
async fn only_the_newest_automatic_backups_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let (keys, settings) = (founded(&folder).await, settings(&folder));
    let clock = clock();
    for step in 1..=5 {
        let now = clock.now();
        super::before_migration(&settings, &keys, now, &format!("m000{step}")).await.unwrap();
        clock.advance(chrono::TimeDelta::hours(1));
    }
    let left = automatic_backups(&settings);
    assert_eq!(left.len(), 3);
    assert!(left[0].to_string_lossy().ends_with("-before-m0003"), "{left:?}");
}
