//! Sample pages: every page as it looks empty, long, overdue, refused or redacted.
//!
//! They are made from invented data, with ids and a moment that never change, so that a test can
//! render all of them in all languages and a person can read what they say.

use app::FormKey;
use app::accounts::PersonName;
use axum::body::to_bytes;
use axum::http::StatusCode;
use domain::Refusal;
use domain::access::{Act, Role};
use domain::org::UnitName;
use domain::plans::TaskRefusal;
use kernel::{Instant, Message, SeededIds, Version};
use l10n::Locale;

use super::api::ApiPage;
use super::errors::worded;
use super::ui::{Greeting, Menu};
use super::words::WordsPage;
use super::{Page, Problem, Ui, Words};

/// The language and the size of text in which samples are shown.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Setting {
    pub(crate) locale: Locale,
    pub(crate) large: bool,
}

/// One page, rendered.
pub(crate) struct Sample {
    /// The type of the page.
    pub(crate) page: &'static str,
    /// What the sample shows, such as `task: overdue`.
    pub(crate) name: &'static str,
    pub(crate) status: StatusCode,
    pub(crate) html: String,
}

impl Sample {
    /// This page under this name.
    pub(crate) fn of<P: Page>(name: &'static str, page: &P) -> Self {
        let html = page.render().unwrap_or_else(|error| panic!("{name}: {error}"));
        let path = std::any::type_name::<P>();
        let page_type = path.rsplit("::").next().unwrap_or(path);
        Self { page: page_type, name, status: page.status(), html }
    }
}

impl Setting {
    /// Every language in every size of text.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        let sizes = |locale| [false, true].map(|large| Self { locale, large });
        Locale::ALL.into_iter().flat_map(sizes)
    }

    /// Somebody who is not signed in.
    pub(crate) fn guest(self, here: &str) -> Ui {
        Ui {
            locale: self.locale,
            large: self.large,
            county: unit("澜溪县", "Lanxi"),
            greeting: None,
            here: here.to_owned(),
            now: moment("2026-09-28T02:00:00Z"),
            form: FormKey::fresh(&SeededIds::new(1)),
            system: None,
        }
    }

    /// Chen of the bureau office.
    pub(crate) fn chen(self, here: &str) -> Ui {
        self.signed_in(here, chen(), bureau_office(), Role::BureauOfficer)
    }

    /// Wu of the school Riverside.
    pub(crate) fn wu(self, here: &str) -> Ui {
        self.signed_in(here, wu(), riverside(), Role::SchoolClerk)
    }

    /// Sun of the discipline team, who reads and decides nothing.
    pub(crate) fn sun(self, here: &str) -> Ui {
        let team = unit("派驻纪检监察组", "Discipline Team");
        self.signed_in(here, person("孙明", "Sun"), team, Role::DisciplineOfficer)
    }

    /// Shen, who administers the system and sees nothing of its work.
    pub(crate) fn shen(self, here: &str) -> Ui {
        let name = person("沈一舟", "Shen");
        self.signed_in(here, name, bureau_office(), Role::SystemAdministrator)
    }

    /// Tang, who watches over its security.
    pub(crate) fn tang(self, here: &str) -> Ui {
        let name = person("唐可", "Tang");
        self.signed_in(here, name, bureau_office(), Role::SecurityAdministrator)
    }

    /// Yan, who reads what the other two did.
    pub(crate) fn yan(self, here: &str) -> Ui {
        let name = person("颜清", "Yan");
        self.signed_in(here, name, bureau_office(), Role::AuditAdministrator)
    }

    fn signed_in(self, here: &str, name: PersonName, unit: UnitName, role: Role) -> Ui {
        let (menu, token) = (Menu::of(role), "c2FtcGxl".to_owned());
        let greeting = Greeting { name, unit, menu, token };
        Ui { greeting: Some(greeting), ..self.guest(here) }
    }
}

pub(crate) fn unit(zh: &str, en: &str) -> UnitName {
    UnitName { zh: zh.to_owned(), en: en.to_owned() }
}

