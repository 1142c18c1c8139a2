//! Milestones and tasks.

use serde_json::json;

use super::scene;

#[tokio::test(flavor = "multi_thread")]
async fn milestones_are_set_and_reached() {
    let mut scene = scene().await;
    let engagement = scene.engaged().await;
    let add = |name: &str, due: &str| json!({ "name": name, "dueOn": due });
    for (who, input, wanted) in [
        (&scene.reader, add("样机", "2027-06-01"), "FORBIDDEN"),
        (&scene.editor, add(" ", "2027-06-01"), "name REQUIRED"),
        (&scene.editor, add(&"长".repeat(257), "2027-06-01"), "name TOO_LONG"),
        (&scene.editor, add("样机", "2027-06-01"), "MATCHING"),
        (&scene.first, add("需求确认", "2027-02-01"), "MATCHING"),
    ] {
        assert_eq!(scene.change(who, &engagement, "addMilestone", input).await, wanted);
    }
    let fields = "milestones { id name dueOn status isOverdue outcome acts }";
    let seen = scene.seen(&scene.reader, &engagement, fields).await;
    // The earliest due first; a reader does nothing.
    assert_eq!(
        (&seen["milestones"][0]["name"], &seen["milestones"][0]["acts"]),
        (&json!("需求确认"), &json!([]))
    );
    let of = |act: &str| json!({ "milestone": seen["milestones"][0]["id"], "act": act, "outcome": "双方签字" });
    for (who, input, wanted) in [
        (&scene.matchmaker, of("FINISH"), "FORBIDDEN"),
        (
            &scene.first,
            json!({ "milestone": "milestone_99", "act": "FINISH" }),
            "milestone NO_RECORD",
        ),
        (&scene.first, of("REOPEN"), "id WRONG_STATUS"),
        (&scene.first, of("FINISH"), "MATCHING"),
        (&scene.first, of("DROP"), "id WRONG_STATUS"),
    ] {
        assert_eq!(scene.change(who, &engagement, "settleMilestone", input).await, wanted);
    }
    let seen = scene.seen(&scene.editor, &engagement, fields).await;
    assert_eq!(
        (
            &seen["milestones"][0]["status"],
            &seen["milestones"][0]["outcome"],
            &seen["milestones"][0]["acts"]
        ),
        (&json!("DONE"), &json!("双方签字"), &json!(["REOPEN"]))
    );
    scene.pass(365).await;
    let seen = scene.seen(&scene.editor, &engagement, "milestones { isOverdue }").await;
    assert_eq!(
        seen["milestones"],
        json!([{ "isOverdue": false }, { "isOverdue": true }])
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_task_is_a_service_activity_and_its_member_finishes_it() {
    let scene = scene().await;
    let engagement = scene.engaged().await;
    let member = scene.invited(&engagement).await;
    let task =
        json!({ "activity": "EVALUATION", "title": "评估三种燃烧方案", "member": member, "dueOn": "2027-03-01" });
    // One who has not said yes adds nothing.
    assert_eq!(
        scene.change(&scene.second, &engagement, "addTask", task.clone()).await,
        "FORBIDDEN"
    );
    assert_eq!(
        scene.change(&scene.first, &engagement, "addTask", task).await,
        "MATCHING"
    );
    let other = json!({ "activity": "TRANSACTION", "title": "起草合同" });
    assert_eq!(
        scene.change(&scene.editor, &engagement, "addTask", other).await,
        "MATCHING"
    );
    let stranger = json!({ "activity": "PROMOTION", "title": "推广", "member": "member_99" });
    assert_eq!(
        scene.change(&scene.editor, &engagement, "addTask", stranger).await,
        "member NO_RECORD"
    );
    let fields = "tasks { id activity title status outcome acts manager { id } }";
    let seen = scene.seen(&scene.second, &engagement, fields).await;
    assert_eq!(
        (&seen["tasks"][0]["activity"], &seen["tasks"][0]["manager"]["id"]),
        (&json!("EVALUATION"), &json!(scene.specialist))
    );
    let own = json!({ "task": seen["tasks"][0]["id"], "act": "FINISH", "outcome": "第二种最好" });
    let others = json!({ "task": seen["tasks"][1]["id"], "act": "FINISH" });
    assert_eq!(
        scene
            .change(&scene.second, &engagement, "settleTask", own.clone())
            .await,
        "FORBIDDEN"
    );
    let join = json!({ "member": member, "act": "JOIN" });
    scene.change(&scene.second, &engagement, "moveTeamMember", join).await;
    for (who, input, wanted) in [
        (&scene.second, others.clone(), "FORBIDDEN"),
        (&scene.reader, others.clone(), "FORBIDDEN"),
        (&scene.second, own, "MATCHING"),
        (&scene.first, others, "MATCHING"),
    ] {
        assert_eq!(scene.change(who, &engagement, "settleTask", input).await, wanted);
    }
    let seen = scene
        .seen(
            &scene.second,
            &engagement,
            "tasks { status outcome acts } timeline(last: 1) { nodes { subject about step { act side text } } }",
        )
        .await;
    assert_eq!(
        seen["tasks"],
        json!([{ "status": "DONE", "outcome": "第二种最好", "acts": ["REOPEN"] }, { "status": "DONE", "outcome": null, "acts": [] }])
    );
    assert_eq!(
        seen["timeline"]["nodes"][0],
        json!({ "subject": "task_2", "about": "起草合同", "step": { "act": "FINISH", "side": "MANAGER", "text": "A task is done" } })
    );
    // What is over is not worked on.
    let close = json!({ "reason": "OTHER", "sentence": "不做了" });
    scene.change(&scene.editor, &engagement, "closeEngagement", close).await;
    let more = json!({ "activity": "PROMOTION", "title": "推广" });
    assert_eq!(
        scene.change(&scene.editor, &engagement, "addTask", more).await,
        "engagement WRONG_STATUS"
    );
}
