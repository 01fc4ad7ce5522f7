//! Samples of the pages of visits.

use app::inspections::{Neighbour, VisitPage, VisitRow};
use app::record::{Happening, Who};
use app::{Page, Total};
use domain::access::Act;
use domain::inspections::{Announcement, SchoolVisit, VisitRefusal, VisitState};
use domain::org::{Unit, UnitName};
use kernel::{AccountId, SeededIds, UnitId, Version, VisitId};
use serde_json::json;

use super::announce::{AnnounceForm, AnnounceHtml};
use super::list::VisitListPage;
use super::visit::{Sent, VisitHtml};
use crate::org::samples::units;
use crate::shell::Told;
use crate::shell::samples::{Sample, Setting, chen, moment, riverside, unit};

/// What somebody comes for.
const PURPOSE: &str = "核对课后看护收费的公示和票据，请总务主任和会计在场。";
/// Why nobody comes.
const REASON: &str = "改为和监督办公室同一天去。";

/// Every sample of the area.
pub(crate) fn all(setting: Setting) -> Vec<Sample> {
    let mut samples = Vec::from(lists(setting));
    samples.extend(forms(setting));
    samples.extend(visits(setting));
    samples
}

fn lists(setting: Setting) -> [Sample; 2] {
    let rows = [planned(), held(), called_off()];
    let row = |visit| VisitRow { visit, school: riverside(), unit: finance() };
    let long = Page {
        rows: rows.map(row).to_vec(),
        previous: Some("before.2026-10-01.0".to_owned()),
        next: Some("after.2026-09-01.0".to_owned()),
        total: Total::MoreThan(1000),
    };
    let empty = Page { rows: Vec::new(), previous: None, next: None, total: Total::Exact(0) };
    let shown = |name, ui, list, may_announce| {
        Sample::of(name, &VisitListPage { ui, list, state: None, may_announce })
    };
    [
        shown("visits: long", setting.chen("/visits"), long, true),
        shown("visits: empty", setting.wu("/visits"), empty, false),
    ]
}

fn forms(setting: Setting) -> [Sample; 3] {
    let ui = || setting.chen("/visits/new");
    let error = Told::of(&ui(), &app::Error::from(VisitRefusal::PurposeMissing));
    let form = AnnounceForm {
        school: school().id.to_string(),
        on: "2026-10-02".to_owned(),
        minutes: "60".to_owned(),
        purpose: PURPOSE.to_owned(),
        despite: String::new(),
    };
    let neighbours = vec![Neighbour { on: "2026-10-01".parse().unwrap(), unit: finance() }];
    let shown = |name, form, neighbours, error| {
        let schools = vec![(None, vec![school()])];
        Sample::of(name, &AnnounceHtml { ui: ui(), schools, form, neighbours, error })
    };
    let silent = AnnounceForm { purpose: String::new(), ..form.clone() };
    [
        shown("visit to announce: empty", AnnounceForm::default(), Vec::new(), None),
        shown("visit to announce: others come too", form, neighbours, None),
        shown("visit to announce: refused", silent, Vec::new(), error),
    ]
}

fn visits(setting: Setting) -> [Sample; 4] {
    let (chen, wu) = (setting.chen("/visits/1"), setting.wu("/visits/1"));
    let error = Told::of(&chen, &app::Error::from(VisitRefusal::ReasonMissing));
    let refused = Sent { error, on: "2026-09-28".to_owned(), ..Sent::default() };
    let shown = |name, ui, page, sent| Sample::of(name, &VisitHtml { ui, page, sent });
    [
        shown("visit: planned", chen.clone(), page(planned(), true), Sent::default()),
        shown("visit: refused", chen, page(planned(), true), refused),
        shown("visit: held", wu.clone(), page(held(), false), Sent::default()),
        shown("visit: called off", wu, page(called_off(), false), Sent::default()),
    ]
}

fn finance() -> UnitName {
    unit("财务股", "Finance")
}

fn school() -> Unit {
    units().remove(3)
}

fn account() -> AccountId {
    AccountId::fresh(&SeededIds::new(81))
}

fn planned() -> SchoolVisit {
    let ids = SeededIds::new(82);
    let school = school();
    SchoolVisit {
        id: VisitId::fresh(&ids),
        county: school.county,
        school: school.id,
        announcement: Announcement {
            by: account(),
            unit: UnitId::fresh(&ids),
            at: moment("2026-09-20T02:00:00Z"),
        },
        purpose: PURPOSE.to_owned(),
        planned_on: "2026-10-02".parse().unwrap(),
        planned_minutes: 60,
        state: VisitState::Planned,
        version: Version::FIRST,
    }
}

fn held() -> SchoolVisit {
    let (by, at) = (account(), moment("2026-09-28T01:00:00Z"));
    let state = VisitState::Held { on: "2026-09-25".parse().unwrap(), minutes: 45, by, at };
    SchoolVisit { state, ..planned() }
}

fn called_off() -> SchoolVisit {
    let (by, at) = (account(), moment("2026-09-28T01:00:00Z"));
    let state = VisitState::CalledOff { reason: REASON.to_owned(), by, at };
    SchoolVisit { state, ..planned() }
}

fn page(visit: SchoolVisit, may_close: bool) -> VisitPage {
    let happening = |kind: &str, at: &str, payload| Happening {
        kind: kind.to_owned(),
        who: Who::Person(chen()),
        to: None,
        at: moment(at),
        payload,
    };
    let announced = json!({ "on": "2026-10-02", "minutes": 60, "purpose": PURPOSE });
    let mut story = vec![happening("visit-announced", "2026-09-20T02:00:00Z", announced)];
    let (kind, payload) = match &visit.state {
        VisitState::Planned => (None, json!({})),
        VisitState::Held { on, .. } => (Some("visit-held"), json!({ "on": on, "minutes": 45 })),
        VisitState::CalledOff { .. } => (Some("visit-called-off"), json!({ "reason": REASON })),
    };
    story.extend(kind.map(|kind| happening(kind, "2026-09-28T01:00:00Z", payload)));
    VisitPage {
        visit,
        school: riverside(),
        unit: finance(),
        announced_by: chen(),
        acts: if may_close { vec![Act::CloseVisit] } else { Vec::new() },
        story,
    }
}
