//! Lists: filters, orders, pages, counts.

use serde_json::{Value, json};

use crate::support::{ANYONE, Service, a_need};

async fn five() -> Service {
    let service = Service::start().await;
    let enterprise = service
        .organization(json!({ "kind": "ENTERPRISE", "name": { "zh": "企业" }, "region": "330100" }))
        .await;
    for (title, field, kind) in [
        ("甲", "ai.vision", "PROBLEM"),
        ("乙", "ai.language", "PROBLEM"),
        ("丙", "energy.wind", "PILOT"),
        ("丁", "energy.grid", "PILOT"),
        ("戊", "ai.vision", "TALENT"),
    ] {
        service
            .need(a_need(&enterprise, title, json!({ "fields": [field], "kind": kind })))
            .await;
    }
    service
}

fn titles(page: &Value) -> Vec<&str> {
    let nodes = page["needs"]["nodes"].as_array().into_iter().flatten();
    nodes.filter_map(|node| node["title"]["text"].as_str()).collect()
}

const PAGE: &str =
    "query ($first: Int, $after: String, $last: Int, $before: String, $order: NeedOrder!, $filter: NeedFilter) {
    needs(first: $first, after: $after, last: $last, before: $before, orderBy: $order, filter: $filter) {
        nodes { title { text } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }";

#[tokio::test]
async fn pages_meet_in_both_directions_and_orders() {
    let service = five().await;
    for order in ["NEWEST", "UPDATED", "DEADLINE", "TITLE", "WAITING"] {
        let all = service.data(ANYONE, PAGE, json!({ "order": order })).await;
        let all: Vec<String> = titles(&all).into_iter().map(str::to_owned).collect();
        assert_eq!(all.len(), 5);
        let (mut forward, mut after) = (Vec::new(), Value::Null);
        loop {
            let page = service
                .data(ANYONE, PAGE, json!({ "order": order, "first": 2, "after": after }))
                .await;
            forward.extend(titles(&page).into_iter().map(str::to_owned));
            let info = &page["needs"]["pageInfo"];
            after = info["endCursor"].clone();
            if info["hasNextPage"] == false {
                break;
            }
        }
        assert_eq!(forward, all, "{order}");
        let (mut backward, mut before) = (Vec::new(), Value::Null);
        loop {
            let page = service
                .data(ANYONE, PAGE, json!({ "order": order, "last": 2, "before": before }))
                .await;
            backward.splice(0..0, titles(&page).into_iter().map(str::to_owned));
            let info = &page["needs"]["pageInfo"];
            before = info["startCursor"].clone();
            if info["hasPreviousPage"] == false {
                break;
            }
        }
        assert_eq!(backward, all, "{order}");
    }
}

#[tokio::test]
async fn filters_hold_together_and_counts_are_those_of_the_whole_list() {
    let service = five().await;
    let query = "query ($filter: NeedFilter) { needs(filter: $filter, first: 1) { totalCount
        facets { kinds { value count name { text } } fields { value count name { text } } regions { value count } } } }";
    let data = service
        .data(
            ANYONE,
            query,
            json!({ "filter": { "fields": ["ai"], "regions": ["330000"] } }),
        )
        .await;
    insta::assert_json_snapshot!(data["needs"], @r#"
    {
      "facets": {
        "fields": [
          {
            "count": 2,
            "name": {
              "text": "Machine vision"
            },
            "value": "ai.vision"
          },
          {
            "count": 1,
            "name": {
              "text": "Natural language processing"
            },
            "value": "ai.language"
          }
        ],
        "kinds": [
          {
            "count": 2,
            "name": null,
            "value": "PROBLEM"
          },
          {
            "count": 1,
            "name": null,
            "value": "TALENT"
          }
        ],
        "regions": [
          {
            "count": 3,
            "value": "330100"
          }
        ]
      },
      "totalCount": 3
    }
    "#);
    let none = service
        .data(ANYONE, query, json!({ "filter": { "organization": "manager_1" } }))
        .await;
    assert_eq!(none["needs"]["totalCount"], 0);
}

#[tokio::test]
async fn counts_are_read_only_when_they_are_asked_for() {
    let service = five().await;
    let (_, page) = service.counted("{ needs(first: 1) { nodes { id } } }").await;
    assert_eq!(
        page, 2,
        "the numbers of the page, and its rows, which are not in memory yet"
    );
    let (_, again) = service.counted("{ needs(first: 1) { nodes { id } } }").await;
    assert_eq!(again, 1, "the numbers alone");
    let (_, counts) = service
        .counted("{ needs(first: 1) { nodes { id } totalCount facets { kinds { value } } } }")
        .await;
    assert_eq!(counts, 3);
}

#[tokio::test]
async fn a_cursor_from_elsewhere_and_a_page_out_of_bounds_are_refused_clearly() {
    let service = five().await;
    let page = service
        .data(ANYONE, PAGE, json!({ "order": "TITLE", "first": 1 }))
        .await;
    let cursor = page["needs"]["pageInfo"]["endCursor"].clone();
    let elsewhere = [
        json!({ "order": "NEWEST", "after": cursor }),
        json!({ "order": "TITLE", "before": "🙂\u{0}" }),
    ];
    for variables in elsewhere {
        let (code, message) = service.refused(ANYONE, PAGE, variables).await;
        assert_eq!(code, "BAD_REQUEST");
        assert!(message.contains("is no cursor of this list"), "{message}");
    }
    for variables in [
        json!({ "first": -1 }),
        json!({ "first": 1_000_000_000 }),
        json!({ "last": 101 }),
    ] {
        let mut variables = variables;
        variables["order"] = json!("NEWEST");
        let (code, message) = service.refused(ANYONE, PAGE, variables).await;
        assert_eq!(code, "BAD_REQUEST");
        assert!(message.contains("must lie between 0 and 100"), "{message}");
    }
    let both = json!({ "order": "NEWEST", "first": 1, "last": 1 });
    assert_eq!(
        service.refused(ANYONE, PAGE, both).await.1,
        "Give first or last, not both."
    );
}
