//! A steady load that does not wait for answers. It is sent by one thread that stays on one
//! processor, so that the generator takes little from the program and the same in every run.

use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context as _, Result, anyhow, ensure};
use bench::Request;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep_until};

use crate::latency::Latencies;

/// So many requests a second, so many seconds long.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Load {
    pub(crate) rate: u32,
    pub(crate) seconds: u32,
}

impl Load {
    /// How many requests that are.
    pub(crate) fn requests(self) -> usize {
        (self.rate * self.seconds) as usize
    }

    /// Sends the request that `nth` makes when its time has come; the answer has to have the
    /// status `meant`.
    pub(crate) fn send(
        self,
        port: u16,
        meant: u16,
        nth: impl FnMut(usize) -> Request + Send,
    ) -> Result<Latencies> {
        let generator = || {
            stay_on_the_last_processor()?;
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
            runtime.block_on(self.send_all(port, meant, nth))
        };
        let joined = std::thread::scope(|scope| scope.spawn(generator).join());
        joined.map_err(|_| anyhow!("the load generator fell over"))?
    }

    async fn send_all(
        self,
        port: u16,
        meant: u16,
        mut nth: impl FnMut(usize) -> Request,
    ) -> Result<Latencies> {
        let (mut sent, began) = (JoinSet::new(), Instant::now());
        for number in 0..self.requests() {
            let request = nth(number);
            let due = began + Duration::from_secs(1) * u32::try_from(number)? / self.rate;
            sleep_until(due).await;
            sent.spawn(async move {
                let answer = request.send(port).await;
                let is_meant = answer.is_ok_and(|answer| answer.status == meant);
                (due.elapsed(), is_meant)
            });
        }
        let answers = sent.join_all().await;
        let failures = answers.iter().filter(|(_, is_meant)| !is_meant).count();
        let latencies = answers.into_iter().map(|(latency, _)| latency);
        Ok(Latencies::of(latencies.collect(), u32::try_from(failures)?))
    }
}

/// Pins this thread (taskset(1) of util-linux); what it starts later is not meant to run here.
fn stay_on_the_last_processor() -> Result<()> {
    let last = std::thread::available_parallelism()?.get() - 1;
    let thread = std::fs::read_link("/proc/thread-self")?;
    let thread = thread.file_name().context("no thread")?;
    let mut pin = Command::new("taskset");
    pin.arg("-cp").arg(last.to_string()).arg(thread).stdout(Stdio::null());
    ensure!(pin.status().context("taskset")?.success(), "the load generator cannot be pinned");
    Ok(())
}
