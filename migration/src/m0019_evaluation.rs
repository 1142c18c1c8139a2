//! Evaluations of a need's proposals: criteria, what is evaluated, reviewers, what they say.

use sea_orm_migration::prelude::*;

use crate::columns::{
    big, big_null, code, code_null, day_null, drop_tables, id, index, part_of, refers_to, text, text_null, whole,
    whole_null,
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

/// An optional number with a fraction.
fn real_null(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).double().take()
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(evaluation()).await?;
        manager.create_index(index("evaluation", &["need_id"])).await?;
        manager.create_table(criterion()).await?;
        let places = index("evaluation_criterion", &["evaluation_id", "position"]);
        manager.create_index(places).await?;
        manager.create_table(entry()).await?;
        let once = index("evaluation_entry", &["evaluation_id", "proposal_id"])
            .unique()
            .to_owned();
        manager.create_index(once).await?;
        manager
            .create_index(index("evaluation_entry", &["proposal_id"]))
            .await?;
        manager.create_table(mark()).await?;
        manager.create_table(reviewer()).await?;
        let once = index("evaluation_reviewer", &["evaluation_id", "account_id"])
            .unique()
            .to_owned();
        manager.create_index(once).await?;
        manager
            .create_index(index("evaluation_reviewer", &["account_id"]))
            .await?;
        manager.create_table(score()).await?;
        manager.create_table(pair()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            "evaluation_pair",
            "evaluation_score",
            "evaluation_reviewer",
            "evaluation_mark",
            "evaluation_entry",
            "evaluation_criterion",
            "evaluation",
        ];
        drop_tables(manager, &tables).await
    }
}

fn evaluation() -> TableCreateStatement {
    Table::create()
        .table("evaluation")
        .col(id())
        .col(big("need_id"))
        .col(code("method", &["SCORES", "PAIRS"]))
        .col(code("status", &["DRAFT", "OPEN", "CLOSED", "DECIDED", "CANCELLED"]))
        // The last day on which reviewers are asked to hand in.
        .col(day_null("due_on"))
        .col(big("created_at"))
        .col(big_null("opened_at"))
        .col(big_null("closed_at"))
        .col(big_null("decided_at"))
        .col(big("updated_at"))
        .col(big("version").default(1).check(Expr::cust("version >= 1")))
        .foreign_key(&mut part_of("evaluation", "need_id", "need"))
        .to_owned()
}

fn criterion() -> TableCreateStatement {
    Table::create()
        .table("evaluation_criterion")
        .col(id())
        .col(big("evaluation_id"))
        .col(whole("position"))
        .col(code("kind", &["INDICATOR", "JUDGED"]))
        .col(text_null("name_zh"))
        .col(text_null("name_en"))
        // What reviewers shall look at.
        .col(text_null("guidance"))
        .col(whole("weight").check(Expr::cust("weight between 1 and 1000")))
        // The need's indicator by its place, and its target as it stood when the evaluation was opened.
        .col(whole_null("indicator_position"))
        .col(code_null("operator", &["LT", "LE", "EQ", "GE", "GT", "RANGE"]))
        .col(real_null("value"))
        .col(real_null("value_to"))
        .col(text_null("unit"))
        .col(code_null("necessity", &["MUST", "WISH"]))
        .foreign_key(&mut part_of("evaluation_criterion", "evaluation_id", "evaluation"))
        .to_owned()
}

fn entry() -> TableCreateStatement {
    Table::create()
        .table("evaluation_entry")
        .col(id())
        .col(big("evaluation_id"))
        .col(big("proposal_id"))
        // The version that is evaluated; later ones are not.
        .col(big("proposal_version"))
        .col(whole("position"))
        .col(code_null("outcome", &["ACCEPTED", "DECLINED"]))
        .col(code_null("reason", &REASONS))
        .col(text_null("sentence"))
        .foreign_key(&mut part_of("evaluation_entry", "evaluation_id", "evaluation"))
        .to_owned()
}

fn mark() -> TableCreateStatement {
    Table::create()
        .table("evaluation_mark")
        .col(big("entry_id"))
        .col(big("criterion_id"))
        .col(code("verdict", &["MET", "MISSED", "UNKNOWN"]))
        // What was promised, in the target's unit.
        .col(real_null("promised"))
        .col(real_null("promised_to"))
        // By which part of the target it is missed: 0.25 is a quarter.
        .col(real_null("miss"))
        .col(whole("score").check(Expr::cust("score between 0 and 1000")))
        .primary_key(Index::create().col("entry_id").col("criterion_id"))
        .foreign_key(&mut part_of("evaluation_mark", "entry_id", "evaluation_entry"))
        .foreign_key(&mut part_of("evaluation_mark", "criterion_id", "evaluation_criterion"))
        .to_owned()
}

fn reviewer() -> TableCreateStatement {
    Table::create()
        .table("evaluation_reviewer")
        .col(id())
        .col(big("evaluation_id"))
        .col(big("account_id"))
        .col(code(
            "status",
            &["INVITED", "ACCEPTED", "DECLINED", "SUBMITTED", "REMOVED"],
        ))
        .col(big("invited_at"))
        .col(big_null("answered_at"))
        .col(big_null("submitted_at"))
        // Of a no, whoever said it.
        .col(code_null("reason", &REASONS))
        .col(text_null("sentence"))
        .col(big("version").default(1).check(Expr::cust("version >= 1")))
        .foreign_key(&mut part_of("evaluation_reviewer", "evaluation_id", "evaluation"))
        .foreign_key(&mut refers_to("evaluation_reviewer", "account_id", "account"))
        .to_owned()
}

fn score() -> TableCreateStatement {
    Table::create()
        .table("evaluation_score")
        .col(big("reviewer_id"))
        .col(big("entry_id"))
        .col(big("criterion_id"))
        .col(whole("score").check(Expr::cust("score between 0 and 100")))
        .col(text("sentence"))
        .primary_key(Index::create().col("reviewer_id").col("entry_id").col("criterion_id"))
        .foreign_key(&mut part_of("evaluation_score", "reviewer_id", "evaluation_reviewer"))
        .foreign_key(&mut part_of("evaluation_score", "entry_id", "evaluation_entry"))
        .foreign_key(&mut part_of("evaluation_score", "criterion_id", "evaluation_criterion"))
        .to_owned()
}

fn pair() -> TableCreateStatement {
    Table::create()
        .table("evaluation_pair")
        .col(big("reviewer_id"))
        // In the order of the entries.
        .col(big("first_id"))
        .col(big("second_id"))
        .col(code("better", &["FIRST", "SECOND", "NEITHER"]))
        .col(text("sentence"))
        .primary_key(Index::create().col("reviewer_id").col("first_id").col("second_id"))
        .foreign_key(&mut part_of("evaluation_pair", "reviewer_id", "evaluation_reviewer"))
        .foreign_key(&mut part_of("evaluation_pair", "first_id", "evaluation_entry"))
        .foreign_key(&mut part_of("evaluation_pair", "second_id", "evaluation_entry"))
        .to_owned()
}
