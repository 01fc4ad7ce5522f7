//! Forgetting rows, or only counting those that would go.

use kernel::Instant;
use sea_orm::sea_query::IntoCondition;
use sea_orm::{EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter};

use crate::{App, Result};

/// Whether rows go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// They go.
    Delete,
    /// They are counted and stay.
    Count,
}

/// The hand that forgets.
#[derive(Clone, Copy)]
pub(crate) struct Forget<'a> {
    app: &'a App,
    mode: Mode,
}

impl<'a> Forget<'a> {
    /// Forgets or counts in this installation.
    pub(crate) fn new(app: &'a App, mode: Mode) -> Self {
        Self { app, mode }
    }

    /// The present moment.
    pub(crate) fn now(self) -> Instant {
        self.app.now()
    }

    /// Forgets the rows for which `old` holds; answers how many.
    pub(crate) async fn rows<E>(self, old: impl IntoCondition) -> Result<u64>
    where
        E: EntityTrait,
        E::Model: FromQueryResult + Send + Sync + 'static,
    {
        match self.mode {
            Mode::Count => Ok(E::find().filter(old).count(self.app.read()).await?),
            Mode::Delete => {
                let gone = E::delete_many().filter(old).exec(self.app.ephemera()).await?;
                Ok(gone.rows_affected)
            }
        }
    }
}
