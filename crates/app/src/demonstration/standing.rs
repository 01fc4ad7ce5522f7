//! What stands in the installation, counted in the database.

use kernel::CountyId;
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Alias, Asterisk, Expr, ExprTrait, Func, Query};

use super::Demonstration;
use crate::{App, Result, org};

/// The demonstration that was made here before, without its accounts; `None` if there is none.
///
/// # Errors
/// A fault of the database.
pub async fn find(app: &App) -> Result<Option<Demonstration>> {
    let Some((id, county)) = org::counties(app).await?.into_iter().next() else {
        return Ok(None);
    };
    Ok(Some(Demonstration {
        county,
        units_by_tier: org::units_by_tier(app, id).await?,
        plans: count(app, id, "plans").await?,
        tasks: count(app, id, "tasks").await?,
        accounts: Vec::new(),
    }))
}

/// The rows of the county in this table. Totals over everything are no page's business, so no
/// query of the areas gives them; here whoever asks sits at the machine itself.
async fn count(app: &App, county: CountyId, table: &'static str) -> Result<u64> {
    let rows = Query::select()
        .expr(Func::count(Expr::col(Asterisk)))
        .from(Alias::new(table))
        .and_where(Expr::col(Alias::new("county_id")).eq(county.as_uuid()))
        .to_owned();
    let row = app.read().query_one(&rows).await?;
    let counted: i64 = row.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or_default();
    Ok(u64::try_from(counted).unwrap_or_default())
}
