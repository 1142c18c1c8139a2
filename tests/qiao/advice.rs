//! What would improve a need, while it is drafted: nothing of it is stored.

use serde_json::{Value, json};

use crate::support::{ADMIN, ANYONE, POST_NEED, Service, a_need, id};

const ADVICE: &str = "hints { code path effect isTried fields { code } modes words sentence } understood { term points share isCommon }
    nearDuplicates { similarity need { id } } answers { score node { id } } landedCases { score node { id } }
    matches { hasWords managers(first: 5) { edges { score node { id } } } achievements(first: 5) { edges { score node { id } } }
        organizations(first: 5) { edges { score node { id } } } }";

async fn advise(service: &Service, input: Value) -> Value {
    advise_in(service, "en", input).await
}

async fn advise_in(service: &Service, language: &str, input: Value) -> Value {
    let query = format!("query ($input: NeedInput!) {{ needAdvice(input: $input) {{ {ADVICE} }} }}");
    let mut answer = service
        .ask_in(language, ANYONE, &query, json!({ "input": input }))
        .await;
    assert_eq!(answer.get("errors"), None, "{answer}");
    answer["data"]["needAdvice"].take()
}

fn codes(advice: &Value) -> Vec<&str> {
    let hints = advice["hints"].as_array().expect("hints").iter();
    hints.filter_map(|hint| hint["code"].as_str()).collect()
}

fn hint<'a>(advice: &'a Value, code: &str) -> &'a Value {
    let hints = advice["hints"].as_array().expect("hints");
    let found = hints.iter().find(|hint| hint["code"] == code);
    found.unwrap_or_else(|| panic!("no {code} in {advice}"))
}

fn ids(edges: &Value) -> Vec<String> {
    let edges = edges.as_array().expect("a list").iter();
    edges.map(|edge| id(&edge["node"])).collect()
}

struct World {
    service: Service,
    poster: String,
    university: String,
    achievement: String,
    manager: String,
}

/// Sixty achievements that share words which say nothing, one that is about bearings, and who transfers it.
async fn world() -> World {
    let service = Service::start().await;
    let enterprise = json!({ "kind": "ENTERPRISE", "name": { "zh": "甲公司" }, "region": "330100" });
    let poster = service.organization(enterprise).await;
    let university = json!({ "kind": "UNIVERSITY", "name": { "zh": "乙大学" }, "profile": { "zh": "轴承润滑研究" }, "region": "330100" });
    let university = service.organization(university).await;
    let things = [
        "水泵", "电池", "钢板", "茶叶", "大豆", "光纤", "陶瓷", "轮胎", "纸张", "疫苗",
    ];
    for number in 0..60 {
        let name = format!("{}关键技术的研究与应用", things[number % things.len()]);
        let achievement = json!({ "organization": university, "name": { "zh": name }, "fields": ["health.drug"] });
        service.achievement(achievement).await;
    }
    let achievement = json!({
        "organization": university, "name": { "zh": "高温轴承长寿命润滑脂" }, "summary": { "zh": "面向高速轴承的石墨烯润滑脂，降低磨损" },
        "fields": ["material.metal"], "modes": ["LICENCE"],
    });
    let achievement = service.achievement(achievement).await;
    let manager = json!({ "kind": "DISCOVERER", "name": { "zh": "李桥" }, "headline": { "zh": "轴承润滑成果转化" }, "fields": ["material.metal"] });
    let manager = service.manager(manager, &[]).await;
    service.settle().await;
    World {
        service,
        poster,
        university,
        achievement,
        manager,
    }
}

#[tokio::test]
async fn an_empty_form_is_told_what_to_write() {
    let world = world().await;
    let advice = advise(
        &world.service,
        json!({ "organization": world.poster, "kind": "PROBLEM" }),
    )
    .await;
    let told = codes(&advice);
    assert_eq!(&told[..2], ["NO_TITLE", "VAGUE_TEXT"], "{told:?}");
    for code in ["NO_INDICATORS", "NO_FIELDS", "NO_MODES", "NO_MATURITY", "NO_PARTNER"] {
        assert!(told.contains(&code), "{told:?}");
    }
    // The enterprise's own region is known.
    assert!(!told.contains(&"NO_REGION"), "{told:?}");
    assert_eq!(advice["matches"]["hasWords"], false);
    assert_eq!(advice["understood"], json!([]));
    assert_eq!(hint(&advice, "NO_INDICATORS")["effect"], 2.0);
    let effects: Vec<f64> = advice["hints"].as_array().expect("hints")[2..]
        .iter()
        .filter_map(|hint| hint["effect"].as_f64())
        .collect();
    assert!(effects.is_sorted_by(|a, b| a >= b), "{effects:?}");
}

