//! Reading introductions: each side its own.

use std::collections::{HashMap, HashSet};

use qiao_entity::{
    Millis,
    introduction::{Column, Entity, IntroductionStatus as Status, Model},
    membership::MemberRole,
    need,
    need_move::Reason,
    noun::Noun,
    slip,
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select,
    sea_query::{CaseStatement, Expr, ExprTrait, SelectStatement, SimpleExpr},
};

use super::{Freshness, Introduced, fresh::lapsed_before};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        facet::{self as facets, Count},
        indicator::grouped,
        need as needs,
        page::{self, Newest, Page},
    },
    error::Error,
};

/// Which introductions; an empty list says nothing.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Standing in one of these ways.
    pub statuses: Vec<Status>,
    /// Closed for one of these reasons.
    pub reasons: Vec<Reason>,
    /// Of this need.
    pub need: Option<i64>,
    /// Of one of these needs.
    pub needs: Option<needs::Filter>,
    /// Of this manager or achievement.
    pub introduced: Option<Introduced>,
    /// Made by the requester itself.
    pub mine: bool,
    /// Waiting for the requester's answer or signature.
    pub waiting: bool,
}

/// What introductions are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Axis {
    /// By how they stand.
    Status,
    /// By the reason of a no.
    Reason,
}

/// The numbers of the needs that organizations posted.
fn needs_of(organizations: Vec<i64>) -> SelectStatement {
    let needs = need::Entity::find().select_only().column(need::Column::Id);
    needs
        .filter(need::Column::OrganizationId.is_in(organizations))
        .into_query()
}

/// Introductions that introduce the requester.
fn introduces(requester: &Requester) -> Condition {
    // No row has this number.
    let mut any = Condition::any().add(Column::Id.eq(0));
    if let Some(manager) = requester.reads_profile() {
        any = any.add(Column::ManagerId.eq(manager));
    }
    let own = requester.organizations();
    if !own.is_empty() {
        any = any.add(Column::SupplierId.is_in(own));
    }
    any
}

/// Introductions that the requester made for others; a token of an organization made none.
fn made_by(requester: &Requester) -> Condition {
    let confidential = requester.rights().is_none_or(|rights| rights.scopes.confidential);
    let actor = requester.actor();
    let is_someone = confidential && (requester.account().is_some() || requester.is_administrator());
    Condition::all().add(Column::Actor.eq(actor)).add(if is_someone {
        Expr::cust("1 = 1")
    } else {
        Expr::cust("1 = 0")
    })
}

/// The only door to the table for reads: the introductions to which the requester is a party. Administrators see all.
#[must_use]
pub fn visible_to(requester: &Requester) -> Select<Entity> {
    if requester.is_administrator() {
        return Entity::find();
    }
    let mut any = introduces(requester).add(made_by(requester));
    let own = requester.organizations();
    if !own.is_empty() {
        any = any.add(Column::NeedId.in_subquery(needs_of(own)));
    }
    Entity::find().filter(any)
}

/// How they stand, with those that have lapsed and are not written down yet.
fn standing(now: Millis, freshness: Freshness) -> SimpleExpr {
    let lapsed = Condition::all()
        .add(Column::Status.eq(Status::Proposed))
        .add(Column::IntroducedAt.lte(lapsed_before(now, freshness)));
    CaseStatement::new()
        .case(lapsed, Status::Lapsed.code())
        .finally(Column::Status.into_expr())
        .into()
}

/// Those with a slip that was offered last, and that this side has neither signed nor declined.
fn unsigned(signed: slip::Column, now: Millis, freshness: Freshness) -> SelectStatement {
    let slips = slip::Entity::find().select_only().column(slip::Column::IntroductionId);
    slips
        .filter(slip::Column::DeclinedAt.is_null())
        .filter(slip::Column::LapsedAt.is_null())
        .filter(slip::Column::OfferedAt.gt(lapsed_before(now, freshness)))
        .filter(signed.is_null())
        .filter(Expr::cust(
            "slip.number = (select max(other.number) from slip as other where other.introduction_id = slip.introduction_id)",
        ))
        .into_query()
}

/// Those that wait for the requester: for its answer, or for its signature.
fn waits_for(requester: &Requester, now: Millis, freshness: Freshness) -> Condition {
    let answer = Condition::all()
        .add(Column::Status.eq(Status::Proposed))
        .add(Column::IntroducedAt.gt(lapsed_before(now, freshness)))
        .add(introduces(requester));
    let signature = Condition::any()
        .add(
            Condition::all()
                .add(introduces(requester))
                .add(Column::Id.in_subquery(unsigned(slip::Column::SupplySignedAt, now, freshness))),
        )
        .add(
            Condition::all()
                .add(Column::NeedId.in_subquery(needs_of(requester.organizations())))
                .add(Column::Id.in_subquery(unsigned(slip::Column::NeedSignedAt, now, freshness))),
        );
    let signature = Condition::all().add(Column::Status.eq(Status::Accepted)).add(signature);
    Condition::any().add(answer).add(signature)
}

