//! What the two engines say differently.

use sea_orm::DbBackend;

/// How an engine words what is not common SQL.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Dialect(pub(crate) DbBackend);

impl Dialect {
    /// A UUID of version 7 that grows with the number `n`; `kind` keeps tables apart.
    pub(crate) fn id(self, kind: u8, n: &str) -> String {
        let head = format!("019000{kind:02x}");
        match self.0 {
            DbBackend::Postgres => {
                format!("('{head}-0000-7000-8000-' || lpad(to_hex({n}), 12, '0'))::uuid")
            }
            _ => format!("unhex('{head}000070008000' || printf('%012x', {n}))"),
        }
    }

    /// The day so many days after `day`.
    pub(crate) fn day(self, day: &str, days: &str) -> String {
        match self.0 {
            DbBackend::Postgres => format!("(DATE '{day}' + ({days})::int)"),
            _ => format!("date('{day}', ({days}) || ' days')"),
        }
    }

    /// The number `n` in six digits.
    pub(crate) fn six_digits(self, n: &str) -> String {
        match self.0 {
            DbBackend::Postgres => format!("lpad(({n})::text, 6, '0')"),
            _ => format!("printf('%06d', {n})"),
        }
    }

    /// What autovacuum would do after a bulk insert; SQLite has its statistics from the start.
    pub(crate) fn tidy(self) -> Option<&'static str> {
        (self.0 == DbBackend::Postgres).then_some("VACUUM ANALYZE")
    }

    /// Writes to its place what was only written to the log.
    pub(crate) fn checkpoint(self) -> &'static str {
        match self.0 {
            DbBackend::Postgres => "CHECKPOINT",
            _ => "PRAGMA wal_checkpoint(TRUNCATE)",
        }
    }
}
