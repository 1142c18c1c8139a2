//! What the page of waiting needs asks, at once.

use chrono::{DateTime, NaiveDate, Utc};
use cynic::QueryBuilder;

use super::OPEN;
use crate::{
    code::NeedStatus,
    fault::Fault,
    introduction::line::Entries,
    list::{filter::Filter, turn::Turn},
    piece::{Named, PageInfo, Prose},
    schema,
    visit::Visit,
};

/// Which needs.
#[derive(cynic::InputObject, Clone, Debug)]
pub(super) struct NeedFilter {
    statuses: Option<Vec<NeedStatus>>,
    fields: Option<Vec<String>>,
    regions: Option<Vec<String>>,
    has_strong_manager: Option<bool>,
}

#[derive(cynic::QueryVariables)]
pub(super) struct Variables {
    filter: NeedFilter,
    first: Option<i32>,
    after: Option<String>,
    last: Option<i32>,
    before: Option<String>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
pub(super) struct Document {
    #[arguments(filter: $filter, orderBy: WAITING, first: $first, after: $after, last: $last, before: $before)]
    pub(super) needs: NeedConnection,
    pub(super) statistics: Statistics,
    pub(super) viewer: Viewer,
    #[arguments(first: 5, filter: { mine: true })]
    pub(super) introductions: Entries,
}

#[derive(cynic::QueryFragment)]
pub(super) struct NeedConnection {
    pub(super) nodes: Vec<Need>,
    pub(super) page_info: PageInfo,
    pub(super) total_count: i32,
}

/// A need that waits.
#[derive(cynic::QueryFragment)]
pub(super) struct Need {
    pub(super) id: cynic::Id,
    pub(super) title: Prose,
    pub(super) status: NeedStatus,
    pub(super) organization: Option<Named>,
    pub(super) published_at: Option<DateTime<Utc>>,
    pub(super) deadline: Option<NaiveDate>,
    pub(super) best_match: Option<BestMatch>,
    pub(super) shortlist: Option<HowManyListed>,
    #[arguments(first: 1)]
    pub(super) notes: Option<HowManyNotes>,
}

/// Who suits it best.
#[derive(cynic::QueryFragment)]
pub(super) struct BestMatch {
    pub(super) manager: Option<Manager>,
    pub(super) manager_score: f64,
    pub(super) has_strong_manager: bool,
}

#[derive(cynic::QueryFragment)]
pub(super) struct Manager {
    pub(super) id: cynic::Id,
    pub(super) name: Prose,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Shortlist")]
pub(super) struct HowManyListed {
    pub(super) total_count: i32,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "NoteConnection")]
pub(super) struct HowManyNotes {
    pub(super) total_count: i32,
}

/// What the service's clock says.
#[derive(cynic::QueryFragment)]
pub(super) struct Statistics {
    pub(super) as_of: DateTime<Utc>,
}

#[derive(cynic::QueryFragment)]
pub(super) struct Viewer {
    pub(super) shortlisted_needs: Vec<ListedNeed>,
    #[arguments(first: 5)]
    pub(super) notes: Option<Notes>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Need")]
pub(super) struct ListedNeed {
    pub(super) id: cynic::Id,
    pub(super) title: Prose,
    pub(super) status: NeedStatus,
    pub(super) shortlist: Option<HowManyListed>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "NoteConnection")]
pub(super) struct Notes {
    pub(super) nodes: Vec<Note>,
    pub(super) total_count: i32,
}

#[derive(cynic::QueryFragment)]
pub(super) struct Note {
    pub(super) text: String,
    pub(super) updated_at: DateTime<Utc>,
    pub(super) record: Option<About>,
}

/// What a note is about.
#[derive(cynic::InlineFragments)]
#[cynic(graphql_type = "Node")]
pub(super) enum About {
    Need(AboutNeed),
    Manager(Manager),
    Organization(Named),
    Achievement(AboutAchievement),
    #[cynic(fallback)]
    Unknown,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Need")]
pub(super) struct AboutNeed {
    pub(super) id: cynic::Id,
    pub(super) title: Prose,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Achievement")]
pub(super) struct AboutAchievement {
    pub(super) id: cynic::Id,
    pub(super) name: Prose,
}

/// Which needs the address names, in the regions given where it names none.
pub(super) fn filter(visit: &Visit, own: Option<Vec<String>>) -> Result<NeedFilter, Fault> {
    let address = visit.address();
    let read = Filter { visit, address };
    let statuses = read.codes("status")?.unwrap_or_else(|| OPEN.to_vec());
    Ok(NeedFilter {
        statuses: Some(statuses),
        fields: read.texts("field"),
        regions: own.or_else(|| read.texts("region")),
        has_strong_manager: read.flag("strong_manager")?,
    })
}

/// Asks as the address filters.
pub(super) async fn ask(visit: &Visit, filter: NeedFilter, turn: Turn) -> Result<Document, Fault> {
    let variables = Variables {
        filter,
        first: turn.first,
        after: turn.after,
        last: turn.last,
        before: turn.before,
    };
    visit.ask(Document::build(variables)).await
}

#[derive(cynic::QueryVariables)]
pub(super) struct Behind {
    filter: NeedFilter,
    first: Option<i32>,
    after: Option<String>,
}

/// Needs that wait, without what else is on the desk.
#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Behind")]
pub(super) struct Rows {
    #[arguments(filter: $filter, orderBy: WAITING, first: $first, after: $after)]
    pub(super) needs: NeedConnection,
    pub(super) statistics: Statistics,
}

/// Asks for some of them.
pub(super) async fn rows(visit: &Visit, filter: NeedFilter, turn: Turn) -> Result<Rows, Fault> {
    let variables = Behind {
        filter,
        first: turn.first,
        after: turn.after,
    };
    visit.ask(Rows::build(variables)).await
}
