//! Track record: how often cases go well, with a prior so that newcomers are not buried.

use super::super::{detail::Detail, facts::View, share::Share};

/// The prior: as if each had this many cases more, half of which went well (a beta prior: Gelman et al., Bayesian Data
/// Analysis, 2013, section 2.4).
const PRIOR: u32 = 4;

/// (well + prior / 2) / (cases + prior): a newcomer, or who does not tell, gets half.
#[must_use]
pub fn judge(candidate: &View<'_>) -> (Share, Detail) {
    let Some((cases, well)) = candidate.track() else {
        return (Share::HALF, Detail::Unknown);
    };
    let share = Share::ratio(u32::from(well.min(cases)) + PRIOR / 2, u32::from(cases) + PRIOR);
    (share, Detail::Track { cases, well })
}
