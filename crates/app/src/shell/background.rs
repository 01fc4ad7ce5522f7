//! Work that goes on beside requests and stops with the program.

use std::future::Future;
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::JoinSet;

/// The tasks beside the requests. Dropping it stops them; [`Background::stop`] waits for them.
pub struct Background {
    tasks: JoinSet<()>,
    stop: watch::Sender<bool>,
}

impl Default for Background {
    fn default() -> Self {
        Self { tasks: JoinSet::new(), stop: watch::Sender::new(false) }
    }
}

impl Background {
    /// Runs `job` now and then every `period` until the program stops. A job is never cut off
    /// in its middle; one that fails is told to the log and tried again.
    pub fn every<F, J>(&mut self, name: &'static str, period: Duration, mut job: F)
    where
        F: FnMut() -> J + Send + 'static,
        J: Future<Output = crate::Result<()>> + Send + 'static,
    {
        let mut stopped = self.stop.subscribe();
        self.tasks.spawn(async move {
            while !*stopped.borrow() {
                if let Err(error) = job().await {
                    tracing::warn!(job = name, %error, "a background job failed");
                }
                let _ = tokio::time::timeout(period, stopped.wait_for(|stop| *stop)).await;
            }
        });
    }

    /// Stops after the jobs that run now.
    pub async fn stop(mut self) {
        self.stop.send_replace(true);
        while self.tasks.join_next().await.is_some() {}
    }
}
