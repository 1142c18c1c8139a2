//! Nothing leaks: two services that differ only in texts above an outsider's level answer each of its questions alike,
//! byte for byte.

#[path = "leak/question.rs"]
mod question;
#[path = "leak/secret.rs"]
mod secret;
#[path = "leak/world.rs"]
mod world;

use proptest::{
    strategy::{Strategy, ValueTree},
    test_runner::{Config, TestRunner},
};
use serde_json::{Value, json};

use self::{
    question::{ASSIGNMENT, questions},
    secret::{Secret, secret},
    world::{World, world},
};

/// An answer with the fields of each object in alphabetical order: the engine writes them as they become ready.
fn ordered(answer: &str) -> String {
    let answer: Value = serde_json::from_str(answer).expect("JSON");
    answer.to_string()
}

/// Asks both worlds for an assignment as the matchmaker, where there is one.
async fn compare_assignments(one: &World, two: &World) {
    for ((name, in_one), (_, in_two)) in one.sessions.iter().zip(&two.sessions) {
        if *name != "a matchmaker" {
            continue;
        }
        let first = one.service.ask_text(in_one.as_ref(), ASSIGNMENT, json!({})).await;
        let second = two.service.ask_text(in_two.as_ref(), ASSIGNMENT, json!({})).await;
        assert!(!first.contains("\"errors\""), "{first}");
        assert_eq!(
            ordered(&first),
            ordered(&second),
            "a matchmaker's assignment tells a secret"
        );
    }
}

/// Asks both worlds everything as every outsider.
async fn compare(a: &Secret, b: &Secret, level: &str) {
    let (one, two) = (world(a, level).await, world(b, level).await);
    compare_assignments(&one, &two).await;
    // Also as it is typed: a word of it, in pinyin, with a typo.
    let typed = ["石墨烯润滑轴承", "轴", "graphnee", "shimo", "smx", "gtk"].map(str::to_owned);
    for words in [a.text(), b.text()].into_iter().chain(typed) {
        for (query, variables) in questions(&words) {
            for ((name, in_one), (_, in_two)) in one.sessions.iter().zip(&two.sessions) {
                let first = one.service.ask_text(in_one.as_ref(), &query, variables.clone()).await;
                let second = two.service.ask_text(in_two.as_ref(), &query, variables.clone()).await;
                assert!(!first.contains("\"errors\""), "{query}: {first}");
                assert_eq!(
                    ordered(&first),
                    ordered(&second),
                    "{name} can tell {a:?} from {b:?} by {query}"
                );
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_services_that_differ_in_secrets_answer_outsiders_alike() {
    // No cases are kept in files: what failed is printed whole.
    let mut runner = TestRunner::new(Config {
        failure_persistence: None,
        ..Config::default()
    });
    for level in ["AGREEMENT", "REGISTERED", "AGREEMENT", "AGREEMENT"] {
        let mut draw = || secret().new_tree(&mut runner).expect("a secret").current();
        let (a, b) = (
            draw(),
            Secret {
                second: !draw().second,
                ..draw()
            },
        );
        compare(&a, &b, level).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_comparison_finds_a_difference_that_is_public() {
    let secret = |word| Secret {
        words: vec![word],
        amount: 1,
        value: 1.0,
        second: false,
    };
    let (one, two) = (
        world(&secret("轴承"), "PUBLIC").await,
        world(&secret("发酵"), "PUBLIC").await,
    );
    let (query, variables) = questions("轴承").swap_remove(0);
    let first = one.service.ask_text(None, &query, variables.clone()).await;
    let second = two.service.ask_text(None, &query, variables).await;
    assert_ne!(ordered(&first), ordered(&second));
}
