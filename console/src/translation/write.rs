//! `/needs/ID/translations/new`: a manager writes the next version.

use askama::Template;
use poem::{Response, handler, http::StatusCode, web::Path};

use super::ask::{self, AddTranslationInput, Need};
use crate::{
    change::{Change, Outcome},
    code::{Code, Language, TranslatedField},
    fault::Fault,
    fields::Fields,
    problem::Problems,
    visit::Visit,
};

/// Whether the visitor may write one at all: managers do.
pub(super) fn may(visit: &Visit) -> bool {
    visit
        .me()
        .account
        .as_ref()
        .is_some_and(|account| account.manager.is_some())
}

#[derive(Template)]
#[template(path = "translation/write.html")]
struct Page<'a> {
    visit: &'a Visit,
    need: &'a Need,
    languages: Vec<(String, String)>,
    /// What stands in the fields.
    language: String,
    title: String,
    summary: String,
    description: String,
    problems: Problems,
    is_stale: bool,
}

async fn page(visit: &Visit, id: &str, given: &Fields, problems: Problems, is_stale: bool) -> Result<Response, Fault> {
    if !visit.me().is_known() {
        return Err(Fault::LogIn);
    }
    let need = ask::ask(visit, id, 0, None).await?;
    let versions = need
        .translations
        .as_ref()
        .filter(|_| may(visit))
        .ok_or(Fault::Forbidden)?;
    let [language, title, summary, description] = if given.0.is_empty() {
        // One begins with the latest version: a mended text is a new one.
        let latest = versions.last();
        let text =
            |of: fn(&ask::Version) -> &Option<String>| latest.and_then(|latest| of(latest).clone()).unwrap_or_default();
        let language = latest.map_or(need.language, |latest| latest.language);
        [
            language.value().to_owned(),
            text(|latest| &latest.title),
            text(|latest| &latest.summary),
            text(|latest| &latest.description),
        ]
    } else {
        ["language", "title", "summary", "description"].map(|name| given.get(name).to_owned())
    };
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
            languages: Language::ALL
                .iter()
                .map(|language| (language.value().to_owned(), visit.label(language)))
                .collect(),
            language,
            title,
            summary,
            description,
            problems,
            is_stale,
            need: &need,
        },
    )
}

/// The form.
#[handler]
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Fault> {
    page(&visit, &id, &Fields::default(), Problems::default(), false).await
}

/// The form was sent.
#[handler]
pub(super) async fn send(visit: Visit, Path(id): Path<String>, given: Fields) -> Result<Response, Fault> {
    let profile = visit.me().account.as_ref().and_then(|account| account.manager.as_ref());
    let input = AddTranslationInput {
        id: id.as_str().into(),
        version: given
            .get("version")
            .parse()
            .map_err(|_| Fault::Senseless(String::new()))?,
        language: Language::parse(given.get("language")).unwrap_or(Language::Zh),
        title: given.text("title"),
        summary: given.text("summary"),
        description: given.text("description"),
        manager: profile.map(|profile| profile.id.clone()),
    };
    match input.send(&visit).await? {
        Outcome::Done(()) => Ok(visit.go_and_say(&format!("/needs/{id}/translations"), "notice-translation-added")),
        Outcome::Invalid(problems) => page(&visit, &id, &given, problems, false).await,
        Outcome::Stale => page(&visit, &id, &given, Problems::default(), true).await,
    }
}
