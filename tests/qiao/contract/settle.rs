//! The ledger: incomes are shared out to the fen, paid, taken back; nothing is ever changed.

use qiao::domain::settlement::{Flaw, verify};
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

use super::scene::{ENTRY, SAYS, Scene, scene};

fn income(gross: &str) -> Value {
    json!({
        "rule": "ZHEJIANG", "gross": gross, "costs": [{ "label": "评估费", "amount": "1000001" }],
        "shares": [{ "of": "NET", "to": "REWARD", "basisPoints": 7000 }],
        "holders": [
            { "account": "INVENTOR", "name": "王教授", "weight": 2 },
            { "account": "INVENTOR", "name": "李博士", "weight": 1 },
        ],
    })
}

async fn settle(scene: &Scene, id: &str, version: i64, income: Value) -> Value {
    let input = json!({ "contract": id, "version": version, "income": income });
    scene.act(&scene.seller, "settle", input, ENTRY).await
}

fn minor(money: &Value) -> i64 {
    let text = money["minorUnits"].as_str().expect("an amount");
    text.parse().expect("a number")
}

/// Debits less credits of the lines of an entry.
fn balance(postings: &Value) -> i64 {
    let lines = postings.as_array().expect("lines").iter();
    lines
        .map(|line| {
            if line["side"] == "DEBIT" {
                minor(&line["amount"])
            } else {
                -minor(&line["amount"])
            }
        })
        .sum()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_income_is_shared_out_as_the_calculator_said() {
    let scene = scene().await;
    let (id, version) = scene.signed().await;
    let plan = "query ($income: IncomeInput!, $id: ID!) { settlementPlan(income: $income, contract: $id) {
        problems { path code } net { minorUnits } steps { text amount { minorUnits } rounded } claim { minorUnits }
        lines { account holder debit { minorUnits } credit { minorUnits } } } }";
    let planned = scene
        .service
        .data_as(&scene.manager, plan, json!({ "income": income("33333333"), "id": id }))
        .await;
    let plan = &planned["settlementPlan"];
    assert_eq!(plan["problems"], json!([]), "{plan}");
    assert_eq!(minor(&plan["net"]), 32_333_332);
    let done = settle(&scene, &id, version, income("33333333")).await;
    let entry = &done["settlement"];
    assert_eq!(balance(&entry["postings"]), 0, "{done}");
    assert_eq!(entry["steps"][0]["amount"], plan["steps"][0]["amount"]);
    let planned: Vec<_> = plan["lines"]
        .as_array()
        .expect("lines")
        .iter()
        .map(|line| &line["holder"])
        .collect();
    let posted: Vec<_> = entry["postings"]
        .as_array()
        .expect("lines")
        .iter()
        .map(|line| &line["holder"])
        .collect();
    assert_eq!(planned, posted);
    // 70 % of 32,333,332 are 22,633,332.4; of that 5 % are 1,131,666.6, and not less.
    let line = |holder: &str| {
        let lines = entry["postings"].as_array().expect("lines");
        let line = lines
            .iter()
            .find(|line| line["holder"] == holder && line["side"] == "CREDIT" && line["account"] != "COST");
        minor(&line.unwrap_or_else(|| panic!("nothing for {holder}: {entry}"))["amount"])
    };
    assert_eq!(line("林岚"), 1_131_667);
    assert_eq!(line("王教授") + line("李博士"), 22_633_332 - 1_131_667);
    assert_eq!(line("江南理工大学"), 32_333_332 - 22_633_332);
    assert!(
        entry["steps"][2]["source"]["quote"]
            .as_str()
            .is_some_and(|quote| quote.contains("5%")),
        "{entry}"
    );
    assert_eq!(verify(&scene.service.app.db).await.expect("reckoned again").flaws, []);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_calculator_is_there_for_everyone_and_keeps_nothing() {
    let scene = scene().await;
    let plan = "query ($income: IncomeInput!) { settlementPlan(income: $income, currency: \"JPY\") {
        problems { path code } steps { text amount { minorUnits currency } } lines { holder } } settlementRules { code version name { zh } source { date quote } shares { of to least usual isRest } } }";
    let told = scene
        .service
        .data_as(
            &scene.outsider,
            plan,
            json!({ "income": { "rule": "LAW_REWARD", "gross": "1001" } }),
        )
        .await;
    let steps = told["settlementPlan"]["steps"].as_array().expect("steps");
    let amounts: Vec<_> = steps.iter().map(|step| minor(&step["amount"])).collect();
    assert_eq!(amounts, [501, 500, 0, 501, 0], "{told}");
    let wrong = json!({ "income": { "rule": "LAW_REWARD", "gross": "1001", "shares": [{ "of": "NET", "to": "REWARD", "basisPoints": 4999 }] } });
    let told = scene.service.data_as(&scene.outsider, plan, wrong).await;
    assert_eq!(
        told["settlementPlan"]["problems"],
        json!([{ "path": ["shares", "0", "basisPoints"], "code": "OUT_OF_RANGE" }])
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn shares_are_paid_and_statements_say_what_is_open() {
    let scene = scene().await;
    let (id, version) = scene.signed().await;
    let done = settle(&scene, &id, version, income("10000000")).await;
    let entry = done["settlement"]["id"].as_str().expect("an id").to_owned();
    let lines = done["settlement"]["postings"].as_array().expect("lines").clone();
    let manager = lines
        .iter()
        .find(|line| line["account"] == "MANAGER")
        .expect("the manager's line");
    let due = minor(&manager["amount"]);
    let pay = |amount: i64, version: i64| json!({ "settlement": entry, "version": version, "position": manager["position"], "amount": amount.to_string() });
    let much = scene
        .act(&scene.seller, "payShare", pay(due + 1, version + 1), ENTRY)
        .await;
    assert_eq!(much["problems"][0]["path"], json!(["amount"]), "{much}");
    let paid = scene
        .act(&scene.seller, "payShare", pay(due - 1, version + 1), ENTRY)
        .await;
    assert_eq!(paid["settlement"]["kind"], "PAYMENT", "{paid}");
    assert_eq!(balance(&paid["settlement"]["postings"]), 0);
    let query = "query ($id: ID!) { contract(id: $id) { settled { minorUnits } turnover statements { account holder due { minorUnits } paid { minorUnits } open { minorUnits }
        lines { kind amount { minorUnits } balance { minorUnits } } } } }";
    let told = scene.service.data_as(&scene.manager, query, json!({ "id": id })).await;
    let statements = told["contract"]["statements"].as_array().expect("statements");
    let own = statements
        .iter()
        .find(|row| row["holder"] == "林岚")
        .expect("the manager's statement");
    assert_eq!([&own["due"], &own["paid"], &own["open"]].map(minor), [due, due - 1, 1]);
    assert_eq!(own["lines"].as_array().map(Vec::len), Some(2));
    let sum: i64 = statements.iter().map(|row| minor(&row["due"])).sum();
    assert_eq!(sum, 0, "what came in is what is due, and what was paid back");
    // What was paid is taken back before the settlement is.
    let reverse = |id: &Value, version: i64| json!({ "settlement": id, "version": version, "reason": "OTHER", "sentence": "金额有误。" });
    let early = scene
        .act(
            &scene.buyer,
            "reverseSettlement",
            reverse(&json!(entry), version + 2),
            ENTRY,
        )
        .await;
    assert_eq!(early["problems"][0]["code"], "WRONG_STATUS", "{early}");
    let back = scene
        .act(
            &scene.buyer,
            "reverseSettlement",
            reverse(&paid["settlement"]["id"], version + 2),
            ENTRY,
        )
        .await;
    assert_eq!(back["settlement"]["reverses"], paid["settlement"]["id"], "{back}");
    let whole = scene
        .act(
            &scene.buyer,
            "reverseSettlement",
            reverse(&json!(entry), version + 3),
            ENTRY,
        )
        .await;
    assert_eq!(whole["settlement"]["contract"]["settled"]["minorUnits"], "0", "{whole}");
    let twice = scene
        .act(
            &scene.buyer,
            "reverseSettlement",
            reverse(&json!(entry), version + 4),
            ENTRY,
        )
        .await;
    assert_eq!(twice["problems"][0]["code"], "WRONG_STATUS", "{twice}");
    let told = scene.service.data_as(&scene.manager, query, json!({ "id": id })).await;
    for row in told["contract"]["statements"].as_array().expect("statements") {
        assert_eq!([&row["due"], &row["paid"], &row["open"]].map(minor), [0, 0, 0], "{row}");
    }
    assert_eq!(verify(&scene.service.app.db).await.expect("reckoned again").flaws, []);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fixed_sum_is_not_settled_beyond_and_the_second_of_two_is_told() {
    let scene = scene().await;
    let (id, version) = scene.signed().await;
    let agreed = |gross: &str| json!({ "rule": "AGREED", "gross": gross });
    let beyond = settle(&scene, &id, version, agreed("100000001")).await;
    assert_eq!(
        beyond["problems"],
        json!([{ "path": ["income", "gross"], "code": "OUT_OF_RANGE" }]),
        "{beyond}"
    );
    let (one, two) = tokio::join!(
        settle(&scene, &id, version, agreed("60000000")),
        settle(&scene, &id, version, agreed("60000000")),
    );
    let mut kinds = [one["__typename"].clone(), two["__typename"].clone()];
    kinds.sort_by_key(ToString::to_string);
    assert_eq!(
        kinds,
        [json!("SettlementPosted"), json!("StaleContract")],
        "{one} {two}"
    );
    let nobody = settle(
        &scene,
        &id,
        version + 1,
        json!({ "rule": "LAW_REWARD", "gross": "100" }),
    )
    .await;
    assert_eq!(
        nobody["problems"][0]["path"],
        json!(["income", "holders", "INVENTOR"]),
        "{nobody}"
    );
    let draft = scene.drafted(scene.whole()).await;
    let early = settle(&scene, &draft, 1, agreed("1")).await;
    assert_eq!(early["problems"][0]["code"], "WRONG_STATUS", "{early}");
    let end = json!({ "id": id, "version": version + 1, "reason": "TIMING", "sentence": "到期。" });
    scene.act(&scene.buyer, "endContract", end, SAYS).await;
    let late = settle(&scene, &id, version + 2, agreed("1")).await;
    assert_eq!(late["problems"][0]["code"], "WRONG_STATUS", "{late}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_database_refuses_to_change_the_ledger_and_a_forged_one_is_found() {
    let scene = scene().await;
    let (id, version) = scene.signed().await;
    settle(&scene, &id, version, income("10000000")).await;
    let db = &scene.service.app.db;
    for statement in [
        "update posting set amount = 1",
        "delete from posting",
        "update settlement set net = 0, gross = cost",
        "delete from settlement",
        "delete from contract_signature",
    ] {
        assert!(db.execute_unprepared(statement).await.is_err(), "{statement}");
    }
    // Whoever writes past the service is found out: an entry whose lines are not what its rule gives.
    let forged = [
        "insert into settlement (contract_id, kind, rule_code, rule_version, event, event_on, currency, gross, cost, net, input, steps, at, actor)
         select contract_id, kind, rule_code, rule_version, event, event_on, currency, gross, cost, net, input, steps, at, actor from settlement where id = 1",
        "insert into posting (settlement_id, position, account, holder, side, amount, currency, due_on)
         select 2, 0, 'PAYER', holder, 'DEBIT', 5, currency, due_on from posting where settlement_id = 1 and position = 0",
        "insert into posting (settlement_id, position, account, holder, side, amount, currency, due_on)
         select 2, 1, 'MANAGER', holder, 'CREDIT', 5, currency, due_on from posting where settlement_id = 1 and position = 0",
    ];
    for statement in forged {
        db.execute_unprepared(statement).await.expect("inserted");
    }
    let verdict = verify(db).await.expect("reckoned again");
    assert_eq!((verdict.entries, verdict.flaws), (2, vec![(2, Flaw::Misreckoned)]));
}
