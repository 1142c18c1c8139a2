//! Commission slips: versions, signatures, what is refused.

use serde_json::{Value, json};

use super::scene::{no, scene, short, terms};

const SLIPS: &str = "slips { number status isInForce kind rate base amount { minorUnits currency } payer payee note milestones { event share note }
    offeredSide declinedSide reason sentence digest written enterpriseSignature { side at } introducedSignature { side at } }
    slip { number } may version";

#[tokio::test]
async fn who_offers_signs_and_what_the_other_signs_holds() {
    let scene = scene().await;
    let introduction = scene.accepted().await;
    scene.offers(&scene.expert, &introduction, 2, terms()).await;
    let told = scene.told(&scene.owner, &introduction, SLIPS).await;
    assert_eq!(told["may"], json!(["END", "OFFER_SLIP", "SIGN_SLIP", "DECLINE_SLIP"]));
    assert_eq!(told["slip"], Value::Null);
    let told_expert = scene.told(&scene.expert, &introduction, SLIPS).await;
    assert_eq!(told_expert["may"], json!(["END", "OFFER_SLIP"]));
    let slip = &told["slips"][0];
    let written = slip["written"].as_str().unwrap_or_default();
    assert_eq!(
        written,
        r#"{"amount":null,"base":"CONTRACT_AMOUNT","currency":null,"introduction":"introduction_1","kind":"RATE","milestones":[{"event":"CONTRACT_SIGNED","note":null,"share":5000},{"event":"LANDED","note":null,"share":5000}],"note":"含税","number":1,"payee":"MANAGER","payer":"ENTERPRISE","rate":500}"#
    );
    assert_eq!(slip["digest"], blake3::hash(written.as_bytes()).to_hex().to_string());
    assert_eq!(slip["enterpriseSignature"], Value::Null);
    let sign = |digest: &str| json!({ "introduction": introduction, "version": 3, "digest": digest });
    let other = scene.run(Some(&scene.owner), "signSlip", sign("00")).await;
    assert_eq!(short(&other), "MISMATCH");
    let digest = slip["digest"].as_str().unwrap_or_default();
    assert_eq!(
        scene.run(Some(&scene.expert), "signSlip", sign(digest)).await,
        "FORBIDDEN",
        "its own"
    );
    assert_eq!(
        scene.run(None, "signSlip", sign(digest)).await,
        "FORBIDDEN",
        "for nobody"
    );
    assert_eq!(
        short(&scene.run(Some(&scene.owner), "signSlip", sign(digest)).await),
        "ACCEPTED"
    );
    let told = scene.told(&scene.expert, &introduction, SLIPS).await;
    assert_eq!(
        (&told["slip"]["number"], &told["slips"][0]["status"]),
        (&json!(1), &json!("SIGNED"))
    );
}

