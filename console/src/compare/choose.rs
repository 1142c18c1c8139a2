//! `/compare?with=manager_1&with=…`: managers that were chosen from their list, and the need for which they are to be compared.

use askama::Template;
use cynic::{Id, QueryBuilder};
use poem::{Response, handler};

use super::MOST;
use crate::{
    candidate::{AnyFace, Face, Faced, NeedFace},
    code::{NeedOrder, NeedStatus, Noun},
    fault::Fault,
    schema,
    visit::Visit,
};

/// Needs that are offered of each sort.
const OFFERED: i32 = 10;

#[derive(cynic::InputObject)]
struct NeedFilter {
    statuses: Option<Vec<NeedStatus>>,
}

#[derive(cynic::QueryVariables)]
struct Variables {
    with: Vec<Id>,
    words: String,
    has_words: bool,
    is_known: bool,
    nouns: Option<Vec<Noun>>,
    filter: NeedFilter,
    order: NeedOrder,
    few: i32,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct Document {
    #[arguments(ids: $with)]
    nodes: Vec<Option<AnyFace>>,
    #[arguments(text: $words, nouns: $nouns, first: $few)]
    #[directives(include(if: $has_words))]
    search: Option<Found>,
    #[arguments(filter: $filter, orderBy: $order, first: $few)]
    needs: Needs,
    #[directives(include(if: $is_known))]
    viewer: Option<Viewer>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "CandidateNodeConnection")]
struct Found {
    nodes: Vec<AnyFace>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "NeedConnection")]
struct Needs {
    nodes: Vec<NeedFace>,
}

#[derive(cynic::QueryFragment)]
struct Viewer {
    shortlisted_needs: Vec<NeedFace>,
}

/// Needs under a heading: each with the page that compares for it.
struct Offer {
    title: String,
    needs: Vec<(String, Face)>,
}

#[derive(Template)]
#[template(path = "compare/choose.html")]
struct Page<'a> {
    visit: &'a Visit,
    chosen: Vec<Face>,
    left_out: usize,
    words: &'a str,
    offers: Vec<Offer>,
}

/// The page.
#[handler]
pub(super) async fn choose(visit: Visit) -> Result<Response, Fault> {
    let address = visit.address();
    let mut asked: Vec<&str> = Vec::new();
    for one in address.all("with") {
        if !asked.contains(&one) {
            asked.push(one);
        }
    }
    let words = address.get("words").unwrap_or_default();
    let answer: Document = visit
        .ask(Document::build(Variables {
            with: asked.iter().take(MOST).map(|one| Id::new(*one)).collect(),
            words: words.to_owned(),
            has_words: !words.is_empty(),
            is_known: visit.me().account.is_some(),
            nouns: Some(vec![Noun::Need]),
            filter: NeedFilter {
                statuses: Some(vec![
                    NeedStatus::Published,
                    NeedStatus::Matching,
                    NeedStatus::Negotiating,
                ]),
            },
            order: NeedOrder::Newest,
            few: OFFERED,
        }))
        .await?;
    let chosen: Vec<Face> = answer.nodes.iter().flatten().map(|node| node.face(&visit)).collect();
    let offer = |title: &str, needs: Vec<Face>| Offer {
        title: visit.t(title),
        needs: needs
            .into_iter()
            .map(|need| (compared(&need.id, &chosen), need))
            .collect(),
    };
    let kept = answer.viewer.map(|viewer| viewer.shortlisted_needs).unwrap_or_default();
    let kept = kept.iter().map(|need| need.face(&visit)).collect();
    let newest = answer.needs.nodes.iter().map(|need| need.face(&visit)).collect();
    let offers = match answer.search {
        Some(found) => vec![offer(
            "compare-found",
            found.nodes.iter().map(|node| node.face(&visit)).collect(),
        )],
        None => vec![offer("compare-kept", kept), offer("compare-newest", newest)],
    };
    visit.page(&Page {
        visit: &visit,
        left_out: asked.len().saturating_sub(chosen.len()),
        words,
        offers: offers
            .into_iter()
            .filter(|offer| !offer.needs.is_empty() || !words.is_empty())
            .collect(),
        chosen,
    })
}

/// The page that compares the chosen ones for a need.
fn compared(need: &str, chosen: &[Face]) -> String {
    let query = url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(chosen.iter().map(|face| ("with", face.id.as_str())))
        .finish();
    format!("/needs/{need}/compare?{query}")
}
