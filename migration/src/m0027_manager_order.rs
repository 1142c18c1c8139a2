//! Indexes along which managers are listed by name, by change and by free places, for who sees those that are shown and for who
//! sees all: a page reads its rows and no others.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const NAME: &str = r#"coalesce("name_zh", "name_en")"#;
const FREE_TO_ALL: &str = r#"CASE WHEN "load_level" IN ('PUBLIC') THEN "capacity" - "load" ELSE -1000000 END"#;
const FREE_TO_ACCOUNTS: &str =
    r#"CASE WHEN "load_level" IN ('PUBLIC', 'REGISTERED') THEN "capacity" - "load" ELSE -1000000 END"#;
const FREE: &str =
    r#"CASE WHEN "load_level" IN ('PUBLIC', 'REGISTERED', 'AGREEMENT') THEN "capacity" - "load" ELSE -1000000 END"#;

/// Name, what comes first, and what it is ordered by.
const INDEXES: [(&str, &str, &str); 7] = [
    ("ix_manager_status_updated_at_id", r#""status", "#, r#""updated_at""#),
    ("ix_manager_status_name_id", r#""status", "#, NAME),
    ("ix_manager_status_free_to_all_id", r#""status", "#, FREE_TO_ALL),
    (
        "ix_manager_status_free_to_accounts_id",
        r#""status", "#,
        FREE_TO_ACCOUNTS,
    ),
    ("ix_manager_updated_at_id", "", r#""updated_at""#),
    ("ix_manager_name_id", "", NAME),
    ("ix_manager_free_id", "", FREE),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (name, first, order) in INDEXES {
            let index = format!(r#"CREATE INDEX "{name}" ON "manager" ({first}({order}), "id")"#);
            manager.get_connection().execute_unprepared(&index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (name, ..) in INDEXES {
            let index = format!(r#"DROP INDEX "{name}""#);
            manager.get_connection().execute_unprepared(&index).await?;
        }
        Ok(())
    }
}
