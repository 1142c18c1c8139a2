//! The access log: what stands under agreement is read by nobody unseen.

use qiao_entity::{account, account::AccountStatus, membership::MemberRole};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait};
use serde_json::{Value, json};

use crate::{
    agreement::{Scene, scene},
    support::{ADMIN, ANYONE, id},
};

/// What the owner sees of those who read the need, the newest first.
async fn log(scene: &Scene) -> Vec<Value> {
    let query = "query ($id: ID!) { need(id: $id) { accessLog {
        nodes { at actor account { id name } parts via } } } }";
    let mut data = scene
        .service
        .data_as(&scene.owner, query, json!({ "id": scene.need }))
        .await;
    match data["need"]["accessLog"]["nodes"].take() {
        Value::Array(entries) => entries,
        other => panic!("no list: {other}"),
    }
}

#[tokio::test]
async fn each_field_under_agreement_that_a_holder_reads_is_in_the_log_with_its_part() {
    let scene = scene().await;
    scene.agree(&scene.need).await;
    assert_eq!(log(&scene).await, Vec::<Value>::new());
    for (fields, parts) in [
        ("withheld levels { budget } title { text }", json!(null)),
        ("organization { id }", json!(["ORGANIZATION"])),
        ("description { zh }", json!(["DESCRIPTION"])),
        ("translations { number }", json!(["DESCRIPTION"])),
        ("indicators { value }", json!(["INDICATORS"])),
        ("noIndicatorsReason", json!(["INDICATORS"])),
        ("budgetMax { minorUnits }", json!(["BUDGET"])),
        ("decisionOwner", json!(["DECISION_OWNER"])),
        (
            "decisionOwner budgetMax { minorUnits } again: decisionOwner",
            json!(["BUDGET", "DECISION_OWNER"]),
        ),
        ("moves { to actor }", json!(["MOVES"])),
        ("nearDuplicates { similarity }", json!(["MATCHING"])),
        ("candidateManagers { edges { reasons { term } } }", json!(["MATCHING"])),
    ] {
        if parts == json!(["MATCHING"]) {
            scene.service.settle().await;
        }
        let before = log(&scene).await.len();
        let query = format!("query ($id: ID!) {{ need(id: $id) {{ {fields} }} }}");
        let variables = json!({ "id": scene.need });
        scene.service.data_as(&scene.asker, &query, variables.clone()).await;
        // Who may not read it leaves no trace.
        scene.service.data(ANYONE, &query, variables).await;
        let entries = log(&scene).await;
        let new = entries.len() - before;
        if parts.is_null() {
            assert_eq!(new, 0, "{fields}");
        } else {
            assert_eq!((new, &entries[0]["parts"]), (1, &parts), "{fields}");
        }
    }
}

#[tokio::test]
async fn reads_of_an_achievement_are_in_its_log() {
    let scene = scene().await;
    let achievement = json!({
        "organization": scene.enterprise, "name": { "zh": "密封件" }, "description": { "zh": "氟橡胶配方" },
        "levels": { "description": "AGREEMENT", "indicators": "AGREEMENT" },
    });
    let achievement = scene.service.achievement(achievement).await;
    let query = "query ($id: ID!) { achievement(id: $id) { description { zh } indicators { value } } }";
    let variables = json!({ "id": achievement });
    let before = scene.service.data_as(&scene.asker, query, variables.clone()).await;
    assert_eq!(
        before["achievement"],
        json!({ "description": null, "indicators": null })
    );
    scene.agree(&achievement).await;
    let after = scene.service.data_as(&scene.asker, query, variables.clone()).await;
    assert_eq!(after["achievement"]["description"]["zh"], "氟橡胶配方");
    let query =
        "query ($id: ID!) { achievement(id: $id) { accessLog { nodes { parts via } } agreements { totalCount } } }";
    let seen = scene.service.data_as(&scene.owner, query, variables).await;
    assert_eq!(
        seen["achievement"],
        json!({
            "accessLog": { "nodes": [{ "parts": ["DESCRIPTION", "INDICATORS"], "via": "SESSION" }] },
            "agreements": { "totalCount": 1 },
        })
    );
}

