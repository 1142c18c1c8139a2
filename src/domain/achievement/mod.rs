//! Scientific and technological achievements (科技成果).

mod bulk;
mod draft;
mod list;
mod managers;
mod rights;
mod store;
#[cfg(test)]
mod tests;

pub use draft::{Draft, IpRight, Levels, MOST_FINDERS, MOST_IP_RIGHTS, MOST_KEYWORDS, MOST_MANAGERS};
pub use list::{Axis, Filter, Order, count, facet, list};
pub use managers::{managers_of, of_managers};
use qiao_entity::{
    achievement::{Column, Entity, Model, RightHolder},
    status::Status,
};
pub use rights::rights_of;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Select};
pub use store::{by_key, insert, post, replace, update};

use super::record::{Record, RowCache, Rows};
use crate::auth::Requester;

/// The only door to the table for reads: the achievements that the requester may know of.
#[must_use]
pub fn visible_to(requester: Requester) -> Select<Entity> {
    let all = Entity::find();
    if requester.may_read_unpublished() {
        all
    } else {
        all.filter(Column::Status.eq(Status::Published))
    }
}

/// The parts of an achievement that have a level of disclosure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The description.
    Description,
    /// The indicators.
    Indicators,
}

/// Whether the requester may read this part of an achievement that it may know of.
#[must_use]
pub fn may_read(achievement: &Model, part: Part, requester: Requester) -> bool {
    requester.may_read(match part {
        Part::Description => achievement.description_level,
        Part::Indicators => achievement.indicators_level,
    })
}

/// Whether rights in the achievement are still to be settled, which every match must say: it is so stated, or one of
/// the four rights is unsettled whatever is stated.
#[must_use]
pub fn rights_open(achievement: &Model) -> bool {
    let rights = [
        achievement.ownership,
        achievement.use_right,
        achievement.disposal_right,
        achievement.income_right,
    ];
    !achievement.rights_settled || rights.contains(&Some(RightHolder::Unsettled))
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
        &rows.achievements
    }
}
