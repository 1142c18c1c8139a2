//! An income is shared out, step by step.

use crate::{Manner, journey};

#[tokio::test]
#[ignore = "needs a service and a browser: ./test journeys"]
async fn an_income_is_shared_out_to_the_fen() {
    journey("calculator", Manner::default(), |browser| async move {
        browser.go("/settlement-calculator").await;
        browser.choose("select[name=rule]", "ZHEJIANG").await;
        browser.click("form.filters button").await;
        browser.arrive("/settlement-calculator?rule=ZHEJIANG").await;
        // What the source prescribes stands in the form, with its words.
        browser.see("不低于奖励总额的 5%").await;
        assert_eq!(browser.value("[name='share.REWARD.STAFF']").await, "5");
        browser.fill("[name=gross]", "1000000.01").await;
        browser.fill("[name='share.REWARD.STAFF']", "4.99").await;
        browser.send("main form.form button.main").await;
        browser.find("#problems").await;
        assert_eq!(
            browser.value("[name=gross]").await,
            "1000000.01",
            "what was typed stays"
        );
        browser.fill("[name='share.REWARD.STAFF']", "5").await;
        browser.send("main form.form button.main").await;
        browser.find("#plan").await;
        // Half of it is 500000.005: one fen goes to one of two.
        browser.see("¥500,000.01").await;
        // Not less than 5 % of it: the fen that rounding takes is given back.
        browser.see("¥25,000.01").await;
        browser.see("¥475,000.00").await;
    })
    .await;
}

#[tokio::test]
#[ignore = "needs a service and a browser: ./test journeys"]
async fn contracts_are_for_their_parties() {
    journey("contracts", Manner::default(), |browser| async move {
        browser.go("/contracts").await;
        browser.find("main a.button[href^='/login']").await;
        browser.act_as("reviewer").await;
        browser.go("/contracts").await;
        browser.see("还没有合同").await;
    })
    .await;
}
