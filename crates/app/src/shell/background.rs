//! Work that goes on beside requests and stops with the program.

use std::future::Future;
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::JoinSet;

use super::{App, FormKey};
use crate::Result;

/// The tasks beside the requests. Dropping it stops them; [`Background::stop`] waits for them.
pub struct Background {
    app: App,
    tasks: JoinSet<()>,
    stop: watch::Sender<bool>,
}

impl Background {
    /// Nothing goes on yet.
    pub fn of(app: &App) -> Self {
        Self { app: app.clone(), tasks: JoinSet::new(), stop: watch::Sender::new(false) }
    }

    /// Runs `job` now and then every `period` until the program stops. A job is never cut off
    /// in its middle; one that fails is told to the log and tried again.
    pub fn every<F, J>(&mut self, name: &'static str, period: Duration, mut job: F)
    where
        F: FnMut(App) -> J + Send + 'static,
        J: Future<Output = Result<()>> + Send + 'static,
    {
        let mut stopped = self.stop.subscribe();
        let app = self.app.clone();
        self.tasks.spawn(async move {
            while !*stopped.borrow() {
                let done = job(app.clone()).await;
                app.jobs().note(name, period, app.now(), reference_of(&app, name, done));
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

/// The reference under which a failure was logged.
fn reference_of(app: &App, name: &str, done: Result<()>) -> Option<String> {
    let error = done.err()?;
    let reference = FormKey::fresh(app.ids()).reference();
    tracing::warn!(job = name, %reference, %error, "a background job failed");
    Some(reference)
}
