//! Suggestions while somebody types, and searches for names however they are typed.

use serde_json::{Value, json};

use crate::support::{ANYONE, Service, a_need};

const SUGGEST: &str = "query ($text: String!, $nouns: [Noun!], $first: Int) {
    suggest(text: $text, nouns: $nouns, first: $first) { records { noun text matched node { id } } fields { code } } }";

async fn world() -> Service {
    let service = Service::start().await;
    let association = json!({ "kind": "ASSOCIATION", "name": { "zh": "关外技术经理人协会" }, "aliases": ["GWTMA"] });
    service.organization(association).await;
    let university = json!({ "kind": "UNIVERSITY", "name": { "zh": "江城大学", "en": "Jiangcheng University" } });
    let university = service.organization(university).await;
    let hidden = json!({ "kind": "UNIVERSITY", "status": "DRAFT", "name": { "zh": "江城学院" } });
    service.organization(hidden).await;
    for name in [
        json!({ "zh": "张伟" }),
        json!({ "zh": "单重阳", "en": "Shan Chongyang" }),
    ] {
        let manager = json!({ "kind": "DISCOVERER", "name": name, "headline": { "zh": "成果转化" } });
        service.manager(manager, &[]).await;
    }
    let draft = json!({ "kind": "DISCOVERER", "status": "DRAFT", "name": { "zh": "张巍" } });
    service.manager(draft, &[]).await;
    let hidden = json!({ "levels": { "organization": "AGREEMENT", "description": "AGREEMENT" } });
    service.need(a_need(&university, "江水净化的滤膜", hidden)).await;
    service
        .achievement(json!({ "organization": university, "name": { "zh": "江豚声呐", "en": "Porpoise sonar" } }))
        .await;
    service.settle().await;
    service
}

/// What is suggested, in a line each: `MANAGER 张伟 PINYIN`.
async fn suggested(service: &Service, text: &str, more: Value) -> Vec<String> {
    let mut variables = json!({ "text": text });
    for (name, value) in more.as_object().into_iter().flatten() {
        variables[name] = value.clone();
    }
    let data = service.data(ANYONE, SUGGEST, variables).await;
    let records = data["suggest"]["records"].as_array().cloned().unwrap_or_default();
    let word = |record: &Value, name: &str| record[name].as_str().unwrap_or_default().to_owned();
    let line = |record: &Value| ["noun", "text", "matched"].map(|name| word(record, name)).join(" ");
    records.iter().map(line).collect()
}

#[tokio::test]
async fn records_are_suggested_by_whatever_is_typed_of_their_names() {
    let service = world().await;
    for (text, expected) in [
        ("张", &["MANAGER 张伟 NAME"][..]),
        ("張偉", &["MANAGER 张伟 NAME"]),
        ("zw", &["MANAGER 张伟 PINYIN"]),
        ("Zhang Wei", &["MANAGER 张伟 PINYIN"]),
        ("shanzhongyang", &["MANAGER 单重阳 PINYIN"]),
        ("chongyang", &["MANAGER Shan Chongyang NAME"]),
        ("ＧＷＴＭＡ", &["ORGANIZATION 关外技术经理人协会 ALIAS"]),
        ("技术经理人", &["ORGANIZATION 关外技术经理人协会 NAME"]),
        ("江大", &["ORGANIZATION 江城大学 ABBREVIATION"]),
        ("Jiangcheng Univercity", &["ORGANIZATION Jiangcheng University TYPO"]),
        ("porpiose", &["ACHIEVEMENT Porpoise sonar TYPO"]),
        ("", &[]),
        ("学院", &[]),
    ] {
        assert_eq!(suggested(&service, text, json!({})).await, expected, "{text}");
    }
    let all = [
        "ORGANIZATION 江城大学 NAME",
        "ACHIEVEMENT 江豚声呐 NAME",
        "NEED 江水净化的滤膜 NAME",
    ];
    assert_eq!(suggested(&service, "江", json!({})).await, all);
    assert_eq!(suggested(&service, "江", json!({ "first": 1 })).await, all[..1]);
    let nouns = json!({ "nouns": ["NEED", "MANAGER"] });
    assert_eq!(suggested(&service, "江", nouns).await, all[2..]);
}

