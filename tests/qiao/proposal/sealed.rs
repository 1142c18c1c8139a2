//! Bids are sealed until the closing time, for everyone but their author.

use std::time::Duration;

use qiao_entity::{membership::MemberRole, proposal, proposal_value, proposal_version, step};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, PaginatorTrait};
use serde_json::{Value, json};

use super::scene::{Scene, content, scene};
use crate::{
    session::Session,
    support::{ANYONE, TOKEN, id},
};

const SECRET: &str = "铈锆催化剂涂层";

/// Everybody but the author.
fn others(scene: &Scene) -> [&Session; 6] {
    [
        &scene.owner,
        &scene.mate,
        &scene.rival,
        &scene.administrator,
        &scene.stranger,
        &scene.judge,
    ]
}

#[tokio::test]
async fn a_sealed_bid_is_there_for_its_author_alone() {
    let scene = scene("OPEN_CHALLENGE").await;
    let challenge = scene.announce(json!({})).await;
    let before: Vec<Value> = futures_util::future::join_all(others(&scene).map(|session| scene.told(session))).await;
    let bid = scene.handed_in(&scene.bidder, SECRET).await;
    let proposal = id(&bid);
    assert_eq!(bid["status"], "SEALED");
    assert_eq!(scene.approaches(&scene.bidder).await, [SECRET]);
    // Whatever they ask is answered as if there were no bid, the number of bids included.
    let after: Vec<Value> = futures_util::future::join_all(others(&scene).map(|session| scene.told(session))).await;
    assert_eq!(before, after);
    assert_eq!(after[0]["challenge"]["bidCount"], Value::Null);
    assert_eq!(after[0]["challenge"]["commitments"], Value::Null);
    let query = "query ($id: ID!) { proposal(id: $id) { status } viewer { proposals { totalCount } } }";
    for session in others(&scene) {
        let answer = scene.service.data_as(session, query, json!({ "id": proposal })).await;
        assert_eq!(
            answer,
            json!({ "proposal": null, "viewer": { "proposals": { "totalCount": 0 } } })
        );
        for (mutation, more) in [
            ("saveProposal", json!({ "content": {} })),
            ("handInProposal", json!({})),
            ("withdrawProposal", json!({})),
            ("acceptProposal", json!({})),
            ("declineProposal", json!({ "reason": "OTHER", "sentence": "不" })),
        ] {
            let mut input = json!({ "proposal": proposal, "version": 2 });
            input
                .as_object_mut()
                .expect("an object")
                .extend(more.as_object().cloned().expect("an object"));
            let refused = scene.act(session, mutation, input).await;
            assert!(
                refused["__typename"] == "NotFound" || refused == "FORBIDDEN",
                "{mutation}: {refused}"
            );
        }
    }
    let answer = scene.service.ask(ANYONE, query, json!({ "id": proposal })).await;
    assert_eq!(answer["data"]["proposal"], Value::Null);
    // No step tells of it, no value is stored in the clear, and no column holds a word of it.
    assert_eq!(
        step::Entity::find()
            .count(&scene.service.app.db)
            .await
            .expect("a count"),
        2,
        "plan and announcement"
    );
    assert_eq!(
        proposal_value::Entity::find()
            .count(&scene.service.app.db)
            .await
            .expect("a count"),
        0
    );
    let versions = proposal_version::Entity::find()
        .all(&scene.service.app.db)
        .await
        .expect("versions");
    assert!(
        versions
            .iter()
            .all(|version| version.sealed && !String::from_utf8_lossy(&version.content).contains("催化"))
    );
    // The challenge's owner cannot look before the time, nor bring it forward.
    for (mutation, more) in [
        ("nominateProposals", json!({ "proposals": [proposal] })),
        ("failChallenge", json!({ "reason": "OTHER", "sentence": "不" })),
    ] {
        let mut input = json!({ "challenge": challenge, "version": 2 });
        input
            .as_object_mut()
            .expect("an object")
            .extend(more.as_object().cloned().expect("an object"));
        let refused = scene.challenge(&scene.owner, mutation, input).await;
        assert_eq!(refused["problems"][0]["code"], "WRONG_STATUS", "{mutation}: {refused}");
    }
    let sooner = json!({ "challenge": challenge, "version": 2, "closesAt": scene.at(Duration::from_secs(1)) });
    let refused = scene.challenge(&scene.owner, "extendChallenge", sooner).await;
    assert_eq!(refused["problems"][0]["code"], "REVERSED", "{refused}");
}

