//! What happens to the calendar of a county.

use kernel::period::TermDates;
use kernel::{CountyId, NoticeId};
use serde::Serialize;

use crate::{Event, Subject};

/// An event of the calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[expect(missing_docs, reason = "the fields are named as in the order that caused them")]
pub enum CalendarEvent {
    /// The dates of a term were set.
    TermDefined {
        #[serde(skip)]
        county: CountyId,
        dates: TermDates,
    },
    /// The dates of a term were changed.
    TermChanged {
        #[serde(skip)]
        county: CountyId,
        from: TermDates,
        dates: TermDates,
    },
    /// A holiday notice came into force.
    HolidayNoticeLoaded {
        #[serde(skip)]
        county: CountyId,
        notice: NoticeId,
        year: i32,
        days: usize,
        papers: Vec<String>,
    },
}

impl Event for CalendarEvent {
    fn kind(&self) -> &'static str {
        match self {
            Self::TermDefined { .. } => "term-defined",
            Self::TermChanged { .. } => "term-changed",
            Self::HolidayNoticeLoaded { .. } => "holiday-notice-loaded",
        }
    }

    fn subject(&self) -> Subject {
        let (Self::TermDefined { county, .. }
        | Self::TermChanged { county, .. }
        | Self::HolidayNoticeLoaded { county, .. }) = self;
        Subject::County(*county)
    }
}
