//! The tables of imports; drafts are ephemera.

/// Workbooks that were brought and are not carried out.
pub(crate) mod import_drafts {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "import_drafts")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub county_id: Uuid,
        pub account_id: Uuid,
        pub template: String,
        pub sha256: String,
        pub bytes: i64,
        pub name: String,
        pub media_type: String,
        pub brought_at: DateTimeUtc,
        /// What the person chose, as JSON; none before.
        pub choice: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Mappings that were carried out, by the columns of the sheet.
pub(super) mod import_mappings {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "import_mappings")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub county_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub template: String,
        /// SHA-256 of the heads.
        #[sea_orm(primary_key, auto_increment = false)]
        pub fingerprint: String,
        /// The mapping as JSON.
        pub mapping: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Imports.
pub(super) mod imports {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "imports")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub county_id: Uuid,
        pub template: String,
        pub file_id: Uuid,
        pub name: String,
        pub sha256: String,
        pub rows: i64,
        pub left_out: i64,
        pub made_by: Uuid,
        pub made_at: DateTimeUtc,
        pub undone_by: Option<Uuid>,
        pub undone_at: Option<DateTimeUtc>,
        pub undo_reason: Option<String>,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What each row of an import made.
pub(super) mod import_rows {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "import_rows")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub import_id: Uuid,
        /// Its number in the sheet.
        #[sea_orm(primary_key, auto_increment = false)]
        pub row: i64,
        pub county_id: Uuid,
        /// What it made.
        pub subject_id: Uuid,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
