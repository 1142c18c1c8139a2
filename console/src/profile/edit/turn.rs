//! The way of a form: from what is stored to what is typed, and back.

use poem::{Response, http::StatusCode};

use super::{
    Form,
    conflict::{self, Confirm},
    form::chance,
    record::{Done, Sheet, Written},
    reference::Lists,
};
use crate::{
    code::{Code, Status},
    fault::Fault,
    fields::Fields,
    visit::Visit,
};

/// Who may not write is told why.
fn refuse(visit: &Visit) -> Fault {
    if visit.me().is_known() {
        Fault::Forbidden
    } else {
        Fault::LogIn
    }
}

/// The form of a new record.
pub(super) async fn blank<W: Written>(visit: &Visit) -> Result<Response, Fault> {
    if !W::may_make(visit) {
        return Err(refuse(visit));
    }
    let lists = Lists::ask(visit).await?;
    let mut form = Form::default();
    form.put("key", chance());
    W::begin(visit, &mut form);
    show::<W>(visit, &lists, &form, None)
}

/// The form of a stored record.
pub(super) async fn form<W: Written>(visit: &Visit, id: &str) -> Result<Response, Fault> {
    let stored = found::<W>(visit, id).await?;
    let lists = Lists::ask(visit).await?;
    let form = of(&stored, &lists);
    show::<W>(visit, &lists, &form, Some(id))
}

async fn found<W: Written>(visit: &Visit, id: &str) -> Result<W, Fault> {
    let stored = W::stored(visit, id).await?.ok_or(Fault::NotFound)?;
    if stored.may_write(visit) {
        Ok(stored)
    } else {
        Err(refuse(visit))
    }
}

fn of<W: Written>(stored: &W, lists: &Lists) -> Form {
    let mut form = Form::default();
    form.put("version", stored.version().to_string());
    form.put("status", stored.status().value());
    form.put("was", stored.status().value());
    stored.fill(&mut form, lists);
    form
}

fn show<W: Written>(visit: &Visit, lists: &Lists, form: &Form, id: Option<&str>) -> Result<Response, Fault> {
    let mut page = W::page(&Sheet { visit, lists, form, id })?;
    if !form.problems.is_empty() {
        page.set_status(StatusCode::UNPROCESSABLE_ENTITY);
    }
    Ok(page)
}

/// What was typed for a new record (no id) or a stored one.
pub(super) async fn send<W: Written>(visit: &Visit, id: Option<&str>, fields: Fields) -> Result<Response, Fault> {
    if !visit.me().is_known() {
        return Err(Fault::LogIn);
    }
    let lists = Lists::ask(visit).await?;
    let mut form = Form::sent(fields, W::LISTS);
    // Another row, or a look at the form again after somebody else's change: nothing is stored.
    if form.turn_rows() || form.fields.has("review") {
        form.fields.0.retain(|(key, _)| key != "review");
        return show::<W>(visit, &lists, &form, id);
    }
    let input = W::read(visit, &mut form, &lists).await?;
    let Some(input) = input.filter(|_| form.problems.is_empty()) else {
        return show::<W>(visit, &lists, &form, id);
    };
    let withdrawn = form.has("status", Status::Withdrawn.value()) && !form.has("was", Status::Withdrawn.value());
    if withdrawn && id.is_some() && !form.fields.has("confirmed") {
        let keeps = W::is_kept(visit);
        return visit.page(&Confirm::of(visit, &form, keeps));
    }
    form.fields.0.retain(|(key, _)| key != "confirmed");
    let done = match id {
        None => W::create(visit, input, form.get("key").to_owned()).await?,
        Some(id) => {
            let version = form
                .get("version")
                .parse()
                .map_err(|_| Fault::Senseless(String::new()))?;
            W::update(visit, id, version, input).await?
        }
    };
    match done {
        Done::Stored(id) => Ok(stored::<W>(visit, &form, &id)),
        Done::Invalid(problems) => {
            form.put_problems(problems, W::INPUT, W::WHOLE);
            show::<W>(visit, &lists, &form, id)
        }
        Done::Stale(version, now) => {
            let now = now.ok_or(Fault::NotFound)?;
            conflict::page(visit, form, &of(&now, &lists), version)
        }
        Done::NotFound => Err(Fault::NotFound),
    }
}

/// Where to go once it is stored.
fn stored<W: Written>(visit: &Visit, form: &Form, id: &str) -> Response {
    let is_withdrawn = form.has("status", Status::Withdrawn.value());
    if is_withdrawn && !W::is_kept(visit) {
        return visit.go_and_say(&format!("/{}", W::PATH), "notice-profile-withdrawn");
    }
    let to = format!("/{}/{id}", W::PATH);
    if is_withdrawn {
        visit.go_and_say(&to, "notice-profile-withdrawn")
    } else if form.has("status", Status::Draft.value()) {
        visit.go_and_say(&to, "notice-profile-draft")
    } else {
        visit.go_and_say(&to, "notice-profile-saved")
    }
}
