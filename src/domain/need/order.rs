//! The orders of lists of needs.

use qiao_entity::{
    need,
    need::{Column, Entity, Model},
};
use sea_orm::sea_query::{Expr, ExprTrait, Func, SimpleExpr};

use crate::domain::page::{Key, Ordering, Place};

/// How needs are ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// The newest first.
    #[default]
    Newest,
    /// The last changed first.
    Updated,
    /// The most urgent first; needs without a deadline last.
    Deadline,
    /// By title.
    Title,
}

impl Ordering<Entity> for Order {
    fn expression(self) -> SimpleExpr {
        let column = |column| Expr::col((need::Entity, column));
        match self {
            Self::Newest => column(Column::Id),
            Self::Updated => column(Column::UpdatedAt),
            // Both databases write a day as 2027-06-30, so its text sorts as the day does.
            Self::Deadline => {
                Func::coalesce([column(Column::Deadline).cast_as("text"), Expr::value(NO_DEADLINE)]).into()
            }
            Self::Title => Func::coalesce([column(Column::TitleZh), column(Column::TitleEn), Expr::value("")]).into(),
        }
    }

    fn descending(self) -> bool {
        matches!(self, Self::Newest | Self::Updated)
    }

    fn place(self, row: &Model) -> Place {
        let key = match self {
            Self::Newest => Key::Number(row.id),
            Self::Updated => Key::Number(row.updated_at.0.timestamp_millis()),
            Self::Deadline => Key::Text(
                row.deadline
                    .map_or_else(|| NO_DEADLINE.to_owned(), |day| day.to_string()),
            ),
            Self::Title => Key::Text(
                row.title_zh
                    .clone()
                    .or_else(|| row.title_en.clone())
                    .unwrap_or_default(),
            ),
        };
        Place { key, id: row.id }
    }

    fn id() -> Column {
        Column::Id
    }
}

const NO_DEADLINE: &str = "9999-12-31";
