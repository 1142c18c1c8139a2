//! Proposals (方案) that answer needs, and open challenges (揭榜挂帅) whose bids are sealed until a moment.

use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

use crate::columns::{
    big, big_null, code, code_null, drop_tables, flag, id, index, part_of, refers_to, text, text_null, whole,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

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

/// A version that was handed in keeps its number, its moment and its hash for ever.
const REFUSE_SQLITE: [&str; 2] = [
    "create trigger proposal_version_no_update before update on proposal_version when old.digest is not null \
     and (new.digest is not old.digest or new.handed_in_at is not old.handed_in_at or new.number <> old.number \
     or new.proposal_id <> old.proposal_id) \
     begin select raise(abort, 'what was handed in stays as it is'); end",
    "create trigger proposal_version_no_delete before delete on proposal_version when old.digest is not null \
     begin select raise(abort, 'what was handed in stays as it is'); end",
];
const REFUSE_POSTGRES: [&str; 2] = [
    "create function proposal_version_refuse() returns trigger language plpgsql as $$ begin \
     if old.digest is null then if tg_op = 'DELETE' then return old; end if; return new; end if; \
     if tg_op = 'UPDATE' and new.digest is not distinct from old.digest \
     and new.handed_in_at is not distinct from old.handed_in_at and new.number = old.number \
     and new.proposal_id = old.proposal_id then return new; end if; \
     raise exception 'what was handed in stays as it is'; end $$",
    "create trigger proposal_version_kept before update or delete on proposal_version \
     for each row execute function proposal_version_refuse()",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [
            challenge(),
            challenge_key(),
            panelist(),
            objection(),
            proposal(),
            proposal_version(),
            proposal_value(),
        ] {
            manager.create_table(table).await?;
        }
        for (table, columns) in [
            ("challenge", &["status", "closes_at"] as &[_]),
            ("panelist", &["account_id", "challenge_id"]),
            ("objection", &["challenge_id", "id"]),
            ("objection", &["account_id", "id"]),
            ("proposal", &["need_id", "handed_in_at", "id"]),
            ("proposal", &["account_id", "created_at", "id"]),
            ("proposal", &["challenge_id", "status"]),
            ("proposal", &["organization_id", "created_at", "id"]),
        ] {
            manager.create_index(index(table, columns)).await?;
        }
        let db = manager.get_connection();
        let statements = match manager.get_database_backend() {
            DbBackend::Sqlite => REFUSE_SQLITE.as_slice(),
            _ => REFUSE_POSTGRES.as_slice(),
        };
        for statement in statements {
            db.execute_unprepared(statement).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            "proposal_value",
            "proposal_version",
            "proposal",
            "objection",
            "panelist",
            "challenge_key",
            "challenge",
        ];
        drop_tables(manager, &tables).await?;
        if manager.get_database_backend() == DbBackend::Postgres {
            let db = manager.get_connection();
            db.execute_unprepared("drop function proposal_version_refuse()").await?;
        }
        Ok(())
    }
}

fn challenge() -> TableCreateStatement {
    let statuses = ["PLANNED", "OPEN", "REVIEW", "NOTICE", "AWARDED", "FAILED", "CANCELLED"];
    Table::create()
        .table("challenge")
        .col(id())
        .col(big("need_id").unique_key())
        .col(code("status", &statuses))
        // In minor units of the currency.
        .col(big_null("bounty").check(Expr::cust("bounty >= 0")))
        .col(text_null("currency"))
        .col(text_null("conditions_zh"))
        .col(text_null("conditions_en"))
        .col(big("closes_at"))
        // How long the public notice (公示) stands.
        .col(whole("notice_days").check(Expr::cust("notice_days between 1 and 90")))
        // Whether everyone may know how many bids there are before they are opened.
        .col(flag("shows_count"))
        .col(big_null("announced_at"))
        .col(big_null("opened_at"))
        .col(big_null("notice_until"))
        .col(big_null("ended_at"))
        .col(code_null("reason", &REASONS))
        .col(text_null("sentence"))
        .col(big("created_at"))
        .col(big("updated_at"))
        .col(big("version").default(1))
        .check(Expr::cust("(bounty is null) = (currency is null)"))
        .check(Expr::cust("(reason is null) = (sentence is null)"))
        .foreign_key(&mut part_of("challenge", "need_id", "need"))
        .to_owned()
}

/// Under which the bids of a challenge are sealed: a table of its own that no read of the service joins.
fn challenge_key() -> TableCreateStatement {
    Table::create()
        .table("challenge_key")
        .col(big("challenge_id").primary_key())
        .col(ColumnDef::new("key").blob().not_null())
        .foreign_key(&mut part_of("challenge_key", "challenge_id", "challenge"))
        .to_owned()
}

