//! What is told of saving: beside the form as a line, while it saves itself; as a page, to whom may save nothing.

use askama::Template;
use poem::{Response, http::StatusCode};

use super::stored::Head;
use crate::{fault::Fault, problem::Problems, visit::Visit};

#[derive(Template)]
#[template(path = "post/saved.html")]
struct Saved<'a> {
    visit: &'a Visit,
    head: Option<&'a Head>,
    text: String,
    is_stale: bool,
    problems: &'a Problems,
}

/// The page for who writes for no organization.
#[derive(Template)]
#[template(path = "post/nobody.html")]
pub(super) struct Nobody<'a> {
    pub(super) visit: &'a Visit,
}

/// It is saved.
pub(super) fn done(visit: &Visit, head: &Head) -> Result<Response, Fault> {
    visit.page(&Saved {
        visit,
        head: Some(head),
        text: visit.t1("post-saved-at", "time", visit.clock(&head.updated_at)),
        is_stale: false,
        problems: &Problems::default(),
    })
}

/// It is not saved, because of what is wrong.
pub(super) fn wrong(visit: &Visit, problems: &Problems) -> Result<Response, Fault> {
    let page = Saved {
        visit,
        head: None,
        text: visit.t1("post-unsaved-problems", "count", problems.all().len()),
        is_stale: false,
        problems,
    };
    visit.page_of(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// It is not saved, because somebody else changed it.
pub(super) fn stale(visit: &Visit) -> Result<Response, Fault> {
    let page = Saved {
        visit,
        head: None,
        text: visit.t("post-unsaved-stale"),
        is_stale: true,
        problems: &Problems::default(),
    };
    visit.page_of(StatusCode::CONFLICT, &page)
}
