//! How complete a profile is, and what its missing parts cost: the numbers are those that the ranking gives once they are filled.

use serde_json::{Value, json};

use crate::{
    session::Session,
    support::{ADMIN, ANYONE, Service, a_need},
};

const COMPLETENESS: &str =
    "share filledCount totalCount needsExamined parts { part isFilled isPublic askedBy points sentence }";

/// A service with two needs that ask for metal in Hangzhou.
async fn service() -> Service {
    let service = Service::start().await;
    let poster = service
        .organization(json!({ "kind": "ENTERPRISE", "name": { "zh": "甲公司" }, "region": "330100" }))
        .await;
    for title in ["轴承润滑", "轴承涂层"] {
        service.need(a_need(&poster, title, json!({}))).await;
    }
    service
}

async fn completeness(service: &Service, session: &Session, id: &str) -> Value {
    let (noun, _) = id.split_once('_').expect("an id");
    let query = format!("query ($id: ID!) {{ {noun}(id: $id) {{ completeness {{ {COMPLETENESS} }} }} }}");
    let mut data = service.data_as(session, &query, json!({ "id": id })).await;
    data[noun]["completeness"].take()
}

fn part<'a>(told: &'a Value, name: &str) -> &'a Value {
    let parts = told["parts"].as_array().expect("parts").iter();
    let mut parts = parts.filter(|part| part["part"] == name);
    parts.next().unwrap_or_else(|| panic!("no {name} in {told}"))
}

