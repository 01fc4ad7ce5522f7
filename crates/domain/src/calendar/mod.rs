//! The county's calendar: its school terms, and the holiday notices that move its working days.
//!
//! ```text
//! TermDates --define--> Term --change--> Term        (dates in order, never over each other)
//! text --read--> YearNotice --load--> in force       (a later one of the same year supersedes)
//! ```
//!
//! Terms 学期 and teaching weeks 教学周 are set by the county, since no two years begin alike;
//! duties "each term" follow from them. Working days follow from the yearly notice of the State
//! Council's General Office (放假安排通知), which comes in the last months of the year before.
//! Until then the year is provisional; when it comes, some due dates turn out to fall on days
//! off, and people are shown which before they confirm it. A notice is never edited.

mod events;
mod notice;
mod notice_lines;
mod refusal;
mod term;

pub use events::CalendarEvent;
pub use notice::{DayChange, HolidayNotice, changed_days, load, missing_holidays, require_whole};
pub use notice_lines::{notice_as_lines, notice_of_lines};
pub use refusal::{NoticeRefusal, TermRefusal};
pub use term::{LONGEST_WEEKS, SHORTEST_WEEKS, Term, change, define};
