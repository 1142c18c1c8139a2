//! Notes of matchmakers on records.

use sea_orm_migration::prelude::*;

use crate::columns::{big, code, drop_tables, id, index, part_of, text};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("note")
            .col(id())
            .col(code("noun", &["NEED", "MANAGER", "ORGANIZATION", "ACHIEVEMENT"]))
            .col(big("row_id"))
            // Who wrote it.
            .col(big("account_id"))
            .col(text("text").check(Expr::cust("length(text) between 1 and 4000")))
            .col(big("created_at"))
            .col(big("updated_at"))
            .col(big("version").default(1))
            .foreign_key(&mut part_of("note", "account_id", "account"))
            .to_owned();
        manager.create_table(table).await?;
        manager.create_index(index("note", &["noun", "row_id", "id"])).await?;
        manager.create_index(index("note", &["account_id", "id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["note"]).await
    }
}
