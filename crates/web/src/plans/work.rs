//! "My work": what waits for the person, the most urgent first.

use app::accounts::{StaffNote, staff_notes};
use app::plans::{MyWork, TaskFilter, my_work};
use askama::Template;
use axum::extract::Query;
use domain::access::{Act, Facts, Role, SystemActor};
use kernel::Message;
use serde::Deserialize;

use super::task_list::query_of;
pub(super) use crate::shell::counted;
use crate::shell::{Answer, Page, Ui, Visit, see_other, shown};

/// The page "my work".
#[derive(Template)]
#[template(path = "plans/work.html")]
pub(super) struct WorkPage {
    pub(super) ui: Ui,
    pub(super) groups: Vec<MyWork>,
    /// What the person is told about their own place.
    pub(super) notes: Vec<StaffNote>,
    /// What was just done, as the tail of its message id.
    pub(super) told: Option<String>,
}

impl Page for WorkPage {}

impl WorkPage {
    /// Whether nothing waits.
    fn is_quiet(&self) -> bool {
        self.groups.iter().all(|group| group.rows.is_empty())
    }

    /// The look of a group: its state, or its urgency.
    fn look(group: &MyWork) -> &'static str {
        if group.filter.extension || group.filter.lead {
            return if group.filter.lead { "accepted" } else { "soon" };
        }
        group.filter.state.map_or("overdue", domain::plans::TaskStateName::name)
    }

    /// Why it is so, as somebody wrote it.
    fn reason(note: &StaffNote) -> Option<&str> {
        match note {
            StaffNote::Ended { reason, .. } | StaffNote::WasReset { reason, .. } => Some(reason),
            _ => None,
        }
    }

    /// A note in words.
    fn noted(&self, note: &StaffNote) -> String {
        let name = |name| self.ui.person(name);
        let message = match note {
            StaffNote::StandsIn { name: colleague, first_on, last_on } => {
                Message::new("note-stands-in")
                    .with("person", name(colleague))
                    .with("first", *first_on)
                    .with("last", *last_on)
            }
            StaffNote::HasSubstitute { name: colleague, first_on, last_on } => {
                Message::new("note-has-substitute")
                    .with("person", name(colleague))
                    .with("first", *first_on)
                    .with("last", *last_on)
            }
            StaffNote::Ended { name: substitute, stands_in_for, .. } => {
                Message::new("note-substitution-ended")
                    .with("person", name(substitute))
                    .with("colleague", name(stands_in_for))
            }
            StaffNote::WasReset { at, by, .. } => {
                let operator = || self.ui.of("system", SystemActor::Operator.name());
                let by = by.as_ref().map_or_else(operator, |by| name(by).to_owned());
                Message::new("note-was-reset").with("person", by).with("at", self.ui.moment(at))
            }
            StaffNote::TakesOver { name: leaver, last_on } => {
                Message::new("note-takes-over").with("person", name(leaver)).with("day", *last_on)
            }
        };
        self.ui.say(&message)
    }

    /// How many tasks the group has.
    fn total(group: &MyWork) -> String {
        counted(group.total)
    }

    /// The address of the whole group.
    fn whole(filter: &TaskFilter) -> String {
        format!("/tasks?{}", query_of(filter))
    }
}

#[derive(Deserialize)]
pub(super) struct Told {
    told: Option<String>,
}

/// The house door leads to what is wanted first: a school's clerk does the work of one school,
/// all others look over many; administrators have their accounts.
pub(super) async fn home(visit: Visit) -> Answer {
    if visit.reader().may(Act::ListAccounts, Facts::COUNTY) {
        return see_other("/accounts");
    }
    let does_line_work = visit.signed_in.person.role == Role::SchoolClerk;
    see_other(if does_line_work { "/work" } else { "/county" })
}

pub(super) async fn page(visit: Visit, Query(told): Query<Told>) -> Answer {
    let groups = my_work(&visit.reader()).await?;
    let notes = staff_notes(&visit.reader()).await?;
    let told = told.told.filter(|told| told == "recused");
    shown(&WorkPage { ui: visit.ui, groups, notes, told })
}
