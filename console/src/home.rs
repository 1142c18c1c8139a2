//! `/`: one search box over everything, what there is, and what each kind of visitor can do next.

use askama::Template;
use cynic::QueryBuilder;
use poem::{Request, Response, handler, http::header};

use crate::{
    address::Address,
    code::{Code as _, NeedStatus, Role},
    fault::Fault,
    list::{card::Card, need::NeedRow},
    piece::FacetCount,
    schema,
    search::highlight::Highlighted,
    visit::Visit,
};

/// What counts as an open need.
const OPEN: [NeedStatus; 3] = [NeedStatus::Published, NeedStatus::Matching, NeedStatus::Negotiating];

/// So many new needs are shown.
const NEW: i32 = 6;

/// So many fields are shown.
const FIELDS: usize = 10;

#[derive(cynic::InputObject)]
struct NeedFilter {
    statuses: Vec<NeedStatus>,
}

#[derive(cynic::QueryVariables)]
struct Asked {
    open: NeedFilter,
    new: i32,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Asked")]
struct Answered {
    #[arguments(filter: $open, orderBy: NEWEST, first: $new)]
    needs: NeedConnection,
    #[arguments(first: 0)]
    managers: ManagerConnection,
    #[arguments(first: 0)]
    achievements: AchievementConnection,
    #[arguments(first: 0)]
    organizations: OrganizationConnection,
}

#[derive(cynic::QueryFragment)]
struct NeedConnection {
    total_count: i32,
    nodes: Vec<NeedRow>,
    facets: NeedFacets,
}

#[derive(cynic::QueryFragment)]
struct NeedFacets {
    fields: Vec<FacetCount>,
}

#[derive(cynic::QueryFragment)]
struct ManagerConnection {
    total_count: i32,
}

#[derive(cynic::QueryFragment)]
struct AchievementConnection {
    total_count: i32,
}

#[derive(cynic::QueryFragment)]
struct OrganizationConnection {
    total_count: i32,
}

/// A number that leads to its rows.
struct Total {
    to: String,
    count: i32,
    text: String,
}

/// A field with its open needs.
struct Busy {
    to: String,
    text: String,
    count: i32,
    share: i32,
}

#[derive(Template)]
#[template(path = "home/page.html")]
struct Page<'a> {
    visit: &'a Visit,
    totals: Vec<Total>,
    open: String,
    needs: Vec<(Card, Highlighted)>,
    fields: Vec<Busy>,
    is_manager: bool,
    is_matchmaker: bool,
    service: String,
}

/// The page.
#[handler]
pub(crate) async fn home(visit: Visit, request: &Request) -> Result<Response, Fault> {
    let asked = Asked {
        open: NeedFilter {
            statuses: OPEN.to_vec(),
        },
        new: NEW,
    };
    let answered: Answered = visit.ask(Answered::build(asked)).await?;
    let total = |to: &str, count, text| Total {
        to: to.to_owned(),
        count,
        text: visit.t(text),
    };
    let totals = vec![
        total(&open(""), answered.needs.total_count, "home-open-needs"),
        total("/managers", answered.managers.total_count, "home-managers"),
        total("/achievements", answered.achievements.total_count, "home-achievements"),
        total(
            "/organizations",
            answered.organizations.total_count,
            "home-organizations",
        ),
    ];
    let needs = answered.needs.nodes.iter().map(|need| {
        let card = need.card(&visit);
        let title = Highlighted::plain(&card);
        (card, title)
    });
    let me = visit.me();
    visit.page(&Page {
        visit: &visit,
        totals,
        open: open(""),
        needs: needs.collect(),
        fields: busy(answered.needs.facets.fields),
        is_manager: me.account.as_ref().is_some_and(|account| account.manager.is_some()),
        is_matchmaker: me.may.introduce || me.is(Role::Matchmaker),
        service: service(request),
    })
}

/// The list of open needs, of a field or of all.
fn open(field: &str) -> String {
    let mut query: String = OPEN.map(|status| format!("status={}&", status.value())).concat();
    query += &url::form_urlencoded::Serializer::new(String::new())
        .append_pair("field", field)
        .finish();
    Address::new("/needs", &query).whole()
}

/// The fields with most open needs.
fn busy(mut fields: Vec<FacetCount>) -> Vec<Busy> {
    fields.truncate(FIELDS);
    let most = fields.first().map_or(1, |field| field.count.max(1));
    let field = |field: FacetCount| Busy {
        to: open(&field.value),
        text: field.name.map(|name| name.show().to_owned()).unwrap_or_default(),
        count: field.count,
        share: field.count * 100 / most,
    };
    fields.into_iter().map(field).collect()
}

/// Where the visitor reached the service, for the example that can be copied.
fn service(request: &Request) -> String {
    let host = request.header(header::HOST).unwrap_or("localhost");
    let is_host = host
        .chars()
        .all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '.' | ':' | '-' | '[' | ']'));
    let host = if is_host { host } else { "localhost" };
    let is_near = ["localhost", "127.", "[::1]"].iter().any(|near| host.starts_with(near));
    format!("{}://{host}", if is_near { "http" } else { "https" })
}
