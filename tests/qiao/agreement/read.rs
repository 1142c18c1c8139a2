//! What an agreement opens, and who reads of it.

use std::time::Duration;

use serde_json::json;

use super::scene::{scene, short};
use crate::support::{ANYONE, id};

const MINUTE: Duration = Duration::from_mins(1);
/// A year but for a minute.
const NEARLY_A_YEAR: Duration = Duration::from_mins(365 * 24 * 60 - 1);

#[tokio::test]
async fn an_enterprise_is_anonymous_until_an_agreement_holds_and_again_when_it_ends() {
    let scene = scene().await;
    let hidden = scene.told(None).await;
    insta::assert_json_snapshot!(hidden, @r#"
    {
      "need": {
        "decisionOwner": null,
        "organization": null,
        "withheld": [
          "ORGANIZATION",
          "DESCRIPTION",
          "INDICATORS",
          "BUDGET",
          "DECISION_OWNER"
        ]
      },
      "needs": {
        "totalCount": 0
      },
      "organization": {
        "needs": {
          "totalCount": 0
        }
      },
      "there": {
        "facets": {
          "regions": []
        },
        "totalCount": 0
      }
    }
    "#);
    let before = scene.told(Some(&scene.asker)).await;
    assert_eq!(
        before, hidden,
        "an account alone opens nothing of what stands under agreement"
    );

    let agreement = scene.agree(&scene.need).await;
    let known = scene.told(Some(&scene.asker)).await;
    insta::assert_json_snapshot!(known, @r#"
    {
      "need": {
        "decisionOwner": "总工",
        "organization": {
          "id": "organization_1"
        },
        "withheld": []
      },
      "needs": {
        "totalCount": 1
      },
      "organization": {
        "needs": {
          "totalCount": 1
        }
      },
      "there": {
        "facets": {
          "regions": [
            {
              "count": 1,
              "value": "110000"
            }
          ]
        },
        "totalCount": 1
      }
    }
    "#);
    assert_eq!(known["need"]["organization"]["id"], scene.enterprise.as_str());
    assert_eq!(scene.told(None).await, hidden);

    let withdrawn = scene.act(Some(&scene.owner), "withdraw", &agreement, 2).await;
    assert_eq!(short(&withdrawn), "WITHDRAWN");
    assert_eq!(
        scene.told(Some(&scene.asker)).await,
        hidden,
        "in the next request already"
    );

    scene.agree(&scene.need).await;
    scene.service.pass(NEARLY_A_YEAR);
    let asker = scene.service.session_of(scene.account).await;
    assert_eq!(scene.told(Some(&asker)).await, known, "for a year");
    scene.service.pass(MINUTE);
    assert_eq!(scene.told(Some(&asker)).await, hidden, "no longer");
}

#[tokio::test]
async fn each_side_reads_its_own_and_the_owner_is_not_named_to_the_other() {
    let scene = scene().await;
    let agreement = id(&scene.request(&scene.asker, &scene.need).await["agreement"]);
    scene.act(Some(&scene.owner), "refuse", &agreement, 1).await;
    let query = "query ($need: ID!, $agreement: ID!) {
        need(id: $need) { agreements { totalCount nodes { id } } accessLog { totalCount } }
        agreement(id: $agreement) { status purpose reason sentence decidedBy requester { id name }
            record { id ... on Need { organization { id } } } }
        viewer { agreements { totalCount nodes { id } } } }";
    let variables = json!({ "need": scene.need, "agreement": agreement });
    let asker = scene.service.data_as(&scene.asker, query, variables.clone()).await;
    insta::assert_json_snapshot!(asker, @r#"
    {
      "agreement": {
        "decidedBy": null,
        "purpose": "评估合作",
        "reason": "CONFLICT_OF_INTEREST",
        "record": {
          "id": "need_1",
          "organization": null
        },
        "requester": null,
        "sentence": "贵方与竞争对手有关",
        "status": "REFUSED"
      },
      "need": {
        "accessLog": null,
        "agreements": null
      },
      "viewer": {
        "agreements": {
          "nodes": [
            {
              "id": "agreement_1"
            }
          ],
          "totalCount": 1
        }
      }
    }
    "#);
    let owner = scene.service.data_as(&scene.owner, query, variables.clone()).await;
    insta::assert_json_snapshot!(owner, @r#"
    {
      "agreement": {
        "decidedBy": "account_2",
        "purpose": "评估合作",
        "reason": "CONFLICT_OF_INTEREST",
        "record": {
          "id": "need_1",
          "organization": {
            "id": "organization_1"
          }
        },
        "requester": {
          "id": "account_1",
          "name": "Asker"
        },
        "sentence": "贵方与竞争对手有关",
        "status": "REFUSED"
      },
      "need": {
        "accessLog": {
          "totalCount": 0
        },
        "agreements": {
          "nodes": [
            {
              "id": "agreement_1"
            }
          ],
          "totalCount": 1
        }
      },
      "viewer": {
        "agreements": {
          "nodes": [],
          "totalCount": 0
        }
      }
    }
    "#);
    let outside = scene.service.data(ANYONE, query, variables).await;
    insta::assert_json_snapshot!(outside, @r#"
    {
      "agreement": null,
      "need": {
        "accessLog": null,
        "agreements": null
      },
      "viewer": {
        "agreements": {
          "nodes": [],
          "totalCount": 0
        }
      }
    }
    "#);
}
