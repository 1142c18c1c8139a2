//! The timeline: everything that was done from the introduction on, who did it and why; for due diligence (容错纠错).

use qiao_entity::{
    contract,
    engagement::Model,
    engagement_task as task, settlement, slip,
    step::{self, Column, Entity, Subject},
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, PaginatorTrait, PrimaryKeyToColumn, QueryFilter, QuerySelect, QueryTrait,
    Select,
    sea_query::{Expr, SimpleExpr},
};

use crate::{
    app::App,
    domain::{
        page::{self, Key, Numbered, Ordering, Page, Place},
        record::id_column,
    },
    error::Error,
};

/// The oldest row first.
#[derive(Clone, Copy, Debug)]
struct Oldest;

impl<E> Ordering<E> for Oldest
where
    E: EntityTrait<Model: Numbered, PrimaryKey: PrimaryKeyToColumn<Column = E::Column>>,
{
    fn expression(self) -> SimpleExpr {
        Expr::col((E::default(), id_column::<E>()))
    }

    fn descending(self) -> bool {
        false
    }

    fn place(self, row: &E::Model) -> Place {
        let id = row.number();
        Place {
            key: Key::Number(id),
            id,
        }
    }

    fn id() -> E::Column {
        id_column::<E>()
    }
}

/// The steps of an engagement and of what it grew out of. Those of translations are for who may read the description of the need.
fn select(engagement: &Model, translations: bool) -> Select<Entity> {
    let of = |subject: Subject| Condition::all().add(Column::Subject.eq(subject));
    let tasks = task::Entity::find()
        .select_only()
        .column(task::Column::Id)
        .filter(task::Column::EngagementId.eq(engagement.id));
    let mut any = Condition::any()
        .add(of(Subject::Engagement).add(Column::SubjectId.eq(engagement.id)))
        .add(of(Subject::Task).add(Column::SubjectId.in_subquery(tasks.into_query())));
    if translations {
        any = any.add(of(Subject::Translation));
    }
    let contracts = || {
        contract::Entity::find()
            .select_only()
            .column(contract::Column::Id)
            .filter(contract::Column::EngagementId.eq(engagement.id))
            .into_query()
    };
    let settlements = settlement::Entity::find()
        .select_only()
        .column(settlement::Column::Id)
        .filter(settlement::Column::ContractId.in_subquery(contracts()));
    any = any
        .add(of(Subject::Contract).add(Column::SubjectId.in_subquery(contracts())))
        .add(of(Subject::Settlement).add(Column::SubjectId.in_subquery(settlements.into_query())));
    if let Some(introduction) = engagement.introduction_id {
        let slips = slip::Entity::find()
            .select_only()
            .column(slip::Column::Id)
            .filter(slip::Column::IntroductionId.eq(introduction));
        any = any
            .add(of(Subject::Introduction).add(Column::SubjectId.eq(introduction)))
            .add(of(Subject::Slip).add(Column::SubjectId.in_subquery(slips.into_query())));
    }
    if let Some(proposal) = engagement.proposal_id {
        any = any.add(of(Subject::Proposal).add(Column::SubjectId.eq(proposal)));
    }
    Entity::find().filter(Column::NeedId.eq(engagement.need_id)).filter(any)
}

/// One page of the timeline, the first step first. Who may read the engagement is the caller's to know.
pub async fn timeline(
    app: &App,
    engagement: &Model,
    translations: bool,
    request: &page::Request,
) -> Result<Page<step::Model>, Error> {
    page::rows(&app.db, select(engagement, translations), Oldest, request).await
}

/// How many steps the timeline has.
pub async fn count_steps(app: &App, engagement: &Model, translations: bool) -> Result<i64, Error> {
    let count = select(engagement, translations).count(&app.db).await?;
    Ok(i64::try_from(count).unwrap_or(i64::MAX))
}
