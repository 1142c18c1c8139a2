//! What is answered once: queries and mutations.

use serde_json::{Value, json};

use super::client::{Listening, WHO};
use crate::support::TOKEN;

#[tokio::test]
async fn queries_and_mutations_are_run_with_the_rights_of_who_was_greeted() {
    let listening = Listening::start(|_| {}).await;
    let mut anyone = listening.greeted(Value::Null).await;
    assert_eq!(
        anyone.answer("1", WHO).await,
        json!({ "data": { "viewer": { "role": "ANONYMOUS" } } })
    );
    let token = format!("Bearer {TOKEN}");
    for name in ["authorization", "Authorization"] {
        let mut admin = listening.greeted(json!({ name: token })).await;
        assert_eq!(admin.answer("1", WHO).await["data"]["viewer"]["role"], "ADMINISTRATOR");
        // An id is free again as soon as its operation is complete.
        let made =
            "mutation { createOrganization(input: { organization: { kind: ENTERPRISE, name: { zh: \"某企业\" } } }) {
            __typename } }";
        let made = admin.answer("1", made).await;
        assert_eq!(made["data"]["createOrganization"]["__typename"], "OrganizationCreated");
    }
    let mut by_header = listening
        .connect(&[
            ("sec-websocket-protocol", "graphql-ws, graphql-transport-ws"),
            ("authorization", &token),
        ])
        .await
        .expect("a socket");
    by_header.greet(json!({})).await;
    assert_eq!(
        by_header.answer("x", WHO).await["data"]["viewer"]["role"],
        "ADMINISTRATOR"
    );
}

#[tokio::test]
async fn what_cannot_be_run_is_answered_with_the_same_errors_as_over_http() {
    let listening = Listening::start(|_| {}).await;
    let mut client = listening.greeted(json!({})).await;
    let deep = format!("{}b{}", "{a".repeat(25), "}".repeat(25));
    for (query, code) in [
        ("{ nothing }", "BAD_REQUEST"),
        ("{", "BAD_REQUEST"),
        ("subscription { nothing }", "BAD_REQUEST"),
        (
            "subscription { a: needPublished { id } b: needPublished { id } }",
            "BAD_REQUEST",
        ),
        (
            "subscription { ...F } fragment F on Subscription { needPublished { id } }",
            "BAD_REQUEST",
        ),
        (
            "subscription { needPublished(filter: { organization: \"dog_1\" }) { id } }",
            "BAD_REQUEST",
        ),
        (&deep, "BAD_REQUEST"),
    ] {
        client.ask("1", query).await;
        let error = client.said().await;
        assert_eq!(
            (&error["id"], &error["type"]),
            (&json!("1"), &json!("error")),
            "{query}"
        );
        assert_eq!(error["payload"][0]["extensions"]["code"], code, "{error}");
        let message = error["payload"][0]["message"].as_str().unwrap_or_default();
        assert!(!message.is_empty(), "{error}");
    }
    // A field that fails is no operation that fails.
    let refused = client
        .answer("2", "mutation { createOrganization(input: { organization: { kind: ENTERPRISE, name: { zh: \"x\" } } }) { __typename } }")
        .await;
    assert_eq!(refused["errors"][0]["extensions"]["code"], "FORBIDDEN");
}

#[tokio::test]
async fn log_ins_are_counted_for_the_address_as_over_http() {
    let listening = Listening::start(|_| {}).await;
    let mut client = listening.greeted(json!({})).await;
    let log_in = |login: u32| {
        format!(
            "mutation {{ logIn(input: {{ login: \"nobody.{login}\", password: \"a wrong one\" }}) {{ __typename }} }}"
        )
    };
    for login in 0..30 {
        let answer = client.answer("1", &log_in(login)).await;
        assert_eq!(answer["data"]["logIn"]["__typename"], "LogInRefused", "{answer}");
    }
    let late = client.answer("1", &log_in(30)).await;
    let error = &late["errors"][0]["extensions"];
    assert_eq!(error, &json!({ "code": "RATE_LIMITED", "retryAfter": 2 }), "{late}");
    // Another socket of the same address has no tries of its own.
    let mut other = listening.greeted(json!({})).await;
    let late = other.answer("1", &log_in(31)).await;
    assert_eq!(late["errors"][0]["extensions"]["code"], "RATE_LIMITED", "{late}");
}