#[tokio::test]
async fn words_that_everyone_uses_say_nothing() {
    let world = world().await;
    let input = json!({ "organization": world.poster, "kind": "PROBLEM", "title": { "zh": "关键技术的研究与应用" } });
    let advice = advise(&world.service, input).await;
    let vague = hint(&advice, "VAGUE_TITLE");
    assert_eq!(vague["path"], json!(["title"]));
    let words = vague["words"].as_array().expect("words");
    assert!(
        words.contains(&json!("研究")) && words.contains(&json!("应用")),
        "{vague}"
    );
    assert!(
        vague["sentence"].as_str().expect("a sentence").contains("“研究”"),
        "{vague}"
    );
    let understood = advice["understood"].as_array().expect("words");
    assert!(
        understood
            .iter()
            .any(|word| word["term"] == "研究" && word["isCommon"] == true)
    );

    let input = json!({
        "organization": world.poster, "kind": "PROBLEM", "title": { "zh": "高温轴承的长寿命润滑" },
        "description": { "zh": "石墨烯涂层研究，磨损大，转速高" },
    });
    let advice = advise(&world.service, input).await;
    let told = codes(&advice);
    assert!(
        !told.contains(&"VAGUE_TITLE") && !told.contains(&"VAGUE_TEXT"),
        "{told:?}"
    );
    assert_eq!(hint(&advice, "ONE_LANGUAGE")["path"], json!(["title", "en"]));
    let understood = advice["understood"].as_array().expect("words");
    let points: Vec<i64> = understood.iter().filter_map(|word| word["points"].as_i64()).collect();
    assert!(points.is_sorted_by(|a, b| a >= b) && points[0] > 0, "{points:?}");
    let of = |term: &str| {
        understood
            .iter()
            .find(|word| word["term"] == term)
            .unwrap_or_else(|| panic!("no {term}"))
    };
    assert_eq!(
        (&of("研究")["isCommon"], &of("轴承")["isCommon"]),
        (&json!(true), &json!(false))
    );
    assert!(of("轴承")["points"].as_i64() > of("研究")["points"].as_i64());
    let share: f64 = understood.iter().filter_map(|word| word["share"].as_f64()).sum();
    assert!((share - 1.0).abs() < 1e-6, "{share}");
}

#[tokio::test]
async fn the_likeliest_field_is_proposed_and_its_effect_is_what_comes_of_it() {
    let world = world().await;
    let mut input = json!({
        "organization": world.poster, "kind": "PROBLEM", "title": { "zh": "高温轴承的长寿命润滑", "en": "Bearing grease" },
        "description": { "zh": "石墨烯涂层，磨损大，转速高" },
    });
    let advice = advise(&world.service, input.clone()).await;
    let fields = hint(&advice, "NO_FIELDS");
    assert_eq!(fields["fields"][0]["code"], "material.metal", "{fields}");
    assert_eq!(fields["isTried"], true);
    let proposed = hint(&advice, "NO_MODES");
    assert_eq!(proposed["modes"][0], "LICENCE", "{proposed}");
    let promised = fields["effect"].as_f64().expect("an effect");
    assert!(promised > 0.0, "{fields}");
    input["fields"] = json!(["material.metal"]);
    let after = advise(&world.service, input).await;
    assert!(!codes(&after).contains(&"NO_FIELDS"));
    let best = |advice: &Value, noun: &str| {
        advice["matches"][noun]["edges"][0]["score"]
            .as_f64()
            .unwrap_or_default()
    };
    let rise = ["managers", "achievements", "organizations"]
        .map(|noun| best(&after, noun) - best(&advice, noun))
        .into_iter()
        .fold(0.0, f64::max);
    assert!((rise - promised).abs() < 1e-6, "{promised} was promised, {rise} came");
    assert_eq!(ids(&after["matches"]["managers"]["edges"]), [world.manager.as_str()]);
    assert_eq!(ids(&after["matches"]["achievements"]["edges"])[0], world.achievement);
    assert_eq!(ids(&after["matches"]["organizations"]["edges"])[0], world.university);
}

#[tokio::test]
async fn indicators_texts_under_agreement_and_languages_are_looked_at() {
    let world = world().await;
    let indicator =
        |value: f64, unit: Value| json!({ "name": { "zh": "寿命" }, "operator": "GE", "value": value, "unit": unit });
    let input = json!({
        "organization": world.poster, "kind": "PROBLEM", "title": { "zh": "轴承润滑" }, "summary": { "en": "Grease" },
        "description": { "zh": "高温 石墨烯 涂层 磨损 转速" }, "levels": { "description": "AGREEMENT", "indicators": "AGREEMENT" },
        "indicators": [indicator(800.0, json!("h")), indicator(0.0, json!("h")), indicator(1.0, Value::Null)],
        "fields": ["material.metal"], "modes": ["LICENCE"], "trlFrom": 6, "partnerRegion": "330000", "partnerKinds": ["UNIVERSITY"],
    });
    let advice = advise_in(&world.service, "zh", input).await;
    let told = codes(&advice);
    assert_eq!(told, ["NOTHING_PUBLIC", "NO_TARGET", "NO_UNIT"], "{advice}");
    assert_eq!(hint(&advice, "NO_TARGET")["path"], json!(["indicators", "1", "value"]));
    assert_eq!(hint(&advice, "NO_UNIT")["path"], json!(["indicators", "2", "unit"]));
    assert!(
        hint(&advice, "NOTHING_PUBLIC")["sentence"]
            .as_str()
            .expect("a sentence")
            .starts_with("请在标题或摘要中")
    );
}

