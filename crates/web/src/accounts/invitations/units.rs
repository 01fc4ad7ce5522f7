//! Inviting somebody at each of many units, in one step.

use std::collections::HashMap;

use app::accounts::{InviteAccounts, NewInvitation, suggest_invitations};
use kernel::UnitId;
use serde::Deserialize;

use super::form::{self, Draft, UnitDraft};
use super::invite::name_of;
use super::slips;
use crate::shell::{Answer, Signed, Told, Visit};

#[derive(Deserialize)]
pub(in crate::accounts) struct UnitsForm {
    #[serde(default)]
    reason: String,
    /// For each unit a box, a name and a login, with the unit's id behind.
    #[serde(flatten)]
    fields: HashMap<String, String>,
}

impl UnitsForm {
    fn of(&self, field: &str, unit: UnitId) -> Option<&String> {
        self.fields.get(&format!("{field}-{unit}"))
    }

    /// What the person made of the suggestion.
    fn changed(&self, row: UnitDraft) -> UnitDraft {
        let id = row.unit.id;
        let written = |field: &str, before: &str| {
            self.of(field, id).map_or_else(|| before.to_owned(), Clone::clone)
        };
        UnitDraft {
            login: written("login", &row.login),
            name: written("name", &row.name),
            is_chosen: self.of("unit", id).is_some(),
            ..row
        }
    }
}

pub(in crate::accounts) async fn submit(signed: Signed<UnitsForm>) -> Answer {
    let Signed { visit, key, fields } = signed;
    let (rows, total) = rows_of(&visit, &fields).await?;
    let chosen = rows.iter().filter(|row| row.is_chosen);
    let new = chosen.map(|row| NewInvitation {
        unit: row.unit.id,
        role: row.role,
        login: row.login.clone(),
        name: name_of(&row.name, ""),
        email: None,
    });
    let order = InviteAccounts { invitations: new.collect(), reason: fields.reason.clone() };
    match visit.command(key, order).await {
        Ok(slips) => slips::show(visit, slips),
        Err(error) => match super::told(&visit.ui, &error) {
            Some(told) => again(visit, (rows, total), fields.reason, told).await,
            None => Err(error.into()),
        },
    }
}

/// The units that have no account, as the person filled them in.
async fn rows_of(visit: &Visit, form: &UnitsForm) -> app::Result<(Vec<UnitDraft>, usize)> {
    let suggestions = suggest_invitations(&visit.reader()).await?;
    let rows = form::suggested(&visit.ui, &suggestions);
    Ok((rows.into_iter().map(|row| form.changed(row)).collect(), suggestions.total))
}

async fn again(visit: Visit, rows: (Vec<UnitDraft>, usize), reason: String, told: Told) -> Answer {
    form::with_rows(visit, Draft::default(), rows, reason, Some(told)).await
}
