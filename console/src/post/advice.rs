//! What a matcher makes of a need while it is written.

mod panel;

use cynic::QueryBuilder;

use super::{form::Form, input::NeedInput, list::Lists, read};
use crate::{
    code::TransferMode,
    fault::Fault,
    piece::{Field, Named, Place, Prose},
    schema,
    visit::Visit,
};

/// The need so far.
#[derive(cynic::QueryVariables, Debug)]
struct SoFar {
    input: NeedInput,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "SoFar")]
struct Ask {
    #[arguments(input: $input)]
    need_advice: Advice,
}

/// What would improve it, what is like it, and who would be its candidates now.
#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "NeedAdvice")]
pub(super) struct Advice {
    /// What could be said better, the most helpful first.
    pub(super) hints: Vec<Hint>,
    /// The words that are understood, what counts most first.
    pub(super) understood: Vec<Word>,
    /// Who would be its candidates.
    pub(super) matches: Matches,
    /// Open needs that say nearly the same.
    pub(super) near_duplicates: Vec<Twin>,
    /// Achievements that may answer it already.
    pub(super) answers: Vec<Existing>,
}

/// What could be said better.
#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "AdviceHint")]
pub(super) struct Hint {
    path: Vec<String>,
    fields: Vec<Field>,
    modes: Vec<TransferMode>,
    /// In a sentence.
    pub(super) sentence: String,
}

/// A word that is understood.
#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "AdviceWord")]
pub(super) struct Word {
    /// As it stands in the text.
    pub(super) term: String,
    share: f64,
    /// Whether so many have it that it says nothing.
    pub(super) is_common: bool,
}

/// Candidates.
#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "TextMatches")]
pub(super) struct Matches {
    /// Whether there is anything to match by.
    pub(super) has_words: bool,
    /// Technology managers.
    #[arguments(first: 3)]
    pub(super) managers: Managers,
    /// Achievements.
    #[arguments(first: 3)]
    pub(super) achievements: Achievements,
    /// Institutions.
    #[arguments(first: 3)]
    pub(super) organizations: Organizations,
}

/// Technology managers who suit.
#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "CandidateManagerConnection")]
pub(super) struct Managers {
    edges: Vec<ManagerEdge>,
    total_count: i32,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "CandidateManagerEdge")]
struct ManagerEdge {
    node: Manager,
    score: f64,
}

/// Achievements that suit.
#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "CandidateAchievementConnection")]
pub(super) struct Achievements {
    edges: Vec<AchievementEdge>,
    total_count: i32,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "CandidateAchievementEdge")]
struct AchievementEdge {
    node: Achievement,
    score: f64,
}

/// Institutions that suit.
#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "CandidateOrganizationConnection")]
pub(super) struct Organizations {
    edges: Vec<OrganizationEdge>,
    total_count: i32,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "CandidateOrganizationEdge")]
struct OrganizationEdge {
    node: Organization,
    score: f64,
}

#[derive(cynic::QueryFragment, Debug)]
struct Manager {
    id: cynic::Id,
    name: Prose,
    headline: Option<Prose>,
}

#[derive(cynic::QueryFragment, Debug)]
struct Achievement {
    id: cynic::Id,
    name: Prose,
    organization: Option<Named>,
}

#[derive(cynic::QueryFragment, Debug)]
struct Organization {
    id: cynic::Id,
    name: Prose,
    region: Option<Place>,
}

/// A need that says nearly the same.
#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "NearDuplicate")]
pub(super) struct Twin {
    similarity: f64,
    need: Option<Other>,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Need")]
struct Other {
    id: cynic::Id,
    title: Prose,
    organization: Option<Named>,
}

/// A record that may answer it already.
#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "ExistingAnswer")]
pub(super) struct Existing {
    score: f64,
    node: Node,
}

#[derive(cynic::InlineFragments, Debug)]
enum Node {
    Achievement(Achievement),
    #[cynic(fallback)]
    Other,
}

/// Asks for advice on what was typed so far; what cannot be read yet is left out.
pub(super) async fn ask(visit: &Visit, form: &Form, lists: &Lists) -> Result<Advice, Fault> {
    let (input, _) = read::read(visit, form, lists);
    let answer: Ask = visit.ask(Ask::build(SoFar { input })).await?;
    Ok(answer.need_advice)
}
