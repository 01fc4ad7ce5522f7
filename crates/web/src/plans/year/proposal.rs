//! All that is proposed is looked at, and taken over in one step.

use std::collections::HashMap;

use app::plans::{Proposal, ProposalPage, TakeOver, proposal_page};
use askama::Template;
use axum::http::StatusCode;
use domain::plans::StandingKey;
use kernel::UnitId;
use l10n::Locale;

use super::super::screen::duties::often;
use super::source_of;
use crate::shell::{Answer, Page, Signed, Told, Ui, Visit, see_other, shown};

/// The page of what would be asked.
#[derive(Template)]
#[template(path = "plans/year/proposal.html")]
pub(in crate::plans) struct ProposalHtml {
    pub(in crate::plans) ui: Ui,
    pub(in crate::plans) page: ProposalPage,
    pub(in crate::plans) error: Option<Told>,
    /// What was chosen, when it is shown again.
    pub(in crate::plans) sent: Option<TakeOver>,
}

impl Page for ProposalHtml {
    fn status(&self) -> StatusCode {
        Told::status(self.error.as_ref())
    }
}

impl ProposalHtml {
    fn title<'a>(&self, proposal: &'a Proposal) -> &'a str {
        match self.ui.locale {
            Locale::ZhCn => &proposal.standing.title.zh,
            Locale::En => &proposal.standing.title.en,
        }
    }

    fn often(&self, proposal: &Proposal) -> String {
        often(&self.ui, &proposal.standing.recurrence(proposal.from))
    }

    fn source(&self, proposal: &Proposal) -> (String, String) {
        source_of(&self.ui, &proposal.standing.source)
    }

    /// Whether the box is ticked: everything is, until somebody chose.
    fn is_chosen(&self, proposal: &Proposal) -> bool {
        self.sent.as_ref().is_none_or(|sent| sent.keys.contains(&proposal.standing.key))
    }

    fn is_office(&self, unit: UnitId) -> bool {
        self.sent.as_ref().is_some_and(|sent| sent.office == Some(unit))
    }
}

pub(in crate::plans) async fn page(visit: Visit) -> Answer {
    let page = proposal_page(&visit.reader()).await?;
    shown(&ProposalHtml { ui: visit.ui, page, error: None, sent: None })
}

/// The boxes have names such as `standing-patrol`.
pub(in crate::plans) async fn submit(signed: Signed<HashMap<String, String>>) -> Answer {
    let Signed { visit, key, fields } = signed;
    let order = order_of(&fields);
    match visit.command(key, order.clone()).await {
        Ok(done) => see_other(format!("/year?taken={}&given={}", done.duties.len(), done.tasks)),
        Err(app::Error::Repeated) => see_other("/year"),
        Err(error) => match Told::of(&visit.ui, &error) {
            Some(told) => {
                let page = proposal_page(&visit.reader()).await?;
                let (error, sent) = (Some(told), Some(order));
                shown(&ProposalHtml { ui: visit.ui, page, error, sent })
            }
            None => Err(error.into()),
        },
    }
}

fn order_of(fields: &HashMap<String, String>) -> TakeOver {
    let ticked = fields.keys().filter_map(|name| name.strip_prefix("standing-"));
    let mut keys: Vec<StandingKey> = ticked.filter_map(|key| key.parse().ok()).collect();
    keys.sort_unstable();
    let office = fields.get("office").and_then(|unit| unit.parse().ok());
    TakeOver { keys, office }
}
