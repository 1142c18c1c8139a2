//! An enterprise posts a need: with mistakes first, then repaired, then published, and sees who could help.

use crate::{Manner, browser::Browser, journey};

async fn post_a_need(browser: &Browser, login: &str, language: &str) {
    browser.act_as(login).await;
    browser.go("/needs/new").await;
    let title = format!("[name='title.{language}']");
    browser.fill(&title, "Coating 涂布缺陷").await;
    browser
        .fill(&format!("[name='indicators.0.name.{language}']"), "检出率")
        .await;
    browser.fill("[name='indicators.0.value']", "很高").await;
    browser.fill("[name='budgetMax']", "面议").await;
    browser.click("button[name=do][value=publish]").await;

    // All problems at once, on top and at their fields; nothing that was typed is lost.
    browser.find("#problems").await;
    assert_eq!(browser.value(&title).await, "Coating 涂布缺陷");
    assert_eq!(browser.value("[name='indicators.0.value']").await, "很高");
    assert_eq!(browser.value("[name='budgetMax']").await, "面议");
    for field in ["indicators.0.value", "budgetMax"] {
        let css = format!("[name='{field}']");
        assert_eq!(
            browser.attribute(&css, "aria-invalid").await.as_deref(),
            Some("true"),
            "{field}"
        );
        assert!(browser.count(&format!("[id='{field}-problem']")).await > 0, "{field}");
    }
    // A line of the summary leads to its field.
    browser.click("#problems a[href='#budgetMax']").await;
    let at = browser.run("return document.activeElement.name").await;
    assert_eq!(at, "budgetMax");

    browser.fill("[name='budgetMax']", "80").await;
    let title = browser.write_need(language).await;
    // Beside the form: who is likely to come.
    browser.find("#post-advice ol.mini li a").await;
    let need = browser.publish().await;
    assert!(browser.text("h1").await.contains(&title));
    browser.find(".flash").await;

    browser.await_on_new_pages("li.candidate").await;
    assert!(browser.count("li.candidate svg.score").await > 0);
    browser.click("li.candidate details.why > summary").await;
    assert!(browser.count("li.candidate details.why[open] .reasons li").await > 0);
    for tab in ["achievements", "organizations"] {
        browser.go(&format!("{need}?tab={tab}")).await;
        assert!(browser.count("#candidates").await > 0, "{tab}");
    }
}

#[tokio::test]
#[ignore = "needs a service and a browser: ./test journeys"]
async fn an_enterprise_posts_a_need() {
    journey("post", Manner::default(), |browser| async move {
        post_a_need(&browser, "owner", "zh").await;
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a service and a browser: ./test journeys"]
async fn an_enterprise_posts_a_need_in_english() {
    let english = Manner {
        language: "en",
        ..Manner::default()
    };
    journey("post-en", english, |browser| async move {
        post_a_need(&browser, "editor", "en").await;
    })
    .await;
}
