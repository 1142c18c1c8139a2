//! Tokens for programs.

use std::time::Duration;

use qiao_entity::{account_role::Role, api_token, membership::MemberRole};
use sea_orm::EntityTrait;
use serde_json::{Value, json};

use crate::{
    person::{Asks, Program},
    support::{ADMIN, ANYONE, Service},
};

const CREATE: &str = "mutation ($input: CreateTokenInput!) { createToken(input: $input) { __typename
    ... on TokenCreated { secret token { id name start scopes role createdAt expiresAt lastUsedAt revokedAt } }
    ... on InvalidApiToken { problems { path code } } } }";
const REVOKE: &str = "mutation ($input: RevokeTokenInput!) { revokeToken(input: $input) { __typename
    ... on TokenRevoked { token { revokedAt } } } }";
const OWN: &str = "{ viewer { tokens { id name start scopes lastUsedAt revokedAt } } }";
const DAY: Duration = Duration::from_hours(24);

async fn create(service: &Service, asks: &impl Asks, input: Value) -> Value {
    service.as_account(asks, CREATE, json!({ "input": input })).await
}

fn codes(answer: &Value) -> Vec<(&str, &str)> {
    let problems = answer["problems"]
        .as_array()
        .unwrap_or_else(|| panic!("no problems in {answer}"));
    problems
        .iter()
        .map(|problem| {
            (
                problem["path"][0].as_str().unwrap_or_default(),
                problem["code"].as_str().unwrap_or_default(),
            )
        })
        .collect()
}

