//! Somebody gets an account, leaves, and comes back.

use crate::{Manner, browser::Browser, journey, page::mark};

async fn register_and_return(browser: &Browser) {
    let login = format!("journey-{}", mark());
    browser.go("/register").await;
    browser.fill("#login", &login).await;
    browser.fill("#name", "周行远").await;
    browser.fill("#password", "12345678901").await;
    browser.click("main form button.main").await;
    // Too easy to guess: said at the field, and all but the password is still there.
    browser.find("#problems").await;
    browser.find("#password-problem").await;
    assert_eq!(browser.value("#login").await, login);
    assert_eq!(browser.value("#name").await, "周行远");
    assert_eq!(browser.value("#password").await, "");

    let password = "seven bridges over the river";
    browser.fill("#password", password).await;
    browser.click("main form button.main").await;
    assert_eq!(browser.text(".account-name").await, "周行远");
    browser.find(".flash").await;

    browser.log_out().await;
    browser.go("/account").await;
    browser.find("main a.button[href^='/login']").await;

    // Who logs in from there comes back to where they wanted to be.
    browser.click("main a.button[href^='/login']").await;
    browser.fill("input[name=login]", &login).await;
    browser.fill("input[name=password]", "not this one").await;
    browser.click("main form button.main").await;
    browser.find("main .notice.bad").await;
    assert_eq!(browser.value("input[name=login]").await, login);
    browser.fill("input[name=password]", password).await;
    browser.click("main form button.main").await;
    browser.arrive("/account").await;
    browser.see(&login).await;
}

#[tokio::test]
#[ignore = "needs a service and a browser: ./test journeys"]
async fn a_visitor_registers_and_returns() {
    journey("register", Manner::default(), |browser| async move {
        register_and_return(&browser).await;
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a service and a browser: ./test journeys"]
async fn a_visitor_registers_and_returns_in_english() {
    let english = Manner {
        language: "en",
        ..Manner::default()
    };
    journey("register-en", english, |browser| async move {
        register_and_return(&browser).await;
    })
    .await;
}
