//! A matchmaker looks for who could solve a need.

use crate::{Manner, browser::Browser, journey};

async fn search_and_compare(browser: &Browser, words: &str) {
    browser.act_as("matchmaker").await;
    browser.go("/needs").await;
    browser.fill("#results form.find input[name=q]", words).await;
    browser.click("#results form.find button").await;
    browser.arrive("/needs?q=").await;
    browser.click("#facets fieldset:has(.option .n) .option:has(.n)").await;
    browser.counts_what_it_shows().await;

    browser.click("#results article.card a").await;
    browser.find("li.candidate").await;
    let picks = "li.candidate input.pick";
    let all = browser
        .client
        .find_all(fantoccini::Locator::Css(picks))
        .await
        .expect("a page");
    assert!(all.len() > 1, "two to compare");
    for pick in all.iter().take(2) {
        pick.click().await.expect("a box");
    }
    browser.click("form[action$='/compare'] .actions.spread button").await;
    browser.find("table.compare").await;
    assert_eq!(browser.count("table.compare thead th").await, 2);
    assert!(browser.count("table.compare tbody tr").await > 3);

    // One less; the other stays.
    browser.click("table.compare thead th a.no-print").await;
    browser.find("table.compare thead th:only-of-type").await;
    assert_eq!(browser.count("table.compare thead th").await, 1);
}

#[tokio::test]
#[ignore = "needs a service and a browser: ./test journeys"]
async fn a_matchmaker_compares_candidates() {
    journey("matchmaker", Manner::default(), |browser| async move {
        search_and_compare(&browser, "检测").await;
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a service and a browser: ./test journeys"]
async fn a_matchmaker_compares_candidates_in_english() {
    let english = Manner {
        language: "en",
        ..Manner::default()
    };
    journey("matchmaker-en", english, |browser| async move {
        search_and_compare(&browser, "detection").await;
    })
    .await;
}
