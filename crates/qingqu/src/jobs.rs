//! What goes on beside the requests while the program serves.

use std::future::ready;
use std::time::Duration;

use app::{App, Background, Error};
use web::Certificate;

const MINUTE: Duration = Duration::from_mins(1);

/// Starts all jobs; each runs at once, then again and again.
pub(crate) fn start(app: &App, certificate: Option<Certificate>) -> Background {
    let mut jobs = Background::of(app);
    jobs.every("mail", MINUTE / 6, |app| async move { app::outbox::deliver(&app).await.map(drop) });
    jobs.every("checkpoint", MINUTE, |app| async move {
        app::record::keep_checkpoint_outside(&app).await
    });
    jobs.every("watch", MINUTE, |app| async move { app::upkeep::watch(&app).await });
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
    jobs.every("tidy", 60 * MINUTE, |app| async move { app::upkeep::tidy(&app).await });
    jobs.every(
        "files",
        24 * 60 * MINUTE,
        |app| async move { app::files::sweep(&app).await.map(drop) },
    );
    if let Some(certificate) = certificate {
        jobs.every("certificate", MINUTE / 6, move |_| ready(renewed(&certificate)));
    }
    jobs
}

/// Takes in a certificate that was renewed.
fn renewed(certificate: &Certificate) -> app::Result<()> {
    if certificate.refresh().map_err(Error::fault)? {
        tracing::info!("another certificate is in use");
    }
    Ok(())
}
