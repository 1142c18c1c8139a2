//! How well the best candidates of an open need suit it: reckoned by the service itself, for totals and filters.

use sea_orm_migration::prelude::*;

use crate::columns::{drop_tables, part_of, whole};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("best_match")
            .col(ColumnDef::new("need_id").big_integer().not_null().primary_key())
            // Thousandths; 0 where there is no candidate.
            .col(whole("manager_points"))
            .col(whole("achievement_points"))
            .foreign_key(&mut part_of("best_match", "need_id", "need"))
            .to_owned();
        manager.create_table(table).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["best_match"]).await
    }
}
