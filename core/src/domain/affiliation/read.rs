//! Reading affiliations.

use std::{cmp::Reverse, collections::HashMap, sync::Arc};

use chrono::NaiveDate;
use qiao_entity::{
    affiliation::{Column, Entity, Model},
    manager, organization,
};
use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select,
    sea_query::{Expr, ExprTrait, SelectStatement},
};

use crate::{
    app::App,
    auth::Requester,
    domain::{facet::numbers, record::by_ids},
    error::Error,
};

/// The only door to the table for reads: the affiliations both of whose sides the requester may know of.
///
/// Sub-selects look the two rows up one by one; a set of all published managers would be made anew for every read.
fn visible_to(requester: &Requester) -> Select<Entity> {
    let all = Entity::find();
    if requester.is_administrator() {
        return all;
    }
    let managers = crate::domain::manager::visible_to(requester)
        .filter(Expr::col((manager::Entity, manager::Column::Id)).equals((Entity, Column::ManagerId)));
    let organizations = crate::domain::organization::visible_to(requester)
        .filter(Expr::col((organization::Entity, organization::Column::Id)).equals((Entity, Column::OrganizationId)));
    all.filter(Expr::exists(numbers(managers, manager::Column::Id)))
        .filter(Expr::exists(numbers(organizations, organization::Column::Id)))
}

/// The affiliations of these managers, those that last first, then the latest: from memory, the rest in one statement.
/// Both sides are looked up, as for any read of affiliations; in memory too where they are kept.
pub async fn of_managers(app: &App, requester: &Requester, ids: &[i64]) -> Result<HashMap<i64, Vec<Model>>, Error> {
    let kept = kept_of_managers(app, ids).await?;
    let managers = by_ids::<manager::Model>(app, requester, ids).await?;
    let organizations: Vec<i64> = kept
        .values()
        .flat_map(|rows| rows.iter().map(|row| row.organization_id))
        .collect();
    let organizations = by_ids::<organization::Model>(app, requester, &organizations).await?;
    let seen = kept
        .into_iter()
        .filter(|(manager, _)| managers.contains_key(manager))
        .map(|(manager, rows)| {
            let rows = rows
                .iter()
                .filter(|row| organizations.contains_key(&row.organization_id));
            (manager, rows.cloned().collect::<Vec<_>>())
        });
    Ok(seen.filter(|(_, rows)| !rows.is_empty()).collect())
}

/// All affiliations of these managers, whoever may know of them.
async fn kept_of_managers(app: &App, ids: &[i64]) -> Result<HashMap<i64, Arc<Vec<Model>>>, Error> {
    let cache = &app.rows.affiliations;
    let generation = cache.generation();
    let mut kept = HashMap::with_capacity(ids.len());
    let mut missing = Vec::new();
    for id in ids {
        match cache.get(*id) {
            Some(rows) => drop(kept.insert(*id, rows)),
            None => missing.push(*id),
        }
    }
    if missing.is_empty() {
        return Ok(kept);
    }
    let rows = Entity::find()
        .filter(Column::ManagerId.is_in(missing.iter().copied()))
        .all(&app.db)
        .await?;
    let mut groups = grouped(rows, |row| row.manager_id);
    for id in missing {
        let rows = Arc::new(groups.remove(&id).unwrap_or_default());
        cache.keep(id, rows.clone(), generation);
        kept.insert(id, rows);
    }
    Ok(kept)
}

/// Who works for these organizations on this day, each with the organization, at most so many ties; one statement.
pub async fn colleagues_of(
    app: &App,
    requester: &Requester,
    organizations: &[i64],
    day: NaiveDate,
    most: u64,
) -> Result<Vec<(i64, i64)>, Error> {
    let began = Column::FromDate.is_null().or(Column::FromDate.lte(day));
    let lasts = Column::ToDate.is_null().or(Column::ToDate.gte(day));
    Ok(visible_to(requester)
        .select_only()
        .columns([Column::ManagerId, Column::OrganizationId])
        .filter(Column::OrganizationId.is_in(organizations.iter().copied()))
        .filter(began.and(lasts))
        .order_by_asc(Column::Id)
        .limit(most)
        .into_tuple()
        .all(&app.db)
        .await?)
}

/// The affiliations of managers with these organizations, those that last first, then the latest; one statement.
pub async fn of_organizations(
    app: &App,
    requester: &Requester,
    ids: &[i64],
) -> Result<HashMap<i64, Vec<Model>>, Error> {
    let rows = visible_to(requester)
        .filter(Column::OrganizationId.is_in(ids.iter().copied()))
        .all(&app.db)
        .await?;
    Ok(grouped(rows, |row| row.organization_id))
}

fn grouped(mut rows: Vec<Model>, owner: impl Fn(&Model) -> i64) -> HashMap<i64, Vec<Model>> {
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
    groups
}

/// Selects the numbers of the organizations for which a manager works or worked; none when the requester may not know
/// of the manager.
#[must_use]
pub fn organizations_of(requester: &Requester, manager: i64) -> SelectStatement {
    one_side(requester, Column::ManagerId, manager, Column::OrganizationId)
}

/// Selects the numbers of the managers who work or worked for an organization; none when the requester may not know
/// of the organization.
#[must_use]
pub fn managers_of(requester: &Requester, organization: i64) -> SelectStatement {
    one_side(requester, Column::OrganizationId, organization, Column::ManagerId)
}

fn one_side(requester: &Requester, side: Column, id: i64, other: Column) -> SelectStatement {
    visible_to(requester)
        .filter(side.eq(id))
        .select_only()
        .column(other)
        .into_query()
}