async fn update(service: &Service, id: &str, version: i64, manager: Value) {
    let query = "mutation ($input: UpdateManagerInput!) { updateManager(input: $input) { __typename } }";
    let input = json!({ "id": id, "version": version, "manager": manager });
    let done = service.data(ADMIN, query, json!({ "input": input })).await;
    assert_eq!(done["updateManager"]["__typename"], "ManagerChanged");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bare_profile_is_told_what_each_part_would_give_and_gets_it() {
    let service = service().await;
    let bare = json!({ "kind": "DISCOVERER", "name": { "zh": "王工" }, "headline": { "zh": "轴承" } });
    let id = service.manager(bare.clone(), &[]).await;
    service.settle().await;
    let own = service.logged_in("own").await;
    service.make_manager(&own, &id).await;
    let told = completeness(&service, &own, &id).await;
    assert_eq!(
        (&told["filledCount"], &told["totalCount"], &told["needsExamined"]),
        (&json!(1), &json!(12), &json!(2))
    );
    // What nobody tells gets half of the weight: 1500 for fields, 500 for regions, 300 for languages; who can take on nothing gets
    // nothing of 800; the first case of a track record gives a tenth of 500.
    let expected = [
        ("FIELDS", 750),
        ("LOAD", 800),
        ("REGION", 250),
        ("LANGUAGES", 150),
        ("WORKS", 50),
    ];
    for (name, points) in expected {
        let part = part(&told, name);
        assert_eq!(
            (&part["isFilled"], &part["askedBy"], &part["points"]),
            (&json!(false), &json!(2), &json!(points)),
            "{part}"
        );
    }
    let order: Vec<&Value> = told["parts"]
        .as_array()
        .expect("parts")
        .iter()
        .take(2)
        .map(|part| &part["part"])
        .collect();
    assert_eq!(order, ["LOAD", "FIELDS"], "what costs most first");
    assert_eq!(
        part(&told, "FIELDS")["sentence"],
        "Technology fields: missing. Of 2 open needs that were looked at, 2 are concerned; filled in it would give up to 0.8 more on average."
    );
    assert_eq!(part(&told, "HEADLINE")["isFilled"], true);
    assert_eq!(
        part(&told, "CONTACT")["askedBy"],
        Value::Null,
        "nobody ranks by a contact"
    );
    // Filled in, the score rises by just that.
    let score = async || {
        let query = "query ($id: ID!) { need(id: \"need_1\") { compare(ids: [$id]) { reasons { kind points } } } }";
        let data = service.data(ANYONE, query, json!({ "id": id })).await;
        let reasons = data["need"]["compare"][0]["reasons"]
            .as_array()
            .expect("reasons")
            .clone();
        let kinds = ["FIELD", "CAPACITY", "REGION", "LANGUAGE", "TRACK"];
        let fit = reasons
            .iter()
            .filter(|reason| kinds.iter().any(|kind| reason["kind"] == *kind));
        fit.filter_map(|reason| reason["points"].as_i64()).sum::<i64>()
    };
    let before = score().await;
    let mut full = bare;
    for (field, value) in [
        ("fields", json!(["material.metal"])),
        ("region", json!("330100")),
        ("languages", json!(["zh"])),
        ("capacity", json!(2)),
        ("works", json!([{ "kind": "DEAL", "title": { "zh": "一单" } }])),
    ] {
        full[field] = value;
    }
    update(&service, &id, 1, full.clone()).await;
    service.settle().await;
    assert_eq!(score().await - before, 750 + 800 + 250 + 150 + 50);
    let told = completeness(&service, &own, &id).await;
    assert_eq!(told["filledCount"], 6);
    assert_eq!(part(&told, "FIELDS")["points"], Value::Null);
    // What not everyone reads does not count, and that is told.
    full["levels"] = json!({ "contact": "PUBLIC", "biography": "PUBLIC", "works": "AGREEMENT", "load": "REGISTERED" });
    update(&service, &id, 2, full).await;
    let told = completeness(&service, &own, &id).await;
    let load = part(&told, "LOAD");
    assert_eq!(
        (&load["isFilled"], &load["isPublic"], &load["points"]),
        (&json!(true), &json!(false), &json!(400)),
        "{load}"
    );
    assert!(
        load["sentence"].as_str().expect("a text").contains("not for everyone"),
        "{load}"
    );
    assert_eq!(part(&told, "WORKS")["isPublic"], false);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_profile_is_measured_on_the_newest_needs_and_others_see_nothing() {
    let service = service().await;
    let draft = json!({ "kind": "INVESTOR", "status": "DRAFT", "name": { "zh": "李工" } });
    let id = service.manager(draft, &[]).await;
    let own = service.logged_in("own").await;
    service.make_manager(&own, &id).await;
    service.settle().await;
    let told = completeness(&service, &own, &id).await;
    assert_eq!(
        (&told["filledCount"], &told["needsExamined"]),
        (&json!(0), &json!(2)),
        "{told}"
    );
    assert_eq!(part(&told, "FIELDS")["points"], 750);
    let chinese = service
        .ask_in(
            "zh",
            ADMIN,
            &format!("{{ manager(id: \"{id}\") {{ completeness {{ parts {{ sentence }} }} }} }}"),
            json!({}),
        )
        .await;
    let sentence = chinese["data"]["manager"]["completeness"]["parts"][0]["sentence"]
        .as_str()
        .expect("a sentence");
    assert!(sentence.contains("尚未填写") && sentence.contains("2 条"), "{sentence}");
    let shown = json!({ "kind": "INVESTOR", "name": { "zh": "赵工" } });
    let shown = service.manager(shown, &[]).await;
    let stranger = service.logged_in("stranger").await;
    for session in [&own, &stranger] {
        assert_eq!(
            completeness(&service, session, &shown).await,
            Value::Null,
            "only those who may fill it"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn organizations_and_achievements_are_told_too() {
    let service = service().await;
    let owner = service
        .organization(json!({ "kind": "UNIVERSITY", "name": { "zh": "乙大学" }, "profile": { "zh": "轴承" } }))
        .await;
    let achievement = service
        .achievement(
            json!({ "organization": owner, "name": { "zh": "轴承" }, "modes": ["DEVELOPMENT"], "rightsSettled": true }),
        )
        .await;
    service.settle().await;
    let editor = service.logged_in("editor").await;
    service
        .make_member(&editor, &owner, qiao_entity::membership::MemberRole::Editor)
        .await;
    let told = completeness(&service, &editor, &owner).await;
    assert_eq!(told["totalCount"], 6);
    assert_eq!(
        (&part(&told, "FIELDS")["points"], &part(&told, "REGION")["points"]),
        (&json!(750), &json!(250))
    );
    let told = completeness(&service, &editor, &achievement).await;
    assert_eq!(
        (&told["totalCount"], &told["filledCount"]),
        (&json!(8), &json!(2)),
        "{told}"
    );
    assert_eq!(part(&told, "MODES")["isFilled"], true);
    // The needs measure nothing, so that indicators give nothing.
    assert_eq!(part(&told, "INDICATORS")["askedBy"], Value::Null);
}