#[tokio::test]
async fn an_administrator_comes_to_no_sealed_bid_through_the_account_or_the_organization() {
    let scene = scene("OPEN_CHALLENGE").await;
    scene.announce(json!({})).await;
    let bid = scene.handed_in(&scene.bidder, SECRET).await;
    let service = &scene.service;
    // As a member of the bidder's organization.
    service
        .make_member(&scene.administrator, &scene.supplier, MemberRole::Owner)
        .await;
    assert_eq!(scene.told(&scene.administrator).await["proposals"]["totalCount"], 0);
    // Through the export of the bidder's data.
    let export =
        "mutation ($input: ExportAccountInput!) { exportAccount(input: $input) { ... on DataExported { document } } }";
    let input = json!({ "input": { "account": scene.bidder.id() } });
    let exported = service
        .data_as(&scene.administrator, export, input.clone())
        .await
        .to_string();
    assert!(
        !exported.contains("proposal_") && !exported.contains(SECRET),
        "{exported}"
    );
    let mine = "mutation { exportMyData(input: {}) { ... on DataExported { document } } }";
    let own = service.data_as(&scene.bidder, mine, json!({})).await.to_string();
    assert!(own.contains(SECRET), "the person gets it: {own}");
    // By setting its password: what was sealed before is withheld, and cannot be changed in the bidder's name.
    let reset = "mutation ($input: CreatePasswordResetInput!) { createPasswordReset(input: $input) { __typename } }";
    let done = service.data_as(&scene.administrator, reset, input).await;
    assert_ne!(done["createPasswordReset"]["__typename"], "NotFound", "{done}");
    assert_eq!(scene.approaches(&scene.bidder).await, [] as [&str; 0]);
    let query = "query ($id: ID!) { proposal(id: $id) { stands { digest withheld content { approach } text } } }";
    let read = service.data_as(&scene.bidder, query, json!({ "id": id(&bid) })).await;
    assert_eq!(
        read["proposal"]["stands"],
        json!({ "digest": bid["stands"]["digest"], "withheld": true, "content": null, "text": null })
    );
    let own = service.data_as(&scene.bidder, mine, json!({})).await.to_string();
    assert!(!own.contains(SECRET), "{own}");
    let input = json!({ "proposal": id(&bid), "version": 2 });
    assert_eq!(scene.act(&scene.bidder, "withdrawProposal", input).await, "FORBIDDEN");
    service.pass(Duration::from_hours(25));
    assert_eq!(
        scene.approaches(&scene.bidder).await,
        [SECRET],
        "it is opened with the others"
    );
}

