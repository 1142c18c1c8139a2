//! Statistics for dashboards.

use async_graphql::{InputObject, Object, Result};

use super::filter;
use crate::{
    domain::statistics as domain,
    fault::Misuse,
    object::{
        Statistics,
        code::{ManagerKind, NeedKind, codes},
    },
    scalar::Month,
};

/// Of what there are statistics: all conditions given must hold, each by one of its values.
#[derive(Clone, Debug, Default, InputObject)]
pub(crate) struct StatisticsFilter {
    /// In one of these technology fields or below them.
    fields: Option<Vec<String>>,
    /// In one of these regions or inside them: who posted a need, a manager, the owner of an achievement.
    regions: Option<Vec<String>>,
    /// Needs of one of these kinds.
    need_kinds: Option<Vec<NeedKind>>,
    /// Managers of one of these kinds.
    manager_kinds: Option<Vec<ManagerKind>>,
    /// Needs published in this month, as it is in China, or later.
    from_month: Option<Month>,
    /// Needs published in this month, as it is in China, or earlier.
    to_month: Option<Month>,
}

impl StatisticsFilter {
    /// The filter as the domain knows it.
    fn domain(self) -> Result<domain::Filter, Misuse> {
        Ok(domain::Filter {
            fields: filter::fields(self.fields)?,
            regions: filter::regions(self.regions)?,
            need_kinds: codes(self.need_kinds.unwrap_or_default()),
            manager_kinds: codes(self.manager_kinds.unwrap_or_default()),
            from: self.from_month.map(|month| month.0),
            to: self.to_month.map(|month| month.0),
        })
    }
}

#[derive(Default)]
pub(crate) struct StatisticsQuery;

#[Object]
impl StatisticsQuery {
    /// Totals for a dashboard, of what the requester may know of.
    #[expect(clippy::unused_async, reason = "the engine knows no others")]
    async fn statistics(
        &self,
        #[graphql(desc = "Of what; of everything when it is left out.")] filter: Option<StatisticsFilter>,
    ) -> Result<Statistics> {
        Ok(Statistics(filter.unwrap_or_default().domain()?))
    }
}
