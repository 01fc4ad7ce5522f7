//! One officer had the place of the other at the beginning of the year that is played.

use chrono::Days;
use domain::access::Actor;
use kernel::local_date;

use super::county::Cast;
use super::pack::Pack;
use crate::accounts::NameSubstitute;
use crate::{App, Result};

/// Gives the place, as the one who is about to be away does.
pub(super) async fn substitute(app: &App, cast: &Cast, pack: &Pack) -> Result<()> {
    let past = &pack.substitution;
    let away = cast.person(&past.stands_in_for, pack)?;
    let begins = local_date(app.now());
    let order = NameSubstitute {
        unit: away.unit,
        account: cast.person(&past.substitute, pack)?.account,
        stands_in_for: away.account,
        first_on: begins.checked_add_days(Days::new(past.first_in_days)),
        last_on: begins.checked_add_days(Days::new(past.last_in_days)),
        reason: past.reason.clone(),
    };
    app.command(&Actor::Person(away.clone()), None, order).await.map(drop)
}
