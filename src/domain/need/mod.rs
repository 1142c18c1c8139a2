//! Technology needs (技术需求).

mod bulk;
mod draft;
mod life;
mod list;
mod store;
#[cfg(test)]
mod tests;

pub use bulk::{by_keys, numbers, stored};
pub use draft::{Draft, Levels};
pub use life::{expire_due, moves_of, publish, publish_row, renew, withdraw};
pub use list::{Axis, Filter, Order, count, facet, list};
use qiao_entity::{
    level::Level,
    need::{Column, Entity, Model, NeedStatus},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Select};
pub use store::{by_key, insert, post, replace, update};

use super::record::{Record, RowCache, Rows};
use crate::auth::Requester;

/// Days that a need takes part in matching when nobody says otherwise (domain reference, section 5).
pub const VALID_DAYS: u64 = 365;

/// The statuses in which everyone may read a need.
pub const SHOWN: [NeedStatus; 7] = [
    NeedStatus::Published,
    NeedStatus::Matching,
    NeedStatus::Negotiating,
    NeedStatus::Contracted,
    NeedStatus::Landed,
    NeedStatus::Expired,
    NeedStatus::Closed,
];

/// The statuses in which a need looks for partners.
pub const OPEN: [NeedStatus; 3] = [NeedStatus::Published, NeedStatus::Matching, NeedStatus::Negotiating];

/// The only door to the table for reads: the needs that the requester may know of.
#[must_use]
pub fn visible_to(requester: Requester) -> Select<Entity> {
    let all = Entity::find();
    if requester.may_read_unpublished() {
        all
    } else {
        all.filter(Column::Status.is_in(SHOWN))
    }
}

impl Record for Model {
    type Entity = Entity;

    fn id(&self) -> i64 {
        self.id
    }

    fn seen_by(&self, requester: Requester) -> bool {
        requester.may_read_unpublished() || SHOWN.contains(&self.status)
    }

    fn rows(rows: &Rows) -> &RowCache<Self> {
        &rows.needs
    }
}

/// The parts of a need that have a level of disclosure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Who posted it.
    Organization,
    /// The description, and translations of it.
    Description,
    /// The indicators.
    Indicators,
    /// The budget.
    Budget,
    /// Who decides.
    DecisionOwner,
}

impl Part {
    /// Every part.
    pub const ALL: [Self; 5] = [
        Self::Organization,
        Self::Description,
        Self::Indicators,
        Self::Budget,
        Self::DecisionOwner,
    ];
}

/// Whether the requester may read this part of a need that it may know of.
#[must_use]
pub fn may_read(need: &Model, part: Part, requester: Requester) -> bool {
    requester.may_read(match part {
        Part::Organization => need.organization_level,
        Part::Description => need.description_level,
        Part::Indicators => need.indicators_level,
        Part::Budget => need.budget_level,
        Part::DecisionOwner => need.decision_owner_level,
    })
}

/// Whether the requester may read who moved a need and why: that is for the two sides, not for everyone.
#[must_use]
pub fn may_read_moves(requester: Requester) -> bool {
    requester.may_read(Level::Agreement)
}
