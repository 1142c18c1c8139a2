//! Reading achievements: lists, counts, facets.

use qiao_entity::{
    achievement,
    achievement::{AchievementForm, AchievementLevel, Column, Entity, FirstOfKind, Model, RightHolder},
    achievement_field, achievement_label,
    achievement_label::Sort,
    need::TransferMode,
    organization,
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, JoinType, PaginatorTrait, QueryFilter, QuerySelect, Select,
    sea_query::{Expr, ExprTrait, Func, SimpleExpr},
};

use super::{managers, visible_to};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        facet::{self as facets, Buckets, Count},
        link,
        narrow::Narrow,
        page::{self, Key, Ordering, Page, Place},
        record,
    },
    error::Error,
};

/// Which achievements; an empty list says nothing.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Owned by this organization, if the requester may know of it.
    pub organization: Option<i64>,
    /// Looked after by this manager, if the requester may know of the manager.
    pub manager: Option<i64>,
    /// In one of these technology fields or below them.
    pub fields: Vec<String>,
    /// In one of these forms.
    pub forms: Vec<AchievementForm>,
    /// Offered in one of these transfer modes.
    pub modes: Vec<TransferMode>,
    /// Of one of these evaluated levels.
    pub levels: Vec<AchievementLevel>,
    /// Of this technology readiness level or above.
    pub trl_from: Option<i32>,
    /// Of this technology readiness level or below.
    pub trl_to: Option<i32>,
    /// Whether the rights are settled: the contrary of [`super::rights_open`].
    pub rights_settled: Option<bool>,
    /// One of these kinds of first.
    pub first_of_kind: Vec<FirstOfKind>,
    /// Whose owner is in one of these regions or inside them, and the requester may know of the owner.
    pub regions: Vec<String>,
}

/// How achievements are ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// The newest first.
    #[default]
    Newest,
    /// The last changed first.
    Updated,
    /// By name.
    Name,
    /// The readiest first; those without a level last.
    Trl,
}

impl Ordering<Entity> for Order {
    fn expression(self) -> SimpleExpr {
        let column = |column| Expr::col((achievement::Entity, column));
        match self {
            Self::Newest => column(Column::Id),
            Self::Updated => column(Column::UpdatedAt),
            Self::Name => Func::coalesce([column(Column::NameZh), column(Column::NameEn)]).into(),
            Self::Trl => Func::coalesce([column(Column::Trl), Expr::value(NO_TRL)]).into(),
        }
    }

    fn descending(self) -> bool {
        self != Self::Name
    }

    fn place(self, row: &Model) -> Place {
        let key = match self {
            Self::Newest => Key::Number(row.id),
            Self::Updated => Key::Number(row.updated_at.0.timestamp_millis()),
            Self::Name => Key::Text(row.name_zh.clone().or_else(|| row.name_en.clone()).unwrap_or_default()),
            Self::Trl => Key::Number(row.trl.unwrap_or(NO_TRL).into()),
        };
        Place { key, id: row.id }
    }

    fn id() -> Column {
        Column::Id
    }
}

const NO_TRL: i32 = 0;

/// What achievements are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Axis {
    /// By technology field.
    Field,
    /// By form.
    Form,
    /// By transfer mode.
    Mode,
    /// By level as evaluated.
    Level,
    /// By technology readiness level.
    Trl,
    /// By the owner's region, as far as the requester may know of the owner.
    Region,
}

