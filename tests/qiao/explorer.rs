//! The explorer page: whole, from this service alone, and with examples that fit the schema.

use poem::{
    Request,
    http::{StatusCode, header},
};
use serde_json::{Value, json};

use crate::support::{ANYONE, Service};

async fn file(service: &Service, address: &str) -> (StatusCode, String, String) {
    let (head, body) = service.send(Request::builder().uri_str(address).body(())).await;
    let policy = head
        .header(header::CONTENT_SECURITY_POLICY)
        .unwrap_or_default()
        .to_owned();
    (head.status(), policy, body)
}

#[tokio::test]
async fn the_page_loads_nothing_from_elsewhere() {
    let service = Service::start().await;
    let (status, policy, page) = file(&service, "/explorer").await;
    assert_eq!(status, StatusCode::OK);
    assert!(
        policy.contains("default-src 'none'") && !policy.contains("unsafe"),
        "{policy}"
    );
    assert!(
        !page.contains("<script>") && !page.contains(" style="),
        "nothing stands inline"
    );
    for part in page.split(['"', '\'']).filter(|part| part.starts_with("/explorer/")) {
        assert_eq!(file(&service, part).await.0, StatusCode::OK, "{part}");
    }
    for name in [
        "/explorer/style.css",
        "/explorer/main.js",
        "/explorer/docs.js",
        "/explorer/editor.js",
        "/explorer/schema.js",
        "/explorer/words.js",
    ] {
        let (status, _, content) = file(&service, name).await;
        assert_eq!(status, StatusCode::OK, "{name}");
        assert!(!content.contains("http://") && !content.contains("https://"), "{name}");
    }
}

#[tokio::test]
async fn the_schema_is_sent_once_and_kept() {
    let service = Service::start().await;
    let request = || Request::builder().uri_str("/schema.graphql");
    let (head, schema) = service.send(request().finish()).await;
    assert_eq!((head.status(), schema), (StatusCode::OK, qiao::graphql::sdl()));
    let tag = head.header(header::ETAG).expect("a tag");
    let again = request().header(header::IF_NONE_MATCH, tag);
    let (head, nothing) = service.send(again.finish()).await;
    assert_eq!((head.status(), nothing.as_str()), (StatusCode::NOT_MODIFIED, ""));

    let closed = Service::start_with(|config| config.introspection = false).await;
    let (head, told) = closed.send(request().finish()).await;
    assert_eq!(head.status(), StatusCode::FORBIDDEN);
    assert!(told.contains("QIAO_INTROSPECTION"), "{told}");
}

#[tokio::test]
async fn every_example_runs() {
    let service = Service::start().await;
    let (_, _, examples) = file(&service, "/explorer/examples.json").await;
    let examples: Vec<Value> = serde_json::from_str(&examples).expect("examples");
    assert!(examples.len() >= 5);
    service.settle().await;
    for example in examples {
        let query = example["query"].as_str().expect("a query");
        let variables = example.get("variables").cloned().unwrap_or(json!({}));
        let answer = service.ask(ANYONE, query, variables).await;
        let code = &answer["errors"][0]["extensions"]["code"];
        if query.starts_with("mutation") {
            assert_eq!(code, "FORBIDDEN");
        } else {
            assert_eq!(*code, Value::Null, "{answer}");
        }
    }
}
