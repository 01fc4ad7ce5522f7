//! Working days, and when a time limit ends.
//!
//! Monday to Friday are working days, except where the yearly notice of the
//! State Council's General Office says otherwise: it names days off (休) and
//! make-up working days (班, mostly Saturdays or Sundays). School holidays do
//! not matter here: an office works through them.
//!
//! The law lives in data: notices and statutory days are parsed elsewhere from
//! `packs/calendar` and handed to [`WorkCalendar::new`]. A notice comes only in
//! the last months of the year before; whatever rests on a day that no notice
//! has settled yet is marked provisional.
//!
//! The arithmetic is that of the Civil Code 民法典 art. 201–203: the day of the
//! event does not count; hours run from the moment; a month ends on the same
//! day of the month; a last day off moves to the next working day.

mod day;
mod due;
mod limits;
mod notice;
mod pauses;
mod reckon;
mod work_calendar;

pub use day::{Day, DayKind};
pub use due::{Due, Skipped, Why};
pub use limits::{DueError, LONGEST_DAYS, LONGEST_HOURS, LONGEST_MONTHS};
pub use notice::{FixedHoliday, NoticeDay, NoticeError, StatutoryHolidays, YearNotice};
pub use pauses::{Pause, PauseError, Pauses};
pub use reckon::{RollForward, due_after_hours};
pub use work_calendar::{FIRST_YEAR, LAST_YEAR, WorkCalendar};
