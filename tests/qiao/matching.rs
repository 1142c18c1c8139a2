//! Candidates of a need and of a pasted text, open needs of the others, search.

use serde_json::{Value, json};

use crate::support::{ANYONE, Service, a_need, id};

struct World {
    service: Service,
    need: String,
    manager: String,
    achievement: String,
}

async fn world() -> World {
    let service = Service::start().await;
    let enterprise = service
        .organization(json!({ "kind": "ENTERPRISE", "name": { "zh": "江城轴承厂" } }))
        .await;
    let university = service
        .organization(json!({ "kind": "UNIVERSITY", "name": { "zh": "江城大学" }, "profile": { "zh": "轴承润滑与摩擦学研究" }, "region": "330100" }))
        .await;
    let manager = service
        .manager(
            json!({ "kind": "DISCOVERER", "name": { "zh": "李桥" }, "headline": { "zh": "轴承润滑成果转化" }, "languages": ["zh", "de"], "capacity": 1 }),
            &[&university],
        )
        .await;
    service
        .manager(json!({ "kind": "INVESTOR", "name": { "zh": "张三" }, "headline": { "zh": "风电叶片与轴承投资" }, "languages": ["zh"] }), &[])
        .await;
    service
        .manager(
            json!({ "kind": "INVESTOR", "name": { "zh": "无关" }, "headline": { "zh": "中药饮片" } }),
            &[],
        )
        .await;
    let achievement = service
        .achievement(
            json!({ "organization": university, "managers": [manager], "name": { "zh": "轴承用长寿命润滑脂" } }),
        )
        .await;
    let need = service
        .need(a_need(
            &enterprise,
            "高温轴承的长寿命润滑",
            json!({ "fields": ["equipment.rail"] }),
        ))
        .await;
    service.settle().await;
    World {
        service,
        need,
        manager,
        achievement,
    }
}

#[tokio::test]
async fn candidates_are_ranked_explained_and_their_reasons_add_up_to_the_score() {
    let world = world().await;
    let query = "query ($id: ID!) { need(id: $id) {
        candidateManagers { totalCount facets { languages { value count } } freshness
            edges { score reasons { term part points } node { id organizations { name { text } } } } }
        candidateAchievements { edges { score node { id } } }
        candidateOrganizations { edges { score node { id name { text } } } } } }";
    let data = world.service.data(ANYONE, query, json!({ "id": world.need })).await;
    let managers = &data["need"]["candidateManagers"];
    assert_eq!(managers["totalCount"], 2);
    assert_eq!(
        managers["facets"]["languages"],
        json!([{ "value": "zh", "count": 2 }, { "value": "de", "count": 1 }])
    );
    assert_eq!(managers["edges"][0]["node"]["id"], world.manager);
    for edge in managers["edges"].as_array().into_iter().flatten() {
        let points: i64 = edge["reasons"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|reason| reason["points"].as_i64())
            .sum();
        let score = edge["score"].as_f64().expect("a score");
        assert!(
            (score * 1_000.0 - f64::from(i32::try_from(points).expect("small"))).abs() < 1e-6,
            "{edge}"
        );
    }
    assert_eq!(
        data["need"]["candidateAchievements"]["edges"][0]["node"]["id"],
        world.achievement
    );
    let organizations = data["need"]["candidateOrganizations"]["edges"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    assert!(
        organizations
            .iter()
            .any(|edge| edge["node"]["name"]["text"] == "江城大学")
    );
}

#[tokio::test]
async fn a_filter_narrows_candidates_and_pages_follow_each_other() {
    let world = world().await;
    let query = "query ($id: ID!, $filter: ManagerCandidateFilter, $after: String) { need(id: $id) {
        candidateManagers(filter: $filter, first: 1, after: $after) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } } }";
    let ask = async |filter: Value, after: Value| {
        let variables = json!({ "id": world.need, "filter": filter, "after": after });
        let mut data = world.service.data(ANYONE, query, variables).await;
        data["need"]["candidateManagers"].take()
    };
    let german = ask(json!({ "languages": ["de"] }), Value::Null).await;
    assert_eq!(
        (&german["totalCount"], &german["nodes"][0]["id"]),
        (&json!(1), &json!(world.manager))
    );
    let free = ask(json!({ "freeCapacity": true, "kinds": ["INVESTOR"] }), Value::Null).await;
    assert_eq!(free["totalCount"], 0);
    let first = ask(Value::Null, Value::Null).await;
    assert_eq!(first["pageInfo"]["hasNextPage"], true);
    let second = ask(Value::Null, first["pageInfo"]["endCursor"].clone()).await;
    assert_eq!(second["pageInfo"]["hasNextPage"], false);
    assert_ne!(second["nodes"][0]["id"], first["nodes"][0]["id"]);
    let other =
        "query ($id: ID!, $after: String) { need(id: $id) { candidateAchievements(after: $after) { nodes { id } } } }";
    let variables = json!({ "id": world.need, "after": first["pageInfo"]["endCursor"] });
    assert_eq!(world.service.refused(ANYONE, other, variables).await.0, "BAD_REQUEST");
}

