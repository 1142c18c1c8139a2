//! `/managers/ID`: a technology manager's profile.

use askama::Template;
use chrono::{DateTime, Utc};
use cynic::QueryBuilder;
use poem::{Response, handler, web::Path};

use super::{
    agreement::{Asked, Door},
    competence::{Wedge, ring},
    completeness::{Complete, Completeness},
    credential::Credential,
    network::Network,
    part::{Position, Work, Works, by_kind},
    suiting::{FEW, OpenNeeds, Suiting},
};
use crate::{
    code::{AchievementForm, Activity, AgreementStatus, Competence, Level, ManagerKind, ManagerPart, Status},
    fault::Fault,
    note::{Notebook, Notes},
    piece::{BothProse, Field, Named, Place, Prose},
    point::Balance,
    schema,
    visit::Visit,
};

#[derive(cynic::QueryVariables)]
struct Wanted {
    id: cynic::Id,
    few: i32,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Wanted")]
struct Question {
    #[arguments(id: $id)]
    manager: Option<Manager>,
    viewer: Asked,
}

/// A manager, as far as the visitor may read.
#[derive(cynic::QueryFragment)]
#[cynic(variables = "Wanted")]
struct Manager {
    id: cynic::Id,
    kind: ManagerKind,
    status: Status,
    name: BothProse,
    headline: Option<BothProse>,
    biography: Option<BothProse>,
    region: Option<Place>,
    fields: Vec<Field>,
    activities: Vec<Activity>,
    competences: Vec<Competence>,
    languages: Vec<String>,
    works: Option<Vec<Work>>,
    capacity: Option<i32>,
    load: Option<i32>,
    has_free_capacity: Option<bool>,
    contact: Option<String>,
    withheld: Vec<ManagerPart>,
    levels: ManagerLevels,
    affiliations: Vec<Position>,
    network: Network,
    credentials: Vec<Credential>,
    #[arguments(first: 12)]
    achievements: Achievements,
    #[arguments(first: $few)]
    open_needs: OpenNeeds,
    completeness: Option<Completeness>,
    #[arguments(first: 20)]
    notes: Option<Notes>,
    #[cynic(alias, rename = "points")]
    #[arguments(ledger: CONTRIBUTION)]
    contribution: Option<Balance>,
    #[cynic(alias, rename = "points")]
    #[arguments(ledger: CREDIT)]
    credit: Option<Balance>,
    #[arguments(first: 50)]
    agreements: Option<Waiting>,
    updated_at: DateTime<Utc>,
}

/// Who may read which part.
#[derive(cynic::QueryFragment, Clone, Copy)]
pub(super) struct ManagerLevels {
    pub(super) contact: Level,
    pub(super) biography: Level,
    pub(super) works: Level,
    pub(super) load: Level,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "AchievementConnection")]
pub(super) struct Achievements {
    pub(super) nodes: Vec<Achievement>,
    pub(super) total_count: i32,
}

/// An achievement in a list.
#[derive(cynic::QueryFragment)]
pub(super) struct Achievement {
    pub(super) id: cynic::Id,
    pub(super) name: Prose,
    pub(super) organization: Option<Named>,
    pub(super) status: Status,
    pub(super) forms: Vec<AchievementForm>,
    pub(super) trl: Option<i32>,
    pub(super) rights_open: bool,
}

/// Requests for an agreement, for the owner's side.
#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "AgreementConnection")]
pub(super) struct Waiting {
    nodes: Vec<WaitingOne>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Agreement")]
struct WaitingOne {
    status: AgreementStatus,
}

impl Waiting {
    /// How many wait for the owner.
    pub(super) fn count(&self) -> usize {
        let open = self.nodes.iter();
        open.filter(|one| one.status == AgreementStatus::Requested).count()
    }
}

#[derive(Template)]
#[template(path = "profile/manager.html")]
struct Page<'a> {
    visit: &'a Visit,
    manager: &'a Manager,
    door: Door<'a>,
    works: Vec<Works<'a>>,
    ring: Vec<Wedge>,
    suiting: Suiting,
    complete: Option<Complete>,
    notes: Option<Notebook>,
}

impl Page<'_> {
    /// Whether a part is there and the visitor may not read it.
    fn is_withheld(&self, part: ManagerPart) -> bool {
        self.manager.withheld.contains(&part)
    }

    fn waiting(&self) -> usize {
        self.manager.agreements.as_ref().map_or(0, Waiting::count)
    }

    /// The load as a share of the capacity, for the bar.
    fn share(&self) -> Option<String> {
        let (load, capacity) = self.manager.load.zip(self.manager.capacity)?;
        (capacity > 0).then(|| format!("{}%", (load * 100 / capacity).min(100)))
    }
}

/// The page.
#[handler]
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Fault> {
    let wanted = Wanted {
        id: cynic::Id::new(id),
        few: FEW,
    };
    let answer = visit.ask(Question::build(wanted)).await?;
    let manager = answer.manager.ok_or(Fault::NotFound)?;
    visit.page(&Page {
        visit: &visit,
        door: Door::of(&visit, "managers", manager.id.inner(), &answer.viewer),
        works: by_kind(manager.works.as_deref().unwrap_or_default()),
        ring: ring(&visit, &manager.competences),
        suiting: Suiting::of(&visit, &manager.open_needs),
        complete: manager
            .completeness
            .as_ref()
            .map(|answer| Complete::of(&visit, answer, visit.address().path())),
        notes: manager.notes.as_ref().map(|notes| Notebook::of(&visit, notes)),
        manager: &manager,
    })
}
