//! The change log, the keys of posts already made, and how far each import came.

use sea_orm_migration::prelude::*;

use crate::columns::{big, big_null, code, drop_tables, flag, index, text};

const NOUNS: [&str; 4] = ["NEED", "MANAGER", "ORGANIZATION", "ACHIEVEMENT"];

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let change = Table::create()
            .table("change")
            .col(
                ColumnDef::new("position")
                    .big_integer()
                    .not_null()
                    .auto_increment()
                    .primary_key(),
            )
            .col(code("noun", &NOUNS))
            .col(big("row_id"))
            .col(big("at"))
            .col(flag("bulk"))
            .to_owned();
        manager.create_table(change).await?;
        manager.create_index(index("change", &["bulk", "position"])).await?;

        let key = Table::create()
            .table("post_key")
            .col(text("requester"))
            .col(text("key").check(Expr::cust("length(key) between 1 and 128")))
            .col(code("noun", &NOUNS))
            .col(big("row_id"))
            .col(text("fingerprint"))
            .col(big("created_at"))
            .primary_key(Index::create().col("requester").col("key"))
            .to_owned();
        manager.create_table(key).await?;

        let run = Table::create()
            .table("import_run")
            .col(text("fingerprint").primary_key())
            .col(text("noun"))
            .col(text("file"))
            .col(big("rows_done").check(Expr::cust("rows_done >= 0")))
            .col(big("started_at"))
            .col(big("updated_at"))
            .col(big_null("finished_at"))
            .to_owned();
        manager.create_table(run).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["import_run", "post_key", "change"]).await
    }
}
