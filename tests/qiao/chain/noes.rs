//! Every no with its reason: counted, and the rows behind each figure.

use qiao_entity::introduction;
use sea_orm::EntityTrait;
use serde_json::{Value, json};

use super::scene::{Scene, scene};

const ASKS: &str = "query ($filter: NoFilter) { noes(filter: $filter) { totalCount
    facets { reasons { value count } phases { value count } sides { value count } months { from to count } }
    nodes { phase subject reason sentence side text need { id } } } }";

impl Scene {
    async fn noes(&self, name: &str, filter: Value) -> Value {
        let answer = self.ask(name, ASKS, json!({ "filter": filter })).await;
        answer["data"]["noes"].clone()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn noes_are_counted_and_each_figure_opens_its_rows() {
    let scene = scene().await;
    for manager in &scene.managers {
        let input = json!({ "need": scene.need, "introduced": manager, "words": "合适" });
        let (became, answer) = scene.send("owner", "introduce", input).await;
        assert_eq!(became, "IntroductionChanged", "{answer}");
    }
    let rows = introduction::Entity::find()
        .all(&scene.service.app.db)
        .await
        .expect("rows");
    for (row, who, reason) in [(&rows[0], "lead", "PRICE"), (&rows[1], "specialist", "CAPACITY")] {
        let input = json!({ "introduction": format!("introduction_{}", row.id), "version": 1, "reason": reason,
            "sentence": "今年不做" });
        let (became, answer) = scene.send(who, "declineIntroduction", input).await;
        assert_eq!(became, "IntroductionChanged", "{answer}");
    }
    let all = scene.noes("administrator", json!({})).await;
    assert_eq!(all["totalCount"], 2, "{all}");
    assert_eq!(
        all["facets"]["phases"],
        json!([{ "value": "INTRODUCTION", "count": 2 }])
    );
    assert_eq!(all["facets"]["sides"], json!([{ "value": "MANAGER", "count": 2 }]));
    // Each figure is the count of the list that it opens.
    for reason in all["facets"]["reasons"].as_array().expect("reasons") {
        let of = scene
            .noes("administrator", json!({ "reasons": [reason["value"]] }))
            .await;
        assert_eq!(of["totalCount"], reason["count"], "{reason}");
        assert_eq!(of["nodes"][0]["reason"], reason["value"]);
    }
    for month in all["facets"]["months"].as_array().expect("months") {
        let of = scene
            .noes("owner", json!({ "from": month["from"], "to": month["to"] }))
            .await;
        assert_eq!(of["totalCount"], month["count"], "{month}");
    }
    let none = scene.noes("owner", json!({ "phases": ["SLIP"] })).await;
    assert_eq!(none["totalCount"], 0);
    // Both sides read it, each its own; nobody else does.
    for (who, count) in [
        ("owner", 2),
        ("lead", 1),
        ("specialist", 1),
        ("stranger", 0),
        ("anyone", 0),
        ("first", 0),
    ] {
        let own = scene.noes(who, json!({})).await;
        assert_eq!(own["totalCount"], count, "{who}: {own}");
    }
    let own = scene.noes("lead", json!({})).await;
    assert_eq!(
        (&own["nodes"][0]["sentence"], &own["nodes"][0]["subject"]),
        (&json!("今年不做"), &json!(format!("introduction_{}", rows[0].id)))
    );
    let statistics = "{ statistics { noes { totalCount facets { reasons { value count } } } } }";
    let told = scene.ask("owner", statistics, json!({})).await;
    assert_eq!(told["data"]["statistics"]["noes"]["totalCount"], 2, "{told}");
}
