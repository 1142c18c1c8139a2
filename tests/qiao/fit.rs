//! What suits beyond words: told in the reasons, counted in the score, left out where only words shall count.

use serde_json::{Value, json};

use crate::support::{ADMIN, ANYONE, Service, a_need, id};

const REASONS: &str = "edges { score reasons { kind term part points most sentence } node { id } }";

/// The edge of a node, in the candidates of a record.
fn edge<'a>(candidates: &'a Value, node: &str) -> &'a Value {
    let edges = candidates["edges"].as_array().expect("edges");
    edges
        .iter()
        .find(|edge| id(&edge["node"]) == node)
        .unwrap_or_else(|| panic!("{node} is no candidate: {candidates}"))
}

/// The reason of a kind: its points, what it could have given, and its sentence.
fn reason(edge: &Value, kind: &str) -> (i64, i64, String) {
    let reasons = edge["reasons"].as_array().expect("reasons");
    let found = reasons
        .iter()
        .find(|reason| reason["kind"] == kind)
        .unwrap_or_else(|| panic!("no {kind} in {edge}"));
    let sentence = found["sentence"].as_str().expect("a sentence").to_owned();
    (
        found["points"].as_i64().expect("points"),
        found["most"].as_i64().expect("most"),
        sentence,
    )
}

fn kinds(edge: &Value) -> Vec<&str> {
    let reasons = edge["reasons"].as_array().expect("reasons").iter();
    let mut kinds: Vec<&str> = reasons
        .filter_map(|reason| reason["kind"].as_str())
        .filter(|kind| *kind != "WORD")
        .collect();
    kinds.sort_unstable();
    kinds
}

/// All reasons of all edges make up the scores, and none gives more than it could.
fn adds_up(candidates: &Value) {
    for edge in candidates["edges"].as_array().expect("edges") {
        let reasons = edge["reasons"].as_array().expect("reasons");
        let points = reasons.iter().filter_map(|reason| reason["points"].as_i64());
        let sum = points.sum::<i64>();
        let score = edge["score"].as_f64().expect("a score") * 1_000.0;
        assert!(
            (score - f64::from(i32::try_from(sum).expect("small"))).abs() < 1e-6,
            "{edge}"
        );
        for reason in reasons {
            let is_word = reason["kind"] == "WORD";
            assert_eq!(
                is_word,
                !reason["term"].is_null() && !reason["part"].is_null(),
                "{reason}"
            );
            assert_eq!(is_word, reason["most"].is_null(), "{reason}");
            assert!(
                is_word || reason["points"].as_i64() <= reason["most"].as_i64(),
                "{reason}"
            );
        }
    }
}

struct World {
    service: Service,
    poster: String,
    university: String,
    need: String,
}

async fn world(levels: Value) -> World {
    let service = Service::start().await;
    let poster = service
        .organization(json!({ "kind": "ENTERPRISE", "name": { "zh": "甲公司" }, "region": "330100" }))
        .await;
    let university = service
        .organization(json!({ "kind": "UNIVERSITY", "name": { "zh": "乙大学" }, "region": "330200" }))
        .await;
    let said = json!({
        "fields": ["ai.vision"], "modes": ["LICENCE"], "trlFrom": 6, "trlTo": 8, "partnerKinds": ["UNIVERSITY"],
        "noIndicatorsReason": null, "levels": levels,
        "indicators": [
            { "name": { "zh": "使用寿命" }, "operator": "GE", "value": 800, "unit": "h", "necessity": "MUST" },
            { "name": { "zh": "功耗" }, "operator": "LE", "value": 20, "unit": "W", "necessity": "WISH" },
        ],
    });
    let need = service.need(a_need(&poster, "高速轴承的视觉检测", said)).await;
    World {
        service,
        poster,
        university,
        need,
    }
}

impl World {
    async fn candidates(&self, of: &str, arguments: &str) -> Value {
        let query = format!("query ($id: ID!) {{ need(id: $id) {{ {of}{arguments} {{ {REASONS} }} }} }}");
        let mut answer = self
            .service
            .ask_in("zh", ANYONE, &query, json!({ "id": self.need }))
            .await;
        answer["data"]["need"][of].take()
    }
}

