//! Agreements (NDA) on what stands under agreement, and the log of who read it.

use sea_orm_migration::prelude::*;

use crate::columns::{big, big_null, code, code_null, drop_tables, id, index, part_of, text, text_null};

const NOUNS: [&str; 4] = ["NEED", "MANAGER", "ORGANIZATION", "ACHIEVEMENT"];
const LEVELS: [&str; 3] = ["PUBLIC", "REGISTERED", "AGREEMENT"];

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(agreement()).await?;
        manager.create_table(access()).await?;
        for (table, columns) in [
            ("agreement", &["account_id", "noun", "row_id"] as &[_]),
            ("agreement", &["noun", "row_id", "id"]),
            ("access", &["noun", "row_id", "id"]),
            ("access", &["account_id", "id"]),
        ] {
            manager.create_index(index(table, columns)).await?;
        }
        for (table, level) in [
            ("manager", "contact_level"),
            ("manager", "biography_level"),
            ("manager", "works_level"),
            ("manager", "load_level"),
            ("organization", "contact_level"),
            ("organization", "profile_level"),
        ] {
            // Contacts are for whoever has an account unless said otherwise; the rest was public so far.
            let default = if level == "contact_level" { LEVELS[1] } else { LEVELS[0] };
            let column = code(level, &LEVELS).default(default).take();
            let add = Table::alter().table(table).add_column(column).to_owned();
            manager.alter_table(add).await?;
        }
        for table in ["manager", "organization"] {
            let add = Table::alter().table(table).add_column(text_null("contact")).to_owned();
            manager.alter_table(add).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in [
            ("organization", "contact"),
            ("manager", "contact"),
            ("organization", "profile_level"),
            ("organization", "contact_level"),
            ("manager", "load_level"),
            ("manager", "works_level"),
            ("manager", "biography_level"),
            ("manager", "contact_level"),
        ] {
            let drop = Table::alter().table(table).drop_column(column).to_owned();
            manager.alter_table(drop).await?;
        }
        drop_tables(manager, &["access", "agreement"]).await
    }
}

fn agreement() -> TableCreateStatement {
    Table::create()
        .table("agreement")
        .col(id())
        .col(code("noun", &NOUNS))
        .col(big("row_id"))
        .col(big("account_id"))
        .col(code("status", &["REQUESTED", "GRANTED", "REFUSED", "WITHDRAWN"]))
        .col(text("purpose").check(Expr::cust("length(purpose) <= 500")))
        // Which text was agreed to, and a digest of it in the language that was shown.
        .col(text("text_version"))
        .col(text("text_digest"))
        .col(big("requested_at"))
        .col(big_null("decided_at"))
        .col(text_null("decided_by"))
        .col(code_null("reason", &REASONS))
        .col(text_null("sentence"))
        .col(big_null("expires_at"))
        .col(big_null("withdrawn_at"))
        .col(text_null("withdrawn_by"))
        .col(big("version").default(1))
        .check(Expr::cust("(reason is null) = (sentence is null)"))
        .check(Expr::cust("status <> 'GRANTED' or expires_at is not null"))
        .foreign_key(&mut part_of("agreement", "account_id", "account"))
        .to_owned()
}

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

fn access() -> TableCreateStatement {
    Table::create()
        .table("access")
        .col(id())
        .col(big("at"))
        .col(code("noun", &NOUNS))
        .col(big("row_id"))
        // The fields, by their codes, with commas.
        .col(text("parts"))
        // Who: `account_7`, `organization_3` (by a token of it) or `operator`.
        .col(text("actor"))
        .col(big_null("account_id"))
        // Through what: the door and the session or token.
        .col(text("via"))
        .to_owned()
}
