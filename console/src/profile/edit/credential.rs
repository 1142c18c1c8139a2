//! `/managers/ID/credentials`: the qualifications that a manager has.

use chrono::NaiveDate;
use cynic::MutationBuilder;
use poem::{Response, handler, web::Path};

use super::{
    Form,
    belonging::{self, Answer, Belonging, Manager, StaleManager, Texts, day},
};
use crate::{
    code::{Code, CredentialKind, CredentialLevel},
    fault::Fault,
    fields::Fields,
    problem::Problem,
    schema,
    visit::Visit,
};

#[derive(cynic::InputObject)]
struct CredentialInput {
    kind: CredentialKind,
    level: Option<CredentialLevel>,
    name: Option<String>,
    issuer: String,
    number: Option<String>,
    issued_on: Option<NaiveDate>,
    valid_until: Option<NaiveDate>,
}

#[derive(cynic::InputObject)]
struct SetCredentialsInput {
    manager: cynic::Id,
    version: Option<i32>,
    credentials: Vec<CredentialInput>,
}

#[derive(cynic::QueryVariables)]
struct Change {
    input: SetCredentialsInput,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Change")]
struct Set {
    #[arguments(input: $input)]
    set_credentials: Outcome,
}

#[derive(cynic::InlineFragments)]
#[cynic(graphql_type = "SetCredentialsPayload")]
enum Outcome {
    Set(#[expect(dead_code, reason = "that it came says all")] CredentialsSet),
    Invalid(InvalidCredentials),
    Stale(StaleManager),
    #[cynic(fallback)]
    NotFound,
}

#[derive(cynic::QueryFragment)]
struct CredentialsSet {
    __typename: String,
}

#[derive(cynic::QueryFragment)]
struct InvalidCredentials {
    problems: Vec<Problem>,
}

/// Credentials.
struct Credentials;

impl Belonging for Credentials {
    const LIST: &'static str = "credentials";
    const TEXTS: Texts = Texts {
        title: "profile-credentials",
        lead: "profile-credentials-lead",
        fixed: "profile-credentials-fixed",
        add: "profile-edit-add-credential",
    };

    type Input = CredentialInput;

    fn fill(manager: &Manager, form: &mut Form) {
        for (row, credential) in manager.credentials.iter().enumerate() {
            let at = |part: &str| format!("credentials.{row}.{part}");
            form.put(&at("kind"), credential.kind.value());
            form.put_if(&at("level"), credential.level.map(Code::value));
            form.put_if(&at("name"), credential.name.as_ref());
            form.put(&at("issuer"), credential.issuer.as_str());
            form.put_if(&at("number"), credential.number.as_ref());
            form.put_if(&at("issuedOn"), credential.issued_on);
            form.put_if(&at("validUntil"), credential.valid_until);
        }
    }

    async fn read(visit: &Visit, form: &mut Form, row: &str) -> Result<Option<CredentialInput>, Fault> {
        let at = |part: &str| format!("credentials.{row}.{part}");
        let (issued_on, valid_until) = (day(visit, form, &at("issuedOn")), day(visit, form, &at("validUntil")));
        let kind = form.code(visit, &at("kind"));
        Ok(kind.map(|kind| CredentialInput {
            kind,
            level: form.code_if(&at("level")),
            name: form.fields.text(&at("name")),
            issuer: form.get(&at("issuer")).to_owned(),
            number: form.fields.text(&at("number")),
            issued_on,
            valid_until,
        }))
    }

    async fn set(visit: &Visit, manager: cynic::Id, version: i32, all: Vec<Self::Input>) -> Result<Answer, Fault> {
        let input = SetCredentialsInput {
            manager,
            version: Some(version),
            credentials: all,
        };
        Ok(match visit.ask(Set::build(Change { input })).await?.set_credentials {
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
    belonging::edit::<Credentials>(&visit, &id).await
}

/// What was typed.
#[handler]
pub(super) async fn send(visit: Visit, Path(id): Path<String>, fields: Fields) -> Result<Response, Fault> {
    belonging::send::<Credentials>(&visit, &id, fields).await
}
