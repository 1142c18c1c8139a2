//! The nested query must not cost more statements the more rows it reads.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use qiao::database::STATEMENTS;
use serde_json::json;

use crate::support::{Service, a_need};

const NESTED: &str = "{ needs(first: 10) { nodes { id title { text }
    candidateManagers(first: 5) { edges { score reasons { term points } node {
        name { text } organizations { name { text } } } } } } } }";

#[tokio::test]
async fn ten_needs_their_managers_and_their_organizations_take_at_most_six_statements_cold() {
    let service = Service::start().await;
    let words = [
        "轴承润滑",
        "风电叶片",
        "电池隔膜",
        "机器视觉",
        "芯片封装",
        "水处理膜",
        "焊接机器人",
        "稀土永磁",
        "激光雷达",
        "碳纤维",
    ];
    let mut organizations = Vec::new();
    for word in words {
        organizations.push(
            service
                .organization(json!({ "kind": "ENTERPRISE", "name": { "zh": format!("{word}公司") } }))
                .await,
        );
    }
    for (at, word) in words.iter().cycle().take(30).enumerate() {
        let profile = json!({ "kind": "DISCOVERER", "name": { "zh": format!("经理{at}") }, "headline": { "zh": format!("{word}技术") } });
        service
            .manager(profile, &[&organizations[at % 10], &organizations[(at + 3) % 10]])
            .await;
    }
    for (word, organization) in words.iter().zip(&organizations) {
        service
            .need(a_need(organization, &format!("{word}技术攻关"), json!({})))
            .await;
    }
    service.settle().await;
    let service = service.restart().await;
    service.settle().await;

    let (data, cold) = service.counted(NESTED).await;
    let needs = data["needs"]["nodes"].as_array().cloned().unwrap_or_default();
    assert_eq!(needs.len(), 10);
    for need in &needs {
        let edges = need["candidateManagers"]["edges"]
            .as_array()
            .cloned()
            .unwrap_or_default();
        assert_eq!(edges.len(), 5, "{need}");
        for edge in edges {
            assert_eq!(
                edge["node"]["organizations"].as_array().map_or(0, Vec::len),
                2,
                "{edge}"
            );
        }
    }
    assert!(cold <= 6, "{cold} statements cold");
    let (_, warm) = service.counted(NESTED).await;
    assert!(warm <= 3, "{warm} statements warm");

    // Who asks is found out once for the request, not for each row: session, account, roles, members, agreements. What is
    // matched may say more to an account than to nobody, so that the needs' texts are read once more.
    let session = service.logged_in("reader").await;
    let asked = async || {
        let count = Arc::new(AtomicU64::new(0));
        let answer = STATEMENTS
            .scope(count.clone(), service.ask_as(&session, NESTED, json!({})))
            .await;
        assert_eq!(answer["data"]["needs"]["nodes"].as_array().map_or(0, Vec::len), 10);
        count.load(Ordering::SeqCst)
    };
    let first = asked().await;
    assert!(first <= warm + 6, "{first} statements of an account");
    let again = asked().await;
    assert!(again <= warm, "{again} statements of an account that is known");
}
