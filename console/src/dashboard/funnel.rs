//! The way of needs from publication to landing.

use super::{ask::FunnelStage, rows::Rows};
use crate::{code::Code as _, visit::Visit};

/// A milestone of the way.
pub(super) struct Passage {
    /// Where its rows are.
    pub(super) to: String,
    /// What it is called.
    pub(super) name: String,
    /// How many needs reached it.
    pub(super) count: i32,
    /// The bar's length, in percent of the first.
    pub(super) length: i32,
    /// Of those that reached the one before, in percent; empty at the first.
    pub(super) share: String,
    /// The median of the days from the one before; empty where there is none.
    pub(super) days: String,
    /// The median of the days from publication; empty where there is none.
    pub(super) days_in_all: String,
}

/// The milestones in their order.
pub(super) fn passages(visit: &Visit, rows: &Rows<'_>, stages: &[FunnelStage]) -> Vec<Passage> {
    let first = stages.first().map_or(0, |stage| stage.count);
    let before = std::iter::once(None).chain(stages.iter().map(|stage| Some(stage.count)));
    let passage = |(stage, before): (&FunnelStage, Option<i32>)| Passage {
        to: rows.list("/needs", &[("reached", stage.milestone.value())]),
        name: visit.label(&stage.milestone),
        count: stage.count,
        length: percent(stage.count, first).unwrap_or(0),
        share: before
            .and_then(|before| percent(stage.count, before))
            .map_or_else(String::new, |share| format!("{share}%")),
        days: stage.median_days.map_or_else(String::new, |days| shown(visit, days)),
        days_in_all: stage
            .median_days_since_published
            .map_or_else(String::new, |days| shown(visit, days)),
    };
    stages.iter().zip(before).map(passage).collect()
}

/// A count of a whole in percent, rounded; less than one is one.
fn percent(count: i32, of: i32) -> Option<i32> {
    (of > 0).then(|| {
        if count == 0 {
            0
        } else {
            ((count * 200 / of + 1) / 2).max(1)
        }
    })
}

/// Days in words.
fn shown(visit: &Visit, days: f64) -> String {
    if days < 0.1 {
        return visit.t("dashboard-less-than-a-day");
    }
    let figure = format!("{days:.1}");
    visit.t1("dashboard-days", "days", figure.strip_suffix(".0").unwrap_or(&figure))
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn shares_are_rounded_and_something_is_never_nothing() {
        assert_eq!(percent(0, 0), None);
        assert_eq!(percent(0, 9), Some(0));
        assert_eq!(percent(1, 900), Some(1));
        assert_eq!(percent(2, 3), Some(67));
        assert_eq!(percent(3, 3), Some(100));
    }
}
