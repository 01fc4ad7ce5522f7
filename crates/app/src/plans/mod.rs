//! Plans and tasks: one command per file.

mod accept;
mod approve;
mod assign;
mod burden;
mod dates;
mod decide_extension;
mod document;
mod downloads;
mod duty_store;
mod edition;
mod end_duty;
mod export;
mod give;
mod hand_in;
mod hand_over;
mod jobs;
mod list;
mod name_office;
mod numbers;
mod offers;
mod offices;
mod outline;
mod past;
mod periods;
mod plan_list;
mod pledge;
mod queries;
mod register;
mod reports;
mod request_extension;
mod return_hand_in;
mod rows;
mod rule_dates;
mod save_tasks;
mod schedule;
mod screen;
mod seen;
mod stamps;
mod store;
mod succession;
mod suggestions;
mod tallies;
mod week;
mod withdraw;
mod work;
mod year;

pub use accept::Accept;
pub use approve::Approve;
pub use assign::{Assign, Given};
pub use burden::{
    BurdenPage, ClassBurden, OwnBurden, SimilarDuty, Source, SourceBurden, burden_page,
    similar_duties,
};
pub(crate) use dates::{due_between, recompute_due_dates, touched};
pub use decide_extension::{DecideExtension, Ruling};
pub use document::{DocumentNode, DocumentPage, DocumentRefusal, document_page};
pub use downloads::{file_of_evidence, file_of_plan};
pub use edition::{
    ChangeRow, ChangesPage, KeepTasks, PlanName, ReconsiderTask, TouchedTask, Twin, changes_page,
};
pub use end_duty::{EndDuty, TakenBack};
pub use export::{Export, export_tasks};
pub use hand_in::{HandInFiles, NewEvidence};
pub(crate) use hand_over::pass_on;
pub use hand_over::{
    GoneOver, HandOverPage, LeftTask, OpenItem, OpenKind, TakeOverTask, hand_over_page, left_tasks,
};
pub use jobs::remind;
pub use list::{DueWindow, TaskFilter, TaskRow, list_tasks, list_tasks_beside};
pub use name_office::NameOffice;
pub use offers::Offer;
pub use offices::{OfficeRow, list_offices, unknown_offices};
pub use outline::{
    CorrectPiece, DropPiece, LiftNoTask, MarkNoTask, MergePieces, RestorePiece, SplitPiece,
    outline_story,
};
pub(crate) use past::{ForgetPastLetters, HandInPast, duties_in_order, untouched_between};
pub use periods::open_periods;
pub use plan_list::{PlanRow, list_plans, plan_titles};
pub use pledge::{
    ConfirmPledge, CounterSign, PledgeList, PledgePage, PledgeRow, pledge_list, pledge_page,
};
pub use queries::{Again, EvidenceRow, Holder, Paragraph, TaskPage, get_plan, task_page};
pub use register::RegisterPlan;
pub use reports::{Freeze, MonthPage, Report, ReportRow, list_reports, month_page, report};
pub use request_extension::RequestExtension;
pub use return_hand_in::ReturnHandIn;
pub(crate) use rows::tasks;
pub(crate) use rule_dates::{follow_rules, moved_by_terms};
pub use schedule::{NewPhase, ScheduleView, SetSchedule, plan_schedule};
pub use screen::{
    Age, BoardCell, BoardRow, Cell, Column, CountyScreen, DutyFilter, DutyList, DutyPage, DutyRow,
    GroupLights, HeatPeriod, LightFilter, MeasureBoard, PeerView, ScreenFilter, ScreenPages,
    Section, UnitRow, Window, county_screen, duty_page, group_lights, list_duties, measure_board,
    peer_view, terms_of,
};
pub use stamps::{
    ChooseStamps, GiveStamp, GivenStamp, StampCounts, StampRow, StampView, TaskStamps, stamp_view,
};
pub(crate) use succession::{count_under_new_group, hand_to_successor, open_tasks_of};
pub use suggestions::Suggestions;
pub use tallies::{Tally, recount_of_tallies, tallies_as_kept};
pub use week::{
    ConfirmWeek, OwnWeek, UnitWeek, WeekConfirmed, WeekCounts, WeekPage, WeekVisit, week_page,
};
pub use withdraw::Withdraw;
pub use work::{MyWork, WorkGroup, my_work};
pub use year::{
    ChangeDuty, Changed, EntryPage, OmitStanding, PackError, Place, Proposal, ProposalPage,
    ProposeAgain, TakeOver, TakenOver, YearPage, YearRow, entry_page, next_due, proposal_page,
    standing_duties, standing_duty, year_page,
};
