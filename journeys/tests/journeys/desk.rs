//! What managers and matchmakers do at their desks.

use crate::{Manner, access::look_at, browser::Browser, journey};

async fn find_at_the_desk(browser: &Browser) {
    browser.act_as("manager").await;
    browser.go("/").await;
    browser.click("header .main-nav a[href='/desk']").await;
    browser.find("section[aria-labelledby=needs] li.candidate").await;
    let need = "section[aria-labelledby=needs] li.candidate";
    browser.click(&format!("{need} details.why > summary")).await;
    assert!(browser.count(&format!("{need} details.why[open] .reasons li")).await > 0);
    let title = browser.text(&format!("{need} h3 a")).await;
    browser.click(&format!("{need} h3 a")).await;
    browser.arrive("/needs/need_").await;
    assert_eq!(browser.text("h1").await, title);
}

async fn match_and_assign(browser: &Browser, text: &str) {
    browser.act_as("matchmaker").await;
    browser.go("/").await;
    browser.click("header .main-nav a[href='/matchmaking']").await;
    browser.fill("#text", text).await;
    browser.click("form[action='/matchmaking/text'] button").await;
    browser.arrive("/matchmaking/text").await;
    browser.find("li.candidate").await;
    assert_eq!(browser.value("#text").await, text, "what was asked is still there");

    browser.go("/matchmaking?scope=all").await;
    browser.find("input.pick[name=need]").await;
    let picks = browser
        .client
        .find_all(fantoccini::Locator::Css("input.pick[name=need]"))
        .await;
    for pick in picks.expect("a page").iter().take(3) {
        pick.click().await.expect("a box");
    }
    browser
        .click("form[action='/matchmaking/assignment'] button.main")
        .await;
    browser.arrive("/matchmaking/assignment").await;
    browser.find("table.assignment tbody tr").await;
    assert_eq!(
        browser.count("table.assignment tbody tr").await,
        3,
        "a line for each need"
    );
}

#[tokio::test]
#[ignore = "needs a service and a browser: ./test journeys"]
async fn a_manager_finds_a_need_at_the_desk() {
    journey("desk", Manner::default(), |browser| async move {
        find_at_the_desk(&browser).await;
        look_at(&browser, &["/desk"]).await;
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a service and a browser: ./test journeys"]
async fn a_matchmaker_assigns_managers() {
    journey("matchmaking", Manner::default(), |browser| async move {
        match_and_assign(&browser, "动力电池铝壳激光焊接气孔多，需要在线检测").await;
        let pages = [
            "/matchmaking",
            "/matchmaking/text",
            "/matchmaking/assignment?need=need_1&need=need_2",
        ];
        look_at(&browser, &pages).await;
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a service and a browser: ./test journeys"]
async fn desks_fit_a_phone() {
    let phone = Manner {
        width: 360,
        ..Manner::default()
    };
    journey("desk-phone", phone, |browser| async move {
        browser.act_as("manager").await;
        look_at(&browser, &["/desk"]).await;
        browser.act_as("matchmaker").await;
        look_at(&browser, &["/matchmaking", "/matchmaking/text"]).await;
    })
    .await;
}