#[tokio::test]
async fn at_the_closing_time_all_bids_are_open_at_once_and_their_hashes_prove_them() {
    let scene = scene("OPEN_CHALLENGE").await;
    scene.announce(json!({ "showsCount": true })).await;
    let first = scene.handed_in(&scene.bidder, "第一版").await;
    let proposal = id(&first);
    let save = json!({ "proposal": proposal, "version": 2, "content": content("第二版") });
    scene.act(&scene.bidder, "saveProposal", save).await;
    let second = scene
        .act(
            &scene.bidder,
            "handInProposal",
            json!({ "proposal": proposal, "version": 3 }),
        )
        .await;
    let second = &second["proposal"];
    let other = scene.handed_in(&scene.rival, "另一家").await;
    // Whoever asks is told how many, and the hashes.
    let told = scene.told(&scene.stranger).await;
    assert_eq!(told["challenge"]["bidCount"], 2);
    let digests = [
        &first["stands"]["digest"],
        &second["stands"]["digest"],
        &other["stands"]["digest"],
    ];
    let listed = told["challenge"]["commitments"].as_array().cloned().unwrap_or_default();
    assert_eq!(listed.len(), 3);
    for (digest, standing) in digests.into_iter().zip(["REPLACED", "STANDS", "STANDS"]) {
        assert!(
            listed.contains(&json!({ "digest": digest, "standing": standing })),
            "{listed:?}"
        );
    }
    let text = second["stands"]["text"].as_str().expect("a text").to_owned();
    assert_eq!(
        json!(blake3_of(&text)),
        second["stands"]["digest"],
        "computed without the service"
    );

    scene.service.pass(Duration::from_hours(24));
    // Nobody looked at the calendar: a read is right all the same.
    assert_eq!(scene.approaches(&scene.owner).await, ["另一家", "第二版"]);
    assert_eq!(scene.approaches(&scene.judge).await, ["另一家", "第二版"], "the panel");
    assert_eq!(scene.approaches(&scene.administrator).await, ["另一家", "第二版"]);
    assert_eq!(scene.approaches(&scene.stranger).await, [] as [&str; 0]);
    assert_eq!(
        scene.approaches(&scene.rival).await,
        ["另一家"],
        "a bidder reads no other bid"
    );
    let told = scene.told(&scene.owner).await;
    let nodes = told["proposals"]["nodes"].as_array().cloned().unwrap_or_default();
    let node = nodes
        .iter()
        .find(|node| node["id"] == json!(proposal))
        .expect("the bid");
    assert_eq!(
        node["versions"],
        json!([{ "number": 2 }]),
        "what was replaced stays sealed"
    );
    let acts: Vec<_> = node["steps"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|step| step["act"].clone())
        .collect();
    assert_eq!(acts, ["SEAL", "OPEN"]);
    assert_eq!(
        proposal_value::Entity::find()
            .count(&scene.service.app.db)
            .await
            .expect("a count"),
        2
    );
    // Anyone with the text verifies it; with one character changed it is none that was handed in.
    let verify = "query ($text: String!) { verifyCommitment(text: $text) { digest published { commitment { digest standing } need { id } } } }";
    assert_eq!(node["stands"]["text"], json!(text), "byte by byte what was handed in");
    let proven = scene.service.data(ANYONE, verify, json!({ "text": text })).await;
    assert_eq!(
        proven["verifyCommitment"]["published"],
        json!({ "commitment": { "digest": second["stands"]["digest"], "standing": "STANDS" }, "need": { "id": scene.need } })
    );
    let changed = scene
        .service
        .data(
            ANYONE,
            verify,
            json!({ "text": text.replace("120000000", "110000000") }),
        )
        .await;
    assert_eq!(changed["verifyCommitment"]["published"], Value::Null);
    // It is too late for everything.
    let input = json!({ "proposal": proposal, "version": 5, "content": content("第三版") });
    let late = scene.act(&scene.bidder, "saveProposal", input).await;
    assert_eq!(late["problems"][0]["code"], "WRONG_STATUS", "{late}");
    assert_eq!(
        scene.post(&scene.mate, json!({})).await["problems"][0]["code"],
        "WRONG_STATUS"
    );
}

/// BLAKE3 as any other program computes it.
fn blake3_of(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex().to_string()
}

#[tokio::test]
async fn a_hash_is_found_by_who_has_it_though_nobody_may_know_how_many_there_are() {
    let scene = scene("OPEN_CHALLENGE").await;
    scene.announce(json!({})).await;
    let bid = scene.handed_in(&scene.rival, SECRET).await;
    let find =
        "query ($digest: String!) { commitment(digest: $digest) { commitment { standing handedInAt } need { id } } }";
    let digest = json!({ "digest": bid["stands"]["digest"] });
    let found = scene.service.data(ANYONE, find, digest.clone()).await;
    assert_eq!(found["commitment"]["commitment"]["standing"], "STANDS");
    let unknown = json!({ "digest": "0".repeat(64) });
    assert_eq!(
        scene.service.data(ANYONE, find, unknown).await["commitment"],
        Value::Null
    );
    // A bid that is taken back is never opened; its hash says so.
    let input = json!({ "proposal": id(&bid), "version": 2 });
    let done = scene.act(&scene.rival, "withdrawProposal", input).await;
    assert_eq!(done["proposal"]["status"], "WITHDRAWN", "{done}");
    scene.service.pass(Duration::from_hours(24));
    let told = scene.told(&scene.owner).await;
    assert_eq!(
        (&told["proposals"]["totalCount"], &told["challenge"]["bidCount"]),
        (&json!(0), &json!(0))
    );
    assert_eq!(
        told["challenge"]["commitments"],
        json!([{ "digest": bid["stands"]["digest"], "standing": "WITHDRAWN" }])
    );
    assert_eq!(
        scene.approaches(&scene.rival).await,
        [SECRET],
        "it is kept for its author"
    );
}

