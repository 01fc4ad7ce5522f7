//! What the figures were measured on.

use std::fs;

use anyhow::{Context as _, Result};

/// The command, the machine and its load before the first figure.
pub(crate) fn told() -> Result<String> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let memory = fs::read_to_string("/proc/meminfo")?;
    let kibibytes = memory.split_whitespace().nth(1).context("MemTotal")?;
    let gibibytes = kibibytes.parse::<u64>()? >> 20;
    let load = fs::read_to_string("/proc/loadavg")?;
    let load = load.split(' ').next().context("load")?;
    let release = if cfg!(debug_assertions) { "" } else { " --release" };
    Ok(format!(
        "`cargo run{release} -p bench --bin figures -- {}` on {} processors, {gibibytes} GiB, load \
         {load} before it began; generator: one thread, pinned to the last processor",
        arguments.join(" "),
        std::thread::available_parallelism()?,
    ))
}
