//! What the page of a need asks, at once.

use cynic::{Id, QueryBuilder};

use super::{
    filter::{AchievementCandidateFilter, Asked, ManagerCandidateFilter, OrganizationCandidateFilter},
    list::{
        Achievements, AllAchievements, AllManagers, AllOrganizations, Managers, Organizations, OtherAchievements,
        OtherManagers, OtherOrganizations, Tab,
    },
    record::Need,
};
use crate::{
    code::{AgreementStatus, MatchBy},
    fault::Fault,
    note::Notes,
    schema,
    shortlist::Shortlist,
    visit::Visit,
};

/// Rows of a page of candidates.
pub(super) const ROWS: i32 = 10;

/// What the document takes.
#[derive(cynic::QueryVariables, Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "as the document has it")]
pub(super) struct Variables {
    id: Id,
    knows: bool,
    shows_managers: bool,
    shows_achievements: bool,
    shows_organizations: bool,
    managers: ManagerCandidateFilter,
    achievements: AchievementCandidateFilter,
    organizations: OrganizationCandidateFilter,
    by: MatchBy,
    first: Option<i32>,
    last: Option<i32>,
    after: Option<String>,
    before: Option<String>,
}

/// The need, and the visitor's own agreements.
#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct Document {
    #[arguments(id: $id)]
    need: Option<Need>,
    // A type that spreads another one reads no field that may be left out.
    #[cynic(alias, rename = "need")]
    #[arguments(id: $id)]
    shown: Option<Shown>,
    #[directives(include(if: $knows))]
    viewer: Option<Agreeing>,
    #[cynic(alias, rename = "need")]
    #[arguments(id: $id)]
    #[directives(include(if: $knows))]
    desk: Option<Kept>,
}

/// What the visitor keeps beside the need.
#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Need")]
pub(super) struct Kept {
    pub(super) shortlist: Option<Shortlist>,
    #[arguments(first: 20)]
    pub(super) notes: Option<Notes>,
}

/// A page of the need's candidates, what there is among all, and how many there are behind the other tabs.
#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Need", variables = "Variables")]
pub(super) struct Shown {
    #[arguments(filter: $managers, by: $by, first: $first, last: $last, after: $after, before: $before)]
    #[directives(include(if: $shows_managers))]
    pub(super) candidate_managers: Option<Managers>,
    #[cynic(alias, rename = "candidateManagers")]
    #[arguments(by: $by, first: 1)]
    #[directives(include(if: $shows_managers))]
    pub(super) all_managers: Option<AllManagers>,
    #[cynic(alias, rename = "candidateManagers")]
    #[arguments(by: $by, first: 1)]
    #[directives(skip(if: $shows_managers))]
    pub(super) other_managers: Option<OtherManagers>,
    #[arguments(filter: $achievements, by: $by, first: $first, last: $last, after: $after, before: $before)]
    #[directives(include(if: $shows_achievements))]
    pub(super) candidate_achievements: Option<Achievements>,
    #[cynic(alias, rename = "candidateAchievements")]
    #[arguments(by: $by, first: 1)]
    #[directives(include(if: $shows_achievements))]
    pub(super) all_achievements: Option<AllAchievements>,
    #[cynic(alias, rename = "candidateAchievements")]
    #[arguments(by: $by, first: 1)]
    #[directives(skip(if: $shows_achievements))]
    pub(super) other_achievements: Option<OtherAchievements>,
    #[arguments(filter: $organizations, by: $by, first: $first, last: $last, after: $after, before: $before)]
    #[directives(include(if: $shows_organizations))]
    pub(super) candidate_organizations: Option<Organizations>,
    #[cynic(alias, rename = "candidateOrganizations")]
    #[arguments(by: $by, first: 1)]
    #[directives(include(if: $shows_organizations))]
    pub(super) all_organizations: Option<AllOrganizations>,
    #[cynic(alias, rename = "candidateOrganizations")]
    #[arguments(by: $by, first: 1)]
    #[directives(skip(if: $shows_organizations))]
    pub(super) other_organizations: Option<OtherOrganizations>,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Viewer")]
struct Agreeing {
    #[arguments(first: 100)]
    agreements: OwnAgreements,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "AgreementConnection")]
struct OwnAgreements {
    nodes: Vec<OwnAgreement>,
}

/// An agreement that the visitor asked for.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Agreement")]
pub(super) struct OwnAgreement {
    pub(super) id: Id,
    pub(super) record: Option<AnyId>,
    pub(super) status: AgreementStatus,
    pub(super) purpose: String,
    pub(super) requested_at: chrono::DateTime<chrono::Utc>,
    pub(super) expires_at: Option<chrono::DateTime<chrono::Utc>>,
    pub(super) sentence: Option<String>,
    pub(super) version: i32,
}

/// A record by its id.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Node")]
pub(super) struct AnyId {
    pub(super) id: Id,
}

/// What the page shows.
pub(super) struct Found {
    pub(super) need: Need,
    /// Its candidates.
    pub(super) shown: Shown,
    /// The newest agreement that the visitor asked for.
    pub(super) agreement: Option<OwnAgreement>,
    /// What the visitor keeps beside it.
    pub(super) kept: Option<Kept>,
}

/// Asks for it.
pub(super) async fn ask(visit: &Visit, id: &str, asked: &Asked) -> Result<Found, Fault> {
    let tab = asked.tab;
    let answer: Document = visit
        .ask(Document::build(Variables {
            id: Id::new(id),
            knows: visit.me().account.is_some(),
            shows_managers: tab == Tab::Managers,
            shows_achievements: tab == Tab::Achievements,
            shows_organizations: tab == Tab::Organizations,
            managers: asked.managers(),
            achievements: asked.achievements(),
            organizations: asked.organizations(),
            by: asked.by,
            first: asked.before.is_none().then_some(ROWS),
            last: asked.before.is_some().then_some(ROWS),
            after: asked.after.clone(),
            before: asked.before.clone(),
        }))
        .await?;
    let (need, shown) = answer.need.zip(answer.shown).ok_or(Fault::NotFound)?;
    let agreements = answer.viewer.into_iter().flat_map(|viewer| viewer.agreements.nodes);
    let mut own =
        agreements.filter(|agreement| agreement.record.as_ref().is_some_and(|record| record.id.inner() == id));
    Ok(Found {
        need,
        shown,
        agreement: own.next(),
        kept: answer.desk,
    })
}
