//! The place in a list ordered by a day, from which the next or the previous page is read.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use sea_orm::sea_query::Expr;
use uuid::Uuid;

/// The place of a row at the edge of a page, and the direction in which its neighbour is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayKey {
    backward: bool,
    day: NaiveDate,
    id: Uuid,
}

/// The rows of a page, with the keys of its neighbours.
pub(crate) struct Cut<R> {
    pub(crate) rows: Vec<R>,
    pub(crate) previous: Option<String>,
    pub(crate) next: Option<String>,
}

impl DayKey {
    /// Whether the page before is read, against the order of the list.
    pub(crate) fn is_backward(&self) -> bool {
        self.backward
    }

    /// The place, to be compared with the columns of day and id.
    pub(crate) fn place(&self) -> Expr {
        Expr::tuple([Expr::value(self.day), Expr::value(self.id)])
    }

    /// A page of so many rows out of what was `found` beside `key`: one row more than that where
    /// there are more, in the order in which it was read.
    pub(crate) fn cut<R>(
        key: Option<&Self>,
        mut found: Vec<R>,
        rows: usize,
        place: impl Fn(&R) -> (NaiveDate, Uuid),
    ) -> Cut<R> {
        let is_backward = key.is_some_and(Self::is_backward);
        let more = found.len() > rows;
        found.truncate(rows);
        if is_backward {
            found.reverse();
        }
        let key_of = |row: Option<&R>, backward| {
            let (day, id) = place(row?);
            Some(Self { backward, day, id }.to_string())
        };
        let has_previous = if is_backward { more } else { key.is_some() };
        let has_next = is_backward || more;
        Cut {
            previous: key_of(found.first().filter(|_| has_previous), true),
            next: key_of(found.last().filter(|_| has_next), false),
            rows: found,
        }
    }
}

impl fmt::Display for DayKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let direction = if self.backward { "before" } else { "after" };
        write!(f, "{direction}.{}.{}", self.day, self.id.simple())
    }
}

impl FromStr for DayKey {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let mut parts = text.split('.');
        let mut next = || parts.next().ok_or(());
        let backward = match next()? {
            "before" => true,
            "after" => false,
            _ => return Err(()),
        };
        // Years of four digits: not every engine knows all days that can be written.
        let day = Some(next()?).filter(|day| day.len() == "2026-09-28".len()).ok_or(())?;
        let day = day.parse().map_err(drop)?;
        let id = next()?.parse().map_err(drop)?;
        Ok(Self { backward, day, id })
    }
}
