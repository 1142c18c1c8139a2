//! Achievements: one by id, lists with counts.

use async_graphql::{Context, Enum, ID, InputObject, Object, Result};
use qiao_entity::noun::Noun;

use super::filter;
use crate::{
    context::asking,
    domain::{
        achievement as domain,
        reference::{List, REGIONS_LIST, TECHNOLOGY_FIELDS},
    },
    fault::Misuse,
    node,
    object::{
        Achievement, FacetCount,
        code::{AchievementForm, AchievementLevel, FirstOfKind, TransferMode, codes},
        saturating,
    },
    page::{Connection, Window},
};

/// Which achievements: all conditions given must hold, each by one of its values.
#[derive(Clone, Debug, Default, InputObject)]
pub(crate) struct AchievementFilter {
    /// Owned by this organization.
    organization: Option<ID>,
    /// Looked after by this manager.
    manager: Option<ID>,
    /// In one of these technology fields or below them.
    fields: Option<Vec<String>>,
    /// In one of these forms.
    forms: Option<Vec<AchievementForm>>,
    /// Offered in one of these transfer modes.
    modes: Option<Vec<TransferMode>>,
    /// Of one of these evaluated levels.
    levels: Option<Vec<AchievementLevel>>,
    /// Of this technology readiness level or above.
    trl_from: Option<i32>,
    /// Of this technology readiness level or below.
    trl_to: Option<i32>,
    /// Whether all rights in it are settled.
    rights_settled: Option<bool>,
    /// First of its kind in one of these ways.
    first_of_kind: Option<Vec<FirstOfKind>>,
    /// Whose owner is in one of these regions or inside them.
    regions: Option<Vec<String>>,
}

impl AchievementFilter {
    /// The filter as the domain knows it.
    pub(crate) fn domain(self) -> Result<domain::Filter, Misuse> {
        Ok(domain::Filter {
            organization: filter::record(self.organization, Noun::Organization)?,
            manager: filter::record(self.manager, Noun::Manager)?,
            fields: filter::fields(self.fields)?,
            forms: codes(self.forms.unwrap_or_default()),
            modes: codes(self.modes.unwrap_or_default()),
            levels: codes(self.levels.unwrap_or_default()),
            trl_from: self.trl_from,
            trl_to: self.trl_to,
            rights_settled: self.rights_settled,
            first_of_kind: codes(self.first_of_kind.unwrap_or_default()),
            regions: filter::regions(self.regions)?,
        })
    }
}

/// How achievements are ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Enum)]
#[graphql(remote = "crate::domain::achievement::Order")]
pub(crate) enum AchievementOrder {
    /// The newest first.
    #[default]
    Newest,
    /// The last changed first.
    Updated,
    /// By name.
    Name,
    /// The readiest first; those without a level last.
    Trl,
}

/// What is said of a whole list of achievements.
pub(crate) struct AchievementTotals(domain::Filter);

/// What is said of a whole list of achievements.
#[Object]
impl AchievementTotals {
    /// How many achievements the filter lets through, on all pages together.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<i32> {
        let asking = asking(ctx);
        Ok(saturating(
            domain::count(&asking.app, &asking.requester, &self.0).await?,
        ))
    }

    /// How many of them have which value, on all pages together; the most frequent first.
    async fn facets(&self) -> AchievementFacets<'_> {
        AchievementFacets(&self.0)
    }
}

/// Counts of achievements by value, the most frequent first. What is not asked for is not counted.
pub(crate) struct AchievementFacets<'a>(&'a domain::Filter);

impl AchievementFacets<'_> {
    async fn by(&self, ctx: &Context<'_>, axis: domain::Axis, list: Option<&List>) -> Result<Vec<FacetCount>> {
        let asking = asking(ctx);
        let counts = domain::facet(&asking.app, &asking.requester, self.0, axis).await?;
        Ok(FacetCount::of(counts, list))
    }
}

/// Counts of achievements by value, the most frequent first. What is not asked for is not counted.
#[Object]
impl AchievementFacets<'_> {
    /// By technology field.
    async fn fields(&self, ctx: &Context<'_>) -> Result<Vec<FacetCount>> {
        self.by(ctx, domain::Axis::Field, Some(&TECHNOLOGY_FIELDS)).await
    }

    /// By form.
    async fn forms(&self, ctx: &Context<'_>) -> Result<Vec<FacetCount>> {
        self.by(ctx, domain::Axis::Form, None).await
    }

    /// By transfer mode.
    async fn modes(&self, ctx: &Context<'_>) -> Result<Vec<FacetCount>> {
        self.by(ctx, domain::Axis::Mode, None).await
    }

    /// By level as evaluated.
    async fn levels(&self, ctx: &Context<'_>) -> Result<Vec<FacetCount>> {
        self.by(ctx, domain::Axis::Level, None).await
    }

    /// By technology readiness level.
    async fn trls(&self, ctx: &Context<'_>) -> Result<Vec<FacetCount>> {
        self.by(ctx, domain::Axis::Trl, None).await
    }

    /// By the region of the owner.
    async fn regions(&self, ctx: &Context<'_>) -> Result<Vec<FacetCount>> {
        self.by(ctx, domain::Axis::Region, Some(&REGIONS_LIST)).await
    }
}

/// One page of achievements.
pub(crate) async fn achievement_page(
    ctx: &Context<'_>,
    filter: domain::Filter,
    order: AchievementOrder,
    window: &Window,
) -> Result<Connection<Achievement, AchievementTotals>> {
    let asking = asking(ctx);
    let list = format!("achievements {order:?}");
    let request = window.of(&list)?;
    let page = domain::list(&asking.app, &asking.requester, &filter, order.into(), &request).await?;
    asking
        .load
        .achievements
        .know(page.rows.iter().map(|(_, row)| (row.id, row.clone())));
    Ok(Connection::of_rows(page, &list, Achievement, AchievementTotals(filter)))
}

#[derive(Default)]
pub(crate) struct AchievementQuery;

#[Object]
impl AchievementQuery {
    /// An achievement by its id; null when there is none that the requester may know of.
    async fn achievement(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The id, such as `achievement_42`.")] id: ID,
    ) -> Result<Option<Achievement>> {
        let Some(number) = node::number(&id, Noun::Achievement)? else {
            return Ok(None);
        };
        Ok(asking(ctx).load.achievements.one(number).await?.map(Achievement))
    }

    /// Achievements, page by page.
    #[expect(clippy::too_many_arguments, reason = "the arguments of a connection")]
    async fn achievements(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which achievements; all when it is left out.")] filter: Option<AchievementFilter>,
        #[graphql(desc = "In which order.", default)] order_by: AchievementOrder,
        #[graphql(desc = "The first so many, at most 100.")] first: Option<i32>,
        #[graphql(desc = "Only behind this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many, at most 100.")] last: Option<i32>,
        #[graphql(desc = "Only before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Achievement, AchievementTotals>> {
        let filter = filter.unwrap_or_default().domain()?;
        achievement_page(
            ctx,
            filter,
            order_by,
            &Window {
                first,
                after,
                last,
                before,
            },
        )
        .await
    }
}
