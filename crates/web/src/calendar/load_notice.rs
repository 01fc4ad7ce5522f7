//! A notice that was looked at comes into force.

use app::calendar::{LoadHolidayNotice, read_notice};
use domain::access::{Act, Facts};
use serde::Deserialize;

use super::notice_form::NoticeFormPage;
use crate::shell::{Answer, Signed, see_other, shown};

#[derive(Deserialize)]
pub(super) struct Confirmation {
    notice: String,
    /// `yes` where the person knows that it leaves out holidays.
    #[serde(default)]
    partial: String,
}

pub(super) async fn submit(signed: Signed<Confirmation>) -> Answer {
    let Signed { visit, key, fields: Confirmation { notice: text, partial } } = signed;
    visit.reader().require(Act::LoadNotice, Facts::COUNTY)?;
    let done = match read_notice(&text) {
        Ok(notice) => {
            let order = LoadHolidayNotice { notice, partial: partial == "yes" };
            visit.command(key, order).await
        }
        Err(refusal) => Err(refusal.into()),
    };
    match done {
        Ok(moved) => see_other(format!("/calendar?year={}", moved.year)),
        Err(app::Error::Repeated) => see_other("/calendar"),
        Err(app::Error::Refused(message)) => {
            let error = Some(visit.ui.say(&message));
            shown(&NoticeFormPage { ui: visit.ui, text, error })
        }
        Err(error) => Err(error.into()),
    }
}
