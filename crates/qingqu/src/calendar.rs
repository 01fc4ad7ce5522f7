//! `qingqu calendar`: when a time limit ends, the terms of a county, and a new holiday notice.

mod load;
mod terms;

use std::fmt::Write as _;
use std::process::ExitCode;

use chrono::NaiveDate;
use clap::{Args, Subcommand};
use kernel::Message;
use kernel::calendar::{Due, DueError, FIRST_YEAR, LAST_YEAR, RollForward, Why};

use crate::arguments::Format;
use crate::console::{Console, print};
use crate::failure::Failure;

/// Questions to the calendar, and the notices that change it.
#[derive(Debug, Subcommand)]
pub(crate) enum CalendarOrder {
    /// The last day of a time limit, by the notices that come with the program.
    Due(DueOrder),
    /// Bring a holiday notice into force and print which dates it moves.
    Load(load::LoadOrder),
    /// Print the school terms.
    Terms(terms::TermsOrder),
}

#[derive(Debug, Args)]
pub(crate) struct DueOrder {
    /// The day of the event, which does not count: YYYY-MM-DD.
    #[arg(long, value_name = "DATE")]
    from: NaiveDate,
    /// How many days.
    #[arg(long)]
    days: u32,
    /// Count working days only.
    #[arg(long)]
    working: bool,
    /// How to print it.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

pub(crate) async fn run(order: CalendarOrder, console: Console) -> Result<ExitCode, Failure> {
    match order {
        CalendarOrder::Due(order) => due(&order, console),
        CalendarOrder::Load(order) => load::run(&order, console).await,
        CalendarOrder::Terms(order) => terms::run(&order, console).await,
    }
}

fn due(order: &DueOrder, console: Console) -> Result<ExitCode, Failure> {
    let calendar = app::calendar_of_the_pack()?;
    let due = if order.working {
        calendar.due_after_working_days(order.from, order.days)
    } else {
        calendar.due_after_days(order.from, order.days, RollForward::default())
    };
    let due = due.map_err(|error| Failure::Refused(refusal(&error)))?;
    match order.format {
        Format::Json => print(&serde_json::to_string(&due)?)?,
        Format::Text => print(&in_words(&due, console))?,
    }
    Ok(ExitCode::SUCCESS)
}

fn refusal(error: &DueError) -> Message {
    match error {
        DueError::Zero => Message::new("cli-due-zero"),
        DueError::TooLong { longest, .. } => {
            Message::new("cli-due-too-long").with("longest", *longest)
        }
        DueError::OutsideCalendar(_) => Message::new("cli-due-outside")
            .with("first", FIRST_YEAR.to_string())
            .with("last", LAST_YEAR.to_string()),
    }
}

fn in_words(due: &Due, console: Console) -> String {
    let last = Message::new("cli-due").with("on", due.due).with("days", due.counted.len());
    let mut text = console.words(&last);
    if due.provisional {
        let _ = write!(text, "\n{}", console.words(&Message::new("cli-due-provisional")));
    }
    for skipped in &due.skipped {
        let why = match &skipped.why {
            Why::Weekend => console.words(&Message::new("cli-due-weekend")),
            named => named.to_string(),
        };
        let day = Message::new("cli-due-skipped").with("day", skipped.date.to_string());
        let _ = write!(text, "\n{}", console.words(&day.with("why", why)));
    }
    text
}
