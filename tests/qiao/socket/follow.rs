//! What is told as it comes to be.

use serde_json::json;

use super::client::{FOLLOW, Listening, WHO};
use crate::support::{ADMIN, POST_NEED, a_need, id};

#[tokio::test]
async fn needs_come_as_they_are_published_once_each_and_only_those_that_may_be_known() {
    let listening = Listening::start(|_| {}).await;
    let service = &listening.service;
    let organization = service
        .organization(json!({ "kind": "ENTERPRISE", "name": { "zh": "某企业" } }))
        .await;
    service.need(a_need(&organization, "从前的", json!({}))).await;
    service.settle().await;
    let mut all = listening.greeted(json!({})).await;
    all.ask("all", FOLLOW).await;
    all.ask(
        "some",
        "subscription S { n: needPublished(filter: { fields: [\"energy\"] }) { title { zh } searchable: status } }",
    )
    .await;
    // Whatever is answered now was asked after both.
    all.answer("mark", WHO).await;

    let draft = json!({ "input": { "need": a_need(&organization, "草稿", json!({})), "publish": false } });
    let draft = service.data(ADMIN, POST_NEED, draft).await;
    let published = service.need(a_need(&organization, "新的", json!({}))).await;
    let next = all.told().await;
    let wanted = json!({ "id": published, "title": { "zh": "新的" } });
    assert_eq!(
        next,
        json!({ "id": "all", "type": "next", "payload": { "data": { "needPublished": wanted } } })
    );

    // A change of what was published is no publication.
    let update = "mutation ($input: UpdateNeedInput!) { updateNeed(input: $input) { __typename } }";
    let input = json!({ "id": published, "version": 1, "need": a_need(&organization, "改过的", json!({})) });
    let updated = service.data(ADMIN, update, json!({ "input": input })).await;
    assert_eq!(updated["updateNeed"]["__typename"], "NeedChanged");
    service.settle().await;

    let energy = json!({ "fields": ["energy.grid"] });
    service.need(a_need(&organization, "电网", energy)).await;
    let mut heard = [all.told().await, all.told().await];
    heard.sort_by_key(|message| message["id"].to_string());
    assert_eq!(heard[0]["payload"]["data"]["needPublished"]["title"]["zh"], "电网");
    assert_eq!(
        heard[1]["payload"]["data"]["n"],
        json!({ "title": { "zh": "电网" }, "searchable": "PUBLISHED" })
    );

    let publish = "mutation ($input: PublishNeedInput!) { publishNeed(input: $input) { __typename } }";
    let input = json!({ "id": id(&draft["postNeed"]["need"]), "version": 1 });
    let done = service.data(ADMIN, publish, json!({ "input": input })).await;
    assert_eq!(done["publishNeed"]["__typename"], "NeedChanged");
    let said = all.told().await;
    assert_eq!(
        said["payload"]["data"]["needPublished"]["title"]["zh"], "草稿",
        "{said}"
    );

    all.say(json!({ "id": "all", "type": "complete" })).await;
    all.answer("mark", WHO).await;
    service.need(a_need(&organization, "之后的", json!({}))).await;
    service.settle().await;
    all.say(json!({ "type": "ping" })).await;
    assert_eq!(all.said().await, json!({ "type": "pong" }));
}
