//! The runtime of commands that open an installation.

use std::future::Future;
use std::num::NonZero;
use std::thread::available_parallelism;

use crate::failure::Failure;

/// More workers cost memory and serve nobody: the database writes on one connection.
const MOST_WORKERS: usize = 4;
/// Threads for files and password hashes.
const MOST_BLOCKING: usize = 32;

/// Runs the command to its end.
pub(crate) fn run<T>(command: impl Future<Output = Result<T, Failure>>) -> Result<T, Failure> {
    let workers = available_parallelism().map_or(1, NonZero::get).min(MOST_WORKERS);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(workers)
        .max_blocking_threads(MOST_BLOCKING)
        .enable_all()
        .build()?;
    runtime.block_on(command)
}
