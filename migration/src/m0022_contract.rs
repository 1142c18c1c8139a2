//! Technology contracts: what they say, who signed them, and the ledger of their settlements, which is never changed.

use sea_orm_migration::prelude::*;

use crate::{
    append_only,
    columns::{
        big, big_null, code, code_null, coded_by, day_null, drop_tables, flag, id, index, part_of, refers_to, text,
        text_null, whole,
    },
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// Tables that only grow.
const LEDGERS: [&str; 3] = ["contract_signature", "settlement", "posting"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [contract(), party(), clause(), signature(), settlement(), posting()] {
            manager.create_table(table).await?;
        }
        for (table, columns) in [
            ("contract", &["engagement_id", "id"] as &[_]),
            ("contract", &["organization_id", "id"]),
            ("contract", &["need_id", "id"]),
            ("contract_party", &["organization_id"]),
            ("contract_party", &["manager_id"]),
            ("contract_signature", &["contract_id", "id"]),
            ("settlement", &["contract_id", "id"]),
            ("posting", &["settlement_id", "position"]),
        ] {
            manager.create_index(index(table, columns)).await?;
        }
        for table in LEDGERS {
            append_only::protect(manager, table, "id").await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            "posting",
            "settlement",
            "contract_signature",
            "contract_clause",
            "contract_party",
            "contract",
        ];
        drop_tables(manager, &tables).await?;
        for table in LEDGERS {
            append_only::forget(manager, table).await?;
        }
        Ok(())
    }
}

fn contract() -> TableCreateStatement {
    Table::create()
        .table("contract")
        .col(id())
        .col(big("engagement_id"))
        .col(big("need_id"))
        // Whose need it is.
        .col(big("organization_id"))
        .col(code("status", &["DRAFT", "SIGNED", "REGISTERED", "ENDED"]))
        // The five types of the Civil Code's article 843; not the six transfer modes.
        .col(code(
            "kind",
            &["DEVELOPMENT", "TRANSFER", "LICENCE", "CONSULTING", "SERVICE"],
        ))
        .col(code(
            "mode",
            &[
                "ASSIGNMENT",
                "LICENCE",
                "EQUITY",
                "DEVELOPMENT",
                "CONSULTING",
                "SERVICE",
            ],
        ))
        .col(text("title").check(Expr::cust("length(title) between 1 and 256")))
        .col(text_null("subject"))
        .col(text("currency"))
        // In minor units: the whole amount, and what of it is for technology.
        .col(big_null("amount"))
        .col(big_null("technology_amount"))
        .col(code_null(
            "payment",
            &["LUMP_SUM", "INSTALMENTS", "ROYALTY", "ENTRY_FEE_AND_ROYALTY"],
        ))
        .col(flag("involves_patents"))
        .col(day_null("signed_on"))
        .col(text_null("signed_at_place"))
        .col(day_null("valid_from"))
        .col(day_null("valid_until"))
        .col(text_null("register_number").unique_key())
        .col(text_null("registry"))
        .col(day_null("registered_on"))
        .col(big("created_at"))
        .col(text("created_by"))
        .col(big("updated_at"))
        .col(big("version").default(1))
        .check(Expr::cust("amount >= 0"))
        .check(Expr::cust("technology_amount >= 0"))
        .check(Expr::cust("technology_amount <= amount"))
        .check(Expr::cust("valid_from <= valid_until"))
        .check(Expr::cust(
            "status = 'DRAFT' or status = 'ENDED' or signed_on is not null",
        ))
        .check(Expr::cust("status <> 'REGISTERED' or register_number is not null"))
        .foreign_key(&mut refers_to("contract", "engagement_id", "engagement"))
        .foreign_key(&mut refers_to("contract", "need_id", "need"))
        .foreign_key(&mut refers_to("contract", "organization_id", "organization"))
        .to_owned()
}

