//! What goes on beside the requests while the program serves.

use std::future::Future;
use std::time::Duration;

use app::{App, Background};

const MINUTE: u64 = 60;

/// Starts all jobs; each runs at once, then again and again.
pub(crate) fn start(app: &App) -> Background {
    let mut jobs = Jobs { app, background: Background::default() };
    jobs.every("mail", 10, |app| async move { app::outbox::deliver(&app).await.map(drop) });
    jobs.every("checkpoint", MINUTE, |app| async move {
        app::record::keep_checkpoint_outside(&app).await
    });
    jobs.every("periods", 10 * MINUTE, |app| async move {
        app::plans::open_periods(&app).await.map(drop)
    });
    jobs.every("departures", 10 * MINUTE, |app| async move {
        app::accounts::close_accounts(&app).await.map(drop)
    });
    jobs.every(
        "reminders",
        10 * MINUTE,
        |app| async move { app::plans::remind(&app).await.map(drop) },
    );
    jobs.every("tidy", 60 * MINUTE, |app| async move { app::tidy(&app).await });
    jobs.every(
        "files",
        24 * 60 * MINUTE,
        |app| async move { app::files::sweep(&app).await.map(drop) },
    );
    jobs.background
}

struct Jobs<'a> {
    app: &'a App,
    background: Background,
}

impl Jobs<'_> {
    fn every<J>(&mut self, name: &'static str, seconds: u64, job: fn(App) -> J)
    where
        J: Future<Output = app::Result<()>> + Send + 'static,
    {
        let app = self.app.clone();
        self.background.every(name, Duration::from_secs(seconds), move || job(app.clone()));
    }
}
