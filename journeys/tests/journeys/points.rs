//! Points: given by the registrar, appealed against by the manager, decided by somebody else; and what was written stands in the ledger.

use crate::{Manner, access::look_at, browser::Browser, journey};

/// Pages of points and messages, as whoever they are for sees them.
const REGISTRAR: &[&str] = &[
    "/points",
    "/managers/manager_1/points",
    "/managers/manager_1/points?ledger=CREDIT",
    "/managers/manager_1/points/grant",
    "/administration/appeals",
    "/threads",
];

async fn give_and_appeal(browser: &Browser) {
    browser.log_in("registrar").await;
    browser.go("/managers/manager_1/points/grant").await;
    browser.choose("#rule", "LATE_ANSWER").await;
    browser.fill("#points", "-2").await;
    browser.fill("#words", "逾期未回应引荐").await;
    browser.fill("#evidence", "need_1").await;
    browser.click("main form.form button.main").await;
    browser.arrive("/managers/manager_1/points").await;
    browser.go("/managers/manager_1/points?ledger=CREDIT").await;
    assert!(browser.text("table.to-cards").await.contains("逾期未回应引荐"));
    look_at(browser, REGISTRAR, &[("zh", "light"), ("en", "dark")]).await;
    browser.log_out().await;

    browser.log_in("manager").await;
    browser.go("/managers/manager_1/points?ledger=CREDIT").await;
    browser.click("table.to-cards a.row-link").await;
    browser.arrive("/points/point_").await;
    let entry = browser.place().await;
    browser.fill("#words", "当日系统故障").await;
    browser.click("section[aria-labelledby=appeal] button.main").await;
    browser.find("#waiting").await;
    look_at(browser, &[entry.as_str()], &[("zh", "light"), ("en", "dark")]).await;
    browser.log_out().await;

    browser.log_in("admin").await;
    browser.go("/administration/appeals").await;
    browser.click("ol.desk a.button.main").await;
    browser.arrive("/points/point_").await;
    browser.choose("#decision", "UPHOLD").await;
    browser.fill("#points", "0").await;
    browser.fill("#words", "属实，取消").await;
    browser.click("section[aria-labelledby=decide] button.main").await;
    browser.find("#history").await;
    assert!(browser.text("ol.timeline").await.contains("属实，取消"));
}

#[tokio::test]
#[ignore = "needs a service and a browser: ./test journeys"]
async fn points_are_given_appealed_against_and_decided() {
    journey("points", Manner::default(), |browser| async move {
        give_and_appeal(&browser).await;
    })
    .await;
}
