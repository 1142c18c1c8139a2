//! GraphQL over HTTP.

use poem::{
    Request,
    http::{Method, StatusCode, header},
};
use serde_json::{Value, json};

use crate::support::{Service, TOKEN};

async fn post(service: &Service, body: impl Into<poem::Body>, accept: &str) -> (StatusCode, Value) {
    let request = Request::builder()
        .method(Method::POST)
        .uri_str("/graphql")
        .header(header::CONTENT_TYPE, "application/json; charset=utf-8")
        .header(header::ACCEPT, accept)
        .body(body);
    let (head, body) = service.send(request).await;
    let own = accept.split(',').next().unwrap_or_default();
    if own.starts_with("application/") {
        assert!(
            head.content_type().is_some_and(|kind| kind.starts_with(own)),
            "{:?}",
            head.content_type()
        );
    }
    (head.status(), serde_json::from_str(&body).expect("JSON"))
}

async fn get(service: &Service, address: &str) -> (StatusCode, Value) {
    let request = Request::builder().method(Method::GET).uri_str(address).body(());
    let (head, body) = service.send(request).await;
    (head.status(), serde_json::from_str(&body).expect("JSON"))
}

const JSON: &str = "application/json";
const GRAPHQL: &str = "application/graphql-response+json";

#[tokio::test]
async fn bodies_that_are_no_request_are_refused_with_a_4xx_and_in_json() {
    let service = Service::start().await;
    let bodies: [&[u8]; 14] = [
        b"",
        b"{",
        b"null",
        b"[]",
        b"[1]",
        b"\"{ viewer { role } }\"",
        b"{}",
        b"{\"query\": 1}",
        b"{\"query\": null}",
        b"{\"query\": \"{ viewer { role } }\", \"variables\": []}",
        b"{\"query\": \"{ viewer { role } }\", \"operationName\": 7}",
        b"{\"query\": \"{ viewer { role } }\", \"extensions\": \"none\"}",
        b"{\"query\": \"query ($a: ID!) { need(id: $a) { id } }\", \"variables\": {\"a\": \"\\ud800\"}}",
        b"{\"query\": \"\xff\xfe\"}",
    ];
    for accept in [JSON, GRAPHQL, "*/*"] {
        for body in bodies {
            let (status, answer) = post(&service, body.to_vec(), accept).await;
            assert_eq!(status, StatusCode::BAD_REQUEST, "{}", String::from_utf8_lossy(body));
            assert_eq!(answer["errors"][0]["extensions"]["code"], "BAD_REQUEST");
            assert_eq!(answer.get("data"), None);
        }
    }
    let large = "x".repeat(3 * 1024 * 1024);
    let (status, answer) = post(&service, large, JSON).await;
    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE, "{answer}");
}

#[tokio::test]
async fn the_status_follows_the_media_type_asked_for() {
    let service = Service::start().await;
    let wrong = json!({ "query": "{ nothing }" }).to_string();
    assert_eq!(post(&service, wrong.clone(), JSON).await.0, StatusCode::OK);
    let (status, answer) = post(&service, wrong, GRAPHQL).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    assert_eq!(answer.get("data"), None);
    let right = json!({ "query": "{ viewer { role } }", "operationName": null, "variables": null, "extensions": {} })
        .to_string();
    let (status, answer) = post(
        &service,
        right,
        "application/graphql-response+json, application/json;q=0.9",
    )
    .await;
    assert_eq!(
        (status, &answer["data"]["viewer"]["role"]),
        (StatusCode::OK, &json!("ANONYMOUS"))
    );
    let text = Request::builder()
        .method(Method::POST)
        .uri_str("/graphql")
        .header(header::ACCEPT, "text/html")
        .body("{}");
    assert_eq!(service.send(text).await.0.status(), StatusCode::NOT_ACCEPTABLE);
    for kind in [
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/json; charset=gbk",
    ] {
        let request = Request::builder()
            .method(Method::POST)
            .uri_str("/graphql")
            .header(header::CONTENT_TYPE, kind)
            .body("{}");
        assert_eq!(
            service.send(request).await.0.status(),
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "{kind}"
        );
    }
}

