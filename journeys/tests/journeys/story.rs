//! A whole story: posted, introduced, slip, three proposals, three reviewers, engaged, contract, settled, points; the dashboard then
//! shows how far it came.

use serde_json::json;

use crate::{Manner, access::look_at, browser::Browser, journey, page::mark};

/// What somebody answers, in a hurry.
const FILL_SHEET: &str =
    "for (const field of document.querySelectorAll(\"form[action$='/sheet'] input:not([type=hidden])\"))
    field.value = field.classList.contains('narrow-input') ? '80' : '看过材料，可信。';";

/// Yes to one proposal, no to the others; they stand in an order by chance.
const FILL_DECISION: &str = "const form = document.querySelector(\"form[action$='/decide']\");
for (const answer of form.querySelectorAll('fieldset.group')) {
    const wins = answer.querySelector('input[type=hidden]').value === arguments[0];
    answer.querySelector(`input[type=radio][value=${wins ? 'ACCEPTED' : 'DECLINED'}]`).checked = true;
    if (!wins) { answer.querySelector('select').value = 'PRICE'; answer.querySelector('textarea').value = '报价高于预算。'; } }";

/// Judges two criteria, the indicator not among them.
const FILL_CRITERIA: &str =
    "for (const box of document.querySelectorAll(\"input[type=checkbox][name$='.use']\")) box.checked = false;
