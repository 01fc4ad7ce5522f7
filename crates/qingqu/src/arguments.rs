//! The command line: what is to be done, and with which installation. How one is served stands
//! in its configuration. Environment variables are read only where one is named here.

use clap::{Parser, Subcommand, ValueEnum};
use l10n::Locale;

use crate::{backup, calendar, config, demo, init, log, plans, recover, restore, retention, serve};

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
    #[arg(long, global = true, env = "QINGQU_LOG", value_name = "FILTER")]
    pub(crate) log: Option<String>,
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
    /// Forget what has served its time, as the program does every hour.
    Retention(retention::RetentionOrder),
    /// Print what the configuration says, and what is wrong with it.
    CheckConfig(config::CheckOrder),
}

impl Order {
    /// What the configuration of a program that serves says about the log; it is read again, and
    /// told to be wrong, when it is used.
    pub(crate) fn log_filter(&self) -> Option<String> {
        let Self::Serve(order) = self else { return None };
        Some(order.place.config().ok()?.log_filter()?.to_owned())
    }
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

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;

    /// The calls of the program in the blocks of a page, each as its words.
    fn calls(page: &str) -> Vec<Vec<&str>> {
        let blocks = page.split("```sh\n").skip(1).filter_map(|block| block.split("```").next());
        let lines = blocks.flat_map(str::lines).filter(|line| !line.contains('…'));
        lines.filter_map(words).collect()
    }

    fn words(line: &str) -> Option<Vec<&str>> {
        let said = line.split('#').next()?.split(['>', '|']).next()?;
        let words: Vec<_> = said.split_whitespace().collect();
        let at = words.iter().position(|word| *word == "qingqu")?;
        let is_call = words[..at].iter().all(|word| ["sudo", "-u", "qingqu"].contains(word));
        // `sudo -u qingqu qingqu …`: the second one is the program.
        let at = if words.get(at + 1) == Some(&"qingqu") { at + 1 } else { at };
        is_call.then(|| words[at..].to_vec())
    }

    #[test]
    fn every_call_in_the_pages_for_operators_is_understood() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/operate");
        let mut understood = 0;
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_none_or(|ending| ending != "md") {
                continue;
            }
            let page = fs::read_to_string(&path).unwrap();
            for call in calls(&page) {
                let read = Arguments::try_parse_from(&call);
                assert!(read.is_ok(), "{}: {call:?}: {}", path.display(), read.unwrap_err());
                understood += 1;
            }
        }
        assert!(understood > 20, "{understood}");
    }
}
