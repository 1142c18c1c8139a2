//! Technology managers (技术经理人).

mod bulk;
mod draft;
mod list;
mod store;
#[cfg(test)]
mod tests;
mod works;

pub use draft::{Draft, MOST_LANGUAGES, MOST_LOAD, MOST_WORKS, Work};
pub use list::{Axis, Filter, Order, count, facet, list};
use qiao_entity::{
    manager::{Column, Entity, Model},
    status::Status,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Select};
pub use store::{by_key, insert, post, replace, update};
pub use works::works_of;

use super::record::{Record, RowCache, Rows};
use crate::auth::Requester;

/// The only door to the table for reads: the managers that the requester may know of.
#[must_use]
pub fn visible_to(requester: Requester) -> Select<Entity> {
    let all = Entity::find();
    if requester.may_read_unpublished() {
        all
    } else {
        all.filter(Column::Status.eq(Status::Published))
    }
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

    fn seen_by(&self, requester: Requester) -> bool {
        requester.may_read_unpublished() || self.status == Status::Published
    }

    fn rows(rows: &Rows) -> &RowCache<Self> {
        &rows.managers
    }
}
