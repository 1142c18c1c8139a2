//! Managers as the database counts them: while there is no census, and to hold it against.

use qiao_entity::{manager::Column, manager_field, manager_label, manager_label::Sort};
use sea_orm::{PaginatorTrait, QueryFilter};

use super::{
    list::{Axis, Filter, select},
    load::{Load, load_known},
};
use crate::{
    app::App,
    auth::Requester,
    domain::facet::{self as facets, Buckets, Count},
    error::Error,
};

pub(super) async fn count(app: &App, requester: &Requester, filter: &Filter) -> Result<i64, Error> {
    let count = select(requester, filter).count(&app.db).await?;
    Ok(i64::try_from(count).unwrap_or(i64::MAX))
}

pub(super) async fn facet(app: &App, requester: &Requester, filter: &Filter, axis: Axis) -> Result<Vec<Count>, Error> {
    let rows = select(requester, filter);
    let numbers = |rows| facets::numbers(rows, Column::Id);
    let sort = match axis {
        Axis::Kind => return facets::by_column(&app.db, rows, Column::Kind).await,
        Axis::Region => return facets::by_column(&app.db, rows, Column::RegionCode).await,
        Axis::Field => return facets::by_code::<manager_field::Entity>(&app.db, numbers(rows)).await,
        Axis::Load => {
            let known = rows.filter(load_known(requester));
            return facets::by_expression(&app.db, known, Load::expression()).await;
        }
        Axis::Language => Sort::Language,
        Axis::Activity => Sort::Activity,
        Axis::Competence => Sort::Competence,
    };
    facets::by_label::<manager_label::Entity>(&app.db, sort, numbers(rows)).await
}

pub(super) async fn in_fields(
    app: &App,
    requester: &Requester,
    filter: &Filter,
    buckets: &Buckets,
) -> Result<Vec<Count>, Error> {
    let owners = facets::numbers(select(requester, filter), Column::Id);
    facets::by_bucket::<manager_field::Entity>(&app.db, owners, buckets).await
}
