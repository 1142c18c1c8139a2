//! Who introduces, and who answers.

use std::fmt::Write as _;

use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

use super::scene::{no, scene, short};
use crate::support::{ADMIN, ANYONE, a_need};

#[tokio::test]
async fn the_need_moves_on_with_its_introduction() {
    let scene = scene().await;
    let status = async || {
        let query = "query ($id: ID!) { need(id: $id) { status } }";
        let data = scene.service.data(ANYONE, query, json!({ "id": scene.need })).await;
        data["need"]["status"].clone()
    };
    assert_eq!(status().await, "PUBLISHED");
    let introduction = scene.proposed().await;
    assert_eq!(status().await, "MATCHING");
    let input = json!({ "introduction": introduction, "version": 1 });
    scene.run(Some(&scene.expert), "acceptIntroduction", input).await;
    assert_eq!(status().await, "NEGOTIATING");
    let steps = scene
        .told(
            &scene.owner,
            &introduction,
            "steps { act from to side text reason person { name } }",
        )
        .await;
    insta::assert_json_snapshot!(steps["steps"], @r#"
    [
      {
        "act": "INTRODUCE",
        "from": null,
        "person": {
          "name": "matchmaker"
        },
        "reason": null,
        "side": "MATCHMAKER",
        "text": "Introduced",
        "to": "PROPOSED"
      },
      {
        "act": "ACCEPT",
        "from": "PROPOSED",
        "person": null,
        "reason": null,
        "side": "MANAGER",
        "text": "Accepted the introduction",
        "to": "ACCEPTED"
      }
    ]
    "#);
}

#[tokio::test]
async fn only_the_needs_side_matchmakers_and_administrators_introduce() {
    let scene = scene().await;
    let far = scene
        .service
        .account("far", json!({ "roles": ["MATCHMAKER:440000"] }))
        .await;
    let stranger = scene.service.logged_in("stranger").await;
    for nobody in [&scene.expert, &scene.supplier, &stranger] {
        let outcome = scene.introduces(Some(nobody), &scene.achievement).await;
        assert_eq!(outcome, "FORBIDDEN");
    }
    // Where the poster is not named, refusing a matchmaker would tell where it is not.
    assert_eq!(
        short(&scene.introduces(Some(&far), &scene.achievement).await),
        "PROPOSED"
    );
    let open = scene.service.need(a_need(&scene.enterprise, "齿轮", json!({}))).await;
    let input = json!({ "need": open, "introduced": scene.manager, "words": "合适" });
    assert_eq!(scene.run(Some(&far), "introduce", input.clone()).await, "FORBIDDEN");
    assert_eq!(
        short(&scene.run(Some(&scene.owner), "introduce", input).await),
        "PROPOSED"
    );
    assert_eq!(short(&scene.introduces(None, &scene.manager).await), "PROPOSED");
    let sides = "query { introductions { nodes { introducedBy introducer { name } } } }";
    let sides = scene.service.data(ADMIN, sides, json!({})).await;
    insta::assert_json_snapshot!(sides["introductions"]["nodes"], @r#"
    [
      {
        "introducedBy": "OPERATOR",
        "introducer": null
      },
      {
        "introducedBy": "ENTERPRISE",
        "introducer": {
          "name": "owner"
        }
      },
      {
        "introducedBy": "MATCHMAKER",
        "introducer": {
          "name": "far"
        }
      }
    ]
    "#);
}

#[tokio::test]
async fn what_cannot_be_introduced_is_told_with_its_field() {
    let scene = scene().await;
    let own = scene
        .service
        .achievement(json!({ "organization": scene.enterprise, "name": { "zh": "自有" } }))
        .await;
    let problems = async |need: &str, introduced: &str, words: &str| {
        let input = json!({ "need": need, "introduced": introduced, "words": words });
        let outcome = scene.run(Some(&scene.owner), "introduce", input).await;
        let problems = outcome["problems"].as_array().cloned().unwrap_or_default();
        let said = problems
            .iter()
            .map(|problem| format!("{} {}", problem["path"], problem["code"]));
        said.collect::<Vec<_>>().join(", ").replace('"', "")
    };
    assert_eq!(
        problems(&scene.need, "manager_99", "好").await,
        "[introduced] NO_RECORD"
    );
    assert_eq!(
        problems(&scene.need, &scene.enterprise, "好").await,
        "[introduced] NO_RECORD"
    );
    assert_eq!(problems(&scene.need, &own, "好").await, "[introduced] NOT_WANTED");
    assert_eq!(problems(&scene.need, &scene.manager, " ").await, "[words] REQUIRED");
    let long = "长".repeat(1_001);
    assert_eq!(problems(&scene.need, &scene.manager, &long).await, "[words] TOO_LONG");
    assert_eq!(problems(&scene.need, &scene.manager, "好").await, "");
    assert_eq!(
        problems(&scene.need, &scene.manager, "好").await,
        "[introduced] WRONG_STATUS"
    );
    let withdraw = "mutation ($input: WithdrawNeedInput!) { withdrawNeed(input: $input) { __typename } }";
    let input = json!({ "id": scene.need, "version": 2, "reason": "TIMING", "sentence": "推迟" });
    let done = scene.service.data(ADMIN, withdraw, json!({ "input": input })).await;
    assert_eq!(done["withdrawNeed"]["__typename"], "NeedChanged");
    assert_eq!(
        problems(&scene.need, &scene.achievement, "好").await,
        "[need] WRONG_STATUS"
    );
    // The introduction has ended with it, and who takes it up is told so.
    let input = json!({ "introduction": "introduction_1", "version": 2 });
    assert_eq!(
        short(&scene.run(Some(&scene.expert), "acceptIntroduction", input).await),
        "WRONG_STATUS"
    );
}

#[tokio::test]
async fn each_act_is_for_its_side_and_its_time() {
    let scene = scene().await;
    let introduction = scene.proposed().await;
    let mut rows = String::new();
    for act in ["accept", "decline", "withdraw", "end"] {
        for stands in ["PROPOSED", "ACCEPTED", "DECLINED", "LAPSED"] {
            let mut outcomes = Vec::new();
            for (name, who) in [
                ("owner", Some(&scene.owner)),
                ("expert", Some(&scene.expert)),
                ("supplier", Some(&scene.supplier)),
                ("matchmaker", Some(&scene.matchmaker)),
                ("operator", None),
            ] {
                let reset =
                    format!("update introduction set status = '{stands}', version = 1, reason = null, sentence = null");
                scene.service.app.db.execute_unprepared(&reset).await.expect("reset");
                let input = json!({ "introduction": introduction, "version": 1 });
                let input = if act == "accept" { input } else { no(input) };
                let outcome = scene.run(who, &format!("{act}Introduction"), input).await;
                outcomes.push(format!("{name} {}", short(&outcome)));
            }
            writeln!(rows, "{act} {stands}: {}", outcomes.join(", ")).expect("written");
        }
    }
    insta::assert_snapshot!(rows, @r"
    accept PROPOSED: owner FORBIDDEN, expert ACCEPTED, supplier NotFound, matchmaker FORBIDDEN, operator ACCEPTED
    accept ACCEPTED: owner FORBIDDEN, expert WRONG_STATUS, supplier NotFound, matchmaker FORBIDDEN, operator WRONG_STATUS
    accept DECLINED: owner FORBIDDEN, expert WRONG_STATUS, supplier NotFound, matchmaker FORBIDDEN, operator WRONG_STATUS
    accept LAPSED: owner FORBIDDEN, expert WRONG_STATUS, supplier NotFound, matchmaker FORBIDDEN, operator WRONG_STATUS
    decline PROPOSED: owner DECLINED, expert DECLINED, supplier NotFound, matchmaker FORBIDDEN, operator DECLINED
    decline ACCEPTED: owner WRONG_STATUS, expert WRONG_STATUS, supplier NotFound, matchmaker FORBIDDEN, operator WRONG_STATUS
    decline DECLINED: owner WRONG_STATUS, expert WRONG_STATUS, supplier NotFound, matchmaker FORBIDDEN, operator WRONG_STATUS
    decline LAPSED: owner WRONG_STATUS, expert WRONG_STATUS, supplier NotFound, matchmaker FORBIDDEN, operator WRONG_STATUS
    withdraw PROPOSED: owner FORBIDDEN, expert FORBIDDEN, supplier NotFound, matchmaker WITHDRAWN, operator WITHDRAWN
    withdraw ACCEPTED: owner FORBIDDEN, expert FORBIDDEN, supplier NotFound, matchmaker WRONG_STATUS, operator WRONG_STATUS
    withdraw DECLINED: owner FORBIDDEN, expert FORBIDDEN, supplier NotFound, matchmaker WRONG_STATUS, operator WRONG_STATUS
    withdraw LAPSED: owner FORBIDDEN, expert FORBIDDEN, supplier NotFound, matchmaker WRONG_STATUS, operator WRONG_STATUS
    end PROPOSED: owner WRONG_STATUS, expert WRONG_STATUS, supplier NotFound, matchmaker FORBIDDEN, operator WRONG_STATUS
    end ACCEPTED: owner ENDED, expert ENDED, supplier NotFound, matchmaker FORBIDDEN, operator ENDED
    end DECLINED: owner WRONG_STATUS, expert WRONG_STATUS, supplier NotFound, matchmaker FORBIDDEN, operator WRONG_STATUS
    end LAPSED: owner WRONG_STATUS, expert WRONG_STATUS, supplier NotFound, matchmaker FORBIDDEN, operator WRONG_STATUS
    ");
}

#[tokio::test]
async fn of_two_who_act_at_once_one_wins_and_the_other_learns_how_it_stands() {
    let scene = scene().await;
    let introduction = scene.proposed().await;
    let input = json!({ "introduction": introduction, "version": 1 });
    let (accepted, withdrawn) = tokio::join!(
        scene.run(Some(&scene.expert), "acceptIntroduction", input.clone()),
        scene.run(Some(&scene.matchmaker), "withdrawIntroduction", no(input.clone())),
    );
    let (winner, loser) = if accepted["__typename"] == "IntroductionChanged" {
        (accepted, withdrawn)
    } else {
        (withdrawn, accepted)
    };
    assert_eq!(loser["__typename"], "StaleIntroduction", "{winner} {loser}");
    assert_eq!(loser["currentVersion"], 2);
    assert_eq!(loser["introduction"]["status"], winner["introduction"]["status"]);
    let steps = scene.told(&scene.owner, &introduction, "steps { act }").await;
    assert_eq!(steps["steps"].as_array().map(Vec::len), Some(2));
}

#[tokio::test]
async fn a_no_wants_a_sentence_and_the_other_side_reads_it() {
    let scene = scene().await;
    let introduction = scene.proposed().await;
    let mut input = no(json!({ "introduction": introduction, "version": 1 }));
    input["sentence"] = json!("  ");
    let outcome = scene.run(Some(&scene.expert), "declineIntroduction", input).await;
    assert_eq!(outcome["problems"][0]["path"], json!(["sentence"]));
    let input = no(json!({ "introduction": introduction, "version": 1 }));
    scene.run(Some(&scene.expert), "declineIntroduction", input).await;
    let selection = "status reason sentence closedSide closedAt may mySides";
    for reader in [&scene.owner, &scene.matchmaker, &scene.expert] {
        let told = scene.told(reader, &introduction, selection).await;
        assert_eq!(
            (&told["reason"], &told["sentence"]),
            (&json!("PRICE"), &json!("报价高于预算"))
        );
        assert_eq!(
            (&told["status"], &told["closedSide"]),
            (&json!("DECLINED"), &json!("MANAGER"))
        );
        assert_eq!(told["may"], json!([]));
    }
    assert_eq!(scene.told(&scene.supplier, &introduction, selection).await, Value::Null);
}