const name = document.querySelector(\"#criteria input[name$='.name.zh']\"); name.value = '可行性';
name.closest('tr').querySelector('input[type=number]').value = '100';";

impl Browser {
    /// Presses the main button of the form that is sent there; the page that answers tells of no problem.
    async fn send_to(&self, action: &str) {
        self.submit(&format!("form[action$='/{action}'] button:is(.main, :only-of-type)"))
            .await;
    }

    /// Presses the main button of a page that has one form.
    async fn confirm(&self, page: &str) {
        self.go(page).await;
        self.submit("main form[method=post] button.main").await;
    }

    /// Presses a button; the page that answers tells of no problem.
    async fn submit(&self, button: &str) {
        self.send(button).await;
        let wrong = self.count("#problems, .problem, [role=alert]").await;
        assert_eq!(wrong, 0, "{}: {}", self.place().await, self.text("main").await);
    }

    /// The path of this page.
    async fn path(&self) -> String {
        let place = self.place().await;
        place.split(['?', '#']).next().unwrap_or_default().to_owned()
    }

    /// Looks at this page.
    async fn look_here(&self) {
        look_at(self, &[self.place().await]).await;
    }

    /// How many needs came to each stage of the dashboard's funnel.
    async fn funnel(&self) -> Vec<u64> {
        self.go("/dashboard").await;
        let mut counts = Vec::new();
        for stage in 1..=STAGES {
            let row = format!("table.funnel tbody tr:nth-child({stage})");
            counts.push(self.number(&format!("{row} td.num")).await);
        }
        counts
    }
}

/// The stages of the funnel: from publication to landing.
const STAGES: usize = 6;

/// The id of what a path leads to.
fn id(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

/// The need becomes an introduction with a slip that both have signed; its path.
async fn introduce(browser: &Browser, need: &str) -> String {
    // Of those who suit the need, with reasons, one is asked.
    browser.go(need).await;
    browser.await_on_new_pages("li.candidate").await;
    assert!(
        browser.count("li.candidate details.why .reasons li").await > 0,
        "why somebody suits"
    );
    browser
        .click("#candidates ~ * a[href$='/introduce?who=manager_1'], li a[href$='/introduce?who=manager_1']")
        .await;
    browser.find("[name=words]").await;
    browser.look_here().await;
    browser.fill("[name=words]", "您做过同类检测，请帮忙看看。").await;
    browser.send_to("introduce").await;
    browser.arrive("/introductions/introduction_").await;
    let introduction = browser.path().await;

    browser.act_as("manager").await;
    browser.go(&introduction).await;
    browser.look_here().await;
    browser.go(&introduction).await;
    browser.send_to("accept").await;
    browser.fill("[name='slip.rate']", "4.5").await;
    browser.choose("[name='slip.base']", "CONTRACT_AMOUNT").await;
    browser.choose("[name='slip.payer']", "ENTERPRISE").await;
    browser.choose("[name='slip.payee']", "MANAGER").await;
    browser
        .choose("[name='slip.milestones.0.event']", "CONTRACT_SIGNED")
        .await;
    browser.fill("[name='slip.milestones.0.share']", "100").await;
    browser.submit("form[action*='/slip#'] button.main").await;

    browser.act_as("owner").await;
    look_at(browser, &[&introduction]).await;
    browser.go(&introduction).await;
    browser.click("label:has(#agreed)").await;
    browser.send_to("slip/sign").await;
    browser.find("table.compare .badge.verified").await;
    introduction
}

/// A supplier proposes something; the proposal's path.
async fn propose(browser: &Browser, need: &str, price: &str) -> String {
    browser.go(need).await;
    browser.click("header.page-head a[href$='/propose']").await;
    browser.find("[name='content.summary']").await;
    for (field, text) in [
        ("content.summary", "成像与算法一起解决。"),
        ("content.approach", "频闪成像加小样本判定，装入现有工位。"),
        ("content.values.0.value", "96"),
        ("content.maturity", "样机运行三个月。"),
        ("content.ipPosition", "两项专利。"),
        ("content.price", price),
        ("content.months", "6"),
        ("content.schedule.0.month", "3"),
        ("content.schedule.0.title", "样机"),
        ("content.team.0.name", "程砚"),
        ("content.team.0.role", "负责人"),
    ] {
        browser.fill(&format!("[name='{field}']"), text).await;
    }
    browser.choose("[name='content.trl']", "6").await;
    browser.choose("[name='content.ipOwnership']", "SHARED").await;
    browser.choose("[name='content.payment']", "LUMP_SUM").await;
    browser.submit("main form[method=post] button.main").await;
    browser.arrive("/proposals/proposal_").await;
    let proposal = browser.path().await;
    browser.confirm(&format!("{proposal}/hand-in")).await;
    proposal
}

/// Three reviewers judge, the owner decides.
async fn evaluate(browser: &Browser, need: &str, proposals: &[String]) {
    browser.go(&format!("{need}/proposals")).await;
    browser.click("header.page-head a[href$='/evaluation']").await;
    browser.find("#criteria").await;
    browser.run(FILL_CRITERIA).await;
    browser.submit(".form-foot button.main").await;
    browser.arrive("/evaluations/evaluation_").await;
    let evaluation = browser.path().await;
    let reviewers = ["reviewer", "reviewer2", "reviewer3"];
    for reviewer in reviewers {
        let choose = "const list = document.querySelector(\"form[action$='/invite'] select\");
            list.value = [...list.options].find((option) => option.text.trim() === arguments[0]).value;";
        let name = json!(format!("评审专家 {reviewer}"));
        browser.client.execute(choose, vec![name]).await.expect(reviewer);
        browser.send_to("invite").await;
    }
    look_at(browser, &[&evaluation]).await;
    browser.go(&evaluation).await;
    browser.send_to("open").await;
    for reviewer in reviewers {
        browser.act_as(reviewer).await;
        browser.go("/reviews").await;
        browser.click(&format!("a[href='{evaluation}']")).await;
        browser.arrive(&evaluation).await;
        browser.click("label#declaresNoConflict").await;
        browser.send_to("accept").await;
        if reviewer == "reviewer" {
            browser.look_here().await;
            browser.go(&evaluation).await;
        }
        browser.run(FILL_SHEET).await;
        browser.submit("form[action$='/sheet'] button[name=submit]").await;
    }
    browser.act_as("owner").await;
    browser.go(&evaluation).await;
    browser.send_to("close").await;
    browser.look_here().await;
    browser.go(&evaluation).await;
    let winner = vec![json!(id(&proposals[0]))];
    browser.client.execute(FILL_DECISION, winner).await.expect("a decision");
    browser.send_to("decide").await;
    // What the bidders read of it.
    browser.act_as("supplier2").await;
    browser.go(&proposals[1]).await;
    browser.see("报价高于预算。").await;
    browser.click("header.page-head a[href$='/evaluation']").await;
    browser.find("#how").await;
    browser.act_as("owner").await;
}

/// An engagement with who was introduced and what was awarded, negotiated and contracted; its path and the contract's.
async fn engage(browser: &Browser, introduction: &str, proposal: &str) -> (String, String) {
    browser.go(proposal).await;
    browser.click("header.page-head a[href^='/engagements/new']").await;
    browser.find("[name=duty]").await;
    assert_eq!(browser.value("[name=introduction]").await, id(introduction));
    browser.look_here().await;
    browser.fill("[name=duty]", "牵头").await;
    browser.send_to("engagements/new").await;
    browser.arrive("/engagements/engagement_").await;
    let engagement = browser.path().await;
    browser.confirm(&format!("{engagement}/do/negotiate")).await;

    browser.click("a[href^='/contracts/new']").await;
    browser.find("[name='contract.title']").await;
    browser.look_here().await;
    browser.fill("[name='contract.title']", "检测装置开发合同").await;
    browser.fill("[name='contract.subject']", "检测装置一套").await;
    browser.fill("[name='contract.amount']", "600000").await;
    browser.choose("[name='contract.payment']", "LUMP_SUM").await;
    browser.submit(".form-foot button.main").await;
    browser.arrive("/contracts/contract_").await;
    let contract = browser.path().await;
    look_at(
        browser,
        &[contract.clone(), format!("{contract}/edit"), engagement.clone()],
    )
    .await;
    browser.go(&contract).await;
    browser.send_to("sign").await;
    browser.act_as("supplier").await;
    browser.go(&contract).await;
    browser.send_to("sign").await;
    browser.act_as("owner").await;
    browser.go(&contract).await;
    browser.fill("[name=number]", &format!("R{}", mark())).await;
    browser.fill("[name=registry]", "苏州市技术合同认定登记处").await;
    browser.send_to("register").await;
    (engagement, contract)
}

/// What came in is shared out: too much is refused, the rest first reckoned, then posted, and sums to the fen.
async fn settle(browser: &Browser, contract: &str) {
    browser.go(&format!("{contract}/settle?rule=AGREED")).await;
    browser.fill("[name=gross]", "600000.01").await;
    browser.send("form[method=get].form button.main").await;
    // As it is typed, not in fen.
    browser.see("¥600,000.00").await;
    browser.find("#problems").await;
    browser.fill("[name=gross]", "100000.01").await;
    browser.fill("[name='share.NET.INVENTOR']", "33.33").await;
    browser.fill("[name='share.NET.MANAGER']", "5").await;
    browser.fill("[name='holder.INVENTOR']", "王教授 2\n李工 1").await;
    browser.submit("form[method=get].form button.main").await;
    browser.look_here().await;
    browser.submit("form[method=post].section button.main").await;
    browser.arrive(&format!("{contract}/ledger")).await;
    browser.see("100,000.01").await;
    browser.look_here().await;
}

#[tokio::test]
#[ignore = "needs a service and a browser: ./test journeys"]
async fn a_need_comes_from_posting_to_money() {
    journey("story", Manner::default(), |browser| async move {
        browser.act_as("owner").await;
        let before = browser.funnel().await;
        browser.go("/needs/new").await;
        browser.write_need("zh").await;
        let need = browser.publish().await;
        let introduction = introduce(&browser, &need).await;

        let mut proposals = Vec::new();
        for (supplier, price) in [("supplier", "60"), ("supplier2", "90"), ("supplier3", "120")] {
            browser.act_as(supplier).await;
            proposals.push(propose(&browser, &need, price).await);
        }
        browser.act_as("owner").await;
        evaluate(&browser, &need, &proposals).await;
        let (engagement, contract) = engage(&browser, &introduction, &proposals[0]).await;
        settle(&browser, &contract).await;

        // It lands; the dashboard shows it at every stage, and each figure opens its rows.
        browser.confirm(&format!("{engagement}/do/land")).await;
        browser.find("ol.timeline li").await;
        let after = browser.funnel().await;
        for stage in 1..=STAGES {
            // Other journeys publish, introduce and negotiate meanwhile.
            assert!(
                after[stage - 1] > before[stage - 1],
                "stage {stage}: {before:?}, {after:?}"
            );
            browser.go("/dashboard").await;
            browser
                .click(&format!("table.funnel tbody tr:nth-child({stage}) td.num a"))
                .await;
            browser.find(&format!("#results a[href='{need}']")).await;
        }
        assert_eq!(
            browser.number("#results .total").await,
            after[STAGES - 1],
            "the rows of the last figure"
        );

        // The team has its points.
        browser.act_as("manager").await;
        browser.go("/managers/manager_1/points").await;
        browser.see("项目落地（牵头）").await;
    })
    .await;
}
