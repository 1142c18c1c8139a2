//! Where a matchmaker works: the organizations of a region, or an association itself.

use qiao_entity::organization::{Column, Entity};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait,
    sea_query::SelectStatement,
};

use super::reference::REGIONS_LIST;
use crate::{
    auth::{Requester, Scope},
    error::Error,
};

/// The region codes in a requester's scopes, with what lies in them.
#[must_use]
pub fn regions(requester: &Requester) -> Vec<String> {
    let codes = requester.matchmaking().iter().filter_map(|scope| match scope {
        Scope::Region(code) => Some(code.clone()),
        Scope::Association(_) => None,
    });
    REGIONS_LIST.with_descendants(&codes.collect::<Vec<_>>())
}

/// The associations among a requester's scopes.
#[must_use]
pub fn associations(requester: &Requester) -> Vec<i64> {
    let ids = requester.matchmaking().iter().filter_map(|scope| match scope {
        Scope::Association(id) => Some(*id),
        Scope::Region(_) => None,
    });
    ids.collect()
}

/// Whether an organization lies in the scopes; none when the requester has no scope.
#[must_use]
pub fn condition(requester: &Requester) -> Option<Condition> {
    (!requester.matchmaking().is_empty()).then(|| {
        Condition::any()
            .add(Column::RegionCode.is_in(regions(requester)))
            .add(Column::Id.is_in(associations(requester)))
    })
}

/// Selects the numbers of the organizations in the scopes; none when the requester has no scope.
#[must_use]
pub fn organizations(requester: &Requester) -> Option<SelectStatement> {
    let condition = condition(requester)?;
    let select = Entity::find().select_only().column(Column::Id).filter(condition);
    Some(select.into_query())
}

/// Whether an organization lies in the scopes.
pub async fn holds(db: &impl ConnectionTrait, requester: &Requester, organization: i64) -> Result<bool, Error> {
    let Some(condition) = condition(requester) else {
        return Ok(false);
    };
    let found = Entity::find_by_id(organization).filter(condition).one(db).await?;
    Ok(found.is_some())
}