#[tokio::test]
async fn highlights_of_a_text_under_agreement_are_a_read_of_it() {
    let scene = scene().await;
    scene.agree(&scene.need).await;
    scene.service.settle().await;
    let query = "{ search(text: \"轴承\") { edges { highlights { path } } } }";
    let found = scene.service.data_as(&scene.asker, query, json!({})).await;
    let paths = found["search"]["edges"][0]["highlights"].to_string();
    assert!(paths.contains("description"), "{paths}");
    assert_eq!(log(&scene).await[0]["parts"], json!(["DESCRIPTION"]));
    let found = scene.service.data(ANYONE, query, json!({})).await;
    let paths = found["search"]["edges"][0]["highlights"].to_string();
    assert!(paths.contains("title") && !paths.contains("description"), "{paths}");
    assert_eq!(log(&scene).await.len(), 1);
}

#[tokio::test]
async fn the_log_says_who_and_through_what_to_the_owners_side_alone() {
    let scene = scene().await;
    let service = &scene.service;
    scene.agree(&scene.need).await;
    let read = "query ($id: ID!) { need(id: $id) { decisionOwner } }";
    service.data_as(&scene.asker, read, json!({ "id": scene.need })).await;
    service.data(ADMIN, read, json!({ "id": scene.need })).await;
    insta::assert_json_snapshot!(log(&scene).await, @r#"
    [
      {
        "account": null,
        "actor": "administrator",
        "at": "2027-01-15T08:00:00+00:00",
        "parts": [
          "DECISION_OWNER"
        ],
        "via": "ADMIN_TOKEN"
      },
      {
        "account": {
          "id": "account_1",
          "name": "Asker"
        },
        "actor": "account_1",
        "at": "2027-01-15T08:00:00+00:00",
        "parts": [
          "DECISION_OWNER"
        ],
        "via": "SESSION"
      }
    ]
    "#);

    let row = account::ActiveModel {
        id: Set(scene.account),
        name: Set(String::new()),
        status: Set(AccountStatus::Erased),
        ..Default::default()
    };
    row.update(&service.app.db).await.expect("erased");
    let erased = json!({ "id": format!("account_{}", scene.account), "name": null });
    assert_eq!(log(&scene).await[1]["account"], erased);

    let pages = "query ($id: ID!, $after: String) { need(id: $id) { accessLog(first: 1, after: $after) {
        totalCount nodes { actor } pageInfo { hasNextPage endCursor } } } }";
    let first = service.data(ADMIN, pages, json!({ "id": scene.need })).await;
    let first = &first["need"]["accessLog"];
    assert_eq!(
        (&first["totalCount"], &first["pageInfo"]["hasNextPage"]),
        (&json!(2), &json!(true))
    );
    let after = json!({ "id": scene.need, "after": first["pageInfo"]["endCursor"] });
    let second = service.data(ADMIN, pages, after).await;
    assert_ne!(second["need"]["accessLog"]["nodes"], first["nodes"]);

    let editor = service.member("Editor", &scene.enterprise, MemberRole::Editor).await;
    let seen = service.data_as(&editor, pages, json!({ "id": scene.need })).await;
    assert_eq!(seen["need"]["accessLog"], Value::Null);
    let seen = service.data(ANYONE, pages, json!({ "id": scene.need })).await;
    assert_eq!(seen["need"]["accessLog"], Value::Null);
}

#[tokio::test]
async fn what_cannot_be_written_down_is_not_given_out() {
    let scene = scene().await;
    scene.agree(&scene.need).await;
    let done = scene.service.app.db.execute_unprepared("drop table access").await;
    done.expect("dropped");
    let ask = async |fields: &str| {
        let query = format!("query ($id: ID!) {{ need(id: $id) {{ {fields} }} }}");
        scene
            .service
            .ask_as(&scene.asker, &query, json!({ "id": scene.need }))
            .await
    };
    let answer = ask("id decisionOwner").await;
    assert_eq!(answer.get("data"), None, "{answer}");
    assert_eq!(answer["errors"][0]["extensions"]["code"], "INTERNAL");
    assert!(!answer.to_string().contains("总工"));
    // What is public needs no log.
    assert_eq!(id(&ask("id withheld").await["data"]["need"]), scene.need);
}
