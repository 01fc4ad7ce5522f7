//! What the demonstration consists of, as it is printed.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use app::Installation;
use app::accounts::PersonName;
use app::demonstration::{DemoAccount, Demonstration};
use domain::org::UnitName;
use kernel::Message;

use crate::console::{Console, count};
use crate::installation::shown;

/// Where the accounts of a demonstration stand.
pub(super) fn accounts_file(folder: &Path) -> PathBuf {
    folder.join("accounts.txt")
}

/// Everything that is printed: units by tier, plans, tasks, accounts, address.
pub(super) fn of(
    county: &Demonstration,
    made: Option<&[DemoAccount]>,
    installation: &Installation,
    address: &str,
    console: Console,
) -> String {
    let mut text = String::new();
    let mut line = |message: Message| {
        let _ = writeln!(text, "{}", console.words(&message));
    };
    let name = unit_name(&county.county, console);
    let head = match made {
        Some(_) => Message::new("cli-demo-made"),
        None => Message::new("cli-demo-opened"),
    };
    line(head.with("county", name).with("folder", shown(installation.root())));
    for (tier, units) in &county.units_by_tier {
        // i18n: cli-tier-*
        line(of_number(format!("cli-tier-{}", tier.name()), *units));
    }
    line(of_number("cli-demo-plans".to_owned(), county.plans));
    line(of_number("cli-demo-tasks".to_owned(), county.tasks));
    let file = accounts_file(installation.root());
    let passwords = match made {
        Some(_) => Message::new("cli-demo-accounts"),
        None if file.exists() => Message::new("cli-demo-accounts-kept"),
        None => Message::new("cli-demo-accounts-gone"),
    };
    line(passwords.with("file", shown(&file)));
    text.push_str(&accounts(made.unwrap_or_default(), console));
    text.push_str(&console.words(&Message::new("cli-demo-address").with("address", address)));
    text
}

/// One line for each account: login, password, person, role, unit.
pub(super) fn accounts(accounts: &[DemoAccount], console: Console) -> String {
    accounts.iter().fold(String::new(), |mut text, account| {
        let DemoAccount { login, password, .. } = account;
        let name = person_name(&account.name, console);
        // i18n: cli-role-*
        let role = Message { id: format!("cli-role-{}", account.role.name()).into(), args: vec![] };
        let role = console.words(&role);
        let unit = unit_name(&account.unit, console);
        let _ = writeln!(text, "  {login:<8}{password}  {name} · {role} · {unit}");
        text
    })
}

// i18n: cli-demo-plans, cli-demo-tasks
fn of_number(id: String, number: u64) -> Message {
    Message { id: id.into(), args: vec![("number".into(), count(number).into())] }
}

fn unit_name(name: &UnitName, console: Console) -> String {
    console.either(&name.zh, &name.en).to_owned()
}

fn person_name(name: &PersonName, console: Console) -> String {
    console.either(&name.zh, &name.en).to_owned()
}
