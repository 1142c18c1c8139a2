//! A translation is written by the manager and signed by the enterprise; both texts remain and are compared.

use serde_json::{Value, json};

use super::{Scene, scene};
use crate::{session::Session, support::ANYONE};

/// Does something with a translation; the shortest that says what became of it.
async fn act(scene: &Scene, who: &Session, mutation: &str, more: Value) -> String {
    let name = format!("{}{}", mutation[..1].to_uppercase(), &mutation[1..]);
    let query = format!(
        "mutation ($input: {name}Input!) {{ {mutation}(input: $input) {{ __typename
            ... on TranslationAnswered {{ translation {{ status }} }} ... on InvalidTranslation {{ problems {{ path code }} }} }} }}"
    );
    let mut input = json!({ "need": scene.need, "version": scene.need_version().await, "number": 1 });
    input
        .as_object_mut()
        .expect("an object")
        .extend(more.as_object().expect("an object").clone());
    let answer = scene.service.ask_as(who, &query, json!({ "input": input })).await;
    let of = &answer["data"][mutation];
    let text = answer["errors"][0]["extensions"]["code"]
        .as_str()
        .or(of["translation"]["status"].as_str())
        .or(of["problems"][0]["code"].as_str())
        .or(of["__typename"].as_str());
    text.unwrap_or("?").to_owned()
}

/// The lead writes a translation.
async fn write(scene: &Scene, description: &str) {
    let query = "mutation ($input: AddTranslationInput!) { addTranslation(input: $input) { __typename } }";
    let input = json!({ "id": scene.need, "version": scene.need_version().await, "language": "ZH", "title": "热水器 CO 浓度",
        "description": description, "manager": scene.lead });
    let done = scene
        .service
        .data_as(&scene.first, query, json!({ "input": input }))
        .await;
    assert_eq!(done["addTranslation"]["__typename"], "TranslationAdded");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_author_signs_then_the_enterprise_and_nothing_is_overwritten() {
    let scene = scene().await;
    let sign = json!({});
    write(&scene, "热水器：背景、要求与量化指标").await;
    for (who, wanted) in [
        (&scene.editor, "WRONG_STATUS"),
        (&scene.reader, "FORBIDDEN"),
        (&scene.second, "FORBIDDEN"),
        (&scene.outsider, "FORBIDDEN"),
        (&scene.first, "OFFERED"),
        (&scene.first, "WRONG_STATUS"),
    ] {
        assert_eq!(act(&scene, who, "signTranslation", sign.clone()).await, wanted);
    }
    let back = |sentence: &str| json!({ "reason": "INDICATOR_NOT_MET", "sentence": sentence });
    for (who, input, wanted) in [
        (&scene.first, back("少了指标"), "FORBIDDEN"),
        (&scene.editor, back(" "), "REQUIRED"),
        (&scene.editor, back("少了指标"), "RETURNED"),
        (&scene.editor, back("少了指标"), "WRONG_STATUS"),
    ] {
        assert_eq!(act(&scene, who, "returnTranslation", input).await, wanted);
    }
    write(&scene, "热水器：背景、要求与量化指标（CO ≤ 30 ppm）").await;
    assert_eq!(
        act(&scene, &scene.first, "signTranslation", json!({ "number": 1 })).await,
        "WRONG_STATUS"
    );
    assert_eq!(
        act(&scene, &scene.first, "signTranslation", json!({ "number": 2 })).await,
        "OFFERED"
    );
    let acts = "query ($id: ID!) { need(id: $id) { translationActs } }";
    let can = |who: &Session| {
        let (service, who, need) = (&scene.service, who.clone(), scene.need.clone());
        async move { service.data_as(&who, acts, json!({ "id": need })).await["need"]["translationActs"].clone() }
    };
    assert_eq!(can(&scene.editor).await, json!(["SIGN", "RETURN"]));
    assert_eq!(can(&scene.first).await, json!([]));
    assert_eq!(
        act(&scene, &scene.editor, "signTranslation", json!({ "number": 3 })).await,
        "NO_RECORD"
    );
    assert_eq!(
        act(&scene, &scene.editor, "signTranslation", json!({ "number": 2 })).await,
        "SIGNED"
    );
    assert_eq!(
        act(
            &scene,
            &scene.editor,
            "signTranslation",
            json!({ "number": 2, "version": 1 })
        )
        .await,
        "StaleNeedOfTranslation"
    );
    let query = "query ($id: ID!) { need(id: $id) { description { zh } translations { number status authorSignedAt ownerSignedAt returnedAt returnReason returnSentence description } } }";
    let need = scene.service.data(ANYONE, query, json!({ "id": scene.need })).await;
    let of = &need["need"];
    assert_eq!(of["description"]["zh"], "热水器：背景、要求与用途");
    assert_eq!(
        (
            &of["translations"][0]["status"],
            &of["translations"][0]["returnReason"],
            &of["translations"][0]["returnSentence"]
        ),
        (&json!("RETURNED"), &json!("INDICATOR_NOT_MET"), &json!("少了指标"))
    );
    assert_eq!(of["translations"][1]["status"], "SIGNED");
    assert!(of["translations"][1]["ownerSignedAt"].is_string());
}

#[tokio::test(flavor = "multi_thread")]
async fn versions_stand_side_by_side() {
    let scene = scene().await;
    write(&scene, "热水器：背景、要求与量化指标").await;
    let query = "query ($id: ID!, $from: Int!, $to: Int) { need(id: $id) { translationComparison(from: $from, to: $to) {
        isMarked beforeLanguage before { number } after { number } fields { field before { fate text } after { fate text } } } } }";
    let compare = async |from: i32, to: Option<i32>| {
        let variables = json!({ "id": scene.need, "from": from, "to": to });
        scene.service.data_as(&scene.editor, query, variables).await["need"]["translationComparison"].clone()
    };
    let own = compare(0, None).await;
    assert_eq!(
        (&own["before"], &own["after"]["number"], &own["isMarked"]),
        (&Value::Null, &json!(1), &json!(true))
    );
    assert_eq!(
        own["fields"][2],
        json!({ "field": "DESCRIPTION",
            "before": [{ "fate": "SAME", "text": "热水器：背景、要求与" }, { "fate": "REMOVED", "text": "用途" }],
            "after": [{ "fate": "SAME", "text": "热水器：背景、要求与" }, { "fate": "ADDED", "text": "量化指标" }] })
    );
    write(&scene, "热水器：背景与量化指标").await;
    let later = compare(1, Some(2)).await;
    assert_eq!(
        later["fields"][2]["before"][1],
        json!({ "fate": "REMOVED", "text": "、要求" })
    );
    assert_eq!(compare(7, None).await, Value::Null);
    assert_eq!(compare(0, Some(7)).await, Value::Null);
}
