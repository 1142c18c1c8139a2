//! `/administration/appeals`: appeals against points that wait for their outcome.

use askama::Template;
use chrono::{DateTime, Utc};
use cynic::QueryBuilder;
use poem::{Response, handler};

use super::{Part, open};
use crate::{
    account::window::Window,
    code::Ledger,
    fault::Fault,
    piece::{PageInfo, Prose},
    schema,
    visit::Visit,
};

#[derive(cynic::QueryVariables, Debug)]
struct Variables {
    first: Option<i32>,
    after: Option<String>,
    last: Option<i32>,
    before: Option<String>,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct Asked {
    #[arguments(first: $first, after: $after, last: $last, before: $before)]
    open_appeals: PointConnection,
}

#[derive(cynic::QueryFragment, Debug)]
struct PointConnection {
    nodes: Vec<Appeal>,
    page_info: PageInfo,
    total_count: i32,
}

/// An appeal that waits.
#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Point")]
struct Appeal {
    ledger: Ledger,
    at: DateTime<Utc>,
    words: Option<String>,
    manager: Option<Manager>,
    rule: Option<Rule>,
    points_now: Option<i32>,
    may_decide: bool,
    about: Option<About>,
}

#[derive(cynic::QueryFragment, Debug)]
struct Manager {
    name: Prose,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "PointRule")]
struct Rule {
    name: Prose,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Point")]
struct About {
    id: cynic::Id,
}

#[derive(Template)]
#[template(path = "administration/appeals.html")]
struct Page<'a> {
    visit: &'a Visit,
    part: Part,
    list: PointConnection,
}

/// The page.
#[handler]
pub(super) async fn show(visit: Visit) -> Result<Response, Fault> {
    open(&visit, Part::Appeals)?;
    let window = Window::of(&visit);
    let variables = Variables {
        first: window.first,
        after: window.after,
        last: window.last,
        before: window.before,
    };
    let answer = visit.ask(Asked::build(variables)).await?;
    visit.page(&Page {
        visit: &visit,
        part: Part::Appeals,
        list: answer.open_appeals,
    })
}
