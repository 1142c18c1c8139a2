//! What engagements hold about a person is given out.

use serde_json::json;

use super::scene;

#[tokio::test(flavor = "multi_thread")]
async fn teams_milestones_and_tasks_are_exported_to_their_person() {
    let scene = scene().await;
    let engagement = scene.engaged().await;
    scene
        .change(&scene.first, &engagement, "addMilestone", json!({ "name": "样机" }))
        .await;
    scene
        .change(
            &scene.first,
            &engagement,
            "addTask",
            json!({ "activity": "PROMOTION", "title": "推广" }),
        )
        .await;
    let export = "mutation { exportMyData(input: {}) { ... on DataExported { document } } }";
    let given = scene.service.data_as(&scene.first, export, json!({})).await;
    let document = &given["exportMyData"]["document"];
    assert_eq!(document["teams"][0]["engagement"], json!(engagement));
    assert_eq!(
        (&document["teams"][0]["duty"], &document["teams"][0]["role"]),
        (&json!("总体负责"), &json!("LEAD"))
    );
    assert_eq!(document["milestones"][0]["name"], "样机");
    assert_eq!(document["tasks"][0]["title"], "推广");
    let other = scene.service.data_as(&scene.second, export, json!({})).await;
    let document = &other["exportMyData"]["document"];
    assert_eq!(
        (&document["teams"], &document["milestones"], &document["tasks"]),
        (&json!([]), &json!([]), &json!([]))
    );
}
