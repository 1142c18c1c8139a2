//! What hangs on needs is read with as many statements for many needs as for few.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use qiao::database::STATEMENTS;
use qiao_entity::{challenge, introduction, proposal};
use sea_orm::{EntityTrait, QueryOrder};
use serde_json::json;

use super::scene::{Scene, scene};
use crate::support::{ADMIN, a_need};

/// What hangs on a need, part by part: in one query, parts that are ready at different moments are read apart or together as it
/// happens.
const PARTS: [&str; 15] = [
    "introductions { id status }",
    "introductions { slips { status number milestones { event } } }",
    "introductions { slip { number } }",
    "introductions { steps { act person { name } } }",
    "introductions { manager { name { text } } }",
    "challenge { id status }",
    "challenge { panel { name } }",
    "challenge { nominees { proposal rank score bidder { organization { name { text } } } } }",
    "challenge { objections { text } }",
    "challenge { commitments { digest } }",
    "challenge { steps { act } }",
    "proposals(first: 10) { totalCount nodes { id status } }",
    "proposals(first: 10) { nodes { stands { number content { summary } } } }",
    "proposals(first: 10) { nodes { steps { act } } }",
    "proposals(first: 10) { nodes { bidder { organization { name { text } } } } }",
];

impl Scene {
    /// A need with an introduction that was accepted and has terms, and two proposals that were handed in; and an open challenge.
    async fn hang(&self, name: &str) {
        let db = &self.service.app.db;
        let need = self.service.need(a_need(&self.enterprise, name, json!({}))).await;
        let input = json!({ "need": need, "introduced": self.managers[0], "words": "合适" });
        self.sent("owner", "introduce", input).await;
        let rows = introduction::Entity::find().order_by_desc(introduction::Column::Id);
        let row = rows.one(db).await.expect("read").expect("an introduction");
        let introduction = format!("introduction_{}", row.id);
        let input = json!({ "introduction": introduction, "version": 1 });
        self.sent("lead", "acceptIntroduction", input).await;
        let slip = json!({ "kind": "RATE", "rate": 300, "base": "CONTRACT_AMOUNT", "payer": "ENTERPRISE", "payee": "MANAGER",
            "milestones": [{ "event": "CONTRACT_SIGNED", "share": 10_000 }] });
        let input = json!({ "introduction": introduction, "version": 2, "slip": slip });
        self.sent("lead", "offerSlip", input).await;
        for (who, supplier) in ["first", "second"].into_iter().zip(&self.suppliers) {
            self.hands_in(who, supplier, &need).await;
        }
        let open = json!({ "kind": "OPEN_CHALLENGE" });
        let open = self
            .service
            .need(a_need(&self.enterprise, &format!("揭榜：{name}"), open))
            .await;
        let closes = (*self.service.app.clock.now() + chrono::TimeDelta::days(2)).to_rfc3339();
        let input = json!({ "need": open, "version": 0, "closesAt": closes, "noticeDays": 3, "conditions": { "zh": "盲测" },
            "showsCount": true, "panel": ["reviewer"] });
        self.sent("owner", "planChallenge", input).await;
        let rows = challenge::Entity::find().order_by_desc(challenge::Column::Id);
        let row = rows.one(db).await.expect("read").expect("a challenge");
        let input = json!({ "challenge": format!("challenge_{}", row.id), "version": row.version });
        self.sent("owner", "announceChallenge", input).await;
        self.hands_in("first", &self.suppliers[0], &open).await;
    }

    async fn hands_in(&self, who: &str, supplier: &str, need: &str) {
        let content = json!({ "summary": "方案", "approach": "方案", "trl": 6, "maturity": "样机", "ipOwnership": "SHARED",
            "ipPosition": "专利一项", "price": "1000000", "currency": "CNY", "payment": "LUMP_SUM", "months": 6,
            "schedule": [{ "title": "样机", "month": 3 }], "team": [{ "name": "钱工", "role": "负责人" }] });
        let input = json!({ "need": need, "organization": supplier, "content": content });
        self.sent(who, "postProposal", input).await;
        // Their numbers are random: the one that was not handed in yet.
        let rows = proposal::Entity::find()
            .all(&self.service.app.db)
            .await
            .expect("proposals");
        let row = rows.iter().find(|row| row.handed_in_at.is_none()).expect("a draft");
        let input = json!({ "proposal": format!("proposal_{}", row.id), "version": 1 });
        self.sent(who, "handInProposal", input).await;
    }

