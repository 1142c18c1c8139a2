//! Pages of the chain from match to money, as each side sees them in the demo's stories: on a screen and on a phone.

use crate::{Manner, access::look_at, browser::Browser, journey};

/// The story that came to its end.
const INTRODUCTION: &str = "/introductions/introduction_1";
const ENGAGEMENT: &str = "/engagements/engagement_1";
const CONTRACT: &str = "/contracts/contract_1";
const EVALUATION: &str = "/evaluations/evaluation_1";

/// Where a page leads.
async fn lead(browser: &Browser, page: &str, css: &str) -> String {
    browser.go(page).await;
    let link = browser.attribute(&format!("main {css}"), "href").await;
    link.expect("an address")
}

fn under(page: &str, names: &[&str]) -> Vec<String> {
    names.iter().map(|name| format!("{page}{name}")).collect()
}

/// Who posted the need.
async fn enterprise(browser: &Browser) -> Vec<String> {
    browser.act_as("owner").await;
    let need = lead(browser, INTRODUCTION, "a[href^='/needs/need_']").await;
    let proposals = format!("{need}/proposals");
    let proposal = lead(browser, &proposals, "a[href^='/proposals/proposal_']").await;
    let evaluation = lead(browser, &proposals, "a[href^='/evaluations/']").await;
    assert_eq!(evaluation, EVALUATION);
    let mut pages = under(
        "",
        &["/introductions", INTRODUCTION, "/engagements?tab=over", "/threads"],
    );
    pages.extend([proposal, evaluation]);
    pages.extend(under(
        &need,
        &["/proposals", "/evaluation", "/translations", "/introduce?who=manager_2"],
    ));
    pages.extend(under(ENGAGEMENT, &["", "/print"]));
    pages.extend(under(
        CONTRACT,
        &["", "/ledger", "/settle", "/settle?rule=AGREED&gross=100&event=RECEIPT"],
    ));
    pages.extend(under("/threads/", &["introduction_1", "engagement_1"]));
    pages
}

/// Who leads the team.
async fn manager(browser: &Browser) -> Vec<String> {
    browser.act_as("manager").await;
    let point = lead(browser, "/managers/manager_1/points", "a.row-link").await;
    let need = lead(browser, INTRODUCTION, "a[href^='/needs/need_']").await;
    let mut pages = under("", &["/introductions?waiting=1", INTRODUCTION, ENGAGEMENT, CONTRACT]);
    pages.extend([point, format!("{CONTRACT}/ledger"), format!("{need}/translations/new")]);
    pages.extend(under("/managers/manager_1/points", &["", "?ledger=CREDIT"]));
    pages
}

/// Who answers the need, and bids in an open challenge.
async fn supplier(browser: &Browser) -> Vec<String> {
    browser.act_as("supplier2").await;
    let bid = lead(
        browser,
        "/proposals",
        "article:has(.badge.secret) a[href^='/proposals/proposal_']",
    )
    .await;
    let proposal = lead(
        browser,
        "/proposals",
        "article:has(.badge.bad) a[href^='/proposals/proposal_']",
    )
    .await;
    let mut pages = vec!["/proposals".to_owned()];
    pages.extend(under(&bid, &["", "/edit", "/withdraw"]));
    pages.extend(under(&proposal, &["", "/evaluation"]));
    pages
}

/// Who judges what was proposed, and sits on the panel of a challenge.
async fn reviewer(browser: &Browser) -> Vec<String> {
    browser.act_as("reviewer").await;
    let challenge = lead(browser, "/proposals", "a[href$='/challenge']").await;
    let mut pages = under("", &["/reviews", EVALUATION]);
    pages.push(challenge);
    pages
}

/// Who keeps the service: what waits for an answer, and the forms of an engagement that is under way.
async fn administrator(browser: &Browser) -> Vec<String> {
    browser.act_as("admin").await;
    let entry = lead(browser, "/managers/manager_1/points?ledger=CREDIT", "a.row-link").await;
    let mut pages = under(
        "",
        &[
            "/administration/appeals",
            "/introductions/introduction_7",
            "/engagements",
            "/contracts/contract_2",
        ],
    );
    pages.push(entry);
    let deeds = ["land", "close", "plan", "task", "milestone", "invite"];
    pages.extend(deeds.map(|deed| format!("/engagements/engagement_2/do/{deed}")));
    pages
}

/// Two tests for the pages of a side: on a screen and on a phone.
macro_rules! sides {
    ($($side:ident: $wide:ident, $phone:ident;)*) => {$(
        #[tokio::test]
        #[ignore = "needs a service and a browser: ./test journeys"]
        async fn $wide() {
            journey(stringify!($wide), Manner::default(), |browser| async move {
                let pages = $side(&browser).await;
                look_at(&browser, &pages).await;
            })
            .await;
        }

        #[tokio::test]
        #[ignore = "needs a service and a browser: ./test journeys"]
        async fn $phone() {
            let phone = Manner { width: 360, ..Manner::default() };
            journey(stringify!($phone), phone, |browser| async move {
                let pages = $side(&browser).await;
                look_at(&browser, &pages).await;
            })
            .await;
        }
    )*};
}

sides! {
    enterprise: chain_of_an_enterprise, chain_of_an_enterprise_on_a_phone;
    manager: chain_of_a_manager, chain_of_a_manager_on_a_phone;
    supplier: chain_of_a_supplier, chain_of_a_supplier_on_a_phone;
    reviewer: chain_of_a_reviewer, chain_of_a_reviewer_on_a_phone;
    administrator: chain_of_an_administrator, chain_of_an_administrator_on_a_phone;
}
