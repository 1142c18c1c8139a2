//! What becomes of everything that hangs on a need when it is withdrawn, or closed with what was worked on.

use qiao_entity::{challenge, contract, engagement, evaluation, introduction, need, proposal, step, step::Side};
use sea_orm::{EntityTrait, QueryOrder};
use serde_json::{Value, json};

use super::scene::{Scene, scene};

impl Scene {
    /// Sends what must be done.
    async fn done(&self, name: &str, mutation: &str, input: Value) {
        let (became, answer) = self.send(name, mutation, input).await;
        let refused = ["Invalid", "Stale", "NotFound", "FORBIDDEN", "BAD_REQUEST", "?"];
        assert!(
            !refused.iter().any(|no| became.contains(no)),
            "{name} {mutation}: {became} {answer}"
        );
    }

    /// The version of a need.
    async fn version(&self, id: &str) -> i64 {
        let rows = need::Entity::find().all(&self.service.app.db).await.expect("needs");
        let row = rows.iter().find(|row| id == format!("need_{}", row.id));
        row.expect("a need").version
    }

    async fn withdraws(&self, need: &str) {
        let version = self.version(need).await;
        let no = json!({ "id": need, "version": version, "reason": "TIMING", "sentence": "项目推迟到明年" });
        self.done("owner", "withdrawNeed", no).await;
    }

    /// Every step that the service made because a need ended, with what it was about.
    async fn ended(&self) -> Vec<(String, String, String)> {
        let steps = step::Entity::find().order_by_asc(step::Column::Id);
        let steps = steps.all(&self.service.app.db).await.expect("steps");
        let own = steps
            .into_iter()
            .filter(|step| step.side == Side::Service && step.reason.is_some());
        own.map(|step| {
            assert_eq!(step.sentence.as_deref(), Some("项目推迟到明年"));
            assert!(step.actor.starts_with("account_"), "somebody ended the need: {step:?}");
            (step.subject.code(), step.act, step.to_status)
        })
        .collect()
    }
}

