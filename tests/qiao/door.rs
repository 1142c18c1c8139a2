//! What strangers and their pages meet at the door: limits, headers, other sites, forged requests.

use poem::{
    Request, RequestBuilder, Response,
    http::{Method, StatusCode, header},
};
use serde_json::{Value, json};

use crate::support::{ADMIN, ANYONE, Service, TOKEN};

fn asking() -> RequestBuilder {
    Request::builder()
        .method(Method::POST)
        .uri_str("/graphql")
        .header(header::HOST, "qiao.example.org")
        .header(header::CONTENT_TYPE, "application/json")
        .header(header::ACCEPT_LANGUAGE, "en")
}

fn body() -> String {
    json!({ "query": "{ viewer { role } }" }).to_string()
}

async fn send(service: &Service, request: Request) -> (Response, Value) {
    let (head, body) = service.send(request).await;
    (head, serde_json::from_str(&body).unwrap_or(Value::Null))
}

fn code(answer: &Value) -> &str {
    answer["errors"][0]["extensions"]["code"].as_str().unwrap_or_default()
}

#[tokio::test]
async fn an_answer_says_what_it_cost_and_what_costs_more_is_refused() {
    let service = Service::start_with(|config| config.max_cost = 500).await;
    let query = "query ($first: Int = 50) { needs(first: $first) { totalCount nodes { id title { text } } } }";
    let answer = service.ask(ANYONE, query, json!({})).await;
    let cost = 1 + 50 * (1 + 1 + 1 + 2);
    assert_eq!(
        answer["extensions"]["cost"],
        json!({ "requested": cost, "maximum": 500 })
    );
    let answer = service.ask(ANYONE, query, json!({ "first": 100 })).await;
    let cost = 1 + 100 * 5;
    assert_eq!(code(&answer), "BAD_REQUEST");
    let message = answer["errors"][0]["message"].as_str().unwrap_or_default();
    assert!(
        message.contains(&cost.to_string()) && message.contains("500"),
        "{message}"
    );
    assert_eq!(answer.get("data"), None);
    let chinese = service.ask_in("zh", ADMIN, query, json!({ "first": 100 })).await;
    let message = chinese["errors"][0]["message"].as_str().unwrap_or_default();
    assert!(message.contains("查询代价为 501，上限为 500"), "{message}");
    let failing = service
        .ask(ANYONE, "{ need(id: \"nonsense\") { id } }", json!({}))
        .await;
    assert_eq!(failing["extensions"]["cost"]["requested"], 2, "errors do not hide it");
}

#[tokio::test]
async fn who_asks_too_often_is_told_when_to_come_again() {
    let service = Service::start_with(|config| config.rate_limit = 6).await;
    for _ in 0..6 {
        assert_eq!(send(&service, asking().body(body())).await.0.status(), StatusCode::OK);
    }
    for language in ["en", "zh"] {
        let request = asking().header("accept-language", language);
        let (head, answer) = send(&service, request.body(body())).await;
        assert_eq!(
            (head.status(), code(&answer)),
            (StatusCode::TOO_MANY_REQUESTS, "RATE_LIMITED")
        );
        let wait = head
            .header(header::RETRY_AFTER)
            .and_then(|wait| wait.parse::<u64>().ok());
        assert!(wait.is_some_and(|wait| (1..=11).contains(&wait)), "{wait:?}");
        assert!(answer["errors"][0]["message"].is_string(), "{answer}");
    }
    let guess = asking().header(header::AUTHORIZATION, "Bearer a-token-that-is-none");
    assert_eq!(
        send(&service, guess.body(body())).await.0.status(),
        StatusCode::TOO_MANY_REQUESTS
    );
    for _ in 0..10 {
        let operator = asking().header(header::AUTHORIZATION, format!("Bearer {TOKEN}"));
        assert_eq!(send(&service, operator.body(body())).await.0.status(), StatusCode::OK);
    }
}