#[tokio::test]
async fn managers_achievements_and_organizations_see_the_open_needs_that_suit_them() {
    let world = world().await;
    let query = "query ($manager: ID!, $achievement: ID!) {
        manager(id: $manager) { openNeeds { edges { score node { id } } } achievements { nodes { openNeeds { nodes { id } } } }
            organizations { openNeeds { nodes { id } } } }
        achievement(id: $achievement) { openNeeds(filter: { kinds: [TALENT] }) { nodes { id } } } }";
    let variables = json!({ "manager": world.manager, "achievement": world.achievement });
    let data = world.service.data(ANYONE, query, variables).await;
    assert_eq!(id(&data["manager"]["openNeeds"]["edges"][0]["node"]), world.need);
    assert_eq!(
        id(&data["manager"]["achievements"]["nodes"][0]["openNeeds"]["nodes"][0]),
        world.need
    );
    assert_eq!(
        id(&data["manager"]["organizations"][0]["openNeeds"]["nodes"][0]),
        world.need
    );
    assert_eq!(data["achievement"]["openNeeds"]["nodes"], json!([]));
}

#[tokio::test]
async fn a_pasted_text_finds_candidates_without_being_stored() {
    let world = world().await;
    let query = "query ($input: MatchInput!) { match(input: $input) { hasWords managers { nodes { id } }
        achievements { edges { node { id } highlights { text } } } organizations { totalCount } needs { nodes { id } } } }";
    let data = world
        .service
        .data(
            ANYONE,
            query,
            json!({ "input": { "title": "求购", "text": "轴承润滑脂，要求长寿命" } }),
        )
        .await;
    assert_eq!(id(&data["match"]["managers"]["nodes"][0]), world.manager);
    assert_eq!(
        id(&data["match"]["achievements"]["edges"][0]["node"]),
        world.achievement
    );
    assert_eq!(
        data["match"]["achievements"]["edges"][0]["highlights"][0]["text"],
        "轴承用长寿命润滑脂"
    );
    assert_eq!(id(&data["match"]["needs"]["nodes"][0]), world.need);
    for text in ["", "，。！？", "🙂🙂", "\u{0}", "\u{202e}\u{200b}", "\n\n"] {
        let data = world
            .service
            .data(ANYONE, query, json!({ "input": { "text": text } }))
            .await;
        assert_eq!(data["match"]["managers"]["nodes"], json!([]), "{text:?}");
    }
    let long = "轴".repeat(20_001);
    let (code, message) = world
        .service
        .refused(ANYONE, query, json!({ "input": { "text": long } }))
        .await;
    assert_eq!(code, "BAD_REQUEST");
    assert!(message.contains("at most 20000"), "{message}");
}

#[tokio::test]
async fn a_search_finds_every_noun_and_can_be_held_to_some() {
    let world = world().await;
    let query = "query ($nouns: [Noun!]) { search(text: \"轴承\", nouns: $nouns, first: 50) { totalCount
        facets { nouns { value count } } edges { node { __typename id } } } }";
    let all = world.service.data(ANYONE, query, json!({})).await;
    let count = |noun: &str| {
        let nouns = all["search"]["facets"]["nouns"].as_array().into_iter().flatten();
        nouns
            .filter(|one| one["value"] == noun)
            .filter_map(|one| one["count"].as_i64())
            .sum::<i64>()
    };
    assert_eq!(
        (count("NEED"), count("MANAGER"), count("ACHIEVEMENT")),
        (1, 2, 1),
        "{all}"
    );
    assert!(count("ORGANIZATION") >= 1);
    let managers = world.service.data(ANYONE, query, json!({ "nouns": ["MANAGER"] })).await;
    assert_eq!(managers["search"]["totalCount"], 2);
    // Kinds belong to one noun, statuses to needs: other nouns are not found, whatever else is said.
    for (filter, nouns, count) in [
        (json!({ "kind": { "managers": ["DISCOVERER"] } }), json!(null), 1),
        (
            json!({ "kind": { "managers": ["DISCOVERER", "INVESTOR"] } }),
            json!(null),
            2,
        ),
        (json!({ "kind": { "managers": ["DISCOVERER"] } }), json!(["NEED"]), 0),
        (json!({ "needStatuses": ["PUBLISHED"] }), json!(null), 1),
        (json!({ "needStatuses": ["EXPIRED"] }), json!(null), 0),
        (
            json!({ "needStatuses": ["PUBLISHED"], "kind": { "managers": ["INVESTOR"] } }),
            json!(null),
            0,
        ),
    ] {
        let query = "query ($filter: SearchFilter, $nouns: [Noun!]) { search(text: \"轴承\", filter: $filter, nouns: $nouns) { totalCount } }";
        let variables = json!({ "filter": filter, "nouns": nouns });
        let found = world.service.data(ANYONE, query, variables.clone()).await;
        assert_eq!(found["search"]["totalCount"], count, "{variables}");
    }
    let far = "query ($fresh: FreshnessToken) { search(text: \"轴承\", atLeast: $fresh) { totalCount } }";
    let (code, _) = world
        .service
        .refused(ANYONE, far, json!({ "fresh": "ZnJlc2g6OTk5OTk5" }))
        .await;
    assert_eq!(code, "NOT_YET_FRESH");
}
