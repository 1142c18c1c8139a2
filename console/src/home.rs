//! `/`: one search box over everything, what there is, and what each kind of visitor can do next.

use askama::Template;
use poem::{Response, handler};

use crate::{fault::Fault, visit::Visit};

#[derive(Template)]
#[template(path = "home/page.html")]
struct Page<'a> {
    visit: &'a Visit,
}

/// The page.
#[handler]
pub(crate) async fn home(visit: Visit) -> Result<Response, Fault> {
    visit.page(&Page { visit: &visit })
}
