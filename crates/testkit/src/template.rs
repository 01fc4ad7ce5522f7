//! The world before its test: founded once while tests run, and copied for each.

use std::path::Path;
use std::sync::{Arc, Mutex, Weak};

use app::accounts::PasswordCost;
use app::outbox::Mailer;
use app::upkeep::Care;
use app::{App, Database, Installation, KeyStore, Settings};
use kernel::{FixedClock, SeededIds};
use tempfile::TempDir;

use crate::cast::Cast;
use crate::disposable::Disposable;
use crate::engine::Engine;

type Kept = tokio::sync::Mutex<Weak<Template>>;

static SQLITE: Kept = Kept::const_new(Weak::new());
static POSTGRES: Kept = Kept::const_new(Weak::new());

/// A founded county that is never touched again.
pub(crate) struct Template {
    cast: Cast,
    database: Disposable,
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
        let (database, cast) = found(engine, &folder).await;
        Self { cast, database, folder }
    }

    /// A copy in `to`, with the keys, without which the record could not be carried on.
    pub(crate) async fn copy(&self, engine: Engine, to: &TempDir) -> (Disposable, Cast) {
        let keys = KeyStore::open(&Installation::at(self.folder.path()).keys()).unwrap();
        keys.copy_to(&Installation::at(to.path()).keys()).unwrap();
        let database = Disposable::make(engine, to, Some(&self.database)).await;
        (database, self.cast.clone())
    }
}

/// Founds a county in `folder`, and closes it again.
pub(crate) async fn found(engine: Engine, folder: &TempDir) -> (Disposable, Cast) {
    let database = Disposable::make(engine, folder, None).await;
    let keys = KeyStore::create(&Installation::at(folder.path()).keys()).unwrap();
    let settings = settings(folder.path(), database.settings(), Mailer::Kept(Mutex::default()));
    let clock = Arc::new(FixedClock::at(morning()));
    let app = App::open(settings, keys, clock, Arc::new(SeededIds::new(1))).await.unwrap();
    let cast = Cast::found(&app).await;
    app.close().await.unwrap();
    (database, cast)
}

/// Whether this process runs one test only, so that a template would serve nobody else.
#[expect(clippy::disallowed_methods, reason = "tests have no other configuration")]
pub(crate) fn is_one_test() -> bool {
    std::env::var("NEXTEST").is_ok()
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
        care: Care::default(),
    }
}
