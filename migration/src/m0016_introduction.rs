//! Introductions (引荐) and their commission slips (佣金约定).

use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

use crate::columns::{
    big, big_null, code, code_null, drop_tables, id, index, refers_to, text, text_null, whole, whole_null,
};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TERMS: &str = "id, introduction_id, number, offered_at, offered_by, offered_side, kind, rate, amount, currency, base, payer, payee, \
                     note, digest";
const REFUSE_SQLITE: [&str; 4] = [
    "create trigger slip_no_delete before delete on slip begin select raise(abort, 'commission slips are kept'); end",
    "create trigger slip_milestone_no_delete before delete on slip_milestone \
     begin select raise(abort, 'commission slips are kept'); end",
    "create trigger slip_milestone_no_update before update on slip_milestone \
     begin select raise(abort, 'commission slips are kept'); end",
    // Who has signed has signed.
    "create trigger slip_no_unsigning before update on slip \
     when old.need_signed_at is not null and new.need_signed_at is not old.need_signed_at \
     or old.supply_signed_at is not null and new.supply_signed_at is not old.supply_signed_at \
     begin select raise(abort, 'commission slips are kept'); end",
];
const REFUSE_POSTGRES: [&str; 4] = [
    "create function slip_refuse() returns trigger language plpgsql as $$ begin \
     raise exception 'commission slips are kept'; end $$",
    "create trigger slip_no_delete before delete or truncate on slip for each statement execute function slip_refuse()",
    "create trigger slip_milestone_no_change before update or delete or truncate on slip_milestone \
     for each statement execute function slip_refuse()",
    "create trigger slip_no_unsigning before update on slip for each row \
     when (old.need_signed_at is not null and new.need_signed_at is distinct from old.need_signed_at \
     or old.supply_signed_at is not null and new.supply_signed_at is distinct from old.supply_signed_at) \
     execute function slip_refuse()",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(introduction()).await?;
        manager.create_table(slip()).await?;
        manager.create_table(milestone()).await?;
        for columns in [
            &["need_id", "id"] as &[_],
            &["manager_id", "id"],
            &["achievement_id", "id"],
            &["supplier_id", "id"],
            &["actor", "id"],
            &["status", "introduced_at"],
        ] {
            manager.create_index(index("introduction", columns)).await?;
        }
        let mut versions = index("slip", &["introduction_id", "number"]);
        manager.create_index(versions.unique().to_owned()).await?;
        let mut positions = index("slip_milestone", &["slip_id", "position"]);
        manager.create_index(positions.unique().to_owned()).await?;
        let db = manager.get_connection();
        let statements = match manager.get_database_backend() {
            DbBackend::Sqlite => REFUSE_SQLITE.as_slice(),
            _ => REFUSE_POSTGRES.as_slice(),
        };
        for statement in statements {
            db.execute_unprepared(statement).await?;
        }
        // What was offered is what is signed: the terms never change.
        let terms = match manager.get_database_backend() {
            DbBackend::Sqlite => format!(
                "create trigger slip_terms before update of {TERMS} on slip \
                 begin select raise(abort, 'commission slips are kept'); end"
            ),
            _ => format!(
                "create trigger slip_terms before update of {TERMS} on slip \
                 for each statement execute function slip_refuse()"
            ),
        };
        db.execute_unprepared(&terms).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["slip_milestone", "slip", "introduction"]).await?;
        if manager.get_database_backend() == DbBackend::Postgres {
            let db = manager.get_connection();
            db.execute_unprepared("drop function slip_refuse()").await?;
        }
        Ok(())
    }
}

