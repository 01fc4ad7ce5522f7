//! Samples of weeks: a busy one, quiet ones, a group's and the county's.

use app::plans::{OwnWeek, UnitWeek, WeekConfirmed, WeekCounts, WeekPage, WeekVisit};
use domain::org::{Tier, Unit};
use domain::plans::WeekPlace;
use kernel::period::Period;
use kernel::{SeededIds, VisitId};

use super::WeekHtml;
use crate::plans::samples::{lists::rows, units};
use crate::shell::Ui;
use crate::shell::samples::{self, Sample, Setting, moment, unit};

/// What somebody comes for.
const PURPOSE: &str = "核对看护收费的公示和票据。";

/// Every sample of the page.
pub(in crate::plans) fn all(setting: Setting) -> Vec<Sample> {
    let (wu, chen) = (setting.wu("/week"), setting.chen("/week"));
    let confirmed = WeekConfirmed { by: samples::wu(), at: moment("2026-09-28T02:00:00Z") };
    let said = OwnWeek { confirmed: Some(confirmed), may_confirm: false, ..quiet() };
    let county = vec![below(1, [3, 12, 5, 9]), below(2, [0, 0, 0, 2])];
    let group = vec![below(4, [0, 1, 0, 0])];
    vec![
        shown("week: long and overdue", wu.clone(), 4, Some(busy()), Vec::new()),
        shown("week: empty", wu.clone(), 4, Some(quiet()), Vec::new()),
        shown("week: confirmed", wu, 4, Some(said), Vec::new()),
        shown("week: of a group, redacted", chen.clone(), 1, Some(busy()), group),
        shown("week: of the county", chen, 0, None, county),
    ]
}

fn shown(
    name: &'static str,
    ui: Ui,
    unit: usize,
    own: Option<OwnWeek>,
    below: Vec<UnitWeek>,
) -> Sample {
    let week = Period::of_key("2026-W40".parse().unwrap(), &[]).unwrap();
    let unit = units().into_iter().nth(unit.min(3)).unwrap();
    let page = WeekPage {
        teaching_week: (unit.tier() == Tier::School).then_some(5),
        unit,
        week,
        previous: "2026-W39".parse().ok(),
        next: "2026-W41".parse().ok(),
        may_freeze: !below.is_empty(),
        own,
        below,
    };
    Sample::of(name, &WeekHtml { ui, page })
}

fn busy() -> OwnWeek {
    let rows = rows();
    let places = [&rows[..2], &rows[3..5], &rows[2..3], &[]];
    let places = WeekPlace::ALL.into_iter().zip(places.map(<[_]>::to_vec)).collect();
    let visits = vec![WeekVisit {
        id: VisitId::fresh(&SeededIds::new(70)),
        on: "2026-10-02".parse().unwrap(),
        unit: unit("财务股", "Finance"),
        purpose: PURPOSE.to_owned(),
        minutes: 60,
    }];
    OwnWeek { places, is_quiet: false, confirmed: None, may_confirm: false, visits }
}

fn quiet() -> OwnWeek {
    let places = WeekPlace::ALL.map(|place| (place, Vec::new())).to_vec();
    OwnWeek { places, is_quiet: true, confirmed: None, may_confirm: true, visits: Vec::new() }
}

fn below(unit: usize, counts: [u32; 4]) -> UnitWeek {
    let unit: Unit = units().into_iter().nth(unit).unwrap();
    UnitWeek { unit, counts: WeekCounts::from(counts), schools: 9, quiet: 4, confirmed: 3 }
}
