//! Who stands with a side does not review.

use qiao_entity::{
    account_role::Role,
    membership::MemberRole,
    proposal::{self, ProposalStatus},
};
use sea_orm::ActiveValue::Set;
use serde_json::json;

use super::scene::{Scene, problems, scene};
use crate::session::Session;

/// The pool as the owner sees it: who, and what speaks against each.
async fn pool(scene: &Scene, evaluation: &str) -> Vec<(String, String)> {
    let read = scene
        .reads(&scene.owner, evaluation, "pool { person { name } conflicts }")
        .await;
    let rows = read["pool"].as_array().expect("a pool").iter();
    rows.map(|row| {
        let text = |value: &serde_json::Value| value.to_string().replace(['"', '[', ']'], "");
        (text(&row["person"]["name"]), text(&row["conflicts"]))
    })
    .collect()
}

/// An account with the role of a reviewer, a manager where one is given.
async fn expert(scene: &Scene, name: &str, manager: Option<&str>) -> Session {
    let session = scene.service.logged_in(name).await;
    scene.service.give_role(&session, Role::Reviewer, None).await;
    if let Some(manager) = manager {
        scene.service.make_manager(&session, manager).await;
    }
    session
}

#[tokio::test(flavor = "multi_thread")]
async fn members_affiliates_authors_and_keepers_are_excluded_on_both_sides() {
    let scene = scene(1).await;
    let manager = |name: &str| json!({ "kind": "DISCOVERER", "name": { "zh": name }, "headline": { "zh": "转化" } });
    let (service, university) = (&scene.service, "organization_2");
    let at_bidder = service.manager(manager("甲"), &[university]).await;
    let at_poster = service.manager(manager("乙"), &[&scene.enterprise]).await;
    let (keeper, poster_keeper) = (
        service.manager(manager("丙"), &[]).await,
        service.manager(manager("丁"), &[]).await,
    );
    for (organization, keeper) in [(university, &keeper), (scene.enterprise.as_str(), &poster_keeper)] {
        let achievement = json!({ "organization": organization, "name": { "zh": "燃烧器" }, "managers": [keeper] });
        service.achievement(achievement).await;
    }
    let works_elsewhere = service.manager(manager("戊"), &["organization_1"]).await;
    // Nobody works where a post ended.
    let query = "mutation ($input: SetAffiliationsInput!) { setAffiliations(input: $input) { __typename } }";
    let past = json!({ "organization": university, "mode": "FULL_TIME", "from": "2001-01-01", "to": "2002-01-01" });
    let input = json!({ "manager": works_elsewhere, "affiliations": [past] });
    service
        .data(crate::support::ADMIN, query, json!({ "input": input }))
        .await;
    expert(&scene, "e1 works at bidder", Some(&at_bidder)).await;
    expert(&scene, "e2 works at poster", Some(&at_poster)).await;
    expert(&scene, "e3 keeps of bidder", Some(&keeper)).await;
    expert(&scene, "e4 keeps of poster", Some(&poster_keeper)).await;
    expert(&scene, "e5 worked there", Some(&works_elsewhere)).await;
    let member = expert(&scene, "e6 member of bidder", None).await;
    service.make_member(&member, university, MemberRole::Reader).await;
    let member = expert(&scene, "e7 member of poster", None).await;
    service
        .make_member(&member, &scene.enterprise, MemberRole::Reader)
        .await;
    service.give_role(&scene.bidders[0], Role::Reviewer, None).await;
    let id = scene.prepared().await;
    let found = pool(&scene, &id).await;
    let found: Vec<(&str, &str)> = found.iter().map(|(name, why)| (name.as_str(), why.as_str())).collect();
    assert_eq!(
        found,
        [
            ("bidder0", "OWN_PROPOSAL,BIDDER_MEMBER"),
            ("e1 works at bidder", "BIDDER_AFFILIATED"),
            ("e2 works at poster", "POSTER_AFFILIATED"),
            ("e3 keeps of bidder", "BIDDER_ACHIEVEMENT"),
            ("e4 keeps of poster", "POSTER_ACHIEVEMENT"),
            ("e5 worked there", ""),
            ("e6 member of bidder", "BIDDER_MEMBER"),
            ("e7 member of poster", "POSTER_MEMBER"),
            ("reviewer0", ""),
            ("reviewer1", ""),
            ("reviewer2", ""),
        ]
    );
    let account = format!("account_{}", scene.bidders[0].account);
    let input = scene.input(&id, json!({ "account": account })).await;
    let refused = scene.act(&scene.owner, "inviteReviewer", input).await;
    assert_eq!(problems(&refused), ["account CONFLICTED"]);
    let message = refused["problems"][0]["message"].as_str().unwrap_or_default();
    assert!(message.contains("wrote a proposal, member of a bidder"), "{refused}");
    // Who has not the role is not found, whoever it is: nobody can try out accounts here.
    let plain = service.logged_in("plain").await;
    for account in [
        format!("account_{}", plain.account),
        "account_99999".to_owned(),
        "need_1".to_owned(),
    ] {
        let input = scene.input(&id, json!({ "account": account })).await;
        assert_eq!(
            problems(&scene.act(&scene.owner, "inviteReviewer", input).await),
            ["account NO_RECORD"]
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_conflict_that_comes_later_is_found_later() {
    let scene = scene(2).await;
    let id = scene.prepared().await;
    let reviewer = &scene.reviewers[0];
    scene
        .service
        .make_member(reviewer, "organization_2", MemberRole::Reader)
        .await;
    let open = scene
        .act(&scene.owner, "openEvaluation", scene.input(&id, json!({})).await)
        .await;
    assert_eq!(
        problems(&open),
        [format!("reviewers.account_{} CONFLICTED", reviewer.account)]
    );
    let accept = scene.review(reviewer, &id, json!({ "declaresNoConflict": true })).await;
    assert_eq!(
        problems(&scene.act(reviewer, "acceptReview", accept).await),
        ["evaluation CONFLICTED"]
    );
    let account = format!("account_{}", reviewer.account);
    let remove = scene
        .input(
            &id,
            json!({ "account": account, "reason": "CONFLICT_OF_INTEREST", "sentence": "与投标方有关" }),
        )
        .await;
    scene.does(&scene.owner, "removeReviewer", remove).await;
    scene
        .does(&scene.owner, "openEvaluation", scene.input(&id, json!({})).await)
        .await;
    // Another one joins a bidder while it writes.
    let reviewer = &scene.reviewers[1];
    let accept = scene.review(reviewer, &id, json!({ "declaresNoConflict": true })).await;
    scene.does(reviewer, "acceptReview", accept).await;
    scene
        .service
        .make_member(reviewer, "organization_3", MemberRole::Reader)
        .await;
    let sheet = json!({ "scores": scene.sheet(&id, &[[80, 90], [70, 60]]).await, "submit": true });
    let submit = scene.review(reviewer, &id, sheet).await;
    assert_eq!(
        problems(&scene.act(reviewer, "submitReview", submit).await),
        ["evaluation CONFLICTED"]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sealed_bid_shows_in_no_conflict() {
    let scene = scene(1).await;
    scene.service.give_role(&scene.bidders[0], Role::Reviewer, None).await;
    scene
        .change(
            0,
            proposal::ActiveModel {
                status: Set(ProposalStatus::Sealed),
                ..Default::default()
            },
        )
        .await;
    let id = scene.prepared().await;
    let found = pool(&scene, &id).await;
    assert!(found.iter().all(|(_, why)| why.is_empty()), "{found:?}");
    let account = format!("account_{}", scene.bidders[0].account);
    let input = scene.input(&id, json!({ "account": account })).await;
    scene.does(&scene.owner, "inviteReviewer", input).await;
    // There is nothing to evaluate yet, as if nobody had bid.
    let open = scene
        .act(&scene.owner, "openEvaluation", scene.input(&id, json!({})).await)
        .await;
    assert_eq!(problems(&open), ["proposals REQUIRED"]);
}
