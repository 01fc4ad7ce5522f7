//! The command line. Whatever it says can also be said by environment variables where one is
//! named; nothing else is read from the environment.

use clap::{Parser, Subcommand, ValueEnum};
use l10n::Locale;

use crate::{backup, calendar, demo, init, log, plans, recover, restore, serve};

/// Qingqu 清渠: school integrity supervision for a county.
#[derive(Debug, Parser)]
#[command(name = "qingqu", version, disable_help_subcommand = true)]
pub(crate) struct Arguments {
    /// Language of what is printed; otherwise that of LANG.
    #[arg(long, global = true, env = "QINGQU_LANG", value_name = "zh-CN|en", value_parser = locale)]
    lang: Option<Locale>,
    /// The language of the machine, which the environment names.
    #[arg(long, global = true, env = "LANG", hide = true)]
    machine_language: Option<String>,
    /// What is logged to stderr, as a filter such as `info` or `warn,app=debug`.
    #[arg(long, global = true, env = "QINGQU_LOG", value_name = "FILTER", default_value = "warn")]
    pub(crate) log: String,
    #[command(subcommand)]
    pub(crate) order: Order,
}

impl Arguments {
    /// The language to speak: the one asked for; Chinese on a Chinese machine; else English.
    pub(crate) fn locale(&self) -> Locale {
        let of_machine = self.machine_language.as_deref().unwrap_or_default();
        let guessed = if of_machine.starts_with("zh") { Locale::ZhCn } else { Locale::En };
        self.lang.unwrap_or(guessed)
    }
}

/// What is to be done.
#[derive(Debug, Subcommand)]
pub(crate) enum Order {
    /// Make the demonstration county, or open the one that is there, and serve it.
    Demo(demo::DemoOrder),
    /// Found a county with its three administrators, and print their codes.
    Init(init::InitOrder),
    /// Make a new code for somebody who has lost everything.
    Recover(recover::RecoverOrder),
    /// Serve an installation.
    Serve(serve::ServeOrder),
    /// Reckon with working days.
    #[command(subcommand)]
    Calendar(calendar::CalendarOrder),
    /// Read policy documents.
    #[command(subcommand)]
    Plans(plans::PlansOrder),
    /// Verify the record, and carry its checkpoints away.
    #[command(subcommand)]
    Log(log::LogOrder),
    /// Write a backup of the data into a new folder, and of the keys into another.
    Backup(backup::BackupOrder),
    /// Make an installation again from a backup and its keys.
    Restore(restore::RestoreOrder),
}

/// How a result is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

fn locale(tag: &str) -> Result<Locale, &'static str> {
    Locale::from_tag(tag).ok_or("zh-CN or en")
}
