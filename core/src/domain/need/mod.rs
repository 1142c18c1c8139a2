//! Technology needs (技术需求).

mod bulk;
mod draft;
mod life;
mod list;
mod milestone;
mod order;
mod published;
mod store;
#[cfg(test)]
mod tests;

pub use bulk::drafts;
pub use bulk::{by_keys, numbers, stored};
pub use draft::{Draft, Levels};
pub use life::{advance, close, expire_due, give_back, moves_of, publish, publish_row, renew, submit, withdraw};
pub use list::{Axis, Filter, count, facet, in_fields, list, numbers_of};
pub use milestone::{Milestone, matched_at_all, reached};
pub use order::Order;
pub use published::published;
use qiao_entity::{
    level::Level,
    membership::MemberRole,
    need::{Column, Entity, Model, NeedStatus},
    noun::Noun,
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, Select};
pub use store::{by_key, insert, post, replace, update};

use super::{
    disclosure::{Disclosed, Owner},
    record::{Record, RowCache, Rows, Seen},
    scope,
};
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
pub fn visible_to(requester: &Requester) -> Select<Entity> {
    if requester.is_administrator() {
        return Entity::find();
    }
    let mut any = Condition::any().add(Column::Status.is_in(SHOWN));
    let own = requester.organizations();
    if !own.is_empty() {
        any = any.add(Column::OrganizationId.is_in(own));
    }
    if let Some(organizations) = scope::organizations(requester) {
        let waiting = Condition::all()
            .add(Column::Status.eq(NeedStatus::Submitted))
            .add(Column::OrganizationId.in_subquery(organizations));
        any = any.add(waiting);
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
        let shown = SHOWN.contains(&self.status) || requester.is_administrator();
        if shown || requester.organizations().contains(&self.organization_id) {
            Seen::Yes
        } else if self.status == NeedStatus::Submitted && !requester.matchmaking().is_empty() {
            Seen::Ask
        } else {
            Seen::No
        }
    }

    fn disclosed(&self) -> Disclosed {
        Disclosed {
            noun: Noun::Need,
            id: self.id,
            owner: Owner::Organization(self.organization_id),
        }
    }

    fn rows(rows: &Rows) -> &RowCache<Self> {
        &rows.needs
    }
}

/// Whether the requester may write needs of an organization.
#[must_use]
pub fn may_write(requester: &Requester, organization: i64) -> bool {
    requester.may_write() && (requester.is_administrator() || requester.is_member(organization, MemberRole::Editor))
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

impl Part {
    /// Its code in the access log.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Organization => "ORGANIZATION",
            Self::Description => "DESCRIPTION",
            Self::Indicators => "INDICATORS",
            Self::Budget => "BUDGET",
            Self::DecisionOwner => "DECISION_OWNER",
        }
    }

    /// Who may read it of this need.
    #[must_use]
    pub fn level(self, need: &Model) -> Level {
        match self {
            Self::Organization => need.organization_level,
            Self::Description => need.description_level,
            Self::Indicators => need.indicators_level,
            Self::Budget => need.budget_level,
            Self::DecisionOwner => need.decision_owner_level,
        }
    }
}

/// Whether the requester may read this part of a need that it may know of.
#[must_use]
pub fn may_read(need: &Model, part: Part, requester: &Requester) -> bool {
    if part == Part::Organization {
        return need.disclosed().may_read_name(requester, part.level(need));
    }
    need.disclosed().may_read(requester, part.level(need))
}

/// As [`may_read`], for a part that is given out now.
#[must_use]
pub fn reads(need: &Model, part: Part, requester: &Requester) -> bool {
    if part == Part::Organization {
        return need.disclosed().reads_name(requester, part.level(need), part.code());
    }
    need.disclosed().reads(requester, part.level(need), part.code())
}

/// Whether who moved a need and why is given to the requester now: that is for the two sides, not for everyone.
#[must_use]
pub fn reads_moves(need: &Model, requester: &Requester) -> bool {
    need.disclosed().reads(requester, Level::Agreement, "MOVES")
}

/// Whether the requester reads the names of those who moved the need: the owner's side does, who reads under agreement does not.
#[must_use]
pub fn names_movers(need: &Model, requester: &Requester) -> bool {
    need.disclosed().tells_key(requester)
}
