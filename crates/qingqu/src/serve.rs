//! `qingqu serve`: an installation for its people.

mod reach;

use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::Arc;

use app::App;
use app::outbox::Mailer;
use clap::Args;
use kernel::{Message, SystemClock};
use tokio::net::TcpListener;
use web::{Certificate, CertificateError};

use crate::config::{Config, Problem};
use crate::console::Console;
use crate::failure::Failure;
use crate::installation::{self, Place, shown};
use crate::jobs;

pub(crate) use reach::options;

#[derive(Debug, Args)]
pub(crate) struct ServeOrder {
    #[command(flatten)]
    pub(crate) place: Place,
}

pub(crate) async fn run(order: ServeOrder, console: Console) -> Result<ExitCode, Failure> {
    let config = order.place.config()?;
    let options = options(&config)?;
    let certificate = certificate(&config)?;
    let mut settings = order.place.settings_with(&config)?;
    settings.base_url.clone_from(&options.base_url);
    if let Some(mailer) = mailer(&config)? {
        settings.mailer = mailer;
    }
    let listener = listen(config.listen()).await?;
    let app = installation::open(settings, Arc::new(SystemClock)).await?;
    let address = Message::new("cli-serving").with("address", options.base_url.as_str());
    console.tell(&address.with("listen", config.listen().to_string()));
    until_stopped(app, options, listener, certificate).await?;
    Ok(ExitCode::SUCCESS)
}

/// The mail server, if one is named.
pub(crate) fn mailer(config: &Config) -> Result<Option<Mailer>, Problem> {
    let Some((server, from)) = config.mail()? else { return Ok(None) };
    let unusable = |error: app::Error| {
        let message = Message::new("cli-mail-unusable").with("cause", error.to_string());
        config.problem("mail.server", message)
    };
    Mailer::smtp(&server, &from).map(Some).map_err(unusable)
}

/// The certificate, if one is named.
pub(crate) fn certificate(config: &Config) -> Result<Option<Certificate>, Problem> {
    let Some((certificate, key)) = config.tls() else { return Ok(None) };
    let unusable = |error| match error {
        CertificateError::Certificate { file, cause } => {
            let message = Message::new("config-certificate").with("file", shown(&file));
            config.problem("tls.certificate", message.with("cause", cause))
        }
        CertificateError::Key { file, cause } => {
            let message = Message::new("config-private-key").with("file", shown(&file));
            config.problem("tls.key", message.with("cause", cause))
        }
        CertificateError::Pair(cause) => {
            let message = Message::new("config-certificate-pair");
            config.problem("tls.key", message.with("cause", cause.to_string()))
        }
    };
    Certificate::open(certificate, key).map(Some).map_err(unusable)
}

/// Takes the port, so that a taken one is told before anything else happens.
pub(crate) async fn listen(address: SocketAddr) -> Result<TcpListener, Failure> {
    TcpListener::bind(address).await.map_err(|error| {
        let message = match error.kind() {
            std::io::ErrorKind::AddrInUse => Message::new("cli-port-taken"),
            _ => Message::new("cli-cannot-listen").with("cause", error.to_string()),
        };
        Failure::Hindered(message.with("address", address.to_string()))
    })
}

/// Serves with the jobs beside until the program is told to stop, then ends everything in order.
pub(crate) async fn until_stopped(
    app: App,
    options: web::ServeOptions,
    listener: TcpListener,
    certificate: Option<Certificate>,
) -> Result<(), Failure> {
    app.files().sweep_incoming().await?;
    let jobs = jobs::start(&app, certificate.clone());
    let served = web::serve(app.clone(), options, listener, certificate, told_to_stop()).await;
    jobs.stop().await;
    app::record::keep_checkpoint_outside(&app).await?;
    app.close().await?;
    Ok(served?)
}

/// Ready once the program is interrupted (Ctrl-C) or terminated.
async fn told_to_stop() {
    #[cfg(unix)]
    if let Ok(mut terminated) =
        tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())
    {
        tokio::select! {
            _ = terminated.recv() => {}
            _ = tokio::signal::ctrl_c() => {}
        }
        return;
    }
    // Without a handler the signal ends the program by itself.
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}
