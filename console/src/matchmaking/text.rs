//! `/matchmaking/text`: what suits a pasted text.
//!
//! A short text stands in the address, so that it can be shared and gone back to; a long one is posted with each step.

mod ask;

use askama::Template;
use poem::{Response, handler};
use url::form_urlencoded::byte_serialize;

use self::ask::{Found, Tab};
use super::admit;
use crate::{fault::Fault, fields::Fields, visit::Visit};

/// Most bytes of a text in an address.
const SHORT: usize = 1_800;

/// Most characters of a text, as the API has it.
const MOST: usize = 20_000;

#[derive(Template)]
#[template(path = "matchmaking/text.html")]
struct Page<'a> {
    visit: &'a Visit,
    text: &'a str,
    tab: Tab,
    found: Option<Found>,
    is_too_long: bool,
}

async fn page(visit: &Visit, text: &str, tab: &str, place: &str) -> Result<Response, Fault> {
    let tab = Tab::of(tab);
    let is_too_long = text.chars().count() > MOST;
    let found = if text.is_empty() || is_too_long {
        None
    } else {
        Some(ask::ask(visit, text, tab, place).await?)
    };
    let page = Page {
        visit,
        text,
        tab,
        found,
        is_too_long,
    };
    if is_too_long {
        return visit.page_of(poem::http::StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    visit.page(&page)
}

/// The text of the address.
#[handler]
pub(super) async fn show(visit: Visit) -> Result<Response, Fault> {
    admit(&visit)?;
    let given = |name| visit.address().get(name).unwrap_or_default();
    page(&visit, given("text").trim(), given("tab"), given("place")).await
}

/// The text that was posted.
#[handler]
pub(super) async fn send(visit: Visit, typed: Fields) -> Result<Response, Fault> {
    admit(&visit)?;
    let (text, tab, place) = (typed.get("text"), typed.get("tab"), typed.get("place"));
    let encoded: String = byte_serialize(text.as_bytes()).collect();
    if encoded.len() <= SHORT {
        let tab = Tab::of(tab).name();
        let place: String = byte_serialize(place.as_bytes()).collect();
        return Ok(visit.go(&format!(
            "/matchmaking/text?text={encoded}&tab={tab}&place={place}#found"
        )));
    }
    page(&visit, text, tab, place).await
}