#[tokio::test]
async fn an_achievement_is_told_what_suits_and_what_does_not_part_by_part() {
    let world = world(json!({})).await;
    let achievement = json!({
        "organization": world.university, "name": { "zh": "轴承视觉检测装置" }, "fields": ["ai.vision"], "modes": ["LICENCE"],
        "trl": 7, "rightsSettled": true,
        "indicators": [
            { "name": { "zh": "寿命" }, "operator": "GE", "value": 50, "unit": "天" },
            { "name": { "zh": "整机功耗" }, "operator": "LE", "value": 0.025, "unit": "kW" },
        ],
    });
    let suits = world.service.achievement(achievement.clone()).await;
    let mut other = achievement;
    for (field, value) in [
        ("organization", json!(world.poster)),
        ("fields", json!(["ai.language"])),
        ("modes", json!(["EQUITY"])),
        ("trl", json!(3)),
        ("rightsSettled", json!(false)),
        ("ownership", json!("UNSETTLED")),
        ("indicators", json!([])),
    ] {
        other[field] = value;
    }
    let other = world.service.achievement(other).await;
    world.service.settle().await;

    let found = world.candidates("candidateAchievements", "").await;
    adds_up(&found);
    assert_eq!(id(&found["edges"][0]["node"]), suits);
    let (suits, other) = (edge(&found, &suits), edge(&found, &other));
    let parts = [
        "CONFLICT",
        "FIELD",
        "FRESHNESS",
        "INDICATORS",
        "MATURITY",
        "MODE",
        "PARTNER",
        "REGION",
        "RIGHTS",
    ];
    assert_eq!(kinds(suits), parts);
    assert_eq!(kinds(other), parts);
    assert_eq!(reason(suits, "FIELD"), (1_500, 1_500, "领域相同：机器视觉".to_owned()));
    assert_eq!(
        reason(other, "FIELD"),
        (
            750,
            1_500,
            "同属人工智能：需求为机器视觉，供方为自然语言处理".to_owned()
        )
    );
    assert_eq!(reason(suits, "REGION").0, 300, "the same province");
    assert_eq!(reason(other, "REGION"), (500, 500, "地区相同：杭州市".to_owned()));
    assert_eq!(reason(suits, "MODE"), (500, 500, "合作方式一致：许可".to_owned()));
    assert_eq!(reason(other, "MODE").0, 0);
    assert_eq!(
        reason(suits, "MATURITY"),
        (800, 800, "成熟度 7，需求要求 6–8".to_owned())
    );
    assert_eq!(reason(other, "MATURITY").0, 0);
    assert_eq!(
        reason(suits, "PARTNER"),
        (500, 500, "合作方类型符合需求：高等院校".to_owned())
    );
    assert_eq!(
        reason(other, "PARTNER"),
        (0, 500, "合作方类型不在需求要求之列：企业".to_owned())
    );
    assert_eq!(reason(suits, "RIGHTS"), (500, 500, "权属已明确".to_owned()));
    assert_eq!(reason(other, "RIGHTS"), (0, 500, "权属未明确".to_owned()));
    assert_eq!(reason(suits, "CONFLICT"), (1_500, 1_500, "未发现利益冲突".to_owned()));
    assert_eq!(reason(other, "CONFLICT").0, 0, "the poster's own");
    // Met, which must be, and missed by a quarter, which is a wish: (2 + 0.375) / 3.
    let told = "使用寿命：要求 ≥ 800 h，实测 ≥ 1200 h，达到；功耗：要求 ≤ 20 W，实测 ≤ 25 W，差 25%";
    assert_eq!(
        reason(suits, "INDICATORS"),
        (2_000 * 791 / 1_000, 2_000, told.to_owned())
    );
    assert_eq!(
        reason(other, "INDICATORS"),
        (1_000, 2_000, "技术指标：未公开说明，按一半计分".to_owned())
    );
    assert_eq!(reason(suits, "FRESHNESS").0, 300);

    // The other way round, in English.
    let achievement = id(&suits["node"]);
    let query = format!("query ($id: ID!) {{ achievement(id: $id) {{ openNeeds {{ {REASONS} }} }} }}");
    let answer = world
        .service
        .ask_in("en", ANYONE, &query, json!({ "id": achievement }))
        .await;
    let needs = &answer["data"]["achievement"]["openNeeds"];
    adds_up(needs);
    let back = edge(needs, &world.need);
    assert_eq!(
        reason(back, "MATURITY"),
        (800, 800, "Readiness level 7, asked for 6–8".to_owned())
    );
    let told = "寿命: target ≥ 33.3333 天, measured ≥ 50 天, met; 整机功耗: target ≤ 0.02 kW, measured ≤ 0.025 kW, missed by 25%";
    assert_eq!(reason(back, "INDICATORS").2, told);
    assert!(!kinds(back).contains(&"RIGHTS"), "a need has no rights to be settled");
}

