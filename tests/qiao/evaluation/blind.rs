//! Who reads what, and when.

use serde_json::{Value, json};

use super::scene::{problems, scene, scene_at};
use crate::support::{ADMIN, ANYONE};

const ALL: &str = "status criteria { name { zh } value weight } evaluated { proposalId letter marks { verdict promised miss score } outcome reason sentence }
    reviewers { person { name } status } reviewerCount submittedCount pool { person { name } } review { status scores { score sentence } }
    board { rows { total cells { remarks { reviewer score sentence } } } reviewers { number person { name } } }
    steps { act person { name } }";

#[tokio::test(flavor = "multi_thread")]
async fn nobody_reads_a_sheet_before_all_is_closed() {
    let scene = scene(2).await;
    let id = scene.opened().await;
    scene.submit(0, &id, &[[81, 92], [73, 64]]).await;
    let kept = json!({ "scores": scene.sheet(&id, &[[11, 12], [13, 14]]).await, "submit": false });
    let input = scene.review(&scene.reviewers[1], &id, kept).await;
    scene.does(&scene.reviewers[1], "submitReview", input).await;
    let by_id = format!("query ($id: ID!) {{ evaluation(id: $id) {{ {ALL} }} }}");
    let administrator = scene.service.data(ADMIN, &by_id, json!({ "id": id })).await;
    let second = scene.reads(&scene.reviewers[1], &id, ALL).await;
    let owner = scene.reads(&scene.owner, &id, ALL).await;
    for (who, read) in [
        ("administrator", &administrator["evaluation"]),
        ("owner", &owner),
        ("reviewer", &second),
    ] {
        assert_eq!(read["board"], Value::Null, "{who}");
        assert_eq!(read["submittedCount"], 1, "{who}: that it was handed in is no secret");
        let text = read.to_string();
        assert!(!text.contains("81 分") && !text.contains("92 分"), "{who}: {text}");
        assert_eq!(text.contains("11 分"), who == "reviewer", "{who}");
    }
    // Reviewers are not named to each other.
    assert_eq!((&second["reviewers"], &second["pool"]), (&Value::Null, &Value::Null));
    assert!(
        !second.to_string().contains("reviewer0") && !second.to_string().contains("owner\""),
        "{second}"
    );
    // Once it is closed, who handed in reads the others' by number; who did not reads none, nor is its own sheet read.
    scene
        .does(&scene.owner, "closeEvaluation", scene.input(&id, json!({})).await)
        .await;
    let first = scene.reads(&scene.reviewers[0], &id, ALL).await;
    assert_eq!(first["board"]["reviewers"], json!([{ "number": 1, "person": null }]));
    assert_eq!(scene.reads(&scene.reviewers[1], &id, ALL).await["board"], Value::Null);
    let owner = scene.reads(&scene.owner, &id, ALL).await;
    assert_eq!(
        owner["board"]["reviewers"],
        json!([{ "number": 1, "person": { "name": "reviewer0" } }])
    );
    assert!(
        owner.to_string().contains("81 分") && !owner.to_string().contains("11 分"),
        "{owner}"
    );
    let late = json!({ "scores": scene.sheet(&id, &[[1, 2], [3, 4]]).await, "submit": true });
    let late = scene.review(&scene.reviewers[1], &id, late).await;
    assert_eq!(
        problems(&scene.act(&scene.reviewers[1], "submitReview", late).await),
        ["id WRONG_STATUS"]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn who_said_no_or_is_asked_no_longer_reads_no_more_than_that() {
    let scene = scene(1).await;
    let id = scene.prepared().await;
    let [first, second, third] = &scene.reviewers[..] else {
        panic!("three reviewers")
    };
    let no = json!({ "reason": "CONFLICT_OF_INTEREST", "sentence": "与投标方有合作" });
    let input = scene.review(first, &id, no).await;
    scene.does(first, "declineReview", input).await;
    let account = format!("account_{}", second.account);
    let input = scene
        .input(
            &id,
            json!({ "account": account, "reason": "CAPACITY", "sentence": "人数已够" }),
        )
        .await;
    scene.does(&scene.owner, "removeReviewer", input).await;
    scene
        .does(&scene.owner, "openEvaluation", scene.input(&id, json!({})).await)
        .await;
    for who in [first, second] {
        let read = scene.reads(who, &id, ALL).await;
        assert_eq!(
            (&read["criteria"], &read["evaluated"], &read["board"]),
            (&Value::Null, &Value::Null, &Value::Null)
        );
    }
    let told = scene.reads(second, &id, "review { status reason sentence }").await;
    assert_eq!(
        told["review"],
        json!({ "status": "REMOVED", "reason": "CAPACITY", "sentence": "人数已够" })
    );
    let owner = scene
        .reads(&scene.owner, &id, "reviewers { status sentence } reviewerCount")
        .await;
    assert_eq!(
        owner["reviewers"][0],
        json!({ "status": "DECLINED", "sentence": "与投标方有合作" })
    );
    assert_eq!(owner["reviewerCount"], 1);
    // Who was asked and has not answered reads by what, and not yet what.
    let asked = scene.reads(third, &id, ALL).await;
    assert_eq!(asked["criteria"].as_array().map(Vec::len), Some(4));
    assert_eq!(asked["evaluated"], Value::Null);
    // Both can be asked again.
    let input = scene.input(&id, json!({ "account": account })).await;
    scene.does(&scene.owner, "inviteReviewer", input).await;
    let mine = "{ viewer { reviews { totalCount nodes { id status review { status } } } } }";
    let mine = scene.service.data_as(second, mine, json!({})).await;
    assert_eq!(
        mine["viewer"]["reviews"],
        json!({ "totalCount": 1, "nodes": [{ "id": id, "status": "OPEN", "review": { "status": "INVITED" } }] })
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reviewer_reads_the_need_before_judging_by_it() {
    let scene = scene_at(1, "AGREEMENT").await;
    let id = scene.prepared().await;
    let reviewer = &scene.reviewers[0];
    let read = scene.reads(reviewer, &id, "criteria { name { zh } }").await;
    assert_eq!(
        read["criteria"],
        json!([{ "name": { "zh": "价格" } }, { "name": { "zh": "团队" } }]),
        "no indicators"
    );
    let input = scene
        .review(reviewer, &id, json!({ "declaresNoConflict": false }))
        .await;
    assert_eq!(
        problems(&scene.act(reviewer, "acceptReview", input).await),
        ["declaresNoConflict REQUIRED", "agreement REQUIRED"]
    );
    let reads = scene.reads(&scene.owner, &id, "criteria { name { zh } value }").await;
    assert_eq!(
        reads["criteria"][0],
        json!({ "name": { "zh": "一氧化碳浓度" }, "value": 100.0 })
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_of_needs_with_their_evaluations_takes_few_statements() {
    let scene = scene(3).await;
    scene.decided().await;
    let query = "{ needs(first: 5) { nodes { evaluations { id criteria { name { zh } } evaluated { proposalId marks { score } } board { rows { total } } } } } }";
    let (data, count) = scene.service.counted(query).await;
    assert_eq!(data["needs"]["nodes"][0]["evaluations"], json!([]));
    assert!(count < 10, "{count} statements for nobody in particular");
    let one = scene
        .service
        .data(ANYONE, "{ evaluation(id: \"evaluation_1\") { id } }", json!({}))
        .await;
    assert_eq!(one["evaluation"], Value::Null);
}
