//! The orders of lists of needs.

use qiao_entity::{
    need,
    need::{Column, Entity, Model},
};
use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait, Func, SimpleExpr};

use super::OPEN;
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
    /// Open needs first, those that have waited longest at the beginning; the others behind them, the oldest first.
    Waiting,
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
            Self::Waiting => {
                let since = Func::coalesce([column(Column::PublishedAt), column(Column::CreatedAt)]);
                CaseStatement::new()
                    .case(column(Column::Status).is_in(OPEN), since)
                    .finally(NOT_WAITING)
                    .into()
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
            Self::Waiting => Key::Number(if OPEN.contains(&row.status) {
                row.published_at.unwrap_or(row.created_at).0.timestamp_millis()
            } else {
                NOT_WAITING
            }),
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

/// Later than any moment that is stored.
const NOT_WAITING: i64 = i64::MAX;
const NO_DEADLINE: &str = "9999-12-31";
