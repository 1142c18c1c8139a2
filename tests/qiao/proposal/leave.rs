//! An author whose account is erased.

use std::time::Duration;

use qiao_entity::{proposal, proposal_version};
use sea_orm::EntityTrait;
use serde_json::json;

use super::scene::scene;

#[tokio::test]
async fn who_leaves_takes_drafts_and_sealed_bids_along() {
    let scene = scene("OPEN_CHALLENGE").await;
    scene.announce(json!({ "showsCount": true })).await;
    scene.handed_in(&scene.rival, "密封的").await;
    scene.post(&scene.bidder, json!({ "approach": "写到一半" })).await;
    let erase = "mutation ($input: EraseAccountInput!) { eraseAccount(input: $input) { __typename } }";
    for (session, login) in [(&scene.rival, "rival"), (&scene.bidder, "bidder")] {
        let input = json!({ "input": { "login": login, "profile": "KEEP" } });
        let done = scene.service.data_as(session, erase, input).await;
        assert_eq!(done["eraseAccount"]["__typename"], "AccountErased", "{done}");
    }
    let db = &scene.service.app.db;
    let rows = proposal::Entity::find().all(db).await.expect("rows");
    assert_eq!(rows.len(), 1, "the draft is gone");
    assert!(rows[0].unopened);
    let versions = proposal_version::Entity::find().all(db).await.expect("versions");
    assert!(
        versions
            .iter()
            .all(|version| version.content.is_empty() && version.digest.is_some())
    );
    scene.service.pass(Duration::from_hours(24));
    let told = scene.told(&scene.owner).await;
    assert_eq!(told["proposals"]["totalCount"], 0);
    assert_eq!(told["challenge"]["commitments"][0]["standing"], "WITHDRAWN");
}
