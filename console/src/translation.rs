//! `/needs/ID/translations`: the enterprise's own words and what managers made of them, side by side; written by a manager, signed by both.

mod ask;
mod write;

use std::borrow::Borrow;

use askama::Template;
use poem::{Response, Route, get, handler, http::StatusCode, post, web::Path};

use self::ask::{Comparison, Need, Piece, Version};
use crate::{
    api,
    change::{Change, Outcome},
    code::{Code, Language, MoveReason, TextFate, TranslationAct, TranslationStatus},
    fault::Fault,
    fields::Fields,
    problem::Problems,
    visit::Visit,
};

/// Its addresses.
pub(crate) fn routes(route: Route) -> Route {
    route
        .at("/needs/:id/translations", get(show))
        .at("/needs/:id/translations/new", get(write::show).post(write::send))
        .at("/needs/:id/translations/sign", post(sign))
        .at("/needs/:id/translations/return", post(send_back))
}

/// The tag of a language.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "templates pass references")]
fn tag(language: &Language) -> &'static str {
    match language {
        Language::Zh => api::Language::Zh.tag(),
        Language::En => api::Language::En.tag(),
    }
}

#[derive(Template)]
#[template(path = "translation/page.html")]
struct Page<'a> {
    visit: &'a Visit,
    need: &'a Need,
    comparison: Option<&'a Comparison>,
    versions: &'a [Version],
    from: i32,
    to: i32,
    may_write: bool,
    reasons: Vec<(String, String)>,
    typed: &'a Fields,
    problems: Problems,
    is_stale: bool,
}

impl Page<'_> {
    fn path(&self) -> String {
        format!("/needs/{}/translations", self.need.id.inner())
    }

    fn may(&self, act: TranslationAct) -> bool {
        self.need.translation_acts.contains(&act)
    }

    /// What the button to sign says.
    fn signs(&self) -> Option<String> {
        let act = [TranslationAct::Sign, TranslationAct::Offer];
        let act = act.into_iter().find(|act| self.may(*act));
        act.map(|act| self.visit.label(&act))
    }

    /// The version on the left.
    fn left(&self) -> i32 {
        let before = self.comparison.and_then(|comparison| comparison.before.as_ref());
        before.map(|version| version.number).unwrap_or_default()
    }

    fn latest(&self) -> i32 {
        self.versions.last().map(|version| version.number).unwrap_or_default()
    }

    /// Who wrote a version, who signed it or sent it back.
    fn notes(&self, version: &Version) -> Vec<String> {
        let visit = self.visit;
        let mut notes = Vec::new();
        notes.extend(version.manager.as_ref().map(|manager| manager.name.show().to_owned()));
        let dated = [
            (&version.author_signed_at, "translation-author-signed"),
            (&version.owner_signed_at, "translation-owner-signed"),
            (&version.returned_at, "translation-returned"),
        ];
        for (at, key) in dated {
            notes.extend(at.as_ref().map(|at| visit.t1(key, "date", visit.day(at))));
        }
        notes
    }

    /// What a version is called where one chooses.
    fn name(&self, number: impl Borrow<i32>) -> String {
        let number = *number.borrow();
        if number == 0 {
            self.visit.t("translation-original")
        } else {
            self.visit.t1("translation-version", "number", number)
        }
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates pass references")]
    fn mark(status: &TranslationStatus) -> &'static str {
        match status {
            TranslationStatus::Signed => "good",
            TranslationStatus::Offered => "warn",
            TranslationStatus::Returned => "bad",
            TranslationStatus::Written => "",
        }
    }

    /// The element of a piece of text.
    fn is(piece: &Piece, fate: TextFate) -> bool {
        piece.fate == fate
    }
}

async fn page(visit: &Visit, id: &str, typed: &Fields, problems: Problems, is_stale: bool) -> Result<Response, Fault> {
    let number = |name: &str| visit.address().get(name).and_then(|number| number.parse::<i32>().ok());
    let from = number("from").unwrap_or(0);
    let need = ask::ask(visit, id, from, number("to")).await?;
    let Some(versions) = &need.translations else {
        // The page is for who may read the description.
        return Err(if visit.me().is_known() {
            Fault::Forbidden
        } else {
            Fault::LogIn
        });
    };
    let status = if is_stale {
        StatusCode::CONFLICT
    } else if problems.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let to = need
        .translation_comparison
        .as_ref()
        .map_or(0, |comparison| comparison.after.number);
    visit.page_of(
        status,
        &Page {
            visit,
            comparison: need.translation_comparison.as_ref(),
            versions,
            from,
            to,
            may_write: write::may(visit),
            reasons: MoveReason::ALL
                .iter()
                .map(|reason| (reason.value().to_owned(), visit.label(reason)))
                .collect(),
            typed,
            problems,
            is_stale,
            need: &need,
        },
    )
}

/// The page.
#[handler]
async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Fault> {
    page(&visit, &id, &Fields::default(), Problems::default(), false).await
}

fn numbers(given: &Fields) -> Result<(i32, i32), Fault> {
    let number = |name: &str| given.get(name).parse().map_err(|_| Fault::Senseless(String::new()));
    Ok((number("version")?, number("number")?))
}

async fn answered(
    visit: &Visit,
    id: &str,
    given: &Fields,
    outcome: Outcome<()>,
    notice: &str,
) -> Result<Response, Fault> {
    match outcome {
        Outcome::Done(()) => Ok(visit.go_and_say(&format!("/needs/{id}/translations"), notice)),
        Outcome::Invalid(problems) => page(visit, id, given, problems, false).await,
        Outcome::Stale => page(visit, id, given, Problems::default(), true).await,
    }
}

/// A side signs the latest version.
#[handler]
async fn sign(visit: Visit, Path(id): Path<String>, given: Fields) -> Result<Response, Fault> {
    let (version, number) = numbers(&given)?;
    let input = ask::SignTranslationInput {
        need: id.as_str().into(),
        version,
        number,
    };
    let outcome = input.send(&visit).await?;
    answered(&visit, &id, &given, outcome, "notice-translation-signed").await
}

/// The enterprise sends the latest version back.
#[handler]
async fn send_back(visit: Visit, Path(id): Path<String>, given: Fields) -> Result<Response, Fault> {
    let (version, number) = numbers(&given)?;
    let Some(reason) = MoveReason::parse(given.get("reason")) else {
        let mut problems = Problems::default();
        problems.add("reason", visit.t("engagement-reason-needed"));
        return page(&visit, &id, &given, problems, false).await;
    };
    let input = ask::ReturnTranslationInput {
        need: id.as_str().into(),
        version,
        number,
        reason,
        sentence: given.get("sentence").to_owned(),
    };
    let outcome = input.send(&visit).await?;
    answered(&visit, &id, &given, outcome, "notice-translation-returned").await
}
