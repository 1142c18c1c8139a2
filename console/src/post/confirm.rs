//! Before others can read a need, it is shown once more who reads what.

use askama::Template;
use poem::{Response, handler, http::StatusCode, web::Path};

use super::{
    form::Form,
    list::Lists,
    page::View,
    store::{self, Became},
    write::{organizations, show},
};
use crate::{code::NeedStatus, fault::Fault, fields::Fields, problem::Problems, visit::Visit};

/// What is to be done.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Deed {
    Publish,
    Submit,
}

#[derive(Template)]
#[template(path = "post/confirm.html")]
struct Page<'a> {
    visit: &'a Visit,
    view: View<'a>,
    publishes: bool,
}

/// `GET /needs/ID/publish`.
#[handler]
pub(super) async fn ask_publish(visit: Visit, Path(id): Path<String>) -> Result<Response, Fault> {
    ask(&visit, &id, Deed::Publish).await
}

/// `GET /needs/ID/submit`.
#[handler]
pub(super) async fn ask_submit(visit: Visit, Path(id): Path<String>) -> Result<Response, Fault> {
    ask(&visit, &id, Deed::Submit).await
}

/// `POST /needs/ID/publish`.
#[handler]
pub(super) async fn publish(visit: Visit, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    act(&visit, &id, fields, Deed::Publish).await
}

/// `POST /needs/ID/submit`.
#[handler]
pub(super) async fn submit(visit: Visit, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    act(&visit, &id, fields, Deed::Submit).await
}

async fn ask(visit: &Visit, id: &str, deed: Deed) -> Result<Response, Fault> {
    let need = store::open(visit, id).await?;
    let can = match deed {
        Deed::Publish => matches!(need.status, NeedStatus::Draft | NeedStatus::Submitted),
        Deed::Submit => need.status == NeedStatus::Draft,
    };
    if !can {
        return Ok(visit.go(&format!("/needs/{id}")));
    }
    let form = Form::of(&need);
    let view = View {
        visit,
        form: &form,
        lists: Lists::of(visit).await?,
        problems: Problems::default(),
        organizations: organizations(visit, &form).await?,
        advice: None,
    };
    visit.page(&Page {
        visit,
        view,
        publishes: deed == Deed::Publish,
    })
}

async fn act(visit: &Visit, id: &str, fields: Fields, deed: Deed) -> Result<Response, Fault> {
    if !visit.me().is_known() {
        return Err(Fault::LogIn);
    }
    let sent = Form::sent(fields, None);
    let became = match deed {
        Deed::Publish => store::publish(visit, id, &sent).await?,
        Deed::Submit => store::submit(visit, id, &sent).await?,
    };
    let notice = match deed {
        Deed::Publish => "notice-need-published",
        Deed::Submit => "notice-need-submitted",
    };
    match became {
        Became::Done(_) => Ok(visit.go_and_say(&format!("/needs/{id}"), notice)),
        Became::Stale(_) => Ok(visit.go_and_say(&format!("/needs/{id}/edit"), "notice-need-changed")),
        Became::Wrong(problems) => {
            let need = store::open(visit, id).await?;
            show(
                visit,
                &Form::of(&need),
                StatusCode::UNPROCESSABLE_ENTITY,
                problems,
                None,
            )
            .await
        }
    }
}
