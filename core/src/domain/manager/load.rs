//! How much a manager has to do, and who may know.

use qiao_entity::{
    manager::{Column, Entity},
    noun::Noun,
};
use sea_orm::{
    ColumnTrait, Condition,
    sea_query::{CaseStatement, Expr, ExprTrait, SimpleExpr},
};

use crate::{
    auth::Requester,
    domain::disclosure::{agreed, levels_of_all},
};

/// How much of what a manager can do at once is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Load {
    /// Nothing.
    Free,
    /// Some; there is room for another engagement.
    Partly,
    /// All.
    Full,
}

impl Load {
    /// That of a manager.
    pub(super) fn of(load: i32, capacity: i32) -> Self {
        match load {
            _ if load >= capacity => Self::Full,
            0 => Self::Free,
            _ => Self::Partly,
        }
    }

    /// Its code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Free => "FREE",
            Self::Partly => "PARTLY",
            Self::Full => "FULL",
        }
    }

    /// Whether a manager's load is this one.
    pub(super) fn condition(self) -> SimpleExpr {
        let (load, capacity) = columns();
        match self {
            Self::Free => load.clone().eq(0).and(load.lt(capacity)),
            Self::Partly => load.clone().ne(0).and(load.lt(capacity)),
            Self::Full => load.gte(capacity),
        }
    }

    /// The code of a manager's load, for the database.
    pub(super) fn expression() -> SimpleExpr {
        let code = |load: Self| Expr::value(load.code()).cast_as("text");
        [Self::Free, Self::Partly, Self::Full]
            .into_iter()
            .fold(CaseStatement::new(), |case, load| {
                case.case(load.condition(), code(load))
            })
            .into()
    }
}

fn columns() -> (SimpleExpr, SimpleExpr) {
    let column = |column| Expr::col((Entity, column));
    (column(Column::Load), column(Column::Capacity))
}

/// Only managers whose load the requester may read.
pub(super) fn load_known(requester: &Requester) -> Condition {
    if requester.reads_registry() {
        return Condition::all();
    }
    Condition::any()
        .add(Column::LoadLevel.is_in(levels_of_all(requester)))
        .add(Column::Id.is_in(agreed(requester, Noun::Manager)))
        .add(Column::Id.is_in(requester.reads_profile()))
}
