//! Samples of the year, of a standing duty and of what is proposed.

use app::plans::{EntryPage, Place, Proposal, ProposalPage, YearPage, YearRow};
use domain::Refusal;
use domain::plans::{
    Audience, DueDay, Duty, InBoth, PledgeText, Source, StandingAudience, StandingDuty, Sureness,
    YearRefusal,
};
use kernel::period::{Cadence, DueRule, SchoolYear, TermDates, TermNumber};

use super::YearHtml;
use super::entry::{EntryForm, EntryHtml, Preview};
use super::marks::Mark;
use super::proposal::ProposalHtml;
use crate::plans::samples::{day, screens, units};
use crate::shell::samples::{Sample, Setting, chen};
use crate::shell::{Told, Ui};

/// Every sample of these pages.
pub(in crate::plans) fn all(setting: Setting) -> Vec<Sample> {
    let mut samples = years(setting);
    samples.extend(entries(setting));
    samples.extend(proposals(setting));
    samples
}

fn standing(key: &str, audience: StandingAudience) -> StandingDuty {
    let both = |zh: &str, en: &str| InBoth { zh: zh.to_owned(), en: en.to_owned() };
    StandingDuty {
        key: key.parse().unwrap(),
        title: both("把看护账目贴上墙", "Post the accounts of after-school care"),
        requirement: both("每月贴一次，拍一张照片。", "Post them each month; one photograph."),
        lead_office: Some("财务股".to_owned()),
        cadence: Cadence::Month,
        due: DueRule::LastDay,
        audience,
        minutes: 25,
        source: Source {
            document: "《澜溪县课后看护收费办法》".to_owned(),
            date: "2024-05-01".to_owned(),
            clause: Some("7".to_owned()),
            sure: Sureness::Restated,
        },
        pledge: None,
    }
}

fn monthly() -> StandingDuty {
    standing("care-accounts", StandingAudience::Groups)
}

fn days(days: &[&str]) -> Vec<DueDay> {
    let due =
        |text: &&str| DueDay { on: day(text), period: None, provisional: text.ends_with('1') };
    days.iter().map(due).collect()
}

fn row(place: Place, asked: usize) -> YearRow {
    let standing = (!matches!(place, Place::Own { .. })).then(monthly);
    let days = days(&["2026-01-31", "2026-09-04", "2026-09-11", "2026-09-18", "2026-09-28"]);
    YearRow { standing, place, days, asked }
}

fn duty() -> Box<Duty> {
    Box::new(screens::asked_of(Audience::Groups))
}

fn year() -> YearPage {
    let omitted = Place::Omitted {
        by: Some(chen()),
        on: day("2026-09-02"),
        reason: "本县没有课后看护。".to_owned(),
    };
    let terms = vec![TermDates {
        school_year: SchoolYear(2026),
        number: TermNumber::First,
        first: day("2026-09-01"),
        last: day("2027-01-22"),
    }];
    YearPage {
        year: 2026,
        today: day("2026-09-28"),
        terms,
        rows: vec![
            row(Place::TakenOver { duty: duty(), is_changed: true }, 19),
            row(Place::Own { duty: duty() }, 168),
            row(Place::Proposed, 0),
            row(Place::Ended { duty: duty() }, 0),
            row(omitted, 0),
        ],
        shows_proposals: true,
        may_plan: true,
    }
}

fn marks() -> Vec<Vec<Mark>> {
    let mark = |days: &str, what: &str| Mark {
        days: days.to_owned(),
        what: what.to_owned(),
        is_chinese: true,
    };
    let mut marks = vec![Vec::new(); 12];
    marks[9] = vec![mark("1–8", "国庆节、中秋节")];
    marks
}

fn years(setting: Setting) -> Vec<Sample> {
    let shown =
        |name, ui: Ui, page, taken| Sample::of(name, &YearHtml { ui, page, marks: marks(), taken });
    let own = YearPage { rows: year().rows[..2].to_vec(), may_plan: false, ..year() };
    let empty = YearPage { rows: Vec::new(), may_plan: false, ..year() };
    vec![
        shown("year: long", setting.chen("/year"), year(), None),
        shown("year: taken over", setting.chen("/year"), year(), Some((12, 860))),
        shown("year: of a school", setting.wu("/year"), own, None),
        shown("year: empty", setting.wu("/year"), empty, None),
    ]
}

fn entries(setting: Setting) -> Vec<Sample> {
    let page = |place| EntryPage { standing: monthly(), place, from: day("2026-10-01") };
    let ui = || setting.chen("/year/entries/care-accounts");
    let shown = |name, page: EntryPage, error: Option<YearRefusal>, preview| {
        let form = EntryForm { units: vec![(None, units())], ..EntryForm::suggested(&page) };
        let error = error.and_then(|it| Told::of(&ui(), &app::Error::Refused(it.message())));
        Sample::of(name, &EntryHtml { ui: ui(), page, form, error, preview })
    };
    let preview =
        Preview { units: units(), days: days(&["2026-10-31", "2026-11-30"]), similar: Vec::new() };
    let [proposed, previewed, refused] =
        [Place::Proposed, Place::Proposed, Place::Proposed].map(page);
    let omitted = year().rows.pop().unwrap().place;
    let pledge = PledgeText {
        title: "看护责任书".to_owned(), text: "双方各守其责。".to_owned()
    };
    let mut pledged = page(Place::Ended { duty: duty() });
    pledged.standing.pledge = Some(pledge);
    let taken = page(Place::TakenOver { duty: duty(), is_changed: true });
    vec![
        shown("year entry: proposed", proposed, None, None),
        shown("year entry: looked at", previewed, None, Some(preview)),
        shown("year entry: refused", refused, Some(YearRefusal::TakenOver), None),
        shown("year entry: taken over", taken, None, None),
        shown("year entry: ended, a pledge", pledged, None, None),
        shown("year entry: left out", page(omitted), None, None),
    ]
}

fn proposals(setting: Setting) -> Vec<Sample> {
    let proposal = |standing, units, next: &[&str]| Proposal {
        standing,
        from: day("2026-10-01"),
        next: days(next).first().copied(),
        units,
    };
    let office = standing("work-meeting", StandingAudience::Office);
    let both = vec![proposal(monthly(), Some(19), &["2026-10-31"]), proposal(office, None, &[])];
    let shown = |name, proposals: Vec<Proposal>, error: Option<YearRefusal>| {
        let ui = setting.chen("/year/proposal");
        let error = error.and_then(|it| Told::of(&ui, &app::Error::Refused(it.message())));
        let page = ProposalPage { proposals, offices: units() };
        Sample::of(name, &ProposalHtml { ui, page, error, sent: None })
    };
    vec![
        shown("year proposal: two", both.clone(), None),
        shown("year proposal: refused", both, Some(YearRefusal::NothingChosen)),
        shown("year proposal: empty", Vec::new(), None),
    ]
}
