//! Credentials: who sets them, what is wrong with them, and who reads the numbers of certificates.

use qiao_entity::account_role::Role;
use serde_json::{Value, json};

use crate::{
    session::Session,
    support::{ANYONE, Service},
};

async fn set(service: &Service, session: Option<&Session>, manager: &str, credentials: Value) -> Value {
    let query = "mutation ($input: SetCredentialsInput!) { setCredentials(input: $input) { __typename
        ... on CredentialsSet { credentials { kind number } } ... on InvalidCredentials { problems { path code } } } }";
    let variables = json!({ "input": { "manager": manager, "credentials": credentials } });
    let mut answer = match session {
        Some(session) => service.ask_as(session, query, variables).await,
        None => service.ask(ANYONE, query, variables).await,
    };
    match answer.get("errors") {
        Some(errors) => errors[0]["extensions"]["code"].clone(),
        None => answer["data"]["setCredentials"].take(),
    }
}

async fn read(service: &Service, session: Option<&Session>, manager: &str) -> Value {
    let query = "query ($id: ID!) { manager(id: $id) { credentials { kind level name issuer number issuedOn validUntil isValid } } }";
    let variables = json!({ "id": manager });
    let mut data = match session {
        Some(session) => service.data_as(session, query, variables).await,
        None => service.data(ANYONE, query, variables).await,
    };
    data["manager"]["credentials"].take()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_manager_says_what_it_has_until_it_is_admitted_then_the_registrar_does() {
    let service = Service::start().await;
    let manager = async |status: &str| {
        service
            .manager(
                json!({ "kind": "INVESTOR", "status": status, "name": { "zh": "李工" } }),
                &[],
            )
            .await
    };
    let (draft, shown) = (manager("DRAFT").await, manager("PUBLISHED").await);
    let (own, admitted, registrar) = (
        service.logged_in("own").await,
        service.logged_in("admitted").await,
        service.logged_in("registrar").await,
    );
    service.make_manager(&own, &draft).await;
    service.make_manager(&admitted, &shown).await;
    service.give_role(&registrar, Role::Registrar, None).await;
    let two = json!([
        { "kind": "TITLE", "level": "SENIOR_ENGINEER", "name": "技术经纪", "issuer": " 某市人社局 ", "number": "T-1", "issuedOn": "2022-11-18" },
        { "kind": "TRAINING", "level": "JUNIOR", "issuer": "某基地", "issuedOn": "2021-01-01", "validUntil": "2024-12-31" },
    ]);
    assert_eq!(
        set(&service, Some(&own), &draft, two.clone()).await["credentials"][0]["number"],
        "T-1"
    );
    for (session, record) in [(Some(&admitted), &shown), (Some(&own), &shown), (None, &shown)] {
        assert_eq!(set(&service, session, record, two.clone()).await, "FORBIDDEN");
    }
    assert_eq!(
        set(&service, Some(&registrar), &shown, two.clone()).await["__typename"],
        "CredentialsSet"
    );
    // Everyone sees them, not their numbers; the manager and who keeps the registry read those too.
    let public = read(&service, None, &shown).await;
    let title = json!({ "kind": "TITLE", "level": "SENIOR_ENGINEER", "name": "技术经纪", "issuer": "某市人社局", "number": null,
        "issuedOn": "2022-11-18", "validUntil": null, "isValid": true });
    assert_eq!(public[0], title);
    assert_eq!(
        (&public[1]["kind"], &public[1]["isValid"]),
        (&json!("TRAINING"), &json!(false)),
        "it has run out"
    );
    for session in [&admitted, &registrar] {
        assert_eq!(read(&service, Some(session), &shown).await[0]["number"], "T-1");
    }
    assert_eq!(read(&service, Some(&own), &shown).await[0]["number"], Value::Null);
    // Replaced as a whole; given out with the rest.
    let document = service
        .data_as(
            &admitted,
            "mutation { exportMyData(input: {}) { ... on DataExported { document } } }",
            json!({}),
        )
        .await;
    assert_eq!(
        document["exportMyData"]["document"]["manager"]["credentials"][0]["number"],
        "T-1"
    );
    set(&service, Some(&registrar), &shown, json!([])).await;
    assert_eq!(read(&service, None, &shown).await, json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_is_told_at_its_place() {
    let service = Service::start().await;
    let registrar = service.logged_in("registrar").await;
    service.give_role(&registrar, Role::Registrar, None).await;
    let manager = service
        .manager(json!({ "kind": "INVESTOR", "name": { "zh": "李工" } }), &[])
        .await;
    let wrong = json!([
        { "kind": "TITLE", "level": "SENIOR", "issuer": "甲" },
        { "kind": "TRAINING", "issuer": "甲" },
        { "kind": "RTTP", "level": "JUNIOR", "issuer": "  " },
        { "kind": "RECOGNITION", "issuer": "甲", "issuedOn": "2025-01-01", "validUntil": "2024-01-01" },
    ]);
    let told = set(&service, Some(&registrar), &manager, wrong).await;
    let problems = told["problems"].as_array().expect("problems").iter();
    let problems: Vec<(Value, Value)> = problems
        .map(|problem| (problem["path"].clone(), problem["code"].clone()))
        .collect();
    let expected = [
        ("0", "level", "UNKNOWN"),
        ("1", "level", "REQUIRED"),
        ("2", "level", "NOT_WANTED"),
        ("2", "issuer", "REQUIRED"),
        ("3", "validUntil", "REVERSED"),
    ];
    assert_eq!(
        problems,
        expected.map(|(at, field, code)| (json!(["credentials", at, field]), json!(code)))
    );
    let many: Vec<Value> = (0..21).map(|_| json!({ "kind": "RTTP", "issuer": "甲" })).collect();
    assert_eq!(
        set(&service, Some(&registrar), &manager, json!(many)).await["problems"][0]["code"],
        "TOO_MANY"
    );
    assert_eq!(
        set(&service, Some(&registrar), "manager_999", json!([])).await["__typename"],
        "NotFound"
    );
}