#[tokio::test]
async fn get_reads_and_never_writes() {
    let service = Service::start().await;
    let (status, answer) = get(&service, "/graphql?query=%7Bviewer%7Brole%7D%7D").await;
    assert_eq!(
        (status, &answer["data"]["viewer"]["role"]),
        (StatusCode::OK, &json!("ANONYMOUS"))
    );
    let (status, answer) = get(&service, "/graphql?query=query(%24c:%5BString!%5D)%7Bregions(codes:%24c)%7Bcode%7D%7D&variables=%7B%22c%22:%5B%22330100%22%5D%7D").await;
    assert_eq!(
        (status, &answer["data"]["regions"][0]["code"]),
        (StatusCode::OK, &json!("330100"))
    );
    let mutation = "/graphql?query=mutation%7BpublishNeed(input:%7Bid:%22need_1%22,version:1%7D)%7B__typename%7D%7D";
    let (status, _) = get(&service, mutation).await;
    assert_eq!(status, StatusCode::METHOD_NOT_ALLOWED);
    for wrong in [
        "/graphql",
        "/graphql?query=%7Bviewer%7Brole%7D%7D&variables=1",
        "/graphql?query=%7Bviewer%7Brole%7D%7D&variables=%7B",
    ] {
        assert_eq!(get(&service, wrong).await.0, StatusCode::BAD_REQUEST, "{wrong}");
    }
}

#[tokio::test]
async fn a_batch_is_answered_in_order_and_has_a_bound() {
    let service = Service::start().await;
    let one = json!({ "query": "query ($codes: [String!]) { regions(codes: $codes) { code } }", "variables": { "codes": ["330000"] } });
    let batch = json!([one, { "query": "{ nothing }" }, { "query": "{ viewer { role } }" }]).to_string();
    let (status, answer) = post(&service, batch, JSON).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(answer[0]["data"]["regions"][0]["code"], "330000");
    assert_eq!(answer[1]["errors"][0]["extensions"]["code"], "BAD_REQUEST");
    assert_eq!(answer[2]["data"]["viewer"]["role"], "ANONYMOUS");
    let many = Value::Array(vec![one; 11]).to_string();
    assert_eq!(post(&service, many, JSON).await.0, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_wrong_token_is_refused_and_not_taken_for_nobody() {
    let service = Service::start().await;
    for (token, wanted) in [
        (format!("Bearer {TOKEN}"), StatusCode::OK),
        (format!("Bearer {TOKEN}x"), StatusCode::UNAUTHORIZED),
        ("Basic YTpi".to_owned(), StatusCode::UNAUTHORIZED),
    ] {
        let request = Request::builder()
            .method(Method::POST)
            .uri_str("/graphql")
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::AUTHORIZATION, token)
            .body(json!({ "query": "{ viewer { role } }" }).to_string());
        let (head, body) = service.send(request).await;
        assert_eq!(head.status(), wanted);
        if wanted == StatusCode::UNAUTHORIZED {
            let body: Value = serde_json::from_str(&body).expect("JSON");
            assert_eq!(body["errors"][0]["extensions"]["code"], "UNAUTHENTICATED");
            assert_eq!(head.header(header::WWW_AUTHENTICATE), Some("Bearer"));
        }
    }
}

#[tokio::test]
async fn fields_come_in_the_order_in_which_they_were_asked_for() {
    let service = Service::start().await;
    let request = Request::builder()
        .uri_str("/graphql?query=%7Bviewer%7Brole%20language%7D%20a:viewer%7Blanguage%20role%7D%7D")
        .body(());
    let (_, body) = service.send(request).await;
    let wanted = r#"{"data":{"viewer":{"role":"ANONYMOUS","language":"ZH"},"a":{"language":"ZH","role":"ANONYMOUS"}},"extensions":{"cost":{"requested":6,"maximum":20000}}}"#;
    assert_eq!(body, wanted);
}
