//! Reading organizations: lists, counts, facets.

use qiao_entity::{
    organization,
    organization::{Column, Entity, LegalNature, Model, OrganizationKind},
    organization_field, organization_label,
    organization_label::Sort,
};
use sea_orm::{
    PaginatorTrait, Select,
    sea_query::{Expr, Func, SimpleExpr},
};

use super::visible_to;
use crate::{
    app::App,
    auth::Requester,
    domain::{
        affiliation,
        facet::{self as facets, Count},
        narrow::Narrow,
        page::{self, Key, Ordering, Page, Place},
        record,
    },
    error::Error,
};

/// Which organizations; an empty list says nothing.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// One of these kinds.
    pub kinds: Vec<OrganizationKind>,
    /// One of these legal natures.
    pub legal_natures: Vec<LegalNature>,
    /// In one of these regions or inside them.
    pub regions: Vec<String>,
    /// In one of these technology fields or below them.
    pub fields: Vec<String>,
    /// With one of these tags.
    pub tags: Vec<String>,
    /// For which this manager, if the requester may know of the manager, works or worked.
    pub manager: Option<i64>,
}

/// How organizations are ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// The newest first.
    #[default]
    Newest,
    /// The last changed first.
    Updated,
    /// By name.
    Name,
}

impl Ordering<Entity> for Order {
    fn expression(self) -> SimpleExpr {
        match self {
            Self::Newest => Expr::col((organization::Entity, Column::Id)),
            Self::Updated => Expr::col((organization::Entity, Column::UpdatedAt)),
            Self::Name => Func::coalesce([
                Expr::col((organization::Entity, Column::NameZh)),
                Expr::col((organization::Entity, Column::NameEn)),
            ])
            .into(),
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
        };
        Place { key, id: row.id }
    }

    fn id() -> Column {
        Column::Id
    }
}

/// What organizations are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    /// By kind.
    Kind,
    /// By legal nature.
    LegalNature,
    /// By region.
    Region,
    /// By technology field.
    Field,
    /// By tag.
    Tag,
}

fn select(requester: &Requester, filter: &Filter) -> Select<Entity> {
    let employers = filter
        .manager
        .map(|manager| affiliation::organizations_of(requester, manager));
    visible_to(requester)
        .among(Column::Kind, &filter.kinds)
        .among(Column::LegalNature, &filter.legal_natures)
        .in_regions(Column::RegionCode, &filter.regions)
        .in_fields::<organization_field::Entity>(Column::Id, &filter.fields)
        .labelled::<organization_label::Entity>(Column::Id, Sort::Tag, &filter.tags)
        .within(Column::Id, employers)
}

/// One page of the organizations that the filter lets through.
pub async fn list(
    app: &App,
    requester: &Requester,
    filter: &Filter,
    order: Order,
    page: &page::Request,
) -> Result<Page<Model>, Error> {
    record::page(app, requester, select(requester, filter), order, page).await
}

/// How many organizations the filter lets through.
pub async fn count(app: &App, requester: &Requester, filter: &Filter) -> Result<i64, Error> {
    Ok(i64::try_from(select(requester, filter).count(&app.db).await?).unwrap_or(i64::MAX))
}

/// How many of them by each value of an axis, the most frequent first.
pub async fn facet(app: &App, requester: &Requester, filter: &Filter, axis: Axis) -> Result<Vec<Count>, Error> {
    let rows = select(requester, filter);
    let numbers = |rows| facets::numbers(rows, Column::Id);
    match axis {
        Axis::Kind => facets::by_column(&app.db, rows, Column::Kind).await,
        Axis::LegalNature => facets::by_column(&app.db, rows, Column::LegalNature).await,
        Axis::Region => facets::by_column(&app.db, rows, Column::RegionCode).await,
        Axis::Field => facets::by_code::<organization_field::Entity>(&app.db, numbers(rows)).await,
        Axis::Tag => facets::by_label::<organization_label::Entity>(&app.db, Sort::Tag, numbers(rows)).await,
    }
}
