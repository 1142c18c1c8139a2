//! Why a record is not among the first candidates: its place, what it lacks, and the one change that would lift it.

use serde_json::{Value, json};

use crate::support::{ADMIN, ANYONE, Service, a_need, id};

const WHY_NOT: &str =
    "rank totalCount cause excludedBy score lastScore gap sentence node { id } reasons { kind term points }
    missing { kind term points having sentence } change { kind term condition points rank sentence }";

struct World {
    service: Service,
    poster: String,
    need: String,
    /// Twelve who know more and more of the need, and one who knows nothing of it.
    managers: Vec<String>,
}

async fn world() -> World {
    let service = Service::start().await;
    let poster = service
        .organization(json!({ "kind": "ENTERPRISE", "name": { "zh": "甲公司" }, "profile": { "zh": "高温轴承" } }))
        .await;
    let need = service
        .need(a_need(
            &poster,
            "高温轴承的长寿命润滑",
            json!({ "description": { "zh": "高温 轴承 润滑 石墨烯 涂层" }, "fields": ["material.metal"] }),
        ))
        .await;
    let mut managers = Vec::new();
    for number in 0..12 {
        let text = if number < 11 {
            "高温轴承润滑，石墨烯涂层"
        } else {
            "轴承"
        };
        let manager = json!({
            "kind": if number == 3 { "INVESTOR" } else { "DISCOVERER" }, "name": { "zh": format!("经理{number}") },
            "headline": { "zh": text }, "fields": ["material.metal"], "languages": ["zh"],
            "capacity": 2, "load": if number == 4 { 2 } else { 0 },
            "biography": { "zh": "长期从事技术转移工作。".repeat(number) },
        });
        managers.push(service.manager(manager, &[]).await);
    }
    let other = json!({ "kind": "DISCOVERER", "name": { "zh": "无关" }, "headline": { "zh": "中药饮片" }, "fields": ["health"] });
    managers.push(service.manager(other, &[]).await);
    service.settle().await;
    World {
        service,
        poster,
        need,
        managers,
    }
}

impl World {
    async fn why_not(&self, node: &str, more: &str) -> Value {
        let query =
            format!("query ($need: ID!, $id: ID!) {{ need(id: $need) {{ whyNot(id: $id{more}) {{ {WHY_NOT} }} }} }}");
        let mut data = self
            .service
            .data(ANYONE, &query, json!({ "need": self.need, "id": node }))
            .await;
        data["need"]["whyNot"].take()
    }

    /// The ids of all candidates with their scores, best first.
    async fn candidates(&self, more: &str) -> Vec<(String, f64)> {
        let query = format!(
            "query ($need: ID!) {{ need(id: $need) {{ candidateManagers(first: 50{more}) {{ edges {{ score node {{ id }} }} }} }} }}"
        );
        let data = self.service.data(ANYONE, &query, json!({ "need": self.need })).await;
        let edges = data["need"]["candidateManagers"]["edges"].as_array().expect("edges");
        edges
            .iter()
            .map(|edge| (id(&edge["node"]), edge["score"].as_f64().expect("a score")))
            .collect()
    }
}

#[tokio::test]
async fn ranks_and_scores_are_those_of_the_list_whatever_filter_and_order() {
    let world = world().await;
    for (more, filter) in [
        ("", ""),
        (", by: TEXT", ", by: TEXT"),
        (
            ", filter: { kinds: [DISCOVERER] }",
            ", filter: { managers: { kinds: [DISCOVERER] } }",
        ),
        (
            ", filter: { freeCapacity: true }, by: TEXT",
            ", filter: { managers: { freeCapacity: true } }, by: TEXT",
        ),
    ] {
        let candidates = world.candidates(more).await;
        assert!(candidates.len() > 10, "{more}");
        for (place, (node, score)) in candidates.iter().enumerate() {
            let told = world.why_not(node, filter).await;
            assert_eq!(told["rank"], json!(place + 1), "{told}");
            assert_eq!(told["totalCount"], json!(candidates.len()));
            assert_eq!(told["score"], json!(score));
            assert_eq!(told["lastScore"], json!(candidates[9].1));
            assert_eq!(told["cause"], Value::Null);
            assert_eq!(told["gap"].is_null(), place < 10, "{told}");
            let points = told["reasons"].as_array().expect("reasons").iter();
            let sum: i64 = points.filter_map(|reason| reason["points"].as_i64()).sum();
            assert!((score * 1_000.0 - f64::from(i32::try_from(sum).expect("small"))).abs() < 1e-6);
        }
    }
}

