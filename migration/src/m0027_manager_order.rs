//! Indexes along which managers are listed by name and by change: a page reads its rows and few others.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// Name, and what it is ordered by.
const INDEXES: [(&str, &str); 2] = [
    ("ix_manager_updated_at_id", r#""updated_at""#),
    ("ix_manager_name_id", r#"coalesce("name_zh", "name_en")"#),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (name, order) in INDEXES {
            let index = format!(r#"CREATE INDEX "{name}" ON "manager" (({order}), "id")"#);
            manager.get_connection().execute_unprepared(&index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (name, _) in INDEXES {
            let index = format!(r#"DROP INDEX "{name}""#);
            manager.get_connection().execute_unprepared(&index).await?;
        }
        Ok(())
    }
}