#[tokio::test]
async fn a_manager_is_told_full_and_in_conflict_and_a_newcomer_is_not_buried() {
    let world = world(json!({})).await;
    let manager = |name: &str, more: Value| {
        let mut input = json!({ "kind": "DISCOVERER", "name": { "zh": name }, "headline": { "zh": "轴承视觉检测成果转化" },
            "fields": ["ai.vision"], "languages": ["zh"], "capacity": 2 });
        for (key, value) in more.as_object().cloned().unwrap_or_default() {
            input[key] = value;
        }
        input
    };
    let works = json!([{ "kind": "DEAL", "title": { "zh": "甲" } }, { "kind": "CASE", "title": { "zh": "乙" } }, { "kind": "REPORT", "title": { "zh": "丙" } }]);
    let newcomer = world
        .service
        .manager(manager("新人", json!({})), &[&world.university])
        .await;
    let employed = world
        .service
        .manager(manager("任职", json!({ "works": works })), &[&world.poster])
        .await;
    let full = world
        .service
        .manager(manager("满员", json!({ "load": 2, "languages": ["en"] })), &[])
        .await;
    let silent = json!({ "load": 2, "levels": { "load": "REGISTERED", "works": "REGISTERED", "contact": "REGISTERED", "biography": "PUBLIC" }, "works": works });
    let silent = world.service.manager(manager("未说", silent), &[]).await;
    world.service.settle().await;

    let found = world.candidates("candidateManagers", "").await;
    adds_up(&found);
    let of = |node: &str, kind: &str| reason(edge(&found, node), kind);
    assert_eq!(of(&newcomer, "CONFLICT").0, 1_500);
    assert_eq!(
        of(&employed, "CONFLICT"),
        (0, 1_500, "利益冲突：与发布需求的是同一机构，或在该机构任职".to_owned())
    );
    assert_eq!(of(&newcomer, "CAPACITY"), (800, 800, "还可承接 2 个项目".to_owned()));
    assert_eq!(of(&full, "CAPACITY"), (0, 800, "已满负荷，目前不能再承接".to_owned()));
    assert_eq!(
        of(&silent, "CAPACITY"),
        (400, 800, "承接余量：未公开说明，按一半计分".to_owned())
    );
    assert_eq!(
        of(&newcomer, "TRACK"),
        (250, 500, "尚无公开业绩，按新人计分".to_owned())
    );
    assert_eq!(
        of(&employed, "TRACK"),
        (333, 500, "公开的成交项目与案例 2 项，其中成功 2 项".to_owned())
    );
    assert_eq!(of(&silent, "TRACK").0, 250);
    assert_eq!(of(&newcomer, "LANGUAGE").0, 300);
    assert_eq!(
        of(&full, "LANGUAGE"),
        (0, 300, "工作语言中没有需求所用的中文".to_owned())
    );
    assert_eq!(id(&found["edges"][0]["node"]), newcomer);
    assert_eq!(found["edges"].as_array().map(Vec::len), Some(4), "nobody is left out");

    // The load of a manager changes: the index follows.
    let query = "query ($id: ID!) { manager(id: $id) { version } }";
    let version = world.service.data(ADMIN, query, json!({ "id": full })).await["manager"]["version"].clone();
    let update = "mutation ($input: UpdateManagerInput!) { updateManager(input: $input) { __typename } }";
    let input = json!({ "id": full, "version": version, "manager": manager("满员", json!({ "load": 1 })) });
    let done = world.service.data(ADMIN, update, json!({ "input": input })).await;
    assert_eq!(done["updateManager"]["__typename"], "ManagerChanged", "{done}");
    world.service.settle().await;
    let found = world.candidates("candidateManagers", "").await;
    assert_eq!(reason(edge(&found, &full), "CAPACITY").0, 600);
}

