//! The form is opened, and what is sent is stored.

use cynic::QueryBuilder;
use poem::{Request, Response, handler, http::StatusCode, web::Path};

use super::{
    advice::{self, Advice},
    compare,
    document::{Poster, Which},
    form::{Form, Known, State},
    list::Lists,
    page::View,
    row, saved,
    store::{self, Became},
};
use crate::{
    code::NeedStatus,
    fault::Fault,
    fields::Fields,
    problem::Problems,
    visit::{PART, Visit},
};

/// `GET /needs/new`.
#[handler]
pub(super) async fn blank(visit: Visit) -> Result<Response, Fault> {
    if !visit.me().is_known() {
        return Err(Fault::LogIn);
    }
    let mut form = Form::default();
    form.put("organization", visit.address().get("organization").unwrap_or_default());
    let organizations = organizations(&visit, &form).await?;
    let Some((first, _)) = organizations.first() else {
        return nobody(&visit);
    };
    let asked = organizations
        .iter()
        .find(|(id, _)| Some(id.as_str()) == visit.address().get("organization"));
    let form = Form::blank(visit.language(), asked.map_or(first, |(id, _)| id));
    show(&visit, &form, StatusCode::OK, Problems::default(), None).await
}

/// `POST /needs/new`.
#[handler]
pub(super) async fn create(visit: Visit, request: &Request, fields: Fields) -> Result<Response, Fault> {
    if !visit.me().is_known() {
        return Err(Fault::LogIn);
    }
    let form = Form::sent(fields, None);
    act(&visit, form, request.headers().contains_key(PART)).await
}

/// `GET /needs/ID/edit`.
#[handler]
pub(super) async fn open(visit: Visit, Path(id): Path<String>) -> Result<Response, Fault> {
    let need = store::open(&visit, &id).await?;
    show(&visit, &Form::of(&need), StatusCode::OK, Problems::default(), None).await
}

/// `POST /needs/ID/edit`.
#[handler]
pub(super) async fn change(
    visit: Visit,
    request: &Request,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Fault> {
    let need = store::open(&visit, &id).await?;
    let known = Some(Known {
        id,
        status: need.status,
    });
    act(&visit, Form::sent(fields, known), request.headers().contains_key(PART)).await
}

/// Does what the pressed button says.
async fn act(visit: &Visit, mut form: Form, is_part: bool) -> Result<Response, Fault> {
    if let Some((name, value)) = form.fields.get("add").to_owned().split_once('=') {
        form.tick(name, value);
        return show(visit, &form, StatusCode::OK, Problems::default(), None).await;
    }
    let asked = form.fields.get("do").to_owned();
    match asked.split_once('-').unwrap_or((&asked, "")) {
        ("add", _) => row::add(&mut form),
        ("remove", number) => row::remove(&mut form, number),
        ("clear", list) => form.put(&format!("find.{list}"), ""),
        ("find", _) => {}
        ("check", _) => {
            let lists = Lists::of(visit).await?;
            let advice = advice::ask(visit, &form, &lists).await?;
            return show(visit, &form, StatusCode::OK, Problems::default(), Some(advice)).await;
        }
        (then, _) => return keep(visit, &form, then, is_part).await,
    }
    show(visit, &form, StatusCode::OK, Problems::default(), None).await
}

/// Stores, and goes where the button leads.
async fn keep(visit: &Visit, form: &Form, then: &str, is_part: bool) -> Result<Response, Fault> {
    let lists = Lists::of(visit).await?;
    let wants_all = matches!(then, "publish" | "submit");
    let head = match store::store(visit, form, &lists).await? {
        Became::Done(head) => head,
        Became::Wrong(problems) if is_part => return saved::wrong(visit, &problems),
        Became::Wrong(mut problems) => {
            let judged = store::judge(visit, form, &lists, wants_all || !form.is_draft()).await?;
            problems.and(judged);
            return show(visit, form, StatusCode::UNPROCESSABLE_ENTITY, problems, None).await;
        }
        Became::Stale(_) if is_part => return saved::stale(visit),
        Became::Stale(now) => return compare::page(visit, form, &now, &lists).await,
    };
    if is_part {
        return saved::done(visit, &head);
    }
    let id = head.id.inner();
    if !wants_all {
        let notice = if head.status == NeedStatus::Draft {
            "notice-need-saved"
        } else {
            "notice-need-kept"
        };
        return Ok(visit.go_and_say(&format!("/needs/{id}/edit"), notice));
    }
    let missing = store::judge(visit, form, &lists, true).await?;
    if missing.is_empty() {
        return Ok(visit.go(&format!("/needs/{id}/{then}")));
    }
    // It is stored, so that the form goes on with the stored version.
    let mut form = form.clone();
    form.put("version", &head.version.to_string());
    form.known = Some(Known {
        id: id.to_owned(),
        status: head.status,
    });
    form.state = State::Stored;
    show(visit, &form, StatusCode::UNPROCESSABLE_ENTITY, missing, None).await
}

/// The page of a form.
pub(super) async fn show(
    visit: &Visit,
    form: &Form,
    status: StatusCode,
    problems: Problems,
    advice: Option<Advice>,
) -> Result<Response, Fault> {
    let view = View {
        visit,
        form,
        lists: Lists::of(visit).await?,
        problems,
        organizations: organizations(visit, form).await?,
        advice,
    };
    view.page(status)
}

/// The organizations for which the visitor may write: id and name. Administrators may for each, and name it.
pub(super) async fn organizations(visit: &Visit, form: &Form) -> Result<Vec<(String, String)>, Fault> {
    let own = visit.me().writes_for();
    let mut all: Vec<_> = own
        .map(|named| (named.id.inner().to_owned(), named.name.show().to_owned()))
        .collect();
    let named = form.fields.get("organization");
    if visit.me().may.administer && !named.is_empty() && all.iter().all(|(id, _)| id != named) {
        let id = cynic::Id::new(named);
        let answer: Poster = visit.ask(Poster::build(Which { id })).await?;
        let found = answer.organization;
        all.extend(found.map(|named| (named.id.inner().to_owned(), named.name.show().to_owned())));
    }
    Ok(all)
}

/// Whoever writes for nobody is told how that could change.
fn nobody(visit: &Visit) -> Result<Response, Fault> {
    visit.page_of(StatusCode::FORBIDDEN, &saved::Nobody { visit })
}