#[tokio::test]
async fn a_batch_counts_as_many_requests_as_it_holds() {
    let service = Service::start_with(|config| config.rate_limit = 12).await;
    let batch = json!(vec![json!({ "query": "{ viewer { role } }" }); 8]).to_string();
    assert_eq!(
        send(&service, asking().body(batch.clone())).await.0.status(),
        StatusCode::OK
    );
    let (head, answer) = send(&service, asking().body(batch)).await;
    assert_eq!(
        (head.status(), code(&answer)),
        (StatusCode::TOO_MANY_REQUESTS, "RATE_LIMITED")
    );
    assert!(head.header(header::RETRY_AFTER).is_some());
}

#[tokio::test]
async fn the_schema_is_told_only_where_it_is_open() {
    let service = Service::start_with(|config| config.introspection = false).await;
    for query in [
        "{ __schema { queryType { name } } }",
        "{ viewer { role } __type(name: \"Need\") { name } }",
        "{ ...F } fragment F on Query { a: __schema { queryType { name } } }",
    ] {
        let (code, message) = service.refused(ANYONE, query, json!({})).await;
        assert_eq!(code, "BAD_REQUEST", "{query}");
        assert!(message.contains("QIAO_INTROSPECTION"), "{message}");
    }
    let (_, message) = service.refused(ANYONE, "{ viewr { role } }", json!({})).await;
    assert!(
        message.contains("viewr") && !message.contains("viewer"),
        "nothing is suggested: {message}"
    );
    let named = service.data(ANYONE, "{ viewer { __typename role } }", json!({})).await;
    assert_eq!(
        named["viewer"]["__typename"], "Viewer",
        "a value's own type is no secret"
    );
    let open = Service::start().await;
    let (_, message) = open.refused(ANYONE, "{ viewr { role } }", json!({})).await;
    assert!(message.contains("\"viewer\""), "{message}");
}

