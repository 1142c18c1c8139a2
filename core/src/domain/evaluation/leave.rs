//! What becomes of reviews when the reviewer's account is erased, and what is given out of them.

use qiao_entity::{
    evaluation_entry as entry, evaluation_pair as pair,
    evaluation_reviewer::{Column, Entity, ReviewerStatus},
    evaluation_score as score,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait},
};
use serde_json::{Value, json};

use super::sheet::clear;
use crate::{domain::write::Write, error::Error};

/// Takes an account out of evaluations: what was written and not handed in goes, and so does the sentence of a no; it is asked no
/// longer. A sheet that was handed in is part of a decision about others and stays, as `account_7`.
pub async fn forget_reviewer(write: &Write, account: i64) -> Result<(), Error> {
    let open = Entity::find()
        .filter(Column::AccountId.eq(account))
        .filter(Column::Status.ne(ReviewerStatus::Submitted))
        .all(write.txn())
        .await?;
    for row in &open {
        clear(write.txn(), row.id).await?;
    }
    Entity::update_many()
        .col_expr(Column::Sentence, Expr::value(""))
        .filter(Column::AccountId.eq(account))
        .filter(Column::Status.eq(ReviewerStatus::Declined))
        .exec(write.txn())
        .await?;
    Entity::update_many()
        .col_expr(Column::Status, Expr::value(ReviewerStatus::Removed.code()))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::AccountId.eq(account))
        .filter(Column::Status.is_in([ReviewerStatus::Invited, ReviewerStatus::Accepted]))
        .exec(write.txn())
        .await?;
    Ok(())
}

/// A person's reviews with their sheets, one page of them and one row more.
pub async fn exported(db: &impl ConnectionTrait, account: i64, offset: u64, size: u64) -> Result<Vec<Value>, Error> {
    let rows = Entity::find()
        .filter(Column::AccountId.eq(account))
        .order_by_asc(Column::Id)
        .offset(offset)
        .limit(size + 1)
        .all(db)
        .await?;
    let ids = || rows.iter().map(|row| row.id);
    let scores = score::Entity::find()
        .filter(score::Column::ReviewerId.is_in(ids()))
        .all(db)
        .await?;
    let pairs = pair::Entity::find()
        .filter(pair::Column::ReviewerId.is_in(ids()))
        .all(db)
        .await?;
    let entries = entry::Entity::find()
        .filter(entry::Column::EvaluationId.is_in(rows.iter().map(|row| row.evaluation_id)))
        .all(db)
        .await?;
    let proposal = |id: i64| {
        let entry = entries.iter().find(|entry| entry.id == id);
        entry.map(|entry| format!("proposal_{}", entry.proposal_id))
    };
    let shown = rows.iter().map(|row| {
        let scores = scores.iter().filter(|score| score.reviewer_id == row.id).map(|score| {
            json!({
                "proposal": proposal(score.entry_id), "criterion": format!("criterion_{}", score.criterion_id),
                "score": score.score, "sentence": score.sentence,
            })
        });
        let pairs = pairs.iter().filter(|pair| pair.reviewer_id == row.id).map(|pair| {
            json!({
                "first": proposal(pair.first_id), "second": proposal(pair.second_id), "better": pair.better,
                "sentence": pair.sentence,
            })
        });
        json!({
            "evaluation": format!("evaluation_{}", row.evaluation_id), "status": row.status,
            "invitedAt": row.invited_at.to_rfc3339(), "answeredAt": row.answered_at.map(|at| at.to_rfc3339()),
            "submittedAt": row.submitted_at.map(|at| at.to_rfc3339()), "reason": row.reason, "sentence": row.sentence,
            "scores": scores.collect::<Vec<_>>(), "pairs": pairs.collect::<Vec<_>>(),
        })
    });
    Ok(shown.collect())
}