fn select(requester: &Requester, filter: &Filter) -> Select<Entity> {
    let mut select = visible_to(requester)
        .within(
            Column::Id,
            filter.manager.map(|manager| managers::select_of(requester, manager)),
        )
        .in_fields::<achievement_field::Entity>(Column::Id, &filter.fields)
        .labelled::<achievement_label::Entity>(Column::Id, Sort::Form, &link::values(&filter.forms))
        .labelled::<achievement_label::Entity>(Column::Id, Sort::Mode, &link::values(&filter.modes))
        .among(Column::Level, &filter.levels)
        .among(Column::FirstOfKind, &filter.first_of_kind);
    if let Some(owner) = filter.organization {
        // Its own achievements tell nobody of an organization that is not shown.
        let owners = crate::domain::organization::visible_to(requester).filter(organization::Column::Id.eq(owner));
        select = select.within(
            Column::OrganizationId,
            Some(facets::numbers(owners, organization::Column::Id)),
        );
    }
    if !filter.regions.is_empty() {
        let owners = crate::domain::organization::visible_to(requester)
            .in_regions(organization::Column::RegionCode, &filter.regions);
        select = select.within(
            Column::OrganizationId,
            Some(facets::numbers(owners, organization::Column::Id)),
        );
    }
    if let Some(least) = filter.trl_from {
        select = select.filter(Column::Trl.gte(least));
    }
    if let Some(most) = filter.trl_to {
        select = select.filter(Column::Trl.lte(most));
    }
    match filter.rights_settled {
        Some(true) => select.filter(rights_settled()),
        Some(false) => select.filter(rights_settled().not()),
        None => select,
    }
}

/// The contrary of [`super::rights_open`], for the database.
fn rights_settled() -> Condition {
    let rights = [
        Column::Ownership,
        Column::UseRight,
        Column::DisposalRight,
        Column::IncomeRight,
    ];
    let mut all = Condition::all().add(Column::RightsSettled.eq(true));
    for right in rights {
        // An absent right compares as neither; it must not make the whole condition unknown.
        let given = Func::coalesce([Expr::col((achievement::Entity, right)), Expr::value("")]);
        all = all.add(Expr::expr(given).ne(RightHolder::Unsettled.code()));
    }
    all
}

/// One page of the achievements that the filter lets through.
pub async fn list(
    app: &App,
    requester: &Requester,
    filter: &Filter,
    order: Order,
    page: &page::Request,
) -> Result<Page<Model>, Error> {
    record::page(app, requester, select(requester, filter), order, page).await
}

/// How many achievements the filter lets through.
pub async fn count(app: &App, requester: &Requester, filter: &Filter) -> Result<i64, Error> {
    Ok(i64::try_from(select(requester, filter).count(&app.db).await?).unwrap_or(i64::MAX))
}

/// How many of them by each value of an axis, the most frequent first.
pub async fn facet(app: &App, requester: &Requester, filter: &Filter, axis: Axis) -> Result<Vec<Count>, Error> {
    let rows = select(requester, filter);
    let numbers = |rows| facets::numbers(rows, Column::Id);
    match axis {
        Axis::Field => facets::by_code::<achievement_field::Entity>(&app.db, numbers(rows)).await,
        Axis::Form => facets::by_label::<achievement_label::Entity>(&app.db, Sort::Form, numbers(rows)).await,
        Axis::Mode => facets::by_label::<achievement_label::Entity>(&app.db, Sort::Mode, numbers(rows)).await,
        Axis::Level => facets::by_column(&app.db, rows, Column::Level).await,
        Axis::Trl => facets::by_number(&app.db, rows, Column::Trl).await,
        Axis::Region => {
            let owners = crate::domain::organization::visible_to(requester);
            let owned = rows
                .join(
                    JoinType::InnerJoin,
                    Entity::belongs_to(organization::Entity)
                        .from(Column::OrganizationId)
                        .to(organization::Column::Id)
                        .into(),
                )
                .within(
                    Column::OrganizationId,
                    Some(facets::numbers(owners, organization::Column::Id)),
                );
            facets::by_column(&app.db, owned, organization::Column::RegionCode).await
        }
    }
}

/// How many of them in each bucket of technology fields.
pub async fn in_fields(
    app: &App,
    requester: &Requester,
    filter: &Filter,
    buckets: &Buckets,
) -> Result<Vec<Count>, Error> {
    let owners = facets::numbers(select(requester, filter), Column::Id);
    facets::by_bucket::<achievement_field::Entity>(&app.db, owners, buckets).await
}
