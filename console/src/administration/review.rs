//! `/administration/review`: needs that were handed in, to be published or sent back with a reason.

use askama::Template;
use chrono::NaiveDate;
use cynic::QueryBuilder;
use poem::{Response, handler, http::StatusCode, web::Path};

use super::{Part, open};
use crate::{
    change::{Change, Outcome, change},
    code::{NeedKind, NeedOrder, NeedStatus},
    fault::Fault,
    fields::Fields,
    list::{
        cell::Cell,
        export::{Batch, Listing},
        turn::Turn,
    },
    piece::{Field, Named, PageInfo, Prose},
    problem::Problems,
    schema,
    visit::Visit,
};

/// Which needs.
#[derive(cynic::InputObject, Clone, Debug)]
struct NeedFilter {
    statuses: Option<Vec<NeedStatus>>,
}

#[derive(cynic::QueryVariables, Debug)]
struct Variables {
    filter: NeedFilter,
    order: NeedOrder,
    first: Option<i32>,
    after: Option<String>,
    last: Option<i32>,
    before: Option<String>,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct Asked {
    #[arguments(filter: $filter, orderBy: $order, first: $first, after: $after, last: $last, before: $before)]
    needs: NeedConnection,
}

#[derive(cynic::QueryFragment, Debug)]
struct NeedConnection {
    nodes: Vec<Need>,
    page_info: PageInfo,
    total_count: i32,
}

/// A need that waits.
#[derive(cynic::QueryFragment, Debug)]
pub(super) struct Need {
    pub(super) id: cynic::Id,
    pub(super) title: Prose,
    pub(super) summary: Option<Prose>,
    pub(super) kind: NeedKind,
    pub(super) status: NeedStatus,
    pub(super) organization: Option<Named>,
    pub(super) fields: Vec<Field>,
    pub(super) deadline: Option<NaiveDate>,
    pub(super) updated_at: chrono::DateTime<chrono::Utc>,
    pub(super) version: i32,
}

/// What `publishNeed` takes.
#[derive(cynic::InputObject, Clone, Debug)]
struct PublishNeedInput {
    id: cynic::Id,
    version: i32,
}
change!($ "publishNeed" PublishNeedInput -> "PublishNeedPayload" { "NeedChanged" | "InvalidNeed" });

#[derive(Template)]
#[template(path = "administration/review.html")]
struct Page<'a> {
    visit: &'a Visit,
    part: Part,
    list: NeedConnection,
    /// What stands in the way of publishing one, and which.
    problems: Problems,
    about: String,
    is_stale: bool,
}

async fn ask(visit: &Visit, turn: Turn) -> Result<NeedConnection, Fault> {
    let variables = Variables {
        filter: NeedFilter {
            statuses: Some(vec![NeedStatus::Submitted]),
        },
        order: NeedOrder::Updated,
        first: turn.first,
        after: turn.after,
        last: turn.last,
        before: turn.before,
    };
    Ok(visit.ask(Asked::build(variables)).await?.needs)
}

async fn page(visit: &Visit, problems: Problems, about: String, is_stale: bool) -> Result<Response, Fault> {
    open(visit, Part::Review)?;
    let list = ask(visit, Turn::of(visit.address())).await?;
    let status = match (problems.is_empty(), is_stale) {
        (_, true) => StatusCode::CONFLICT,
        (false, _) => StatusCode::UNPROCESSABLE_ENTITY,
        (true, _) => StatusCode::OK,
    };
    let page = Page {
        visit,
        part: Part::Review,
        list,
        problems,
        about,
        is_stale,
    };
    visit.page_of(status, &page)
}

/// The page.
#[handler]
pub(super) async fn show(visit: Visit) -> Result<Response, Fault> {
    page(&visit, Problems::default(), String::new(), false).await
}

/// The version that a form saw.
pub(super) fn version(fields: &Fields) -> Result<i32, Fault> {
    let version = fields.get("version").parse();
    version.map_err(|_| Fault::Senseless(String::new()))
}

/// Publishes one.
#[handler]
pub(super) async fn publish(visit: Visit, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    open(&visit, Part::Review)?;
    let input = PublishNeedInput {
        id: id.as_str().into(),
        version: version(&fields)?,
    };
    match input.send(&visit).await? {
        Outcome::Done(()) => Ok(visit.go_and_say("/administration/review", "notice-administration-published")),
        Outcome::Invalid(problems) => page(&visit, problems, id, false).await,
        Outcome::Stale => page(&visit, Problems::default(), id, true).await,
    }
}

/// Needs that wait to be published.
pub(super) struct HandedIn;

impl Listing for HandedIn {
    fn of(visit: &Visit, _: &str) -> Result<Self, Fault> {
        open(visit, Part::Review).map(|()| Self)
    }

    fn title(&self) -> &'static str {
        "administration-review"
    }

    fn columns(&self) -> Vec<&'static str> {
        vec![
            "list-title",
            "list-need-kind",
            "list-posted-by",
            "list-field",
            "list-deadline",
            "file-handed-in-at",
            "list-summary",
            "list-id",
        ]
    }

    async fn batch(&self, visit: &Visit, turn: Turn) -> Result<Batch, Fault> {
        let found = ask(visit, turn).await?;
        let rows = found.nodes.iter().map(|need| {
            let fields = need.fields.iter().map(|field| field.name.show());
            vec![
                Cell::text(need.title.show()),
                Cell::text(visit.label(&need.kind)),
                Cell::prose(need.organization.as_ref().map(|poster| &poster.name)),
                Cell::text(visit.listed(fields)),
                Cell::day(need.deadline),
                Cell::Moment(need.updated_at),
                Cell::prose(need.summary.as_ref()),
                Cell::text(need.id.inner()),
            ]
        });
        Ok(Batch::of(rows, found.page_info, Some(found.total_count)))
    }
}
