//! `/needs/ID/challenge/plan`: the terms of a challenge are written.

use askama::Template;
use cynic::Id;
use poem::{Response, handler, http::StatusCode, web::Path};

use super::{
    ask::{Need, ask, moment, typed as typed_moment},
    input::PlanChallengeInput,
};
use crate::{
    change::{Change as _, Outcome},
    fault::Fault,
    fields::Fields,
    piece::ProseInput,
    post::amount::{UNITS, Unit},
    problem::Problems,
    schema::Whole,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "challenge/plan.html")]
struct Page<'a> {
    visit: &'a Visit,
    need: &'a Need,
    version: i32,
    typed: &'a Fields,
    problems: Problems,
    is_stale: bool,
}

impl Page<'_> {
    fn units(&self) -> Vec<(&'static str, String)> {
        let units = UNITS.iter();
        units
            .map(|unit| (unit.name, self.visit.t(&format!("post-UNIT-{}", unit.name))))
            .collect()
    }
}

/// What is stored, as the form sends it.
fn filled(need: &Need) -> Fields {
    let mut fields = vec![("noticeDays".to_owned(), "7".to_owned())];
    if let Some(challenge) = &need.challenge {
        fields = vec![
            ("noticeDays".to_owned(), challenge.notice_days.to_string()),
            ("closesAt".to_owned(), typed_moment(challenge.closes_at)),
        ];
        if let Some(bounty) = &challenge.bounty {
            let unit = Unit::for_amounts(&bounty.currency, &[bounty.minor_units.0]);
            fields.push(("bounty".to_owned(), unit.write(bounty.minor_units.0)));
            fields.push(("currency".to_owned(), unit.name.to_owned()));
        }
        if let Some(conditions) = &challenge.conditions {
            let texts = [("conditions.zh", &conditions.zh), ("conditions.en", &conditions.en)];
            fields.extend(
                texts
                    .into_iter()
                    .filter_map(|(name, text)| Some((name.to_owned(), text.clone()?))),
            );
        }
        if challenge.shows_count {
            fields.push(("showsCount".to_owned(), "yes".to_owned()));
        }
        let panel = challenge.panel.iter().flatten().map(|person| person.id.inner());
        fields.push(("panel".to_owned(), panel.collect::<Vec<_>>().join("\n")));
    }
    Fields(fields)
}

async fn page(
    visit: &Visit,
    id: &str,
    typed: Option<&Fields>,
    problems: Problems,
    is_stale: bool,
) -> Result<Response, Fault> {
    if !visit.me().is_known() {
        return Err(Fault::LogIn);
    }
    let need = ask(visit, id).await?;
    let status = match (is_stale, problems.is_empty()) {
        (true, _) => StatusCode::CONFLICT,
        (false, false) => StatusCode::UNPROCESSABLE_ENTITY,
        (false, true) => StatusCode::OK,
    };
    let stored = filled(&need);
    visit.page_of(
        status,
        &Page {
            visit,
            version: need.challenge.as_ref().map_or(0, |challenge| challenge.version),
            need: &need,
            typed: typed.unwrap_or(&stored),
            problems,
            is_stale,
        },
    )
}

/// The form.
#[handler]
pub(super) async fn form(visit: Visit, Path(id): Path<String>) -> Result<Response, Fault> {
    page(&visit, &id, None, Problems::default(), false).await
}

/// Saves the terms.
#[handler]
pub(super) async fn save(visit: Visit, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    let mut problems = Problems::default();
    let closes_at = moment(fields.get("closesAt"));
    if closes_at.is_none() {
        problems.add("closesAt", visit.t("challenge-closing-problem"));
    }
    let unit = Unit::of(fields.get("currency"));
    let bounty = fields.text("bounty").and_then(|text| {
        let read = unit.read(&text).ok();
        if read.is_none() {
            problems.add("bounty", visit.t("proposal-price-problem"));
        }
        read
    });
    let notice_days = fields.get("noticeDays").parse().ok();
    if notice_days.is_none() {
        problems.add("noticeDays", visit.t("proposal-whole-problem"));
    }
    let (Some(closes_at), Some(notice_days), true) = (closes_at, notice_days, problems.is_empty()) else {
        return page(&visit, &id, Some(&fields), problems, false).await;
    };
    let panel = fields.get("panel").split([',', '，', ' ', '\n', '\r']);
    let panel = panel.map(str::trim).filter(|text| !text.is_empty()).map(Id::new);
    let input = PlanChallengeInput {
        need: Id::new(&id),
        version: fields.get("version").parse().unwrap_or_default(),
        currency: bounty.map(|_| unit.currency.to_owned()),
        bounty: bounty.map(Whole),
        conditions: ProseInput {
            zh: fields.text("conditions.zh"),
            en: fields.text("conditions.en"),
        },
        closes_at,
        notice_days,
        shows_count: fields.has("showsCount"),
        panel: panel.collect(),
    };
    match input.send(&visit).await? {
        Outcome::Done(()) => Ok(visit.go_and_say(&format!("/needs/{id}/challenge"), "notice-challenge-planned")),
        Outcome::Invalid(problems) => page(&visit, &id, Some(&fields), problems, false).await,
        Outcome::Stale => page(&visit, &id, Some(&fields), Problems::default(), true).await,
    }
}
