//! `/needs/ID/introduce?who=RECORD`: introduces a manager, or the owner of an achievement.

use askama::Template;
use cynic::{Id, QueryBuilder};
use poem::{Response, handler, http::StatusCode, web::Path};

use crate::{
    change::{Change, Outcome, change},
    code::{MoveReason, NeedPart, Side},
    fault::Fault,
    fields::Fields,
    piece::Prose,
    problem::Problems,
    schema,
    visit::Visit,
};

#[derive(cynic::QueryVariables)]
struct Variables {
    need: Id,
    who: Id,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct Document {
    #[arguments(id: $need)]
    need: Option<Need>,
    #[arguments(id: $who)]
    node: Option<Who>,
}

#[derive(cynic::QueryFragment)]
#[cynic(variables = "Variables")]
struct Need {
    id: Id,
    title: Prose,
    withheld: Vec<NeedPart>,
    #[arguments(id: $who)]
    why_not: Option<WhyNot>,
}

#[derive(cynic::QueryFragment)]
struct WhyNot {
    sentence: Option<String>,
    prior_no: Option<PriorNo>,
}

#[derive(cynic::QueryFragment)]
struct PriorNo {
    introduction: Id,
    side: Option<Side>,
    at: chrono::DateTime<chrono::Utc>,
    reason: MoveReason,
    sentence: Option<String>,
}

#[derive(cynic::InlineFragments)]
#[cynic(graphql_type = "Node")]
enum Who {
    Manager(Manager),
    Achievement(Achievement),
    #[cynic(fallback)]
    Other,
}

#[derive(cynic::QueryFragment)]
struct Manager {
    name: Prose,
    has_free_capacity: Option<bool>,
}

#[derive(cynic::QueryFragment)]
struct Achievement {
    name: Prose,
}

/// What `introduce` takes.
#[derive(cynic::InputObject, Clone, Debug)]
struct IntroduceInput {
    need: Id,
    introduced: Id,
    words: String,
    despite: Option<String>,
}

#[derive(cynic::QueryFragment, Debug)]
struct IntroductionChanged {
    introduction: Made,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Introduction")]
struct Made {
    id: Id,
}
change!($ "introduce" IntroduceInput -> "IntroducePayload" { IntroductionChanged | "InvalidIntroduction" });

#[derive(Template)]
#[template(path = "introduction/make.html")]
struct Page<'a> {
    visit: &'a Visit,
    path: String,
    to: String,
    title: &'a str,
    name: &'a str,
    who: &'a str,
    /// Where the pair stands in matching, in a sentence.
    place: &'a str,
    is_full: bool,
    is_unnamed: bool,
    prior: Option<Prior>,
    typed: &'a Fields,
    problems: Problems,
}

/// The no of the pair before.
struct Prior {
    to: String,
    said: String,
}

async fn page(visit: &Visit, id: &str, who: &str, typed: &Fields, problems: Problems) -> Result<Response, Fault> {
    if !visit.me().is_known() {
        return Err(Fault::LogIn);
    }
    let asked = Variables {
        need: Id::new(id),
        who: Id::new(who),
    };
    let answer: Document = visit.ask(Document::build(asked)).await?;
    let need = answer.need.ok_or(Fault::NotFound)?;
    let (name, is_full, noun) = match answer.node.as_ref() {
        Some(Who::Manager(manager)) => (
            manager.name.show(),
            manager.has_free_capacity == Some(false),
            "managers",
        ),
        Some(Who::Achievement(achievement)) => (achievement.name.show(), false, "achievements"),
        Some(Who::Other) | None => return Err(Fault::NotFound),
    };
    let place = need.why_not.as_ref().and_then(|found| found.sentence.as_deref());
    let prior = need.why_not.as_ref().and_then(|found| found.prior_no.as_ref());
    let status = if problems.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    visit.page_of(
        status,
        &Page {
            visit,
            path: format!("/needs/{}", need.id.inner()),
            to: format!("/{noun}/{who}"),
            title: need.title.show(),
            name,
            who,
            place: place.unwrap_or_default(),
            is_full,
            is_unnamed: need.withheld.contains(&NeedPart::Organization),
            prior: prior.map(|no| prior_of(visit, no)),
            typed,
            problems,
        },
    )
}

fn prior_of(visit: &Visit, no: &PriorNo) -> Prior {
    let said = [
        no.side.as_ref().map(|side| visit.label(side)),
        Some(visit.day(&no.at)),
        Some(visit.label(&no.reason)),
        no.sentence.clone(),
    ];
    Prior {
        // Who reads the sentence is a party and may open it.
        to: no
            .sentence
            .as_ref()
            .map(|_| format!("/introductions/{}", no.introduction.inner()))
            .unwrap_or_default(),
        said: said.into_iter().flatten().collect::<Vec<_>>().join(" · "),
    }
}

/// The form.
#[handler]
pub(super) async fn form(visit: Visit, Path(id): Path<String>) -> Result<Response, Fault> {
    let who = visit.address().get("who").unwrap_or_default().to_owned();
    if who.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
        // Whom to introduce is chosen among the candidates.
        return Ok(visit.go(&format!("/needs/{id}#candidates")));
    }
    page(&visit, &id, &who, &Fields::default(), Problems::default()).await
}

/// Introduces.
#[handler]
pub(super) async fn send(visit: Visit, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    if !visit.me().is_known() {
        return Err(Fault::LogIn);
    }
    let who = fields.get("who").to_owned();
    let input = IntroduceInput {
        need: Id::new(&id),
        introduced: Id::new(&who),
        words: fields.get("words").to_owned(),
        despite: fields.text("despite"),
    };
    match input.send(&visit).await? {
        Outcome::Done(done) => {
            let to = format!("/introductions/{}", done.introduction.id.inner());
            Ok(visit.go_and_say(&to, "notice-introduction-made"))
        }
        Outcome::Invalid(problems) => page(&visit, &id, &who, &fields, problems).await,
        // What is new has no version that could have passed.
        Outcome::Stale => Err(Fault::NotFound),
    }
}
