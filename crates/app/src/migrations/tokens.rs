//! The tokens by which programs act for people.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema as col;

/// The table of API tokens.
pub(super) struct ApiTokens;

impl MigrationName for ApiTokens {
    fn name(&self) -> &'static str {
        "m0010_api_tokens"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for ApiTokens {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tokens = Table::create()
            .table(Alias::new("api_tokens"))
            .col(col::uuid("id").primary_key())
            .col(col::uuid("county_id"))
            .col(col::uuid("account_id"))
            .col(col::binary("token_hash").unique_key())
            .col(col::text("name"))
            .col(col::text("scopes"))
            .col(col::timestamp_with_time_zone("made_at"))
            .col(col::date("ends_on"))
            .col(col::date_null("last_used_on"))
            .col(col::timestamp_with_time_zone_null("revoked_at"))
            .to_owned();
        manager.create_table(tokens).await?;
        manager.get_connection().execute_unprepared(OF_ACCOUNT).await?;
        Ok(())
    }
}

const OF_ACCOUNT: &str = "CREATE INDEX api_tokens_account ON api_tokens (account_id, made_at)";