#[tokio::test]
async fn what_is_missing_and_the_one_change_are_told() {
    let world = world().await;
    let last = &world.managers[11];
    let told = world.why_not(last, "").await;
    assert_eq!(told["rank"], 12, "{told}");
    assert!(told["gap"].as_f64().expect("a gap") > 0.0);
    let missing = told["missing"].as_array().expect("what is missing");
    let words: Vec<&str> = missing.iter().filter_map(|missing| missing["term"].as_str()).collect();
    for word in ["润滑", "石墨烯", "涂层"] {
        assert!(words.contains(&word), "{words:?}");
    }
    assert!(!words.contains(&"轴承"), "it has this one: {words:?}");
    let points: Vec<i64> = missing
        .iter()
        .filter_map(|missing| missing["points"].as_i64())
        .collect();
    assert!(
        points.is_sorted_by(|a, b| a >= b) && points.iter().all(|points| *points > 0),
        "{points:?}"
    );
    assert_eq!(told["change"]["kind"], "WORD");
    assert!(words.contains(&told["change"]["term"].as_str().expect("a word")));
    let sentence = told["sentence"].as_str().expect("a sentence");
    assert!(
        sentence.starts_with("Rank 12 of 12, ") && sentence.contains("“"),
        "{sentence}"
    );

    // Who writes the word gets about what was promised.
    let lacking = told["change"]["term"].as_str().expect("a word");
    let newcomer = json!({
        "kind": "DISCOVERER", "name": { "zh": "新经理" }, "headline": { "zh": format!("轴承，{lacking}") },
        "fields": ["material.metal"], "languages": ["zh"], "capacity": 2, "load": 0,
    });
    let better = world.service.manager(newcomer, &[]).await;
    world.service.settle().await;
    let before = told["score"].as_f64().expect("a score");
    let after = world.why_not(&better, "").await["score"].as_f64().expect("a score");
    assert!(after > before, "{after} is not more than {before}");

    // In words all are alike; the full one lacks capacity alone.
    let full = world.why_not(&world.managers[4], "").await;
    let lacks = full["missing"].as_array().expect("what is missing");
    let capacity = lacks
        .iter()
        .find(|missing| missing["kind"] == "CAPACITY")
        .unwrap_or_else(|| panic!("{full}"));
    assert_eq!(capacity["points"], 800);
    assert_eq!(
        capacity["sentence"],
        "Full: no engagement can be taken on now (up to 0.8 more)"
    );
}

#[tokio::test]
async fn who_is_no_candidate_is_told_why() {
    let world = world().await;
    let filtered = world
        .why_not(
            &world.managers[3],
            ", filter: { managers: { kinds: [DISCOVERER], languages: [\"zh\"] } }",
        )
        .await;
    assert_eq!(
        (&filtered["cause"], &filtered["rank"]),
        (&json!("FILTERED"), &Value::Null)
    );
    assert_eq!(filtered["excludedBy"], json!(["KIND"]));
    assert_eq!(filtered["change"]["condition"], "KIND");
    let all = world.candidates("").await;
    let place = all.iter().position(|(node, _)| *node == world.managers[3]);
    assert_eq!(filtered["change"]["rank"], json!(place.expect("a candidate") + 1));
    assert!(
        filtered["sentence"]
            .as_str()
            .expect("a sentence")
            .starts_with("Left out by the filter: Kind.")
    );

    let full = world
        .why_not(&world.managers[4], ", filter: { managers: { freeCapacity: true } }")
        .await;
    assert_eq!(full["excludedBy"], json!(["FREE_CAPACITY"]));

    let other = world.why_not(&world.managers[12], "").await;
    assert_eq!(
        (&other["cause"], &other["score"]),
        (&json!("NO_SHARED_WORD"), &Value::Null)
    );
    assert_eq!(
        other["change"]["kind"], "WORD",
        "only a word makes it a candidate: {other}"
    );

    let poster = world.why_not(&world.poster, "").await;
    assert_eq!((&poster["cause"], &poster["rank"]), (&json!("POSTER"), &Value::Null));
}

#[tokio::test]
async fn who_is_not_shown_is_not_found() {
    let world = world().await;
    let hidden = json!({ "kind": "DISCOVERER", "status": "DRAFT", "name": { "zh": "隐" }, "headline": { "zh": "高温轴承润滑" } });
    let hidden = world.service.manager(hidden, &[]).await;
    world.service.settle().await;
    for node in [
        hidden.as_str(),
        "manager_99999",
        "achievement_99999",
        world.need.as_str(),
    ] {
        assert_eq!(world.why_not(node, "").await, Value::Null, "{node}");
    }
    let query = format!("query ($need: ID!, $id: ID!) {{ need(id: $need) {{ whyNot(id: $id) {{ {WHY_NOT} }} }} }}");
    let variables = json!({ "need": world.need, "id": hidden });
    let told = world.service.data(ADMIN, &query, variables).await;
    let told = &told["need"]["whyNot"];
    assert_eq!((&told["cause"], &told["reasons"]), (&json!("NOT_SHOWN"), &json!([])));
    let wrong = json!({ "need": world.need, "id": "nobody" });
    let (code, _) = world.service.refused(ANYONE, &query, wrong).await;
    assert_eq!(code, "BAD_REQUEST");
}
