//! `/needs/ID/compare?with=manager_1&with=…`: up to four candidates side by side.

mod choose;
mod row;

use askama::Template;
use cynic::{Id, QueryBuilder};
use poem::{Response, Route, get, handler, web::Path};

use self::row::{Kind, Line};
use crate::{
    candidate::{self, AnyFace, Bar, Face, Faced, Reason, Row},
    code::{Code, MatchBy, NoCandidateCause},
    fault::Fault,
    piece::Prose,
    schema,
    visit::Visit,
};

/// Most that are compared.
const MOST: usize = 4;

/// Its addresses.
pub(crate) fn routes(route: Route) -> Route {
    route
        .at("/compare", get(choose::choose))
        .at("/needs/:id/compare", get(show))
}

#[derive(cynic::QueryVariables)]
struct Variables {
    id: Id,
    with: Vec<Id>,
    by: MatchBy,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct Document {
    #[arguments(id: $id)]
    need: Option<Need>,
    #[arguments(ids: $with)]
    nodes: Vec<Option<row::More>>,
}

#[derive(cynic::QueryFragment)]
#[cynic(variables = "Variables")]
struct Need {
    id: Id,
    title: Prose,
    #[arguments(ids: $with, by: $by)]
    compare: Vec<Option<Compared>>,
}

/// Where a record stands among the candidates.
#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "ComparedCandidate")]
struct Compared {
    node: AnyFace,
    rank: Option<i32>,
    total_count: i32,
    cause: Option<NoCandidateCause>,
    score: Option<f64>,
    reasons: Vec<Reason>,
}

/// A column of the table.
struct Column {
    face: Face,
    /// The address without this one.
    without: String,
    rank: String,
    score: String,
    is_best: bool,
    bar: Bar,
    rows: Vec<Row>,
    has_conflict: bool,
}

#[derive(Template)]
#[template(path = "compare/page.html")]
struct Page<'a> {
    visit: &'a Visit,
    to: String,
    title: &'a str,
    columns: Vec<Column>,
    kinds: Vec<Kind>,
    lines: Vec<Line>,
    /// How many were asked for beyond the four, or are not there.
    left_out: usize,
    /// Whether scores stand beside each other that cannot be compared.
    is_mixed: bool,
}

/// The page.
#[handler]
async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Fault> {
    let mut asked: Vec<&str> = Vec::new();
    for one in visit.address().all("with") {
        if !asked.contains(&one) {
            asked.push(one);
        }
    }
    let by = visit
        .address()
        .get("by")
        .and_then(MatchBy::parse)
        .unwrap_or(MatchBy::Fit);
    let answer: Document = visit
        .ask(Document::build(Variables {
            id: Id::new(&id),
            with: asked.iter().take(MOST).map(|one| Id::new(*one)).collect(),
            by,
        }))
        .await?;
    let need = answer.need.ok_or(Fault::NotFound)?;
    let found: Vec<_> = need.compare.iter().flatten().collect();
    let more: Vec<_> = need
        .compare
        .iter()
        .zip(&answer.nodes)
        .filter(|(known, _)| known.is_some())
        .map(|(_, more)| more.as_ref())
        .collect();
    let best = found.iter().filter_map(|one| one.score).fold(0.0, f64::max);
    let columns = found.iter().map(|one| column(&visit, one, best));
    visit.page(&Page {
        to: format!("/needs/{}", need.id.inner()),
        title: need.title.show(),
        kinds: row::kinds(&visit, &found),
        lines: row::lines(&visit, &more),
        left_out: asked.len() - found.len(),
        is_mixed: found
            .windows(2)
            .any(|pair| std::mem::discriminant(&pair[0].node) != std::mem::discriminant(&pair[1].node)),
        columns: columns.collect(),
        visit: &visit,
    })
}

fn column(visit: &Visit, one: &Compared, best: f64) -> Column {
    let face = one.node.face(visit);
    let rank = match (one.rank, &one.cause) {
        (Some(rank), _) => visit.t2("compare-rank-of", "rank", rank, "total", one.total_count),
        (None, Some(cause)) => visit.label(cause),
        (None, None) => visit.t("compare-no-rank"),
    };
    Column {
        without: visit.address().but("with", &face.id),
        rank,
        score: one.score.map_or_else(|| "—".to_owned(), candidate::show),
        is_best: one.score.is_some_and(|score| score >= best),
        bar: Bar::of(visit, &one.reasons, best),
        rows: candidate::rows(visit, &one.reasons),
        has_conflict: candidate::conflicts(&one.reasons),
        face,
    }
}