fn introduction() -> TableCreateStatement {
    Table::create()
        .table("introduction")
        .col(id())
        .col(big("need_id"))
        // Who is introduced: a manager, or the owner of an achievement.
        .col(big_null("manager_id"))
        .col(big_null("achievement_id"))
        // The organization that owned the achievement when it was introduced: it answers.
        .col(big_null("supplier_id"))
        .col(code(
            "status",
            &["PROPOSED", "ACCEPTED", "DECLINED", "WITHDRAWN", "LAPSED", "ENDED"],
        ))
        // Who introduced, and as what.
        .col(text("actor"))
        .col(code("side", &["ENTERPRISE", "MATCHMAKER", "OPERATOR"]))
        .col(text("words").check(Expr::cust("length(words) <= 1000")))
        // Why a pair that said no before is introduced again.
        .col(text_null("despite"))
        .col(big("introduced_at"))
        .col(big_null("nudged_at"))
        .col(big_null("answered_at"))
        .col(big_null("closed_at"))
        .col(code_null("closed_side", &SIDES))
        .col(code_null("reason", &REASONS))
        .col(text_null("sentence"))
        // When the first slip was signed by both: identities under agreement are revealed from then on.
        .col(big_null("revealed_at"))
        .col(big("version").default(1))
        .check(Expr::cust("(manager_id is null) <> (achievement_id is null)"))
        .check(Expr::cust("(achievement_id is null) = (supplier_id is null)"))
        .check(Expr::cust("(reason is null) = (sentence is null)"))
        .foreign_key(&mut refers_to("introduction", "need_id", "need"))
        .foreign_key(&mut refers_to("introduction", "manager_id", "manager"))
        .foreign_key(&mut refers_to("introduction", "achievement_id", "achievement"))
        .foreign_key(&mut refers_to("introduction", "supplier_id", "organization"))
        .to_owned()
}

fn slip() -> TableCreateStatement {
    Table::create()
        .table("slip")
        .col(id())
        .col(big("introduction_id"))
        // 1, 2, 3 … of one introduction.
        .col(whole("number"))
        .col(big("offered_at"))
        .col(text("offered_by"))
        .col(code("offered_side", &["ENTERPRISE", "MANAGER", "SUPPLIER"]))
        .col(code("kind", &["RATE", "AMOUNT", "NONE"]))
        // In basis points: 10000 is the whole base.
        .col(whole_null("rate").check(Expr::cust("rate between 1 and 10000")))
        // In minor units of the currency.
        .col(big_null("amount").check(Expr::cust("amount > 0")))
        .col(text_null("currency"))
        .col(code_null(
            "base",
            &[
                "CONTRACT_AMOUNT",
                "TECHNOLOGY_AMOUNT",
                "PAYMENTS_RECEIVED",
                "NET_INCOME",
            ],
        ))
        .col(code_null("payer", &["ENTERPRISE", "SUPPLIER", "BOTH"]))
        .col(code_null("payee", &["MANAGER", "MATCHMAKER"]))
        .col(text_null("note").check(Expr::cust("length(note) <= 1000")))
        // BLAKE3 of the terms, in one written form.
        .col(text("digest"))
        .col(big_null("need_signed_at"))
        .col(text_null("need_signed_by"))
        .col(big_null("supply_signed_at"))
        .col(text_null("supply_signed_by"))
        .col(big_null("declined_at"))
        .col(code_null("declined_side", &["ENTERPRISE", "MANAGER", "SUPPLIER"]))
        .col(code_null("reason", &REASONS))
        .col(text_null("sentence"))
        .check(Expr::cust("(kind = 'RATE') = (rate is not null)"))
        .check(Expr::cust("(kind = 'RATE') = (base is not null)"))
        .check(Expr::cust("(kind = 'AMOUNT') = (amount is not null)"))
        .check(Expr::cust("(kind = 'AMOUNT') = (currency is not null)"))
        .check(Expr::cust("(kind = 'NONE') = (payer is null)"))
        .check(Expr::cust("(kind = 'NONE') = (payee is null)"))
        .check(Expr::cust("(reason is null) = (declined_at is null)"))
        .foreign_key(&mut refers_to("slip", "introduction_id", "introduction"))
        .to_owned()
}

fn milestone() -> TableCreateStatement {
    Table::create()
        .table("slip_milestone")
        .col(id())
        .col(big("slip_id"))
        .col(whole("position"))
        .col(code(
            "event",
            &[
                "CONTRACT_SIGNED",
                "FIRST_PAYMENT",
                "EACH_PAYMENT",
                "ACCEPTED",
                "LANDED",
                "OTHER",
            ],
        ))
        // In basis points of the commission; all of a slip make 10000.
        .col(whole("share").check(Expr::cust("share between 1 and 10000")))
        .col(text_null("note").check(Expr::cust("length(note) <= 200")))
        .foreign_key(&mut refers_to("slip_milestone", "slip_id", "slip"))
        .to_owned()
}

const SIDES: [&str; 6] = ["ENTERPRISE", "MANAGER", "SUPPLIER", "MATCHMAKER", "OPERATOR", "SERVICE"];

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
