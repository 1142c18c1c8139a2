//! What a matcher makes of a need while it is written.

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

/// A line of the panel: a record that is likely, alike or an answer.
pub(super) struct Row {
    /// Its page.
    pub(super) to: String,
    /// What it is called.
    pub(super) name: String,
    /// Whose it is, or what it is about.
    pub(super) about: String,
    /// How well it suits, or how alike it is.
    pub(super) score: String,
}

/// Candidates of one kind.
pub(super) struct Likely {
    /// The kind: the key of its name.
    pub(super) key: &'static str,
    /// How many there are.
    pub(super) total: i32,
    /// The best ones.
    pub(super) rows: Vec<Row>,
}

/// Asks for advice on what was typed so far; what cannot be read yet is left out.
pub(super) async fn ask(visit: &Visit, form: &Form, lists: &Lists) -> Result<Advice, Fault> {
    let (input, _) = read::read(visit, form, lists);
    let answer: Ask = visit.ask(Ask::build(SoFar { input })).await?;
    Ok(answer.need_advice)
}

impl Word {
    /// Its share of what all words give, in percent.
    pub(super) fn percent(&self) -> String {
        format!("{:.0}", self.share * 100.0)
    }
}

impl Hint {
    /// The field that it is about.
    pub(super) fn field(&self, form: &Form) -> String {
        read::field_of(form, self.path.clone())
    }

    /// What it proposes: the value of a box to tick, and what that is called.
    pub(super) fn proposals(&self, visit: &Visit) -> Vec<(String, String)> {
        let fields = self
            .fields
            .iter()
            .map(|field| (format!("fields={}", field.code), field.name.show().to_owned()));
        let modes = self.modes.iter().map(|mode| {
            let value = crate::code::Code::value(*mode);
            (format!("modes={value}"), visit.label(mode))
        });
        fields.chain(modes).take(3).collect()
    }
}

impl Advice {
    /// The best candidates of each kind.
    pub(super) fn likely(&self) -> Vec<Likely> {
        let manager = |edge: &ManagerEdge| Row {
            to: format!("/managers/{}", edge.node.id.inner()),
            name: edge.node.name.show().to_owned(),
            about: edge
                .node
                .headline
                .as_ref()
                .map(Prose::show)
                .unwrap_or_default()
                .to_owned(),
            score: hundredths(edge.score),
        };
        let achievement = |edge: &AchievementEdge| edge.node.row(edge.score);
        let organization = |edge: &OrganizationEdge| Row {
            to: format!("/organizations/{}", edge.node.id.inner()),
            name: edge.node.name.show().to_owned(),
            about: edge
                .node
                .region
                .as_ref()
                .map(|region| region.name.show())
                .unwrap_or_default()
                .to_owned(),
            score: hundredths(edge.score),
        };
        let matches = &self.matches;
        vec![
            Likely {
                key: "post-managers",
                total: matches.managers.total_count,
                rows: matches.managers.edges.iter().map(manager).collect(),
            },
            Likely {
                key: "post-achievements",
                total: matches.achievements.total_count,
                rows: matches.achievements.edges.iter().map(achievement).collect(),
            },
            Likely {
                key: "post-organizations",
                total: matches.organizations.total_count,
                rows: matches.organizations.edges.iter().map(organization).collect(),
            },
        ]
    }

    /// Needs that say nearly the same, but not this one itself.
    pub(super) fn twins(&self, form: &Form) -> Vec<Row> {
        let itself = form.known.as_ref().map(|known| known.id.as_str());
        let others = self.near_duplicates.iter().filter_map(|twin| {
            let need = twin.need.as_ref().filter(|need| Some(need.id.inner()) != itself)?;
            Some(Row {
                to: format!("/needs/{}", need.id.inner()),
                name: need.title.show().to_owned(),
                about: name_of(need.organization.as_ref()),
                score: format!("{:.0}%", twin.similarity * 100.0),
            })
        });
        others.collect()
    }

    /// Achievements that may answer it already.
    pub(super) fn existing(&self) -> Vec<Row> {
        let row = |existing: &Existing| match &existing.node {
            Node::Achievement(achievement) => Some(achievement.row(existing.score)),
            Node::Other => None,
        };
        self.answers.iter().filter_map(row).take(3).collect()
    }
}

impl Achievement {
    fn row(&self, score: f64) -> Row {
        Row {
            to: format!("/achievements/{}", self.id.inner()),
            name: self.name.show().to_owned(),
            about: name_of(self.organization.as_ref()),
            score: hundredths(score),
        }
    }
}

fn name_of(organization: Option<&Named>) -> String {
    organization
        .map(|named| named.name.show())
        .unwrap_or_default()
        .to_owned()
}

fn hundredths(score: f64) -> String {
    format!("{score:.2}")
}