fn panelist() -> TableCreateStatement {
    Table::create()
        .table("panelist")
        .col(big("challenge_id"))
        .col(big("account_id"))
        .col(big("invited_at"))
        .col(text("invited_by"))
        .primary_key(Index::create().col("challenge_id").col("account_id"))
        .foreign_key(&mut part_of("panelist", "challenge_id", "challenge"))
        .foreign_key(&mut part_of("panelist", "account_id", "account"))
        .to_owned()
}

fn objection() -> TableCreateStatement {
    Table::create()
        .table("objection")
        .col(id())
        .col(big("challenge_id"))
        // Who objects.
        .col(big("account_id"))
        .col(text("text").check(Expr::cust("length(text) between 1 and 2000")))
        .col(big("at"))
        .col(text_null("answer").check(Expr::cust("length(answer) between 1 and 2000")))
        .col(ColumnDef::new("upheld").boolean())
        .col(big_null("answered_at"))
        .col(text_null("answered_by"))
        .col(big("version").default(1))
        .check(Expr::cust("(answer is null) = (upheld is null)"))
        .foreign_key(&mut part_of("objection", "challenge_id", "challenge"))
        .foreign_key(&mut refers_to("objection", "account_id", "account"))
        .to_owned()
}

fn proposal() -> TableCreateStatement {
    let statuses = [
        "DRAFT",
        "SEALED",
        "SUBMITTED",
        "NOMINATED",
        "AWARDED",
        "DECLINED",
        "WITHDRAWN",
    ];
    Table::create()
        .table("proposal")
        // Drawn at random: numbers that count would tell how many bids there are.
        .col(ColumnDef::new("id").big_integer().not_null().primary_key())
        .col(big("need_id"))
        .col(big_null("challenge_id"))
        // Who wrote it; while it is sealed nobody else reads it.
        .col(big("account_id"))
        // For whom: an organization or a manager.
        .col(big_null("organization_id"))
        .col(big_null("manager_id"))
        .col(code("status", &statuses))
        // The version that was handed in last; 0 when none was.
        .col(whole("number"))
        .col(big_null("handed_in_at"))
        // Whether it was withdrawn before anybody else could read it.
        .col(flag("unopened"))
        .col(big_null("decided_at"))
        .col(code_null("reason", &REASONS))
        .col(text_null("sentence"))
        .col(big("created_at"))
        .col(big("updated_at"))
        .col(big("version").default(1))
        .check(Expr::cust("(organization_id is null) <> (manager_id is null)"))
        .check(Expr::cust("(reason is null) = (sentence is null)"))
        .check(Expr::cust("(number = 0) = (handed_in_at is null)"))
        .foreign_key(&mut refers_to("proposal", "need_id", "need"))
        .foreign_key(&mut refers_to("proposal", "challenge_id", "challenge"))
        .foreign_key(&mut refers_to("proposal", "account_id", "account"))
        .foreign_key(&mut refers_to("proposal", "organization_id", "organization"))
        .foreign_key(&mut refers_to("proposal", "manager_id", "manager"))
        .to_owned()
}

fn proposal_version() -> TableCreateStatement {
    Table::create()
        .table("proposal_version")
        .col(big("proposal_id"))
        .col(whole("number").check(Expr::cust("number >= 1")))
        .col(big("saved_at"))
        // None while it is being written.
        .col(big_null("handed_in_at"))
        // Whether `content` is encrypted under the challenge's key.
        .col(flag("sealed"))
        // The text that was handed in (a random salt, a line break, canonical JSON), or what is being written.
        .col(ColumnDef::new("content").blob().not_null())
        // BLAKE3 of that text.
        .col(text_null("digest").unique_key())
        .primary_key(Index::create().col("proposal_id").col("number"))
        .check(Expr::cust("(handed_in_at is null) = (digest is null)"))
        .foreign_key(&mut part_of("proposal_version", "proposal_id", "proposal"))
        .to_owned()
}

/// What the version that was handed in last promises, one row for each indicator; none while it is sealed.
fn proposal_value() -> TableCreateStatement {
    Table::create()
        .table("proposal_value")
        .col(big("proposal_id"))
        // The indicator's position in the need, from 0, and what it was called when it was promised.
        .col(whole("position"))
        .col(text_null("name_zh"))
        .col(text_null("name_en"))
        .col(text_null("unit"))
        .col(ColumnDef::new("value").double().not_null())
        .col(ColumnDef::new("value_to").double())
        .primary_key(Index::create().col("proposal_id").col("position"))
        .check(Expr::cust("value_to is null or value <= value_to"))
        .foreign_key(&mut part_of("proposal_value", "proposal_id", "proposal"))
        .to_owned()
}
