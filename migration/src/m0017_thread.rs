//! What the sides of a part of the chain write and hand each other: messages and files.

use sea_orm_migration::prelude::*;

use crate::columns::{big, big_null, code, drop_tables, id, index, part_of, refers_to, text};

const SUBJECTS: [&str; 11] = [
    "INTRODUCTION",
    "SLIP",
    "CHALLENGE",
    "PROPOSAL",
    "EVALUATION",
    "ENGAGEMENT",
    "TASK",
    "TRANSLATION",
    "CONTRACT",
    "SETTLEMENT",
    "POINT",
];
const SIDES: [&str; 8] = [
    "ENTERPRISE",
    "MANAGER",
    "SUPPLIER",
    "MATCHMAKER",
    "REVIEWER",
    "REGISTRAR",
    "OPERATOR",
    "SERVICE",
];
const LEVELS: [&str; 3] = ["PUBLIC", "REGISTERED", "AGREEMENT"];

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("message")
            .col(id())
            .col(code("subject", &SUBJECTS))
            .col(big("subject_id"))
            .col(big("need_id"))
            // Who wrote it, and on whose side.
            .col(text("actor"))
            .col(big_null("account_id"))
            .col(code("side", &SIDES))
            // From which level of the need on it is read.
            .col(code("level", &LEVELS))
            // Empty once its author was erased.
            .col(text("text").check(Expr::cust("length(text) <= 4000")))
            .col(big("at"))
            .col(big_null("withdrawn_at"))
            .foreign_key(&mut refers_to("message", "need_id", "need"))
            .to_owned();
        manager.create_table(table).await?;
        manager
            .create_index(index("message", &["subject", "subject_id", "id"]))
            .await?;
        manager.create_index(index("message", &["account_id", "id"])).await?;
        let table = Table::create()
            .table("file")
            .col(id())
            .col(code("subject", &SUBJECTS))
            .col(big("subject_id"))
            // None where it proves an entry of a ledger.
            .col(big_null("need_id"))
            .col(big_null("message_id"))
            .col(text("actor"))
            .col(big_null("account_id"))
            .col(code("side", &SIDES))
            .col(code("level", &LEVELS))
            .col(text("name").check(Expr::cust("length(name) between 1 and 200")))
            .col(text("media_type"))
            .col(big("size").check(Expr::cust("size between 1 and 5242880")))
            // BLAKE3 of the content, in hexadecimal.
            .col(text("digest"))
            .col(big("at"))
            .col(big_null("withdrawn_at"))
            .foreign_key(&mut refers_to("file", "need_id", "need"))
            .foreign_key(&mut refers_to("file", "message_id", "message"))
            .to_owned();
        manager.create_table(table).await?;
        manager
            .create_index(index("file", &["subject", "subject_id", "id"]))
            .await?;
        manager.create_index(index("file", &["account_id", "id"])).await?;
        manager.create_index(index("file", &["message_id"])).await?;
        // Apart, so that lists of files do not read them.
        let table = Table::create()
            .table("file_content")
            .col(ColumnDef::new("file_id").big_integer().not_null().primary_key())
            .col(ColumnDef::new("content").blob().not_null())
            .foreign_key(&mut part_of("file_content", "file_id", "file"))
            .to_owned();
        manager.create_table(table).await?;
        let table = Table::create()
            .table("thread_read")
            .col(code("subject", &SUBJECTS))
            .col(big("subject_id"))
            .col(big("account_id"))
            // The last message that the account was shown.
            .col(big("message_id"))
            .col(big("at"))
            .primary_key(Index::create().col("subject").col("subject_id").col("account_id"))
            .foreign_key(&mut part_of("thread_read", "account_id", "account"))
            .to_owned();
        manager.create_table(table).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["thread_read", "file_content", "file", "message"]).await
    }
}
