//! What happened, as the record keeps it: every change of state is an event of its area.

use kernel::{
    AccountId, CountyId, DutyId, ImportId, PlanId, RecusalId, ReportId, TaskId, UnitId, VisitId,
};
use serde::Serialize;

/// Something that happened and is kept for good; its fields become the payload of the record.
pub trait Event: Serialize {
    /// A stable name in past tense, such as `task-assigned`; also the id of its sentence.
    fn kind(&self) -> &'static str;
    /// What it happened to.
    fn subject(&self) -> Subject;
}

/// The thing whose story an event belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// A plan.
    Plan(PlanId),
    /// A duty.
    Duty(DutyId),
    /// A task.
    Task(TaskId),
    /// An account.
    Account(AccountId),
    /// A unit.
    Unit(UnitId),
    /// A frozen report.
    Report(ReportId),
    /// A school visit.
    Visit(VisitId),
    /// A recusal.
    Recusal(RecusalId),
    /// An import.
    Import(ImportId),
    /// The county as a whole.
    County(CountyId),
}

impl Subject {
    /// The stable name of the kind of thing, as stored beside its id.
    pub fn kind(self) -> &'static str {
        match self {
            Self::Plan(_) => "plan",
            Self::Duty(_) => "duty",
            Self::Task(_) => "task",
            Self::Account(_) => "account",
            Self::Unit(_) => "unit",
            Self::Report(_) => "report",
            Self::Visit(_) => "visit",
            Self::Recusal(_) => "recusal",
            Self::Import(_) => "import",
            Self::County(_) => "county",
        }
    }
}
