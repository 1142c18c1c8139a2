//! Changing a need, and its life.

use serde_json::{Value, json};

use crate::support::{ADMIN, ANYONE, Service, a_need, id};

const UPDATE: &str = "mutation ($input: UpdateNeedInput!) { updateNeed(input: $input) {
    __typename
    ... on NeedChanged { need { version title { zh } } }
    ... on InvalidNeed { problems { path code } }
    ... on StaleNeed { currentVersion need { title { zh } } message }
    ... on NotFound { id message } } }";

async fn service() -> (Service, String, String) {
    let service = Service::start().await;
    let enterprise = service
        .organization(json!({ "kind": "ENTERPRISE", "name": { "zh": "企业" } }))
        .await;
    let need = service.need(a_need(&enterprise, "轴承", json!({}))).await;
    (service, enterprise, need)
}

#[tokio::test]
async fn an_update_replaces_what_the_need_says_and_a_stale_one_is_an_answer() {
    let (service, enterprise, need) = service().await;
    let input = |version: i32, title: &str| json!({ "input": { "id": need, "version": version, "need": a_need(&enterprise, title, json!({})) } });
    let done = service.data(ADMIN, UPDATE, input(1, "轴承二")).await;
    assert_eq!(
        done["updateNeed"]["need"],
        json!({ "version": 2, "title": { "zh": "轴承二" } })
    );
    let stale = service.data(ADMIN, UPDATE, input(1, "轴承三")).await;
    insta::assert_json_snapshot!(stale["updateNeed"], @r#"
    {
      "__typename": "StaleNeed",
      "currentVersion": 2,
      "message": "Somebody else changed the record: it has version 2 now. Look at it, then try again.",
      "need": {
        "title": {
          "zh": "轴承二"
        }
      }
    }
    "#);
    for wrong in ["need_999", "organization_1", "nonsense", "need_0"] {
        let input = json!({ "input": { "id": wrong, "version": 1, "need": a_need(&enterprise, "轴承", json!({})) } });
        let answer = service.data(ADMIN, UPDATE, input).await;
        assert_eq!(answer["updateNeed"]["__typename"], "NotFound", "{wrong}");
    }
}

#[tokio::test]
async fn a_need_goes_through_its_life_and_only_its_own_side_reads_why() {
    let (service, enterprise, _) = service().await;
    let post =
        "mutation ($input: PostNeedInput!) { postNeed(input: $input) { ... on NeedPosted { need { id status } } } }";
    let input = json!({ "need": { "organization": enterprise, "kind": "TALENT", "title": { "zh": "草稿" } }, "publish": false });
    let draft = service.data(ADMIN, post, json!({ "input": input })).await;
    let id = draft["postNeed"]["need"]["id"].clone();
    assert_eq!(draft["postNeed"]["need"]["status"], "DRAFT");
    let hidden = service
        .data(
            ANYONE,
            "query ($id: ID!) { need(id: $id) { id } node(id: $id) { id } }",
            json!({ "id": id }),
        )
        .await;
    assert_eq!(hidden, json!({ "need": null, "node": null }));

    let publish = "mutation ($id: ID!) { publishNeed(input: { id: $id, version: 1 }) { ... on InvalidNeed { problems { path } } } }";
    let refused = service.data(ADMIN, publish, json!({ "id": id })).await;
    let problems = refused["publishNeed"]["problems"].as_array().map_or(0, Vec::len);
    assert!(problems >= 6, "{refused}");
    let input = json!({ "input": { "id": id, "version": 1, "need": a_need(&enterprise, "完整", json!({})) } });
    service.data(ADMIN, UPDATE, input).await;
    let publish = "mutation ($id: ID!) { publishNeed(input: { id: $id, version: 2 }) { ... on NeedChanged { need { status } freshness } } }";
    let published = service.data(ADMIN, publish, json!({ "id": id })).await;
    assert_eq!(published["publishNeed"]["need"]["status"], "PUBLISHED");
    let renew =
        "mutation ($id: ID!) { renewNeed(input: { id: $id, version: 3 }) { ... on NeedChanged { need { renewed } } } }";
    let renewed = service.data(ADMIN, renew, json!({ "id": id })).await;
    assert_eq!(renewed["renewNeed"]["need"]["renewed"], true);
    let withdraw = "mutation ($id: ID!, $sentence: String!) { withdrawNeed(input: { id: $id, version: 4, reason: PRICE, sentence: $sentence }) {
        __typename ... on InvalidNeed { problems { path code } }
        ... on NeedChanged { need { status moves { from to actor reason sentence } } } } }";
    let wordless = service
        .data(ADMIN, withdraw, json!({ "id": id, "sentence": " " }))
        .await;
    assert_eq!(
        wordless["withdrawNeed"]["problems"],
        json!([{ "path": ["sentence"], "code": "REQUIRED" }])
    );
    let withdrawn = service
        .data(ADMIN, withdraw, json!({ "id": id, "sentence": "预算取消" }))
        .await;
    let moves = &withdrawn["withdrawNeed"]["need"]["moves"];
    let last = moves
        .as_array()
        .and_then(|moves| moves.last())
        .cloned()
        .unwrap_or(Value::Null);
    assert_eq!(
        last,
        json!({ "from": "PUBLISHED", "to": "WITHDRAWN", "actor": "administrator", "reason": "PRICE", "sentence": "预算取消" })
    );
    let gone = service
        .data(ANYONE, "query ($id: ID!) { need(id: $id) { id } }", json!({ "id": id }))
        .await;
    assert_eq!(gone["need"], Value::Null);
}

