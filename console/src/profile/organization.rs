//! `/organizations/ID`: what an organization is, who works for it, what it has and what it looks for.

use askama::Template;
use chrono::{DateTime, Utc};
use cynic::QueryBuilder;
use poem::{Response, handler, web::Path};

use super::{
    agreement::{Asked, Door},
    completeness::{Complete, Completeness},
    manager::{Achievements, Waiting},
    part::Holder,
    suiting::{FEW, OpenNeeds, Suiting},
};
use crate::{
    code::{LegalNature, Level, MemberRole, NeedKind, NeedStatus, OrganizationKind, OrganizationPart, Status},
    fault::Fault,
    note::{Notebook, Notes},
    piece::{BothProse, Field, Place, Prose},
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
    organization: Option<Organization>,
    viewer: Asked,
}

/// An organization, as far as the visitor may read.
#[derive(cynic::QueryFragment)]
#[cynic(variables = "Wanted")]
struct Organization {
    id: cynic::Id,
    kind: OrganizationKind,
    status: Status,
    name: BothProse,
    aliases: Vec<String>,
    legal_nature: Option<LegalNature>,
    region: Option<Place>,
    website: Option<String>,
    profile: Option<BothProse>,
    fields: Vec<Field>,
    tags: Vec<String>,
    contact: Option<String>,
    withheld: Vec<OrganizationPart>,
    levels: OrganizationLevels,
    affiliations: Vec<Holder>,
    #[arguments(first: 12)]
    achievements: Achievements,
    #[arguments(first: 12)]
    needs: Needs,
    #[arguments(first: $few)]
    open_needs: OpenNeeds,
    completeness: Option<Completeness>,
    #[arguments(first: 20)]
    notes: Option<Notes>,
    members: Option<Vec<OrganizationMember>>,
    #[arguments(first: 50)]
    agreements: Option<Waiting>,
    updated_at: DateTime<Utc>,
}

/// Who may read which part.
#[derive(cynic::QueryFragment, Clone, Copy)]
pub(super) struct OrganizationLevels {
    pub(super) contact: Level,
    pub(super) profile: Level,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "NeedConnection")]
struct Needs {
    nodes: Vec<Need>,
    total_count: i32,
}

/// A need that the organization posted.
#[derive(cynic::QueryFragment)]
struct Need {
    id: cynic::Id,
    title: Prose,
    kind: NeedKind,
    status: NeedStatus,
    published_at: Option<DateTime<Utc>>,
}

impl Need {
    fn class(&self) -> String {
        format!("s-{}", crate::code::Code::value(self.status).to_ascii_lowercase())
    }
}

#[derive(cynic::QueryFragment)]
struct OrganizationMember {
    name: String,
    role: MemberRole,
    granted_at: DateTime<Utc>,
}

#[derive(Template)]
#[template(path = "profile/organization.html")]
struct Page<'a> {
    visit: &'a Visit,
    organization: &'a Organization,
    door: Door<'a>,
    suiting: Suiting,
    complete: Option<Complete>,
    notes: Option<Notebook>,
}

impl Page<'_> {
    fn is_withheld(&self, part: OrganizationPart) -> bool {
        self.organization.withheld.contains(&part)
    }

    fn waiting(&self) -> usize {
        self.organization.agreements.as_ref().map_or(0, Waiting::count)
    }

    /// Affiliations that last, or that ended.
    fn staff(&self, is_current: bool) -> Vec<&Holder> {
        let holders = self.organization.affiliations.iter();
        let holders = holders.filter(|holder| holder.manager.is_some() && holder.is_current == is_current);
        holders.collect()
    }

    /// The web address, where it is one that a link may lead to.
    fn site(&self) -> Option<&str> {
        let site = self.organization.website.as_deref()?;
        (site.starts_with("https://") || site.starts_with("http://")).then_some(site)
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
    let organization = answer.organization.ok_or(Fault::NotFound)?;
    visit.page(&Page {
        visit: &visit,
        door: Door::of(&visit, "organizations", organization.id.inner(), &answer.viewer),
        suiting: Suiting::of(&visit, &organization.open_needs),
        complete: organization
            .completeness
            .as_ref()
            .map(|answer| Complete::of(&visit, answer, visit.address().path())),
        notes: organization.notes.as_ref().map(|notes| Notebook::of(&visit, notes)),
        organization: &organization,
    })
}