#[tokio::test]
async fn technology_fields_are_suggested_too() {
    let service = world().await;
    let fields = async |text: &str| {
        let data = service.data(ANYONE, SUGGEST, json!({ "text": text, "first": 3 })).await;
        let fields = data["suggest"]["fields"].as_array().cloned().unwrap_or_default();
        let codes = fields
            .iter()
            .filter_map(|field| field["code"].as_str().map(str::to_owned));
        codes.collect::<Vec<_>>()
    };
    for text in ["储能电池", "電池", "dianchi", "batery", "Battery"] {
        let found = fields(text).await;
        assert!(found.iter().any(|code| code.starts_with("energy")), "{text}: {found:?}");
    }
    assert!(fields("，").await.is_empty());
    let too_many = service
        .refused(ANYONE, SUGGEST, json!({ "text": "电", "first": 21 }))
        .await;
    assert_eq!(too_many.0, "BAD_REQUEST");
    let too_long = service
        .refused(ANYONE, SUGGEST, json!({ "text": "电".repeat(20_001) }))
        .await;
    assert_eq!(too_long.0, "BAD_REQUEST");
}

#[tokio::test]
async fn a_search_finds_names_however_they_are_typed_and_says_how_it_read_them() {
    let service = world().await;
    let query = "query ($text: String!, $asTyped: Boolean) { search(text: $text, asTyped: $asTyped, first: 1) {
        corrections { typed used } edges { reasons { term } node { ... on Manager { name { zh } } ... on Organization { name { zh } } } } } }";
    let search = async |text: &str, as_typed: bool| {
        let variables = json!({ "text": text, "asTyped": as_typed });
        let mut data = service.data(ANYONE, query, variables).await;
        data["search"].take()
    };
    for (text, corrections, name) in [
        ("zhangwei", json!([{ "typed": "zhangwei", "used": "张伟" }]), "张伟"),
        ("zw", json!([{ "typed": "zw", "used": "张伟" }]), "张伟"),
        ("Zhang Wei", json!([{ "typed": "Zhang Wei", "used": "张伟" }]), "张伟"),
        (
            "Univercity",
            json!([{ "typed": "Univercity", "used": "university" }]),
            "江城大学",
        ),
        ("gwtma", json!([]), "关外技术经理人协会"),
        ("ＧＷＴＭＡ", json!([]), "关外技术经理人协会"),
        ("江城大學", json!([]), "江城大学"),
        ("技术转移经理人", json!([]), "关外技术经理人协会"),
    ] {
        let found = search(text, false).await;
        assert_eq!(found["corrections"], corrections, "{text}");
        assert_eq!(found["edges"][0]["node"]["name"]["zh"], name, "{text}");
        let as_typed = search(text, true).await;
        assert_eq!(as_typed["corrections"], json!([]), "{text}");
        let same = corrections == json!([]);
        assert_eq!(as_typed["edges"] == found["edges"], same, "{text}");
    }
}

#[tokio::test]
async fn what_is_hidden_later_is_suggested_no_more() {
    let service = world().await;
    let data = service.data(ANYONE, SUGGEST, json!({ "text": "zhangwei" })).await;
    let id = &data["suggest"]["records"][0]["node"]["id"];
    let query = "query ($id: ID!) { manager(id: $id) { version } }";
    let manager = service.data(crate::support::ADMIN, query, json!({ "id": id })).await;
    let hide = "mutation ($input: UpdateManagerInput!) { updateManager(input: $input) { __typename } }";
    let input = json!({ "id": id, "version": manager["manager"]["version"],
        "manager": { "kind": "DISCOVERER", "status": "WITHDRAWN", "name": { "zh": "张伟" }, "headline": { "zh": "成果转化" } } });
    let done = service
        .data(crate::support::ADMIN, hide, json!({ "input": input }))
        .await;
    assert_eq!(done["updateManager"]["__typename"], "ManagerChanged");
    // Also before the index has heard of it.
    assert!(suggested(&service, "张伟", json!({})).await.is_empty());
    service.settle().await;
    assert!(suggested(&service, "zhangwei", json!({})).await.is_empty());
    let query = "{ search(text: \"zhangwei\") { totalCount corrections { used } } }";
    let data = service.data(ANYONE, query, json!({})).await;
    assert_eq!(data["search"], json!({ "totalCount": 0, "corrections": [] }));
}
