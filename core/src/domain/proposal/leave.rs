//! What becomes of proposals when their author's account is erased, and what is given out of them.

use qiao_entity::{
    objection, panelist,
    proposal::{Column, Entity, Model, ProposalStatus},
    proposal_version as version,
};
use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::{Expr, ExprTrait},
};
use serde_json::{Value, json};

use super::{is_author, is_hidden, stated};
use crate::{app::App, auth::Requester, domain::write::Write, error::Error};

/// Takes an account out of its proposals: what was never handed in goes; a sealed bid is taken back unopened, and what it says goes;
/// what others could read stays with them. It leaves panels, and what it objected is no longer said.
pub async fn forget_author(write: &Write, account: i64) -> Result<(), Error> {
    let txn = write.txn();
    let own = |status: &[ProposalStatus]| {
        Entity::find()
            .select_only()
            .column(Column::Id)
            .filter(Column::AccountId.eq(account))
            .filter(Column::Status.is_in(status.iter().copied()))
            .into_query()
    };
    let written = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::AccountId.eq(account))
        .into_query();
    version::Entity::delete_many()
        .filter(version::Column::ProposalId.in_subquery(written))
        .filter(version::Column::HandedInAt.is_null())
        .exec(txn)
        .await?;
    let unopened = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::AccountId.eq(account))
        .filter(Column::Unopened.eq(true))
        .into_query();
    for ids in [own(&[ProposalStatus::Sealed]), unopened] {
        version::Entity::update_many()
            .col_expr(version::Column::Content, Expr::value(Vec::<u8>::new()))
            .filter(version::Column::ProposalId.in_subquery(ids))
            .exec(txn)
            .await?;
    }
    // What was replaced before it was opened is sealed for ever; nobody is left who may read it.
    version::Entity::update_many()
        .col_expr(version::Column::Content, Expr::value(Vec::<u8>::new()))
        .filter(version::Column::Sealed.eq(true))
        .filter(version::Column::ProposalId.in_subquery(own(&ProposalStatus::all())))
        .exec(txn)
        .await?;
    Entity::delete_many()
        .filter(Column::AccountId.eq(account))
        .filter(Column::Status.eq(ProposalStatus::Draft))
        .filter(Column::Number.eq(0))
        .exec(txn)
        .await?;
    Entity::update_many()
        .col_expr(Column::Status, Expr::value(ProposalStatus::Withdrawn.code()))
        .col_expr(Column::Unopened, Expr::value(true))
        .col_expr(Column::UpdatedAt, Expr::value(write.now()))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::AccountId.eq(account))
        .filter(Column::Status.eq(ProposalStatus::Sealed))
        .exec(txn)
        .await?;
    panelist::Entity::delete_many()
        .filter(panelist::Column::AccountId.eq(account))
        .exec(txn)
        .await?;
    objection::Entity::update_many()
        .col_expr(objection::Column::Text, Expr::value("…"))
        .filter(objection::Column::AccountId.eq(account))
        .exec(txn)
        .await?;
    Ok(())
}

/// One page of an account's proposals, for the document of its data. An administrator who asks for the person is given none that
/// is hidden from administrators.
pub async fn exported(
    app: &App,
    requester: &Requester,
    account: i64,
    offset: u64,
    limit: u64,
) -> Result<Vec<Value>, Error> {
    let rows = Entity::find()
        .filter(Column::AccountId.eq(account))
        .order_by_asc(Column::CreatedAt)
        .order_by_asc(Column::Id)
        .offset(offset)
        .limit(limit)
        .all(&app.db)
        .await?;
    let rows: Vec<Model> = rows
        .into_iter()
        .filter(|row| is_author(requester, row) || !is_hidden(row))
        .collect();
    let mut versions = stated(app, requester, &rows).await?;
    let shown = rows.iter().map(|row| {
        let list = versions.remove(&row.id).unwrap_or_default();
        let list: Vec<Value> = list
            .iter()
            .map(|version| {
                json!({
                    "number": version.number, "savedAt": version.saved_at.to_rfc3339(),
                    "handedInAt": version.handed_in_at.map(|at| at.to_rfc3339()), "digest": version.digest,
                    "content": version.content, "text": version.text,
                })
            })
            .collect();
        json!({
            "id": format!("proposal_{}", row.id), "need": format!("need_{}", row.need_id), "status": row.status,
            "organization": row.organization_id.map(|id| format!("organization_{id}")),
            "manager": row.manager_id.map(|id| format!("manager_{id}")), "reason": row.reason, "sentence": row.sentence,
            "createdAt": row.created_at.to_rfc3339(), "versions": list,
        })
    });
    Ok(shown.collect())
}
