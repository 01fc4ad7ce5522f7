//! Samples of the pages of the calendar.

use app::calendar::{
    CalendarYear, DueTask, Moved, MovedTask, MovedTasks, NoticePreview, TouchedDate, TouchedTask,
};
use chrono::NaiveDate;
use domain::Refusal;
use domain::calendar::{Term, TermRefusal, changed_days, notice_of_lines};
use kernel::calendar::WorkCalendar;
use kernel::period::{SchoolYear, TermDates, TermNumber};
use kernel::{CountyId, Message, SeededIds, Version};

use super::month::months;
use super::notice_form::NoticeFormPage;
use super::preview::PreviewPage;
use super::terms::{TermForm, TermsPage};
use super::year::YearPage;
use crate::shell::samples::{Sample, Setting, riverside, unit};

/// An invented notice.
const NOTICE: &str = "2027-01-01..2027-01-03 休 元旦\n2027-02-05..2027-02-11 休 春节\n\
    2027-02-14 班\nhttps://www.example.org/notice";

/// Every sample of the area.
pub(crate) fn all(setting: Setting) -> Vec<Sample> {
    let mut samples = Vec::new();
    samples.extend(year(setting));
    samples.extend(terms(setting));
    samples.extend(notice_form(setting));
    samples.extend(preview(setting));
    samples
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn pack() -> WorkCalendar {
    app::calendar_of_the_pack().unwrap()
}

fn year(setting: Setting) -> [Sample; 2] {
    let due = |no: &str, title: &str, on| DueTask {
        no: no.to_owned(),
        title: title.to_owned(),
        due_on: day(on),
    };
    let long = CalendarYear {
        year: 2026,
        today: day("2026-09-28"),
        terms: dates(),
        due: vec![
            due("2026-000007", "公开食堂账目", "2026-10-30"),
            due("2026-000009", "登记值周教师", "2026-10-30"),
            due("2026-000011", "核对校服采购合同", "2026-12-31"),
        ],
    };
    let empty = CalendarYear { year: 2027, terms: Vec::new(), due: Vec::new(), ..long.clone() };
    let page = |ui, year: CalendarYear, officer| YearPage {
        ui,
        months: months(&year, &pack()),
        is_announced: year.year < 2027,
        may_define: officer,
        may_load: officer,
        year,
    };
    [
        Sample::of("calendar: long", &page(setting.wu("/calendar"), long, false)),
        Sample::of(
            "calendar: provisional",
            &page(setting.chen("/calendar?year=2027"), empty, true),
        ),
    ]
}

fn dates() -> Vec<TermDates> {
    let term = |year, number, first, last| TermDates {
        school_year: SchoolYear(year),
        number,
        first: day(first),
        last: day(last),
    };
    vec![
        term(2025, TermNumber::Second, "2026-03-02", "2026-07-03"),
        term(2026, TermNumber::First, "2026-09-01", "2027-01-22"),
    ]
}

fn terms(setting: Setting) -> [Sample; 4] {
    let ui = setting.chen("/calendar/terms");
    let county = CountyId::fresh(&SeededIds::new(3));
    let known = dates().into_iter().map(|dates| Term { county, dates, version: Version(2) });
    let known: Vec<_> = known.collect();
    let refusal = TermRefusal::Overlaps(dates()[1].period());
    let typed = TermForm {
        term: "2026-2027-2".to_owned(),
        first: "2027-01-18".to_owned(),
        last: "2027-07-02".to_owned(),
    };
    let page = |terms, form, error| {
        let (ui, moved) = (ui.clone(), None);
        TermsPage { ui, terms, form, moved, error }
    };
    let task = |no: &str, unit| MovedTask {
        no: no.to_owned(),
        title: "清点实验器材".to_owned(),
        unit,
        from: day("2027-07-02"),
        to: day("2027-07-09"),
    };
    let tasks =
        vec![task("2026-000021", riverside()), task("2026-000022", unit("山坡小学", "Hillside"))];
    let moved = Some(MovedTasks { total: 168, tasks });
    let error = Some(ui.say(&refusal.message()));
    [
        Sample::of("terms: empty", &page(Vec::new(), TermForm::default(), None)),
        Sample::of("terms: long", &page(known.clone(), TermForm::default(), None)),
        Sample::of("terms: refused", &page(known.clone(), typed.clone(), error)),
        Sample::of("terms: tasks move", &TermsPage { moved, ..page(known, typed, None) }),
    ]
}

fn notice_form(setting: Setting) -> [Sample; 2] {
    let ui = setting.chen("/calendar/notices/new");
    let error = Some(ui.say(&Message::new("notice-refused-line").with("line", 2_u32)));
    let empty = NoticeFormPage { ui: ui.clone(), text: String::new(), error: None };
    let text = "2027-01-01..2027-01-03 休 元旦\n二月五日起放假".to_owned();
    let refused = NoticeFormPage { ui, text, error };
    [Sample::of("notice: empty", &empty), Sample::of("notice: refused", &refused)]
}

fn preview(setting: Setting) -> [Sample; 2] {
    let ui = setting.chen("/calendar/notices/preview");
    let notice = notice_of_lines(NOTICE).unwrap();
    let after = WorkCalendar::new([notice.clone()], []).unwrap();
    let date = |on: &str, tasks, before, left| TouchedDate {
        due_on: day(on),
        tasks,
        kind: after.day(day(on)).kind,
        left_before: before,
        left_after: left,
    };
    let task = |no: &str, title: &str, unit| TouchedTask {
        no: no.to_owned(),
        title: title.to_owned(),
        unit,
        due_on: day("2027-02-08"),
        next_working_day: day("2027-02-12"),
    };
    let other = unit("山坡小学", "Hillside");
    let long = Moved {
        year: 2027,
        days: changed_days(2027, &pack(), &after),
        dates: vec![date("2027-02-08", 2, 91, 90), date("2027-02-19", 14, 100, 96)],
        tasks: vec![
            task("2026-000007", "公开食堂账目", riverside()),
            task("2026-000012", "登记值周教师", other),
        ],
    };
    let none = Moved { days: Vec::new(), dates: Vec::new(), tasks: Vec::new(), ..long.clone() };
    let page = |moved, missing: &[&str]| {
        let missing = missing.iter().map(|name| (*name).to_owned()).collect();
        let preview = NoticePreview { notice: notice.clone(), missing, moved };
        PreviewPage { ui: ui.clone(), preview }
    };
    let missing = ["清明节", "劳动节", "端午节", "中秋节", "国庆节"];
    [
        Sample::of("preview: empty", &page(none, &[])),
        Sample::of("preview: long", &page(long, &missing)),
    ]
}
