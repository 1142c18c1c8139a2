//! The orders of lists of managers.

use qiao_entity::{
    level::Level,
    manager,
    manager::{Column, Entity, Model},
};
use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait, Func, SimpleExpr};

use crate::{
    auth::Requester,
    domain::{
        disclosure::levels_of_all,
        page::{Key, Ordering, Place},
    },
};

/// Fewer free places than anyone has.
pub(super) const UNKNOWN: i64 = i64::MIN;

/// How managers are ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// The newest first.
    #[default]
    Newest,
    /// The last changed first.
    Updated,
    /// By name.
    Name,
    /// Those with the most free places first, as far as the requester may know; those whose load it may not know last.
    Capacity,
}

/// An order as a requester sees it. Who may not read a manager's load must not read it from the manager's place; a load
/// that is read by agreement or by its owner alone counts as one that may not be known.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sorted {
    order: Order,
    reads: Level,
}

impl Sorted {
    /// The order as this requester sees it.
    pub(super) fn of(requester: &Requester, order: Order) -> Self {
        let registered = levels_of_all(requester).contains(&Level::Registered);
        let reads = match registered {
            _ if requester.reads_registry() => Level::Agreement,
            true => Level::Registered,
            false => Level::Public,
        };
        Self { order, reads }
    }

    /// The levels whose load has a place of its own.
    pub(super) fn levels(self) -> impl Iterator<Item = Level> {
        Level::all().into_iter().filter(move |level| *level <= self.reads)
    }
}

impl Ordering<Entity> for Sorted {
    fn expression(self) -> SimpleExpr {
        let column = |column| Expr::col((manager::Entity, column));
        match self.order {
            Order::Newest => column(Column::Id),
            Order::Updated => column(Column::UpdatedAt),
            Order::Name => Func::coalesce([column(Column::NameZh), column(Column::NameEn)]).into(),
            Order::Capacity => {
                let free = column(Column::Capacity).sub(column(Column::Load));
                CaseStatement::new()
                    .case(column(Column::LoadLevel).is_in(self.levels()), free)
                    .finally(UNKNOWN)
                    .into()
            }
        }
    }

    fn descending(self) -> bool {
        self.order != Order::Name
    }

    fn place(self, row: &Model) -> Place {
        let key = match self.order {
            Order::Newest => Key::Number(row.id),
            Order::Updated => Key::Number(row.updated_at.0.timestamp_millis()),
            Order::Name => Key::Text(row.name_zh.clone().or_else(|| row.name_en.clone()).unwrap_or_default()),
            Order::Capacity if row.load_level <= self.reads => {
                Key::Number(i64::from(row.capacity) - i64::from(row.load))
            }
            Order::Capacity => Key::Number(UNKNOWN),
        };
        Place { key, id: row.id }
    }

    fn id() -> Column {
        Column::Id
    }
}
