//! Sample pages of how an installation stands.

use std::time::Duration;

use app::outbox::Unsent;
use app::upkeep::{BackupMark, JobState, Measures, SystemPage, Warning};

use super::system::SystemHtml;
use crate::shell::samples::{Sample, Setting, moment};

pub(crate) fn all(setting: Setting) -> Vec<Sample> {
    let page = |here: Option<Vec<Warning>>, system| {
        let mut ui = setting.chen("/system");
        ui.system = here.map(|all| all.iter().map(Warning::message).collect());
        SystemHtml { ui, system }
    };
    let needy = needy();
    let warned = Some(needy.warnings.clone());
    vec![
        Sample::of("system: well", &page(Some(Vec::new()), well())),
        Sample::of("system: needs somebody", &page(warned, needy)),
        Sample::of("system: just started", &page(None, empty())),
    ]
}

fn empty() -> SystemPage {
    let measures = Measures {
        now: moment("2026-09-28T02:00:00Z"),
        jobs: Vec::new(),
        unsent: Unsent::default(),
        disk_free: None,
        disk_floor: None,
        database: 4_096,
        backup: None,
        checkpoint_at: None,
    };
    SystemPage { version: "0.1.0", measures, warnings: Vec::new(), next_year: (2027, false) }
}

fn job(name: &'static str, minutes: u64, failed: Option<&str>) -> JobState {
    let last_run = moment("2026-09-28T01:59:00Z");
    let failed = failed.map(str::to_owned);
    let last_success = failed.is_none().then_some(last_run);
    JobState { name, every: Duration::from_mins(minutes), last_run, last_success, failed }
}

fn well() -> SystemPage {
    let mut system = empty();
    system.measures.jobs = vec![job("checkpoint", 1, None), job("mail", 1, None)];
    system.measures.disk_free = Some(64 << 30);
    system.measures.disk_floor = Some(2 << 30);
    let made_at = moment("2026-09-27T18:00:00Z");
    system.measures.backup = Some(BackupMark { made_at, bytes: 3 << 20 });
    system.measures.checkpoint_at = Some(moment("2026-09-28T01:59:00Z"));
    system.next_year = (2027, true);
    system
}

fn needy() -> SystemPage {
    let mut system = well();
    system.measures.jobs.push(job("reminders", 10, Some("1A2B3C4D")));
    system.measures.unsent = Unsent { waiting: 12, given_up: 3 };
    system.warnings = vec![
        Warning::DiskLow { free: 900 },
        Warning::OldBackup { hours: 75 },
        Warning::Job { name: "reminders" },
        Warning::Letters { number: 3 },
    ];
    system
}