#[tokio::test]
async fn a_translation_stands_beside_the_original_and_moves_the_version_on() {
    let (service, _, need) = service().await;
    let add = "mutation ($input: AddTranslationInput!) { addTranslation(input: $input) {
        __typename
        ... on TranslationAdded { translation { number language title } record { id ... on Need { version title { zh en } translations { number } } } }
        ... on InvalidTranslation { problems { path code } }
        ... on StaleRecord { currentVersion record { id } } } }";
    let input = json!({ "id": need, "version": 1, "language": "EN", "title": "Bearing" });
    let added = service.data(ADMIN, add, json!({ "input": input })).await;
    assert_eq!(added["addTranslation"]["record"]["version"], 2);
    assert_eq!(
        added["addTranslation"]["record"]["title"],
        json!({ "zh": "轴承", "en": null })
    );
    let stale = service.data(ADMIN, add, json!({ "input": input })).await;
    assert_eq!(stale["addTranslation"]["currentVersion"], 2);
    let input = json!({ "id": need, "version": 2, "language": "EN", "manager": "organization_1" });
    let invalid = service.data(ADMIN, add, json!({ "input": input })).await;
    assert_eq!(
        invalid["addTranslation"]["__typename"], "InvalidTranslation",
        "{invalid}"
    );
}

#[tokio::test]
async fn a_manager_translates_once_the_registry_shows_it() {
    let (service, _, need) = service().await;
    let translator = service.logged_in("zhang").await;
    let add = "mutation ($input: AddTranslationInput!) { addTranslation(input: $input) { __typename
        ... on TranslationAdded { translation { title manager { id } } record { ... on Need { version } } } } }";
    let profile = "mutation ($input: CreateManagerInput!) { createManager(input: $input) {
        ... on ManagerCreated { manager { id } } } }";
    let input = json!({ "manager": { "kind": "DISCOVERER", "status": "DRAFT", "name": { "zh": "张三" } } });
    let made = service.data_as(&translator, profile, json!({ "input": input })).await;
    let manager = id(&made["createManager"]["manager"]);
    let input =
        json!({ "input": { "id": need, "version": 1, "language": "EN", "title": "Bearing", "manager": manager } });
    let set = async |version: i64, status: &str| {
        let update = "mutation ($input: UpdateManagerInput!) { updateManager(input: $input) { __typename } }";
        let next = json!({ "kind": "DISCOVERER", "status": status, "name": { "zh": "张三" } });
        let input = json!({ "input": { "id": manager, "version": version, "manager": next } });
        let done = service.data(ADMIN, update, input).await;
        assert_eq!(done["updateManager"]["__typename"], "ManagerChanged");
    };
    let refused = async || {
        let answer = service.ask_as(&translator, add, input.clone()).await;
        assert_eq!(answer["errors"][0]["extensions"]["code"], "FORBIDDEN", "{answer}");
    };
    // Whoever likes makes itself a profile.
    refused().await;
    set(1, "PUBLISHED").await;
    let added = service.data_as(&translator, add, input.clone()).await;
    assert_eq!(
        added["addTranslation"],
        json!({ "__typename": "TranslationAdded", "translation": { "title": "Bearing", "manager": { "id": manager } },
            "record": { "version": 2 } })
    );
    set(2, "WITHDRAWN").await;
    refused().await;
}

#[tokio::test]
async fn an_expired_need_looks_for_nobody_until_it_is_renewed() {
    let (service, _, need) = service().await;
    service.settle().await;
    let query =
        "query ($fresh: FreshnessToken) { search(text: \"轴承\", nouns: [NEED], atLeast: $fresh) { totalCount } }";
    assert_eq!(service.data(ANYONE, query, json!({})).await["search"]["totalCount"], 1);
    service.pass(std::time::Duration::from_hours(24 * 366));
    assert_eq!(service.data(ANYONE, query, json!({})).await["search"]["totalCount"], 0);
    let renew =
        "mutation ($id: ID!) { renewNeed(input: { id: $id, version: 1 }) { ... on NeedChanged { freshness } } }";
    let renewed = service.data(ADMIN, renew, json!({ "id": need })).await;
    let fresh = &renewed["renewNeed"]["freshness"];
    assert_eq!(
        service.data(ANYONE, query, json!({ "fresh": fresh })).await["search"]["totalCount"],
        1
    );
}
