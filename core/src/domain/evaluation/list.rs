//! Lists of evaluations: those of a need for its owner, those that one reviews.

use std::{collections::HashMap, sync::Arc};

use qiao_entity::{
    evaluation::{Column, Entity, Model},
    evaluation_entry as entry, evaluation_reviewer as reviewer,
    step::{self, Subject},
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select};

use super::{Room, Seat, rooms};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        chain,
        indicator::grouped,
        page::{self, Newest, Numbered, Page},
    },
    error::Error,
};

impl Numbered for Model {
    fn number(&self) -> i64 {
        self.id
    }
}

/// The numbers of the evaluations of these needs that the requester may know of, the newest first.
pub async fn of_needs(app: &App, requester: &Requester, needs: &[i64]) -> Result<HashMap<i64, Vec<i64>>, Error> {
    // Nobody in particular sits nowhere.
    if requester.rights().is_none() && !requester.is_administrator() {
        return Ok(HashMap::new());
    }
    let rows = Entity::find()
        .filter(Column::NeedId.is_in(needs.iter().copied()))
        .order_by_desc(Column::Id)
        .all(&app.db)
        .await?;
    if rows.is_empty() {
        return Ok(HashMap::new());
    }
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let rooms = rooms(&app.db, &ids).await?;
    let seen = |row: &Model| rooms.get(&row.id).is_some_and(|room| room.seat(requester).is_some());
    let rows = rows.into_iter().filter(seen).collect();
    let groups = grouped(rows, |row: &Model| Some(row.need_id)).into_iter();
    Ok(groups
        .map(|(need, rows)| (need, rows.iter().map(|row| row.id).collect()))
        .collect())
}

/// The evaluations in which the requester is a reviewer.
fn select_mine(requester: &Requester) -> Select<Entity> {
    let confidential = requester.rights().is_some_and(|rights| rights.scopes.confidential);
    // No account has the number 0.
    let account = requester.account().filter(|_| confidential).unwrap_or(0);
    let own = reviewer::Entity::find()
        .select_only()
        .column(reviewer::Column::EvaluationId)
        .filter(reviewer::Column::AccountId.eq(account))
        .into_query();
    Entity::find().filter(Column::Id.in_subquery(own))
}

/// One page of the evaluations in which the requester is a reviewer, the newest first.
pub async fn mine(app: &App, requester: &Requester, request: &page::Request) -> Result<Page<Model>, Error> {
    page::rows(&app.db, select_mine(requester), Newest, request).await
}

/// In how many the requester is a reviewer.
pub async fn count_mine(app: &App, requester: &Requester) -> Result<i64, Error> {
    let count = select_mine(requester).count(&app.db).await?;
    Ok(i64::try_from(count).unwrap_or(i64::MAX))
}

/// The steps of these evaluations, the first one first; one statement. Which of them are shown is `Room::shows_step`'s to say.
pub async fn steps(app: &App, ids: &[i64]) -> Result<HashMap<i64, Vec<step::Model>>, Error> {
    chain::of_subjects(app, Subject::Evaluation, ids).await
}

/// Whether the requester judges a proposal: it said yes to reviewing it, and the evaluation was opened and not given up.
pub async fn judges(app: &App, requester: &Requester, proposal: i64) -> Result<bool, Error> {
    let under = entry::Entity::find()
        .select_only()
        .column(entry::Column::EvaluationId)
        .filter(entry::Column::ProposalId.eq(proposal))
        .into_query();
    let ids: Vec<i64> = select_mine(requester)
        .select_only()
        .column(Column::Id)
        .filter(Column::Id.in_subquery(under))
        .into_tuple()
        .all(&app.db)
        .await?;
    let rooms = rooms(&app.db, &ids).await?;
    let judges = |room: &Arc<Room>| {
        let own = room.review_of(requester).cloned().map(Seat::Reviewer);
        own.is_some_and(|seat| room.shows_entries(&seat))
    };
    Ok(rooms.values().any(judges))
}
