//! `qingqu demo`: the demonstration county, made or opened, printed and served.

mod make;
mod summary;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use app::demonstration::{DemoAccount, find};
use app::{App, Installation};
use chrono::NaiveDate;
use clap::Args;
use kernel::{Clock, Message, ShiftedClock, SystemClock};

use crate::console::{Console, print};
use crate::failure::Failure;
use crate::installation::{self, settings_of};
use crate::serve;

#[derive(Debug, Args)]
pub(crate) struct DemoOrder {
    /// The folder of the demonstration.
    #[arg(long, value_name = "DIR", default_value = "./data/demo")]
    data: PathBuf,
    #[arg(long, value_name = "URL")]
    #[arg(help = "An empty PostgreSQL database to use instead of the embedded one")]
    database: Option<String>,
    /// The port to serve at, on this machine only.
    #[arg(long, default_value_t = 8620)]
    port: u16,
    /// Let it be this day: YYYY-MM-DD.
    #[arg(long, value_name = "DATE")]
    today: Option<NaiveDate>,
    /// Take this document as the county's plan.
    #[arg(long, value_name = "FILE")]
    plan: Option<PathBuf>,
    /// Stop after printing.
    #[arg(long)]
    no_serve: bool,
}

impl DemoOrder {
    fn clock(&self) -> Arc<dyn Clock> {
        match self.today {
            Some(today) => Arc::new(ShiftedClock::on(today, SystemClock)),
            None => Arc::new(SystemClock),
        }
    }
}

pub(crate) async fn run(order: DemoOrder, console: Console) -> Result<ExitCode, Failure> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, order.port));
    let listener = if order.no_serve { None } else { Some(serve::listen(address).await?) };
    let base_url = format!("http://{address}");
    let made = make_if_absent(&order, console).await?;
    let app = open(&order, base_url.clone()).await?;
    let Some(county) = find(&app).await? else {
        return Err(Failure::Hindered(Message::new("cli-demo-no-county")));
    };
    let folder = Installation::at(&order.data);
    print(&summary::of(&county, made.as_deref(), &folder, &base_url, console))?;
    match listener {
        Some(listener) => {
            let options = web::ServeOptions { base_url, ..web::ServeOptions::default() };
            serve::until_stopped(app, options, listener, None).await?;
        }
        None => app.close().await?,
    }
    Ok(ExitCode::SUCCESS)
}

/// The accounts, if the demonstration was made now.
async fn make_if_absent(
    order: &DemoOrder,
    console: Console,
) -> Result<Option<Vec<DemoAccount>>, Failure> {
    if !Installation::at(&order.data).exists() {
        return make::make(order, console).await.map(Some);
    }
    if order.plan.is_some() {
        console.tell(&Message::new("cli-demo-plan-unused"));
    }
    Ok(None)
}

async fn open(order: &DemoOrder, base_url: String) -> Result<App, Failure> {
    let folder = Installation::at(&order.data);
    let mut settings = settings_of(folder, order.database.as_deref())?;
    settings.base_url = base_url;
    installation::open(settings, order.clock()).await
}
