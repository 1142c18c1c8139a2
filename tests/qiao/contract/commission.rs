//! What was agreed before names were told is taken of every income, unless somebody says to everyone why not.

use qiao::domain::settlement::verify;
use qiao_entity::{
    engagement, introduction,
    introduction::IntroductionStatus,
    slip::{self, SlipBase, SlipKind, SlipPayee, SlipPayer},
    step::Side,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use serde_json::{Value, json};

use super::scene::{ENTRY, Scene, scene};
use crate::session::number;

/// Terms that both sides signed: a rate of what is received, or a fixed amount.
async fn signed_slip(scene: &Scene, payer: SlipPayer, amount: Option<i64>) {
    let db = &scene.service.app.db;
    let now = scene.service.app.clock.now();
    let manager = scene.manager_profile().await;
    let row = introduction::ActiveModel {
        need_id: Set(number(&scene.need)),
        manager_id: Set(Some(manager)),
        status: Set(IntroductionStatus::Accepted),
        words: Set("合适".to_owned()),
        introduced_at: Set(now),
        actor: Set("administrator".to_owned()),
        side: Set(Side::Operator),
        answered_at: Set(Some(now)),
        revealed_at: Set(Some(now)),
        version: Set(1),
        ..Default::default()
    };
    let introduction = row.insert(db).await.expect("an introduction").id;
    let terms = slip::ActiveModel {
        introduction_id: Set(introduction),
        number: Set(1),
        offered_at: Set(now),
        offered_by: Set("account_1".to_owned()),
        offered_side: Set(Side::Manager),
        kind: Set(if amount.is_some() {
            SlipKind::Amount
        } else {
            SlipKind::Rate
        }),
        rate: Set(amount.is_none().then_some(333)),
        amount: Set(amount),
        currency: Set(amount.map(|_| "CNY".to_owned())),
        base: Set(amount.is_none().then_some(SlipBase::PaymentsReceived)),
        payer: Set(Some(payer)),
        payee: Set(Some(SlipPayee::Manager)),
        digest: Set("0".repeat(64)),
        need_signed_at: Set(Some(now)),
        need_signed_by: Set(Some("account_1".to_owned())),
        supply_signed_at: Set(Some(now)),
        supply_signed_by: Set(Some("account_2".to_owned())),
        ..Default::default()
    };
    terms.insert(db).await.expect("terms");
    let next = engagement::ActiveModel {
        id: Set(number(&scene.engagement)),
        introduction_id: Set(Some(introduction)),
        ..Default::default()
    };
    next.update(db).await.expect("an engagement");
}

fn income(gross: &str, commission: Value) -> Value {
    let mut income = json!({ "rule": "AGREED", "gross": gross });
    if !commission.is_null() {
        income["commission"] = commission;
    }
    income
}

fn minor(money: &Value) -> i64 {
    money["minorUnits"]
        .as_str()
        .and_then(|text| text.parse().ok())
        .unwrap_or_default()
}

/// The lines of an entry: account, side, amount.
fn lines(entry: &Value) -> Vec<(String, String, i64)> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let rows = entry["postings"].as_array().cloned().unwrap_or_default();
    let line = |row: &Value| (text(&row["account"]), text(&row["side"]), minor(&row["amount"]));
    rows.iter().map(line).collect()
}

fn line(account: &str, side: &str, amount: i64) -> (String, String, i64) {
    (account.to_owned(), side.to_owned(), amount)
}

impl Scene {
    async fn settles(&self, id: &str, version: i64, income: Value) -> Value {
        let input = json!({ "contract": id, "version": version, "income": income });
        self.act(&self.seller, "settle", input, ENTRY).await
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_commission_is_taken_to_the_fen_and_both_pay_their_half() {
    let scene = scene().await;
    signed_slip(&scene, SlipPayer::Both, None).await;
    let (id, version) = scene.signed().await;
    let plan = "query ($income: IncomeInput!, $id: ID!) { settlementPlan(income: $income, contract: $id) {
        problems { path code } claim { minorUnits } commission { minorUnits }
        steps { of to amount { minorUnits } text terms { introductionId number digest } } lines { account holder } } }";
    // 3.33 % of 1,000,003 are 33,300.09.
    let planned = scene
        .service
        .data_as(
            &scene.seller,
            plan,
            json!({ "income": income("1000003", Value::Null), "id": id }),
        )
        .await;
    let plan = &planned["settlementPlan"];
    assert_eq!(plan["problems"], json!([]), "{plan}");
    assert_eq!((minor(&plan["claim"]), minor(&plan["commission"])), (33_300, 33_300));
    let steps = plan["steps"].as_array().expect("steps");
    let own: Vec<_> = steps.iter().filter(|step| step["to"] == "COMMISSION").collect();
    assert_eq!(own.len(), 2, "{plan}");
    assert_eq!(own[0]["terms"]["number"], 1, "its source: {plan}");

