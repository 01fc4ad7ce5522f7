//! Password hashes: Argon2id (RFC 9106) with a pepper that is not in the database.

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};

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

impl App {
    /// The hash of `password`, as it is stored. At most two are computed at one time, so that a
    /// flood of sign-ins cannot take the machine's memory.
    pub(crate) async fn hash_password(&self, password: String) -> Result<String> {
        self.hashing(move |argon2| {
            let hash = argon2.hash_password(password.as_bytes());
            hash.map(|hash| hash.to_string()).map_err(|error| Error::fault(error.to_string()))
        })
        .await?
    }

    /// Whether `password` is the one of `hash`. Without a hash it takes the same time and says no.
    pub(crate) async fn is_password(&self, password: String, hash: Option<String>) -> Result<bool> {
        self.hashing(move |argon2| {
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

    async fn hashing<T: Send + 'static>(
        &self,
        work: impl FnOnce(Argon2<'_>) -> T + Send + 'static,
    ) -> Result<T> {
        let _permit = self.inner.hashing.acquire().await.map_err(Error::fault)?;
        let params = self.settings().password_cost.params()?;
        let app = self.clone();
        let hashed = tokio::task::spawn_blocking(move || {
            let pepper = app.keys().pepper();
            Argon2::new_with_secret(pepper, Algorithm::Argon2id, Version::V0x13, params).map(work)
        });
        hashed.await.map_err(Error::fault)?.map_err(|error| Error::fault(error.to_string()))
    }
}
