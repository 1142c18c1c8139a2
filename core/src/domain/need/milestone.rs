//! How far needs came (需求发布、技术匹配、引荐、对接谈判、签约、落地), and when.

use std::collections::HashMap;

use qiao_entity::{
    Millis, first_match,
    need::{Column, Entity, NeedStatus},
    need_move,
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Select, sea_query::SelectStatement,
};

use super::{Filter, list};
use crate::{app::App, auth::Requester, error::Error};

/// A point on the way of a need. Who reached one reached all before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Milestone {
    /// It was published.
    Published,
    /// It had a strong candidate, or was introduced to one.
    Matched,
    /// It was introduced to somebody.
    Introduced,
    /// It was negotiated.
    Negotiated,
    /// It came to a contract.
    Contracted,
    /// It landed.
    Landed,
}

impl Milestone {
    /// All, in their order.
    pub const ALL: [Self; 6] = [
        Self::Published,
        Self::Matched,
        Self::Introduced,
        Self::Negotiated,
        Self::Contracted,
        Self::Landed,
    ];

    /// The statuses of which the first one that a need comes to is this milestone. A need whose chain skips some of them reached
    /// those too.
    fn statuses(self) -> &'static [NeedStatus] {
        const WAY: [NeedStatus; 4] = [
            NeedStatus::Matching,
            NeedStatus::Negotiating,
            NeedStatus::Contracted,
            NeedStatus::Landed,
        ];
        match self {
            Self::Published | Self::Matched | Self::Introduced => &WAY,
            Self::Negotiated => &WAY[1..],
            Self::Contracted => &WAY[2..],
            Self::Landed => &WAY[3..],
        }
    }

    /// The numbers of the needs that moved to one of its statuses.
    fn moved(self) -> SelectStatement {
        moves(self).select_only().column(need_move::Column::NeedId).into_query()
    }

    /// Whether a need reached it.
    pub(super) fn condition(self) -> Condition {
        let moved = Column::Id.in_subquery(self.moved());
        match self {
            Self::Published => Condition::all().add(Column::PublishedAt.is_not_null()),
            Self::Matched => {
                let strong = first_match::Entity::find()
                    .select_only()
                    .column(first_match::Column::NeedId)
                    .into_query();
                Condition::any().add(moved).add(Column::Id.in_subquery(strong))
            }
            _ => Condition::all().add(moved),
        }
    }
}

/// The moves that bring needs to a milestone, or past it.
fn moves(milestone: Milestone) -> Select<need_move::Entity> {
    need_move::Entity::find().filter(need_move::Column::ToStatus.is_in(milestone.statuses().iter().copied()))
}

/// When needs reached a milestone: those that the filter lets through and that did, by their numbers.
pub async fn reached(
    app: &App,
    requester: &Requester,
    filter: &Filter,
    milestone: Milestone,
) -> Result<HashMap<i64, Millis>, Error> {
    let needs = || list::select(requester, filter);
    if milestone == Milestone::Published {
        let rows = needs().filter(milestone.condition()).select_only();
        let rows = rows.columns([Column::Id, Column::PublishedAt]);
        return Ok(rows
            .into_tuple::<(i64, Millis)>()
            .all(&app.db)
            .await?
            .into_iter()
            .collect());
    }
    let numbers = || needs().select_only().column(Column::Id).into_query();
    let mut reached: HashMap<i64, Millis> = moves(milestone)
        .select_only()
        .column(need_move::Column::NeedId)
        .column_as(need_move::Column::At.min(), "at")
        .filter(need_move::Column::NeedId.in_subquery(numbers()))
        .group_by(need_move::Column::NeedId)
        .into_tuple::<(i64, Millis)>()
        .all(&app.db)
        .await?
        .into_iter()
        .collect();
    if milestone == Milestone::Matched {
        let strong: Vec<(i64, Millis)> = first_match::Entity::find()
            .select_only()
            .columns([first_match::Column::NeedId, first_match::Column::At])
            .filter(first_match::Column::NeedId.in_subquery(numbers()))
            .into_tuple()
            .all(&app.db)
            .await?;
        for (need, at) in strong {
            let earliest = reached.entry(need).or_insert(at);
            if *at < **earliest {
                *earliest = at;
            }
        }
    }
    Ok(reached)
}

/// How many first matches are known: figures about them hold as long as that is the same.
pub async fn matched_at_all(app: &App) -> Result<i64, Error> {
    use sea_orm::PaginatorTrait as _;
    let count = first_match::Entity::find().count(&app.db).await?;
    Ok(i64::try_from(count).unwrap_or(i64::MAX))
}

/// The needs of a table that reached a milestone.
pub(super) fn narrow(select: Select<Entity>, milestone: Option<Milestone>) -> Select<Entity> {
    match milestone {
        Some(milestone) => select.filter(milestone.condition()),
        None => select,
    }
}