fn select(app: &App, requester: &Requester, filter: &Filter) -> Select<Entity> {
    let (now, freshness) = (app.clock.now(), app.config.introductions);
    let mut select = visible_to(requester);
    if !filter.statuses.is_empty() {
        let codes = filter.statuses.iter().map(|status| status.code());
        select = select.filter(standing(now, freshness).is_in(codes));
    }
    if !filter.reasons.is_empty() {
        select = select.filter(Column::Reason.is_in(filter.reasons.iter().copied()));
    }
    if let Some(need) = filter.need {
        select = select.filter(Column::NeedId.eq(need));
    }
    if let Some(needs) = &filter.needs {
        select = select.filter(Column::NeedId.in_subquery(needs::numbers_of(requester, needs)));
    }
    match filter.introduced {
        Some(Introduced::Manager(id)) => select = select.filter(Column::ManagerId.eq(id)),
        Some(Introduced::Achievement(id)) => select = select.filter(Column::AchievementId.eq(id)),
        None => {}
    }
    if filter.mine {
        select = select.filter(made_by(requester));
    }
    if filter.waiting {
        select = select.filter(waits_for(requester, now, freshness));
    }
    select
}

/// One page of the introductions to which the requester is a party, the newest first.
pub async fn list(
    app: &App,
    requester: &Requester,
    filter: &Filter,
    request: &page::Request,
) -> Result<Page<Model>, Error> {
    page::rows(&app.db, select(app, requester, filter), Newest, request).await
}

/// How many there are.
pub async fn count(app: &App, requester: &Requester, filter: &Filter) -> Result<i64, Error> {
    let count = select(app, requester, filter).count(&app.db).await?;
    Ok(i64::try_from(count).unwrap_or(i64::MAX))
}

/// How many of them have which value of an axis.
pub async fn facet(app: &App, requester: &Requester, filter: &Filter, axis: Axis) -> Result<Vec<Count>, Error> {
    let rows = select(app, requester, filter);
    match axis {
        Axis::Status => {
            let standing = standing(app.clock.now(), app.config.introductions);
            facets::by_expression(&app.db, rows, standing).await
        }
        Axis::Reason => facets::by_column(&app.db, rows, Column::Reason).await,
    }
}

/// The introductions of these numbers, for their parties; one statement.
pub async fn by_ids(app: &App, requester: &Requester, ids: &[i64]) -> Result<HashMap<i64, Model>, Error> {
    let rows = visible_to(requester)
        .filter(Column::Id.is_in(ids.iter().copied()))
        .all(&app.db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

/// The introductions to these needs to which the requester is a party, the newest first; one statement.
pub async fn of_needs(app: &App, requester: &Requester, needs: &[i64]) -> Result<HashMap<i64, Vec<Model>>, Error> {
    let rows = visible_to(requester)
        .filter(Column::NeedId.is_in(needs.iter().copied()))
        .order_by_desc(Column::Id)
        .all(&app.db)
        .await?;
    Ok(grouped(rows, |row| Some(row.need_id)))
}

/// The records whose names are told to an account because both sides of a running introduction signed a slip: of needs who posted
/// them, of managers and organizations how to reach them. One statement.
pub async fn revealed(
    app: &App,
    manager: Option<i64>,
    memberships: &[(i64, MemberRole)],
) -> Result<HashSet<(Noun, i64)>, Error> {
    if manager.is_none() && memberships.is_empty() {
        return Ok(HashSet::new());
    }
    let own: Vec<i64> = memberships.iter().map(|(organization, _)| *organization).collect();
    let sides = Condition::any()
        .add(Column::ManagerId.eq(manager.unwrap_or(0)))
        .add(Column::SupplierId.is_in(own.iter().copied()))
        .add(need::Column::OrganizationId.is_in(own.iter().copied()));
    let rows: Vec<(i64, Option<i64>, Option<i64>, i64)> = Entity::find()
        .select_only()
        .column(Column::NeedId)
        .column(Column::ManagerId)
        .column(Column::SupplierId)
        .column(need::Column::OrganizationId)
        .join(
            sea_orm::JoinType::InnerJoin,
            Entity::belongs_to(need::Entity)
                .from(Column::NeedId)
                .to(need::Column::Id)
                .into(),
        )
        .filter(Column::Status.eq(Status::Accepted))
        .filter(Column::RevealedAt.is_not_null())
        .filter(sides)
        .into_tuple()
        .all(&app.db)
        .await?;
    let mut told = HashSet::new();
    for (need, introduced, supplier, poster) in rows {
        if own.contains(&poster) {
            told.extend(introduced.map(|id| (Noun::Manager, id)));
            told.extend(supplier.map(|id| (Noun::Organization, id)));
        }
        if introduced.is_some() && introduced == manager || supplier.is_some_and(|id| own.contains(&id)) {
            told.insert((Noun::Need, need));
            told.insert((Noun::Organization, poster));
        }
    }
    Ok(told)
}
