use crate::*;
use sea_orm::DatabaseConnection;
pub(crate) async fn before_migration(
    _db: &DatabaseConnection,
    _s: &Settings,
    _k: &KeyStore,
    _n: kernel::Instant,
) -> Result<()> {
    Ok(())
}
