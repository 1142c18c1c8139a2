//! The ledgers of contribution points and of credit points: entries in chains of digests, never changed.

use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

use crate::{
    append_only,
    columns::{big, big_null, code, code_null, drop_tables, id, index, refers_to, text, text_null, whole},
};

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

/// `insert or replace` removes a row that has the new one's number or digest, without asking the trigger of removals.
const NO_REPLACE_SQLITE: &str = "create trigger point_no_replace_in_chain before insert on point \
     when exists (select 1 from point where ledger = new.ledger and number = new.number or digest = new.digest) \
     begin select raise(abort, 'the table point is append-only'); end";
/// Words may be taken out when their author is erased; nothing else may become of them.
const WORDS_SQLITE: [&str; 3] = [
    "create trigger point_words_only_emptied before update on point_words \
     when new.point_id <> old.point_id or new.text <> '' or new.salt <> '' \
     begin select raise(abort, 'the table point_words is append-only'); end",
    "create trigger point_words_no_delete before delete on point_words \
     begin select raise(abort, 'the table point_words is append-only'); end",
    "create trigger point_words_no_replace before insert on point_words \
     when exists (select 1 from point_words where point_id = new.point_id) \
     begin select raise(abort, 'the table point_words is append-only'); end",
];
const WORDS_POSTGRES: [&str; 4] = [
    "create function point_words_refuse() returns trigger language plpgsql as $$ begin \
     raise exception 'the table point_words is append-only'; end $$",
    "create trigger point_words_only_emptied before update on point_words for each row \
     when (new.point_id <> old.point_id or new.text <> '' or new.salt <> '') execute function point_words_refuse()",
    "create trigger point_words_no_delete before delete on point_words \
     for each row execute function point_words_refuse()",
    "create trigger point_words_no_truncate before truncate on point_words \
     for each statement execute function point_words_refuse()",
];

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("point")
            .col(id())
            .col(code("ledger", &["CONTRIBUTION", "CREDIT"]))
            // Counted by the domain without gaps, in each ledger from 1.
            .col(big("number").check(Expr::cust("number >= 1")))
            .col(big("at"))
            .col(text("actor"))
            .col(big_null("account_id"))
            .col(big("manager_id"))
            .col(code("kind", &["ENTRY", "CORRECTION", "APPEAL", "OUTCOME"]))
            // The number of the entry that it is about; none for an entry.
            .col(big_null("about"))
            // The rule and its version, both of a data file.
            .col(text("rule"))
            .col(whole("rule_version"))
            .col(big("amount"))
            .col(code_null("outcome", &["UPHELD", "REJECTED", "WITHDRAWN"]))
            .col(code_null("reason", &REASONS))
            // What proves it: `engagement_5`, `need_42`.
            .col(text_null("evidence"))
            .col(text_null("words_digest"))
            .col(text_null("file_digest"))
            // Of the entry before and of this one.
            .col(text("previous"))
            .col(text("digest").unique_key())
            .check(Expr::cust("(kind = 'ENTRY') = (about is null)"))
            .check(Expr::cust("kind in ('ENTRY', 'CORRECTION') or amount = 0"))
            .check(Expr::cust("(kind = 'OUTCOME') = (outcome is not null)"))
            .foreign_key(&mut refers_to("point", "manager_id", "manager"))
            .to_owned();
        manager.create_table(table).await?;
        let mut chain = index("point", &["ledger", "number"]);
        manager.create_index(chain.unique().to_owned()).await?;
        manager
            .create_index(index("point", &["manager_id", "ledger", "id"]))
            .await?;
        manager.create_index(index("point", &["ledger", "about"])).await?;
        manager.create_index(index("point", &["evidence"])).await?;
        // Beside the chain, which holds their digest alone: words of a person must be able to go.
        let table = Table::create()
            .table("point_words")
            .col(ColumnDef::new("point_id").big_integer().not_null().primary_key())
            .col(text("text").check(Expr::cust("length(text) <= 500")))
            .col(text("salt"))
            .foreign_key(&mut refers_to("point_words", "point_id", "point"))
            .to_owned();
        manager.create_table(table).await?;
        append_only::protect(manager, "point", "id").await?;
        let statements: Vec<&str> = match manager.get_database_backend() {
            DbBackend::Sqlite => std::iter::once(NO_REPLACE_SQLITE).chain(WORDS_SQLITE).collect(),
            _ => WORDS_POSTGRES.to_vec(),
        };
        for statement in statements {
            manager.get_connection().execute_unprepared(statement).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["point_words", "point"]).await?;
        append_only::forget(manager, "point_words").await?;
        append_only::forget(manager, "point").await
    }
}
