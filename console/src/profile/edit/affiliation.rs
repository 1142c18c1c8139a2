//! `/managers/ID/affiliations`: for whom a manager works and worked.

use chrono::NaiveDate;
use cynic::MutationBuilder;
use poem::{Response, handler, web::Path};

use super::{
    Form,
    belonging::{self, Answer, Belonging, Manager, StaleManager, Texts, day},
    reference::{put, record},
};
use crate::{
    code::{AffiliationMode, Code, Noun},
    fault::Fault,
    fields::Fields,
    piece::ProseInput,
    problem::Problem,
    schema,
    visit::Visit,
};

#[derive(cynic::InputObject)]
struct AffiliationInput {
    organization: cynic::Id,
    post: ProseInput,
    mode: AffiliationMode,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
}

#[derive(cynic::InputObject)]
struct SetAffiliationsInput {
    manager: cynic::Id,
    version: Option<i32>,
    affiliations: Vec<AffiliationInput>,
}

#[derive(cynic::QueryVariables)]
struct Change {
    input: SetAffiliationsInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Change")]
struct Set {
    #[arguments(input: $input)]
    set_affiliations: Outcome,
}

#[derive(cynic::InlineFragments)]
#[cynic(graphql_type = "SetAffiliationsPayload")]
enum Outcome {
    Set(#[expect(dead_code, reason = "that it came says all")] AffiliationsSet),
    Invalid(InvalidAffiliations),
    Stale(StaleManager),
    #[cynic(fallback)]
    NotFound,
}

#[derive(cynic::QueryFragment)]
struct AffiliationsSet {
    __typename: String,
}

#[derive(cynic::QueryFragment)]
struct InvalidAffiliations {
    problems: Vec<Problem>,
}

/// Affiliations.
struct Affiliations;

impl Belonging for Affiliations {
    const LIST: &'static str = "affiliations";
    const TEXTS: Texts = Texts {
        title: "profile-affiliations",
        lead: "profile-affiliations-lead",
        fixed: "profile-affiliations-fixed",
        add: "profile-edit-add-affiliation",
    };

    type Input = AffiliationInput;

    fn fill(manager: &Manager, form: &mut Form) {
        for (row, post) in manager.affiliations.iter().enumerate() {
            let at = |part: &str| format!("affiliations.{row}.{part}");
            if let Some(organization) = &post.organization {
                put(
                    form,
                    &at("organization"),
                    organization.id.inner(),
                    organization.name.show(),
                );
            }
            form.put_prose(&at("post"), post.post.as_ref());
            form.put(&at("mode"), post.mode.value());
            form.put_if(&at("from"), post.from);
            form.put_if(&at("to"), post.to);
        }
    }

    async fn read(visit: &Visit, form: &mut Form, row: &str) -> Result<Option<AffiliationInput>, Fault> {
        let at = |part: &str| format!("affiliations.{row}.{part}");
        if form.get(&at("organization")).is_empty() {
            form.problems
                .add(&at("organization"), visit.t("profile-edit-organization-missing"));
        }
        let organization = record(visit, form, &at("organization"), Noun::Organization).await?;
        let (from, to) = (day(visit, form, &at("from")), day(visit, form, &at("to")));
        let mode = form.code(visit, &at("mode"));
        Ok(organization.zip(mode).map(|(organization, mode)| AffiliationInput {
            organization,
            post: form.prose(&at("post")),
            mode,
            from,
            to,
        }))
    }

    async fn set(visit: &Visit, manager: cynic::Id, version: i32, all: Vec<Self::Input>) -> Result<Answer, Fault> {
        let input = SetAffiliationsInput {
            manager,
            version: Some(version),
            affiliations: all,
        };
        Ok(match visit.ask(Set::build(Change { input })).await?.set_affiliations {
            Outcome::Set(_) => Answer::Set,
            Outcome::Invalid(invalid) => Answer::Invalid(invalid.problems),
            Outcome::Stale(stale) => Answer::Stale(stale),
            Outcome::NotFound => Answer::NotFound,
        })
    }
}

/// The form.
#[handler]
pub(super) async fn edit(visit: Visit, Path(id): Path<String>) -> Result<Response, Fault> {
    belonging::edit::<Affiliations>(&visit, &id).await
}

/// What was typed.
#[handler]
pub(super) async fn send(visit: Visit, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    belonging::send::<Affiliations>(&visit, &id, fields).await
}