#[tokio::test]
async fn words_alone_count_where_that_is_asked_for() {
    let world = world(json!({})).await;
    let achievement =
        json!({ "organization": world.university, "name": { "zh": "轴承视觉检测装置" }, "fields": ["ai.vision"] });
    let achievement = world.service.achievement(achievement).await;
    world.service.settle().await;
    let by_text = world.candidates("candidateAchievements", "(by: TEXT)").await;
    adds_up(&by_text);
    let by_fit = world.candidates("candidateAchievements", "(by: FIT)").await;
    assert_eq!(by_fit, world.candidates("candidateAchievements", "").await);
    let (text, fit) = (edge(&by_text, &achievement), edge(&by_fit, &achievement));
    assert_eq!(kinds(text), Vec::<&str>::new());
    assert!(text["score"].as_f64() < fit["score"].as_f64());
    let words = |edge: &Value| -> Vec<Value> {
        let reasons = edge["reasons"].as_array().expect("reasons").iter();
        reasons.filter(|reason| reason["kind"] == "WORD").cloned().collect()
    };
    assert_eq!(words(text), words(fit));

    // A search is by words; a text that is matched asks for nothing, but who is full or unsettled is still told.
    let query = format!(
        "query ($text: String!) {{ search(text: $text) {{ {REASONS} }} match(input: {{ text: $text }}) {{ achievements {{ {REASONS} }} }} }}"
    );
    let data = world
        .service
        .data(
            ANYONE,
            &query.replace("node { id }", "node { ... on Node { id } }"),
            json!({ "text": "轴承视觉检测" }),
        )
        .await;
    adds_up(&data["search"]);
    adds_up(&data["match"]["achievements"]);
    assert_eq!(kinds(edge(&data["search"], &achievement)), Vec::<&str>::new());
    assert_eq!(
        kinds(edge(&data["match"]["achievements"], &achievement)),
        ["FRESHNESS", "RIGHTS"]
    );

    // A cursor of one ranking is none of the other.
    let first =
        "query ($id: ID!) { need(id: $id) { candidateAchievements(by: TEXT, first: 1) { pageInfo { endCursor } } } }";
    let data = world.service.data(ANYONE, first, json!({ "id": world.need })).await;
    let cursor = data["need"]["candidateAchievements"]["pageInfo"]["endCursor"].clone();
    let second =
        "query ($id: ID!, $after: String) { need(id: $id) { candidateAchievements(after: $after) { nodes { id } } } }";
    let refused = world
        .service
        .refused(ANYONE, second, json!({ "id": world.need, "after": cursor }))
        .await;
    assert_eq!(refused.0, "BAD_REQUEST");
}

#[tokio::test]
async fn what_the_asker_may_not_read_of_the_need_counts_for_nothing() {
    let levels = json!({ "organization": "AGREEMENT", "description": "PUBLIC", "indicators": "AGREEMENT", "budget": "PUBLIC", "decisionOwner": "AGREEMENT" });
    let world = world(levels).await;
    let achievement = json!({ "organization": world.poster, "name": { "zh": "轴承视觉检测装置" }, "fields": ["ai.vision"],
        "indicators": [{ "name": { "zh": "使用寿命" }, "operator": "GE", "value": 1000, "unit": "h" }] });
    let achievement = world.service.achievement(achievement).await;
    world.service.settle().await;
    let outside = world.candidates("candidateAchievements", "").await;
    let outside_kinds = kinds(edge(&outside, &achievement));
    for hidden in ["INDICATORS", "CONFLICT", "REGION"] {
        assert!(
            !outside_kinds.contains(&hidden),
            "{hidden} tells of what is hidden: {outside}"
        );
    }
    let query = format!("query ($id: ID!) {{ need(id: $id) {{ candidateAchievements {{ {REASONS} }} }} }}");
    let inside = world.service.data(ADMIN, &query, json!({ "id": world.need })).await;
    let inside = edge(&inside["need"]["candidateAchievements"], &achievement).clone();
    assert_eq!(reason(&inside, "INDICATORS").0, 1_666);
    assert_eq!(reason(&inside, "CONFLICT").0, 0);
    // Nor does the need as a candidate tell it.
    let query = format!("query ($id: ID!) {{ achievement(id: $id) {{ openNeeds {{ {REASONS} }} }} }}");
    let back = world.service.data(ANYONE, &query, json!({ "id": achievement })).await;
    let back = edge(&back["achievement"]["openNeeds"], &world.need);
    assert_eq!(
        reason(back, "INDICATORS").2,
        "Indicators: not told to everyone, which counts half"
    );
    assert_eq!(reason(back, "CONFLICT").0, 750);
}
