//! The acts 操作 that need a right.

/// One thing that a person can do or see. Every route names its act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Act {
    /// See the plans and read their documents.
    ReadPlan,
    /// Take a policy document in as a plan.
    RegisterPlan,
    /// Correct the outline of a plan: split, merge, leave out, mark as no task.
    CorrectOutline,
    /// Make a task of a measure and give it to a unit.
    AssignTask,
    /// End a duty: no period of it is asked any more.
    EndDuty,
    /// See a task, its story and its evidence.
    ReadTask,
    /// Accept a task for one's unit.
    AcceptTask,
    /// Hand in evidence for a task of one's unit.
    HandIn,
    /// Return a hand-in with a reason.
    ReturnHandIn,
    /// Approve a hand-in; this closes the task.
    ApproveHandIn,
    /// Take back a task that is not approved yet.
    WithdrawTask,
    /// See the calendar: terms, holidays and one's own due dates.
    ReadCalendar,
    /// Set the dates of a school term.
    DefineTerm,
    /// Bring a holiday notice into force.
    LoadNotice,
    /// Confirm that the week of one's school was quiet.
    ConfirmWeek,
    /// Read the study of a month and frozen reports.
    ReadReport,
    /// Freeze the report of a week or a month.
    FreezeReport,
    /// Ask for a later last day of a task of one's unit.
    RequestExtension,
    /// Grant or decline a later last day.
    DecideExtension,
    /// Enter the phases and milestones of a plan.
    SchedulePlan,
    /// Say which unit an office is that plans name.
    NameOffice,
    /// Say which standing duties the county's year has.
    PlanYear,
    /// Declare oneself recused from a unit.
    DeclareRecusal,
    /// See the recusals of the county.
    ReadRecusals,
    /// Lift another person's recusal.
    LiftRecusal,
    /// See who acts for a unit, now and on a day of the past.
    ReadAccounts,
    /// Give somebody the place of a colleague for a time, and end that early.
    NameSubstitute,
    /// Record that somebody leaves, and who takes their work over.
    RecordDeparture,
    /// Say whether the tasks of a plan want four stamps.
    ChooseStamps,
    /// Stamp a task of one's unit.
    GiveStamp,
    /// Announce a visit to a school.
    AnnounceVisit,
    /// See a visit and its story.
    ReadVisit,
    /// Say that a visit was held, or call it off.
    CloseVisit,
    /// See how the installation itself stands: its jobs, disk and backups.
    ReadSystem,
    /// See the units of the county, their lines and their master data.
    ReadNetwork,
    /// Found, rename, move, tie and close units, and say who answers first in them.
    ManageNetwork,
    /// See who holds the posts of a unit, today and on a day of the past.
    ReadPosts,
    /// Keep the posts, holders and counts of a unit.
    KeepUnit,
    /// See all accounts of the county, and how they stand.
    ListAccounts,
    /// Invite somebody to an account, and take that back.
    InviteAccount,
    /// Let somebody choose a new password, or pair a new second factor.
    ResetAccount,
    /// Let an invitation to a powerful role take effect, or refuse it.
    ApproveGrant,
    /// End the sessions of another person.
    EndSessions,
    /// Read what happened to accounts and rights.
    ReadAccessRecord,
}

impl Act {
    /// All acts, in the order of the golden table.
    pub const ALL: [Self; 44] = [
        Self::ReadPlan,
        Self::RegisterPlan,
        Self::CorrectOutline,
        Self::AssignTask,
        Self::EndDuty,
        Self::ReadTask,
        Self::AcceptTask,
        Self::HandIn,
        Self::ReturnHandIn,
        Self::ApproveHandIn,
        Self::WithdrawTask,
        Self::ReadCalendar,
        Self::DefineTerm,
        Self::LoadNotice,
        Self::ConfirmWeek,
        Self::ReadReport,
        Self::FreezeReport,
        Self::RequestExtension,
        Self::DecideExtension,
        Self::SchedulePlan,
        Self::NameOffice,
        Self::PlanYear,
        Self::DeclareRecusal,
        Self::ReadRecusals,
        Self::LiftRecusal,
        Self::ReadAccounts,
        Self::NameSubstitute,
        Self::RecordDeparture,
        Self::ChooseStamps,
        Self::GiveStamp,
        Self::AnnounceVisit,
        Self::ReadVisit,
        Self::CloseVisit,
        Self::ReadSystem,
        Self::ReadNetwork,
        Self::ManageNetwork,
        Self::ReadPosts,
        Self::KeepUnit,
        Self::ListAccounts,
        Self::InviteAccount,
        Self::ResetAccount,
        Self::ApproveGrant,
        Self::EndSessions,
        Self::ReadAccessRecord,
    ];
}
