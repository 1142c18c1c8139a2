//! `/engagements/new?need=…`: an engagement is begun out of an introduction, out of a proposal, or with a manager directly.

use askama::Template;
use cynic::{Id, QueryBuilder};
use poem::{Response, handler, http::StatusCode};

use super::{
    ask::{Person, Titled},
    deed::{chosen, other, terms},
    form::{Field, Kind, day, typed},
    send::BeginEngagementInput,
};
use crate::{
    chain::{Chain, Here},
    change::{Change, Outcome},
    code::IntroductionStatus,
    fault::Fault,
    fields::Fields,
    piece::Prose,
    problem::Problems,
    schema,
    visit::Visit,
};

#[derive(cynic::QueryVariables)]
struct ById {
    id: Id,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "ById")]
struct Document {
    #[arguments(id: $id)]
    need: Option<Need>,
}

#[derive(cynic::QueryFragment)]
struct Need {
    id: Id,
    title: Prose,
    version: i32,
    introductions: Vec<Introduction>,
}

#[derive(cynic::QueryFragment)]
struct Introduction {
    id: Id,
    status: IntroductionStatus,
    manager: Option<Person>,
}

/// The introductions whose manager accepted: each brings a lead and its commission terms.
fn accepted(introductions: &[Introduction]) -> Vec<(String, String)> {
    let accepted = introductions
        .iter()
        .filter(|introduction| introduction.status == IntroductionStatus::Accepted);
    let options = accepted.filter_map(|introduction| {
        let manager = introduction.manager.as_ref()?;
        Some((introduction.id.inner().to_owned(), manager.name.show().to_owned()))
    });
    options.collect()
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "ById")]
struct Candidates {
    #[arguments(id: $id)]
    need: Option<Ranked>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Need")]
struct Ranked {
    #[arguments(first: 20)]
    candidate_managers: Managers,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "CandidateManagerConnection")]
struct Managers {
    nodes: Vec<Person>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "ById")]
struct Given {
    #[arguments(id: $id)]
    manager: Option<Person>,
}

/// Managers to choose from: the first candidates of the need, and one who is named by id.
pub(super) async fn candidates(visit: &Visit, need: &str, given: &str) -> Result<Vec<(String, String)>, Fault> {
    let option = |person: &Person| (person.id.inner().to_owned(), person.name.show().to_owned());
    let mut options = vec![(String::new(), visit.t("engagement-choose"))];
    if !need.is_empty() {
        let answer = visit.ask(Candidates::build(ById { id: Id::new(need) })).await?;
        let ranked = answer
            .need
            .map(|need| need.candidate_managers.nodes)
            .unwrap_or_default();
        options.extend(ranked.iter().map(option));
    }
    if given.starts_with("manager_") && !options.iter().any(|(id, _)| id == given) {
        let answer = visit.ask(Given::build(ById { id: Id::new(given) })).await?;
        options.extend(answer.manager.as_ref().map(option));
    }
    Ok(options)
}

#[derive(Template)]
#[template(path = "engagement/begin.html")]
struct Page<'a> {
    visit: &'a Visit,
    need: Titled,
    version: i32,
    introduction: &'a str,
    /// Whether the introduction is chosen in the form.
    chooses: bool,
    proposal: &'a str,
    is_stale: bool,
    fields: Vec<Field>,
    problems: Problems,
    chain: Option<Chain>,
}

async fn page(visit: &Visit, given: &Fields, mut problems: Problems, is_stale: bool) -> Result<Response, Fault> {
    if !visit.me().is_known() {
        return Err(Fault::LogIn);
    }
    let of = |name: &str| {
        let typed = given.get(name);
        let asked = visit.address().get(name).unwrap_or_default();
        if typed.is_empty() { asked } else { typed }.to_owned()
    };
    let (id, manager) = (of("need"), of("lead"));
    let answer = visit
        .ask(Document::build(ById {
            id: Id::new(id.as_str()),
        }))
        .await?;
    let need = answer.need.ok_or(Fault::NotFound)?;
    let (introduction, proposal) = (of("introduction"), of("proposal"));
    let mut fields = Vec::new();
    if introduction.is_empty() && proposal.is_empty() {
        let options = candidates(visit, need.id.inner(), &manager).await?;
        fields.push(
            Field::new(Kind::Choice, "lead", visit.t("engagement-field-lead"))
                .hint(visit.t("engagement-field-manager-hint"))
                .options(options)
                .value(manager)
                .must(),
        );
        fields.push(other(visit));
    }
    // What was awarded says who supplies it; who leads the way there was introduced before.
    let introduced = accepted(&need.introductions);
    let chooses = !proposal.is_empty() && !introduced.is_empty();
    if chooses {
        let first = introduced.first().map(|(id, _)| id.clone()).unwrap_or_default();
        fields.push(
            Field::new(Kind::Choice, "introduction", visit.t("engagement-field-introduction"))
                .hint(visit.t("engagement-field-introduction-hint"))
                .options(introduced)
                .value(if introduction.is_empty() {
                    first
                } else {
                    introduction.clone()
                }),
        );
    }
    fields.extend(terms(visit, None));
    fields.push(Field::new(
        Kind::Area,
        "nextStep",
        visit.t("engagement-field-next-step"),
    ));
    fields.push(Field::new(Kind::Day, "nextStepDue", visit.t("engagement-field-due")));
    // What is not on the form is said above it.
    let known: Vec<&str> = fields.iter().map(|field| field.name).collect();
    let others: Vec<_> = problems
        .all()
        .iter()
        .filter(|(field, _)| !known.contains(&field.as_str()))
        .cloned()
        .collect();
    problems.retain(|field| known.contains(&field));
    for (_, message) in others {
        problems.add("duty", message);
    }
    let status = if is_stale {
        StatusCode::CONFLICT
    } else if problems.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    visit.page_of(
        status,
        &Page {
            visit,
            chain: Chain::of(visit, &id, Here::Engagement(None)).await?,
            need: Titled {
                id: need.id,
                title: need.title,
            },
            version: need.version,
            introduction: &introduction,
            chooses,
            proposal: &proposal,
            is_stale,
            fields: typed(fields, given),
            problems,
        },
    )
}

/// The form.
#[handler]
pub(super) async fn show(visit: Visit) -> Result<Response, Fault> {
    page(&visit, &Fields::default(), Problems::default(), false).await
}

/// The form was sent.
#[handler]
pub(super) async fn send(visit: Visit, given: Fields) -> Result<Response, Fault> {
    let mut problems = Problems::default();
    let input = BeginEngagementInput {
        need: Id::new(given.get("need")),
        version: given
            .get("version")
            .parse()
            .map_err(|_| Fault::Senseless(String::new()))?,
        introduction: given.text("introduction").map(Id::new),
        proposal: given.text("proposal").map(Id::new),
        lead: chosen(&given, "lead").map(Id::new),
        duty: given.get("duty").to_owned(),
        term_from: day(&visit, &given, "termFrom", &mut problems),
        term_until: day(&visit, &given, "termUntil", &mut problems),
        next_step: given.text("nextStep"),
        next_step_due: day(&visit, &given, "nextStepDue", &mut problems),
    };
    if !problems.is_empty() {
        return page(&visit, &given, problems, false).await;
    }
    match input.send(&visit).await? {
        Outcome::Done(done) => {
            let to = format!("/engagements/{}", done.engagement.id.inner());
            Ok(visit.go_and_say(&to, "notice-engagement-begun"))
        }
        Outcome::Invalid(problems) => page(&visit, &given, problems, false).await,
        Outcome::Stale => page(&visit, &given, Problems::default(), true).await,
    }
}