fn secret(answer: &Value) -> &str {
    answer["secret"]
        .as_str()
        .unwrap_or_else(|| panic!("no secret in {answer}"))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_is_shown_once_works_within_its_scopes_and_ends() {
    let service = Service::start().await;
    let person = service.logged_in("li").await;
    let made = create(&service, &person, json!({ "name": " 每日同步 ", "scopes": ["WRITE"] })).await;
    let secret = secret(&made).to_owned();
    assert!(secret.starts_with("qiao_") && secret.len() == 48);
    assert_eq!(made["token"]["start"], json!(secret[..9]));
    assert_eq!(made["token"]["name"], "每日同步");
    assert_eq!(made["token"]["lastUsedAt"], Value::Null);
    let stored = api_token::Entity::find()
        .one(&service.app.db)
        .await
        .expect("read")
        .expect("a row");
    assert!(!stored.digest.contains(&secret) && !secret.contains(&stored.digest));
    assert_eq!((*stored.expires_at - *stored.created_at).num_days(), 90);

    let program = Program(secret.clone());
    let listed = service.as_account(&program, OWN, json!({})).await;
    assert_eq!(listed["tokens"], Value::Null, "listing needs MANAGE");
    let listed = service.as_account(&person, OWN, json!({})).await;
    assert_eq!(listed["tokens"][0]["scopes"], json!(["WRITE"]));
    assert_ne!(listed["tokens"][0]["lastUsedAt"], Value::Null);
    let more = json!({ "input": { "name": "x" } });
    assert_eq!(service.refused_as(&program, CREATE, more).await, "FORBIDDEN");
    assert_eq!(
        service
            .refused_as(&program, REVOKE, json!({ "input": { "id": made["token"]["id"] } }))
            .await,
        "FORBIDDEN"
    );
    service.pass(DAY * 90);
    assert_eq!(service.refused_as(&program, OWN, json!({})).await, "UNAUTHENTICATED");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_taken_back_is_worth_nothing_at_once() {
    let service = Service::start().await;
    let person = service.logged_in("li").await;
    let stranger = service.logged_in("wang").await;
    let made = create(&service, &person, json!({ "name": "x" })).await;
    let program = Program(secret(&made).to_owned());
    service.as_account(&program, OWN, json!({})).await;
    let input = json!({ "input": { "id": made["token"]["id"] } });
    // A stranger learns nothing of it.
    let answer = service.as_account(&stranger, REVOKE, input.clone()).await;
    assert_eq!(answer["__typename"], "NotFound");
    let answer = service
        .as_account(&stranger, REVOKE, json!({ "input": { "id": "token_999" } }))
        .await;
    assert_eq!(answer["__typename"], "NotFound");
    assert_eq!(service.refused(ANYONE, REVOKE, input.clone()).await.0, "FORBIDDEN");
    let answer = service.as_account(&person, REVOKE, input.clone()).await;
    assert_ne!(answer["token"]["revokedAt"], Value::Null);
    assert_eq!(service.refused_as(&program, OWN, json!({})).await, "UNAUTHENTICATED");
    let again = service.data(ADMIN, REVOKE, input).await;
    assert_eq!(again["revokeToken"]["token"]["revokedAt"], answer["token"]["revokedAt"]);
    let log = service
        .data(ADMIN, "{ auditLog { nodes { action subject detail } } }", json!({}))
        .await;
    assert_eq!(log["auditLog"]["nodes"].as_array().map(Vec::len), Some(2));
    assert_eq!(log["auditLog"]["nodes"][1]["detail"]["owner"], json!(person.id()));
    let text = log.to_string();
    assert!(!text.contains(secret(&made)), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_makes_only_narrower_and_shorter_ones() {
    let service = Service::start().await;
    let person = service.logged_in("li").await;
    let end = |days: i64| (*service.app.clock.now() + chrono::TimeDelta::days(days)).to_rfc3339();
    let wide = json!({ "name": "管理", "scopes": ["MANAGE", "WRITE"], "expiresAt": end(10) });
    let made = create(&service, &person, wide).await;
    let program = Program(secret(&made).to_owned());
    for (more, wrong) in [
        (json!({ "scopes": ["CONFIDENTIAL"] }), ("scopes", "NOT_WANTED")),
        (json!({ "scopes": ["MANAGE"] }), ("scopes", "NOT_WANTED")),
        (json!({ "expiresAt": end(11) }), ("expiresAt", "OUT_OF_RANGE")),
    ] {
        let mut input = json!({ "name": "x" });
        input
            .as_object_mut()
            .expect("an object")
            .extend(more.as_object().expect("an object").clone());
        assert_eq!(codes(&create(&service, &program, input).await), [wrong]);
    }
    let narrower = create(&service, &program, json!({ "name": "x", "scopes": ["WRITE"] })).await;
    assert_eq!(narrower["token"]["expiresAt"], made["token"]["expiresAt"]);
    // Whoever cannot read what is confidential does not erase and does not export.
    let erase = "mutation { eraseAccount(input: { login: \"li\", profile: KEEP }) { __typename } }";
    assert_eq!(service.refused_as(&program, erase, json!({})).await, "FORBIDDEN");
    let export = "mutation { exportMyData { __typename } }";
    assert_eq!(service.refused_as(&program, export, json!({})).await, "FORBIDDEN");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_is_not_for_what_is_confidential_reads_no_draft_of_the_registries() {
    let service = Service::start().await;
    let draft = json!({ "kind": "DISCOVERER", "status": "DRAFT", "name": { "zh": "王工" } });
    let manager = service.manager(draft, &[]).await;
    let draft = json!({ "kind": "ENTERPRISE", "status": "DRAFT", "name": { "zh": "企业" } });
    let organization = service.organization(draft).await;
    let (registrar, own) = (service.logged_in("registrar").await, service.logged_in("own").await);
    service.give_role(&registrar, Role::Registrar, None).await;
    service.make_manager(&own, &manager).await;
    let read = "query ($manager: ID!, $organization: ID!) {
        manager(id: $manager) { id } node(id: $manager) { id } managers { totalCount }
        organization(id: $organization) { members { role } } organizations { totalCount }
        viewer { account { manager { id } } } }";
    let records = json!({ "manager": manager, "organization": organization });
    let none = json!({ "totalCount": 0 });
    for person in [&registrar, &own] {
        for scopes in [json!([]), json!(["WRITE", "MANAGE"])] {
            let made = create(&service, person, json!({ "name": "x", "scopes": scopes })).await;
            let narrow = Program(secret(&made).to_owned());
            let told = service.answer_to(&narrow, read, records.clone()).await;
            let data = json!({ "manager": null, "node": null, "managers": none, "organization": null, "organizations": none,
                "viewer": { "account": { "manager": null } } });
            assert_eq!(
                told,
                json!({ "data": data, "extensions": told["extensions"] }),
                "{scopes}"
            );
            if scopes == json!([]) {
                continue;
            }
            // What it may not know of it does not change either.
            let set = "mutation ($input: SetAffiliationsInput!) { setAffiliations(input: $input) { __typename } }";
            let input = json!({ "input": { "manager": manager, "affiliations": [] } });
            let done = service.as_account(&narrow, set, input).await;
            assert_eq!(done["__typename"], "NotFound");
            let update = "mutation ($input: UpdateManagerInput!) { updateManager(input: $input) { __typename } }";
            let next = json!({ "kind": "DISCOVERER", "status": "DRAFT", "name": { "zh": "李工" } });
            let input = json!({ "input": { "id": manager, "version": 1, "manager": next } });
            let done = service.as_account(&narrow, update, input).await;
            assert_eq!(done["__typename"], "NotFound");
        }
        let made = create(&service, person, json!({ "name": "x", "scopes": ["CONFIDENTIAL"] })).await;
        let wide = Program(secret(&made).to_owned());
        let told = service.answer_to(&wide, read, records.clone()).await;
        assert_eq!(told["data"]["manager"]["id"], json!(manager), "{told}");
        assert_eq!(told["data"]["managers"]["totalCount"], 1);
    }
    // Nor does it name an organization that it may not know of.
    let shown = json!({ "kind": "DISCOVERER", "name": { "zh": "赵工" } });
    let shown = service.manager(shown, &[]).await;
    let made = create(&service, &registrar, json!({ "name": "x", "scopes": ["WRITE"] })).await;
    let narrow = Program(secret(&made).to_owned());
    let set = "mutation ($input: SetAffiliationsInput!) { setAffiliations(input: $input) {
        __typename ... on InvalidAffiliations { problems { path code } } } }";
    let affiliation = json!({ "organization": organization, "mode": "FULL_TIME" });
    let input = json!({ "input": { "manager": shown, "affiliations": [affiliation] } });
    let done = service.as_account(&narrow, set, input).await;
    assert_eq!(
        done["problems"],
        json!([{ "path": ["affiliations", "0", "organization"], "code": "NO_RECORD" }])
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_makes_no_token_is_said_all_at_once() {
    let service = Service::start().await;
    let person = service.logged_in("li").await;
    let year = (*service.app.clock.now() + chrono::TimeDelta::days(366)).to_rfc3339();
    let input = json!({ "name": " ", "expiresAt": year, "role": "READER" });
    let answer = create(&service, &person, input).await;
    assert_eq!(
        codes(&answer),
        [
            ("name", "REQUIRED"),
            ("expiresAt", "OUT_OF_RANGE"),
            ("role", "NOT_WANTED")
        ]
    );
    let input = json!({ "name": "x".repeat(129), "expiresAt": "2020-01-01T00:00:00Z" });
    let answer = create(&service, &person, input).await;
    assert_eq!(codes(&answer), [("name", "TOO_LONG"), ("expiresAt", "PAST")]);
    let input = json!({ "input": { "name": "x" } });
    assert_eq!(service.refused(ANYONE, CREATE, input.clone()).await.0, "FORBIDDEN");
    assert_eq!(
        service.refused(ADMIN, CREATE, input).await.0,
        "FORBIDDEN",
        "the operator is no account"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_tokens_of_an_organization_are_its_owners() {
    let service = Service::start().await;
    let organization = json!({ "kind": "ENTERPRISE", "status": "DRAFT", "name": { "zh": "企业" } });
    let organization = service.organization(organization).await;
    let (owner, editor) = (service.logged_in("owner").await, service.logged_in("editor").await);
    service.make_member(&owner, &organization, MemberRole::Owner).await;
    service.make_member(&editor, &organization, MemberRole::Editor).await;
    let input =
        json!({ "name": "x", "organization": organization, "role": "READER", "scopes": ["CONFIDENTIAL", "MANAGE"] });
    let variables = json!({ "input": input });
    assert_eq!(service.refused_as(&editor, CREATE, variables).await, "FORBIDDEN");
    let made = create(&service, &owner, input).await;
    let program = Program(secret(&made).to_owned());
    let see = "query ($id: ID!) { organization(id: $id) { tokens { id role } members { role } } }";
    let id = json!({ "id": organization });
    let seen = service.as_account(&program, see, id.clone()).await;
    assert_eq!(seen["tokens"], Value::Null, "a program is no owner");
    assert_eq!(seen["members"].as_array().map(Vec::len), Some(2));
    let seen = service.as_account(&owner, see, id.clone()).await;
    assert_eq!(seen["tokens"], json!([{ "id": made["token"]["id"], "role": "READER" }]));
    let seen = service.as_account(&editor, see, id.clone()).await;
    assert_eq!(seen["tokens"], Value::Null);
    for (role, wrong) in [(json!("OWNER"), "UNKNOWN"), (Value::Null, "REQUIRED")] {
        let input = json!({ "name": "x", "organization": organization, "role": role });
        assert_eq!(codes(&create(&service, &owner, input).await), [("role", wrong)]);
    }
    // It manages nothing whatever its scopes say: it has no account and is no owner.
    let own = json!({ "input": { "name": "x" } });
    assert_eq!(service.refused_as(&program, CREATE, own).await, "FORBIDDEN");
    let revoke = json!({ "input": { "id": made["token"]["id"] } });
    let answer = service.as_account(&editor, REVOKE, revoke.clone()).await;
    assert_eq!(answer["__typename"], "NotFound");
    let answer = service.as_account(&owner, REVOKE, revoke).await;
    assert_eq!(answer["__typename"], "TokenRevoked");
    assert_eq!(service.refused_as(&program, see, id).await, "UNAUTHENTICATED");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_has_at_most_a_hundred_live_tokens() {
    let service = Service::start().await;
    let person = service.logged_in("li").await;
    let mut last = Value::Null;
    for _ in 0..100 {
        last = create(&service, &person, json!({ "name": "x" })).await;
        assert_eq!(last["__typename"], "TokenCreated");
    }
    let more = create(&service, &person, json!({ "name": "x" })).await;
    assert_eq!(more["problems"][0]["code"], "TOO_MANY");
    let input = json!({ "input": { "id": last["token"]["id"] } });
    service.as_account(&person, REVOKE, input).await;
    let more = create(&service, &person, json!({ "name": "x" })).await;
    assert_eq!(more["__typename"], "TokenCreated");
}