#[tokio::test]
async fn every_answer_tells_browsers_to_be_careful() {
    let service = Service::start().await;
    for address in [
        "/",
        "/assets/0/style.css",
        "/graphql?query=%7Bviewer%7Brole%7D%7D",
        "/healthz",
        "/explorer",
        "/nowhere",
    ] {
        let (head, _) = service.send(Request::builder().uri_str(address).body(())).await;
        for (name, wanted) in [
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
            ("referrer-policy", "same-origin"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
            ("permissions-policy", "camera=()"),
            ("content-security-policy", "default-src 'none'"),
            ("content-security-policy", "frame-ancestors 'none'"),
        ] {
            let said = head.header(name).unwrap_or_default();
            assert!(
                said.contains(wanted) && !said.contains("unsafe"),
                "{address} {name}: {said}"
            );
        }
        assert_eq!(head.header(header::STRICT_TRANSPORT_SECURITY), None, "{address}");
        assert_eq!(head.header(header::ACCESS_CONTROL_ALLOW_ORIGIN), None, "{address}");
    }
    let behind = Service::start_with(|config| config.public_url = Some("https://qiao.example.org".to_owned())).await;
    let (head, _) = behind.send(Request::builder().uri_str("/").body(())).await;
    assert!(head.header(header::STRICT_TRANSPORT_SECURITY).is_some());
}

#[tokio::test]
async fn only_listed_sites_may_read_answers_in_a_browser() {
    let console = "https://console.example.org";
    let service = Service::start_with(|config| config.cors_origins = vec![console.to_owned()]).await;
    let preflight = |origin: &'static str| {
        Request::builder()
            .method(Method::OPTIONS)
            .uri_str("/graphql")
            .header(header::ORIGIN, origin)
            .header(header::ACCESS_CONTROL_REQUEST_METHOD, "POST")
            .header(header::ACCESS_CONTROL_REQUEST_HEADERS, "content-type,authorization")
            .body(())
    };
    let (head, _) = service.send(preflight(console)).await;
    assert_eq!(head.status(), StatusCode::OK);
    assert_eq!(head.header(header::ACCESS_CONTROL_ALLOW_ORIGIN), Some(console));
    assert_eq!(head.header(header::ACCESS_CONTROL_ALLOW_CREDENTIALS), Some("true"));
    let allowed = head.header(header::ACCESS_CONTROL_ALLOW_HEADERS).unwrap_or_default();
    assert!(allowed.contains("authorization") && allowed.contains("content-type") && !allowed.contains('*'));
    assert_eq!(head.header("x-content-type-options"), Some("nosniff"));
    let (head, answer) = send(&service, asking().header(header::ORIGIN, console).body(body())).await;
    assert_eq!(head.header(header::ACCESS_CONTROL_ALLOW_ORIGIN), Some(console));
    assert_eq!(answer["data"]["viewer"]["role"], "ANONYMOUS");
    assert!(head.header(header::VARY).is_some_and(|vary| vary.contains("Origin")));
    let missing = Request::builder()
        .uri_str("/nowhere")
        .header(header::ORIGIN, console)
        .body(());
    let (head, answer) = send(&service, missing).await;
    assert_eq!((head.status(), code(&answer)), (StatusCode::NOT_FOUND, "NOT_FOUND"));
    for stranger in [
        "https://evil.example",
        "null",
        "https://console.example.org.evil.example",
        "http://qiao.example.org",
    ] {
        let (head, _) = service.send(preflight(stranger)).await;
        assert_eq!(head.header(header::ACCESS_CONTROL_ALLOW_ORIGIN), None, "{stranger}");
        let (head, _) = send(&service, asking().header(header::ORIGIN, stranger).body(body())).await;
        assert_eq!(
            head.status(),
            StatusCode::OK,
            "{stranger}: programs and own pages send an origin too"
        );
        assert_eq!(head.header(header::ACCESS_CONTROL_ALLOW_ORIGIN), None, "{stranger}");
        assert_eq!(
            head.header(header::ACCESS_CONTROL_ALLOW_CREDENTIALS),
            None,
            "{stranger}"
        );
    }
}

