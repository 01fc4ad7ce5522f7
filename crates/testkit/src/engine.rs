//! The two engines that every test runs on.

/// A database engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// The embedded one.
    Sqlite,
    /// A server; [`Engine::SERVER`] says where.
    Postgres,
}

impl Engine {
    /// The variable that names a PostgreSQL server on which the tests may make databases, such
    /// as `postgres://postgres@127.0.0.1:5432/postgres`.
    pub const SERVER: &'static str = "QINGQU_TEST_POSTGRES";

    /// The engines that can be tested here: SQLite always, PostgreSQL where a server is named.
    pub fn all() -> Vec<Self> {
        let both = [Self::Sqlite, Self::Postgres];
        both.into_iter().filter(|engine| engine.is_here()).collect()
    }

    /// Whether it can be tested here. A server that is named and does not answer is no excuse:
    /// the tests fail.
    pub fn is_here(self) -> bool {
        self == Self::Sqlite || server().is_some()
    }
}

/// The URL of the server, if one is named.
#[expect(clippy::disallowed_methods, reason = "tests have no other configuration")]
pub(crate) fn server() -> Option<String> {
    std::env::var(Engine::SERVER).ok().filter(|url| !url.is_empty())
}
