//! A visitor with a phone.

use crate::{Manner, browser::Browser, journey};

const PHONE: Manner = Manner {
    language: "zh",
    theme: "light",
    width: 360,
    scripts: true,
};

async fn fits(browser: &Browser) {
    let script = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
    let wide = browser.run(script).await.as_i64().unwrap_or_default();
    assert!(wide <= 0, "{} is {wide} pixels too wide", browser.place().await);
}

async fn filter_on_a_phone(browser: &Browser) {
    browser.go("/").await;
    fits(browser).await;
    browser.click(".phone-menu > summary").await;
    browser.click(".phone-menu a[href='/needs']").await;
    browser.arrive("/needs").await;
    fits(browser).await;

    // Filters lie on the same page and are applied together.
    browser.click("#results a.to-facets").await;
    browser.find("#facets button.main").await;
    fits(browser).await;
    browser.click("#facets fieldset:has(.option .n) .option:has(.n)").await;
    browser.click("#facets button.main").await;
    browser.counts_what_it_shows().await;
    fits(browser).await;

    browser.click("#results article.card a").await;
    browser.find("#candidates").await;
    fits(browser).await;
    browser.find("#terms").await;
}

#[tokio::test]
#[ignore = "needs a service and a browser: ./test journeys"]
async fn a_visitor_filters_on_a_phone() {
    journey(
        "phone",
        PHONE,
        |browser| async move { filter_on_a_phone(&browser).await },
    )
    .await;
}

#[tokio::test]
#[ignore = "needs a service and a browser: ./test journeys"]
async fn a_visitor_filters_on_a_phone_in_english() {
    let english = Manner {
        language: "en",
        theme: "dark",
        ..PHONE
    };
    journey("phone-en", english, |browser| async move {
        filter_on_a_phone(&browser).await;
    })
    .await;
}
