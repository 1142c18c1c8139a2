//! Posting a need.

use serde_json::json;

use crate::support::{ADMIN, ANYONE, POST_NEED, Service, a_need, id};

#[tokio::test]
async fn a_posted_need_is_published_and_can_be_found_as_soon_as_its_freshness_is_asked_for() {
    let service = Service::start().await;
    let enterprise = service
        .organization(json!({ "kind": "ENTERPRISE", "name": { "zh": "江城轴承厂" } }))
        .await;
    let input = json!({ "need": a_need(&enterprise, "高温轴承的长寿命润滑", json!({})) });
    let posted = service.data(ADMIN, POST_NEED, json!({ "input": input })).await;
    assert_eq!(posted["postNeed"]["need"]["status"], "PUBLISHED");
    let query = "query ($fresh: FreshnessToken) { search(text: \"轴承润滑\", nouns: [NEED], atLeast: $fresh) {
        totalCount edges { score node { id ... on Need { title { text } } } } } }";
    let found = service
        .data(ANYONE, query, json!({ "fresh": posted["postNeed"]["freshness"] }))
        .await;
    assert_eq!(found["search"]["totalCount"], 1);
    assert_eq!(
        found["search"]["edges"][0]["node"]["title"]["text"],
        "高温轴承的长寿命润滑"
    );
}

#[tokio::test]
async fn all_problems_come_at_once_with_path_code_and_message_in_the_language_asked_for() {
    let service = Service::start().await;
    let input = json!({ "need": {
        "organization": "organization_99", "kind": "PROBLEM", "title": { "zh": "长".repeat(257) },
        "fields": ["no.such"], "industries": ["38"], "modes": ["LICENCE"], "deadline": "2001-01-01",
        "budgetMin": "5", "trlFrom": 12,
        "indicators": [{ "name": { "zh": "温度" }, "operator": "RANGE", "value": 1 }],
    } });
    let zh = service
        .ask_in("zh-CN", ADMIN, POST_NEED, json!({ "input": input }))
        .await;
    let shown = |answer: &serde_json::Value| -> Vec<String> {
        let problems = answer["data"]["postNeed"]["problems"]
            .as_array()
            .cloned()
            .unwrap_or_default();
        problems
            .iter()
            .map(|problem| {
                let path: Vec<&str> = problem["path"]
                    .as_array()
                    .into_iter()
                    .flatten()
                    .filter_map(|name| name.as_str())
                    .collect();
                format!(
                    "{} {} {}",
                    path.join("."),
                    problem["code"].as_str().unwrap_or_default(),
                    problem["message"].as_str().unwrap_or_default()
                )
            })
            .collect()
    };
    insta::assert_snapshot!(shown(&zh).join("\n"), @r#"
    need.title.zh TOO_LONG 共 257 个字符，最多允许 256 个。
    need.summary REQUIRED_IN_ONE_LANGUAGE 此项必填，中文或英文至少一种。
    need.description REQUIRED_IN_ONE_LANGUAGE 此项必填，中文或英文至少一种。
    need.indicators.0.valueTo REQUIRED 此项必填。
    need.fields.0 UNKNOWN “no.such”不在可选值之列。
    need.trlFrom OUT_OF_RANGE 必须在 1 到 9 之间。
    need.currency REQUIRED 此项必填。
    need.deadline PAST 该日期已过。
    need.organization NO_RECORD 没有“organization_99”这条记录。
    "#);
    let en = service
        .ask(
            ADMIN,
            POST_NEED,
            json!({ "input": { "need": { "organization": "need_1", "kind": "TALENT" }, "publish": false } }),
        )
        .await;
    insta::assert_snapshot!(shown(&en).join("\n"), @r#"
    need.organization NO_RECORD There is no record “need_1”.
    "#);
}

#[tokio::test]
async fn the_same_post_with_the_same_key_makes_one_need() {
    let service = Service::start().await;
    let enterprise = service
        .organization(json!({ "kind": "ENTERPRISE", "name": { "en": "River Bearings" } }))
        .await;
    let input = json!({ "need": a_need(&enterprise, "轴承", json!({})), "key": "post-1" });
    let first = service.data(ADMIN, POST_NEED, json!({ "input": input })).await;
    let again = service.data(ADMIN, POST_NEED, json!({ "input": input })).await;
    assert_eq!(first["postNeed"]["need"]["id"], again["postNeed"]["need"]["id"]);
    let other = json!({ "need": a_need(&enterprise, "齿轮", json!({})), "key": "post-1" });
    let other = service.data(ADMIN, POST_NEED, json!({ "input": other })).await;
    assert_eq!(other["postNeed"]["problems"][0]["path"], json!(["key"]));
    assert_eq!(other["postNeed"]["problems"][0]["code"], "TAKEN");
    let count = service.data(ANYONE, "{ needs { totalCount } }", json!({})).await;
    assert_eq!(count["needs"]["totalCount"], 1);
}

#[tokio::test]
async fn who_may_not_write_is_told_so_and_learns_nothing_else() {
    let service = Service::start().await;
    let input = json!({ "need": { "organization": "organization_1", "kind": "PROBLEM" } });
    let (code, message) = service.refused(ANYONE, POST_NEED, json!({ "input": input })).await;
    assert_eq!(code, "FORBIDDEN");
    assert!(message.starts_with("You may not do this."), "{message}");
}

#[tokio::test]
async fn near_duplicates_are_offered_at_posting() {
    let service = Service::start().await;
    let enterprise = service
        .organization(json!({ "kind": "ENTERPRISE", "name": { "zh": "江城轴承厂" } }))
        .await;
    let text = json!({ "description": { "zh": "高速列车轴承在高温下润滑脂流失，需要长寿命润滑方案，耐温二百摄氏度" } });
    let first = service
        .need(a_need(&enterprise, "高温轴承的长寿命润滑", text.clone()))
        .await;
    service.settle().await;
    let query = "mutation ($input: PostNeedInput!) { postNeed(input: $input) { ... on NeedPosted { need { id }
        nearDuplicates { similarity need { id nearDuplicates { need { id } } } } } } }";
    let input = json!({ "need": a_need(&enterprise, "高温轴承的长寿命润滑方案", text) });
    let posted = service.data(ADMIN, query, json!({ "input": input })).await;
    let near = &posted["postNeed"]["nearDuplicates"];
    assert_eq!(id(&near[0]["need"]), first, "{posted}");
    assert!(
        near[0]["similarity"]
            .as_f64()
            .is_some_and(|share| share > 0.45 && share <= 1.0)
    );
}