#[tokio::test]
async fn a_bid_that_was_changed_in_the_database_is_not_opened_and_nothing_that_was_handed_in_can_go() {
    let scene = scene("OPEN_CHALLENGE").await;
    scene.announce(json!({ "showsCount": true })).await;
    let bid = scene.handed_in(&scene.bidder, SECRET).await;
    scene.handed_in(&scene.rival, "另一家").await;
    let db = &scene.service.app.db;
    let number = crate::session::number(&id(&bid));
    let version = proposal_version::Entity::find_by_id((number, 1))
        .one(db)
        .await
        .expect("no fault")
        .expect("a version");
    let mut content = version.content.clone();
    content[50] ^= 1;
    let changed = proposal_version::ActiveModel {
        content: Set(content),
        ..version.clone().into()
    };
    changed.update(db).await.expect("whoever has the database changes it");
    let digest = proposal_version::ActiveModel {
        digest: Set(Some("0".repeat(64))),
        ..version.clone().into()
    };
    assert!(digest.update(db).await.is_err(), "but not its hash");
    assert!(
        proposal_version::Entity::delete_by_id((number, 1))
            .exec(db)
            .await
            .is_err(),
        "nor does it go"
    );
    scene.service.pass(Duration::from_hours(24));
    assert_eq!(scene.approaches(&scene.owner).await, ["另一家"]);
    let told = scene.told(&scene.owner).await;
    assert_eq!(told["challenge"]["bidCount"], 2, "it is missed");
    let row = proposal::Entity::find_by_id(number)
        .one(db)
        .await
        .expect("no fault")
        .expect("a row");
    assert_eq!(row.status, proposal::ProposalStatus::Sealed);
}

#[tokio::test]
async fn a_challenge_that_is_given_up_opens_nothing_and_its_panel_does_not_bid() {
    let scene = scene("OPEN_CHALLENGE").await;
    let early = scene.post(&scene.bidder, json!({})).await;
    assert_eq!(
        early["problems"][0]["code"], "WRONG_STATUS",
        "nothing was announced: {early}"
    );
    scene
        .service
        .make_member(&scene.judge, &scene.supplier, MemberRole::Editor)
        .await;
    let challenge = scene.announce(json!({})).await;
    assert_eq!(scene.post(&scene.judge, json!({})).await, "FORBIDDEN");
    scene.handed_in(&scene.bidder, SECRET).await;
    let input = json!({ "challenge": challenge, "version": 2, "reason": "TIMING", "sentence": "项目推迟" });
    let done = scene.challenge(&scene.owner, "cancelChallenge", input).await;
    assert_eq!(done["challenge"]["status"], "CANCELLED", "{done}");
    scene.service.pass(Duration::from_hours(48));
    for session in others(&scene) {
        let told = scene.told(session).await;
        assert_eq!(
            (&told["proposals"]["totalCount"], &told["challenge"]["bidCount"]),
            (&json!(0), &Value::Null)
        );
    }
    assert_eq!(scene.approaches(&scene.bidder).await, [SECRET]);
}

#[tokio::test]
async fn the_configured_token_reads_no_sealed_bid_and_bids_for_nobody() {
    let scene = scene("OPEN_CHALLENGE").await;
    scene.announce(json!({})).await;
    let bid = scene.handed_in(&scene.bidder, SECRET).await;
    let query = "query ($id: ID!, $need: ID!) { proposal(id: $id) { id } need(id: $need) { proposals { totalCount nodes { id } } challenge { bidCount } } }";
    let variables = json!({ "id": id(&bid), "need": scene.need });
    let request = poem::Request::builder()
        .method(poem::http::Method::POST)
        .uri_str("/graphql")
        .header("content-type", "application/json")
        .header("authorization", format!("Bearer {TOKEN}"));
    let body = json!({ "query": query, "variables": variables }).to_string();
    let (_, answer) = scene.service.send(request.body(body)).await;
    let answer: Value = serde_json::from_str(&answer).expect("JSON");
    assert_eq!(
        answer["data"],
        json!({ "proposal": null, "need": { "proposals": { "totalCount": 0, "nodes": [] }, "challenge": { "bidCount": null } } })
    );
}
