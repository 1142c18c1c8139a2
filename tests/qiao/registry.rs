//! Organizations, managers with their affiliations, achievements: stored, read back, changed.

use serde_json::json;

use crate::support::{ADMIN, ANYONE, Service};

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one long answer")]
async fn what_is_stored_reads_back_from_every_side() {
    let service = Service::start().await;
    let university = service
        .organization(json!({
            "kind": "UNIVERSITY", "name": { "zh": "江城大学", "en": "River University" }, "aliases": ["江大"],
            "legalNature": "PUBLIC_INSTITUTION", "region": "330100", "website": "https://example.org",
            "profile": { "zh": "材料与机械" }, "fields": ["material.metal"], "tags": ["三城一区"],
        }))
        .await;
    let manager = service
        .manager(
            json!({
                "kind": "DISCOVERER", "name": { "zh": "李桥" }, "region": "330000", "fields": ["material"],
                "activities": ["NEED_DISCOVERY"], "competences": ["LAW"], "languages": ["zh", "de"],
                "headline": { "zh": "轴承材料" }, "works": [{ "kind": "DEAL", "title": { "zh": "轴承钢许可" }, "year": 2024 }],
                "capacity": 3, "load": 1,
            }),
            &[&university],
        )
        .await;
    service
        .achievement(json!({
            "organization": university, "managers": [manager], "name": { "zh": "长寿命润滑脂" }, "trl": 7,
            "indicators": [{ "name": { "zh": "滴点" }, "operator": "GE", "value": 260.5, "unit": "℃" }],
            "fields": ["material.polymer"], "forms": ["INVENTION_PATENT"], "modes": ["LICENCE"], "keywords": ["润滑"],
            "finders": ["王工"], "ipRights": [{ "kind": "INVENTION_PATENT", "status": "GRANTED", "territory": "330000" }],
            "level": "DOMESTIC_LEADING", "rightsSettled": true, "ownership": "ORGANIZATION",
        }))
        .await;
    let query = "query ($id: ID!) { organization(id: $id) {
        name { text zh en } aliases legalNature region { code name { text } parent { name { text } } } fields { code parent { code } } tags
        staff { name { text } } affiliations { mode isCurrent manager { headline { text } } }
        managers { totalCount nodes {
            languages activities competences hasFreeCapacity works { title { zh } year } fields { code }
            organizations { id }
            achievements { edges { node {
                organization { name { en } } managers { name { zh } } trl rightsOpen forms modes keywords finders
                indicators { name { text } operator value unit } ipRights { kind territory { code } } withheld translations { number }
            } } }
        } }
        achievements { totalCount facets { forms { value count } regions { value count name { text } } } }
        needs { totalCount }
    } }";
    let read = service.data(ANYONE, query, json!({ "id": university })).await;
    insta::assert_json_snapshot!(read, @r#"
    {
      "organization": {
        "achievements": {
          "facets": {
            "forms": [
              {
                "count": 1,
                "value": "INVENTION_PATENT"
              }
            ],
            "regions": [
              {
                "count": 1,
                "name": {
                  "text": "Hangzhou"
                },
                "value": "330100"
              }
            ]
          },
          "totalCount": 1
        },
        "affiliations": [
          {
            "isCurrent": true,
            "manager": {
              "headline": {
                "text": "轴承材料"
              }
            },
            "mode": "FULL_TIME"
          }
        ],
        "aliases": [
          "江大"
        ],
        "fields": [
          {
            "code": "material.metal",
            "parent": {
              "code": "material"
            }
          }
        ],
        "legalNature": "PUBLIC_INSTITUTION",
        "managers": {
          "nodes": [
            {
              "achievements": {
                "edges": [
                  {
                    "node": {
                      "finders": [
                        "王工"
                      ],
                      "forms": [
                        "INVENTION_PATENT"
                      ],
                      "indicators": [
                        {
                          "name": {
                            "text": "滴点"
                          },
                          "operator": "GE",
                          "unit": "℃",
                          "value": 260.5
                        }
                      ],
                      "ipRights": [
                        {
                          "kind": "INVENTION_PATENT",
                          "territory": {
                            "code": "330000"
                          }
                        }
                      ],
                      "keywords": [
                        "润滑"
                      ],
                      "managers": [
                        {
                          "name": {
                            "zh": "李桥"
                          }
                        }
                      ],
                      "modes": [
                        "LICENCE"
                      ],
                      "organization": {
                        "name": {
                          "en": "River University"
                        }
                      },
                      "rightsOpen": false,
                      "translations": [],
                      "trl": 7,
                      "withheld": []
                    }
                  }
                ]
              },
              "activities": [
                "NEED_DISCOVERY"
              ],
              "competences": [
                "LAW"
              ],
              "fields": [
                {
                  "code": "material"
                }
              ],
              "hasFreeCapacity": true,
              "languages": [
                "zh",
                "de"
              ],
              "organizations": [
                {
                  "id": "organization_1"
                }
              ],
              "works": [
                {
                  "title": {
                    "zh": "轴承钢许可"
                  },
                  "year": 2024
                }
              ]
            }
          ],
          "totalCount": 1
        },
        "name": {
          "en": "River University",
          "text": "River University",
          "zh": "江城大学"
        },
        "needs": {
          "totalCount": 0
        },
        "region": {
          "code": "330100",
          "name": {
            "text": "Hangzhou"
          },
          "parent": {
            "name": {
              "text": "Zhejiang"
            }
          }
        },
        "staff": [
          {
            "name": {
              "text": "李桥"
            }
          }
        ],
        "tags": [
          "三城一区"
        ]
      }
    }
    "#);
}

