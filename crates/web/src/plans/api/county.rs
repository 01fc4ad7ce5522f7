//! The lights of the county by group, in a stretch of time.
//!
//! They are those of the screen: everybody counts what their post may see, and a school learns of
//! other schools three numbers of its peer group, and none where that is small.

use app::plans::{GroupLights, PeerView, ScreenFilter, Window, group_lights, peer_view, terms_of};
use axum::http::StatusCode;
use domain::org::{Ownership, Stage};
use domain::plans::{DutyNo, LightCounts};
use kernel::period::{PeriodKey, TermDates};
use kernel::{PlanId, UnitId, local_date};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::shared::{LightsAnswer, UnitAnswer};
use super::task_list::between;
use crate::shell::Answer;
use crate::shell::api::{Asked, Caller, Day, Named, Trouble, answer, from_text};

/// Which stretch of time and which units; where no time is said, the present month.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(in super::super) struct CountyQuery {
    /// A period, such as `2026-09`, `2026-W39` or `2026-2027-1`.
    period: Option<String>,
    /// The first day, in place of a period; with `to`.
    from: Option<Day>,
    /// The last day; with `from`.
    to: Option<Day>,
    /// A group and the schools that it guides.
    group: Option<Uuid>,
    /// Schools of this stage.
    stage: Option<Named<Stage>>,
    /// Schools that are run so.
    ownership: Option<Named<Ownership>>,
    /// Duties from this plan.
    plan: Option<Uuid>,
    /// The duty with this number.
    #[serde(deserialize_with = "from_text")]
    #[schemars(with = "Option<u32>")]
    duty: Option<u32>,
}

impl CountyQuery {
    fn window(&self, today: chrono::NaiveDate, terms: &[TermDates]) -> Result<Window, Trouble> {
        let wrong = || Trouble::unreadable("period");
        match (between(self.from, self.to)?, self.period.as_deref()) {
            (Some((first, last)), None) => Window::between(first, last).ok_or_else(wrong),
            (Some(_), Some(_)) => Err(wrong()),
            (None, None) => Ok(Window::month_of(today)),
            (None, Some(period)) => {
                let key: PeriodKey = period.parse().map_err(|_| wrong())?;
                Window::of_key(key, terms).ok_or_else(wrong)
            }
        }
    }

    fn filter(&self) -> ScreenFilter {
        ScreenFilter {
            group: self.group.map(UnitId::from_uuid),
            stage: self.stage.map(|it| it.0),
            ownership: self.ownership.map(|it| it.0),
            plan: self.plan.map(PlanId::from_uuid),
            duty: self.duty.map(DutyNo),
        }
    }
}

/// What fell and falls due.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "County")]
pub(in super::super) struct CountyAnswer {
    /// The day on which it was counted.
    as_of: Day,
    /// The first day of the stretch of time.
    from: Day,
    /// Its last day.
    to: Day,
    /// All groups together.
    total: LightsAnswer,
    /// The groups, in the order people know them.
    groups: Vec<GroupAnswer>,
    /// A school beside its peer group; for no other unit.
    peers: Option<PeersAnswer>,
}

/// A group with what its units show.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Group")]
struct GroupAnswer {
    /// The group, or the unit that no group guides; nothing where the person does not see it.
    unit: Option<UnitAnswer>,
    /// How many units are counted.
    units: usize,
    /// Their tasks.
    lights: LightsAnswer,
}

/// A school beside the schools of its stage; shares are lit of a hundred that were due.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Peers")]
struct PeersAnswer {
    /// The stage.
    stage: Named<Stage>,
    /// The own share; nothing while nothing was due.
    own: Option<u32>,
    /// The peer group; nothing where it is too small to be shown.
    group: Option<PeerGroupAnswer>,
}

/// How shares are spread over a peer group.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "PeerGroup")]
struct PeerGroupAnswer {
    /// How many schools.
    schools: usize,
    /// A quarter of the schools has no more than this.
    lower: u32,
    /// Half of the schools has no more than this.
    median: u32,
    /// Three quarters of the schools have no more than this.
    upper: u32,
}

impl From<GroupLights> for GroupAnswer {
    fn from(group: GroupLights) -> Self {
        let unit = group.group.as_ref().map(UnitAnswer::of);
        Self { unit, units: group.units, lights: group.lights.into() }
    }
}

impl From<PeerView> for PeersAnswer {
    fn from(view: PeerView) -> Self {
        let group = view.group.map(|group| PeerGroupAnswer {
            schools: group.schools,
            lower: group.shares.lower,
            median: group.shares.median,
            upper: group.shares.upper,
        });
        Self { stage: Named(view.stage), own: view.own, group }
    }
}

pub(in super::super) async fn show(caller: Caller, Asked(query): Asked<CountyQuery>) -> Answer {
    let reader = caller.reader();
    let today = local_date(reader.now());
    let window = query.window(today, &terms_of(&reader).await?)?;
    let groups = group_lights(&reader, window, query.filter()).await?;
    let total: LightCounts = groups.iter().map(|group| group.lights).sum();
    let body = CountyAnswer {
        as_of: Day(today),
        from: Day(window.first),
        to: Day(window.last),
        total: total.into(),
        groups: groups.into_iter().map(GroupAnswer::from).collect(),
        peers: peer_view(&reader, window).await?.map(PeersAnswer::from),
    };
    answer(StatusCode::OK, &body)
}
