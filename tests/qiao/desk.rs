//! What desks need of lists: who waits longest, who has room, what is mine, and that each facet value opens its list.

use std::time::Duration;

use qiao_entity::{account_role::Role, membership::MemberRole};
use serde_json::{Value, json};

use crate::{
    session::Session,
    support::{ADMIN, ANYONE, POST_NEED, Service, a_need},
};

const HOUR: Duration = Duration::from_hours(1);

fn names(data: &Value, list: &str, name: &str) -> Vec<String> {
    let nodes = data[list]["nodes"].as_array().expect("nodes").iter();
    let text = |node: &Value| node[name]["zh"].as_str().expect("a name").to_owned();
    nodes.map(text).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_need_that_waits_longest_is_first_and_what_is_mine_is_told_apart() {
    let service = Service::start().await;
    let enterprise = |name: &str| json!({ "kind": "ENTERPRISE", "name": { "zh": name } });
    let (one, other) = (
        service.organization(enterprise("甲")).await,
        service.organization(enterprise("乙")).await,
    );
    let early = json!({ "input": { "publish": false, "need": a_need(&one, "先写后发", json!({})) } });
    let posted = service.data(ADMIN, POST_NEED, early).await;
    let early = posted["postNeed"]["need"]["id"].clone();
    let mut ids = Vec::new();
    for (title, owner) in [("一", &one), ("二", &other), ("三", &one)] {
        service.pass(HOUR);
        ids.push(service.need(a_need(owner, title, json!({}))).await);
    }
    service.pass(HOUR);
    let publish = "mutation ($input: PublishNeedInput!) { publishNeed(input: $input) { __typename } }";
    let input = json!({ "input": { "id": early, "version": 1 } });
    assert_eq!(
        service.data(ADMIN, publish, input).await["publishNeed"]["__typename"],
        "NeedChanged"
    );
    let withdraw = "mutation ($input: WithdrawNeedInput!) { withdrawNeed(input: $input) { __typename } }";
    let input = json!({ "input": { "id": ids[0], "version": 1, "reason": "TIMING", "sentence": "推迟" } });
    service.data(ADMIN, withdraw, input).await;
    let waiting = "{ needs(orderBy: WAITING) { nodes { title { zh } } } }";
    let data = service.data(ADMIN, waiting, json!({})).await;
    assert_eq!(names(&data, "needs", "title"), ["二", "三", "先写后发", "一"]);
    let member = service.logged_in("member").await;
    service.make_member(&member, &one, MemberRole::Reader).await;
    let mine = "{ needs(filter: { mine: true }, orderBy: WAITING) { totalCount nodes { title { zh } } } }";
    let data = service.data_as(&member, mine, json!({})).await;
    assert_eq!(names(&data, "needs", "title"), ["三", "先写后发", "一"]);
    assert_eq!(service.data(ANYONE, mine, json!({})).await["needs"]["totalCount"], 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn managers_with_room_come_first_and_no_place_tells_a_hidden_load() {
    let service = Service::start().await;
    for (name, capacity, load, level) in [
        ("满", 2, 2, "PUBLIC"),
        ("三空", 5, 2, "PUBLIC"),
        ("注册可见", 9, 1, "REGISTERED"),
        ("保密", 20, 0, "AGREEMENT"),
        ("一空", 2, 1, "PUBLIC"),
    ] {
        let manager = json!({ "kind": "INVESTOR", "name": { "zh": name }, "capacity": capacity, "load": load, "levels": { "load": level } });
        service.manager(manager, &[]).await;
    }
    let page = "query ($first: Int, $after: String) { managers(orderBy: CAPACITY, first: $first, after: $after) {
        nodes { name { zh } } pageInfo { hasNextPage endCursor } } }";
    let registered = service.logged_in("plain").await;
    let registrar = service.logged_in("registrar").await;
    service.give_role(&registrar, Role::Registrar, None).await;
    for (who, wanted) in [
        (None, ["三空", "一空", "满", "保密", "注册可见"]),
        (Some(&registered), ["注册可见", "三空", "一空", "满", "保密"]),
        (Some(&registrar), ["保密", "注册可见", "三空", "一空", "满"]),
    ] {
        let (mut found, mut after) = (Vec::new(), Value::Null);
        loop {
            let data = ask(&service, who, page, json!({ "first": 2, "after": after })).await;
            found.extend(names(&data, "managers", "name"));
            let info = &data["managers"]["pageInfo"];
            after = info["endCursor"].clone();
            if info["hasNextPage"] == false {
                break;
            }
        }
        assert_eq!(found, wanted);
    }
}

async fn ask(service: &Service, who: Option<&Session>, query: &str, variables: Value) -> Value {
    let text = service.ask_text(who, query, variables).await;
    let mut answer: Value = serde_json::from_str(&text).expect("JSON");
    assert!(answer["errors"].is_null(), "{query}: {answer}");
    answer["data"].take()
}

/// Each axis of the facets and the argument of the filter that takes its values; a field or a region stands for what is
/// below it, so that its list may be longer than the count of the code alone.
const AXES: [(&str, &[(&str, bool)]); 4] = [
    (
        "needs",
        &[
            ("kinds", true),
            ("statuses", true),
            ("fields", false),
            ("industries", false),
            ("modes", true),
            ("regions", false),
        ],
    ),
    (
        "managers",
        &[
            ("kinds", true),
            ("regions", false),
            ("fields", false),
            ("languages", true),
            ("activities", true),
            ("competences", true),
            ("loads", true),
        ],
    ),
    (
        "achievements",
        &[
            ("fields", false),
            ("forms", true),
            ("modes", true),
            ("levels", true),
            ("regions", false),
        ],
    ),
    (
        "organizations",
        &[
            ("kinds", true),
            ("legalNatures", true),
            ("regions", false),
            ("fields", false),
            ("tags", true),
        ],
    ),
];

#[tokio::test(flavor = "multi_thread")]
async fn every_facet_value_opens_its_list() {
    let service = Service::start().await;
    let owner = service
        .organization(json!({ "kind": "ENTERPRISE", "name": { "zh": "企业" }, "region": "330100", "legalNature": "PRIVATE_ENTERPRISE",
            "fields": ["material"], "tags": ["园区"] }))
        .await;
    for fields in [json!(["material"]), json!(["material.metal", "ai.vision"])] {
        service.need(a_need(&owner, "需求", json!({ "fields": fields }))).await;
        let manager = json!({ "kind": "DISCOVERER", "name": { "zh": "王工" }, "region": "330000", "fields": fields, "languages": ["zh"],
            "activities": ["PROMOTION"], "competences": ["LAW"], "capacity": 2 });
        service.manager(manager, &[]).await;
        let achievement = json!({ "organization": owner, "name": { "zh": "成果" }, "fields": fields, "forms": ["PROTOTYPE"],
            "modes": ["LICENCE"], "level": "OTHER" });
        service.achievement(achievement).await;
    }
    for (list, axes) in AXES {
        for (axis, exact) in axes {
            let query = format!("{{ {list} {{ facets {{ {axis} {{ value count }} }} }} }}");
            let data = service.data(ANYONE, &query, json!({})).await;
            let counts = data[list]["facets"][*axis].as_array().expect("counts");
            assert!(!counts.is_empty(), "{list} {axis}");
            for count in counts {
                let filter = json!({ "filter": { *axis: [count["value"]] } });
                let kind = format!("{}{}Filter", list[..1].to_uppercase(), &list[1..list.len() - 1]);
                let query = format!("query ($filter: {kind}) {{ {list}(filter: $filter) {{ totalCount }} }}");
                let opened = service.data(ANYONE, &query, filter).await[list]["totalCount"].as_i64();
                let count = count["count"].as_i64();
                assert!(
                    opened == count || (!exact && opened > count),
                    "{list} {axis}: {opened:?} {count:?}"
                );
            }
        }
    }
}