#[tokio::test]
async fn what_is_there_already_is_shown_and_a_stored_need_gets_the_same_advice() {
    let world = world().await;
    let said = json!({
        "description": { "zh": "现有润滑脂在高速轴承中磨损大，需要石墨烯润滑脂" }, "levels": { "description": "AGREEMENT" },
        "indicators": [{ "name": { "zh": "寿命" }, "operator": "GE", "value": 800, "unit": "h" }], "noIndicatorsReason": null,
    });
    let input = a_need(&world.poster, "高温轴承长寿命润滑脂", said);
    let alone = advise(&world.service, input.clone()).await;
    assert_eq!(alone["nearDuplicates"], json!([]));
    assert_eq!(
        ids(&alone["answers"]),
        [world.achievement.as_str()],
        "{}",
        alone["answers"]
    );
    let stored = world.service.need(input.clone()).await;
    let other = a_need(
        &world.university,
        "高温轴承长寿命润滑脂",
        json!({ "description": input["description"] }),
    );
    let other = world.service.need(other).await;
    let draft = json!({ "input": { "publish": false, "need": input } });
    let draft = world.service.data(ADMIN, POST_NEED, draft).await;
    let draft = id(&draft["postNeed"]["need"]);
    world.service.settle().await;

    let drafted = advise(&world.service, input).await;
    let near = drafted["nearDuplicates"].as_array().expect("needs");
    let near: Vec<String> = near.iter().map(|near| id(&near["need"])).collect();
    assert!(near.contains(&stored) && near.contains(&other), "{near:?}");
    assert_eq!(drafted["landedCases"], json!([]));

    let query = format!("query ($id: ID!) {{ need(id: $id) {{ advice {{ {ADVICE} }} }} }}");
    for (need, near) in [(&stored, vec![&other]), (&draft, vec![&stored, &other])] {
        let told = world.service.data(ADMIN, &query, json!({ "id": need })).await;
        let told = &told["need"]["advice"];
        for same in ["hints", "understood", "matches", "answers"] {
            assert_eq!(told[same], drafted[same], "{same}");
        }
        let mut found: Vec<String> = told["nearDuplicates"]
            .as_array()
            .expect("needs")
            .iter()
            .map(|near| id(&near["need"]))
            .collect();
        found.sort();
        assert_eq!(found.iter().collect::<Vec<_>>(), near);
    }
    // It would tell what stands under agreement.
    let told = world.service.data(ANYONE, &query, json!({ "id": stored })).await;
    assert_eq!(told["need"]["advice"], Value::Null);
}

#[tokio::test]
async fn a_text_that_is_too_long_is_refused() {
    let service = Service::start().await;
    let input =
        json!({ "organization": "organization_1", "kind": "PROBLEM", "description": { "zh": "轴".repeat(20_001) } });
    let query = "query ($input: NeedInput!) { needAdvice(input: $input) { hints { code } } }";
    let (code, _) = service.refused(ANYONE, query, json!({ "input": input })).await;
    assert_eq!(code, "BAD_REQUEST");
}

#[tokio::test]
async fn what_is_wrong_is_told_as_posting_would_tell_it_and_nothing_is_stored() {
    let service = Service::start().await;
    let poster = service
        .organization(json!({ "kind": "ENTERPRISE", "name": { "zh": "甲公司" } }))
        .await;
    let bad = json!({ "trlFrom": 7, "trlTo": 3, "deadline": "2001-01-01", "fields": [] });
    let need = a_need(&poster, &"轴".repeat(257), bad);
    let told = "problems { path code message }";
    let query = "query ($input: NeedInput!, $publish: Boolean!) { needProblems(input: $input, publish: $publish) { path code message } }";
    for publish in [false, true] {
        let asked = json!({ "input": need, "publish": publish });
        let alone = service.data(ANYONE, query, asked).await["needProblems"].take();
        let post = format!(
            "mutation ($input: PostNeedInput!) {{ postNeed(input: $input) {{ ... on InvalidNeed {{ {told} }} }} }}"
        );
        let given = json!({ "input": { "need": need, "publish": publish } });
        let mut stored = service.data(ADMIN, &post, given).await["postNeed"]["problems"].take();
        for problem in stored.as_array_mut().expect("problems") {
            assert_eq!(problem["path"].as_array_mut().expect("a path").remove(0), "need");
        }
        assert_eq!(alone, stored);
        assert!(alone.as_array().is_some_and(|alone| alone.len() >= 2), "{alone}");
    }
    let fine = json!({ "input": a_need(&poster, "轴承", json!({})), "publish": false });
    assert_eq!(service.data(ANYONE, query, fine).await["needProblems"], json!([]));
    let count = service.data(ADMIN, "{ needs { totalCount } }", json!({})).await;
    assert_eq!(count["needs"]["totalCount"], 0);
}
