//! The first start: a county, its office, and the three administrators, each with a code.
//!
//! Nobody has a password yet and none is invented: whoever runs the program hands out three slips.

use domain::access::{Actor, Role, SystemActor};
use domain::org::{UnitKind, UnitName};
use kernel::{CountyId, Message};

use super::invite::is_taken;
use super::{InviteAccounts, NewInvitation, Slip};
use crate::accounts::PersonName;
use crate::org::{CreateCounty, FoundUnit};
use crate::{App, Command, Error, Result, Work, org};

/// The three administrators, with the logins that they get where these are free.
const ADMINISTRATORS: [(Role, &str); 3] = [
    (Role::SystemAdministrator, "system"),
    (Role::SecurityAdministrator, "security"),
    (Role::AuditAdministrator, "audit"),
];

/// What an administrator is called until somebody says who it is.
pub type FoundingName = fn(Role) -> PersonName;

/// The order to found a county.
#[derive(Debug)]
pub struct FoundCounty {
    /// Its name.
    pub name: UnitName,
    /// The office at which the administrators sit.
    pub office: UnitName,
    /// What the administrators are called.
    pub called: FoundingName,
    /// Why they are invited.
    pub reason: String,
}

/// Founds a county in the installation and gives the slips of its three administrators.
///
/// # Errors
/// A refusal if a county of this name is there already, or a fault.
pub async fn found_county(app: &App, order: FoundCounty) -> Result<Vec<Slip>> {
    let there = org::counties(app).await?;
    if there.iter().any(|(_, name)| name.zh == order.name.zh) {
        let refused = Message::new("founding-refused-there");
        return Err(Error::Refused(refused.with("county", order.name.zh)));
    }
    let operator = Actor::System(SystemActor::Operator, CountyId::fresh(app.ids()));
    app.command(&operator, None, order).await
}

impl Command for FoundCounty {
    type Outcome = Vec<Slip>;

    async fn carry_out(self, work: &mut Work) -> Result<Vec<Slip>> {
        work.require_system(SystemActor::Operator)?;
        CreateCounty { name: self.name }.carry_out(work).await?;
        let office = FoundUnit::named(UnitKind::BureauOffice, self.office);
        let unit = office.carry_out(work).await?;
        let mut invitations = Vec::new();
        for (role, login) in ADMINISTRATORS {
            let (login, name) = (free_login(work, login).await?, (self.called)(role));
            invitations.push(NewInvitation { unit, role, login, name, email: None });
        }
        InviteAccounts { invitations, reason: self.reason }.carry_out(work).await
    }
}

/// The login, with a number behind it where another county has it.
async fn free_login(work: &Work, login: &str) -> Result<String> {
    let mut free = login.to_owned();
    let mut number = 1;
    while is_taken(work, &free).await? {
        number += 1;
        free = format!("{login}-{number}");
    }
    Ok(free)
}
