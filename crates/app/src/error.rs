//! What can come back instead of an answer. Each kind has one HTTP status and one kind of page.

use std::io::ErrorKind;

use domain::Refusal;
use domain::access::{Act, RecusalRefusal, SubstitutionRefusal};
use domain::accounts::{DepartureRefusal, InvitationRefusal, PasswordRefusal, TokenRefusal};
use domain::calendar::{NoticeRefusal, TermRefusal};
use domain::files::FileRefusal;
use domain::inspections::VisitRefusal;
use domain::intake::ImportRefusal;
use domain::org::{PostRefusal, TieRefusal, UnitRefusal};
use domain::plans::{
    EditionRefusal, OutlineRefusal, ScheduleRefusal, StampRefusal, TaskRefusal, WeekRefusal,
    YearRefusal,
};
use kernel::{Message, Version};
use sea_orm::{DbErr, RuntimeErr, SqlErr, SqlxError};

use crate::intake::WorkbookRefusal;
use crate::plans::DocumentRefusal;

/// The result of a command or a query.
pub type Result<T> = std::result::Result<T, Error>;

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The rules say no, in one sentence (422).
    #[error("refused: {}", .0.id)]
    Refused(Message),
    /// Seen, but not theirs (403).
    #[error("denied: {0:?}")]
    Denied(Act),
    /// Does not exist, or not for this person (404).
    #[error("missing")]
    Missing,
    /// The thing has changed since the form was shown (409).
    #[error("stale: the form shows version {seen}, the thing has {current}")]
    Stale {
        /// The version the person saw.
        seen: Version,
        /// The version that stands.
        current: Version,
    },
    /// The same form came twice; the first one was carried out (a double click).
    #[error("the form was carried out already")]
    Repeated,
    /// Too many tries; the sentence says how long to wait (429).
    #[error("throttled")]
    Throttled {
        /// Whole seconds to wait, at least 1.
        seconds: i64,
    },
    /// No room on the disk; nothing was kept (507).
    #[error("the disk is full")]
    NoRoom,
    /// A fault of the program or the machine; told by a reference number only (500).
    #[error(transparent)]
    Fault(Box<dyn std::error::Error + Send + Sync>),
}

impl Error {
    /// A fault with this cause.
    pub fn fault(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Fault(cause.into())
    }

    /// The error of an insert whose row somebody else may write at the same moment, being the
    /// same act: then it is [`Error::Repeated`].
    pub(crate) fn of_twice(error: DbErr) -> Self {
        if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) {
            return Self::Repeated;
        }
        error.into()
    }
}

/// A refusal of these becomes [`Error::Refused`] with its sentence.
macro_rules! refused {
    ($($refusal:ty),+) => {
        $(impl From<$refusal> for Error {
            fn from(refusal: $refusal) -> Self {
                Self::Refused(refusal.message())
            }
        })+
    };
}

refused!(
    RecusalRefusal,
    SubstitutionRefusal,
    PasswordRefusal,
    InvitationRefusal,
    DepartureRefusal,
    TokenRefusal,
    FileRefusal,
    ImportRefusal,
    WorkbookRefusal,
    UnitRefusal,
    TieRefusal,
    PostRefusal,
    TaskRefusal,
    StampRefusal,
    WeekRefusal,
    YearRefusal,
    TermRefusal,
    NoticeRefusal,
    OutlineRefusal,
    EditionRefusal,
    ScheduleRefusal,
    DocumentRefusal,
    VisitRefusal
);

impl From<DbErr> for Error {
    fn from(error: DbErr) -> Self {
        if is_no_room(&error) { Self::NoRoom } else { Self::fault(error) }
    }
}

/// Codes of a full disk: `SQLITE_FULL`, `SQLITE_IOERR_SHMSIZE` (sqlite.org/rescode.html), and
/// `disk_full` (PostgreSQL, Appendix A).
const NO_ROOM: [&str; 3] = ["13", "4874", "53100"];

fn is_no_room(error: &DbErr) -> bool {
    let (DbErr::Conn(cause) | DbErr::Exec(cause) | DbErr::Query(cause)) = error else {
        return false;
    };
    let RuntimeErr::SqlxError(cause) = cause else { return false };
    match cause.as_ref() {
        SqlxError::Database(cause) => {
            cause.code().is_some_and(|code| NO_ROOM.contains(&code.as_ref()))
        }
        SqlxError::Io(cause) => is_full(cause),
        _ => false,
    }
}

fn is_full(error: &std::io::Error) -> bool {
    matches!(error.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded)
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        if is_full(&error) { Self::NoRoom } else { Self::fault(error) }
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::fault(error)
    }
}
