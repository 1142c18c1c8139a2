//! How well open needs are served: when a candidate is a strong one.

use qiao_entity::best_match::Column;
use sea_orm::{ColumnTrait, Condition};

/// From how many points (thousandths of the score) a candidate is a strong one.
pub const STRONG: i32 = 30_000;

/// Whether a need whose best candidates are known has a strong one: a manager or an achievement.
#[must_use]
pub fn is_strong() -> Condition {
    Condition::any()
        .add(Column::ManagerPoints.gte(STRONG))
        .add(Column::AchievementPoints.gte(STRONG))
}
