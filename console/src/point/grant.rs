//! `/managers/ID/points/grant`: points by a rule, by who keeps the registry.

use askama::Template;
use cynic::{Id, QueryBuilder};
use poem::{Response, handler, http::StatusCode, web::Path};

use super::signed;
use crate::{
    change::{Change, Outcome, change},
    code::{Code, Ledger},
    fault::Fault,
    fields::Fields,
    piece::Prose,
    problem::Problems,
    schema,
    upload::{FileInput, Uploaded, gathered},
    visit::Visit,
};

#[derive(cynic::QueryVariables)]
struct ById {
    id: Id,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "ById")]
struct Question {
    #[arguments(id: $id)]
    manager: Option<Manager>,
    point_rules: Vec<PointRule>,
}

#[derive(cynic::QueryFragment)]
struct Manager {
    id: Id,
    name: Prose,
}

#[derive(cynic::QueryFragment)]
struct PointRule {
    code: String,
    ledger: Ledger,
    name: Prose,
    least: i32,
    most: i32,
}

/// What `grantPoints` takes.
#[derive(cynic::InputObject, Clone, Debug)]
struct GrantPointsInput {
    manager: Id,
    rule: String,
    points: Option<i32>,
    words: String,
    evidence: Option<Id>,
    file: Option<FileInput>,
}
change!($ "grantPoints" GrantPointsInput -> "GrantPointsPayload" { PointWritten | "InvalidPoint" });

#[derive(cynic::QueryFragment, Debug)]
struct PointWritten {
    point: Written,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Point")]
struct Written {
    ledger: Ledger,
}

#[derive(Template)]
#[template(path = "point/grant.html")]
struct Page<'a> {
    visit: &'a Visit,
    manager: Manager,
    rules: Vec<(String, String)>,
    typed: &'a Fields,
    problems: Problems,
}

async fn page(visit: &Visit, id: &str, typed: &Fields, problems: Problems) -> Result<Response, Fault> {
    if !visit.me().may.register {
        return Err(if visit.me().is_known() {
            Fault::Forbidden
        } else {
            Fault::LogIn
        });
    }
    let answer = visit.ask(Question::build(ById { id: Id::new(id) })).await?;
    let rules = answer.point_rules.into_iter().map(|rule| {
        let points = if rule.least == rule.most {
            signed(&rule.most)
        } else {
            format!("{} – {}", signed(&rule.least), signed(&rule.most))
        };
        let name = format!("{} · {} ({points})", visit.label(&rule.ledger), rule.name.show());
        (rule.code, name)
    });
    let status = if problems.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    visit.page_of(
        status,
        &Page {
            visit,
            rules: rules.collect(),
            manager: answer.manager.ok_or(Fault::NotFound)?,
            typed,
            problems,
        },
    )
}

/// The form.
#[handler]
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Fault> {
    page(&visit, &id, &Fields::default(), Problems::default()).await
}

/// Grants.
#[handler]
pub(super) async fn send(visit: Visit, Path(id): Path<String>, form: Uploaded) -> Result<Response, Fault> {
    let fields = form.fields;
    let input = GrantPointsInput {
        manager: Id::new(&id),
        rule: fields.get("rule").to_owned(),
        points: fields.get("points").parse().ok(),
        words: fields.get("words").to_owned(),
        evidence: fields.text("evidence").map(Id::new),
        file: form.files.into_iter().next(),
    };
    match input.send(&visit).await? {
        Outcome::Done(written) => {
            let ledger = written.point.ledger.value();
            let page = format!("/managers/{id}/points?ledger={ledger}");
            Ok(visit.go_and_say(&page, "notice-point-granted"))
        }
        Outcome::Invalid(problems) => page(&visit, &id, &fields, gathered(&problems, "file")).await,
        Outcome::Stale => Err(Fault::Defect("a new entry has no version".to_owned())),
    }
}
