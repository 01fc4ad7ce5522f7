//! The world before its test: founded once while tests run, and copied for each.

use std::path::Path;
use std::sync::{Arc, Weak};

use app::accounts::PasswordCost;
use app::outbox::Mailer;
use app::{App, Database, Installation, KeyStore, Settings};
use kernel::{FixedClock, SeededIds};
use tempfile::TempDir;
use tokio::sync::Mutex;

use crate::cast::Cast;
use crate::disposable::Disposable;
use crate::engine::Engine;

static SQLITE: Mutex<Weak<Template>> = Mutex::const_new(Weak::new());
static POSTGRES: Mutex<Weak<Template>> = Mutex::const_new(Weak::new());

/// A founded county that is never touched again.
pub(crate) struct Template {
    pub(crate) cast: Cast,
    pub(crate) database: Disposable,
    folder: TempDir,
}

impl Template {
    /// The template of this engine, founded if no world holds one.
    pub(crate) async fn of(engine: Engine) -> Arc<Self> {
        let place = match engine {
            Engine::Sqlite => &SQLITE,
            Engine::Postgres => &POSTGRES,
        };
        let mut kept = place.lock().await;
        if let Some(template) = kept.upgrade() {
            return template;
        }
        let template = Arc::new(Self::found(engine).await);
        *kept = Arc::downgrade(&template);
        template
    }

    async fn found(engine: Engine) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = Disposable::make(engine, &folder, None).await;
        let keys = KeyStore::create(&Installation::at(folder.path()).keys()).unwrap();
        let settings =
            settings(folder.path(), database.settings(), Mailer::Kept(Default::default()));
        let clock = Arc::new(FixedClock::at(morning()));
        let app = App::open(settings, keys, clock, Arc::new(SeededIds::new(1))).await.unwrap();
        let cast = Cast::found(&app).await;
        app.close().await.unwrap();
        Self { cast, database, folder }
    }

    /// Copies the keys, without which the record could not be carried on.
    pub(crate) fn copy_keys(&self, to: &Path) -> KeyStore {
        let keys = KeyStore::open(&Installation::at(self.folder.path()).keys()).unwrap();
        keys.copy_to(&Installation::at(to).keys()).unwrap();
        keys
    }
}

/// 10:00 in Beijing on 28 September 2026, a Monday.
pub(crate) fn morning() -> kernel::Instant {
    "2026-09-28T02:00:00Z".parse().unwrap()
}

/// How a world is opened.
pub(crate) fn settings(folder: &Path, database: Database, mailer: Mailer) -> Settings {
    Settings {
        installation: Installation::at(folder),
        database,
        mailer,
        password_cost: PasswordCost::Quick,
        base_url: "http://127.0.0.1".to_owned(),
    }
}
