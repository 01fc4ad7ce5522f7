//! Units are asked for what a measure says.

use app::plans::{Assign, Given, similar_duties};
use axum::extract::Path;
use axum::http::StatusCode;
use domain::org::{Ownership, SchoolClass, Stage};
use domain::plans::{Audience, Origin, Recurrence};
use kernel::{MeasureId, Message, PlanId, UnitId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::super::ask::{MOST_MINUTES, USUAL_MINUTES};
use crate::shell::api::{Body, Caller, Day, Named, Order, Trouble, answer};
use crate::shell::{Answer, Problem};

/// Most units that are named one by one.
const MOST_UNITS: usize = 1000;

/// An order to ask units for something, once.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(in super::super) struct AskOrder {
    /// The measure of the plan.
    measure: Uuid,
    /// The title.
    title: String,
    /// What is asked.
    requirement: String,
    /// The lead office.
    lead_office: Option<String>,
    /// The supporting offices.
    #[serde(default)]
    supporting_offices: Vec<String>,
    /// Who is asked.
    audience: AskedUnits,
    /// The last day.
    due_on: Day,
    /// Minutes that one unit is thought to need.
    #[schemars(range(max = 43200))]
    minutes: Option<u32>,
    /// Whether it is asked although something alike is asked already, or the old edition's task
    /// is still open.
    #[serde(default)]
    confirmed: bool,
}

/// Who is asked.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(rename = "Audience")]
enum AskedUnits {
    /// These units.
    Units {
        /// Which.
        #[schemars(length(min = 1, max = 1000))]
        units: Vec<Uuid>,
    },
    /// All supervision groups.
    Groups {},
    /// The schools of a class; what is left out or empty holds for any.
    Schools {
        /// Of one of these stages.
        #[serde(default)]
        stages: Vec<Named<Stage>>,
        /// Run by one of these.
        #[serde(default)]
        ownerships: Vec<Named<Ownership>>,
        /// In one of these towns.
        #[serde(default)]
        towns: Vec<String>,
        /// Boarding, or not.
        boarding: Option<bool>,
    },
}

impl From<AskedUnits> for Audience {
    fn from(asked: AskedUnits) -> Self {
        match asked {
            AskedUnits::Units { units } => {
                Self::Units { units: units.into_iter().map(UnitId::from_uuid).collect() }
            }
            AskedUnits::Groups {} => Self::Groups,
            AskedUnits::Schools { stages, ownerships, towns, boarding } => {
                let stages = stages.into_iter().map(|it| it.0).collect();
                let ownerships = ownerships.into_iter().map(|it| it.0).collect();
                Self::Schools { class: SchoolClass { stages, ownerships, towns, boarding } }
            }
        }
    }
}

/// What became of an order.
#[derive(Debug, Default, Serialize, JsonSchema)]
#[schemars(rename = "Asked")]
pub(in super::super) struct AskedAnswer {
    /// The number of the new duty; nothing where the order was carried out before.
    duty: Option<u32>,
    /// The numbers of the tasks that were given.
    tasks: Vec<String>,
    /// Units that had the measure as a task already and were not asked again.
    had_it: usize,
    /// Units from which the person keeps away; a colleague has to ask them.
    kept_away: usize,
    /// Units from which the person keeps away and which the system asks by itself, in the same duty.
    asked_later: usize,
    /// Whether the order was carried out before and nothing happened now.
    is_repeated: bool,
}

impl From<Given> for AskedAnswer {
    fn from(given: Given) -> Self {
        Self {
            duty: Some(given.duty.0),
            tasks: given.tasks.iter().map(ToString::to_string).collect(),
            had_it: given.had_it,
            kept_away: given.kept_away,
            asked_later: given.asked_later,
            is_repeated: false,
        }
    }
}

pub(in super::super) async fn submit(
    caller: Caller,
    Path(id): Path<String>,
    order: Order,
    Body { fields, content }: Body<AskOrder>,
) -> Answer {
    let plan: PlanId = id.parse().map_err(|_| Problem::missing())?;
    let assign = assign_of(plan, fields)?;
    require_unlike(&caller, &assign).await?;
    match caller.command(order.key(&content), assign).await {
        Ok(given) => answer(StatusCode::CREATED, &AskedAnswer::from(given)),
        Err(app::Error::Repeated) => {
            answer(StatusCode::OK, &AskedAnswer { is_repeated: true, ..AskedAnswer::default() })
        }
        Err(error) => Err(error.into()),
    }
}

fn assign_of(plan: PlanId, fields: AskOrder) -> Result<Assign, Trouble> {
    let minutes = fields.minutes.unwrap_or(USUAL_MINUTES);
    if minutes > MOST_MINUTES {
        return Err(Trouble::unreadable("minutes"));
    }
    if matches!(&fields.audience, AskedUnits::Units { units } if units.len() > MOST_UNITS) {
        return Err(Trouble::unreadable("audience.units"));
    }
    Ok(Assign {
        origin: Some(Origin { plan, measure: MeasureId::from_uuid(fields.measure) }),
        phase: None,
        title: fields.title,
        requirement: fields.requirement,
        lead_office: fields.lead_office.filter(|office| !office.trim().is_empty()),
        supporting_offices: fields.supporting_offices,
        audience: fields.audience.into(),
        recurrence: Some(Recurrence::Once { due_on: fields.due_on.0 }),
        minutes,
        confirmed: fields.confirmed,
        named: Vec::new(),
        pledge: None,
        standing: None,
    })
}

/// Nobody is asked twice for the same unless the order says that a person has looked; the page
/// asks the same question.
async fn require_unlike(caller: &Caller, assign: &Assign) -> Result<(), Problem> {
    let Some(origin) = assign.origin.filter(|_| !assign.confirmed) else { return Ok(()) };
    let reader = caller.reader();
    let measure = Some(origin.measure);
    let similar = similar_duties(&reader, measure, &assign.title, &assign.audience).await?;
    let Some(first) = similar.first() else { return Ok(()) };
    let sentence = Message::new("api-asked-already").with("no", first.no.to_string());
    Err(app::Error::Refused(sentence).into())
}
