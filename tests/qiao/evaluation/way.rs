//! The whole way, and every place where it is not allowed.

use qiao_entity::{
    proposal::{self, Entity, ProposalStatus},
    step::{self, Subject},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};

use super::scene::{Scene, problems, scene};
use crate::session::number;

const BOARD: &str = "board { concordance
    rows { total rank evaluated { letter proposalId } spread { mean least most deviation }
        cells { score spread { deviation } criterion { kind share } remarks { reviewer score sentence } } }
    reviewers { number person { name } }
    stability { within firstStays tau firsts } margin { by rival { letter } }
    turnings { criterion { name { zh } weight } weight rival { letter } } withoutOne { same of } }";

#[tokio::test(flavor = "multi_thread")]
async fn criteria_reviewers_sheets_side_by_side_and_an_answer_for_everyone() {
    let scene = scene(3).await;
    let id = scene.closed().await;
    let read = scene
        .reads(&scene.owner, &id, &format!("status submittedCount acts {BOARD}"))
        .await;
    assert_eq!(
        (&read["status"], &read["submittedCount"]),
        (&json!("CLOSED"), &json!(3))
    );
    assert_eq!(read["acts"], json!(["DECIDE", "CANCEL"]));
    let rows = read["board"]["rows"].as_array().expect("rows");
    // A: both indicators met; price 80, team 80 on average: (30·100 + 20·100 + 30·80 + 20·80) / 100.
    assert_eq!(rows[0]["evaluated"]["letter"], "A");
    assert_eq!((&rows[0]["total"], &rows[0]["rank"]), (&json!(90.0), &json!(1)));
    // B: a tenth above the target is worth 75·(1 − 0.2) = 60; price 80, team 70.
    assert_eq!((&rows[1]["total"], &rows[1]["rank"]), (&json!(76.0), &json!(2)));
    // C promises nothing for the second one: 0; price and team 50.
    assert_eq!((&rows[2]["total"], &rows[2]["rank"]), (&json!(55.0), &json!(3)));
    let price = &rows[0]["cells"][2];
    assert_eq!(
        (&price["score"], &price["spread"]["deviation"]),
        (&json!(80.0), &json!(10.0))
    );
    assert_eq!(price["remarks"][0]["sentence"], "80 分，因为数据可信");
    assert_eq!(rows[0]["cells"][0]["remarks"], json!([]));
    assert_eq!(read["board"]["reviewers"][0]["person"]["name"], "reviewer0");
    // A is at least as good by everything: nothing overtakes it.
    assert_eq!(read["board"]["margin"], Value::Null);
    for found in read["board"]["stability"].as_array().expect("stability") {
        assert_eq!((&found["firstStays"], &found["firsts"][0]), (&json!(1.0), &json!(1.0)));
    }
    assert_eq!(read["board"]["withoutOne"], json!({ "same": 3, "of": 3 }));
    assert!(read["board"]["concordance"].as_f64().is_some_and(|w| w > 0.7), "{read}");

    let input = scene.input(&id, scene.decision()).await;
    let decided = scene.does(&scene.owner, "decideEvaluation", input).await;
    assert_eq!(decided["status"], "DECIDED");
    let bids = Entity::find()
        .order_by_asc(proposal::Column::Id)
        .all(&scene.service.app.db)
        .await
        .expect("bids");
    let stands: Vec<_> = bids.iter().map(|bid| (bid.status, bid.sentence.as_deref())).collect();
    let no = (ProposalStatus::Declined, Some("一氧化碳高于要求"));
    assert_eq!(stands, [(ProposalStatus::Awarded, None), no, no]);
    let need = scene
        .service
        .data_as(
            &scene.owner,
            "query ($id: ID!) { need(id: $id) { status evaluations { id status } } }",
            json!({ "id": scene.need }),
        )
        .await;
    assert_eq!(
        need["need"],
        json!({ "status": "NEGOTIATING", "evaluations": [{ "id": id, "status": "DECIDED" }] })
    );
    // Each move left one step.
    let steps = step::Entity::find()
        .filter(step::Column::Subject.eq(Subject::Evaluation))
        .order_by_asc(step::Column::Id)
        .all(&scene.service.app.db)
        .await
        .expect("steps");
    let acts: Vec<&str> = steps.iter().map(|step| step.act.as_str()).collect();
    assert_eq!(
        acts.join(" "),
        "PREPARE INVITE INVITE INVITE OPEN REVIEWER_ACCEPT REVIEWER_ACCEPT REVIEWER_ACCEPT \
         REVIEWER_SUBMIT REVIEWER_SUBMIT REVIEWER_SUBMIT CLOSE DECIDE"
    );
    let told = scene
        .reads(&scene.owner, &id, "steps { act text person { name } side }")
        .await;
    assert_eq!(
        told["steps"][0],
        json!({ "act": "PREPARE", "text": "An evaluation was begun", "person": { "name": "owner" }, "side": "ENTERPRISE" })
    );
    assert_eq!(told["steps"][5]["person"]["name"], "reviewer0");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_says_all_its_problems() {
    let scene = scene(1).await;
    let criteria = json!([
        { "indicator": 7, "weight": 0 }, { "indicator": 0, "name": { "zh": "改名" }, "weight": 1 }, { "indicator": 0, "weight": 1 }, { "weight": 2000 },
    ]);
    let input = json!({ "need": scene.need, "method": "SCORES", "dueOn": "2020-01-01", "criteria": criteria });
    let refused = scene.act(&scene.owner, "prepareEvaluation", input).await;
    assert_eq!(
        problems(&refused),
        [
            "dueOn PAST",
            "criteria.0.weight OUT_OF_RANGE",
            "criteria.0.indicator UNKNOWN",
            "criteria.1.name NOT_WANTED",
            "criteria.2.indicator REPEATED",
            "criteria.3.weight OUT_OF_RANGE",
            "criteria.3.name REQUIRED_IN_ONE_LANGUAGE",
        ]
    );
    let input = |method| json!({ "need": scene.need, "method": method, "criteria": [] });
    assert_eq!(
        problems(&scene.act(&scene.owner, "prepareEvaluation", input("SCORES")).await),
        ["criteria REQUIRED"]
    );
    // In pairs a proposal is judged as a whole.
    let made = scene.does(&scene.owner, "prepareEvaluation", input("PAIRS")).await;
    let again = scene.act(&scene.owner, "prepareEvaluation", input("PAIRS")).await;
    assert_eq!(problems(&again), ["need WRONG_STATUS"], "one at a time");
    let revise = json!({ "evaluation": made["id"], "version": 1, "method": "PAIRS", "criteria": [{ "name": { "zh": "价格" }, "weight": 1 }] });
    assert_eq!(
        problems(&scene.act(&scene.owner, "reviseEvaluation", revise).await),
        ["criteria.0.indicator REQUIRED"]
    );
    let open = scene
        .act(
            &scene.owner,
            "openEvaluation",
            json!({ "evaluation": made["id"], "version": 1 }),
        )
        .await;
    assert_eq!(
        problems(&open),
        ["proposals REQUIRED", "reviewers REQUIRED"],
        "one alone is no pair"
    );
    let cancel = json!({ "evaluation": made["id"], "version": 1, "reason": "OTHER", "sentence": " " });
    assert_eq!(
        problems(&scene.act(&scene.owner, "cancelEvaluation", cancel).await),
        ["sentence REQUIRED"]
    );
    let cancel = json!({ "evaluation": made["id"], "version": 1, "reason": "OTHER", "sentence": "改为打分" });
    assert_eq!(
        scene.does(&scene.owner, "cancelEvaluation", cancel).await["status"],
        "CANCELLED"
    );
    scene.does(&scene.owner, "prepareEvaluation", input("PAIRS")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn strangers_learn_nothing_and_readers_change_nothing() {
    let scene = scene(1).await;
    let id = scene.opened().await;
    let stranger = scene.service.logged_in("stranger").await;
    let reader = scene
        .service
        .member("reader", &scene.enterprise, qiao_entity::membership::MemberRole::Reader)
        .await;
    let input = json!({ "evaluation": id, "version": 5 });
    for who in [&stranger, &scene.bidders[0]] {
        assert_eq!(scene.reads(who, &id, "id").await, Value::Null);
        assert_eq!(
            scene.act(who, "closeEvaluation", input.clone()).await["__typename"],
            "NotFound"
        );
        let accept = json!({ "evaluation": id, "version": 1, "declaresNoConflict": true });
        assert_eq!(scene.act(who, "acceptReview", accept).await["__typename"], "NotFound");
    }
    assert_eq!(
        scene.reads(&reader, &id, "status acts").await,
        json!({ "status": "OPEN", "acts": [] })
    );
    assert_eq!(scene.act(&reader, "closeEvaluation", input.clone()).await, "FORBIDDEN");
    assert_eq!(
        scene.act(&scene.reviewers[0], "closeEvaluation", input).await,
        "FORBIDDEN"
    );
    let prepare = json!({ "need": scene.need, "method": "PAIRS", "criteria": [] });
    assert_eq!(scene.act(&stranger, "prepareEvaluation", prepare).await, "FORBIDDEN");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sheet_is_kept_in_parts_and_handed_in_whole_once() {
    let scene = scene(2).await;
    let id = scene.opened().await;
    let (reviewer, judged) = (&scene.reviewers[0], scene.judged(&id).await);
    let part = json!([{ "proposal": scene.proposals[1], "criterion": judged[0], "score": 60 }]);
    let keep = scene
        .review(reviewer, &id, json!({ "scores": part, "submit": false }))
        .await;
    let kept = scene.does(reviewer, "submitReview", keep.clone()).await;
    assert_eq!(kept["review"]["status"], "ACCEPTED");
    assert_eq!(
        scene.act(reviewer, "submitReview", keep).await["__typename"],
        "StaleEvaluation",
        "from another window"
    );
    let own = scene
        .reads(reviewer, &id, "review { scores { proposal criterion score sentence } }")
        .await;
    assert_eq!(
        own["review"]["scores"],
        json!([{ "proposal": scene.proposals[1], "criterion": judged[0], "score": 60, "sentence": "" }])
    );
    let submit = scene
        .review(reviewer, &id, json!({ "scores": part, "submit": true }))
        .await;
    assert_eq!(
        problems(&scene.act(reviewer, "submitReview", submit).await),
        ["scores.0.sentence REQUIRED", "scores REQUIRED"]
    );
    let wrong = json!([
        { "proposal": "proposal_7", "criterion": judged[0], "score": 60, "sentence": "好" },
        { "proposal": scene.proposals[0], "criterion": "criterion_1", "score": 101, "sentence": "好" },
        { "proposal": scene.proposals[0], "criterion": judged[0], "score": 1, "sentence": "长".repeat(501) },
        { "proposal": scene.proposals[0], "criterion": judged[0], "score": 1, "sentence": "好" },
    ]);
    let wrong = scene.review(reviewer, &id, json!({ "scores": wrong, "pairs": [{ "first": scene.proposals[0], "second": scene.proposals[1], "better": "FIRST" }], "submit": false })).await;
    assert_eq!(
        problems(&scene.act(reviewer, "submitReview", wrong).await),
        [
            "scores.0.proposal NO_RECORD",
            "scores.1.criterion NO_RECORD",
            "scores.1.score OUT_OF_RANGE",
            "scores.2.sentence TOO_LONG",
            "scores.3.criterion REPEATED",
            "pairs.0.first NOT_WANTED",
        ]
    );
    scene.submit(0, &id, &[[80, 90], [70, 60]]).await;
    let again = scene
        .review(
            reviewer,
            &id,
            json!({ "scores": scene.sheet(&id, &[[0, 0], [0, 0]]).await, "submit": true }),
        )
        .await;
    assert_eq!(
        problems(&scene.act(reviewer, "submitReview", again).await),
        ["id WRONG_STATUS"]
    );
    // Nobody takes out a sheet that was handed in.
    let account = format!("account_{}", reviewer.account);
    let remove = scene
        .input(
            &id,
            json!({ "account": account, "reason": "OTHER", "sentence": "不合适" }),
        )
        .await;
    assert_eq!(
        problems(&scene.act(&scene.owner, "removeReviewer", remove).await),
        ["id WRONG_STATUS"]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_answers_every_bidder_and_says_why_not() {
    let scene = scene(3).await;
    let id = scene.closed().await;
    let answer = |place: usize, more: Value| {
        let mut answer = json!({ "proposal": scene.proposals[place] });
        if let (Value::Object(answer), Value::Object(more)) = (&mut answer, more) {
            answer.extend(more);
        }
        answer
    };
    let answers = json!([
        answer(0, json!({ "outcome": "ACCEPTED", "reason": "PRICE" })),
        answer(1, json!({ "outcome": "DECLINED" })),
        answer(1, json!({ "outcome": "DECLINED", "reason": "PRICE", "sentence": "" })),
    ]);
    let input = scene.input(&id, json!({ "answers": answers })).await;
    assert_eq!(
        problems(&scene.act(&scene.owner, "decideEvaluation", input).await),
        [
            "answers.0.reason NOT_WANTED",
            "answers.1.reason REQUIRED",
            "answers.2.proposal REPEATED",
            "answers.2.sentence REQUIRED",
            "answers REQUIRED"
        ]
    );
    // One that was withdrawn meanwhile is not judged any more, and needs no answer.
    scene
        .change(
            2,
            proposal::ActiveModel {
                status: Set(ProposalStatus::Withdrawn),
                ..Default::default()
            },
        )
        .await;
    let read = scene
        .reads(
            &scene.owner,
            &id,
            "board { rows { rank evaluated { letter isWithdrawn } } } evaluated { isWithdrawn }",
        )
        .await;
    assert_eq!(read["board"]["rows"].as_array().map(Vec::len), Some(2));
    assert_eq!(read["evaluated"][2]["isWithdrawn"], true);
    let answers = json!([
        answer(0, json!({ "outcome": "ACCEPTED" })),
        answer(
            1,
            json!({ "outcome": "DECLINED", "reason": "PRICE", "sentence": "报价超出预算" })
        ),
    ]);
    let input = scene.input(&id, json!({ "answers": answers })).await;
    scene.does(&scene.owner, "decideEvaluation", input.clone()).await;
    assert_eq!(
        scene.act(&scene.owner, "decideEvaluation", input).await["__typename"],
        "StaleEvaluation"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_close_at_once_get_one_winner_and_one_clear_answer() {
    let scene = scene(2).await;
    let id = scene.opened().await;
    scene.submit(0, &id, &[[80, 90], [70, 60]]).await;
    let second = scene
        .service
        .member("second", &scene.enterprise, qiao_entity::membership::MemberRole::Owner)
        .await;
    let input = scene.input(&id, json!({})).await;
    let cancel = scene
        .input(&id, json!({ "reason": "TIMING", "sentence": "项目暂停" }))
        .await;
    let (one, other) = tokio::join!(
        scene.act(&scene.owner, "closeEvaluation", input),
        scene.act(&second, "cancelEvaluation", cancel)
    );
    let mut became = [
        one["__typename"].as_str().unwrap_or("?"),
        other["__typename"].as_str().unwrap_or("?"),
    ];
    became.sort_unstable();
    assert_eq!(became, ["EvaluationChanged", "StaleEvaluation"], "{one} {other}");
}

/// What every act answers in every status, against the table.
#[tokio::test(flavor = "multi_thread")]
async fn no_act_leads_past_the_table() {
    let acts = [
        "reviseEvaluation",
        "openEvaluation",
        "closeEvaluation",
        "decideEvaluation",
        "cancelEvaluation",
    ];
    for (status, allowed) in [
        ("DRAFT", vec!["reviseEvaluation", "openEvaluation", "cancelEvaluation"]),
        ("OPEN", vec!["closeEvaluation", "cancelEvaluation"]),
        ("CLOSED", vec!["decideEvaluation", "cancelEvaluation"]),
        ("DECIDED", vec![]),
    ] {
        for act in acts {
            let scene = scene(1).await;
            let id = at(&scene, status).await;
            let more = match act {
                "reviseEvaluation" => json!({ "method": "SCORES", "criteria": [{ "indicator": 0, "weight": 1 }] }),
                "decideEvaluation" => scene.decision(),
                "cancelEvaluation" => json!({ "reason": "OTHER", "sentence": "暂停" }),
                _ => json!({}),
            };
            let before = scene.reads(&scene.owner, &id, "status version").await;
            let answer = scene.act(&scene.owner, act, scene.input(&id, more).await).await;
            if allowed.contains(&act) {
                assert_eq!(answer["__typename"], "EvaluationChanged", "{act} in {status}: {answer}");
            } else {
                assert_eq!(problems(&answer), ["id WRONG_STATUS"], "{act} in {status}");
                assert_eq!(scene.reads(&scene.owner, &id, "status version").await, before);
            }
            let kept = proposal::Entity::find_by_id(number(&scene.proposals[0]))
                .one(&scene.service.app.db)
                .await;
            assert!(kept.expect("read").is_some());
        }
    }
}

/// An evaluation by indicators alone that stands like this.
async fn at(scene: &Scene, status: &str) -> String {
    let criteria = json!([{ "indicator": 0, "weight": 1 }]);
    let id = scene.prepared_by("SCORES", criteria).await;
    let way: &[(&str, Value)] = &[
        ("openEvaluation", json!({})),
        ("closeEvaluation", json!({})),
        ("decideEvaluation", scene.decision()),
    ];
    let steps = ["DRAFT", "OPEN", "CLOSED", "DECIDED"]
        .iter()
        .position(|known| *known == status);
    for (act, more) in &way[..steps.expect("a status")] {
        let input = scene.input(&id, more.clone()).await;
        scene.does(&scene.owner, act, input).await;
    }
    id
}
