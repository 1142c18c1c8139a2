//! Technology managers (技术经理人).

mod bulk;
pub(crate) mod census;
mod draft;
mod list;
mod load;
mod order;
mod part;
mod store;
mod stored;
#[cfg(test)]
mod tests;
mod works;

pub use census::Census;
pub use draft::{Draft, Levels, MOST_LANGUAGES, MOST_LOAD, MOST_WORKS, Work};
pub use list::{Axis, Filter, count, facet, in_fields, list};
pub use load::Load;
pub use order::Order;
pub use part::{Part, may_read, reads};
use qiao_entity::{
    affiliation,
    manager::{Column, Entity, Model},
    noun::Noun,
    status::Status,
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Select};
pub use store::{by_key, insert, post, replace, update};
pub use works::works_of;

use super::{
    disclosure::{Disclosed, Owner},
    record::{Record, RowCache, Rows, Seen},
    scope,
};
use crate::auth::Requester;

/// The only door to the table for reads: the managers that the requester may know of.
#[must_use]
pub fn visible_to(requester: &Requester) -> Select<Entity> {
    if requester.reads_registry() {
        return Entity::find();
    }
    let mut any = Condition::any().add(Column::Status.eq(Status::Published));
    if let Some(own) = requester.reads_profile() {
        any = any.add(Column::Id.eq(own));
    }
    if let Some(near) = near(requester) {
        any = any.add(near);
    }
    Entity::find().filter(any)
}

/// The managers among whom a matchmaker works, shown or not.
fn near(requester: &Requester) -> Option<Condition> {
    if requester.matchmaking().is_empty() {
        return None;
    }
    let members = affiliation::Entity::find()
        .select_only()
        .column(affiliation::Column::ManagerId)
        .filter(affiliation::Column::OrganizationId.is_in(scope::associations(requester)))
        .into_query();
    let near = Condition::any()
        .add(Column::RegionCode.is_in(scope::regions(requester)))
        .add(Column::Id.in_subquery(members));
    Some(near)
}

/// Whether the manager can take on another engagement.
#[must_use]
pub fn has_free_capacity(manager: &Model) -> bool {
    manager.load < manager.capacity
}

impl Record for Model {
    type Entity = Entity;

    fn id(&self) -> i64 {
        self.id
    }

    fn visible_to(requester: &Requester) -> Select<Entity> {
        visible_to(requester)
    }

    fn seen_by(&self, requester: &Requester) -> Seen {
        if self.status == Status::Published || requester.reads_registry() || requester.reads_profile() == Some(self.id)
        {
            Seen::Yes
        } else if requester.matchmaking().is_empty() {
            Seen::No
        } else {
            Seen::Ask
        }
    }

    fn disclosed(&self) -> Disclosed {
        Disclosed {
            noun: Noun::Manager,
            id: self.id,
            owner: Owner::Manager(self.id),
        }
    }

    fn rows(rows: &Rows) -> &RowCache<Self> {
        &rows.managers
    }
}
