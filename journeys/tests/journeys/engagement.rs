//! An enterprise and a manager work on a need: begun, joined, planned, translated and signed; the record is read and printed.

use crate::{Manner, access::look_at, browser::Browser, journey};

/// Sends the form of a deed, whose fields are filled.
async fn send(browser: &Browser) {
    browser.send("main form[method=post] button.main").await;
    browser.find("#timeline").await;
}

/// The manager writes a technical version of the need and signs it, then the enterprise signs it.
async fn translate(browser: &Browser, need: &str) {
    browser.act_as("manager").await;
    browser.go(&format!("{need}/translations/new")).await;
    browser
        .fill(
            "#description",
            "气孔检出率不低于 95 %，节拍不超过 2 s；在线闭环调整激光功率。",
        )
        .await;
    browser.send("main form[method=post] button.main").await;
    // What is new is marked.
    browser.find("ins").await;
    browser.send("form[action$='/sign'] button").await;
    browser.find(".flash").await;
    browser.act_as("editor").await;
    browser.go(&format!("{need}/translations")).await;
    browser.send("form[action$='/sign'] button").await;
    browser.find(".timeline .badge.good").await;
}

#[tokio::test]
#[ignore = "needs a service and a browser: ./test journeys"]
async fn an_enterprise_and_a_manager_work_on_a_need() {
    journey("engagement", Manner::default(), |browser| async move {
        browser.act_as("editor").await;
        browser.go("/needs/new").await;
        let title = browser.write_need("zh").await;
        let need = browser.publish().await;
        let number = need.rsplit('/').next().unwrap_or_default().to_owned();
        browser
            .go(&format!("/engagements/new?need={number}&lead=manager_1"))
            .await;
        browser.fill("#duty", "牵头对接").await;
        browser.fill("#nextStep", "首次线上会议").await;
        browser.send("main form[method=post] button.main").await;
        browser.arrive("/engagements/engagement_").await;
        let engagement = browser.place().await;
        assert_eq!(browser.text("h1").await, title);
        // Asked directly: it says that there are no commission terms.
        assert_eq!(browser.count(".notice.warn").await, 1);

        browser.act_as("manager").await;
        browser.go("/engagements?tab=invited").await;
        assert!(browser.count(&format!("a.row-link[href='{engagement}']")).await == 1);
        browser.go(&engagement).await;
        browser.click("a[href*='/do/join?of=']").await;
        send(&browser).await;
        browser.click("a[href$='/do/negotiate']").await;
        send(&browser).await;
        browser.click("a[href$='/do/task']").await;
        browser.choose("#activity", "EVALUATION").await;
        browser.fill("#title", "评估三种检测方案").await;
        send(&browser).await;
        // A no says why.
        browser.click("a[href$='/do/close']").await;
        browser.send("main form[method=post] button.main").await;
        browser.find(".error-summary").await;

        translate(&browser, &need).await;
        browser.go(&format!("{engagement}/print")).await;
        assert!(browser.count("tbody tr").await >= 6, "every step stands in the record");
        let pages = [
            "/engagements".to_owned(),
            "/engagements?tab=over".to_owned(),
            engagement.clone(),
            format!("{engagement}/print"),
            format!("{engagement}/do/plan"),
            format!("{engagement}/do/invite"),
            format!("{engagement}/do/close"),
            format!("/engagements/new?need={number}"),
            format!("{need}/translations"),
        ];
        look_at(&browser, &pages).await;
    })
    .await;
}
