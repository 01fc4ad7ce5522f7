//! `qingqu serve`: an installation for its people.

mod reach;

use std::net::{IpAddr, SocketAddr};
use std::process::ExitCode;
use std::sync::Arc;

use app::App;
use app::outbox::Mailer;
use clap::Args;
use kernel::{Message, SystemClock};
use tokio::net::TcpListener;

use crate::console::Console;
use crate::failure::Failure;
use crate::installation::{self, Place};
use crate::jobs;

#[derive(Debug, Args)]
pub(crate) struct ServeOrder {
    #[command(flatten)]
    place: Place,
    /// Where to listen.
    #[arg(
        long,
        env = "QINGQU_BIND",
        value_name = "ADDRESS:PORT",
        default_value = "127.0.0.1:8620"
    )]
    bind: SocketAddr,
    /// The address under which people reach it, such as <https://supervision.example>.
    #[arg(long, env = "QINGQU_BASE_URL", value_name = "URL")]
    base_url: Option<String>,
    /// The proxy in front that speaks HTTPS; only its word about a visitor's address counts.
    #[arg(long, env = "QINGQU_TRUSTED_PROXY", value_name = "IP")]
    trusted_proxy: Option<IpAddr>,
    /// The mail server, such as `smtps://user:password@mail.example:465`.
    #[arg(long, env = "QINGQU_SMTP", hide_env_values = true, value_name = "URL")]
    #[arg(requires = "mail_from")]
    smtp: Option<String>,
    /// The sender of mail.
    #[arg(long, env = "QINGQU_MAIL_FROM", value_name = "ADDRESS")]
    mail_from: Option<String>,
}

pub(crate) async fn run(order: ServeOrder, console: Console) -> Result<ExitCode, Failure> {
    let options = reach::options(order.bind, order.base_url.as_deref(), order.trusted_proxy)
        .map_err(Failure::Hindered)?;
    let mut settings = order.place.settings()?;
    settings.base_url.clone_from(&options.base_url);
    if let (Some(server), Some(from)) = (&order.smtp, &order.mail_from) {
        settings.mailer = mail_server(server, from)?;
    }
    let listener = listen(order.bind).await?;
    let app = installation::open(settings, Arc::new(SystemClock)).await?;
    console.tell(&Message::new("cli-serving").with("address", options.base_url.as_str()));
    until_stopped(app, options, listener).await?;
    Ok(ExitCode::SUCCESS)
}

fn mail_server(server: &str, from: &str) -> Result<Mailer, Failure> {
    Mailer::smtp(server, from).map_err(|error| {
        let message = Message::new("cli-mail-unusable").with("cause", error.to_string());
        Failure::Hindered(message)
    })
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
) -> Result<(), Failure> {
    app.files().sweep_incoming().await?;
    let jobs = jobs::start(&app);
    let served = web::serve(app.clone(), options, listener, told_to_stop()).await;
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
