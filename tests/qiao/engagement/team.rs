//! The team: a lead and specialists on terms.

use qiao::domain::engagement::end_due;
use serde_json::json;

use super::scene;

#[tokio::test(flavor = "multi_thread")]
async fn specialists_are_asked_and_say_yes_or_no() {
    let scene = scene().await;
    let engagement = scene.engaged().await;
    let invite = |role: &str| json!({ "manager": scene.specialist, "role": role, "duty": "仿真" });
    let cases = [
        (&scene.first, invite("LEAD"), "FORBIDDEN"),
        (&scene.editor, invite("LEAD"), "role TAKEN"),
        (&scene.reader, invite("SPECIALIST"), "FORBIDDEN"),
        (&scene.second, invite("SPECIALIST"), "NotFound"),
        (
            &scene.first,
            json!({ "manager": "manager_99", "role": "SPECIALIST" }),
            "manager NO_RECORD",
        ),
        (
            &scene.first,
            json!({ "manager": scene.lead, "role": "SPECIALIST" }),
            "manager REPEATED",
        ),
        (&scene.first, invite("SPECIALIST"), "MATCHING"),
        (&scene.first, invite("SPECIALIST"), "manager REPEATED"),
    ];
    for (who, input, wanted) in cases {
        assert_eq!(
            scene.change(who, &engagement, "inviteToTeam", input.clone()).await,
            wanted,
            "{input}"
        );
    }
    let member = scene.member(&engagement, &scene.specialist).await;
    let act = |act: &str| json!({ "member": member, "act": act });
    let no = |act: &str| json!({ "member": member, "act": act, "reason": "CAPACITY", "sentence": "手头项目已满" });
    // One who is asked sees the engagement, and nothing is done in its name.
    for (who, input, wanted) in [
        (&scene.first, act("JOIN"), "FORBIDDEN"),
        (&scene.editor, act("JOIN"), "FORBIDDEN"),
        (&scene.second, no("JOIN"), "reason NOT_WANTED"),
        (&scene.second, act("LEAVE"), "id WRONG_STATUS"),
        (&scene.second, act("EXPIRE"), "FORBIDDEN"),
        (&scene.second, act("DECLINE"), "reason REQUIRED"),
        (&scene.second, no("RELEASE"), "FORBIDDEN"),
        (&scene.second, no("DECLINE"), "MATCHING"),
    ] {
        assert_eq!(
            scene.change(who, &engagement, "moveTeamMember", input.clone()).await,
            wanted,
            "{input}"
        );
    }
    let team = "form team { status reason sentence manager { id } }";
    let seen = scene.seen(&scene.first, &engagement, team).await;
    assert_eq!(
        seen["team"][1],
        json!({ "status": "DECLINED", "reason": "CAPACITY", "sentence": "手头项目已满", "manager": { "id": scene.specialist } })
    );
    assert_eq!(seen["form"], "ONE_TO_ONE");
    // Who said no sees nothing more, and may be asked again.
    assert!(scene.seen(&scene.second, &engagement, "id").await.is_null());
    let again = scene.invited(&engagement).await;
    assert_ne!(again, member);
    let join = json!({ "member": again, "act": "JOIN" });
    assert_eq!(
        scene.change(&scene.second, &engagement, "moveTeamMember", join).await,
        "MATCHING"
    );
    let seen = scene.seen(&scene.second, &engagement, team).await;
    assert_eq!(seen["form"], "ONE_TO_MANY");
    // A specialist is not told who said no.
    assert_eq!(seen["team"].as_array().map(Vec::len), Some(2));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_lead_is_handed_over_and_members_go() {
    let scene = scene().await;
    let engagement = scene.engaged().await;
    let member = scene.invited(&engagement).await;
    let lead = scene.member(&engagement, &scene.lead).await;
    let over = json!({ "member": member });
    // One who has not answered leads nobody.
    assert_eq!(
        scene
            .change(&scene.first, &engagement, "handOverLead", over.clone())
            .await,
        "member NO_RECORD"
    );
    let join = json!({ "member": member, "act": "JOIN" });
    scene.change(&scene.second, &engagement, "moveTeamMember", join).await;
    assert_eq!(
        scene
            .change(&scene.second, &engagement, "handOverLead", over.clone())
            .await,
        "FORBIDDEN"
    );
    assert_eq!(
        scene
            .change(&scene.first, &engagement, "handOverLead", json!({ "member": lead }))
            .await,
        "member WRONG_STATUS"
    );
    assert_eq!(
        scene.change(&scene.first, &engagement, "handOverLead", over).await,
        "MATCHING"
    );
    let seen = scene
        .seen(&scene.second, &engagement, "lead { id } maySteer team { role }")
        .await;
    assert_eq!(
        seen,
        json!({ "lead": { "id": scene.specialist }, "maySteer": true, "team": [{ "role": "SPECIALIST" }, { "role": "LEAD" }] })
    );
    let no =
        |member: &str, act: &str| json!({ "member": member, "act": act, "reason": "OTHER", "sentence": "分工调整" });
    for (who, input, wanted) in [
        (&scene.first, no(&member, "RELEASE"), "FORBIDDEN"),
        (&scene.second, no(&lead, "RELEASE"), "MATCHING"),
        (&scene.second, no(&lead, "RELEASE"), "id WRONG_STATUS"),
        (&scene.second, no(&member, "LEAVE"), "MATCHING"),
    ] {
        assert_eq!(
            scene.change(who, &engagement, "moveTeamMember", input.clone()).await,
            wanted,
            "{input}"
        );
    }
    let seen = scene
        .seen(&scene.editor, &engagement, "lead { id } team { status }")
        .await;
    assert_eq!(
        seen,
        json!({ "lead": null, "team": [{ "status": "ENDED" }, { "status": "ENDED" }] })
    );
    // The enterprise asks another lead.
    let more = json!({ "manager": scene.lead, "role": "LEAD" });
    assert_eq!(
        scene.change(&scene.editor, &engagement, "inviteToTeam", more).await,
        "MATCHING"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_term_ends_by_itself_before_and_after_it_is_noted() {
    let mut scene = scene().await;
    let engagement = scene.engaged().await;
    let lead = scene.member(&engagement, &scene.lead).await;
    let term =
        |until: &str| json!({ "member": lead, "duty": "总体负责", "termFrom": "2027-01-01", "termUntil": until });
    for (who, input, wanted) in [
        (&scene.matchmaker, term("2027-02-01"), "FORBIDDEN"),
        (&scene.editor, term("2026-02-01"), "termUntil REVERSED, termUntil PAST"),
        (&scene.editor, term("2027-02-01"), "MATCHING"),
    ] {
        assert_eq!(
            scene.change(who, &engagement, "setTeamTerm", input.clone()).await,
            wanted,
            "{input}"
        );
    }
    assert_eq!(end_due(&scene.service.app).await.expect("looked at"), 0);
    scene.pass(40).await;
    // Nothing was noted yet.
    let fields = "lead { id } team { status } sides";
    assert!(scene.seen(&scene.first, &engagement, "id").await.is_null());
    let seen = scene.seen(&scene.editor, &engagement, fields).await;
    assert_eq!(
        seen,
        json!({ "lead": null, "team": [{ "status": "ENDED" }], "sides": ["ENTERPRISE"] })
    );
    let mine = scene
        .service
        .data_as(&scene.first, "{ engagements { totalCount } }", json!({}))
        .await;
    assert_eq!(mine["engagements"]["totalCount"], 0);
    let version = scene.version(&engagement).await;
    assert_eq!(end_due(&scene.service.app).await.expect("ended"), 1);
    assert_eq!(end_due(&scene.service.app).await.expect("ended"), 0);
    assert_eq!(scene.version(&engagement).await, version + 1);
    assert_eq!(scene.load(&scene.lead).await, [1, 0, 1]);
    let step = "timeline(last: 1) { nodes { manager { id } step { act side from to person { id } } } }";
    let seen = scene.seen(&scene.editor, &engagement, step).await;
    assert_eq!(
        seen["timeline"]["nodes"][0],
        json!({ "manager": { "id": scene.lead }, "step": { "act": "EXPIRE", "side": "SERVICE", "from": "ACTIVE", "to": "ENDED", "person": null } })
    );
}
