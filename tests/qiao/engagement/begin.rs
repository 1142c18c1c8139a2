//! Beginning an engagement.

use qiao_entity::introduction::IntroductionStatus;
use serde_json::json;

use super::{scene, scene::short};

#[tokio::test(flavor = "multi_thread")]
async fn an_accepted_introduction_becomes_an_engagement_with_its_manager_in_the_team() {
    let scene = scene().await;
    let introduction = scene.introduction(IntroductionStatus::Accepted).await;
    let more = json!({ "introduction": introduction, "duty": "总体负责", "termUntil": "2030-01-01", "nextStep": "首次会议", "nextStepDue": "2027-02-01" });
    let engagement = scene.begin(more).await;
    let fields = "stage isRunning form origin introduction proposal slipSignedAt nextStep nextStepDue isOverdue sides acts maySteer mayWork
        lead { id } team { role status duty termUntil isMine acts manager { id } } need { id } supplier { id }";
    let seen = scene.seen(&scene.first, &engagement, fields).await;
    assert_eq!(
        seen,
        json!({ "stage": "MATCHING", "isRunning": true, "form": "ONE_TO_ONE", "origin": "INTRODUCTION", "introduction": introduction,
            "proposal": null, "slipSignedAt": null, "nextStep": "首次会议", "nextStepDue": "2027-02-01", "isOverdue": false,
            "sides": ["MANAGER"], "acts": ["NEGOTIATE", "CLOSE"], "maySteer": true, "mayWork": true, "lead": { "id": scene.lead },
            "team": [{ "role": "LEAD", "status": "ACTIVE", "duty": "总体负责", "termUntil": "2030-01-01", "isMine": true, "acts": ["LEAVE"],
                "manager": { "id": scene.lead } }],
            "need": { "id": scene.need }, "supplier": null })
    );
    assert_eq!(scene.need_status().await, "MATCHING");
    // The same introduction is not worked on twice at once.
    let again = scene
        .try_begin(&scene.editor, json!({ "introduction": introduction }))
        .await;
    assert_eq!(short(&again), "introduction TAKEN");
}

#[tokio::test(flavor = "multi_thread")]
async fn without_an_introduction_the_manager_is_asked_and_it_shows() {
    let scene = scene().await;
    let engagement = scene.begin(json!({ "lead": scene.lead })).await;
    let seen = scene
        .seen(
            &scene.first,
            &engagement,
            "origin slipSignedAt lead { id } maySteer mayWork acts team { status acts } ",
        )
        .await;
    assert_eq!(
        seen,
        json!({ "origin": "DIRECT", "slipSignedAt": null, "lead": null, "maySteer": false, "mayWork": false, "acts": [],
            "team": [{ "status": "INVITED", "acts": ["JOIN", "DECLINE"] }] })
    );
    assert_eq!(scene.load(&scene.lead).await, [1, 0, 1]);
    // Nobody negotiates alone.
    let act = json!({ "act": "NEGOTIATE" });
    assert_eq!(
        scene
            .change(&scene.editor, &engagement, "advanceEngagement", act.clone())
            .await,
        "lead REQUIRED"
    );
    let member = scene.member(&engagement, &scene.lead).await;
    let join = json!({ "member": member, "act": "JOIN" });
    assert_eq!(
        scene.change(&scene.first, &engagement, "moveTeamMember", join).await,
        "MATCHING"
    );
    assert_eq!(scene.load(&scene.lead).await, [2, 1, 1]);
    assert_eq!(
        scene.change(&scene.first, &engagement, "advanceEngagement", act).await,
        "NEGOTIATING"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn only_editors_of_the_poster_begin_and_all_problems_are_told() {
    let scene = scene().await;
    let lead = json!({ "lead": scene.lead });
    for who in [&scene.reader, &scene.first, &scene.matchmaker, &scene.outsider] {
        assert_eq!(short(&scene.try_begin(who, lead.clone()).await), "FORBIDDEN");
    }
    for (status, wanted) in [
        (IntroductionStatus::Proposed, "introduction WRONG_STATUS"),
        (IntroductionStatus::Declined, "introduction WRONG_STATUS"),
        (IntroductionStatus::Lapsed, "introduction WRONG_STATUS"),
    ] {
        let introduction = scene.introduction(status).await;
        let answer = scene
            .try_begin(
                &scene.editor,
                json!({ "introduction": introduction, "lead": scene.lead }),
            )
            .await;
        assert_eq!(short(&answer), wanted, "{status:?}");
    }
    let wrong = json!({ "introduction": "introduction_999", "proposal": "proposal_1", "lead": "manager_999", "duty": "长".repeat(501),
        "termFrom": "2027-02-01", "termUntil": "2020-01-01", "nextStep": "长".repeat(501) });
    assert_eq!(
        short(&scene.try_begin(&scene.editor, wrong).await),
        "nextStep TOO_LONG, introduction NO_RECORD, proposal NO_RECORD, lead NO_RECORD, duty TOO_LONG, termUntil REVERSED, termUntil PAST"
    );
    assert_eq!(short(&scene.try_begin(&scene.editor, json!({})).await), "lead REQUIRED");
    let stale = json!({ "need": scene.need, "version": 99, "lead": scene.lead });
    assert_eq!(
        short(&scene.act(&scene.editor, "beginEngagement", stale).await),
        "StaleNeedOfEngagement"
    );
    let unknown = json!({ "need": "need_99", "version": 1, "lead": scene.lead });
    assert_eq!(
        short(&scene.act(&scene.editor, "beginEngagement", unknown).await),
        "NotFound"
    );
}
