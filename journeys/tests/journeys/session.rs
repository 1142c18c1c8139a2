//! A session that ends takes nothing with it.

use serde_json::json;

use crate::{Manner, browser::accounts, journey, page::mark};

#[tokio::test]
#[ignore = "needs a service and a browser: ./test journeys"]
async fn a_form_outlives_its_session() {
    journey("session", Manner::default(), |browser| async move {
        browser.log_in("owner").await;
        browser.go("/needs/new").await;
        let title = format!("写到一半的需求 {}", mark());
        browser.fill("[name='title.zh']", &title).await;
        let cookie = json!({ "name": "qiao_session", "url": browser.address });
        browser.devtools("Network.deleteCookies", cookie).await;
        browser.fill("[name='summary.zh']", "登录在填写的时候过期。").await;
        browser.click("button[form=post][value=save]").await;

        // The page that asks to log in again keeps what was typed, and goes on with it.
        let password = accounts().remove("owner").expect("an owner");
        browser.fill("main input[name=login]", "owner").await;
        browser.fill("main input[name=password]", &password).await;
        browser.send("main form button.main").await;
        browser.arrive("/needs/need_").await;
        assert_eq!(browser.value("[name='title.zh']").await, title);
        assert_eq!(browser.value("[name='summary.zh']").await, "登录在填写的时候过期。");
    })
    .await;
}
