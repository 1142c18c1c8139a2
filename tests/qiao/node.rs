//! Records by id, reference lists, who asks.

use serde_json::{Value, json};

use crate::support::{ADMIN, ANYONE, Service, a_need};

#[tokio::test]
async fn an_id_finds_its_record_and_one_of_another_noun_finds_none() {
    let service = Service::start().await;
    let park = service
        .organization(json!({ "kind": "PARK", "name": { "zh": "园区" } }))
        .await;
    let need = service.need(a_need(&park, "需求", json!({}))).await;
    let query = "query ($id: ID!, $ids: [ID!]!) {
        node(id: $id) { __typename id ... on Need { title { zh } } } need(id: $id) { id } organization(id: $id) { id }
        nodes(ids: $ids) { __typename id } }";
    let data = service
        .data(
            ANYONE,
            query,
            json!({ "id": need, "ids": [park, "manager_5", need, park] }),
        )
        .await;
    assert_eq!(
        data,
        json!({
            "node": { "__typename": "Need", "id": need, "title": { "zh": "需求" } },
            "need": { "id": need },
            "organization": null,
            "nodes": [
                { "__typename": "Organization", "id": park }, null,
                { "__typename": "Need", "id": need }, { "__typename": "Organization", "id": park },
            ],
        })
    );
    for wrong in ["", "need", "need_-1", "🙂", "need_1\u{0}", "\u{202e}need_1"] {
        let (code, message) = service
            .refused(
                ANYONE,
                "query ($id: ID!) { node(id: $id) { id } }",
                json!({ "id": wrong }),
            )
            .await;
        assert_eq!(code, "BAD_REQUEST");
        assert!(message.contains("is no id"), "{message}");
    }
    let many: Vec<String> = (1..=101).map(|number| format!("need_{number}")).collect();
    let (code, _) = service
        .refused(
            ANYONE,
            "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }",
            json!({ "ids": many }),
        )
        .await;
    assert_eq!(code, "BAD_REQUEST");
}

#[tokio::test]
async fn the_viewer_and_the_reference_lists_can_be_read() {
    let service = Service::start().await;
    let query = "{ viewer { role language } technologyFields { code } regions(codes: [\"330100\", \"nowhere\"]) { kind parent { code kind } }
        industries(codes: [\"26\"]) { name { text zh } parent { code } } }";
    let data = service.data(ANYONE, query, json!({})).await;
    assert_eq!(data["viewer"], json!({ "role": "ANONYMOUS", "language": "EN" }));
    assert!(data["technologyFields"].as_array().map_or(0, Vec::len) >= 15);
    assert_eq!(
        data["regions"],
        json!([{ "kind": "PREFECTURE", "parent": { "code": "330000", "kind": "PROVINCE" } }])
    );
    assert_eq!(data["industries"][0]["parent"]["code"], "C");
    let mut answer = service.ask_in("fr, zh;q=0.5", ADMIN, query, Value::Null).await;
    assert_eq!(
        answer["data"]["viewer"].take(),
        json!({ "role": "ADMINISTRATOR", "language": "ZH" })
    );
}
