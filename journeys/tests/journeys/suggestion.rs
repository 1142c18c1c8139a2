//! Suggestions, with nothing but keys.

use fantoccini::key::Key;

use crate::{Manner, browser::Browser, journey};

async fn choose_by_keys(browser: &Browser, words: &str) {
    let field = ".opening input[name=q]";
    let press = async |key: Key| browser.keys(field, &char::from(key).to_string()).await;
    browser.go("/").await;
    browser.fill(field, words).await;
    browser.find(".opening [role=listbox] [role=option]").await;
    assert_eq!(browser.attribute(field, "aria-expanded").await.as_deref(), Some("true"));

    press(Key::Escape).await;
    assert_eq!(browser.count("[role=listbox]").await, 0);
    assert_eq!(browser.value(field).await, words);
    press(Key::Down).await;
    browser.find("[role=listbox] [role=option]").await;
    press(Key::Down).await;
    press(Key::Down).await;
    let chosen = browser.find("[role=option][aria-selected=true]").await;
    let id = chosen.attr("id").await.expect("an attribute");
    assert_eq!(browser.attribute(field, "aria-activedescendant").await, id);
    let to = chosen.attr("data-to").await.expect("an attribute").expect("an address");
    press(Key::Enter).await;
    browser.arrive(&to).await;
    assert!(!browser.text("h1").await.is_empty());
}

#[tokio::test]
#[ignore = "needs a service and a browser: ./test journeys"]
async fn suggestions_are_chosen_by_keys() {
    journey("suggestion", Manner::default(), |browser| async move {
        choose_by_keys(&browser, "激光").await;
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a service and a browser: ./test journeys"]
async fn suggestions_are_chosen_by_keys_in_english() {
    let english = Manner {
        language: "en",
        ..Manner::default()
    };
    journey("suggestion-en", english, |browser| async move {
        choose_by_keys(&browser, "laser").await;
    })
    .await;
}
