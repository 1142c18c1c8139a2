//! Engagements (对接项目): a need that one or more managers work on, with team, milestones and tasks; and the answer of the
//! owner to a translation.

use sea_orm_migration::prelude::*;

use crate::columns::{
    big, big_null, code, code_null, day_null, drop_tables, id, index, part_of, refers_to, text, text_null,
};

/// The coded reasons of a no.
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
        manager.create_table(engagement()).await?;
        for columns in [
            &["need_id"][..],
            &["introduction_id"],
            &["proposal_id"],
            &["supplier_id"],
            &["stage", "id"],
        ] {
            manager.create_index(index("engagement", columns)).await?;
        }
        manager.create_table(member()).await?;
        manager
            .create_index(index("engagement_member", &["engagement_id", "id"]))
            .await?;
        manager
            .create_index(index("engagement_member", &["manager_id", "status"]))
            .await?;
        manager.create_table(milestone()).await?;
        manager
            .create_index(index("engagement_milestone", &["engagement_id", "id"]))
            .await?;
        manager.create_table(task()).await?;
        manager
            .create_index(index("engagement_task", &["engagement_id", "id"]))
            .await?;
        manager.create_index(index("engagement_task", &["member_id"])).await?;
        // Which part of its subject a step is about (`member_4`), and what it was called or said then.
        for column in [
            text_null("part"),
            text_null("note").check(Expr::cust("length(note) <= 500")).take(),
        ] {
            let table = Table::alter().table("step").add_column(column).to_owned();
            manager.alter_table(table).await?;
        }
        for column in [
            text_null("author_signed_by"),
            text_null("owner_signed_by"),
            big_null("returned_at"),
            text_null("returned_by"),
            code_null("return_reason", &REASONS),
            text_null("return_sentence"),
        ] {
            let table = Table::alter().table("translation").add_column(column).to_owned();
            manager.alter_table(table).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in [
            "return_sentence",
            "return_reason",
            "returned_by",
            "returned_at",
            "owner_signed_by",
            "author_signed_by",
        ] {
            let table = Table::alter().table("translation").drop_column(column).to_owned();
            manager.alter_table(table).await?;
        }
        for column in ["note", "part"] {
            let table = Table::alter().table("step").drop_column(column).to_owned();
            manager.alter_table(table).await?;
        }
        drop_tables(
            manager,
            &[
                "engagement_task",
                "engagement_milestone",
                "engagement_member",
                "engagement",
            ],
        )
        .await
    }
}

fn engagement() -> TableCreateStatement {
    Table::create()
        .table("engagement")
        .col(id())
        .col(big("need_id"))
        // What it grew out of: an introduction, a proposal, or neither.
        .col(big_null("introduction_id"))
        .col(big_null("proposal_id"))
        // The organization on the supply side, and what of it is brought in.
        .col(big_null("supplier_id"))
        .col(big_null("achievement_id"))
        // The account that brought both sides together.
        .col(big_null("matchmaker_id"))
        .col(code(
            "stage",
            &["MATCHING", "NEGOTIATING", "CONTRACTED", "LANDED", "CLOSED"],
        ))
        .col(text_null("next_step"))
        .col(day_null("next_step_due"))
        .col(text("created_by"))
        .col(big("created_at"))
        .col(big("updated_at"))
        .col(big_null("ended_at"))
        .col(big("version").default(1).check(Expr::cust("version >= 1")))
        .check(Expr::cust("(stage in ('LANDED', 'CLOSED')) = (ended_at is not null)"))
        .foreign_key(&mut refers_to("engagement", "need_id", "need"))
        .foreign_key(&mut refers_to("engagement", "supplier_id", "organization"))
        .foreign_key(&mut refers_to("engagement", "achievement_id", "achievement"))
        .to_owned()
}

fn member() -> TableCreateStatement {
    Table::create()
        .table("engagement_member")
        .col(id())
        .col(big("engagement_id"))
        .col(big("manager_id"))
        .col(code("role", &["LEAD", "SPECIALIST"]))
        .col(code("status", &["INVITED", "ACTIVE", "DECLINED", "WITHDRAWN", "ENDED"]))
        // What the manager is there for.
        .col(text("duty").check(Expr::cust("length(duty) <= 500")))
        // The term: from a day to a day.
        .col(day_null("term_from"))
        .col(day_null("term_until"))
        .col(text("invited_by"))
        .col(big("invited_at"))
        .col(big_null("joined_at"))
        .col(big_null("ended_at"))
        .col(code_null("reason", &REASONS))
        .col(text_null("sentence"))
        .foreign_key(&mut part_of("engagement_member", "engagement_id", "engagement"))
        .foreign_key(&mut refers_to("engagement_member", "manager_id", "manager"))
        .to_owned()
}

fn milestone() -> TableCreateStatement {
    Table::create()
        .table("engagement_milestone")
        .col(id())
        .col(big("engagement_id"))
        .col(text("name").check(Expr::cust("length(name) between 1 and 256")))
        .col(day_null("due_on"))
        .col(code("status", &["OPEN", "DONE", "DROPPED"]))
        .col(text("created_by"))
        .col(big("created_at"))
        .col(text_null("settled_by"))
        .col(big_null("settled_at"))
        // What came of it, or why it was dropped.
        .col(text_null("outcome"))
        .foreign_key(&mut part_of("engagement_milestone", "engagement_id", "engagement"))
        .to_owned()
}

fn task() -> TableCreateStatement {
    Table::create()
        .table("engagement_task")
        .col(id())
        .col(big("engagement_id"))
        .col(code(
            "activity",
            &[
                "DISCLOSURE",
                "ACHIEVEMENT_DISCOVERY",
                "NEED_DISCOVERY",
                "NURTURING",
                "INCUBATION",
                "MATURATION",
                "EVALUATION",
                "PROMOTION",
                "TRANSACTION",
            ],
        ))
        .col(text("title").check(Expr::cust("length(title) between 1 and 256")))
        // Who does it.
        .col(big_null("member_id"))
        .col(day_null("due_on"))
        .col(code("status", &["OPEN", "DONE", "DROPPED"]))
        .col(text("created_by"))
        .col(big("created_at"))
        .col(text_null("settled_by"))
        .col(big_null("settled_at"))
        .col(text_null("outcome"))
        .foreign_key(&mut part_of("engagement_task", "engagement_id", "engagement"))
        .foreign_key(&mut part_of("engagement_task", "member_id", "engagement_member"))
        .to_owned()
}
