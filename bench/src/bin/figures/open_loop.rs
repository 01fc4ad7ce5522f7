//! A steady load that does not wait for answers.

use std::time::Duration;

use anyhow::Result;
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
    pub(crate) async fn send(
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
