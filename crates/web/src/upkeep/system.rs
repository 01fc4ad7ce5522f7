//! How the installation stands, for the office that answers for it.

use app::upkeep::{JobState, SystemPage, Warning, system_page};
use askama::Template;

use crate::shell::{Answer, Page, Ui, Visit, shown};

/// Jobs, disk, backups and mail on one page.
#[derive(Template)]
#[template(path = "upkeep/system.html")]
pub(super) struct SystemHtml {
    pub(super) ui: Ui,
    pub(super) system: SystemPage,
}

impl Page for SystemHtml {}

impl SystemHtml {
    fn warnings(&self) -> Vec<String> {
        self.system.warnings.iter().map(|warning| self.ui.say(&warning.message())).collect()
    }

    fn is_stuck(&self, job: &JobState) -> bool {
        self.system.warnings.contains(&Warning::Job { name: job.name })
    }
}

pub(super) async fn page(visit: Visit) -> Answer {
    let system = system_page(&visit.web.app, &visit.reader()).await?;
    shown(&SystemHtml { ui: visit.ui, system })
}
