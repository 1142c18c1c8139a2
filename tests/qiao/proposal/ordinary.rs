//! Proposals that are no bids: written, handed in, revised, decided, taken back.

use serde_json::{Value, json};

use super::scene::{content, scene};
use crate::support::id;

fn codes(answer: &Value) -> Vec<(String, String)> {
    let problems = answer["problems"].as_array().cloned().unwrap_or_default();
    let path = |problem: &Value| {
        let path = problem["path"].as_array().cloned().unwrap_or_default();
        path.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(".")
    };
    let code = |problem: &Value| problem["code"].as_str().unwrap_or_default().to_owned();
    problems.iter().map(|problem| (path(problem), code(problem))).collect()
}

#[tokio::test]
async fn a_proposal_is_its_authors_until_it_is_handed_in_and_then_the_posters_too() {
    let scene = scene("PROBLEM").await;
    let posted = scene.post(&scene.bidder, json!({ "approach": "写到一半" })).await;
    assert_eq!(posted["proposal"]["status"], "DRAFT", "{posted}");
    let proposal = id(&posted["proposal"]);
    for outsider in [&scene.owner, &scene.mate, &scene.administrator, &scene.stranger] {
        assert_eq!(scene.told(outsider).await["proposals"]["totalCount"], 0);
    }
    // Nothing is missing while it is written; everything is when it is handed in.
    let hand_in = |version: i64| json!({ "proposal": proposal, "version": version });
    let refused = scene.act(&scene.bidder, "handInProposal", hand_in(1)).await;
    let missing = [
        "content.values",
        "content.summary",
        "content.trl",
        "content.ipOwnership",
        "content.price",
        "content.months",
        "content.team",
    ];
    let missing: Vec<_> = missing.map(|path| (path.to_owned(), "REQUIRED".to_owned())).into();
    assert_eq!(codes(&refused), missing);
    let save = json!({ "proposal": proposal, "version": 1, "content": content("催化氧化") });
    assert_eq!(
        scene.act(&scene.bidder, "saveProposal", save.clone()).await["proposal"]["version"],
        2
    );
    let stale = scene.act(&scene.bidder, "saveProposal", save).await;
    assert_eq!(
        (&stale["__typename"], &stale["currentVersion"]),
        (&json!("StaleProposal"), &json!(2))
    );
    let done = scene.act(&scene.bidder, "handInProposal", hand_in(2)).await;
    assert_eq!(done["proposal"]["status"], "SUBMITTED", "{done}");

    let told = scene.told(&scene.owner).await;
    assert_eq!(told["status"], "MATCHING", "the need goes on");
    let node = &told["proposals"]["nodes"][0];
    assert_eq!(
        node["stands"]["content"]["values"],
        json!([{ "position": 0, "name": { "zh": "一氧化碳" }, "value": 32.5, "unit": "ppm" }])
    );
    assert_eq!(node["stands"]["content"]["price"]["minorUnits"], "120000000");
    assert_eq!(node["bidder"]["organization"]["name"]["zh"], "江南大学");
    assert_eq!(node["author"]["name"], "bidder");
    assert_eq!(node["acts"], json!(["DECLINE", "ACCEPT"]));
    assert_eq!(
        node["steps"],
        json!([{ "act": "HAND_IN", "from": "DRAFT", "to": "SUBMITTED", "side": "SUPPLIER", "person": { "name": "bidder" }, "reason": null }])
    );
    // The bidder's organization reads it too; others do not.
    assert_eq!(scene.approaches(&scene.mate).await, ["催化氧化"]);
    assert_eq!(scene.approaches(&scene.administrator).await, ["催化氧化"]);
    for outsider in [&scene.stranger, &scene.rival, &scene.judge] {
        assert_eq!(scene.told(outsider).await["proposals"]["totalCount"], 0);
    }
}

#[tokio::test]
async fn versions_stay_and_what_is_being_written_is_not_shown() {
    let scene = scene("PROBLEM").await;
    let first = scene.handed_in(&scene.bidder, "第一版").await;
    let proposal = id(&first);
    let nothing = json!({ "proposal": proposal, "version": 2 });
    let again = scene.act(&scene.bidder, "handInProposal", nothing).await;
    assert_eq!(codes(&again), [("content".to_owned(), "NOT_NEEDED".to_owned())]);
    let save = json!({ "proposal": proposal, "version": 2, "content": content("第二版") });
    scene.act(&scene.bidder, "saveProposal", save).await;
    let told = scene.told(&scene.owner).await;
    assert_eq!(told["proposals"]["nodes"][0]["draft"], Value::Null);
    assert_eq!(scene.approaches(&scene.owner).await, ["第一版"]);
    let own = scene.told(&scene.bidder).await;
    assert_eq!(own["proposals"]["nodes"][0]["draft"]["number"], 2);
    let input = json!({ "proposal": proposal, "version": 3 });
    let second = scene.act(&scene.bidder, "handInProposal", input).await;
    assert_eq!(second["proposal"]["stands"]["number"], 2, "{second}");
    assert_ne!(second["proposal"]["stands"]["digest"], first["stands"]["digest"]);
    let told = scene.told(&scene.owner).await;
    let node = &told["proposals"]["nodes"][0];
    assert_eq!(node["versions"], json!([{ "number": 1 }, { "number": 2 }]));
    assert_eq!(scene.approaches(&scene.owner).await, ["第二版"]);
    assert_eq!(node["steps"][1]["act"], "REVISE");
}

