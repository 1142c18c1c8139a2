//! The statement of a party over all contracts.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use base64::{Engine, engine::general_purpose::STANDARD};
use qiao::database::STATEMENTS;
use serde_json::{Value, json};

use super::scene::{ENTRY, SAYS, Scene, scene};
use crate::{session::Session, support::ADMIN};

const ASKS: &str = "query ($party: ID!, $from: NaiveDate, $until: NaiveDate) { partyStatement(party: $party, from: $from, until: $until) {
    accounts { account currency opening { minorUnits } due { minorUnits } paid { minorUnits } closing { minorUnits } leftOut
        lines { contractId contract { title } kind on amount { minorUnits } balance { minorUnits } } } } }";

impl Scene {
    /// A contract in a currency that both sides signed, and its version.
    async fn signed_in(&self, title: &str, currency: &str) -> (String, i64) {
        let mut said = self.whole();
        (said["title"], said["currency"]) = (json!(title), json!(currency));
        let id = self.drafted(said).await;
        for (session, version) in [(&self.buyer, 1), (&self.seller, 2)] {
            let input = json!({ "id": id, "version": version });
            let done = self.act(session, "signContract", input, SAYS).await;
            assert_eq!(done["__typename"], "ContractChanged", "{done}");
        }
        (id, 3)
    }

    async fn receives(&self, id: &str, version: i64, gross: &str) -> Value {
        let income = json!({ "rule": "AGREED", "gross": gross });
        let input = json!({ "contract": id, "version": version, "income": income });
        let mut done = self.act(&self.seller, "settle", input, ENTRY).await;
        assert_eq!(done["__typename"], "SettlementPosted", "{done}");
        done["settlement"].take()
    }

    async fn statement(&self, session: &Session, variables: Value) -> Value {
        let mut told = self.service.data_as(session, ASKS, variables).await;
        told["partyStatement"].take()
    }
}

fn minor(money: &Value) -> i64 {
    money["minorUnits"]
        .as_str()
        .and_then(|text| text.parse().ok())
        .unwrap_or_default()
}

