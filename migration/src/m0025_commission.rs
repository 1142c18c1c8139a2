//! Commissions (佣金) have an account of their own in the settlement ledger.

use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

use crate::{
    append_only,
    columns::{big, big_null, code, id, index, refers_to, text, whole},
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// The accounts there were before.
const BEFORE: [&str; 8] = [
    "PAYER",
    "COST",
    "CASH",
    "SUPPLIER",
    "INVENTOR",
    "AGENCY",
    "MANAGER",
    "ENTERPRISE",
];

/// What SQLite calls the table until it takes the place of the old one.
const NEXT: &str = "posting_next";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// On one connection: another one of the pool may still hold the old table for there when its successor takes its name.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let accounts: Vec<&'static str> = BEFORE.into_iter().chain(["COMMISSION"]).collect();
        allow(manager, &accounts).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Where a commission stands in the ledger this fails, and changes nothing.
        allow(manager, &BEFORE).await
    }
}

/// Lets postings stand in these accounts.
async fn allow(manager: &SchemaManager<'_>, accounts: &[&'static str]) -> Result<(), DbErr> {
    let db = manager.get_connection();
    if manager.get_database_backend() == DbBackend::Postgres {
        let codes = accounts.join("', '");
        let change = format!(
            "alter table posting drop constraint posting_account_check, \
             add constraint posting_account_check check (account in ('{codes}'))"
        );
        db.execute_unprepared(&change).await?;
        return Ok(());
    }
    // SQLite changes no constraint of a table that is there.
    manager.create_table(posting(accounts)).await?;
    for statement in [
        "insert into posting_next (id, settlement_id, position, account, holder, organization_id, manager_id, side, amount, \
         currency, due_on) select id, settlement_id, position, account, holder, organization_id, manager_id, side, amount, \
         currency, due_on from posting",
        "drop table posting",
        "alter table posting_next rename to posting",
    ] {
        db.execute_unprepared(statement).await?;
    }
    manager
        .create_index(index("posting", &["settlement_id", "position"]))
        .await?;
    append_only::protect(manager, "posting", "id").await
}

fn posting(accounts: &[&'static str]) -> TableCreateStatement {
    Table::create()
        .table(NEXT)
        .col(id())
        .col(big("settlement_id"))
        .col(whole("position"))
        .col(code("account", accounts))
        // Whose account it is.
        .col(text("holder"))
        .col(big_null("organization_id"))
        .col(big_null("manager_id"))
        .col(code("side", &["DEBIT", "CREDIT"]))
        .col(big("amount").check(Expr::cust("amount > 0")))
        .col(text("currency"))
        .col(ColumnDef::new("due_on").date().not_null())
        .foreign_key(&mut refers_to("posting", "settlement_id", "settlement"))
        .to_owned()
}
