//! A page of a list: keyset paging, and a total that is exact only where that is cheap.

/// Totals are counted up to here; beyond they read "1,000+".
pub(crate) const COUNT_UP_TO: u64 = 1000;

/// How many rows a list has in all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Total {
    /// Exactly so many.
    Exact(u64),
    /// More than so many.
    MoreThan(u64),
}

impl Total {
    /// The total for a count that stopped at one above [`COUNT_UP_TO`].
    pub(crate) fn of_bounded(count: u64) -> Self {
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
