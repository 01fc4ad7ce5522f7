//! What stands in the way of opening a database, outside of what the program can mend.

use domain::Refusal;
use kernel::Message;

use crate::Error;

/// Why a database is not opened; each is one sentence for who keeps the machine. None of them
/// tells a password.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Obstacle {
    /// The URL cannot be read.
    #[error("the URL of the database cannot be read")]
    Url,
    /// Nothing listens there.
    #[error("no database listens at {server}")]
    Closed {
        /// Host and port, or the socket.
        server: String,
    },
    /// It took the connection, or did not refuse it, and then said nothing.
    #[error("the database at {server} does not answer")]
    Silent {
        /// Host and port, or the socket.
        server: String,
    },
    /// The role or its password is wrong.
    #[error("the database at {server} does not let in {role}")]
    Login {
        /// Host and port, or the socket.
        server: String,
        /// The role.
        role: String,
    },
    /// The server has no database of this name.
    #[error("the server at {server} has no database {name}")]
    NoSuchDatabase {
        /// Host and port, or the socket.
        server: String,
        /// The name.
        name: String,
    },
    /// Something else, in the words of the server or the machine.
    #[error("the database at {server} cannot be used: {cause}")]
    Other {
        /// Host and port, or the socket.
        server: String,
        /// The words.
        cause: String,
    },
    /// There are no tables of this program.
    #[error("the database holds nothing of this program")]
    NoData,
    /// The data have seen a step of the schema that this program does not know.
    #[error("the data were written by a newer program; use that one")]
    Newer,
}

impl Refusal for Obstacle {
    fn message(&self) -> Message {
        match self {
            Self::Url => Message::new("database-url"),
            Self::Closed { server } => at("database-closed", server),
            Self::Silent { server } => at("database-silent", server),
            Self::Login { server, role } => at("database-login", server).with("role", role.clone()),
            Self::NoSuchDatabase { server, name } => {
                at("database-unknown", server).with("name", name.clone())
            }
            Self::Other { server, cause } => {
                at("database-unusable", server).with("cause", cause.clone())
            }
            Self::NoData => Message::new("database-no-data"),
            Self::Newer => Message::new("database-newer"),
        }
    }
}

// i18n: database-closed, database-silent, database-login, database-unknown, database-unusable
fn at(id: &'static str, server: &str) -> Message {
    Message::new(id).with("server", server)
}

impl From<Obstacle> for Error {
    fn from(obstacle: Obstacle) -> Self {
        Self::fault(obstacle)
    }
}
