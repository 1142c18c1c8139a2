//! What bidders read.

use serde_json::{Value, json};

use super::scene::scene;

const ANSWER: &str =
    "query ($id: ID!) { proposal(id: $id) { status evaluation { outcome reason sentence total rank of reviewerCount
    criteria { criterion { name { zh } share } score mark { verdict promised miss } } } } }";

#[tokio::test(flavor = "multi_thread")]
async fn every_bidder_reads_its_own_answer_and_no_name() {
    let scene = scene(3).await;
    let id = scene.closed().await;
    let asks = async |who: &crate::session::Session, place: usize| {
        let answer = scene
            .service
            .data_as(who, ANSWER, json!({ "id": scene.proposals[place] }))
            .await;
        answer["proposal"].clone()
    };
    assert_eq!(
        asks(&scene.bidders[1], 1).await["evaluation"],
        Value::Null,
        "before the decision"
    );
    let input = scene.input(&id, scene.decision()).await;
    scene.does(&scene.owner, "decideEvaluation", input).await;
    let own = asks(&scene.bidders[1], 1).await;
    let (status, answer) = (&own["status"], &own["evaluation"]);
    assert_eq!(status, "DECLINED");
    let said = json!(["DECLINED", "INDICATOR_NOT_MET", "一氧化碳高于要求", 76.0, 2, 3, 3]);
    let is: Vec<&Value> = ["outcome", "reason", "sentence", "total", "rank", "of", "reviewerCount"]
        .iter()
        .map(|field| &answer[*field])
        .collect();
    assert_eq!(json!(is), said);
    let first = &answer["criteria"][0];
    assert_eq!(
        (&first["criterion"], &first["score"]),
        (&json!({ "name": { "zh": "一氧化碳浓度" }, "share": 0.3 }), &json!(60.0))
    );
    assert_eq!(
        (&first["mark"]["verdict"], &first["mark"]["promised"]),
        (&json!("MISSED"), &json!(110.0))
    );
    assert!(
        first["mark"]["miss"]
            .as_f64()
            .is_some_and(|miss| (miss - 0.1).abs() < 1e-9)
    );
    assert!(
        !own.to_string().contains("reviewer0") && !own.to_string().contains("分，因为"),
        "{own}"
    );
    // Nobody else's; who posted the need reads all of them, reviewers those that they judged, without the answer.
    assert_eq!(asks(&scene.bidders[0], 1).await, Value::Null);
    assert_eq!(asks(&scene.owner, 1).await["evaluation"], *answer);
    assert_eq!(
        asks(&scene.reviewers[0], 1).await,
        json!({ "status": "DECLINED", "evaluation": null })
    );
    let stranger = scene.service.logged_in("stranger").await;
    assert_eq!(asks(&stranger, 1).await, Value::Null);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_reviewer_wrote_is_given_out_and_what_was_not_handed_in_goes_with_the_account() {
    let scene = scene(1).await;
    let id = scene.opened().await;
    scene.submit(0, &id, &[[81, 92]]).await;
    let kept = json!({ "scores": scene.sheet(&id, &[[11, 12]]).await, "submit": false });
    let input = scene.review(&scene.reviewers[1], &id, kept).await;
    scene.does(&scene.reviewers[1], "submitReview", input).await;
    for (place, status, words) in [(0, "SUBMITTED", "81 分"), (1, "ACCEPTED", "11 分")] {
        let export = "mutation { exportMyData(input: {}) { ... on DataExported { document } } }";
        let given = scene.service.data_as(&scene.reviewers[place], export, json!({})).await;
        let review = &given["exportMyData"]["document"]["reviews"][0];
        assert_eq!((&review["evaluation"], &review["status"]), (&json!(id), &json!(status)));
        assert!(
            review["scores"][0]["sentence"]
                .as_str()
                .is_some_and(|text| text.starts_with(words)),
            "{review}"
        );
        let erase = "mutation ($input: EraseAccountInput!) { eraseAccount(input: $input) { __typename } }";
        let input = json!({ "login": format!("reviewer{place}"), "profile": "KEEP" });
        let done = scene
            .service
            .data_as(&scene.reviewers[place], erase, json!({ "input": input }))
            .await;
        assert_eq!(done["eraseAccount"]["__typename"], "AccountErased");
    }
    let read = scene
        .reads(&scene.owner, &id, "reviewers { status person { name } } submittedCount")
        .await;
    assert_eq!(
        read["reviewers"][0],
        json!({ "status": "SUBMITTED", "person": { "name": null } })
    );
    assert_eq!(read["reviewers"][1]["status"], "REMOVED");
    scene
        .does(&scene.owner, "closeEvaluation", scene.input(&id, json!({})).await)
        .await;
    let board = scene
        .reads(&scene.owner, &id, "board { rows { cells { remarks { sentence } } } }")
        .await
        .to_string();
    assert!(board.contains("81 分") && !board.contains("11 分"), "{board}");
}
