//! When a need had a strong candidate for the first time: what its best candidates are is forgotten when it closes, this is not.

use sea_orm_migration::prelude::*;

use crate::columns::{big, drop_tables, part_of};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("first_match")
            .col(ColumnDef::new("need_id").big_integer().not_null().primary_key())
            .col(big("at"))
            .foreign_key(&mut part_of("first_match", "need_id", "need"))
            .to_owned();
        manager.create_table(table).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["first_match"]).await
    }
}