pub(crate) fn person(zh: &str, en: &str) -> PersonName {
    PersonName { zh: zh.to_owned(), en: en.to_owned() }
}

pub(crate) fn chen() -> PersonName {
    person("陈安", "Chen")
}

pub(crate) fn wu() -> PersonName {
    person("吴静", "Wu")
}

pub(crate) fn bureau_office() -> UnitName {
    unit("监督办公室", "Bureau Office")
}

pub(crate) fn riverside() -> UnitName {
    unit("河畔小学", "Riverside")
}

pub(crate) fn moment(text: &str) -> Instant {
    text.parse().unwrap()
}

/// Every sample of every page.
pub(crate) fn all(setting: Setting) -> Vec<Sample> {
    let mut samples = problems(setting);
    samples.extend(words(setting));
    samples.push(api(setting));
    samples.extend(crate::accounts::samples::all(setting));
    samples.extend(crate::plans::samples::all(setting));
    samples.extend(crate::inspections::samples::all(setting));
    samples.extend(crate::calendar::samples::all(setting));
    samples.extend(crate::intake::samples::all(setting));
    samples.extend(crate::upkeep::samples::all(setting));
    samples.extend(crate::org::samples::all(setting));
    samples
}

fn problems(setting: Setting) -> Vec<Sample> {
    let refused = |refusal: TaskRefusal| app::Error::Refused(refusal.message());
    let version = Version::FIRST;
    let errors = [
        // What a recused reader sees of a task, and what everybody sees of no task.
        ("problem: redacted or missing", app::Error::Missing),
        ("problem: denied", app::Error::Denied(Act::HandIn)),
        ("problem: refused", refused(TaskRefusal::DuePassed)),
        ("problem: unreadable", app::Error::Refused(Message::new("form-unreadable"))),
        ("problem: stale", app::Error::Stale { seen: version, current: version.next() }),
        ("problem: repeated", app::Error::Repeated),
        ("problem: throttled", app::Error::Throttled { seconds: 900 }),
        ("problem: no room", app::Error::NoRoom),
        ("problem: fault", app::Error::fault(std::io::Error::other("never shown"))),
    ];
    let here = "/tasks/2026-000007";
    let guest = problem("problem: foreign form", setting.guest(here), &Problem::ForeignForm);
    let shown = errors.map(|(name, error)| problem(name, setting.chen(here), &error.into()));
    std::iter::once(guest).chain(shown).collect()
}

/// What was written when the session ended.
fn words(setting: Setting) -> [Sample; 2] {
    let ui = setting.guest("/tasks/2026-000007");
    let form = ui.form.to_string();
    let field = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    let hidden = [field("token", "c2FtcGxl"), field("form", &form), field("version", "3")];
    let with = |fields: &[(String, String)]| [&hidden, fields].concat();
    let reason = with(&[field("reason", "照片看不清金额，请重新拍一张。")]);
    let place = "/tasks/2026-000007/returns".to_owned();
    let short = Words { place, fields: reason, ..Words::default() };
    let long = Words {
        place: "/tasks/2026-000007/hand-ins".to_owned(),
        fields: with(&[
            field("effective_on", "2026-09-18"),
            field("note", &"收费公示的照片和家长签名表都在这里。\n".repeat(8)),
            field("remark", "<b>&\"</b>"),
        ]),
        files: Some("files".to_owned()),
        has_files: true,
        is_cut: true,
    };
    let shown = |name, words| Sample::of(name, &WordsPage { ui: ui.clone(), words });
    [shown("words: short", short), shown("words: long", long)]
}

fn api(setting: Setting) -> Sample {
    let base_url = "https://qingqu.lanxi.example".to_owned();
    Sample::of("api", &ApiPage::new(setting.guest("/api"), base_url))
}

/// The page of a problem, made as the outermost layer makes it.
fn problem(name: &'static str, ui: Ui, problem: &Problem) -> Sample {
    let response = worded(ui, problem);
    let status = response.status();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let body = runtime.block_on(to_bytes(response.into_body(), usize::MAX)).unwrap();
    Sample { page: "ProblemPage", name, status, html: String::from_utf8(body.to_vec()).unwrap() }
}
