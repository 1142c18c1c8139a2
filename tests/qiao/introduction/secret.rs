//! Names are told once both sides have signed.

use serde_json::{Value, json};

use super::scene::{no, scene, short, terms};

/// What one side may learn of the other.
const NAMES: &str = "revealedAt introducer { name } need { organization { id } withheld } manager { contact }
    steps { side person { name } } slips { enterpriseSignature { person { name } } introducedSignature { person { name } } }";

#[tokio::test]
async fn names_are_told_when_both_have_signed_and_as_long_as_it_goes_on() {
    let scene = scene().await;
    let made = scene.introduces(Some(&scene.owner), &scene.manager).await;
    assert_eq!(short(&made), "PROPOSED");
    let introduction = "introduction_1";
    let accept = json!({ "introduction": introduction, "version": 1 });
    scene.run(Some(&scene.expert), "acceptIntroduction", accept).await;
    scene.offers(&scene.owner, introduction, 2, terms()).await;
    let by_poster = json!({ "enterprise": scene.enterprise });
    let finds = "query ($enterprise: ID!) { needs(filter: { organization: $enterprise }) { totalCount } }";
    let expert = scene.told(&scene.expert, introduction, NAMES).await;
    insta::assert_json_snapshot!(expert, @r#"
    {
      "introducer": null,
      "manager": {
        "contact": "王工的电话"
      },
      "need": {
        "organization": null,
        "withheld": [
          "ORGANIZATION",
          "DESCRIPTION",
          "DECISION_OWNER"
        ]
      },
      "revealedAt": null,
      "slips": [
        {
          "enterpriseSignature": {
            "person": null
          },
          "introducedSignature": null
        }
      ],
      "steps": [
        {
          "person": null,
          "side": "ENTERPRISE"
        },
        {
          "person": {
            "name": "expert"
          },
          "side": "MANAGER"
        },
        {
          "person": null,
          "side": "ENTERPRISE"
        }
      ]
    }
    "#);
    let found = scene.service.data_as(&scene.expert, finds, by_poster.clone()).await;
    assert_eq!(found["needs"]["totalCount"], 0);
    let owner = scene.told(&scene.owner, introduction, NAMES).await;
    assert_eq!(owner["manager"]["contact"], Value::Null);
    assert_eq!(owner["steps"][0]["person"]["name"], "owner");
    assert_eq!(owner["steps"][1]["person"], Value::Null);

    assert_eq!(short(&scene.signs(&scene.expert, introduction, 3).await), "ACCEPTED");
    let expert = scene.told(&scene.expert, introduction, NAMES).await;
    assert_eq!(expert["need"]["organization"]["id"], scene.enterprise);
    assert_eq!(
        expert["need"]["withheld"],
        json!(["DESCRIPTION", "DECISION_OWNER"]),
        "the slip tells names, no secrets"
    );
    assert_eq!(expert["introducer"]["name"], "owner");
    assert_eq!(expert["slips"][0]["enterpriseSignature"]["person"]["name"], "owner");
    let found = scene.service.data_as(&scene.expert, finds, by_poster.clone()).await;
    assert_eq!(found["needs"]["totalCount"], 1);
    let owner = scene.told(&scene.owner, introduction, NAMES).await;
    assert_eq!(owner["manager"]["contact"], "王工的电话");
    // What was given out stands in the access log.
    let log = "query ($need: ID!) { need(id: $need) { accessLog { nodes { parts account { id } } } } }";
    let log = scene
        .service
        .data_as(&scene.owner, log, json!({ "need": scene.need }))
        .await;
    assert_eq!(log["need"]["accessLog"]["nodes"][0]["parts"], json!(["ORGANIZATION"]));

    let end = no(json!({ "introduction": introduction, "version": 4 }));
    assert_eq!(
        short(&scene.run(Some(&scene.expert), "endIntroduction", end).await),
        "ENDED"
    );
    let expert = scene
        .told(
            &scene.expert,
            introduction,
            "need { organization { id } } slip { number }",
        )
        .await;
    assert_eq!(expert["need"]["organization"], Value::Null);
    assert_eq!(expert["slip"]["number"], 1, "that there was a slip stays");
    let owner = scene.told(&scene.owner, introduction, "manager { contact }").await;
    assert_eq!(owner["manager"]["contact"], Value::Null);
}

#[tokio::test]
async fn a_matchmaker_reads_its_introduction_and_no_names() {
    let scene = scene().await;
    let introduction = scene.signed().await;
    let told = scene.told(&scene.matchmaker, &introduction, NAMES).await;
    assert_eq!(told["introducer"]["name"], "matchmaker");
    assert_eq!(told["need"]["organization"], Value::Null);
    assert_eq!(told["manager"]["contact"], Value::Null);
    assert_eq!(told["slips"][0]["enterpriseSignature"]["person"], Value::Null);
}
