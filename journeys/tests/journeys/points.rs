//! Points: given by the registrar, appealed against by the manager, decided by somebody else; and what was written stands in the ledger.

use std::io::Write;

use fantoccini::Locator;

use crate::{Manner, access::look_at, browser::Browser, journey, page::mark};

/// Pages of points and messages, as whoever they are for sees them.
const REGISTRAR: &[&str] = &[
    "/points",
    "/managers/manager_1/points",
    "/managers/manager_1/points?ledger=CREDIT",
    "/managers/manager_1/points/grant",
    "/administration/appeals",
    "/threads",
];

/// A file that proves something.
fn evidence(words: &str) -> tempfile::NamedTempFile {
    let mut file = tempfile::Builder::new().suffix(".txt").tempfile().expect("a file");
    file.write_all(words.as_bytes()).expect("a file");
    file
}

async fn give_and_appeal(browser: &Browser) {
    let words = format!("逾期未回应引荐 {}", mark());
    let file = evidence(&words);
    browser.act_as("registrar").await;
    browser.go("/managers/manager_1/points/grant").await;
    browser.choose("#rule", "LATE_ANSWER").await;
    browser.fill("#points", "-2").await;
    browser.fill("#words", &words).await;
    browser.keys("#file", &file.path().display().to_string()).await;
    browser.send("main form.form button.main").await;
    // The ledger in which it stands is open.
    browser.arrive("/managers/manager_1/points?ledger=CREDIT").await;
    let entry = format!("//tr[contains(., '{words}')]//a[contains(@class, 'row-link')]");
    let entry = browser.client.find(Locator::XPath(&entry)).await.expect("the entry");
    let entry = entry.attr("href").await.expect("an attribute").expect("an address");
    look_at(browser, REGISTRAR).await;

    browser.act_as("manager").await;
    browser.go("/managers/manager_1/points?ledger=CREDIT").await;
    browser
        .click(&format!("table.to-cards a.row-link[href='{entry}']"))
        .await;
    browser.arrive(&entry).await;
    browser.fill("#words", "当日系统故障").await;
    browser.send("section[aria-labelledby=appeal] button.main").await;
    browser.find("#waiting").await;
    look_at(browser, &[entry.as_str()]).await;

    browser.act_as("admin").await;
    browser.go("/administration/appeals").await;
    browser.click(&format!("ol.desk a[href='{entry}']")).await;
    browser.arrive(&entry).await;
    browser.choose("#decision", "UPHOLD").await;
    browser.fill("#points", "0").await;
    browser.fill("#words", "属实，取消").await;
    browser.send("section[aria-labelledby=decide] button.main").await;
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
