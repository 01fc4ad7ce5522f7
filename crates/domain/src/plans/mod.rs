//! Plans 方案 and the work that comes from them.
//!
//! A policy document is taken in whole; its numbered items are measures 举措. A measure
//! becomes a duty 履责事项 of many units, once or in each period; one unit's share of it is a
//! task 任务. The unit accepts the task and hands in evidence 佐证; the bureau returns it with
//! a reason or approves it:
//!
//! ```text
//! Assigned -> Accepted -> HandedIn -> Approved
//!                 ^           |
//!                 |        Returned -> HandedIn -> ...
//! ```
//!
//! Until it is approved the bureau can take it back, and the unit can ask for a later last day
//! (延期), which the bureau grants or declines. Approval needs a person who did not hand in, of a unit that did not hand in. What a task
//! asks is frozen with it: a later edition of the plan never changes it (invariant 6). A pledge
//! (责任书) is a task too: the unit confirms a text, the bureau confirms it as well.

mod assign;
mod burden;
mod draft;
mod due;
mod duty;
mod edition;
mod events;
mod evidence;
mod extension;
mod light;
mod light_counts;
mod likeness;
mod offices;
mod outline;
mod peers;
mod plan;
mod pledge;
mod refusal;
mod reminders;
mod report;
mod review;
mod schedule;
mod sentences;
mod stamps;
mod standing_duty;
mod steps;
mod task;
mod week;
mod work;
mod year;

pub use assign::{DutyOrder, Share, end, establish, give, hand_to, withdraw};
pub use burden::Burden;
pub use draft::TaskDraft;
pub use due::{follow_rule, moved_day};
pub use duty::{Audience, Duty, DutyNo, DutyState, Establishment, Origin, Recurrence};
pub use edition::{
    Change, ChangeKind, EditionEvent, EditionRefusal, Part, Span, as_read, compare, confirm_twin,
    keep, partners, reconsider, the_same,
};
pub use events::{PlanEvent, STORY_KINDS};
pub use evidence::{Earlier, Evidence, EvidenceOrder};
pub use extension::{ExtensionRequest, decline_extension, grant_extension, request_extension};
pub use light::{Light, Standing};
pub use light_counts::LightCounts;
pub use likeness::{are_alike, likeness};
pub use offices::{office_list, office_names};
pub use outline::{
    OUTLINE_KINDS, OpenTasks, Outline, OutlineEvent, OutlineRefusal, PieceState, Words, correct,
    drop_piece, lift_no_task, mark_no_task, merge, restore, split,
};
pub use peers::{PeerGroup, Quartiles, SMALLEST_PEER_GROUP};
pub use plan::{Measure, OfficeRole, Plan, PlanNode, ResponsibleOffice};
pub use pledge::{Confirmation, Pledge, PledgeText, confirm_pledge, counter_sign};
pub use refusal::TaskRefusal;
pub use reminders::{ReminderStage, reminder_due};
pub use report::{
    ClassMonth, MonthCounts, MonthEvents, Months, ReportData, ReportFrozen, ReportKind, ReportRows,
    Study, TopicMonth, UnitMonth, WeeklyRow,
};
pub use review::{approve, return_hand_in};
pub use schedule::{
    Milestone, MilestoneOrder, Phase, PhaseOrder, Schedule, ScheduleRefusal, set_schedule,
};
pub use sentences::{Sentence, sentences};
pub use stamps::{
    Stamp, StampChoice, StampKind, StampOrder, StampRefusal, choose_stamps, current, missing, stamp,
};
pub use standing_duty::{
    InBoth, Omission, Source, StandingAudience, StandingDuty, StandingKey, StandingKeyError,
    Sureness, omit, propose_again,
};
pub use task::{
    Acceptance, Approval, Assignment, HandIn, Return, Task, TaskNo, TaskState, TaskStateName,
};
pub use week::{WeekConfirmation, WeekConfirmed, WeekPlace, WeekRefusal, WeekTask, confirm_week};
pub use work::{accept, hand_in, take_over};
pub use year::{DueDay, NOTICE, YearEvent, YearRefusal, begins_on, due_days};
