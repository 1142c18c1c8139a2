//! How well open needs are served.

use std::collections::HashSet;

use super::Filter;
use crate::{
    app::App,
    auth::Requester,
    domain::{
        achievement,
        facet::{Buckets, Count},
        manager,
        matching::Strong,
        need,
        reference::TECHNOLOGY_FIELDS,
    },
    error::Error,
};

/// How many open needs have a strong candidate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Quality {
    /// Open needs.
    pub open: i64,
    /// Those with a strong candidate.
    pub strong: i64,
    /// Those without one. What is neither was not reckoned yet.
    pub weak: i64,
    /// Those with a manager as a strong candidate.
    pub strong_managers: i64,
    /// Those with an achievement as a strong candidate.
    pub strong_achievements: i64,
}

impl Quality {
    /// The share of those with a strong candidate among those that were reckoned; none where none was.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a share of counts")]
    pub fn share(self) -> Option<f64> {
        let reckoned = self.strong + self.weak;
        (reckoned > 0).then(|| self.strong as f64 / reckoned as f64)
    }
}

/// How many open needs have a strong candidate; see [`crate::domain::matching::STRONG`].
pub async fn quality(app: &App, requester: &Requester, filter: &Filter) -> Result<Quality, Error> {
    let count = async |strong| {
        let needs = need::Filter { strong, ..open(filter) };
        need::count(app, requester, &needs).await
    };
    Ok(Quality {
        open: count(Vec::new()).await?,
        strong: count(vec![(Strong::Any, true)]).await?,
        weak: count(vec![(Strong::Any, false)]).await?,
        strong_managers: count(vec![(Strong::Manager, true)]).await?,
        strong_achievements: count(vec![(Strong::Achievement, true)]).await?,
    })
}

/// The open needs that are counted.
fn open(filter: &Filter) -> need::Filter {
    need::Filter {
        statuses: need::OPEN.to_vec(),
        ..filter.needs()
    }
}

/// The technology fields of open needs in which there is neither a manager nor an achievement, with the number of those
/// needs; what lies below such a field is not named again.
pub(super) async fn unanswered(app: &App, requester: &Requester, filter: &Filter) -> Result<Vec<Count>, Error> {
    let asked = need::facet(app, requester, &open(filter), need::Axis::Field).await?;
    let managers = manager::facet(app, requester, &filter.managers(), manager::Axis::Field).await?;
    let achievements = achievement::facet(app, requester, &filter.achievements(), achievement::Axis::Field).await?;
    // Whoever is in a field is in those above it.
    let answered: HashSet<String> = managers
        .iter()
        .chain(&achievements)
        .flat_map(|count| TECHNOLOGY_FIELDS.with_ancestors(&count.value))
        .collect();
    let within = TECHNOLOGY_FIELDS.with_descendants(&filter.fields);
    let silent = asked
        .into_iter()
        .flat_map(|count| TECHNOLOGY_FIELDS.with_ancestors(&count.value))
        .filter(|code| !answered.contains(code) && (within.is_empty() || within.contains(code)));
    let buckets = Buckets::of(&TECHNOLOGY_FIELDS, silent);
    if buckets.is_empty() {
        return Ok(Vec::new());
    }
    need::in_fields(app, requester, &open(filter), &buckets).await
}
