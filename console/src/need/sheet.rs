//! The candidates of a need as files: those of the tab that the address names.

use cynic::{Id, QueryBuilder};

use super::{
    filter::{AchievementCandidateFilter, Asked, ManagerCandidateFilter, OrganizationCandidateFilter},
    list::Tab,
};
use crate::{
    candidate::{AchievementFace, Faced, ManagerFace, OrganizationFace, PriorNo},
    code::{MatchBy, ReasonKind},
    fault::Fault,
    list::{
        cell::Cell,
        export::{Batch, Listing},
        turn::Turn,
    },
    piece::PageInfo,
    schema,
    visit::Visit,
};

/// The most rows of a file: every record is a candidate somehow, and those far down take long to be ranked.
pub(super) const MOST: usize = 1_000;

#[derive(cynic::QueryVariables)]
struct Variables {
    id: Id,
    is_managers: bool,
    is_achievements: bool,
    is_organizations: bool,
    managers: ManagerCandidateFilter,
    achievements: AchievementCandidateFilter,
    organizations: OrganizationCandidateFilter,
    by: MatchBy,
    first: Option<i32>,
    after: Option<String>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct Document {
    #[arguments(id: $id)]
    need: Option<Need>,
}

#[derive(cynic::QueryFragment)]
#[cynic(variables = "Variables")]
struct Need {
    // Of the two tabs that are not wanted, nothing is asked: this keeps the selection from being empty.
    #[cynic(rename = "__typename")]
    _name: String,
    #[arguments(filter: $managers, by: $by, first: $first, after: $after)]
    #[directives(include(if: $is_managers))]
    candidate_managers: Option<Managers>,
    #[arguments(filter: $achievements, by: $by, first: $first, after: $after)]
    #[directives(include(if: $is_achievements))]
    candidate_achievements: Option<Achievements>,
    #[arguments(filter: $organizations, by: $by, first: $first, after: $after)]
    #[directives(include(if: $is_organizations))]
    candidate_organizations: Option<Organizations>,
}

#[derive(cynic::QueryFragment)]
struct Reason {
    kind: ReasonKind,
    points: i32,
    sentence: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "CandidateManagerConnection")]
struct Managers {
    edges: Vec<ManagerEdge>,
    page_info: PageInfo,
    total_count: i32,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "CandidateManagerEdge")]
struct ManagerEdge {
    node: ManagerFace,
    score: f64,
    reasons: Vec<Reason>,
    prior_no: Option<PriorNo>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "CandidateAchievementConnection")]
struct Achievements {
    edges: Vec<AchievementEdge>,
    page_info: PageInfo,
    total_count: i32,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "CandidateAchievementEdge")]
struct AchievementEdge {
    node: AchievementFace,
    score: f64,
    reasons: Vec<Reason>,
    prior_no: Option<PriorNo>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "CandidateOrganizationConnection")]
struct Organizations {
    edges: Vec<OrganizationEdge>,
    page_info: PageInfo,
    total_count: i32,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "CandidateOrganizationEdge")]
struct OrganizationEdge {
    node: OrganizationFace,
    score: f64,
    reasons: Vec<Reason>,
}

macro_rules! batches {
    ($($name:ident $($prior:ident)?,)*) => {
        $(impl $name {
            fn batch(self, visit: &Visit, rank: usize) -> Batch {
                let rows = (rank + 1..).zip(&self.edges).map(|(rank, edge)| {
                    let prior: Option<&PriorNo> = None$(.or(edge.$prior.as_ref()))?;
                    cells(visit, rank, &edge.node, edge.score, &edge.reasons, prior)
                });
                Batch::of(rows, self.page_info, Some(self.total_count))
            }
        })*
    };
}
batches! {
    Managers prior_no,
    Achievements prior_no,
    Organizations,
}

/// The candidates of a need.
pub(super) struct Candidates {
    id: Id,
    asked: Asked,
}

impl Listing for Candidates {
    const MOST: usize = MOST;

    fn of(visit: &Visit, id: &str) -> Result<Self, Fault> {
        Ok(Self {
            id: Id::new(id),
            asked: Asked::of(visit.address()),
        })
    }

    fn page(&self, path: &str) -> String {
        path.trim_end_matches("/candidates").to_owned()
    }

    fn title(&self) -> &'static str {
        match self.asked.tab {
            Tab::Managers => "file-candidate-managers",
            Tab::Achievements => "file-candidate-achievements",
            Tab::Organizations => "file-candidate-organizations",
        }
    }

    fn columns(&self) -> Vec<&'static str> {
        vec![
            "file-place",
            "list-name",
            "file-what",
            "file-score",
            "file-about",
            "list-field",
            "list-load",
            "file-in-a-line",
            "file-conflict",
            "file-prior-no",
            "file-reasons",
            "list-id",
        ]
    }

    async fn batch(&self, visit: &Visit, turn: Turn) -> Result<Batch, Fault> {
        let rank = turn.rank;
        let asked = &self.asked;
        let variables = Variables {
            id: self.id.clone(),
            is_managers: asked.tab == Tab::Managers,
            is_achievements: asked.tab == Tab::Achievements,
            is_organizations: asked.tab == Tab::Organizations,
            managers: asked.managers(),
            achievements: asked.achievements(),
            organizations: asked.organizations(),
            by: asked.by,
            first: turn.first,
            after: turn.after,
        };
        let need = visit
            .ask(Document::build(variables))
            .await?
            .need
            .ok_or(Fault::NotFound)?;
        let managers = need.candidate_managers.map(|found| found.batch(visit, rank));
        let achievements = need.candidate_achievements.map(|found| found.batch(visit, rank));
        let organizations = need.candidate_organizations.map(|found| found.batch(visit, rank));
        managers.or(achievements).or(organizations).ok_or(Fault::NotFound)
    }
}

fn cells(
    visit: &Visit,
    rank: usize,
    node: &impl Faced,
    score: f64,
    reasons: &[Reason],
    prior: Option<&PriorNo>,
) -> Vec<Cell> {
    let face = node.face(visit);
    let conflicts = reasons
        .iter()
        .any(|reason| reason.kind == ReasonKind::Conflict && reason.points == 0);
    let said: Vec<_> = reasons.iter().map(|reason| reason.sentence.as_str()).collect();
    vec![
        Cell::Number(i64::try_from(rank).unwrap_or(i64::MAX)),
        Cell::text(face.name),
        Cell::text(visit.listed(face.badges.into_iter().map(|badge| badge.text))),
        Cell::Score(score),
        Cell::text(face.facts.join(" · ")),
        Cell::text(visit.listed(face.fields)),
        Cell::text(face.load.map(|load| load.text).unwrap_or_default()),
        Cell::text(face.lead),
        Cell::flag(visit, conflicts),
        Cell::text(prior.map(|no| visit.label(&no.reason)).unwrap_or_default()),
        Cell::text(said.join("\n")),
        Cell::text(face.id),
    ]
}
