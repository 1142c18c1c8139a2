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
pub use list::{Axis, Filter, Order, count, facet, in_fields, list};
pub use managers::{managers_of, of_managers};
use qiao_entity::{
    achievement::{Column, Entity, Model, RightHolder},
    level::Level,
    noun::Noun,
    status::Status,
};
pub use rights::rights_of;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, Select};
pub use store::{by_key, insert, post, replace, update};

use super::{
    disclosure::{Disclosed, Owner},
    record::{Record, RowCache, Rows, Seen},
};
use crate::auth::Requester;

/// The only door to the table for reads: the achievements that the requester may know of.
#[must_use]
pub fn visible_to(requester: &Requester) -> Select<Entity> {
    if requester.is_administrator() {
        return Entity::find();
    }
    let mut any = Condition::any().add(Column::Status.eq(Status::Published));
    let own = requester.organizations();
    if !own.is_empty() {
        any = any.add(Column::OrganizationId.is_in(own));
    }
    Entity::find().filter(any)
}

/// The parts of an achievement that have a level of disclosure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The description.
    Description,
    /// The indicators.
    Indicators,
}

impl Part {
    /// Every part.
    pub const ALL: [Self; 2] = [Self::Description, Self::Indicators];

    /// Its code in the access log.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Description => "DESCRIPTION",
            Self::Indicators => "INDICATORS",
        }
    }

    /// Who may read it of this achievement.
    #[must_use]
    pub fn level(self, achievement: &Model) -> Level {
        match self {
            Self::Description => achievement.description_level,
            Self::Indicators => achievement.indicators_level,
        }
    }
}

/// As [`may_read`], for a part that is given out now.
#[must_use]
pub fn reads(achievement: &Model, part: Part, requester: &Requester) -> bool {
    achievement
        .disclosed()
        .reads(requester, part.level(achievement), part.code())
}

/// Whether the requester may read this part of an achievement that it may know of.
#[must_use]
pub fn may_read(achievement: &Model, part: Part, requester: &Requester) -> bool {
    achievement.disclosed().may_read(requester, part.level(achievement))
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

    fn visible_to(requester: &Requester) -> Select<Entity> {
        visible_to(requester)
    }

    fn seen_by(&self, requester: &Requester) -> Seen {
        let shown = self.status == Status::Published || requester.is_administrator();
        Seen::if_so(shown || requester.organizations().contains(&self.organization_id))
    }

    fn disclosed(&self) -> Disclosed {
        Disclosed {
            noun: Noun::Achievement,
            id: self.id,
            owner: Owner::Organization(self.organization_id),
        }
    }

    fn rows(rows: &Rows) -> &RowCache<Self> {
        &rows.achievements
    }
}
