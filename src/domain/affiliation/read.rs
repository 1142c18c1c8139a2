//! Reading affiliations.

use std::{cmp::Reverse, collections::HashMap};

use qiao_entity::{
    affiliation::{Column, Entity, Model},
    manager, organization,
};
use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Select,
    sea_query::{Expr, ExprTrait, SelectStatement},
};

use crate::{app::App, auth::Requester, domain::facet::numbers, error::Error};

/// The only door to the table for reads: the affiliations both of whose sides the requester may know of.
///
/// Sub-selects look the two rows up one by one; a set of all published managers would be made anew for every read.
fn visible_to(requester: Requester) -> Select<Entity> {
    let all = Entity::find();
    if requester.may_read_unpublished() {
        return all;
    }
    let managers = crate::domain::manager::visible_to(requester)
        .filter(Expr::col((manager::Entity, manager::Column::Id)).equals((Entity, Column::ManagerId)));
    let organizations = crate::domain::organization::visible_to(requester)
        .filter(Expr::col((organization::Entity, organization::Column::Id)).equals((Entity, Column::OrganizationId)));
    all.filter(Expr::exists(numbers(managers, manager::Column::Id)))
        .filter(Expr::exists(numbers(organizations, organization::Column::Id)))
}

/// The affiliations of these managers, those that last first, then the latest; one statement.
pub async fn of_managers(app: &App, requester: Requester, ids: &[i64]) -> Result<HashMap<i64, Vec<Model>>, Error> {
    grouped(app, requester, Column::ManagerId, ids, |row| row.manager_id).await
}

/// The affiliations of managers with these organizations, those that last first, then the latest; one statement.
pub async fn of_organizations(app: &App, requester: Requester, ids: &[i64]) -> Result<HashMap<i64, Vec<Model>>, Error> {
    grouped(app, requester, Column::OrganizationId, ids, |row| row.organization_id).await
}

async fn grouped(
    app: &App,
    requester: Requester,
    side: Column,
    ids: &[i64],
    owner: impl Fn(&Model) -> i64,
) -> Result<HashMap<i64, Vec<Model>>, Error> {
    let mut rows = visible_to(requester)
        .filter(side.is_in(ids.iter().copied()))
        .all(&app.db)
        .await?;
    // The two databases disagree on where an absent day comes.
    rows.sort_by_key(|row| {
        (
            row.to_date.is_some(),
            Reverse(row.to_date),
            Reverse(row.from_date),
            row.id,
        )
    });
    let mut groups: HashMap<i64, Vec<Model>> = HashMap::new();
    for row in rows {
        groups.entry(owner(&row)).or_default().push(row);
    }
    Ok(groups)
}

/// Selects the numbers of the organizations for which a manager works or worked; none when the requester may not know
/// of the manager.
#[must_use]
pub fn organizations_of(requester: Requester, manager: i64) -> SelectStatement {
    one_side(requester, Column::ManagerId, manager, Column::OrganizationId)
}

/// Selects the numbers of the managers who work or worked for an organization; none when the requester may not know
/// of the organization.
#[must_use]
pub fn managers_of(requester: Requester, organization: i64) -> SelectStatement {
    one_side(requester, Column::OrganizationId, organization, Column::ManagerId)
}

fn one_side(requester: Requester, side: Column, id: i64, other: Column) -> SelectStatement {
    visible_to(requester)
        .filter(side.eq(id))
        .select_only()
        .column(other)
        .into_query()
}
