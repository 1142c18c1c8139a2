//! People and their programs, as they ask for what concerns accounts.

use poem::{
    Request,
    http::{HeaderName, Method, header},
};
use qiao_entity::account_role::Role;
use serde_json::{Value, json};

use crate::{session::Session, support::Service};

/// Whoever sends something with a request to say who asks.
pub(crate) trait Asks {
    /// The header and its value.
    fn header(&self) -> (HeaderName, String);
}

impl Asks for Session {
    fn header(&self) -> (HeaderName, String) {
        (header::COOKIE, self.cookie.clone())
    }
}

/// A program with a token.
pub(crate) struct Program(pub(crate) String);

impl Asks for Program {
    fn header(&self) -> (HeaderName, String) {
        (header::AUTHORIZATION, format!("Bearer {}", self.0))
    }
}

impl Session {
    /// The account's id.
    pub(crate) fn id(&self) -> String {
        format!("account_{}", self.account)
    }
}

impl Service {
    /// A new administrator, logged in.
    pub(crate) async fn administrator(&self, login: &str) -> Session {
        let person = self.logged_in(login).await;
        self.give_role(&person, Role::Administrator, None).await;
        person
    }

    /// Asks in English and returns the whole answer.
    pub(crate) async fn answer_to(&self, asks: &impl Asks, query: &str, variables: Value) -> Value {
        let (name, value) = asks.header();
        let request = Request::builder()
            .method(Method::POST)
            .uri_str("/graphql")
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::ACCEPT_LANGUAGE, "en")
            .header(name, value);
        let body = json!({ "query": query, "variables": variables }).to_string();
        let (_, body) = self.send(request.body(body)).await;
        serde_json::from_str(&body).expect("an answer in JSON")
    }

    /// Asks for something that has no errors, and returns the data of its only field.
    pub(crate) async fn as_account(&self, asks: &impl Asks, query: &str, variables: Value) -> Value {
        let mut answer = self.answer_to(asks, query, variables).await;
        assert_eq!(answer.get("errors"), None, "{query}: {answer}");
        let data = answer["data"].as_object_mut().expect("data");
        data.values_mut().next().expect("a field").take()
    }

    /// Asks for something that is refused, and returns the code of the first error.
    pub(crate) async fn refused_as(&self, asks: &impl Asks, query: &str, variables: Value) -> String {
        let answer = self.answer_to(asks, query, variables).await;
        let code = answer["errors"][0]["extensions"]["code"].as_str();
        code.unwrap_or_else(|| panic!("not refused: {answer}")).to_owned()
    }
}

/// What is asked of problems.
pub(crate) const PROBLEMS: &str = "problems { path code }";

/// An enterprise that is shown.
pub(crate) async fn enterprise(service: &Service) -> String {
    let organization = json!({ "kind": "ENTERPRISE", "name": { "zh": "企业" } });
    service.organization(organization).await
}

/// Does what a mutation does with this input, and returns its answer.
pub(crate) async fn do_as(service: &Service, session: &Session, query: &str, input: Value) -> Value {
    service.as_account(session, query, json!({ "input": input })).await
}

/// What a mutation that has problems says: paths and codes.
pub(crate) fn problems(answer: &Value) -> Vec<(String, String)> {
    let list = answer["problems"]
        .as_array()
        .unwrap_or_else(|| panic!("no problems in {answer}"));
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    list.iter()
        .map(|problem| {
            let path = problem["path"].as_array().expect("a path");
            let path: Vec<String> = path.iter().map(text).collect();
            (path.join("."), text(&problem["code"]))
        })
        .collect()
}

/// One problem.
pub(crate) fn one(path: &str, code: &str) -> Vec<(String, String)> {
    vec![(path.to_owned(), code.to_owned())]
}