fn party() -> TableCreateStatement {
    Table::create()
        .table("contract_party")
        .col(big("contract_id"))
        .col(whole("position"))
        .col(code("role", &["BUYER", "SELLER", "INTERMEDIARY"]))
        .col(text("name"))
        // Whom of the registries it is, if it stands there.
        .col(big_null("organization_id"))
        .col(big_null("manager_id"))
        .col(text_null("region_code"))
        .col(text_null("credit_code"))
        .col(text_null("representative"))
        .col(text_null("address"))
        .col(text_null("contact"))
        .primary_key(Index::create().col("contract_id").col("position"))
        .foreign_key(&mut part_of("contract_party", "contract_id", "contract"))
        .foreign_key(&mut refers_to("contract_party", "organization_id", "organization"))
        .foreign_key(&mut refers_to("contract_party", "manager_id", "manager"))
        .foreign_key(&mut coded_by("contract_party", "region_code", "region"))
        .to_owned()
}

fn clause() -> TableCreateStatement {
    Table::create()
        .table("contract_clause")
        .col(big("contract_id"))
        // The list of clauses is data with versions of its own.
        .col(text("code"))
        .col(text("text").check(Expr::cust("length(text) between 1 and 8000")))
        .primary_key(Index::create().col("contract_id").col("code"))
        .foreign_key(&mut part_of("contract_clause", "contract_id", "contract"))
        .to_owned()
}

fn signature() -> TableCreateStatement {
    Table::create()
        .table("contract_signature")
        .col(id())
        .col(big("contract_id"))
        .col(code("side", &["ENTERPRISE", "MANAGER", "SUPPLIER"]))
        .col(text("actor"))
        .col(big("at"))
        // Of what the contract said then: a signature holds as long as it says the same.
        .col(text("digest"))
        .foreign_key(&mut refers_to("contract_signature", "contract_id", "contract"))
        .to_owned()
}

fn settlement() -> TableCreateStatement {
    Table::create()
        .table("settlement")
        .col(id())
        .col(big("contract_id"))
        .col(code("kind", &["SETTLEMENT", "PAYMENT", "REVERSAL"]))
        // What is taken back: once at most. What is paid.
        .col(big_null("reverses_id").unique_key())
        .col(big_null("pays_id"))
        .col(text_null("rule_code"))
        .col(text_null("rule_version"))
        .col(code(
            "event",
            &["SIGNING", "RECEIPT", "MILESTONE", "ROYALTY", "PAYMENT", "CORRECTION"],
        ))
        .col(ColumnDef::new("event_on").date().not_null())
        .col(text("currency"))
        .col(big("gross"))
        .col(big("cost"))
        .col(big("net"))
        // What was given and each step that followed from it, as JSON.
        .col(text("input"))
        .col(text("steps"))
        .col(text_null("note"))
        .col(code_null("reason", &REASONS))
        .col(text_null("sentence"))
        .col(big("at"))
        .col(text("actor"))
        .check(Expr::cust("gross - cost = net"))
        .check(Expr::cust("(reason is null) = (sentence is null)"))
        .check(Expr::cust("(kind = 'REVERSAL') = (reverses_id is not null)"))
        .check(Expr::cust("(kind = 'PAYMENT') = (pays_id is not null)"))
        .foreign_key(&mut refers_to("settlement", "contract_id", "contract"))
        .foreign_key(&mut refers_to("settlement", "reverses_id", "settlement"))
        .foreign_key(&mut refers_to("settlement", "pays_id", "settlement"))
        .to_owned()
}

fn posting() -> TableCreateStatement {
    Table::create()
        .table("posting")
        .col(id())
        .col(big("settlement_id"))
        .col(whole("position"))
        .col(code(
            "account",
            &[
                "PAYER",
                "COST",
                "CASH",
                "SUPPLIER",
                "INVENTOR",
                "AGENCY",
                "MANAGER",
                "ENTERPRISE",
            ],
        ))
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