#[tokio::test]
async fn updates_replace_and_stale_ones_are_answers_for_every_noun() {
    let service = Service::start().await;
    let organization = service
        .organization(json!({ "kind": "PARK", "name": { "zh": "园区" } }))
        .await;
    let manager = service
        .manager(json!({ "kind": "INVESTOR", "name": { "zh": "经理" } }), &[])
        .await;
    let achievement = service
        .achievement(json!({ "organization": organization, "name": { "zh": "成果" } }))
        .await;
    let cases = [
        (
            "Organization",
            "organization",
            organization.clone(),
            json!({ "kind": "PARK", "name": { "zh": "新园区" } }),
        ),
        (
            "Manager",
            "manager",
            manager,
            json!({ "kind": "INVESTOR", "name": { "zh": "新经理" } }),
        ),
        (
            "Achievement",
            "achievement",
            achievement,
            json!({ "organization": organization, "name": { "zh": "新成果" } }),
        ),
    ];
    for (class, field, id, content) in cases {
        let query = format!(
            "mutation ($input: Update{class}Input!) {{ update{class}(input: $input) {{
                __typename
                ... on {class}Changed {{ {field} {{ name {{ zh }} version }} }}
                ... on Stale{class} {{ currentVersion {field} {{ name {{ zh }} }} }}
                ... on Invalid{class} {{ problems {{ path code }} }} }} }}"
        );
        let input = json!({ "input": { "id": id, "version": 1, field: content } });
        let done = service.data(ADMIN, &query, input.clone()).await;
        let answer = &done[format!("update{class}")];
        assert_eq!(answer["__typename"], format!("{class}Changed"), "{done}");
        assert_eq!(answer[field]["version"], 2);
        let stale = service.data(ADMIN, &query, input).await;
        let answer = &stale[format!("update{class}")];
        assert_eq!(answer["currentVersion"], 2, "{stale}");
        assert_eq!(answer[field]["name"], content["name"]);
        let mut invalid = content.clone();
        invalid["name"] = json!({ "zh": " " });
        let input = json!({ "input": { "id": id, "version": 2, field: invalid } });
        let answer = service.data(ADMIN, &query, input).await;
        let problem = &answer[format!("update{class}")]["problems"][0];
        assert_eq!(
            *problem,
            json!({ "path": [field, "name"], "code": "REQUIRED_IN_ONE_LANGUAGE" })
        );
    }
}

#[tokio::test]
async fn problems_name_records_as_the_client_did() {
    let service = Service::start().await;
    let manager = service
        .manager(json!({ "kind": "INVESTOR", "name": { "zh": "经理" } }), &[])
        .await;
    let query = "mutation ($input: SetAffiliationsInput!) { setAffiliations(input: $input) {
        ... on InvalidAffiliations { problems { path code message } } ... on NotFound { id message } } }";
    let post = |organization: &str| json!({ "organization": organization, "mode": "DUAL" });
    let input = json!({ "manager": manager, "affiliations": [post("organization_77"), post("🙂")] });
    let answer = service.data(ADMIN, query, json!({ "input": input })).await;
    insta::assert_json_snapshot!(answer["setAffiliations"], @r#"
    {
      "problems": [
        {
          "code": "NO_RECORD",
          "message": "There is no record “organization_77”.",
          "path": [
            "affiliations",
            "0",
            "organization"
          ]
        },
        {
          "code": "NO_RECORD",
          "message": "There is no record “🙂”.",
          "path": [
            "affiliations",
            "1",
            "organization"
          ]
        }
      ]
    }
    "#);
    let nobody = service
        .data(
            ADMIN,
            query,
            json!({ "input": { "manager": "manager_77", "affiliations": [] } }),
        )
        .await;
    assert_eq!(
        nobody["setAffiliations"],
        json!({ "id": "manager_77", "message": "There is no such record." })
    );
}