/// Of an account in a currency: what was open before, fell due, was paid and is open.
fn sums(statement: &Value, account: &str, currency: &str) -> [i64; 4] {
    let all = statement["accounts"].as_array().cloned().unwrap_or_default();
    let own = all
        .iter()
        .find(|row| row["account"] == account && row["currency"] == currency);
    let own = own.unwrap_or_else(|| panic!("no {account} in {currency}: {statement}"));
    ["opening", "due", "paid", "closing"].map(|sum| minor(&own[sum]))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_party_reads_what_it_is_due_over_all_contracts() {
    let scene = scene().await;
    let (first, version) = scene.signed_in("甲合同", "CNY").await;
    let (second, of_second) = scene.signed_in("乙合同", "CNY").await;
    let (foreign, of_foreign) = scene.signed_in("丙合同", "USD").await;
    let entry = scene.receives(&first, version, "10001").await;
    scene.receives(&second, of_second, "20000").await;
    scene.receives(&foreign, of_foreign, "777").await;
    let pay = json!({ "settlement": entry["id"], "version": version + 1, "position": 1, "amount": "4000" });
    let paid = scene.act(&scene.seller, "payShare", pay, ENTRY).await;
    assert_eq!(paid["settlement"]["kind"], "PAYMENT", "{paid}");

    let own = json!({ "party": scene.university });
    let told = scene.statement(&scene.seller, own.clone()).await;
    assert_eq!(sums(&told, "SUPPLIER", "CNY"), [0, 30_001, 4_000, 26_001]);
    assert_eq!(sums(&told, "SUPPLIER", "USD"), [0, 777, 0, 777]);
    let lines = told["accounts"][0]["lines"].as_array().expect("lines");
    let balances: Vec<i64> = lines.iter().map(|line| minor(&line["balance"])).collect();
    assert_eq!(balances, [10_001, 30_001, 26_001], "{told}");
    assert_eq!(lines[1]["contract"]["title"], "乙合同");
    // The other side reads its own, and nobody reads another's; administrators read each.
    let payer = scene
        .statement(&scene.buyer, json!({ "party": scene.enterprise }))
        .await;
    assert_eq!(sums(&payer, "PAYER", "CNY"), [0, -30_001, 0, -30_001]);
    for session in [&scene.buyer, &scene.outsider, &scene.manager] {
        assert_eq!(scene.statement(session, own.clone()).await, Value::Null);
    }
    let told = scene.service.data(ADMIN, ASKS, own.clone()).await;
    assert_eq!(sums(&told["partyStatement"], "SUPPLIER", "USD"), [0, 777, 0, 777]);

    // By period: what was before it is its opening balance.
    scene.service.pass(std::time::Duration::from_hours(24 * 3));
    let seller = scene.service.session_of(scene.seller.account).await;
    let today = scene.service.app.clock.today();
    let pay = json!({ "settlement": entry["id"], "version": version + 2, "position": 1, "amount": "1" });
    let paid = scene.act(&seller, "payShare", pay, ENTRY).await;
    assert_eq!(paid["settlement"]["kind"], "PAYMENT", "{paid}");
    let since = json!({ "party": scene.university, "from": today, "until": today });
    let told = scene.statement(&seller, since).await;
    assert_eq!(sums(&told, "SUPPLIER", "CNY"), [26_001, 0, 1, 26_000]);
    let before = json!({ "party": scene.university, "until": today.pred_opt() });
    let told = scene.statement(&seller, before).await;
    assert_eq!(sums(&told, "SUPPLIER", "CNY"), [0, 30_001, 4_000, 26_001]);

    // As a table; and no more statements for more contracts.
    let file =
        "query ($party: ID!) { partyStatement(party: $party) { download(format: CSV) { name mediaType content } } }";
    let told = scene.service.data_as(&seller, file, own.clone()).await;
    let file = &told["partyStatement"]["download"];
    assert_eq!(file["name"], format!("{}-statement.csv", scene.university));
    let bytes = STANDARD
        .decode(file["content"].as_str().unwrap_or_default())
        .expect("Base64");
    let text = String::from_utf8(bytes).expect("UTF-8");
    assert_eq!(text.lines().count(), 1 + (2 + 4) + (2 + 1), "{text}");
    assert!(text.contains("100.01") && text.contains("7.77"), "{text}");
    // What the service reads once is read before; contracts are read together or apart as they come to wait.
    let alone = ASKS.replace("contract { title } ", "");
    let counted = async || {
        let mut count = Arc::new(AtomicU64::new(0));
        for _ in 0..2 {
            count = Arc::new(AtomicU64::new(0));
            STATEMENTS
                .scope(count.clone(), scene.service.data_as(&seller, &alone, own.clone()))
                .await;
        }
        count.load(Ordering::SeqCst)
    };
    let few = counted().await;
    for title in ["丁合同", "戊合同", "己合同"] {
        let (id, version) = {
            let mut said = scene.whole();
            said["title"] = json!(title);
            let buyer = scene.service.session_of(scene.buyer.account).await;
            let input = json!({ "engagement": scene.engagement, "contract": said });
            let done = scene.act(&buyer, "draftContract", input, SAYS).await;
            let id = done["contract"]["id"].as_str().expect("an id").to_owned();
            for (session, version) in [(&buyer, 1), (&seller, 2)] {
                let input = json!({ "id": id, "version": version });
                scene.act(session, "signContract", input, SAYS).await;
            }
            (id, 3)
        };
        let income = json!({ "rule": "AGREED", "gross": "100" });
        let input = json!({ "contract": id, "version": version, "income": income });
        let done = scene.act(&seller, "settle", input, ENTRY).await;
        assert_eq!(done["__typename"], "SettlementPosted", "{done}");
    }
    let many = counted().await;
    assert!(many <= few && many <= 12, "{many} statements, {few} before");
}
