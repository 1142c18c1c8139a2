//! Shortlists: candidates that somebody keeps for a need, in order.

use sea_orm_migration::prelude::*;

use crate::columns::{big, code, drop_tables, id, index, part_of, text, whole};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("shortlist_entry")
            .col(id())
            .col(big("need_id"))
            // Whose list: `organization_3`, `account_7` or `administrator`.
            .col(text("keeper"))
            .col(code("noun", &["MANAGER", "ORGANIZATION", "ACHIEVEMENT"]))
            .col(big("row_id"))
            .col(whole("position"))
            .col(text("added_by"))
            .col(big("added_at"))
            .foreign_key(&mut part_of("shortlist_entry", "need_id", "need"))
            .to_owned();
        manager.create_table(table).await?;
        let once = index("shortlist_entry", &["need_id", "keeper", "noun", "row_id"])
            .unique()
            .to_owned();
        manager.create_index(once).await?;
        manager
            .create_index(index("shortlist_entry", &["keeper", "need_id"]))
            .await?;
        manager.create_index(index("shortlist_entry", &["added_by"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["shortlist_entry"]).await
    }
}
