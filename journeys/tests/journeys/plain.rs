//! Without scripts everything that matters works.

use crate::{Manner, journey, page::mark};

const PLAIN: Manner = Manner {
    language: "zh",
    theme: "light",
    width: 1280,
    scripts: false,
};

#[tokio::test]
#[ignore = "needs a service and a browser: ./test journeys"]
async fn a_visitor_searches_without_scripts() {
    journey("plain-search", PLAIN, |browser| async move {
        browser.go("/").await;
        browser.fill(".opening input[name=q]", "激光").await;
        browser.click(".opening form button").await;
        browser.arrive("/search").await;
        assert!(browser.count("#results article.card").await > 0);

        browser.go("/needs").await;
        let all = browser.number("#results .total").await;
        browser
            .click("#facets fieldset:has(.option .n) .option:has(.n) input")
            .await;
        browser.click("#facets button.main").await;
        browser.counts_what_it_shows().await;
        browser.click(".chips .chip").await;
        browser.find("body:not(:has(.chips .chip))").await;
        assert!(browser.number("#results .total").await >= all);
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a service and a browser: ./test journeys"]
async fn an_enterprise_saves_a_draft_without_scripts() {
    journey("plain-draft", PLAIN, |browser| async move {
        browser.act_as("editor").await;
        browser.go("/needs/new").await;
        let title = format!("没有脚本也能写的需求 {}", mark());
        browser.fill("[name='title.zh']", &title).await;
        // More rows, and a field of technology by words: each a round trip that keeps what was typed.
        browser.click("button[name=do][value=add]").await;
        browser.find("[name='indicators.1.value']").await;
        browser.fill("[name='find.fields']", "激光").await;
        browser.click("button[name=do][value=find-fields]").await;
        browser
            .click("#fields details[open] label:has(input[name=fields])")
            .await;
        assert_eq!(browser.value("[name='title.zh']").await, title);

        browser.click("button[form=post][value=save]").await;
        browser.arrive("/needs/need_").await;
        assert!(browser.place().await.contains("/edit"));
        assert_eq!(browser.value("[name='title.zh']").await, title);
        assert_eq!(browser.count("#fields [data-chosen] li").await, 1);
    })
    .await;
}
