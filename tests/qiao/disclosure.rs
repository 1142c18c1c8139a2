//! Parts above the requester's level are null, and named.

use serde_json::{Value, json};

use crate::support::{ADMIN, ANYONE, Service, a_need};

const QUERY: &str = "query ($id: ID!) { need(id: $id) {
    withheld organization { id } description { zh } translations { number } indicators { value } noIndicatorsReason
    budgetMax { minorUnits currency } decisionOwner levels { budget } } }";

#[tokio::test]
async fn an_outsider_reads_what_is_public_and_the_administrator_all() {
    let service = Service::start().await;
    let enterprise = service
        .organization(json!({ "kind": "ENTERPRISE", "name": { "zh": "企业" } }))
        .await;
    let secret = json!({
        "levels": { "organization": "AGREEMENT", "description": "REGISTERED", "indicators": "AGREEMENT", "budget": "AGREEMENT" },
        "budgetMax": 80_000_000, "currency": "CNY", "decisionOwner": "总工",
    });
    let need = service.need(a_need(&enterprise, "轴承", secret)).await;
    let outside = service.data(ANYONE, QUERY, json!({ "id": need })).await;
    insta::assert_json_snapshot!(outside["need"], @r#"
    {
      "budgetMax": null,
      "decisionOwner": null,
      "description": null,
      "indicators": null,
      "levels": {
        "budget": "AGREEMENT"
      },
      "noIndicatorsReason": null,
      "organization": null,
      "translations": null,
      "withheld": [
        "ORGANIZATION",
        "DESCRIPTION",
        "INDICATORS",
        "BUDGET",
        "DECISION_OWNER"
      ]
    }
    "#);
    let inside = service.data(ADMIN, QUERY, json!({ "id": need })).await;
    assert_eq!(inside["need"]["withheld"], json!([]));
    assert_eq!(
        inside["need"]["budgetMax"],
        json!({ "minorUnits": "80000000", "currency": "CNY" })
    );
    assert_eq!(inside["need"]["decisionOwner"], "总工");
    let listed = "query ($id: ID!) { organization(id: $id) { needs { totalCount } } needs { totalCount } }";
    let outside = service.data(ANYONE, listed, json!({ "id": enterprise })).await;
    assert_eq!(
        outside,
        json!({ "organization": { "needs": { "totalCount": 0 } }, "needs": { "totalCount": 1 } })
    );
}

#[tokio::test]
async fn highlights_are_taken_only_from_texts_that_the_requester_may_read() {
    let service = Service::start().await;
    let enterprise = service
        .organization(json!({ "kind": "ENTERPRISE", "name": { "zh": "企业" } }))
        .await;
    let secret = json!({ "levels": { "description": "AGREEMENT" }, "description": { "zh": "石墨烯润滑轴承" }, "summary": { "zh": "轴承" } });
    service.need(a_need(&enterprise, "轴承寿命", secret)).await;
    service.settle().await;
    let query = "query ($text: String!) { search(text: $text) { totalCount edges { reasons { term } highlights { path text start marks { start end } } } } }";
    let outside = service.data(ANYONE, query, json!({ "text": "石墨烯" })).await;
    assert_eq!(outside["search"], json!({ "totalCount": 0, "edges": [] }));
    let outside = service.data(ANYONE, query, json!({ "text": "石墨烯轴承" })).await;
    let paths: Vec<&Value> = outside["search"]["edges"][0]["highlights"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|one| &one["path"])
        .collect();
    assert_eq!(paths, [&json!(["title", "zh"]), &json!(["summary", "zh"])]);
    assert_eq!(
        outside["search"]["edges"][0]["highlights"][0],
        json!({ "path": ["title", "zh"], "text": "轴承寿命", "start": 0, "marks": [{ "start": 0, "end": 2 }] })
    );
}
