//! Every *no* of the chain: by reason, phase, side and time, with the rows behind each figure.

use chrono::NaiveDate;
use qiao_entity::{
    need_move::Reason,
    slip,
    step::{Column, Entity, Model, Side, Subject},
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, QueryTrait, Select};

use super::own_parts;
use crate::{
    app::App,
    auth::Requester,
    clock::beginning,
    domain::{
        contract,
        facet::{self as facets, Count},
        need as needs,
        page::{self, Newest, Page},
    },
    error::Error,
};

/// Which noes; an empty list says nothing.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// For one of these reasons.
    pub reasons: Vec<Reason>,
    /// In one of these phases.
    pub phases: Vec<Subject>,
    /// Said on one of these sides.
    pub sides: Vec<Side>,
    /// On this day, as it is in China, or later.
    pub from: Option<NaiveDate>,
    /// On this day, as it is in China, or earlier.
    pub to: Option<NaiveDate>,
    /// Of one of these needs.
    pub needs: Option<needs::Filter>,
}

/// What noes are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Axis {
    /// By the coded reason.
    Reason,
    /// By the phase: what was refused.
    Phase,
    /// By the side that said it.
    Side,
    /// By the month, as it is in China.
    Month,
}

/// The noes of the parts of the chain whose party the requester is. Administrators see all.
fn visible_to(requester: &Requester, today: NaiveDate) -> Select<Entity> {
    let noes = Entity::find().filter(Column::Reason.is_not_null());
    if requester.is_administrator() {
        return noes;
    }
    // No row has this number.
    let mut any = Condition::any().add(Column::Id.eq(0));
    if requester.rights().is_some_and(|rights| rights.scopes.confidential) {
        for (subject, numbers) in own_parts(requester) {
            if subject == Subject::Introduction {
                let slips = slip::Entity::find()
                    .select_only()
                    .column(slip::Column::Id)
                    .filter(slip::Column::IntroductionId.in_subquery(numbers.clone()))
                    .into_query();
                any = any.add(part(Subject::Slip, slips));
            }
            any = any.add(part(subject, numbers));
        }
        let contracts = contract::visible_to(requester, today)
            .select_only()
            .column(qiao_entity::contract::Column::Id)
            .into_query();
        any = any.add(part(Subject::Contract, contracts));
    }
    noes.filter(any)
}

fn part(subject: Subject, numbers: sea_orm::sea_query::SelectStatement) -> Condition {
    Condition::all()
        .add(Column::Subject.eq(subject))
        .add(Column::SubjectId.in_subquery(numbers))
}

fn select(app: &App, requester: &Requester, filter: &Filter) -> Select<Entity> {
    let mut select = visible_to(requester, app.clock.today());
    if !filter.reasons.is_empty() {
        select = select.filter(Column::Reason.is_in(filter.reasons.iter().copied()));
    }
    if !filter.phases.is_empty() {
        select = select.filter(Column::Subject.is_in(filter.phases.iter().copied()));
    }
    if !filter.sides.is_empty() {
        select = select.filter(Column::Side.is_in(filter.sides.iter().copied()));
    }
    if let Some(day) = filter.from {
        select = select.filter(Column::At.gte(beginning(day)));
    }
    if let Some(after) = filter.to.and_then(|day| day.succ_opt()) {
        select = select.filter(Column::At.lt(beginning(after)));
    }
    if let Some(needs) = &filter.needs {
        select = select.filter(Column::NeedId.in_subquery(needs::numbers_of(requester, needs)));
    }
    select
}

/// One page of them, the newest first.
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
        Axis::Reason => facets::by_column(&app.db, rows, Column::Reason).await,
        Axis::Phase => facets::by_column(&app.db, rows, Column::Subject).await,
        Axis::Side => facets::by_column(&app.db, rows, Column::Side).await,
        Axis::Month => facets::by_month(&app.db, rows, Column::At).await,
    }
}
