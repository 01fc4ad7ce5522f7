//! The words every other crate needs, and nothing else.
//!
//! Typed ids, the clock, versions, messages to people, the calendar of working
//! days and the periods of recurring duties. Nothing here reads a file, a socket
//! or the environment; the two exceptions, the system's clock and its random ids,
//! stand in one place each ([`SystemClock`], [`TimeOrderedIds`]) behind a trait,
//! so that time and ids are arguments everywhere else.

pub mod calendar;
mod clock;
mod id;
mod ids;
mod message;
pub mod period;
pub mod sheet;
mod version;

pub use clock::{
    Clock, FixedClock, Instant, ShiftedClock, StagedClock, SystemClock, end_of_day, local,
    local_date, start_of_day, to_micros,
};
pub use id::{IdParseError, Ids, SeededIds, TimeOrderedIds};
pub use ids::{
    AccountId, ApiTokenId, CountyId, DutyId, EventId, EvidenceId, FileId, GrantId, ImportDraftId,
    ImportId, InvitationId, KeptUploadId, MeasureId, NoticeId, OutboxId, PhaseId, PlanId, PostId,
    RecusalId, ReportId, SessionId, StampId, TaskId, TenureId, TieId, UnitId, VisitId,
};
pub use message::{Arg, Message};
pub use version::Version;