    /// How many statements a query takes. What the service reads once is read before.
    /// In a task of its own, as the service answers: only there a resolver that waits for others comes back behind all of them.
    async fn statements(self: &Arc<Self>, query: &str) -> u64 {
        let mut count = Arc::new(AtomicU64::new(0));
        for _ in 0..2 {
            count = Arc::new(AtomicU64::new(0));
            let (scene, query) = (self.clone(), query.to_owned());
            let asked = async move { scene.service.data(ADMIN, &query, json!({})).await };
            tokio::spawn(STATEMENTS.scope(count.clone(), asked))
                .await
                .expect("an answer");
        }
        count.load(Ordering::SeqCst)
    }

    async fn sent(&self, name: &str, mutation: &str, input: serde_json::Value) {
        let (became, answer) = self.send(name, mutation, input.clone()).await;
        assert!(
            became.ends_with("Changed"),
            "{name} {mutation} {input}: {became} {answer}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn many_needs_with_their_chain_take_no_more_statements_than_few() {
    let scene = Arc::new(scene().await);
    for name in ["第一", "第二", "第三", "第四", "第五"] {
        scene.hang(name).await;
    }
    // Bids are opened, so that there is something to read.
    scene.service.pass(Duration::from_hours(72));
    assert_eq!(
        qiao::domain::challenge::open_due(&scene.service.app).await.ok(),
        Some(5)
    );
    let all = "{ needs(first: 50) { nodes { challenge { status } proposals(first: 10) { totalCount } } } }";
    let data = scene.service.data(ADMIN, all, json!({})).await;
    let nodes = data["needs"]["nodes"].as_array().cloned().unwrap_or_default();
    let proposed = nodes.iter().filter(|need| need["proposals"]["totalCount"] == 2).count();
    let opened = nodes
        .iter()
        .filter(|need| need["challenge"]["status"] == "REVIEW")
        .count();
    assert_eq!((proposed, opened), (5, 5), "{nodes:?}");
    for part in PARTS {
        let few = scene
            .statements(&format!("{{ needs(first: 4) {{ nodes {{ {part} }} }} }}"))
            .await;
        let many = scene
            .statements(&format!("{{ needs(first: 12) {{ nodes {{ {part} }} }} }}"))
            .await;
        assert!(many <= few, "{many} statements for 12 needs, {few} for 4: {part}");
    }
}

/// A manager's points, part by part.
const POINTS: [&str; 4] = [
    "balance",
    "entries(first: 2) { totalCount pageInfo { hasNextPage } }",
    "entries(first: 2) { nodes { number kind points } }",
    "entries(first: 2) { nodes { about { number } } }",
];

#[tokio::test(flavor = "multi_thread")]
async fn the_entries_of_many_managers_are_read_at_once() {
    let scene = Arc::new(scene().await);
    let grant = async |manager: &str, at: usize| {
        let input = json!({ "manager": manager, "rule": "NEED_DISCOVERY", "points": 5, "words": "发现需求",
            "evidence": if at == 0 { &scene.need } else { &scene.challenged } });
        let (became, answer) = scene.send("registrar", "grantPoints", input).await;
        assert_eq!(became, "PointWritten", "{answer}");
    };
    let mut managers = scene.managers.clone();
    for name in ["赵工", "钱工", "孙工"] {
        let manager = json!({ "kind": "DISCOVERER", "name": { "zh": name }, "capacity": 3 });
        managers.push(scene.service.manager(manager, &[]).await);
    }
    for manager in &managers {
        grant(manager, 0).await;
        grant(manager, 1).await;
    }
    let all = "{ managers(first: 50) { nodes { points(ledger: CONTRIBUTION) { balance
        entries(first: 2) { totalCount pageInfo { hasNextPage } nodes { number } } } } } }";
    let data = scene.service.data(ADMIN, all, json!({})).await;
    for node in data["managers"]["nodes"].as_array().expect("managers") {
        let entries = &node["points"]["entries"];
        assert_eq!(
            (&entries["totalCount"], &node["points"]["balance"]),
            (&json!(2), &json!(10)),
            "{node}"
        );
        assert_eq!(entries["pageInfo"]["hasNextPage"], false);
        let nodes = entries["nodes"].as_array().expect("entries");
        let numbers = nodes.iter().filter_map(|entry| entry["number"].as_str()?.parse().ok());
        let numbers: Vec<i64> = numbers.collect();
        assert!(
            numbers.len() == 2 && numbers[0] > numbers[1],
            "the newest first: {node}"
        );
    }
    let of = |first: usize, part: &str| {
        format!("{{ managers(first: {first}) {{ nodes {{ points(ledger: CONTRIBUTION) {{ {part} }} }} }} }}")
    };
    for part in POINTS {
        let few = scene.statements(&of(1, part)).await;
        let many = scene.statements(&of(5, part)).await;
        assert!(many <= few, "{many} statements for 5 managers, {few} for one: {part}");
    }
}
