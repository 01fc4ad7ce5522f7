//! The binary: it reads the configuration once, opens what a command needs, and hands over.
//!
//! It wires and decides nothing. Results go to stdout and nothing else does; messages, progress
//! and logs go to stderr. Exit codes: 0 done, 1 refused or faults found, 2 wrong use or a fault.

mod arguments;
mod backup;
mod calendar;
mod codes;
mod config;
mod console;
mod demo;
mod failure;
mod init;
mod installation;
mod jobs;
mod log;
mod logging;
mod plans;
mod recover;
mod restore;
mod retention;
mod runtime;
mod serve;

use std::process::ExitCode;

use clap::Parser;

use crate::arguments::{Arguments, Order};
use crate::console::Console;
use crate::failure::Failure;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let console = Console::new(arguments.locale());
    let log = arguments.log.or_else(|| arguments.order.log_filter());
    logging::start(log.as_deref().unwrap_or("warn"));
    carry_out(arguments.order, console).unwrap_or_else(|failure| {
        failure.tell(console);
        failure.exit_code()
    })
}

fn carry_out(order: Order, console: Console) -> Result<ExitCode, Failure> {
    match order {
        Order::Demo(order) => runtime::run(demo::run(order, console)),
        Order::Init(order) => runtime::run(init::run(order, console)),
        Order::Recover(order) => runtime::run(recover::run(order, console)),
        Order::Serve(order) => runtime::run(serve::run(order, console)),
        Order::Calendar(order) => runtime::run(calendar::run(order, console)),
        Order::Plans(order) => plans::run(&order),
        Order::Log(order) => runtime::run(log::run(order, console)),
        Order::Backup(order) => runtime::run(backup::run(order, console)),
        Order::Restore(order) => runtime::run(restore::run(order, console)),
        Order::Retention(order) => runtime::run(retention::run(order, console)),
        Order::CheckConfig(order) => config::run(&order, console),
    }
}
