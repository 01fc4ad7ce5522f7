//! Counting failed tries, under keys that do not tell whose they are.

use domain::accounts::{FREE_TRIES, FREE_TRIES_OF_NETWORK, Throttle};
use kernel::Instant;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, Set};

use super::rows::throttles;
use crate::upkeep::Forget;
use crate::{App, Error, Result};

/// The counters that one try touches: the login's or the token's, and the network's.
pub(super) struct Tries {
    own: Vec<u8>,
    /// `None` for somebody who is signed in already.
    network: Option<Vec<u8>>,
}

impl Tries {
    /// For a login as accounts have it.
    pub(super) fn of(app: &App, login: &str, network: &str) -> Self {
        let network = Some(app.keys().blinded("throttle-network", network));
        Self { network, ..Self::of_login(app, login) }
    }

    /// The login's counter alone.
    pub(super) fn of_login(app: &App, login: &str) -> Self {
        let own = app.keys().blinded("throttle-login", login);
        Self { own, network: None }
    }

    /// The counters of an API token that opened nothing, apart from those of signing in: a
    /// program that goes on with a dead token must not keep its school from the office.
    pub(super) fn of_token(app: &App, token: &str, network: &str) -> Self {
        Self {
            own: app.keys().blinded("throttle-token", token),
            network: Some(app.keys().blinded("throttle-token-network", network)),
        }
    }

    /// Each counter with the failures that cost nothing.
    fn counters(&self) -> impl Iterator<Item = (&[u8], u32)> {
        let network = self.network.as_deref().map(|key| (key, FREE_TRIES_OF_NETWORK));
        std::iter::once((self.own.as_slice(), FREE_TRIES)).chain(network)
    }

    /// Goes on only if neither counter asks to wait.
    pub(super) async fn require_patience(&self, app: &App) -> Result<()> {
        for (key, free) in self.counters() {
            let blocked = read(app, key).await?.and_then(|it| it.blocked_until(free, app.now()));
            if let Some(until) = blocked {
                let seconds = (until - app.now()).num_seconds().max(1);
                return Err(Error::Throttled { seconds });
            }
        }
        Ok(())
    }

    /// Counts one failure.
    pub(super) async fn failed(&self, app: &App) -> Result<()> {
        for (key, _) in self.counters() {
            let throttle = Throttle::after_failure(read(app, key).await?, app.now());
            write(app, key, throttle).await?;
        }
        Ok(())
    }

    /// Forgets the failures of the login; those of the network stay.
    pub(super) async fn succeeded(&self, app: &App) -> Result<()> {
        throttles::Entity::delete_by_id(self.own.clone()).exec(app.ephemera()).await?;
        Ok(())
    }
}

async fn read(app: &App, key: &[u8]) -> Result<Option<Throttle>> {
    // Asked on the writing handle: a failure that was just counted must be seen.
    let row = throttles::Entity::find_by_id(key.to_vec()).one(app.ephemera()).await?;
    Ok(row.map(|row| Throttle {
        failures: u32::try_from(row.failures).unwrap_or(u32::MAX),
        last_failure_at: row.last_failure_at,
    }))
}

async fn write(app: &App, key: &[u8], throttle: Throttle) -> Result<()> {
    let row = throttles::ActiveModel {
        key: Set(key.to_vec()),
        failures: Set(i32::try_from(throttle.failures).unwrap_or(i32::MAX)),
        last_failure_at: Set(throttle.last_failure_at),
    };
    let again = OnConflict::column(throttles::Column::Key)
        .update_columns([throttles::Column::Failures, throttles::Column::LastFailureAt])
        .to_owned();
    let insert = throttles::Entity::insert(row).on_conflict(again);
    insert.exec_without_returning(app.ephemera()).await?;
    Ok(())
}

/// Forgets counters without a failure since `horizon`.
pub(crate) async fn forget_old_throttles(forget: Forget<'_>, horizon: Instant) -> Result<u64> {
    forget.rows::<throttles::Entity>(throttles::Column::LastFailureAt.lt(horizon)).await
}
