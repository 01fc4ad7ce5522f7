//! `qingqu init`: the first start. It founds a county with its three administrators, who get codes
//! and no passwords: each chooses their own.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use app::accounts::{FoundCounty, PersonName, found_county};
use app::{App, Installation, KeyStore};
use clap::Args;
use domain::access::Role;
use domain::org::UnitName;
use kernel::{Message, SystemClock};
use l10n::Locale;

use crate::arguments::Format;
use crate::codes;
use crate::console::{Console, print};
use crate::failure::Failure;
use crate::installation::{self, plain_settings, shown};

#[derive(Debug, Args)]
pub(crate) struct InitOrder {
    /// The county's name in Chinese.
    #[arg(long, value_name = "NAME")]
    county: String,
    /// The county's English name; otherwise the Chinese one.
    #[arg(long, value_name = "NAME")]
    county_en: Option<String>,
    /// The folder of the installation; it is made if it is not there.
    #[arg(long, env = "QINGQU_DATA", value_name = "DIR")]
    data: PathBuf,
    #[arg(long, env = "QINGQU_DATABASE", hide_env_values = true, value_name = "URL")]
    #[arg(help = "Its PostgreSQL database, if it is to use one")]
    database: Option<String>,
    /// The address under which people will reach it.
    #[arg(long, env = "QINGQU_BASE_URL", value_name = "URL")]
    #[arg(default_value = "http://127.0.0.1:8620")]
    base_url: String,
    /// How to print the codes.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

pub(crate) async fn run(order: InitOrder, console: Console) -> Result<ExitCode, Failure> {
    let installation = Installation::at(&order.data);
    if !installation.exists() {
        make_private(&order.data)?;
        KeyStore::create(&installation.keys())?;
    }
    let settings = plain_settings(installation, order.database.as_deref());
    let app = installation::open(settings, Arc::new(SystemClock)).await?;
    let done = found(&order, &app, console).await;
    app.close().await?;
    done
}

async fn found(order: &InitOrder, app: &App, console: Console) -> Result<ExitCode, Failure> {
    let zh = order.county.trim().to_owned();
    let en = order.county_en.clone().unwrap_or_else(|| zh.clone());
    let founding = FoundCounty {
        name: UnitName { zh: zh.clone(), en },
        office: in_both(&Message::new("cli-founding-office")),
        called,
        reason: console.words(&Message::new("cli-founding-reason")),
    };
    let slips = found_county(app, founding).await?;
    let head = Message::new("cli-founded")
        .with("county", zh)
        .with("folder", shown(&order.data))
        .with("address", order.base_url.trim_end_matches('/'));
    print(&codes::of(&slips, &head, order.format, console)?)?;
    Ok(ExitCode::SUCCESS)
}

/// An administrator is called by the role until somebody says who it is.
// i18n: cli-role-*
fn called(role: Role) -> PersonName {
    let id = format!("cli-role-{}", role.name()).into();
    let UnitName { zh, en } = in_both(&Message { id, args: Vec::new() });
    PersonName { zh, en }
}

fn in_both(message: &Message) -> UnitName {
    let [zh, en] = [Locale::ZhCn, Locale::En].map(|locale| l10n::text(locale, message));
    UnitName { zh, en }
}

/// Makes the folder, if there is none; what stands in it is nobody else's to read.
fn make_private(folder: &Path) -> Result<(), Failure> {
    if folder.exists() {
        return Ok(());
    }
    let mut builder = std::fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    Ok(builder.recursive(true).create(folder)?)
}
