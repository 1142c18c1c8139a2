//! How the index is doing, for administrators; and the accounts of a role.

use std::time::Duration;

use qiao_entity::{account_role::Role, change, noun::Noun};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use serde_json::json;

use crate::support::{ADMIN, ANYONE, Service};

const STATE: &str =
    "{ indexState { activity failure logPosition position changesBehind secondsBehind documents { value count }
    builtAt learnedFrom rebuild { done total } surveyedPosition } }";

#[tokio::test(flavor = "multi_thread")]
async fn administrators_see_how_far_the_index_is_behind() {
    let service = Service::start_with(|config| config.poll_interval = Duration::from_hours(1)).await;
    service
        .organization(json!({ "kind": "PARK", "name": { "zh": "园区" } }))
        .await;
    service.settle().await;
    service.app.surveyed(Duration::from_mins(1)).await.expect("a survey");
    let state = service.data(ADMIN, STATE, json!({})).await["indexState"].take();
    assert_eq!(state["logPosition"], "1");
    assert_eq!(
        (&state["position"], &state["surveyedPosition"]),
        (&json!("1"), &json!("1"))
    );
    assert_eq!(
        (&state["activity"], &state["failure"], &state["rebuild"]),
        (&json!("FOLLOWING"), &json!(null), &json!(null))
    );
    assert_eq!(
        (&state["changesBehind"], &state["secondsBehind"]),
        (&json!(0), &json!(0))
    );
    let documents = state["documents"].as_array().expect("a list");
    assert!(
        documents.contains(&json!({ "value": "ORGANIZATION", "count": 1 })),
        "{state}"
    );
    assert!(documents.contains(&json!({ "value": "NEED", "count": 0 })), "{state}");
    assert!(
        state["builtAt"].as_str().is_some_and(|at| at.starts_with("20")),
        "{state}"
    );
    // Changes of another process, of which nobody has told the indexer yet.
    for _ in 0..2 {
        let change = change::ActiveModel {
            noun: Set(Noun::Organization),
            row_id: Set(1),
            at: Set(service.app.clock.now()),
            bulk: Set(false),
            ..Default::default()
        };
        change.insert(&service.app.db).await.expect("a change");
        service.pass(Duration::from_mins(1));
    }
    let state = service.data(ADMIN, STATE, json!({})).await["indexState"].take();
    assert_eq!((&state["logPosition"], &state["position"]), (&json!("3"), &json!("1")));
    assert_eq!(
        (&state["changesBehind"], &state["secondsBehind"]),
        (&json!(2), &json!(120))
    );
    assert_eq!(service.refused(ANYONE, STATE, json!({})).await.0, "FORBIDDEN");
}

#[tokio::test(flavor = "multi_thread")]
async fn accounts_are_found_by_role() {
    let service = Service::start().await;
    for (login, role) in [
        ("wang", Some(Role::Reviewer)),
        ("li", None),
        ("zhao", Some(Role::Registrar)),
    ] {
        let session = service.logged_in(login).await;
        if let Some(role) = role {
            service.give_role(&session, role, None).await;
        }
    }
    let query = "query ($role: Role) { accounts(filter: { role: $role }) { totalCount nodes { login } } }";
    let data = service.data(ADMIN, query, json!({ "role": "REVIEWER" })).await;
    assert_eq!(
        data["accounts"],
        json!({ "totalCount": 1, "nodes": [{ "login": "wang" }] })
    );
    assert_eq!(
        service.data(ADMIN, query, json!({ "role": "MATCHMAKER" })).await["accounts"]["totalCount"],
        0
    );
    assert_eq!(service.data(ADMIN, query, json!({})).await["accounts"]["totalCount"], 3);
}
