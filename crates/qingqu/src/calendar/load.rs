//! `qingqu calendar load`: a holiday notice comes into force in each county, and what it moves is
//! printed. A county that refuses it holds up no other; the exit code says that there was one.

use std::path::PathBuf;
use std::process::ExitCode;

use app::calendar::{LoadHolidayNotice, Moved, TouchedDate, TouchedTask, read_notice};
use clap::Args;
use domain::access::{Actor, SystemActor};
use domain::calendar::DayChange;
use kernel::Message;
use serde_json::{Value, json};

use crate::arguments::Format;
use crate::console::{Console, count, print};
use crate::failure::Failure;
use crate::installation::Place;
use crate::plans::document;

#[derive(Debug, Args)]
pub(crate) struct LoadOrder {
    /// The notice: JSON as in packs/calendar, or lines such as `2027-01-01..2027-01-03 off NAME`.
    file: PathBuf,
    /// Load it although it does not name every statutory holiday.
    #[arg(long)]
    partial: bool,
    #[command(flatten)]
    place: Place,
    /// How to print what moved; as JSON one line for each county.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

pub(crate) async fn run(order: &LoadOrder, console: Console) -> Result<ExitCode, Failure> {
    let (_, bytes) = document(&order.file)?;
    let notice = read_notice(&String::from_utf8_lossy(&bytes)).map_err(app::Error::from)?;
    let app = order.place.open().await?;
    let mut code = ExitCode::SUCCESS;
    for (county, name) in app::org::counties(&app).await? {
        let operator = Actor::System(SystemActor::Operator, county);
        let load = LoadHolidayNotice { notice: notice.clone(), partial: order.partial };
        let name = console.name(&name);
        match app.command(&operator, None, load).await {
            Ok(moved) => print(&match order.format {
                Format::Json => as_json(name, &moved).to_string(),
                Format::Text => format!("{name}\t{}", in_words(&moved, console)),
            })?,
            // What one county refuses holds for that one only.
            Err(app::Error::Refused(why)) => {
                code = ExitCode::from(1);
                let told = Message::new("cli-notice-refused").with("county", name);
                console.tell(&told.with("why", console.words(&why)));
            }
            Err(error) => return Err(error.into()),
        }
    }
    app.close().await?;
    Ok(code)
}

fn in_words(moved: &Moved, console: Console) -> String {
    let loaded = Message::new("cli-notice-loaded").with("year", moved.year.to_string());
    let head = loaded.with("days", moved.days.len()).with("dates", moved.dates.len());
    let head = head.with("tasks", moved.tasks.len());
    let days = moved.days.iter().map(|change| day_in_words(change, console));
    let dates = moved.dates.iter().map(|date| date_in_words(date, console));
    let tasks = moved.tasks.iter().map(|task| task_in_words(task, console));
    let lines = std::iter::once(console.words(&head)).chain(days).chain(dates).chain(tasks);
    lines.collect::<Vec<_>>().join("\n")
}

fn day_in_words(change: &DayChange, console: Console) -> String {
    let before = console.words(&change.before.kind.message());
    let after = console.words(&change.after.kind.message());
    format!("{}\t{before} → {after}", change.date)
}

fn date_in_words(date: &TouchedDate, console: Console) -> String {
    let message = Message::new("cli-notice-date")
        .with("tasks", count(date.tasks))
        .with("before", date.left_before)
        .with("after", date.left_after);
    format!("{}\t{}", date.due_on, console.words(&message))
}

fn task_in_words(task: &TouchedTask, console: Console) -> String {
    let message = Message::new("cli-notice-task").with("next", task.next_working_day.to_string());
    format!("{}\t{}\t{}\t{}", task.due_on, task.no, console.words(&message), task.title)
}

fn as_json(county: &str, moved: &Moved) -> Value {
    let day = |change: &DayChange| {
        json!({
            "date": change.date,
            "was_worked": change.before.kind.is_working(),
            "is_worked": change.after.kind.is_working(),
        })
    };
    let date = |date: &TouchedDate| {
        json!({
            "due_on": date.due_on,
            "tasks": date.tasks,
            "is_worked": date.kind.is_working(),
            "working_days_before": date.left_before,
            "working_days_after": date.left_after,
        })
    };
    json!({
        "county": county,
        "year": moved.year,
        "days": moved.days.iter().map(day).collect::<Vec<_>>(),
        "dates": moved.dates.iter().map(date).collect::<Vec<_>>(),
        "tasks": moved.tasks,
    })
}
