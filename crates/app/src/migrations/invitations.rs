//! Invitations: the codes with which people choose the passwords of their accounts.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema as col;

/// The table of invitations.
pub(super) struct Invitations;

impl MigrationName for Invitations {
    fn name(&self) -> &'static str {
        "m0016_invitations"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Invitations {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let invitations = Table::create()
            .table(Alias::new("invitations"))
            .col(col::uuid("id").primary_key())
            .col(col::uuid("county_id"))
            .col(col::uuid("account_id"))
            .col(col::uuid("unit_id"))
            .col(col::text("purpose"))
            .col(col::text_null("role"))
            .col(col::text("reason"))
            .col(col::binary("code_hash"))
            .col(col::uuid_null("invited_by"))
            .col(col::timestamp_with_time_zone("invited_at"))
            .col(col::timestamp_with_time_zone("ends_at"))
            .col(col::text("state"))
            .col(col::big_integer("version"))
            .to_owned();
        manager.create_table(invitations).await?;
        for index in INDEXES {
            manager.get_connection().execute_unprepared(index).await?;
        }
        Ok(())
    }
}

const INDEXES: [&str; 4] = [
    "CREATE INDEX invitations_account ON invitations (account_id, invited_at)",
    // Of two that are made at once, one counts.
    "CREATE UNIQUE INDEX invitations_live ON invitations (account_id) \
     WHERE state IN ('proposed', 'open')",
    "CREATE INDEX invitations_proposed ON invitations (county_id, invited_at) \
     WHERE state = 'proposed'",
    // The record of accounts and rights, which one administrator reads.
    "CREATE INDEX events_of_accounts ON events (county_id, at, id) \
     WHERE subject_kind IN ('account', 'recusal')",
];
