//! Samples of the burden meter.

use app::plans::{BurdenPage, ClassBurden, OwnBurden, Source, SourceBurden};
use domain::org::{Ownership, Stage};
use domain::plans::{Burden, Quartiles};
use kernel::period::Period;

use super::BurdenHtml;
use crate::shell::samples::{Sample, Setting, unit};

/// Every sample of the page.
pub(in crate::plans) fn all(setting: Setting) -> Vec<Sample> {
    let burden = Burden { tasks: 14, evidence: 20, visits: 2, minutes: 610 };
    let own = OwnBurden { burden, class: Some(class(Stage::Primary, true)) };
    let school = BurdenPage { own: Some(own), ..county() };
    let empty = BurdenPage { sources: Vec::new(), classes: Vec::new(), ..county() };
    vec![
        Sample::of("burden: of a school", &BurdenHtml { ui: setting.wu("/burden"), page: school }),
        Sample::of("burden: long", &BurdenHtml { ui: setting.chen("/burden"), page: county() }),
        Sample::of("burden: empty", &BurdenHtml { ui: setting.chen("/burden"), page: empty }),
    ]
}

fn class(stage: Stage, is_large: bool) -> ClassBurden {
    let spread = is_large.then_some(Quartiles { lower: 3, median: 9, upper: 14 });
    let (schools, class) = (if is_large { 30 } else { 2 }, (stage, Ownership::Public));
    ClassBurden { class, schools, tasks: spread, visits: spread, minutes: spread }
}

fn county() -> BurdenPage {
    let burden = Burden { tasks: 120, evidence: 99, visits: 0, minutes: 3600 };
    let visits = Burden { visits: 3, minutes: 150, ..Burden::default() };
    let named = |name: &str| Some(name.to_owned());
    let (lead_office, plan) = (named("财务股"), named("澜溪县食堂账目公开方案"));
    BurdenPage {
        month: Period::of_key("2026-09".parse().unwrap(), &[]).unwrap(),
        previous: "2026-08".parse().ok(),
        next: "2026-10".parse().ok(),
        own: None,
        sources: vec![
            SourceBurden { source: Source::Duties { lead_office, plan }, burden },
            SourceBurden { source: Source::Duties { lead_office: None, plan: None }, burden },
            SourceBurden { source: Source::Visits(unit("财务股", "Finance")), burden: visits },
        ],
        classes: vec![class(Stage::Primary, true), class(Stage::Special, false)],
    }
}