#[tokio::test]
async fn a_new_version_holds_once_both_have_signed_it() {
    let scene = scene().await;
    let introduction = scene.signed().await;
    let fixed = json!({ "kind": "AMOUNT", "amount": "5000000", "currency": "CNY", "payer": "ENTERPRISE", "payee": "MATCHMAKER",
        "milestones": [{ "event": "OTHER", "share": 10000, "note": "到账后十日内" }] });
    assert_eq!(
        short(&scene.offers(&scene.owner, &introduction, 4, fixed.clone()).await),
        "ACCEPTED"
    );
    let states = async || {
        let told = scene
            .told(&scene.owner, &introduction, "slips { number status isInForce }")
            .await;
        let slips = told["slips"].as_array().cloned().unwrap_or_default();
        let said = slips.iter().map(|slip| {
            format!(
                "{}{}",
                slip["status"].as_str().unwrap_or("?"),
                if slip["isInForce"] == true { "*" } else { "" }
            )
        });
        said.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(states().await, "SIGNED* OFFERED");
    // The other side has another idea: what was not signed is replaced.
    assert_eq!(
        short(&scene.offers(&scene.expert, &introduction, 5, terms()).await),
        "ACCEPTED"
    );
    assert_eq!(states().await, "SIGNED* REPLACED OFFERED");
    let decline = no(json!({ "introduction": introduction, "version": 6 }));
    assert_eq!(
        short(&scene.run(Some(&scene.owner), "declineSlip", decline.clone()).await),
        "ACCEPTED"
    );
    assert_eq!(states().await, "SIGNED* REPLACED DECLINED");
    let again = no(json!({ "introduction": introduction, "version": 7 }));
    assert_eq!(
        short(&scene.run(Some(&scene.owner), "declineSlip", again).await),
        "WRONG_STATUS"
    );
    scene.offers(&scene.owner, &introduction, 7, fixed).await;
    assert_eq!(short(&scene.signs(&scene.expert, &introduction, 8).await), "ACCEPTED");
    assert_eq!(states().await, "SIGNED REPLACED DECLINED SIGNED*");
    let steps = scene
        .told(&scene.owner, &introduction, "steps { act from to side }")
        .await;
    let acts: Vec<&str> = steps["steps"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|step| step["act"].as_str())
        .collect();
    assert_eq!(
        acts,
        [
            "INTRODUCE",
            "ACCEPT",
            "OFFER",
            "SIGN",
            "OFFER",
            "REPLACE",
            "OFFER",
            "DECLINE",
            "OFFER",
            "SIGN"
        ]
    );
}

#[tokio::test]
async fn terms_that_do_not_hold_together_are_refused_with_their_fields() {
    let scene = scene().await;
    let introduction = scene.accepted().await;
    let problems = async |terms: Value| {
        let outcome = scene.offers(&scene.owner, &introduction, 2, terms).await;
        let problems = outcome["problems"].as_array().cloned().unwrap_or_default();
        let said = problems.iter().map(|problem| {
            let path: Vec<&str> = problem["path"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .collect();
            format!("{} {}", path.join("."), problem["code"].as_str().unwrap_or("?"))
        });
        said.collect::<Vec<_>>().join("\n")
    };
    let with = |field: &str, value: Value| {
        let mut terms = terms();
        terms[field] = value;
        terms
    };
    insta::assert_snapshot!(problems(json!({ "kind": "RATE" })).await, @r"
    slip.rate REQUIRED
    slip.base REQUIRED
    slip.payer REQUIRED
    slip.payee REQUIRED
    slip.milestones REQUIRED
    ");
    insta::assert_snapshot!(problems(json!({ "kind": "AMOUNT", "rate": 500, "currency": "XXX" })).await, @r"
    slip.rate NOT_WANTED
    slip.amount REQUIRED
    slip.payer REQUIRED
    slip.payee REQUIRED
    slip.milestones REQUIRED
    slip.currency UNKNOWN
    ");
    insta::assert_snapshot!(problems(json!({ "kind": "NONE", "rate": 500, "note": "免佣" })).await, @"slip.rate NOT_WANTED");
    insta::assert_snapshot!(problems(with("payer", json!("BOTH"))).await, @"slip.payer NOT_WANTED");
    insta::assert_snapshot!(problems(with("rate", json!(0))).await, @"slip.rate OUT_OF_RANGE");
    let milestones = json!([{ "event": "LANDED", "share": 9999 }, { "event": "OTHER", "share": 0 }]);
    insta::assert_snapshot!(problems(with("milestones", milestones)).await, @r"
    slip.milestones.1.share OUT_OF_RANGE
    slip.milestones.1.note REQUIRED
    slip.milestones OUT_OF_RANGE
    ");
    assert_eq!(problems(json!({ "kind": "NONE", "note": "免佣" })).await, "");
}

#[tokio::test]
async fn terms_may_be_offered_before_the_answer_and_are_signed_after_it() {
    let scene = scene().await;
    let made = scene.introduces(Some(&scene.owner), &scene.achievement).await;
    let introduction = crate::support::id(&made["introduction"]);
    let mut split = terms();
    split["payer"] = json!("BOTH");
    split["payee"] = json!("MATCHMAKER");
    assert_eq!(
        short(&scene.offers(&scene.owner, &introduction, 1, split).await),
        "NOT_WANTED",
        "no matchmaker took part"
    );
    let none = json!({ "kind": "NONE" });
    assert_eq!(
        short(&scene.offers(&scene.owner, &introduction, 1, none).await),
        "PROPOSED"
    );
    assert_eq!(
        short(&scene.signs(&scene.supplier, &introduction, 2).await),
        "WRONG_STATUS"
    );
    let accept = json!({ "introduction": introduction, "version": 2 });
    assert_eq!(
        short(&scene.run(Some(&scene.supplier), "acceptIntroduction", accept).await),
        "ACCEPTED"
    );
    assert_eq!(short(&scene.signs(&scene.supplier, &introduction, 3).await), "ACCEPTED");
    let told = scene
        .told(
            &scene.supplier,
            &introduction,
            "slip { kind } need { organization { id } }",
        )
        .await;
    assert_eq!(told["slip"]["kind"], "NONE");
    assert_eq!(told["need"]["organization"]["id"], scene.enterprise);
}

#[tokio::test]
async fn the_database_keeps_terms_and_signatures() {
    use sea_orm::ConnectionTrait;
    let scene = scene().await;
    scene.signed().await;
    let db = &scene.service.app.db;
    for statement in [
        "update slip set rate = 1",
        "update slip set digest = ''",
        "update slip set need_signed_at = 1",
        "delete from slip",
        "delete from slip_milestone",
        "update slip_milestone set share = 1",
    ] {
        let refused = db.execute_unprepared(statement).await;
        assert!(refused.is_err(), "{statement}");
    }
}