    let done = scene.settles(&id, version, income("1000003", Value::Null)).await;
    assert_eq!(
        lines(&done["settlement"]),
        [
            line("PAYER", "DEBIT", 1_000_003),
            line("PAYER", "DEBIT", 16_650),
            line("SUPPLIER", "DEBIT", 16_650),
            line("SUPPLIER", "CREDIT", 1_000_003),
            line("COMMISSION", "CREDIT", 33_300),
        ],
        "{done}"
    );
    let postings = done["settlement"]["postings"].as_array().expect("lines");
    assert_eq!(postings[4]["holder"], "林岚");
    assert_eq!(
        minor(&done["settlement"]["contract"]["settled"]),
        1_000_003,
        "the income is what came in"
    );
    // The supply side is paid what is left of its share.
    let settlement = done["settlement"]["id"].clone();
    let pay = |amount: i64, version: i64| json!({ "settlement": settlement, "version": version, "position": 3, "amount": amount.to_string() });
    let much = scene
        .act(&scene.seller, "payShare", pay(983_354, version + 1), ENTRY)
        .await;
    assert_eq!(much["problems"][0]["path"], json!(["amount"]), "{much}");
    let paid = scene
        .act(&scene.seller, "payShare", pay(983_353, version + 1), ENTRY)
        .await;
    assert_eq!(paid["settlement"]["kind"], "PAYMENT", "{paid}");
    let statements = "query ($id: ID!) { contract(id: $id) { statements { account holder due { minorUnits } open { minorUnits } } } }";
    let told = scene
        .service
        .data_as(&scene.manager, statements, json!({ "id": id }))
        .await;
    let all = told["contract"]["statements"].as_array().expect("statements");
    let of = |account: &str| all.iter().find(|row| row["account"] == account).expect("a statement");
    assert_eq!(minor(&of("SUPPLIER")["open"]), 0, "{told}");
    assert_eq!(minor(&of("COMMISSION")["open"]), 33_300, "{told}");
    assert_eq!(verify(&scene.service.app.db).await.expect("reckoned again").flaws, []);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_commission_is_left_out_only_with_a_reason_that_everyone_reads() {
    let scene = scene().await;
    signed_slip(&scene, SlipPayer::Enterprise, Some(50_000)).await;
    let (id, version) = scene.signed().await;
    let code = |answer: &Value| json!([answer["problems"][0]["path"], answer["problems"][0]["code"]]);
    let none = scene
        .settles(&id, version, income("1000000", json!({ "amount": "0" })))
        .await;
    assert_eq!(
        code(&none),
        json!([["income", "commission", "reason"], "REQUIRED"]),
        "{none}"
    );
    let dumb = json!({ "amount": "0", "reason": "OTHER", "sentence": " " });
    let dumb = scene.settles(&id, version, income("1000000", dumb)).await;
    assert_eq!(
        code(&dumb),
        json!([["income", "commission", "sentence"], "REQUIRED"]),
        "{dumb}"
    );
    let more = scene
        .settles(&id, version, income("1000000", json!({ "amount": "50001" })))
        .await;
    assert_eq!(
        code(&more),
        json!([["income", "commission", "amount"], "OUT_OF_RANGE"]),
        "{more}"
    );
    let less = json!({ "amount": "20000", "reason": "TIMING", "sentence": "余款到账后再付" });
    let done = scene.settles(&id, version, income("1000000", less)).await;
    assert_eq!(
        lines(&done["settlement"]),
        [
            line("PAYER", "DEBIT", 1_000_000),
            line("PAYER", "DEBIT", 20_000),
            line("SUPPLIER", "CREDIT", 1_000_000),
            line("COMMISSION", "CREDIT", 20_000),
        ],
        "{done}"
    );
    let told = "query ($id: ID!) { contract(id: $id) { settlements { reason sentence } } }";
    let told = scene.service.data_as(&scene.manager, told, json!({ "id": id })).await;
    assert_eq!(
        told["contract"]["settlements"],
        json!([{ "reason": "TIMING", "sentence": "余款到账后再付" }])
    );
    // Of a fixed amount the next income gives what is left, and the one after it nothing.
    let rest = scene.settles(&id, version + 1, income("1000000", Value::Null)).await;
    assert!(
        lines(&rest["settlement"]).contains(&line("COMMISSION", "CREDIT", 30_000)),
        "{rest}"
    );
    let last = scene.settles(&id, version + 2, income("1000000", Value::Null)).await;
    assert_eq!(lines(&last["settlement"]).len(), 2, "{last}");
    // What is taken back is open again.
    let back = json!({ "settlement": rest["settlement"]["id"], "version": version + 3, "reason": "OTHER", "sentence": "写错" });
    let back = scene.act(&scene.seller, "reverseSettlement", back, ENTRY).await;
    assert_eq!(back["settlement"]["kind"], "REVERSAL", "{back}");
    let again = scene.settles(&id, version + 4, income("1000000", Value::Null)).await;
    assert!(
        lines(&again["settlement"]).contains(&line("COMMISSION", "CREDIT", 30_000)),
        "{again}"
    );
    assert_eq!(verify(&scene.service.app.db).await.expect("reckoned again").flaws, []);
}

#[tokio::test(flavor = "multi_thread")]
async fn without_terms_nothing_is_said_of_a_commission() {
    let scene = scene().await;
    let (id, version) = scene.signed().await;
    let said = scene
        .settles(&id, version, income("1000000", json!({ "amount": "1" })))
        .await;
    assert_eq!(said["problems"][0]["code"], "NOT_WANTED", "{said}");
    let done = scene.settles(&id, version, income("1000000", Value::Null)).await;
    assert_eq!(lines(&done["settlement"]).len(), 2, "{done}");
}
