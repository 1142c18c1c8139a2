//! Organizations (机构).

mod bulk;
mod draft;
mod list;
mod part;
mod store;
#[cfg(test)]
mod tests;

pub use draft::{Draft, LONGEST_CONTACT, Levels, MOST_FIELDS, MOST_WORDS};
pub use list::{Axis, Filter, Order, count, facet, list};
pub use part::{Part, may_read, reads};
use qiao_entity::{
    noun::Noun,
    organization::{Column, Entity, Model},
    status::Status,
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, Select};
pub use store::{by_key, insert, post, replace, update};

use super::{
    disclosure::{Disclosed, Owner},
    record::{Record, RowCache, Rows, Seen},
    scope,
};
use crate::auth::Requester;

/// The only door to the table for reads: the organizations that the requester may know of.
#[must_use]
pub fn visible_to(requester: &Requester) -> Select<Entity> {
    if requester.reads_registry() {
        return Entity::find();
    }
    let mut any = Condition::any().add(Column::Status.eq(Status::Published));
    let own = requester.organizations();
    if !own.is_empty() {
        any = any.add(Column::Id.is_in(own));
    }
    if let Some(in_scope) = scope::condition(requester) {
        any = any.add(in_scope);
    }
    Entity::find().filter(any)
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
        if self.status == Status::Published
            || requester.reads_registry()
            || requester.organizations().contains(&self.id)
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
            noun: Noun::Organization,
            id: self.id,
            owner: Owner::Organization(self.id),
        }
    }

    fn rows(rows: &Rows) -> &RowCache<Self> {
        &rows.organizations
    }
}
