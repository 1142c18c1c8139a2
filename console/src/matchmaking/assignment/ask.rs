//! What the assignment asks.

use cynic::{Id, QueryBuilder};

use super::rules::Rules;
use crate::{
    code::{AssignmentAim, AssignmentLack, AssignmentRole, FirstChoiceOutcome, ManagerKind},
    fault::Fault,
    piece::{Named, Prose},
    schema,
    visit::Visit,
};

#[derive(cynic::InputObject)]
struct AssignmentInput {
    needs: Vec<AssignmentNeed>,
    managers: Option<ManagerCandidateFilter>,
    most_per_manager: i32,
    aim: AssignmentAim,
    every_need_first: bool,
    least_share: i32,
    exclude: Vec<Id>,
    include_declined: bool,
}

#[derive(cynic::InputObject)]
struct AssignmentNeed {
    need: Id,
    managers: i32,
}

#[derive(cynic::InputObject)]
struct ManagerCandidateFilter {
    kinds: Option<Vec<ManagerKind>>,
    fields: Option<Vec<String>>,
    regions: Option<Vec<String>>,
    free_capacity: bool,
}

#[derive(cynic::QueryVariables)]
pub(super) struct Variables {
    input: AssignmentInput,
    out: Vec<Id>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
pub(super) struct Answered {
    #[arguments(input: $input)]
    pub(super) assignment: Assignment,
    #[arguments(ids: $out)]
    nodes: Vec<Option<Out>>,
}

/// Who is left out, by name.
#[derive(cynic::InlineFragments)]
#[cynic(graphql_type = "Node")]
enum Out {
    Manager(Manager),
    #[cynic(fallback)]
    Other,
}

impl Answered {
    /// What a manager is called who is left out.
    pub(super) fn name_of(&self, id: &str) -> Option<&str> {
        self.nodes.iter().flatten().find_map(|node| match node {
            Out::Manager(manager) if manager.id.inner() == id => Some(manager.name.show()),
            _ => None,
        })
    }
}

/// The whole.
#[derive(cynic::QueryFragment)]
pub(super) struct Assignment {
    pub(super) needs: Vec<AssignedNeed>,
    pub(super) fit: f64,
    pub(super) best_fit: f64,
    pub(super) loss: f64,
    pub(super) loss_share: f64,
    pub(super) first_choices_kept: i32,
    pub(super) left_alone: i32,
    pub(super) is_optimal: bool,
}

/// One need.
#[derive(cynic::QueryFragment)]
pub(super) struct AssignedNeed {
    pub(super) need: Option<Need>,
    pub(super) wanted: i32,
    pub(super) managers: Vec<AssignedManager>,
    pub(super) first_choice: Option<FirstChoice>,
    pub(super) fit: f64,
    pub(super) best_fit: f64,
    pub(super) loss: f64,
    pub(super) loss_share: f64,
    pub(super) lack: Option<AssignmentLack>,
}

#[derive(cynic::QueryFragment)]
pub(super) struct Need {
    pub(super) id: Id,
    pub(super) title: Prose,
    pub(super) organization: Option<Named>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Need")]
pub(super) struct NeedTitle {
    pub(super) id: Id,
    pub(super) title: Prose,
}

#[derive(cynic::QueryFragment)]
pub(super) struct AssignedManager {
    pub(super) manager: Option<Manager>,
    pub(super) role: AssignmentRole,
    pub(super) score: f64,
}

#[derive(cynic::QueryFragment)]
pub(super) struct Manager {
    pub(super) id: Id,
    pub(super) name: Prose,
}

#[derive(cynic::QueryFragment)]
pub(super) struct FirstChoice {
    pub(super) manager: Option<Manager>,
    pub(super) score: f64,
    pub(super) outcome: FirstChoiceOutcome,
    pub(super) taken_by: Vec<NeedTitle>,
}

/// Has the needs assigned.
pub(super) async fn ask(visit: &Visit, rules: &Rules) -> Result<Answered, Fault> {
    let one = |text: &Option<String>| text.clone().map(|text| vec![text]);
    let needs = rules.needs.iter().map(|id| AssignmentNeed {
        need: Id::new(id),
        managers: rules.wanted(id),
    });
    let out: Vec<Id> = rules.without.iter().map(Id::new).collect();
    let input = AssignmentInput {
        needs: needs.collect(),
        managers: Some(ManagerCandidateFilter {
            kinds: rules.kind.map(|kind| vec![kind]),
            fields: one(&rules.field),
            regions: one(&rules.region),
            free_capacity: rules.free,
        }),
        most_per_manager: rules.most,
        aim: rules.aim,
        every_need_first: rules.every,
        least_share: rules.least,
        exclude: out.clone(),
        include_declined: rules.declined,
    };
    visit.ask(Answered::build(Variables { input, out })).await
}
