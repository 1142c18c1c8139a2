//! From stage to stage.

use serde_json::{Value, json};

use super::scene;

#[tokio::test(flavor = "multi_thread")]
async fn the_need_goes_with_the_engagement_to_the_landing() {
    let scene = scene().await;
    let engagement = scene.engaged().await;
    let to = |act: &str| json!({ "act": act });
    // What the table does not allow now.
    assert_eq!(
        scene
            .change(&scene.editor, &engagement, "advanceEngagement", to("LAND"))
            .await,
        "id WRONG_STATUS"
    );
    // What is the enterprise's alone.
    let steps = [
        (&scene.first, "CONTRACT", "FORBIDDEN", "MATCHING"),
        (&scene.reader, "NEGOTIATE", "FORBIDDEN", "MATCHING"),
        (&scene.matchmaker, "NEGOTIATE", "FORBIDDEN", "MATCHING"),
        (&scene.outsider, "NEGOTIATE", "NotFound", "MATCHING"),
        (&scene.first, "NEGOTIATE", "NEGOTIATING", "NEGOTIATING"),
        (&scene.editor, "CONTRACT", "CONTRACTED", "CONTRACTED"),
        (&scene.editor, "LAND", "LANDED", "LANDED"),
        (&scene.editor, "CLOSE", "id WRONG_STATUS", "LANDED"),
    ];
    for (who, act, wanted, need) in steps {
        let got = scene.change(who, &engagement, "advanceEngagement", to(act)).await;
        assert_eq!(
            (got.as_str(), scene.need_status().await.as_str()),
            (wanted, need),
            "{act}"
        );
    }
    let seen = scene
        .seen(&scene.first, &engagement, "isRunning endedAt acts mayWork")
        .await;
    assert_eq!(
        (
            &seen["isRunning"],
            &seen["acts"],
            &seen["mayWork"],
            seen["endedAt"].is_string()
        ),
        (&json!(false), &json!([]), &json!(false), true)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_close_says_why_to_the_other_side_and_may_close_the_need() {
    let scene = scene().await;
    let engagement = scene.engaged().await;
    let close = |sentence: &str, need: bool| json!({ "reason": "PRICE", "sentence": sentence, "closesNeed": need });
    let cases = [
        (&scene.editor, close(" ", false), "sentence REQUIRED"),
        (&scene.editor, close(&"长".repeat(501), false), "sentence TOO_LONG"),
        (&scene.first, close("太贵", true), "closesNeed RESERVED"),
        (&scene.reader, close("太贵", false), "FORBIDDEN"),
        (&scene.outsider, close("太贵", false), "NotFound"),
    ];
    for (who, input, wanted) in cases {
        assert_eq!(scene.change(who, &engagement, "closeEngagement", input).await, wanted);
    }
    // Somebody else works on it: the need stays open.
    let other = scene.begin(json!({ "lead": scene.specialist })).await;
    assert_eq!(
        scene
            .change(&scene.editor, &engagement, "closeEngagement", close("太贵", true))
            .await,
        "closesNeed WRONG_STATUS"
    );
    assert_eq!(
        scene
            .change(&scene.first, &engagement, "closeEngagement", close("太贵", false))
            .await,
        "CLOSED"
    );
    assert_eq!(scene.need_status().await, "MATCHING");
    assert_eq!(
        scene
            .change(&scene.editor, &other, "closeEngagement", close("都太贵", true))
            .await,
        "CLOSED"
    );
    assert_eq!(scene.need_status().await, "CLOSED");
    let seen = scene
        .seen(
            &scene.editor,
            &engagement,
            "timeline(last: 2) { nodes { step { act from to side reason sentence text person { name } } } }",
        )
        .await;
    assert_eq!(
        seen["timeline"]["nodes"][0]["step"],
        json!({ "act": "CLOSE", "from": "MATCHING", "to": "CLOSED", "side": "MANAGER", "reason": "PRICE", "sentence": "太贵",
            "text": "The engagement is closed without a contract", "person": { "name": "first" } })
    );
    let query = "query ($id: ID!) { need(id: $id) { moves { to reason sentence } closedAt } }";
    let need = scene
        .service
        .data_as(&scene.editor, query, json!({ "id": scene.need }))
        .await;
    let last = need["need"]["moves"].as_array().and_then(|moves| moves.last().cloned());
    assert_eq!(
        last,
        Some(json!({ "to": "CLOSED", "reason": "PRICE", "sentence": "都太贵" }))
    );
    assert!(need["need"]["closedAt"].is_string());
}

#[tokio::test(flavor = "multi_thread")]
async fn two_parties_at_once_get_one_winner_and_one_clear_answer() {
    let scene = scene().await;
    let engagement = scene.engaged().await;
    let version = scene.version(&engagement).await;
    let of = |more: Value| {
        let mut input = json!({ "engagement": engagement, "version": version });
        input
            .as_object_mut()
            .expect("an object")
            .extend(more.as_object().expect("an object").clone());
        input
    };
    let close = of(json!({ "reason": "TIMING", "sentence": "推迟" }));
    let (one, other) = tokio::join!(
        scene.act(&scene.editor, "closeEngagement", close),
        scene.act(&scene.first, "advanceEngagement", of(json!({ "act": "NEGOTIATE" }))),
    );
    let kinds = [&one, &other].map(|answer| answer["__typename"].as_str().unwrap_or("?").to_owned());
    assert!(
        kinds.contains(&"EngagementChanged".to_owned()) && kinds.contains(&"StaleEngagement".to_owned()),
        "{one} {other}"
    );
    let (winner, loser) = if kinds[0] == "EngagementChanged" {
        (one, other)
    } else {
        (other, one)
    };
    // The loser is told how it stands now.
    assert_eq!(loser["engagement"]["stage"], winner["engagement"]["stage"]);
    assert_eq!(loser["currentVersion"], json!(version + 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_comes_next_is_said_by_who_works_on_it() {
    let mut scene = scene().await;
    let engagement = scene.engaged().await;
    let plan = json!({ "nextStep": " 提交样机数据 ", "due": "2027-03-01" });
    for (who, wanted) in [
        (&scene.reader, "FORBIDDEN"),
        (&scene.matchmaker, "FORBIDDEN"),
        (&scene.second, "NotFound"),
        (&scene.first, "MATCHING"),
    ] {
        assert_eq!(
            scene.change(who, &engagement, "planEngagement", plan.clone()).await,
            wanted
        );
    }
    for (wrong, wanted) in [
        (json!({ "due": "2027-03-01" }), "nextStep REQUIRED"),
        (json!({ "nextStep": "晚了", "due": "2020-03-01" }), "due PAST"),
        (json!({ "nextStep": "长".repeat(501) }), "nextStep TOO_LONG"),
    ] {
        assert_eq!(
            scene.change(&scene.editor, &engagement, "planEngagement", wrong).await,
            wanted
        );
    }
    let fields = "nextStep nextStepDue isOverdue timeline(last: 1) { nodes { about step { act } } }";
    let seen = scene.seen(&scene.editor, &engagement, fields).await;
    assert_eq!(
        (&seen["nextStep"], &seen["isOverdue"]),
        (&json!("提交样机数据"), &json!(false))
    );
    assert_eq!(
        seen["timeline"]["nodes"][0],
        json!({ "about": "2027-03-01 提交样机数据", "step": { "act": "PLAN" } })
    );
    scene.pass(60).await;
    let late = scene.seen(&scene.editor, &engagement, "isOverdue").await;
    assert_eq!(late["isOverdue"], true);
    let query = "{ engagements(filter: { dueBefore: \"2027-03-10\" }) { totalCount nodes { id } } }";
    let due = scene.service.data_as(&scene.first, query, json!({})).await;
    assert_eq!(
        due["engagements"],
        json!({ "totalCount": 1, "nodes": [{ "id": engagement }] })
    );
}
