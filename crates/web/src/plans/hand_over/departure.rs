//! Somebody leaves: what is open with them before and after, as page, on paper and as workbook.

use app::Cell;
use app::plans::{GoneOver, HandOverPage, OpenItem, hand_over_page};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use domain::accounts::{Departure, DepartureState};
use kernel::{AccountId, Message, local_date};

use crate::shell::{Answer, Listing, Page, Problem, Told, Ui, Visit, shown};

/// The page of somebody who leaves, or might.
#[derive(Template)]
#[template(path = "plans/hand_over/departure.html")]
pub(in crate::plans) struct DepartureHtml {
    pub(in crate::plans) ui: Ui,
    pub(in crate::plans) page: HandOverPage,
    pub(in crate::plans) sent: Sent,
}

/// A form that did not count, to be shown again.
#[derive(Debug, Clone, Default)]
pub(in crate::plans) struct Sent {
    /// Why.
    pub(in crate::plans) error: Option<Told>,
    pub(in crate::plans) last_on: String,
    pub(in crate::plans) successor: String,
    pub(in crate::plans) reason: String,
}

impl Page for DepartureHtml {
    fn status(&self) -> StatusCode {
        Told::status(self.sent.error.as_ref())
    }
}

impl DepartureHtml {
    fn address(&self) -> String {
        format!("/accounts/{}/departure", self.page.leaver.account)
    }

    fn workbook(&self) -> String {
        format!("{}.xlsx", self.address())
    }

    /// What was recorded, unless the person stays.
    fn departure(&self) -> Option<&Departure> {
        let recorded = self.page.leaver.departure.as_ref();
        recorded.filter(|it| it.state != DepartureState::TakenBack)
    }

    fn is_closed(&self) -> bool {
        self.departure().is_some_and(|it| it.state == DepartureState::Closed)
    }

    fn may_stay(&self) -> bool {
        self.page.leaver.may_stay(self.ui.now)
    }

    fn name(&self) -> &str {
        self.ui.person(&self.page.leaver.name)
    }

    /// Who takes it over, or that nobody does.
    fn successor(&self) -> String {
        match &self.page.leaver.successor {
            Some(name) => self.ui.person(name).to_owned(),
            None => self.ui.t("hand-over-nobody").to_string(),
        }
    }

    /// What it is; a substitution is told with both names.
    // i18n: open-kind-*
    fn kind(&self, item: &OpenItem) -> String {
        self.ui.of("open-kind", item.kind.name())
    }

    /// With whom it is afterwards, or what becomes of it.
    // i18n: open-then-*
    fn afterwards(&self, item: &OpenItem) -> String {
        if item.kind.goes_over() {
            self.successor()
        } else {
            self.ui.of("open-then", item.kind.name())
        }
    }

    fn title(&self) -> String {
        self.ui.say(&Message::new("departure-title").with("person", self.name()))
    }

    /// What the page shows, as people take it along.
    fn listing(&self) -> Listing {
        let heads =
            ["open-kind", "column-no", "column-task", "column-due", "open-now", "open-then"];
        let row = |item: &OpenItem| {
            vec![
                Cell::from(self.kind(item)),
                item.task.as_deref().unwrap_or_default().into(),
                item.title.as_str().into(),
                item.last_on.map_or_else(|| Cell::from(""), Cell::Day),
                self.name().into(),
                self.afterwards(item).into(),
            ]
        };
        let gone = |item: &GoneOver| {
            vec![
                Cell::from(self.ui.t("gone-over-title").to_string()),
                item.task.as_str().into(),
                item.title.as_str().into(),
                Cell::Day(local_date(item.at)),
                self.ui.person(&item.to).into(),
                "".into(),
            ]
        };
        let rows = self.page.items.iter().map(row);
        Listing {
            title: self.title(),
            notes: vec![self.ui.unit(&self.page.leaver.unit.name).to_owned()],
            heads: heads.map(|head| self.ui.t(head).to_string()).to_vec(),
            rows: rows.chain(self.page.gone_over.iter().map(gone)).collect(),
        }
    }

    fn as_text(&self) -> String {
        self.listing().text()
    }
}

/// The account in an address.
///
/// # Errors
/// A problem like that of an account that does not exist.
pub(super) fn account_in(id: &str) -> Result<AccountId, Problem> {
    id.parse().map_err(|_| Problem::missing())
}

pub(in crate::plans) async fn page(visit: Visit, Path(id): Path<String>) -> Answer {
    show(visit, account_in(&id)?, Sent::default()).await
}

/// The page; after a refusal, with what was sent.
async fn show(visit: Visit, account: AccountId, sent: Sent) -> Answer {
    let page = hand_over_page(&visit.reader(), account).await?;
    shown(&DepartureHtml { ui: visit.ui, page, sent })
}

/// What a form about a departure leads to: the page, or the form again with one sentence.
pub(super) async fn answered(
    visit: Visit,
    account: AccountId,
    sent: Sent,
    done: app::Result<()>,
) -> Answer {
    match done {
        Ok(()) | Err(app::Error::Repeated) => {
            crate::shell::see_other(format!("/accounts/{account}/departure"))
        }
        Err(error) => match Told::or_late(&visit.ui, &error) {
            Some(told) => show(visit, account, Sent { error: Some(told), ..sent }).await,
            None => Err(error.into()),
        },
    }
}

pub(in crate::plans) async fn file(visit: Visit, Path(id): Path<String>) -> Answer {
    let page = hand_over_page(&visit.reader(), account_in(&id)?).await?;
    let html = DepartureHtml { ui: visit.ui.clone(), page, sent: Sent::default() };
    html.listing().workbook(&visit).await
}
