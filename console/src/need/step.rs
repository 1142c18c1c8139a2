//! `/needs/ID/renew`, `/needs/ID/withdraw`: what moves a need, each asked about once more before it is done. Handing in and
//! publishing belong to the form that writes it.

use askama::Template;
use cynic::{Id, QueryBuilder};
use poem::{Response, Route, get, handler, http::StatusCode, web::Path};

use super::{
    moving::{self, Outcome},
    record::Need,
    way::{self, Deeds},
};
use crate::{
    code::{Code, MoveReason},
    fault::Fault,
    fields::Fields,
    problem::Problems,
    schema,
    visit::Visit,
};

/// Its addresses.
pub(super) fn routes(route: Route) -> Route {
    let page = || get(confirm).post(go);
    route.at("/needs/:id/renew", page()).at("/needs/:id/withdraw", page())
}

/// What moves a need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Renew,
    Withdraw,
}

impl Step {
    /// Of the address, which ends with its name.
    fn of(visit: &Visit) -> Result<Self, Fault> {
        match visit.address().path().rsplit('/').next() {
            Some("renew") => Ok(Self::Renew),
            Some("withdraw") => Ok(Self::Withdraw),
            _ => Err(Fault::NotFound),
        }
    }

    /// Whether the visitor may do it now.
    fn is_in(self, deeds: Deeds) -> bool {
        match self {
            Self::Renew => deeds.renew,
            Self::Withdraw => deeds.withdraw,
        }
    }

    /// What the next page says.
    fn notice(self) -> &'static str {
        match self {
            Self::Renew => "notice-need-renewed",
            Self::Withdraw => "notice-need-withdrawn",
        }
    }

    fn title(self, visit: &Visit) -> String {
        match self {
            Self::Renew => visit.t("need-renew-title"),
            Self::Withdraw => visit.t("need-withdraw-title"),
        }
    }

    fn text(self, visit: &Visit) -> String {
        match self {
            Self::Renew => visit.t("need-renew-text"),
            Self::Withdraw => visit.t("need-withdraw-text"),
        }
    }

    fn button(self, visit: &Visit) -> String {
        match self {
            Self::Renew => visit.t("need-renew"),
            Self::Withdraw => visit.t("need-withdraw"),
        }
    }
}

#[derive(cynic::QueryVariables)]
pub(super) struct ById {
    pub(super) id: Id,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "ById")]
struct Document {
    #[arguments(id: $id)]
    need: Option<Need>,
}

#[derive(Template)]
#[template(path = "need/step.html")]
struct Page<'a> {
    visit: &'a Visit,
    step: Step,
    need: &'a Need,
    title: &'a str,
    problems: Problems,
    typed: &'a Fields,
    reasons: Vec<(&'static str, String)>,
    is_stale: bool,
}

impl Page<'_> {
    fn to(&self) -> String {
        format!("/needs/{}", self.need.id.inner())
    }

    /// Problems of what the need says, which are mended in its form.
    fn lacks(&self) -> bool {
        self.step == Step::Renew && !self.problems.is_empty()
    }
}

/// The need, if the visitor may move it so now.
async fn find(visit: &Visit, id: &str, step: Step) -> Result<Result<Need, Response>, Fault> {
    if !visit.me().is_known() {
        return Err(Fault::LogIn);
    }
    let answer: Document = visit.ask(Document::build(ById { id: Id::new(id) })).await?;
    let need = answer.need.ok_or(Fault::NotFound)?;
    if step.is_in(Deeds::of(visit, &need)) {
        return Ok(Ok(need));
    }
    if way::writes(visit, &need) {
        // Somebody else did it, or a second press of the button.
        return Ok(Err(visit.go_and_say(&format!("/needs/{id}"), "notice-need-moved-on")));
    }
    Err(Fault::Forbidden)
}

fn page(
    visit: &Visit,
    step: Step,
    need: &Need,
    typed: &Fields,
    problems: Problems,
    is_stale: bool,
) -> Result<Response, Fault> {
    let status = match (is_stale, problems.is_empty()) {
        (true, _) => StatusCode::CONFLICT,
        (false, false) => StatusCode::UNPROCESSABLE_ENTITY,
        (false, true) => StatusCode::OK,
    };
    let reasons = MoveReason::ALL
        .iter()
        .map(|reason| (reason.value(), visit.label(reason)));
    visit.page_of(
        status,
        &Page {
            visit,
            step,
            need,
            title: need.title.text.as_deref().unwrap_or_default(),
            problems,
            typed,
            reasons: std::iter::once(("", visit.t("need-reason-choose")))
                .chain(reasons)
                .collect(),
            is_stale,
        },
    )
}

/// Asks once more.
#[handler]
async fn confirm(visit: Visit, Path(id): Path<String>) -> Result<Response, Fault> {
    let step = Step::of(&visit)?;
    match find(&visit, &id, step).await? {
        Ok(need) => page(&visit, step, &need, &Fields::default(), Problems::default(), false),
        Err(response) => Ok(response),
    }
}

/// Does it.
#[handler]
async fn go(visit: Visit, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    let step = Step::of(&visit)?;
    let need = match find(&visit, &id, step).await? {
        Ok(need) => need,
        Err(response) => return Ok(response),
    };
    let version = fields.get("version").parse().unwrap_or_default();
    let own = need.id.clone();
    let outcome = match step {
        Step::Renew => moving::renew(&visit, own, version).await?,
        Step::Withdraw => {
            let Some(reason) = MoveReason::parse(fields.get("reason")) else {
                let mut problems = Problems::default();
                problems.add("reason", visit.t("need-reason-problem"));
                return page(&visit, step, &need, &fields, problems, false);
            };
            moving::withdraw(&visit, own, version, reason, fields.get("sentence").to_owned()).await?
        }
    };
    match outcome {
        Outcome::Done => Ok(visit.go_and_say(&format!("/needs/{id}"), step.notice())),
        Outcome::Invalid(problems) => page(&visit, step, &need, &fields, problems, false),
        Outcome::Stale => page(&visit, step, &need, &fields, Problems::default(), true),
        Outcome::Gone => Err(Fault::NotFound),
    }
}
