//! Comparison in pairs.

use serde_json::{Value, json};

use super::scene::{problems, scene};

#[tokio::test(flavor = "multi_thread")]
async fn every_two_are_compared_and_strengths_come_of_it() {
    let scene = scene(3).await;
    let id = scene
        .prepared_by("PAIRS", json!([{ "indicator": 0, "weight": 1 }]))
        .await;
    scene.open(&id).await;
    let pair = |first: usize, second: usize, better: &str| json!({ "first": scene.proposals[first], "second": scene.proposals[second], "better": better, "sentence": "更可信" });
    let part = json!({ "pairs": [pair(0, 1, "FIRST"), pair(1, 0, "FIRST"), pair(2, 2, "NEITHER")], "submit": true });
    let input = scene.review(&scene.reviewers[0], &id, part).await;
    assert_eq!(
        problems(&scene.act(&scene.reviewers[0], "submitReview", input).await),
        ["pairs.1.second REPEATED", "pairs.2.second REPEATED", "pairs REQUIRED"]
    );
    // The order within a pair does not matter; the third one runs in a circle.
    let sheets = [
        json!([pair(0, 1, "FIRST"), pair(0, 2, "FIRST"), pair(1, 2, "FIRST")]),
        json!([pair(1, 0, "SECOND"), pair(2, 0, "SECOND"), pair(2, 1, "NEITHER")]),
        json!([pair(0, 1, "FIRST"), pair(1, 2, "FIRST"), pair(2, 0, "FIRST")]),
    ];
    for (reviewer, pairs) in scene.reviewers.iter().zip(sheets) {
        let input = scene
            .review(reviewer, &id, json!({ "pairs": pairs, "submit": true }))
            .await;
        scene.does(reviewer, "submitReview", input).await;
    }
    scene
        .does(&scene.owner, "closeEvaluation", scene.input(&id, json!({})).await)
        .await;
    let fields = "board { rows { total rank cells { score } spread { deviation } } reviewers { consistence } stability { within } margin { by }
        pairs { first { letter } second { letter } firstWins secondWins neither remarks { reviewer better sentence } } withoutOne { same of } }";
    let board = scene.reads(&scene.owner, &id, fields).await["board"].clone();
    let ranks: Vec<&Value> = board["rows"]
        .as_array()
        .expect("rows")
        .iter()
        .map(|row| &row["rank"])
        .collect();
    assert_eq!(ranks, [1, 2, 3]);
    let sum: f64 = board["rows"]
        .as_array()
        .expect("rows")
        .iter()
        .filter_map(|row| row["total"].as_f64())
        .sum();
    assert!((sum - 150.0).abs() < 1e-6, "half of all who meet win: {sum}");
    let consistence: Vec<&Value> = board["reviewers"]
        .as_array()
        .expect("reviewers")
        .iter()
        .map(|row| &row["consistence"])
        .collect();
    assert_eq!(consistence, [1.0, 1.0, 0.0]);
    let first = &board["pairs"][0];
    assert_eq!(
        (&first["firstWins"], &first["secondWins"], &first["neither"]),
        (&json!(3), &json!(0), &json!(0))
    );
    assert_eq!(
        board["pairs"][2]["remarks"][1],
        json!({ "reviewer": 2, "better": "NEITHER", "sentence": "更可信" })
    );
    assert_eq!(
        (&board["stability"], &board["margin"]),
        (&json!([]), &Value::Null),
        "there are no weights in it"
    );
    assert_eq!(
        board["rows"][0]["cells"][0]["score"], 100.0,
        "what is computed stands beside"
    );
}