fn ended(all: &[(&str, &str, &str)]) -> Vec<(String, String, String)> {
    let own = |(subject, act, to): &(&str, &str, &str)| ((*subject).to_owned(), (*act).to_owned(), (*to).to_owned());
    all.iter().map(own).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_need_that_is_withdrawn_ends_what_waits_and_what_is_worked_on() {
    let scene = scene().await;
    let db = &scene.service.app.db;
    let need = scene.need.clone();
    // One introduction that is accepted and worked on, one that waits.
    for introduced in [&scene.managers[0], &scene.achievements[0]] {
        let input = json!({ "need": need, "introduced": introduced, "words": "合适" });
        scene.done("owner", "introduce", input).await;
    }
    let rows = introduction::Entity::find().order_by_asc(introduction::Column::Id);
    let rows = rows.all(db).await.expect("introductions");
    let first = format!("introduction_{}", rows[0].id);
    scene
        .done(
            "lead",
            "acceptIntroduction",
            json!({ "introduction": first, "version": 1 }),
        )
        .await;
    let begin = json!({ "need": need, "version": scene.version(&need).await, "introduction": first, "duty": "牵头" });
    scene.done("owner", "beginEngagement", begin).await;
    let row = engagement::Entity::find()
        .one(db)
        .await
        .expect("read")
        .expect("an engagement");
    let engaged = format!("engagement_{}", row.id);
    // Nobody ends an introduction under those who work on it.
    let may = "query ($id: ID!) { introduction(id: $id) { may } }";
    let may = scene.ask("owner", may, json!({ "id": first })).await;
    assert!(!may["data"]["introduction"]["may"].to_string().contains("END"), "{may}");
    let no = json!({ "introduction": first, "version": 2, "reason": "TIMING", "sentence": "项目推迟到明年" });
    let query = "mutation ($input: CloseIntroductionInput!) { endIntroduction(input: $input) {
        ... on InvalidIntroduction { problems { path code message } } } }";
    let answer = scene.ask("owner", query, json!({ "input": no })).await;
    let problem = &answer["data"]["endIntroduction"]["problems"][0];
    assert_eq!(
        (&problem["path"], &problem["code"]),
        (&json!(["engagement"]), &json!("WRONG_STATUS")),
        "{answer}"
    );
    let draft = json!({ "engagement": engaged, "contract": { "kind": "SERVICE", "mode": "SERVICE", "title": "服务" } });
    scene.done("owner", "draftContract", draft).await;
    // A proposal that waits for an answer, and an evaluation of it.
    let content = json!({ "summary": "陶瓷球", "approach": "陶瓷球", "values": [{ "position": 0, "value": 120.0 }], "trl": 6, "maturity": "样机",
        "ipOwnership": "SHARED", "ipPosition": "专利一项", "price": "1000000", "currency": "CNY", "payment": "LUMP_SUM", "months": 6,
        "schedule": [{ "title": "样机", "month": 3 }], "team": [{ "name": "钱工", "role": "负责人" }] });
    let input = json!({ "need": need, "organization": scene.suppliers[0], "content": content });
    scene.done("first", "postProposal", input).await;
    let row = proposal::Entity::find()
        .one(db)
        .await
        .expect("read")
        .expect("a proposal");
    let input = json!({ "proposal": format!("proposal_{}", row.id), "version": 1 });
    scene.done("first", "handInProposal", input).await;
    let criteria = json!([{ "name": { "zh": "可行性" }, "weight": 100 }]);
    let input = json!({ "need": need, "method": "SCORES", "criteria": criteria });
    scene.done("owner", "prepareEvaluation", input).await;
    let load = async || {
        let query = "query ($id: ID!) { manager(id: $id) { load } }";
        scene
            .ask("administrator", query, json!({ "id": scene.managers[0] }))
            .await["data"]["manager"]["load"]
            .clone()
    };
    assert_eq!(load().await, 1);

    scene.withdraws(&need).await;
    assert_eq!(
        scene.ended().await,
        ended(&[
            ("ENGAGEMENT", "CLOSE", "CLOSED"),
            ("CONTRACT", "END", "ENDED"),
            ("PROPOSAL", "DECLINE", "DECLINED"),
            ("EVALUATION", "CANCEL", "CANCELLED"),
            ("INTRODUCTION", "END", "ENDED"),
            ("INTRODUCTION", "WITHDRAW", "WITHDRAWN"),
        ])
    );
    assert_eq!(load().await, 0, "the manager has room again");
    let row = engagement::Entity::find()
        .one(db)
        .await
        .expect("read")
        .expect("an engagement");
    assert!(row.ended_at.is_some() && row.stage.code() == "CLOSED");
    let row = contract::Entity::find()
        .one(db)
        .await
        .expect("read")
        .expect("a contract");
    assert_eq!(row.status.code(), "ENDED");
    let row = evaluation::Entity::find()
        .one(db)
        .await
        .expect("read")
        .expect("an evaluation");
    assert_eq!(row.status.code(), "CANCELLED");
    let row = proposal::Entity::find()
        .one(db)
        .await
        .expect("read")
        .expect("a proposal");
    assert_eq!(
        (row.status.code().as_str(), row.sentence.as_deref()),
        ("DECLINED", Some("项目推迟到明年"))
    );
    // The other side reads why.
    let query = "query ($id: ID!) { introduction(id: $id) { status reason sentence closedSide closedAt } }";
    let told = scene.ask("lead", query, json!({ "id": first })).await;
    let told = &told["data"]["introduction"];
    assert_eq!(
        (&told["status"], &told["reason"], &told["closedSide"]),
        (&json!("ENDED"), &json!("TIMING"), &json!("SERVICE")),
        "{told}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_challenge_is_cancelled_with_its_need_and_its_bids_are_never_opened() {
    let scene = scene().await;
    let db = &scene.service.app.db;
    let need = scene.challenged.clone();
    let closes = (*scene.service.app.clock.now() + chrono::TimeDelta::days(2)).to_rfc3339();
    let input = json!({ "need": need, "version": 0, "closesAt": closes, "conditions": { "zh": "盲测" }, "noticeDays": 3, "showsCount": false,
        "panel": [] });
    scene.done("owner", "planChallenge", input).await;
    let row = challenge::Entity::find()
        .one(db)
        .await
        .expect("read")
        .expect("a challenge");
    let input = json!({ "challenge": format!("challenge_{}", row.id), "version": row.version });
    scene.done("owner", "announceChallenge", input).await;
    let content = json!({ "summary": "密封方案", "approach": "密封方案", "values": [{ "position": 0, "value": 120.0 }], "trl": 6, "maturity": "样机",
        "ipOwnership": "SHARED", "ipPosition": "专利一项", "price": "1000000", "currency": "CNY", "payment": "LUMP_SUM", "months": 6,
        "schedule": [{ "title": "样机", "month": 3 }], "team": [{ "name": "钱工", "role": "负责人" }] });
    let input = json!({ "need": need, "organization": scene.suppliers[0], "content": content });
    scene.done("first", "postProposal", input).await;
    let row = proposal::Entity::find().one(db).await.expect("read").expect("a bid");
    let input = json!({ "proposal": format!("proposal_{}", row.id), "version": 1 });
    scene.done("first", "handInProposal", input).await;

    scene.withdraws(&need).await;
    assert_eq!(scene.ended().await, ended(&[("CHALLENGE", "CANCEL", "CANCELLED")]));
    let row = challenge::Entity::find()
        .one(db)
        .await
        .expect("read")
        .expect("a challenge");
    assert_eq!(
        (row.status.code().as_str(), row.sentence.as_deref()),
        ("CANCELLED", Some("项目推迟到明年"))
    );
    scene.service.pass(std::time::Duration::from_hours(72));
    assert_eq!(
        qiao::domain::challenge::open_due(&scene.service.app).await.ok(),
        Some(0)
    );
    let row = proposal::Entity::find().one(db).await.expect("read").expect("a bid");
    assert_eq!(row.status.code(), "SEALED", "what was sealed stays sealed");
}
