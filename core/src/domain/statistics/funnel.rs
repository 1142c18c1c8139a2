//! From a published need to one that landed: how many came how far, and how long it took.

use std::collections::HashMap;

use qiao_entity::Millis;

use super::Filter;
use crate::{
    app::App,
    auth::Requester,
    domain::need::{self, Milestone},
    error::Error,
};

/// How many needs reached a milestone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Passage {
    /// Which.
    pub milestone: Milestone,
    /// How many needs reached it.
    pub count: i64,
    /// The median of the days that they took from the milestone before; none at the first one, and where nobody came.
    pub median_days: Option<f64>,
    /// The median of the days since they were published; none at the first one, and where nobody came.
    pub median_days_in_all: Option<f64>,
}

/// The milestones in their order.
pub(super) async fn count(app: &App, requester: &Requester, filter: &Filter) -> Result<Vec<Passage>, Error> {
    let filter = filter.needs();
    let mut passages = Vec::with_capacity(Milestone::ALL.len());
    let mut published = HashMap::new();
    let mut before: HashMap<i64, Millis> = HashMap::new();
    for milestone in Milestone::ALL {
        let reached = need::reached(app, requester, &filter, milestone).await?;
        passages.push(Passage {
            milestone,
            count: i64::try_from(reached.len()).unwrap_or(i64::MAX),
            median_days: median(&before, &reached),
            median_days_in_all: median(&published, &reached),
        });
        if milestone == Milestone::Published {
            published.clone_from(&reached);
        }
        before = reached;
    }
    Ok(passages)
}

/// The median of the days between two milestones.
fn median(from: &HashMap<i64, Millis>, to: &HashMap<i64, Millis>) -> Option<f64> {
    let between = to.iter().filter_map(|(need, at)| {
        let from = from.get(need)?;
        Some((**at - **from).num_milliseconds().max(0))
    });
    let mut between: Vec<i64> = between.collect();
    between.sort_unstable();
    let (low, high) = (
        between.get(between.len().checked_sub(1)? / 2)?,
        between.get(between.len() / 2)?,
    );
    #[expect(clippy::cast_precision_loss, reason = "days, to a tenth")]
    let days = (low + high) as f64 / 2.0 / DAY;
    Some((days * 10.0).round() / 10.0)
}

/// Milliseconds of a day.
const DAY: f64 = 86_400_000.0;

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;

    #[test]
    fn the_median_is_of_those_that_came() {
        let at = |days: f64| {
            #[expect(clippy::cast_possible_truncation, reason = "few days")]
            let millis = (days * DAY) as i64;
            Millis::from(DateTime::from_timestamp_millis(millis).expect("a moment"))
        };
        let from: HashMap<i64, Millis> = (0..6).map(|need| (need, at(1.0))).collect();
        assert_eq!(median(&from, &HashMap::new()), None);
        let mut to = HashMap::from([(1, at(3.0)), (2, at(6.0)), (9, at(99.0))]);
        assert_eq!(median(&from, &to), Some(3.5), "the two in the middle");
        to.insert(3, at(5.04));
        assert_eq!(median(&from, &to), Some(4.0));
        assert_eq!(
            median(&from, &HashMap::from([(4, at(0.0))])),
            Some(0.0),
            "never less than nothing"
        );
    }
}