#[tokio::test]
async fn who_may_not_propose_is_refused() {
    let scene = scene("PROBLEM").await;
    let with = |organization: Option<&str>| {
        let mut input = json!({ "need": scene.need, "content": {} });
        input["organization"] = json!(organization);
        input
    };
    // The poster's own side, who is no editor of the organization, who is no manager, who is no person.
    for (session, organization) in [
        (&scene.owner, None),
        (&scene.stranger, None),
        (&scene.stranger, Some(scene.supplier.as_str())),
        (&scene.administrator, Some(scene.supplier.as_str())),
    ] {
        assert_eq!(
            scene.act(session, "postProposal", with(organization)).await,
            "FORBIDDEN"
        );
    }
    let posted = scene.post(&scene.rival, json!({})).await;
    assert_eq!(posted["proposal"]["status"], "DRAFT");
    let twice = scene.post(&scene.rival, json!({})).await;
    assert_eq!(codes(&twice), [("need".to_owned(), "TAKEN".to_owned())]);
    let wrong = json!({
        "values": [{ "position": 7, "value": 1.0 }, { "position": 0, "value": 2.0, "valueTo": 1.0 }, { "position": 0, "value": 2.0 }],
        "trl": 10, "price": "5", "team": [{ "name": " ", "role": "x" }], "achievements": ["achievement_9", "need_1"],
    });
    let wrong = scene.post(&scene.bidder, wrong).await;
    let found = codes(&wrong);
    for (path, code) in [
        ("content.values.0.position", "UNKNOWN"),
        ("content.values.1.valueTo", "REVERSED"),
        ("content.values.2.position", "REPEATED"),
        ("content.trl", "OUT_OF_RANGE"),
        ("content.currency", "REQUIRED"),
        ("content.team.0.name", "REQUIRED"),
        ("content.achievements.0", "NO_RECORD"),
        ("content.achievements.1", "NO_RECORD"),
    ] {
        assert!(
            found.contains(&(path.to_owned(), code.to_owned())),
            "{path} {code} is not in {found:?}"
        );
    }
}

#[tokio::test]
async fn a_no_says_why_and_a_yes_carries_the_need_on() {
    let scene = scene("PROBLEM").await;
    let one = id(&scene.handed_in(&scene.bidder, "甲").await);
    let two = id(&scene.handed_in(&scene.rival, "乙").await);
    let decline = |sentence: &str| json!({ "proposal": one, "version": 2, "reason": "PRICE", "sentence": sentence });
    let empty = scene.act(&scene.owner, "declineProposal", decline(" ")).await;
    assert_eq!(codes(&empty), [("sentence".to_owned(), "REQUIRED".to_owned())]);
    for (session, answer) in [
        (&scene.mate, json!("FORBIDDEN")),
        (&scene.stranger, json!({ "__typename": "NotFound", "id": one })),
    ] {
        assert_eq!(scene.act(session, "declineProposal", decline("太贵")).await, answer);
    }
    let declined = scene.act(&scene.owner, "declineProposal", decline("太贵")).await;
    assert_eq!(declined["proposal"]["status"], "DECLINED");
    let query = "query ($id: ID!) { proposal(id: $id) { reason sentence decidedAt } }";
    let read = scene.service.data_as(&scene.bidder, query, json!({ "id": one })).await;
    assert_eq!(
        (&read["proposal"]["reason"], &read["proposal"]["sentence"]),
        (&json!("PRICE"), &json!("太贵"))
    );
    let accept = json!({ "proposal": two, "version": 2 });
    let accepted = scene.act(&scene.owner, "acceptProposal", accept).await;
    assert_eq!(accepted["proposal"]["status"], "AWARDED");
    assert_eq!(scene.told(&scene.stranger).await["status"], "NEGOTIATING");
    // Decided is decided.
    let input = json!({ "proposal": two, "version": 3, "reason": "OTHER", "sentence": "算了" });
    let late = scene.act(&scene.rival, "withdrawProposal", input).await;
    assert_eq!(codes(&late), [("id".to_owned(), "WRONG_STATUS".to_owned())]);
}

#[tokio::test]
async fn of_a_withdrawal_and_a_decision_at_once_one_happens() {
    let scene = scene("PROBLEM").await;
    let one = id(&scene.handed_in(&scene.bidder, "甲").await);
    let input = json!({ "proposal": one, "version": 2 });
    let why = json!({ "proposal": one, "version": 2, "reason": "TIMING", "sentence": "人手不够" });
    let (yes, no) = tokio::join!(
        scene.act(&scene.owner, "acceptProposal", input),
        scene.act(&scene.bidder, "withdrawProposal", why)
    );
    let became = [&yes, &no].map(|answer| answer["__typename"].as_str().unwrap_or("?").to_owned());
    let changed = became.iter().filter(|name| *name == "ProposalChanged").count();
    // Who comes second is told how it stands now: as stale, or that the status does not allow it any more.
    assert_eq!(changed, 1, "{yes} {no}");
}
