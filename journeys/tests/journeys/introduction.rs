//! A need and a manager are brought together: introduced, accepted, the commission slip signed, and names told only then.

use crate::{Manner, access::look_at, browser::Browser, journey, page::mark};

/// The manager among the demo's accounts.
async fn own_profile(browser: &Browser) -> String {
    browser.act_as("manager").await;
    browser.go("/desk").await;
    let edit = browser.attribute("a.button.main[href$='/edit']", "href").await;
    let path = edit.expect("a manager's desk leads to its profile");
    path.trim_end_matches("/edit")
        .rsplit('/')
        .next()
        .unwrap_or_default()
        .to_owned()
}

/// Posts a need of an unnamed enterprise; returns its page.
async fn unnamed_need(browser: &Browser) -> String {
    browser.act_as("editor").await;
    browser.go("/needs/new").await;
    browser.write_need("zh").await;
    browser.tick("levels.organization", "AGREEMENT").await;
    browser.publish().await
}

#[tokio::test]
#[ignore = "needs a service and a browser: ./test journeys"]
async fn names_are_told_once_both_sides_have_signed() {
    journey("introduction", Manner::default(), |browser| async move {
        let manager = own_profile(&browser).await;
        let need = unnamed_need(&browser).await;

        browser.go(&format!("{need}/introduce?who={manager}")).await;
        browser.fill("[name='words']", "做过同类检测项目，团队在本地。").await;
        browser.send("form[action$='/introduce'] button.main").await;
        browser.arrive("/introductions/introduction_").await;
        let page = browser.place().await;

        // The enterprise offers terms, once with shares that do not make a whole.
        browser.fill("[name='slip.rate']", "5").await;
        browser.choose("[name='slip.base']", "CONTRACT_AMOUNT").await;
        browser.choose("[name='slip.payer']", "ENTERPRISE").await;
        browser.choose("[name='slip.payee']", "MANAGER").await;
        browser.choose("[name='slip.milestones.0.event']", "LANDED").await;
        browser.fill("[name='slip.milestones.0.share']", "50").await;
        browser.send("form[action*='/slip'] .actions > button.main").await;
        browser.find("#problems").await;
        assert_eq!(browser.value("[name='slip.rate']").await, "5", "what was typed stays");
        browser.fill("[name='slip.milestones.0.share']", "100").await;
        browser.send("form[action*='/slip'] .actions > button.main").await;
        browser.find("table.compare").await;

        // The manager reads no name, accepts, signs, and reads it.
        browser.act_as("manager").await;
        browser.go("/introductions?waiting=1").await;
        browser.click(&format!("a[href='{page}']")).await;
        browser.arrive(&page).await;
        assert_eq!(
            browser.count("dd a[href^='/organizations/']").await,
            0,
            "no name before the slip"
        );
        browser.send("form[action$='/accept'] button").await;
        browser.find("form[action$='/slip/sign']").await;
        browser.send("form[action$='/slip/sign'] button").await;
        browser.find("#problems").await;
        browser.click("label:has(#agreed)").await;
        browser.send("form[action$='/slip/sign'] button").await;
        browser.find("dd a[href^='/organizations/']").await;
        assert!(browser.count("ol.timeline li").await >= 4);

        // What one side writes, the other finds unread, and reads.
        let words = format!("样品下周寄出 {}", mark());
        browser.fill("form[action^='/threads/'] [name=text]", &words).await;
        browser.send("form[action^='/threads/'] button.main").await;
        browser.arrive(&page).await;
        browser.see(&words).await;
        browser.act_as("editor").await;
        browser.go("/threads").await;
        let thread = page.replace("/introductions/", "/threads/");
        browser.find(&format!("li:has(.late) a[href='{thread}']")).await;
        browser.click(&format!("a[href='{thread}']")).await;
        browser.see(&words).await;
        look_at(&browser, &[thread.as_str()]).await;
        browser.go("/threads").await;
        assert_eq!(browser.count(&format!("li:has(.late) a[href='{thread}']")).await, 0);
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a service and a browser: ./test journeys"]
async fn a_manager_declines_with_a_reason_and_the_enterprise_reads_it() {
    journey("introduction-declined", Manner::default(), |browser| async move {
        let manager = own_profile(&browser).await;
        let need = unnamed_need(&browser).await;
        browser.go(&format!("{need}/introduce?who={manager}")).await;
        browser.fill("[name='words']", "方向相近。").await;
        browser.send("form[action$='/introduce'] button.main").await;
        browser.arrive("/introductions/introduction_").await;
        let page = browser.place().await;

        browser.act_as("manager").await;
        browser.go(&page).await;
        browser.click("details:has(form[action$='/decline']) > summary").await;
        browser
            .choose("form[action$='/decline'] [name='reason']", "CAPACITY")
            .await;
        browser
            .fill("form[action$='/decline'] [name='sentence']", "本季度没有余力")
            .await;
        browser.send("form[action$='/decline'] button").await;
        browser.see("本季度没有余力").await;

        browser.act_as("editor").await;
        browser.go(&page).await;
        browser.see("本季度没有余力").await;
        // The pair does not come back unexplained.
        browser.go(&format!("{need}/introduce?who={manager}")).await;
        browser.see("本季度没有余力").await;
        browser.find("[name='despite']").await;
    })
    .await;
}
