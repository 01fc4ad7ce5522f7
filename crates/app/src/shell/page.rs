//! A page of a list: keyset paging, and a total that is exact only where that is cheap.

use sea_orm::sea_query::Expr;
use sea_orm::{
    DatabaseConnection, EntityTrait, FromQueryResult, PaginatorTrait, QuerySelect, Select,
};

use crate::Result;

/// Totals are counted up to here; beyond they read "1,000+".
const COUNT_UP_TO: u64 = 1000;

/// How many rows a list has in all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Total {
    /// Exactly so many.
    Exact(u64),
    /// More than so many.
    MoreThan(u64),
}

impl Default for Total {
    fn default() -> Self {
        Self::Exact(0)
    }
}

impl Total {
    /// Counts what matches, but never more rows than it takes to know that there are many.
    pub(crate) async fn of<E, M>(matching: Select<E>, db: &DatabaseConnection) -> Result<Self>
    where
        E: EntityTrait<Model = M>,
        M: FromQueryResult + Sized + Send + Sync,
    {
        // No column is asked for, so that an index alone can answer.
        let found = matching.select_only().expr_as(Expr::val(1), "found");
        let count = found.limit(COUNT_UP_TO + 1).count(db).await?;
        Ok(Self::bounded(count))
    }

    /// A count as it is shown: exact up to the limit.
    pub(crate) fn bounded(count: u64) -> Self {
        if count > COUNT_UP_TO { Self::MoreThan(COUNT_UP_TO) } else { Self::Exact(count) }
    }
}

/// One page of rows, with the keys of its neighbours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// Key for the rows before these, if there are any.
    pub previous: Option<String>,
    /// Key for the rows after these, if there are any.
    pub next: Option<String>,
    /// How many rows in all.
    pub total: Total,
}

impl<T> Page<T> {
    /// The page of a list that has nothing.
    pub(crate) fn empty() -> Self {
        Self { rows: Vec::new(), previous: None, next: None, total: Total::Exact(0) }
    }
}
