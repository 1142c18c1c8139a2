//! What is under agreement is read by those under agreement: outsiders find it in no page, however they look.

use crate::{Manner, browser::Browser, journey, need::AGREEMENT, page::mark};

/// Looks through everything that could tell about a need.
async fn finds_nothing(browser: &Browser, need: &str, title: &str, secret: &str) {
    let pages = [
        need.to_owned(),
        format!("{need}?tab=achievements"),
        format!("{need}?tab=organizations"),
        format!("{need}/compare?with=manager_1"),
        format!("{need}/agreement"),
        format!("{need}/proposals"),
        format!("{need}/translations"),
        format!("{need}/propose"),
        format!("{need}/introduce?who=manager_1"),
        format!("/needs?q={title}"),
        format!("/needs.csv?q={title}"),
        format!("{need}/candidates.csv"),
        format!("{need}/proposals.csv"),
        format!("{need}/agreements.csv"),
        format!("{need}/shortlist.csv"),
        "/introductions.csv".to_owned(),
        "/noes.csv".to_owned(),
        format!("/search.csv?q={title}"),
        format!("/search?q={title}"),
        format!("/search/suggest?q={title}"),
        "/needs?view=table".to_owned(),
        "/managers/manager_1".to_owned(),
        "/organizations/organization_65".to_owned(),
        "/".to_owned(),
    ];
    for page in pages {
        let script = format!(
            "const end = arguments[0]; fetch({}).then((answer) => answer.text()).then(end, (error) => end(String(error)));",
            serde_json::json!(page)
        );
        let text = browser.client.execute_async(&script, Vec::new()).await.expect("a page");
        let text = text.as_str().unwrap_or_default();
        assert!(text.len() > 20, "{page}: {text}");
        assert!(!text.contains(secret), "{page} tells {secret}");
    }
    // To look for the very words finds as little.
    browser.go(&format!("/needs?q={secret}")).await;
    assert_eq!(browser.count(&format!("#results a[href='{need}']")).await, 0);
    browser.go(need).await;
    assert!(browser.text("h1").await.contains(title));
    assert!(!browser.source().await.contains(secret));
    assert!(
        browser.count(".veiled").await > 0,
        "the page says that something is not shown"
    );
}

#[tokio::test]
#[ignore = "needs a service and a browser: ./test journeys"]
async fn an_outsider_sees_nothing_secret() {
    journey("secret", Manner::default(), |browser| async move {
        let secret = format!("juemi{}", mark());
        browser.act_as("editor").await;
        browser.go("/needs/new").await;
        let title = browser.write_need("zh").await;
        browser
            .fill(
                "[name='description.zh']",
                &format!("客户是{secret}，产线在三号厂房，要求三个月内完成改造。"),
            )
            .await;
        browser
            .fill("[name='indicators.0.name.zh']", &format!("{secret}检出率"))
            .await;
        browser.fill("[name='decisionOwner']", &format!("{secret}主任")).await;
        for part in ["description", "indicators", "decisionOwner"] {
            browser.tick(&format!("levels.{part}"), AGREEMENT).await;
        }
        let need = browser.publish().await;
        browser.await_on_new_pages("li.candidate").await;
        assert!(browser.source().await.contains(&secret), "its own people read it");

        browser.leave().await;
        browser.go("/").await;
        finds_nothing(&browser, &need, &title, &secret).await;
        browser.act_as("visitor").await;
        finds_nothing(&browser, &need, &title, &secret).await;
    })
    .await;
}
