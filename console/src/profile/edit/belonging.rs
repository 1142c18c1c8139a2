//! What belongs to a manager's profile and is replaced as a whole: affiliations and credentials. A manager says what it has until
//! it is admitted; from then on the registry does.

use askama::Template;
use chrono::NaiveDate;
use cynic::QueryBuilder;
use poem::{Response, http::StatusCode};

use super::{Form, conflict};
use crate::{
    code::Status,
    fault::Fault,
    fields::Fields,
    piece::Prose,
    problem::Problem,
    profile::{credential::Credential, part::Position},
    schema,
    visit::Visit,
};

#[derive(cynic::QueryVariables)]
struct Wanted {
    id: cynic::Id,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Wanted")]
struct Question {
    #[arguments(id: $id)]
    manager: Option<Manager>,
}

/// A manager with what belongs to it.
#[derive(cynic::QueryFragment)]
pub(super) struct Manager {
    pub(super) id: cynic::Id,
    name: Prose,
    status: Status,
    version: i32,
    pub(super) affiliations: Vec<Position>,
    pub(super) credentials: Vec<Credential>,
}

/// Somebody else changed the manager.
#[derive(cynic::QueryFragment)]
pub(super) struct StaleManager {
    manager: Option<Manager>,
}

/// The keys of what the page of a list says.
pub(super) struct Texts {
    pub(super) title: &'static str,
    pub(super) lead: &'static str,
    /// That only the registry changes them.
    pub(super) fixed: &'static str,
    pub(super) add: &'static str,
}

/// What became of a list.
pub(super) enum Answer {
    /// It was done.
    Set,
    /// There are problems.
    Invalid(Vec<Problem>),
    /// Somebody else changed the manager.
    Stale(StaleManager),
    /// There is no such manager.
    NotFound,
}

/// What is replaced as a whole.
pub(super) trait Belonging {
    /// The list in the form, which is the last part of the page's address.
    const LIST: &'static str;
    /// What the page says.
    const TEXTS: Texts;

    /// One of them as it is sent.
    type Input;

    /// Puts what is stored in rows.
    fn fill(manager: &Manager, form: &mut Form);

    /// Reads a row.
    async fn read(visit: &Visit, form: &mut Form, row: &str) -> Result<Option<Self::Input>, Fault>;

    /// Puts them in place of all that the manager has, if it still has this version.
    async fn set(visit: &Visit, manager: cynic::Id, version: i32, all: Vec<Self::Input>) -> Result<Answer, Fault>;
}

#[derive(Template)]
#[template(path = "profile/edit/belongings.html")]
struct Page<'a> {
    visit: &'a Visit,
    manager: &'a Manager,
    list: &'static str,
    texts: &'static Texts,
    form: &'a Form,
    /// Whether only the registry may change them any more.
    is_fixed: bool,
}

impl Page<'_> {
    fn back(&self) -> String {
        format!("/managers/{}", self.manager.id.inner())
    }
}

async fn found(visit: &Visit, id: &str) -> Result<Manager, Fault> {
    let id = cynic::Id::new(id);
    let answer = visit.ask(Question::build(Wanted { id })).await?;
    let manager = answer.manager.ok_or(Fault::NotFound)?;
    match (visit.may_write_manager(manager.id.inner()), visit.me().is_known()) {
        (true, _) => Ok(manager),
        (false, true) => Err(Fault::Forbidden),
        (false, false) => Err(Fault::LogIn),
    }
}

fn show<B: Belonging>(visit: &Visit, manager: &Manager, form: &Form) -> Result<Response, Fault> {
    let status = if form.problems.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let page = Page {
        visit,
        manager,
        list: B::LIST,
        texts: &B::TEXTS,
        form,
        is_fixed: manager.status == Status::Published && !visit.keeps_registry(),
    };
    visit.page_of(status, &page)
}

fn stored<B: Belonging>(manager: &Manager) -> Form {
    let mut form = Form::default();
    form.put("version", manager.version.to_string());
    B::fill(manager, &mut form);
    form
}

/// The form with what is stored.
pub(super) async fn edit<B: Belonging>(visit: &Visit, id: &str) -> Result<Response, Fault> {
    let manager = found(visit, id).await?;
    show::<B>(visit, &manager, &stored::<B>(&manager))
}

/// What was typed.
pub(super) async fn send<B: Belonging>(visit: &Visit, id: &str, fields: Fields) -> Result<Response, Fault> {
    let manager = found(visit, id).await?;
    let mut form = Form::sent(fields, &[B::LIST]);
    // Another row, or a look at the form again after somebody else's change: nothing is stored.
    if form.turn_rows() || form.fields.has("review") {
        form.fields.0.retain(|(key, _)| key != "review");
        return show::<B>(visit, &manager, &form);
    }
    let version = form.get("version").parse();
    let version = version.map_err(|_| Fault::Senseless(String::new()))?;
    let mut all = Vec::new();
    for row in form.rows(B::LIST) {
        all.extend(B::read(visit, &mut form, &row).await?);
    }
    if !form.problems.is_empty() {
        return show::<B>(visit, &manager, &form);
    }
    match B::set(visit, manager.id.clone(), version, all).await? {
        Answer::Set => Ok(visit.go_and_say(&format!("/managers/{id}"), "notice-profile-saved")),
        Answer::Invalid(problems) => {
            form.put_problems(problems, "", &[]);
            show::<B>(visit, &manager, &form)
        }
        Answer::Stale(stale) => {
            let now = stale.manager.ok_or(Fault::NotFound)?;
            conflict::page(visit, form, &stored::<B>(&now), now.version)
        }
        Answer::NotFound => Err(Fault::NotFound),
    }
}

/// A day that was typed; none where nothing was, and a problem where it is none.
pub(super) fn day(visit: &Visit, form: &mut Form, field: &str) -> Option<NaiveDate> {
    let typed = form.get(field);
    if typed.is_empty() {
        return None;
    }
    let day = typed.parse().ok();
    if day.is_none() {
        form.problems.add(field, visit.t("profile-edit-day"));
    }
    day
}
