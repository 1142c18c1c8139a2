//! What suits a record: candidates for a need, open needs for the others. Ranked by the index, best first.

use async_graphql::{Context, Object, Result};
use qiao_entity::noun::Noun;

use super::{
    Achievement, Manager, Need, Organization,
    candidate::{Match, Ranking},
    reason::MatchBy,
};
use crate::{
    page::{Connection, Window},
    ranking::{
        AchievementCandidateFilter, ManagerCandidateFilter, NeedCandidateFilter, Of, OrganizationCandidateFilter,
        Ranks, ranking,
    },
    scalar::FreshnessToken,
};

/// A page of ranked nodes.
pub(crate) type Candidates<N> = Connection<N, Ranking, Match>;

/// What suits a need.
pub(crate) struct NeedMatches(pub(crate) i64);

#[Object]
impl NeedMatches {
    /// The technology managers who suit it, best first.
    #[expect(clippy::too_many_arguments, reason = "the arguments of a connection")]
    async fn candidate_managers(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which of them.")] filter: Option<ManagerCandidateFilter>,
        #[graphql(desc = "What they are ranked by.", default)] by: MatchBy,
        #[graphql(desc = "Wait for an index at least as fresh as this.")] at_least: Option<FreshnessToken>,
        #[graphql(desc = "The first so many, at most 100.")] first: Option<i32>,
        #[graphql(desc = "Only behind this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many, at most 100.")] last: Option<i32>,
        #[graphql(desc = "Only before this cursor.")] before: Option<String>,
    ) -> Result<Candidates<Manager>> {
        let filter = filter.unwrap_or_default().domain()?;
        let window = Window {
            first,
            after,
            last,
            before,
        };
        ranking(
            ctx,
            Of::Record(Noun::Need, self.0),
            Manager::NOUNS,
            filter,
            by,
            &window,
            at_least,
        )
        .await
    }

    /// The achievements that suit it, best first.
    #[expect(clippy::too_many_arguments, reason = "the arguments of a connection")]
    async fn candidate_achievements(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which of them.")] filter: Option<AchievementCandidateFilter>,
        #[graphql(desc = "What they are ranked by.", default)] by: MatchBy,
        #[graphql(desc = "Wait for an index at least as fresh as this.")] at_least: Option<FreshnessToken>,
        #[graphql(desc = "The first so many, at most 100.")] first: Option<i32>,
        #[graphql(desc = "Only behind this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many, at most 100.")] last: Option<i32>,
        #[graphql(desc = "Only before this cursor.")] before: Option<String>,
    ) -> Result<Candidates<Achievement>> {
        let filter = filter.unwrap_or_default().domain()?;
        let window = Window {
            first,
            after,
            last,
            before,
        };
        ranking(
            ctx,
            Of::Record(Noun::Need, self.0),
            Achievement::NOUNS,
            filter,
            by,
            &window,
            at_least,
        )
        .await
    }

    /// The organizations that suit it, best first.
    #[expect(clippy::too_many_arguments, reason = "the arguments of a connection")]
    async fn candidate_organizations(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which of them.")] filter: Option<OrganizationCandidateFilter>,
        #[graphql(desc = "What they are ranked by.", default)] by: MatchBy,
        #[graphql(desc = "Wait for an index at least as fresh as this.")] at_least: Option<FreshnessToken>,
        #[graphql(desc = "The first so many, at most 100.")] first: Option<i32>,
        #[graphql(desc = "Only behind this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many, at most 100.")] last: Option<i32>,
        #[graphql(desc = "Only before this cursor.")] before: Option<String>,
    ) -> Result<Candidates<Organization>> {
        let filter = filter.unwrap_or_default().domain()?;
        let window = Window {
            first,
            after,
            last,
            before,
        };
        ranking(
            ctx,
            Of::Record(Noun::Need, self.0),
            Organization::NOUNS,
            filter,
            by,
            &window,
            at_least,
        )
        .await
    }
}

/// What suits a manager.
pub(crate) struct ManagerMatches(pub(crate) i64);

#[Object]
impl ManagerMatches {
    /// The open needs that suit the manager, best first.
    #[expect(clippy::too_many_arguments, reason = "the arguments of a connection")]
    async fn open_needs(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which of them.")] filter: Option<NeedCandidateFilter>,
        #[graphql(desc = "What they are ranked by.", default)] by: MatchBy,
        #[graphql(desc = "Wait for an index at least as fresh as this.")] at_least: Option<FreshnessToken>,
        #[graphql(desc = "The first so many, at most 100.")] first: Option<i32>,
        #[graphql(desc = "Only behind this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many, at most 100.")] last: Option<i32>,
        #[graphql(desc = "Only before this cursor.")] before: Option<String>,
    ) -> Result<Candidates<Need>> {
        let filter = filter.unwrap_or_default().domain()?;
        let window = Window {
            first,
            after,
            last,
            before,
        };
        ranking(
            ctx,
            Of::Record(Noun::Manager, self.0),
            Need::NOUNS,
            filter,
            by,
            &window,
            at_least,
        )
        .await
    }
}

/// What suits an achievement.
pub(crate) struct AchievementMatches(pub(crate) i64);

#[Object]
impl AchievementMatches {
    /// The open needs that suit it, best first.
    #[expect(clippy::too_many_arguments, reason = "the arguments of a connection")]
    async fn open_needs(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which of them.")] filter: Option<NeedCandidateFilter>,
        #[graphql(desc = "What they are ranked by.", default)] by: MatchBy,
        #[graphql(desc = "Wait for an index at least as fresh as this.")] at_least: Option<FreshnessToken>,
        #[graphql(desc = "The first so many, at most 100.")] first: Option<i32>,
        #[graphql(desc = "Only behind this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many, at most 100.")] last: Option<i32>,
        #[graphql(desc = "Only before this cursor.")] before: Option<String>,
    ) -> Result<Candidates<Need>> {
        let filter = filter.unwrap_or_default().domain()?;
        let window = Window {
            first,
            after,
            last,
            before,
        };
        ranking(
            ctx,
            Of::Record(Noun::Achievement, self.0),
            Need::NOUNS,
            filter,
            by,
            &window,
            at_least,
        )
        .await
    }
}

/// What suits an organization.
pub(crate) struct OrganizationMatches(pub(crate) i64);

#[Object]
impl OrganizationMatches {
    /// The open needs that suit it, best first.
    #[expect(clippy::too_many_arguments, reason = "the arguments of a connection")]
    async fn open_needs(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which of them.")] filter: Option<NeedCandidateFilter>,
        #[graphql(desc = "What they are ranked by.", default)] by: MatchBy,
        #[graphql(desc = "Wait for an index at least as fresh as this.")] at_least: Option<FreshnessToken>,
        #[graphql(desc = "The first so many, at most 100.")] first: Option<i32>,
        #[graphql(desc = "Only behind this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many, at most 100.")] last: Option<i32>,
        #[graphql(desc = "Only before this cursor.")] before: Option<String>,
    ) -> Result<Candidates<Need>> {
        let filter = filter.unwrap_or_default().domain()?;
        let window = Window {
            first,
            after,
            last,
            before,
        };
        ranking(
            ctx,
            Of::Record(Noun::Organization, self.0),
            Need::NOUNS,
            filter,
            by,
            &window,
            at_least,
        )
        .await
    }
}
