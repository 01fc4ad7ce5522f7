//! One test's world.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use app::accounts::{SessionToken, SignIn, SignInStep, SignedIn, sign_in, signed_in};
use app::outbox::{Mailer, Posted, deliver};
use app::{App, Command, Error, FormKey, Installation, KeyStore, Result, Settings};
use domain::access::{Actor, Person};
use kernel::{FixedClock, MeasureId, PlanId, SeededIds, UnitId};
use tempfile::TempDir;

use crate::cast::{Cast, PASSWORD};
use crate::disposable::Disposable;
use crate::engine::Engine;
use crate::template::{Template, found, is_one_test, morning, settings};

/// A founded county with its own database, folder, clock and mailbox; all gone when dropped.
pub struct World {
    /// The open application.
    pub app: App,
    /// Its clock, for moving it.
    pub clock: Arc<FixedClock>,
    /// Who is who.
    pub cast: Cast,
    /// On which engine it runs.
    pub engine: Engine,
    pub(crate) database: Disposable,
    pub(crate) unassigned: Mutex<Vec<(PlanId, MeasureId)>>,
    sessions: Mutex<HashMap<String, SessionToken>>,
    _template: Option<Arc<Template>>,
    _folder: TempDir,
}

impl World {
    /// A new world on SQLite.
    pub async fn sqlite() -> Self {
        Self::on(Engine::Sqlite).await
    }

    /// A new world on this engine, whose mail is kept in memory.
    pub async fn on(engine: Engine) -> Self {
        Self::with_mailer(engine, |_| Mailer::Kept(Mutex::default())).await
    }

    /// A new world whose mail goes where `mailer` says.
    pub async fn with_mailer(engine: Engine, mailer: impl FnOnce(&Installation) -> Mailer) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let template = if is_one_test() { None } else { Some(Template::of(engine).await) };
        let (database, cast) = match &template {
            Some(template) => template.copy(engine, &folder).await,
            None => found(engine, &folder).await,
        };
        let keys = KeyStore::open(&Installation::at(folder.path()).keys()).unwrap();
        let mailer = mailer(&Installation::at(folder.path()));
        let settings = settings(folder.path(), database.settings(), mailer);
        let clock = Arc::new(FixedClock::at(morning()));
        let app = App::open(settings, keys, clock.clone(), Arc::new(SeededIds::new(2))).await;
        Self {
            app: app.unwrap(),
            clock,
            cast,
            engine,
            database,
            unassigned: Mutex::default(),
            sessions: Mutex::default(),
            _template: template,
            _folder: folder,
        }
    }

    /// The installation as another process opens it, with these settings changed.
    pub async fn opened_again(&self, change: impl FnOnce(&mut Settings)) -> App {
        let known = self.app.settings();
        let (folder, mailer) = (known.installation.root(), Mailer::Kept(Mutex::default()));
        let mut settings = settings(folder, known.database.clone(), mailer);
        change(&mut settings);
        let keys = KeyStore::open(&known.installation.keys()).unwrap();
        let ids = Arc::new(SeededIds::new(9));
        App::open(settings, keys, self.clock.clone(), ids).await.unwrap()
    }

    /// The unit of this name, such as `Riverside` or `Bureau Office`.
    pub fn unit(&self, name: &str) -> UnitId {
        self.cast.unit(name)
    }

    /// Founds a second county in the same installation: the same line, the same people, whose
    /// logins begin with `n-`.
    pub async fn neighbours(&self) -> Cast {
        Cast::found_as(&self.app, "n-", "北溪县", "Beixi").await
    }

    /// Where its database is: `sqlite://…` or `postgres://…`.
    pub fn database_url(&self) -> String {
        self.database.url()
    }

    /// Tries to sign in with the right password.
    pub async fn try_to_sign_in(&self, login: &str) -> Result<SignInStep> {
        let [login, password, network, device] =
            [login, PASSWORD, "127.0.0.1", "test"].map(ToOwned::to_owned);
        sign_in(&self.app, SignIn { login, password, network, device }).await
    }

    /// Signs in for real and gives the token of the new session.
    pub async fn sign_in(&self, login: &str) -> SessionToken {
        match self.try_to_sign_in(login).await.unwrap() {
            SignInStep::Done(token) => token,
            SignInStep::CodeAwaited(_) => panic!("{login} has a second factor: sign in by hand"),
        }
    }

    /// The id of the sentence with which signing in is refused.
    pub async fn refused_sign_in(&self, login: &str) -> String {
        match self.try_to_sign_in(login).await {
            Err(Error::Refused(message)) => message.id.into_owned(),
            Ok(_) => "signed in".to_owned(),
            Err(error) => format!("{error:?}"),
        }
    }

    /// The person as pages greet them, freshly loaded; their session is begun where none lives.
    pub async fn signed_in(&self, login: &str) -> SignedIn {
        let token = self.sessions.lock().unwrap().get(login).copied();
        if let Some(token) = token
            && let Some(signed_in) = signed_in(&self.app, &token).await.unwrap()
        {
            return signed_in;
        }
        let token = self.sign_in(login).await;
        self.sessions.lock().unwrap().insert(login.to_owned(), token);
        signed_in(&self.app, &token).await.unwrap().unwrap()
    }

    /// The person with their recusals as they stand now.
    pub async fn person(&self, login: &str) -> Person {
        self.signed_in(login).await.person
    }

    /// The person as an actor.
    pub async fn actor(&self, login: &str) -> Actor {
        Actor::Person(self.person(login).await)
    }

    /// Carries out a command for this person.
    ///
    /// # Errors
    /// What the command answers.
    pub async fn command<C: Command>(&self, login: &str, command: C) -> Result<C::Outcome> {
        self.app.command(&self.actor(login).await, None, command).await
    }

    /// A new key of a form.
    pub fn form(&self) -> FormKey {
        FormKey::fresh(self.app.ids())
    }

    /// Sends what waits in the outbox and gives every letter that left since the last call.
    pub async fn mail(&self) -> Vec<Posted> {
        while deliver(&self.app).await.unwrap() > 0 {}
        match &self.app.settings().mailer {
            Mailer::Kept(kept) => std::mem::take(&mut kept.lock().unwrap()),
            _ => panic!("the mail of this world is not kept"),
        }
    }
}
