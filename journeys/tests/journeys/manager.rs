//! A technology manager finds a need that suits.

use crate::{Manner, browser::Browser, journey};

async fn find_a_need(browser: &Browser) {
    browser.act_as("manager").await;
    browser.go("/managers/manager_1").await;
    browser.find("#suiting").await;
    assert!(
        browser
            .count("#suiting, section[aria-labelledby=suiting] li.candidate")
            .await
            > 1
    );
    let need = "section[aria-labelledby=suiting] li.candidate";
    let title = browser.text(&format!("{need} h3 a")).await;
    browser.click(&format!("{need} details.why > summary")).await;
    assert!(
        browser.count(&format!("{need} details.why[open] .reasons li")).await > 0,
        "why it suits"
    );
    browser.click(&format!("{need} h3 a")).await;
    browser.arrive("/needs/need_").await;
    assert_eq!(browser.text("h1").await, title);
}

#[tokio::test]
#[ignore = "needs a service and a browser: ./test journeys"]
async fn a_manager_finds_a_need() {
    journey("manager", Manner::default(), |browser| async move {
        find_a_need(&browser).await;
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a service and a browser: ./test journeys"]
async fn a_manager_finds_a_need_in_english() {
    let english = Manner {
        language: "en",
        ..Manner::default()
    };
    journey(
        "manager-en",
        english,
        |browser| async move { find_a_need(&browser).await },
    )
    .await;
}