#[tokio::test]
async fn a_page_of_another_site_cannot_use_the_session() {
    let service = Service::start().await;
    let session = service.logged_in("someone").await;
    let with = |headers: &[(&'static str, &str)]| {
        let request = asking().header(header::COOKIE, format!("theme=dark; {}", session.cookie));
        let request = headers
            .iter()
            .fold(request, |request, (name, value)| request.header(*name, *value));
        request.body(body())
    };
    for headers in [
        vec![("origin", "https://evil.example")],
        vec![("origin", "null")],
        vec![("sec-fetch-site", "cross-site")],
    ] {
        let (head, answer) = send(&service, with(&headers)).await;
        assert_eq!(
            (head.status(), code(&answer)),
            (StatusCode::FORBIDDEN, "CROSS_ORIGIN"),
            "{headers:?}"
        );
    }
    // What a form of another site can send: no header of its own choice, and no JSON.
    let form = Request::builder()
        .method(Method::POST)
        .uri_str("/graphql")
        .header(header::COOKIE, &session.cookie)
        .header(header::CONTENT_TYPE, "text/plain")
        .body(body());
    assert_eq!(
        send(&service, form).await.0.status(),
        StatusCode::UNSUPPORTED_MEDIA_TYPE
    );
    for headers in [
        vec![],
        vec![("origin", "http://qiao.example.org"), ("sec-fetch-site", "same-origin")],
    ] {
        let (head, answer) = send(&service, with(&headers)).await;
        assert_eq!((head.status(), code(&answer)), (StatusCode::OK, ""), "{answer}");
    }
}

#[tokio::test]
async fn each_account_has_its_own_minute_wherever_it_is() {
    let service = Service::start_with(|config| {
        config.rate_limit = 1;
        config.account_rate_limit = 3;
    })
    .await;
    let (one, other) = (service.logged_in("one").await, service.logged_in("other").await);
    for session in [&one, &other] {
        for _ in 0..3 {
            let answer = service.ask_as(session, "{ viewer { __typename } }", json!({})).await;
            assert_eq!(answer.get("errors"), None, "{answer}");
        }
        let answer = service.ask_as(session, "{ viewer { __typename } }", json!({})).await;
        assert_eq!(code(&answer), "RATE_LIMITED");
        // Another session of the same account shares it.
        let again = service.session_of(session.account).await;
        assert_eq!(
            code(&service.ask_as(&again, "{ viewer { __typename } }", json!({})).await),
            "RATE_LIMITED"
        );
    }
    assert_eq!(
        service
            .ask(ANYONE, "{ viewer { role } }", json!({}))
            .await
            .get("errors"),
        None
    );
    assert_eq!(
        service.refused(ANYONE, "{ viewer { role } }", json!({})).await.0,
        "RATE_LIMITED"
    );
}

#[tokio::test]
async fn compressed_bodies_are_not_taken() {
    let service = Service::start().await;
    for coding in ["gzip", "br", "identity, gzip", "zstd", ""] {
        let request = asking().header(header::CONTENT_ENCODING, coding).body(body());
        let (head, answer) = send(&service, request).await;
        let found = (head.status(), code(&answer));
        assert_eq!(
            found,
            (StatusCode::UNSUPPORTED_MEDIA_TYPE, "BODY_COMPRESSED"),
            "{coding}"
        );
    }
    let request = asking().header(header::CONTENT_ENCODING, "identity").body(body());
    assert_eq!(send(&service, request).await.0.status(), StatusCode::OK);
}

#[tokio::test]
async fn text_goes_out_compressed_as_the_client_likes_it() {
    let service = Service::start().await;
    let get = async |address: &str, coding: &str| {
        let request = Request::builder()
            .uri_str(address)
            .header(header::ACCEPT_ENCODING, coding);
        let (head, body) = service.fetch(request.body(())).await;
        let of = |name| {
            let values = head.headers().get_all(name).iter();
            let values: Vec<_> = values.filter_map(|value| value.to_str().ok()).collect();
            values.join(", ")
        };
        (of(header::CONTENT_ENCODING), of(header::VARY), body)
    };
    for address in ["/", "/schema.graphql", "/assets/x/style.css", "/nowhere"] {
        let (coding, vary, plain) = get(address, "identity").await;
        assert_eq!(coding, "", "{address}");
        for (wanted, name, magic) in [
            ("gzip, deflate, br, zstd", "zstd", &[0x28, 0xb5, 0x2f, 0xfd][..]),
            ("gzip, deflate, br", "gzip", &[0x1f, 0x8b][..]),
        ] {
            let (coding, same, packed) = get(address, wanted).await;
            assert_eq!(coding, name, "{address}");
            assert!(packed.starts_with(magic), "{address}");
            assert!(
                packed.len() < plain.len().max(400),
                "{address}: {} of {}",
                packed.len(),
                plain.len()
            );
            assert_eq!(vary, same, "{address}");
            // A cache keeps the codings apart.
            assert!(vary.contains("Accept-Encoding"), "{address}: {vary}");
        }
    }
}

#[tokio::test]
async fn the_server_itself_speaks_both_languages() {
    let service = Service::start().await;
    for (language, word) in [("en", "Nothing"), ("zh", "此处"), ("de", "此处")] {
        let request = Request::builder()
            .uri_str("/nowhere")
            .header(header::ACCEPT_LANGUAGE, language);
        let (head, answer) = send(&service, request.body(())).await;
        assert_eq!(head.status(), StatusCode::NOT_FOUND);
        let message = answer["errors"][0]["message"].as_str().unwrap_or_default();
        assert!(message.starts_with(word), "{language}: {message}");
    }
}
