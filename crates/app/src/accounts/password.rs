//! Password hashes: Argon2id (RFC 9106) with a pepper that is not in the database.

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};

use tokio::sync::SemaphorePermit;

use crate::{App, Error, Result};

/// What one password hash costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PasswordCost {
    /// 64 MiB and three passes: about a fifth of a second.
    #[default]
    Strong,
    /// 64 KiB and one pass: for tests that sign in hundreds of times.
    Quick,
}

impl PasswordCost {
    fn params(self) -> Result<Params> {
        let (kibibytes, passes) = match self {
            Self::Strong => (64 * 1024, 3),
            Self::Quick => (64, 1),
        };
        Params::new(kibibytes, passes, 1, None).map_err(|error| Error::fault(error.to_string()))
    }
}

/// A turn to hash; there are two at one time.
pub(crate) struct HashingTurn<'a>(#[expect(dead_code, reason = "held")] SemaphorePermit<'a>);

impl App {
    /// The hash of `password`, as it is stored. At most two are computed at one time, so that a
    /// flood of sign-ins cannot take the machine's memory.
    pub(crate) async fn hash_password(&self, password: String) -> Result<String> {
        let turn = self.hashing_turn().await?;
        self.hashing(&turn, move |argon2| {
            let hash = argon2.hash_password(password.as_bytes());
            hash.map(|hash| hash.to_string()).map_err(|error| Error::fault(error.to_string()))
        })
        .await?
    }

    /// Whether `password` is the one of `hash`. Without a hash it takes the same time and says no.
    /// The caller holds a turn, so that what it counts before and after cannot be overtaken.
    pub(crate) async fn is_password(
        &self,
        turn: &HashingTurn<'_>,
        password: String,
        hash: Option<String>,
    ) -> Result<bool> {
        self.hashing(turn, move |argon2| {
            if let Some(hash) = hash {
                let hash = PasswordHash::new(&hash);
                hash.is_ok_and(|hash| argon2.verify_password(password.as_bytes(), &hash).is_ok())
            } else {
                drop(argon2.hash_password(password.as_bytes()));
                false
            }
        })
        .await
    }

    /// Waits for a turn to hash.
    pub(crate) async fn hashing_turn(&self) -> Result<HashingTurn<'_>> {
        self.inner.hashing.acquire().await.map(HashingTurn).map_err(Error::fault)
    }

    async fn hashing<T: Send + 'static>(
        &self,
        _turn: &HashingTurn<'_>,
        work: impl FnOnce(Argon2<'_>) -> T + Send + 'static,
    ) -> Result<T> {
        let params = self.settings().password_cost.params()?;
        let app = self.clone();
        let hashed = tokio::task::spawn_blocking(move || {
            let pepper = app.keys().pepper();
            Argon2::new_with_secret(pepper, Algorithm::Argon2id, Version::V0x13, params).map(work)
        });
        hashed.await.map_err(Error::fault)?.map_err(|error| Error::fault(error.to_string()))
    }
}
