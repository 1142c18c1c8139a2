//! An open challenge: announced, bid for, sealed for everyone else; a proposal read and declined.

use crate::{Manner, access::look_at, browser::Browser, journey};

/// Posts a need of a kind as the editor and publishes it; its path is the answer.
async fn post(browser: &Browser, kind: &str) -> String {
    browser.act_as("editor").await;
    browser.go("/needs/new").await;
    browser.tick("kind", kind).await;
    browser.write_need("zh").await;
    browser.publish().await
}

/// Fills in what a proposal must say, and saves it.
async fn write(browser: &Browser, approach: &str) {
    browser.choose("[name=bidder]", "manager").await;
    for (field, text) in [
        ("content.summary", "光谱与视觉联合判别"),
        ("content.approach", approach),
        ("content.values.0.value", "97.5"),
        ("content.price", "120"),
        ("content.months", "10"),
        ("content.team.0.name", "钱工"),
        ("content.team.0.role", "负责人"),
    ] {
        browser.fill(&format!("[name='{field}']"), text).await;
    }
    browser.choose("[name='content.trl']", "6").await;
    browser.choose("[name='content.ipOwnership']", "SHARED").await;
    browser.send("main form.form button.main").await;
    browser.arrive("/proposals/proposal_").await;
}

async fn hand_in(browser: &Browser) -> String {
    let place = browser.place().await;
    browser.click("header.page-head a[href$='/hand-in']").await;
    browser.find("main form.form button.main").await;
    browser.send("main form.form button.main").await;
    browser.find("code.digest").await;
    place
}

#[tokio::test]
#[ignore = "needs a service and a browser: ./test journeys"]
async fn a_bid_is_sealed_for_everyone_but_its_bidder() {
    journey("bid", Manner::default(), |browser| async move {
        let need = post(&browser, "OPEN_CHALLENGE").await;
        browser.go(&format!("{need}/challenge/plan")).await;
        browser.set("#closesAt", "2035-06-01T12:00").await;
        browser.fill("#bounty", "50").await;
        browser.send("main form.form button.main").await;
        browser.arrive(&format!("{need}/challenge")).await;
        browser.click("header.page-head a[href$='/announce']").await;
        browser.send("main form.form button.main").await;
        browser.see("揭榜中").await;

        browser.act_as("manager").await;
        browser.go(&format!("{need}/challenge")).await;
        browser.click("header.page-head a[href$='/propose']").await;
        write(&browser, "只有揭榜方知道的路线").await;
        let bid = hand_in(&browser).await;
        browser.see("已密封").await;
        browser.see("只有揭榜方知道的路线").await;
        let digest = browser.text("code.digest").await;
        browser.go(&format!("/verify?digest={digest}")).await;
        browser.see("与公布的一致").await;
        let challenge = format!("{need}/challenge");
        let verified = format!("/verify?digest={digest}");
        look_at(
            &browser,
            &[bid.clone(), format!("{bid}/edit"), verified, challenge.clone()],
        )
        .await;

        for login in ["editor", "admin"] {
            browser.act_as(login).await;
            browser.go(&bid).await;
            assert!(
                !browser.source().await.contains("只有揭榜方知道的路线"),
                "{login} reads a sealed bid"
            );
            browser.go(&format!("{need}/proposals")).await;
            assert_eq!(
                browser.count("article.card").await,
                0,
                "{login} is told that there is a bid"
            );
            browser.go(&challenge).await;
            assert!(!browser.source().await.contains(&digest), "{login} reads its hash");
        }
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a service and a browser: ./test journeys"]
async fn a_proposal_is_read_and_declined_with_a_reason() {
    journey("proposal", Manner::default(), |browser| async move {
        let need = post(&browser, "PROBLEM").await;
        browser.act_as("manager").await;
        browser.go(&need).await;
        browser.click("header.page-head a[href$='/propose']").await;
        write(&browser, "光谱监测").await;
        let proposal = hand_in(&browser).await;

        browser.act_as("editor").await;
        browser.go(&format!("{need}/proposals")).await;
        browser.click("article.card h2 a").await;
        browser.see("光谱监测").await;
        browser.click("header.page-head a[href$='/decline']").await;
        browser.choose("[name=reason]", "PRICE").await;
        browser.fill("#sentence", "高出预算一倍").await;
        browser.send("main form.form button.main").await;
        browser.see("未采纳").await;

        browser.act_as("manager").await;
        browser.go(&proposal).await;
        browser.see("高出预算一倍").await;
    })
    .await;
}
