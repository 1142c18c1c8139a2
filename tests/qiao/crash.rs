//! Nothing that was acknowledged is lost when the process is killed, and nothing is there twice.

use std::{
    collections::BTreeMap,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
        mpsc,
    },
    thread,
};

use serde_json::{Value, json};

use crate::process::{Process, own_database};

/// How many times the service is killed.
const ROUNDS: u64 = 36;
/// Clients that post at the same time.
const WRITERS: usize = 4;

const ORGANIZATION: &str = r#"
    mutation { createOrganization(input: { organization: { kind: ENTERPRISE, name: { zh: "断电企业" } } }) {
        ... on OrganizationCreated { organization { id } }
    } }"#;

const POST: &str = r#"
    mutation ($organization: ID!, $title: String!) {
        postNeed(input: { key: $title, need: {
            organization: $organization, kind: PROBLEM, title: { zh: $title }, summary: { zh: $title },
            description: { zh: "断电之后仍在" }, noIndicatorsReason: "无", fields: ["energy.grid"], industries: ["38"],
            modes: [DEVELOPMENT], deadline: "2099-01-01"
        } }) { ... on NeedPosted { need { id } freshness } }
    }"#;

const THERE: &str = r"
    query ($id: ID!, $title: String!, $freshness: FreshnessToken) {
        node(id: $id) { id }
        search(text: $title, nouns: [NEED], first: 3, atLeast: $freshness) { edges { node { id } } }
    }";

/// A post that was acknowledged.
#[derive(Clone)]
struct Kept {
    id: String,
    freshness: String,
}

#[test]
fn every_acknowledged_post_survives_being_killed_at_any_moment_and_is_there_once() {
    let data = tempfile::tempdir().expect("a folder");
    let database = own_database("qiao_crash");
    let kept: Arc<Mutex<BTreeMap<String, Kept>>> = Arc::default();
    let tried = Arc::new(AtomicUsize::new(0));
    let mut organization = None;
    let mut checked = 0;
    for round in 0..ROUNDS {
        let process = Process::start(data.path(), &database);
        let organization = organization.get_or_insert_with(|| {
            let answer = process.ask(ORGANIZATION, &json!({})).expect("an answer");
            text(&answer, "/data/createOrganization/organization/id")
        });
        let all = kept.lock().expect("unpoisoned").clone();
        for (title, kept) in all.iter().skip(checked) {
            is_there_once(&process, title, kept, round);
        }
        checked = all.len();
        let before = all.len();
        let (acknowledged, heard) = mpsc::channel();
        thread::scope(|scope| {
            for _ in 0..WRITERS {
                let (process, kept, tried, organization) = (&process, &kept, &tried, &*organization);
                let acknowledged = acknowledged.clone();
                scope.spawn(move || {
                    loop {
                        // A word of its own for each post, that no other post contains.
                        let title = format!("qx{:06}", tried.fetch_add(1, Ordering::Relaxed));
                        let variables = json!({ "organization": organization, "title": title });
                        let Some(answer) = process.ask(POST, &variables) else {
                            break;
                        };
                        let id = text(&answer, "/data/postNeed/need/id");
                        let freshness = text(&answer, "/data/postNeed/freshness");
                        kept.lock().expect("unpoisoned").insert(title, Kept { id, freshness });
                        // Nobody listens any more once the kill is on its way.
                        let _ = acknowledged.send(());
                    }
                });
            }
            drop(acknowledged);
            // Kills fall everywhere: while the index is opened, between its commits and within them, and always while
            // the other writers' posts are under way.
            let after = usize::try_from(round * 7_919 % 61).expect("a small number");
            assert_eq!(heard.iter().take(after).count(), after, "the service ended by itself");
            process.cut();
        });
        assert!(round == 0 || kept.lock().expect("unpoisoned").len() >= before);
    }
    let process = Process::start(data.path(), &database);
    let all = kept.lock().expect("unpoisoned").clone();
    assert!(
        all.len() > 100,
        "only {} posts were acknowledged: that proves little",
        all.len()
    );
    for (title, kept) in &all {
        is_there_once(&process, title, kept, ROUNDS);
    }
    let ids: std::collections::BTreeSet<_> = all.values().map(|kept| &kept.id).collect();
    assert_eq!(ids.len(), all.len(), "two posts were acknowledged as one");
    // Whatever is stored is in the index, whatever is in the index is stored.
    let last = all
        .values()
        .max_by_key(|kept| kept.freshness.clone())
        .map(|kept| kept.freshness.clone());
    let counts = r#"query ($freshness: FreshnessToken) {
        needs(first: 1) { totalCount } search(text: "断电之后仍在", nouns: [NEED], first: 1, atLeast: $freshness) { totalCount }
    }"#;
    let counts = process.ask(counts, &json!({ "freshness": last })).expect("an answer");
    assert_eq!(
        counts.pointer("/data/needs/totalCount"),
        counts.pointer("/data/search/totalCount"),
        "{counts}"
    );
}

/// The post is in the database and in the index, once.
fn is_there_once(process: &Process, title: &str, kept: &Kept, round: u64) {
    let variables = json!({ "id": kept.id, "title": title, "freshness": kept.freshness });
    let answer = process.ask(THERE, &variables).expect("an answer");
    assert_eq!(
        answer.pointer("/data/node/id"),
        Some(&json!(kept.id)),
        "round {round}: {title} is lost: {answer}"
    );
    let hits = answer
        .pointer("/data/search/edges")
        .and_then(Value::as_array)
        .map(Vec::as_slice);
    assert_eq!(
        hits,
        Some(&[json!({ "node": { "id": kept.id } })][..]),
        "round {round}: {title}: {answer}"
    );
}

fn text(answer: &Value, pointer: &str) -> String {
    answer
        .pointer(pointer)
        .and_then(Value::as_str)
        .unwrap_or_else(|| panic!("no {pointer} in {answer}"))
        .to_owned()
}
