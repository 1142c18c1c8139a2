//! Candidates side by side: each with the place, the score and the reasons that the list gives it.

use serde_json::{Value, json};

use crate::support::{ANYONE, Service, a_need, id};

const COMPARED: &str =
    "node { id __typename } rank totalCount cause score reasons { kind points sentence } highlights { path text }";

struct World {
    service: Service,
    poster: String,
    need: String,
    managers: Vec<String>,
}

async fn world() -> World {
    let service = Service::start().await;
    let poster = service
        .organization(json!({ "kind": "ENTERPRISE", "name": { "zh": "甲公司" }, "profile": { "zh": "高温轴承" } }))
        .await;
    let more = json!({ "description": { "zh": "高温 轴承 润滑 石墨烯 涂层" } });
    let need = service.need(a_need(&poster, "高温轴承的长寿命润滑", more)).await;
    let mut managers = Vec::new();
    for number in 0..15 {
        let headline = ["轴承润滑", "高温轴承", "石墨烯涂层润滑"][number % 3];
        let manager = json!({
            "kind": "DISCOVERER", "name": { "zh": format!("经理{number}") }, "fields": ["material.metal"], "capacity": 2,
            "headline": { "zh": headline },
            "biography": { "zh": "长期从事技术转移工作。".repeat(number) },
        });
        managers.push(service.manager(manager, &[]).await);
    }
    let other = json!({ "kind": "DISCOVERER", "name": { "zh": "无关" }, "headline": { "zh": "中药饮片" } });
    managers.push(service.manager(other, &[]).await);
    let hidden =
        json!({ "kind": "DISCOVERER", "status": "DRAFT", "name": { "zh": "草稿" }, "headline": { "zh": "轴承" } });
    managers.push(service.manager(hidden, &[]).await);
    service.settle().await;
    World {
        service,
        poster,
        need,
        managers,
    }
}

impl World {
    async fn compare(&self, ids: &[&str], more: &str) -> Vec<Value> {
        let query = format!(
            "query ($need: ID!, $ids: [ID!]!) {{ need(id: $need) {{ compare(ids: $ids{more}) {{ {COMPARED} }} }} }}"
        );
        let variables = json!({ "need": self.need, "ids": ids });
        let mut data = self.service.data(ANYONE, &query, variables).await;
        match data["need"]["compare"].take() {
            Value::Array(all) => all,
            other => panic!("no list: {other}"),
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn places_scores_and_reasons_are_those_of_the_list() {
    let world = world().await;
    for by in ["", ", by: TEXT"] {
        let query = format!(
            "query ($need: ID!) {{ need(id: $need) {{ candidateManagers(first: 50{by}) {{ totalCount
                edges {{ score node {{ id }} reasons {{ kind points sentence }} highlights {{ path text }} }} }} }} }}"
        );
        let list = world.service.data(ANYONE, &query, json!({ "need": world.need })).await;
        let list = &list["need"]["candidateManagers"];
        let edges = list["edges"].as_array().expect("edges");
        assert_eq!(edges.len(), 15, "{by}");
        let ids: Vec<String> = edges.iter().map(|edge| id(&edge["node"])).collect();
        for places in [[0, 14, 7, 3], [9, 8, 2, 2]] {
            let named = places.map(|place| ids[place].as_str());
            let compared = world.compare(&named, by).await;
            for (place, told) in places.into_iter().zip(compared) {
                assert_eq!(told["node"]["id"], json!(ids[place]), "each in its id's place");
                assert_eq!(told["rank"], json!(place + 1), "{told}");
                assert_eq!(told["totalCount"], list["totalCount"]);
                assert_eq!(told["cause"], Value::Null);
                for field in ["score", "reasons", "highlights"] {
                    assert_eq!(told[field], edges[place][field], "{field}{by}");
                }
                assert!(!told["highlights"].as_array().expect("texts").is_empty());
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nouns_stand_beside_each_other_and_what_is_no_candidate_says_why() {
    let world = world().await;
    let (stranger, hidden) = (world.managers[15].as_str(), world.managers[16].as_str());
    let told = world
        .compare(&[&world.poster, &world.managers[0], stranger, hidden], "")
        .await;
    assert_eq!(
        (&told[0]["cause"], &told[0]["rank"]),
        (&json!("POSTER"), &Value::Null),
        "{}",
        told[0]
    );
    assert_eq!(told[0]["node"]["__typename"], "Organization");
    assert_eq!((&told[1]["cause"], &told[1]["totalCount"]), (&Value::Null, &json!(15)));
    assert_eq!(
        (&told[2]["cause"], &told[2]["score"]),
        (&json!("NO_SHARED_WORD"), &Value::Null)
    );
    assert_eq!(told[3], Value::Null, "a draft is not there");
    assert_eq!(
        world.compare(&[&world.need, "achievement_99"], "").await,
        [Value::Null, Value::Null]
    );
    assert_eq!(world.compare(&[], "").await, Vec::<Value>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fifth_and_what_is_no_id_are_refused() {
    let world = world().await;
    let query = "query ($need: ID!, $ids: [ID!]!) { need(id: $need) { compare(ids: $ids) { rank } } }";
    for ids in [&world.managers[..5], &["nonsense".to_owned()]] {
        let variables = json!({ "need": world.need, "ids": ids });
        assert_eq!(world.service.refused(ANYONE, query, variables).await.0, "BAD_REQUEST");
    }
}
