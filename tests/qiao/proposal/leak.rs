//! Two services that differ only in sealed bids answer everybody but their bidders alike, byte for byte.

use serde_json::{Value, json};

use super::scene::{Scene, content, scene};
use crate::{session::Session, support::id};

/// A service with these sealed bids: of the bidder, of the rival. One that says nothing was not handed in, nor begun.
async fn world(bids: [&str; 2], withdraws: bool) -> Scene {
    let scene = scene("OPEN_CHALLENGE").await;
    scene.announce(json!({})).await;
    for (session, approach) in [&scene.bidder, &scene.rival].into_iter().zip(bids) {
        if approach.is_empty() {
            continue;
        }
        let bid = scene.handed_in(session, approach).await;
        let proposal = id(&bid);
        // A newer version, one that is being written, one that is taken back.
        let save = json!({ "proposal": proposal, "version": 2, "content": content(&format!("{approach} 改")) });
        scene.act(session, "saveProposal", save).await;
        if withdraws {
            let input = json!({ "proposal": proposal, "version": 3 });
            let done = scene.act(session, "withdrawProposal", input).await;
            assert_eq!(done["proposal"]["status"], "WITHDRAWN", "{done}");
        }
    }
    scene.service.settle().await;
    scene
}

/// Everything in which a bid could show itself.
fn questions(scene: &Scene) -> Vec<(String, Value)> {
    let words = json!({ "text": "铈锆催化剂涂层" });
    let need = "id status version updatedAt moves { to at actor } proposals(first: 50) { totalCount nodes { id } pageInfo { endCursor } }
        challenge { id version status bidCount commitments { digest } nominees { proposal } objectionCount acts steps { act at } panel { id } }
        accessLog(first: 50) { totalCount } agreements(first: 5) { totalCount } nearDuplicates { need { id } } notes(first: 5) { totalCount }";
    let mut questions: Vec<(String, Value)> = vec![
        (format!("{{ needs(first: 5) {{ totalCount nodes {{ {need} }} facets {{ statuses {{ value count }} }} }} }}"), json!({})),
        ("query ($text: String!) { search(text: $text, first: 50) { totalCount edges { score node { id } highlights { text } } } suggest(text: $text) { records { text } } }".to_owned(), words),
        ("{ statistics { needs { totalCount statuses { value count } months { month count } } managers { totalCount loads { value count } } } }".to_owned(), json!({})),
        ("{ viewer { role proposals(first: 50) { totalCount nodes { id } } panels { id bidCount } shortlistedNeeds { id } } }".to_owned(), json!({})),
        ("{ managers(first: 20) { nodes { id load hasFreeCapacity } } organizations(first: 20) { nodes { id needs { totalCount } } } }".to_owned(), json!({})),
        ("{ auditLog(first: 100) { totalCount nodes { number at actor action subject detail } } }".to_owned(), json!({})),
        ("{ accounts(first: 50) { totalCount nodes { id updatedAt version } } }".to_owned(), json!({})),
    ];
    for account in [&scene.bidder, &scene.rival] {
        let export = "mutation ($input: ExportAccountInput!) { exportAccount(input: $input) { ... on DataExported { document } } }";
        questions.push((export.to_owned(), json!({ "input": { "account": account.id() } })));
    }
    questions
}

/// An answer with the fields of each object in alphabetical order.
fn ordered(answer: &str) -> String {
    let answer: Value = serde_json::from_str(answer).expect("JSON");
    answer.to_string()
}

/// Everybody but the bidders.
fn outsiders(scene: &Scene) -> [(&'static str, Option<&Session>); 6] {
    [
        ("nobody", None),
        ("the poster", Some(&scene.owner)),
        ("the bidder's organization", Some(&scene.mate)),
        ("an administrator", Some(&scene.administrator)),
        ("the panel", Some(&scene.judge)),
        ("an account", Some(&scene.stranger)),
    ]
}

async fn compare(one: &Scene, two: &Scene) {
    for ((query, variables), (_, other)) in questions(one).into_iter().zip(questions(two)) {
        assert_eq!(variables, other, "the same accounts");
        for ((name, in_one), (_, in_two)) in outsiders(one).into_iter().zip(outsiders(two)) {
            let first = one.service.ask_text(in_one, &query, variables.clone()).await;
            let second = two.service.ask_text(in_two, &query, variables.clone()).await;
            assert_eq!(
                without_numbers(&ordered(&first)),
                without_numbers(&ordered(&second)),
                "{name} can tell the bids by {query}"
            );
        }
    }
}

/// Errors have numbers by which the log knows them.
fn without_numbers(answer: &str) -> String {
    let mut answer: Value = serde_json::from_str(answer).expect("JSON");
    for error in answer["errors"].as_array_mut().into_iter().flatten() {
        error["extensions"]["id"] = Value::Null;
    }
    answer.to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn whether_there_are_bids_and_what_they_say_shows_in_nothing() {
    for (bids, withdraws) in [
        (["铈锆催化剂涂层", ""], false),
        (["铈锆催化剂涂层", "微通道换热"], false),
        (["微通道换热", "铈锆催化剂涂层"], true),
    ] {
        // Both anew: what is asked leaves its own traces in logs of who read what.
        let (none, some) = (world(["", ""], false).await, world(bids, withdraws).await);
        compare(&none, &some).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_comparison_finds_a_bid_that_was_opened() {
    let (one, two) = (world(["", ""], false).await, world(["铈锆催化剂涂层", ""], false).await);
    for scene in [&one, &two] {
        scene.service.pass(std::time::Duration::from_hours(25));
    }
    let (query, variables) = questions(&one).swap_remove(0);
    let first = one.service.ask_text(Some(&one.owner), &query, variables.clone()).await;
    let second = two.service.ask_text(Some(&two.owner), &query, variables).await;
    assert_ne!(ordered(&first), ordered(&second));
}
