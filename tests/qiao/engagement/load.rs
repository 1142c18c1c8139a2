//! The load of managers follows by itself.

use serde_json::json;

use super::scene;
use crate::support::ADMIN;

#[tokio::test(flavor = "multi_thread")]
async fn the_load_goes_up_and_down_with_engagements() {
    let scene = scene().await;
    assert_eq!(scene.load(&scene.lead).await, [1, 0, 1]);
    let engagement = scene.engaged().await;
    assert_eq!(scene.load(&scene.lead).await, [2, 1, 1]);
    let member = scene.invited(&engagement).await;
    assert_eq!(
        scene.load(&scene.specialist).await,
        [0, 0, 0],
        "one who is asked has nothing more to do"
    );
    let join = json!({ "member": member, "act": "JOIN" });
    scene.change(&scene.second, &engagement, "moveTeamMember", join).await;
    assert_eq!(scene.load(&scene.specialist).await, [1, 1, 0]);
    for act in ["NEGOTIATE", "CONTRACT", "LAND"] {
        assert_eq!(scene.load(&scene.lead).await, [2, 1, 1]);
        scene
            .change(&scene.editor, &engagement, "advanceEngagement", json!({ "act": act }))
            .await;
    }
    assert_eq!(scene.load(&scene.lead).await, [1, 0, 1]);
    assert_eq!(scene.load(&scene.specialist).await, [0, 0, 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_profile_is_never_said_to_have_less_than_runs_here_and_an_old_form_is_stale() {
    let scene = scene().await;
    let version = |manager: String| {
        let service = &scene.service;
        async move {
            let query = "query ($id: ID!) { manager(id: $id) { version updatedAt } }";
            let data = service.data(ADMIN, query, json!({ "id": manager })).await;
            (data["manager"]["version"].clone(), data["manager"]["updatedAt"].clone())
        }
    };
    let (before, fresh) = version(scene.lead.clone()).await;
    scene.service.pass(std::time::Duration::from_hours(1));
    scene.engaged().await;
    let update = "mutation ($input: UpdateManagerInput!) { updateManager(input: $input) { __typename ... on ManagerChanged { manager { load } } } }";
    let input = |version: &serde_json::Value, load: i32| {
        json!({ "input": { "id": scene.lead, "version": version,
            "manager": { "kind": "INCUBATOR", "name": { "zh": "林岚" }, "capacity": 3, "load": load } } })
    };
    let stale = scene.service.data_as(&scene.first, update, input(&before, 0)).await;
    assert_eq!(stale["updateManager"]["__typename"], "StaleManager");
    let (now, updated) = version(scene.lead.clone()).await;
    assert_eq!(updated, fresh, "an engagement makes no profile fresher");
    for (load, wanted) in [(0, [1, 1, 0]), (3, [3, 1, 2])] {
        let (now, _) = version(scene.lead.clone()).await;
        let done = scene.service.data_as(&scene.first, update, input(&now, load)).await;
        assert_eq!(done["updateManager"]["manager"]["load"], wanted[0]);
        assert_eq!(scene.load(&scene.lead).await, wanted);
    }
    assert_ne!(now, before);
}
