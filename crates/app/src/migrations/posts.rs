//! Posts of units, and who holds them from a day to a day.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema as col;

/// The tables of posts and tenures.
pub(super) struct Posts;

impl MigrationName for Posts {
    fn name(&self) -> &'static str {
        "m0014_posts"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Posts {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(posts()).await?;
        manager.create_table(tenures()).await?;
        for index in INDEXES {
            manager.get_connection().execute_unprepared(index).await?;
        }
        Ok(())
    }
}

const INDEXES: [&str; 5] = [
    "CREATE INDEX posts_unit ON posts (unit_id, position)",
    // A unit has a post of the pack once.
    "CREATE UNIQUE INDEX posts_key ON posts (unit_id, key)",
    "CREATE INDEX tenures_unit ON tenures (unit_id)",
    "CREATE INDEX tenures_post ON tenures (post_id)",
    "CREATE INDEX tenures_account ON tenures (account_id) WHERE account_id IS NOT NULL",
];

fn row_table(name: &'static str) -> TableCreateStatement {
    Table::create()
        .table(Alias::new(name))
        .col(col::uuid("id").primary_key())
        .col(col::uuid("county_id"))
        .col(col::uuid("unit_id"))
        .to_owned()
}

fn posts() -> TableCreateStatement {
    row_table("posts")
        .col(col::text_null("key"))
        .col(col::text("kind"))
        .col(col::integer("position"))
        .col(col::text("title_zh"))
        .col(col::text("title_en"))
        .to_owned()
}

fn tenures() -> TableCreateStatement {
    row_table("tenures")
        .col(col::uuid("post_id"))
        .col(col::text("holder"))
        .col(col::uuid_null("account_id"))
        .col(col::date("first_on"))
        .col(col::date_null("last_on"))
        .col(col::boolean("acting"))
        .col(col::big_integer("version"))
        .to_owned()
}
