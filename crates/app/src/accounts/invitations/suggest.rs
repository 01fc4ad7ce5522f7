//! Units without anybody who could sign in, with what their first invitation could say.

use std::collections::HashSet;

use domain::access::{Act, Facts, Role};
use domain::accounts::check_login;
use domain::org::Unit;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::accounts::rows::accounts;
use crate::{Reader, Result, org};

/// Units on the form: more become a second list of slips.
const AT_ONCE: usize = 200;
/// Most characters of a suggested login; a number may come behind it.
const LONGEST: usize = 30;

/// A unit without an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The unit.
    pub unit: Unit,
    /// The role of those who do its work.
    pub role: Role,
    /// A login that is free.
    pub login: String,
}

/// The units without an account, as far as one list holds them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestions {
    /// The first of them, in the order people know.
    pub units: Vec<Suggestion>,
    /// How many there are.
    pub total: usize,
}

/// The units for which nobody has an open account and whose work needs no second person's word.
///
/// # Errors
/// [`crate::Error::Denied`] or [`crate::Error::Missing`], or a fault.
pub async fn suggest_invitations(reader: &Reader<'_>) -> Result<Suggestions> {
    reader.require(Act::InviteAccount, Facts::COUNTY)?;
    let county = reader.person().county;
    let staffed = staffed(reader).await?;
    let mut logins = logins(reader).await?;
    let numbered = (1..).zip(org::all_units(reader.db(), county).await?);
    let bare = numbered.filter_map(|(number, unit)| {
        let role = Role::of_work_at(unit.tier()).filter(|role| !role.is_powerful())?;
        (unit.is_open() && !staffed.contains(&unit.id.as_uuid())).then_some((number, unit, role))
    });
    let bare: Vec<(u32, Unit, Role)> = bare.collect();
    let total = bare.len();
    let units = bare.into_iter().take(AT_ONCE).map(|(number, unit, role)| {
        let login = free_login(&unit, number, &mut logins);
        Suggestion { unit, role, login }
    });
    Ok(Suggestions { units: units.collect(), total })
}

/// The units with an account that is open or waits for its person.
async fn staffed(reader: &Reader<'_>) -> Result<HashSet<Uuid>> {
    let is_open = Condition::any()
        .add(accounts::Column::ClosedAt.is_null())
        .add(accounts::Column::ClosedAt.gt(reader.now()));
    let units: Vec<Uuid> = accounts::Entity::find()
        .select_only()
        .column(accounts::Column::UnitId)
        .filter(accounts::Column::CountyId.eq(reader.person().county.as_uuid()))
        .filter(is_open)
        .into_tuple()
        .all(reader.db())
        .await?;
    Ok(units.into_iter().collect())
}

/// Every login of the installation.
async fn logins(reader: &Reader<'_>) -> Result<HashSet<String>> {
    let logins = accounts::Entity::find().select_only().column(accounts::Column::Login);
    let logins: Vec<String> = logins.into_tuple().all(reader.db()).await?;
    Ok(logins.into_iter().collect())
}

/// The Latin name of the unit in small letters, where it has one; otherwise its tier and number.
fn free_login(unit: &Unit, number: u32, taken: &mut HashSet<String>) -> String {
    let words: Vec<String> = unit
        .name
        .en
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let plain: String = words.join("-").chars().take(LONGEST).collect();
    let plain = plain.trim_end_matches('-');
    let plain =
        check_login(plain).unwrap_or_else(|_| format!("{}-{number:03}", unit.tier().name()));
    let mut numbers = 2..;
    let mut login = plain.clone();
    while !taken.insert(login.clone()) {
        login = format!("{plain}-{}", numbers.next().unwrap_or_default());
    }
    login
}

#[cfg(test)]
mod tests {
    use domain::org::{UnitKind, UnitName};
    use kernel::{CountyId, SeededIds, UnitId, Version};

    use super::*;

    fn school(zh: &str, en: &str) -> Unit {
        let ids = SeededIds::new(1);
        Unit {
            id: UnitId::fresh(&ids),
            county: CountyId::fresh(&ids),
            kind: UnitKind::School,
            guided_by: None,
            belongs_to: None,
            school: None,
            ends_on: None,
            closure: None,
            version: Version::FIRST,
            name: UnitName { zh: zh.to_owned(), en: en.to_owned() },
        }
    }

    #[test]
    fn a_login_follows_the_latin_name_and_is_never_taken() {
        let mut taken = HashSet::from(["riverside".to_owned()]);
        let riverside = school("河畔小学", "Riverside");
        assert_eq!(free_login(&riverside, 1, &mut taken), "riverside-2");
        assert_eq!(free_login(&riverside, 1, &mut taken), "riverside-3");
        let long = school("完全小学", "Riverside Third Central Primary School (No. 2)");
        assert_eq!(free_login(&long, 2, &mut taken), "riverside-third-central-primar");
        assert_eq!(free_login(&school("山坡小学", "山坡小学"), 17, &mut taken), "school-017");
    }
}
