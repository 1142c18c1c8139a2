//! Steps from match to money: who did what to which part of the chain, when and why; never changed.

use sea_orm_migration::prelude::*;

use crate::{
    append_only,
    columns::{big, big_null, code, code_null, drop_tables, id, index, refers_to, text, text_null},
};

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
const REASONS: [&str; 12] = [
    "TOO_EARLY",
    "BENEFIT_UNCLEAR",
    "NO_COMMERCIAL_ROUTE",
    "DESCRIPTION_UNCLEAR",
    "INDICATOR_NOT_MET",
    "IP_UNCLEAR",
    "PRICE",
    "TIMING",
    "CAPACITY",
    "CONFLICT_OF_INTEREST",
    "DUPLICATE",
    "OTHER",
];

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("step")
            .col(id())
            // What was moved; its tables have keys of their own.
            .col(code("subject", &SUBJECTS))
            .col(big("subject_id"))
            .col(big("need_id"))
            .col(text("act"))
            .col(text_null("from_status"))
            .col(text("to_status"))
            .col(big("at"))
            // Who: `account_7`, `organization_3` (by a token of it), `administrator` or `clock`.
            .col(text("actor"))
            .col(big_null("account_id"))
            .col(code("side", &SIDES))
            .col(code_null("reason", &REASONS))
            .col(text_null("sentence").check(Expr::cust("length(sentence) <= 500")))
            .check(Expr::cust("(reason is null) = (sentence is null)"))
            .foreign_key(&mut refers_to("step", "need_id", "need"))
            .to_owned();
        manager.create_table(table).await?;
        for columns in [
            &["subject", "subject_id", "id"] as &[_],
            &["need_id", "id"],
            &["account_id", "id"],
        ] {
            manager.create_index(index("step", columns)).await?;
        }
        append_only::protect(manager, "step", "id").await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["step"]).await?;
        append_only::forget(manager, "step").await
    }
}
