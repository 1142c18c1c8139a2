//! The protocol: what is no part of it, and what keeps a connection.

use std::time::Duration;

use serde_json::json;
use tokio_tungstenite::tungstenite::Message;

use super::client::{FOLLOW, Listening};

#[tokio::test]
async fn each_mistake_closes_with_the_code_of_the_protocol() {
    let listening = Listening::start(|bounds| bounds.init = Duration::from_millis(300)).await;
    let subscribe = json!({ "id": "1", "type": "subscribe", "payload": { "query": FOLLOW } });
    for wrong in [
        json!(null),
        json!([]),
        json!({}),
        json!({ "type": "dance" }),
        json!({ "type": "connection_init", "payload": 7 }),
        json!({ "type": "ping", "payload": "now" }),
        json!({ "type": "subscribe", "payload": { "query": FOLLOW } }),
        json!({ "type": "subscribe", "id": "", "payload": { "query": FOLLOW } }),
        json!({ "type": "subscribe", "id": 1, "payload": { "query": FOLLOW } }),
        json!({ "type": "subscribe", "id": "1" }),
        json!({ "type": "subscribe", "id": "1", "payload": {} }),
        json!({ "type": "subscribe", "id": "1", "payload": { "query": FOLLOW, "variables": [] } }),
        json!({ "type": "complete" }),
        json!({ "type": "connection_ack" }),
    ] {
        let mut client = listening.client().await;
        client.say(wrong).await;
        assert!(!client.closed(4400).await.is_empty());
    }
    for wrong in [Message::text("{"), Message::binary(b"{\"type\":\"ping\"}".to_vec())] {
        let mut client = listening.client().await;
        client.send(wrong).await;
        client.closed(4400).await;
    }

    let mut hasty = listening.client().await;
    hasty.say(subscribe.clone()).await;
    assert_eq!(hasty.closed(4401).await, "Unauthorized");

    for wrong in [
        json!({ "authorization": "Bearer wrong" }),
        json!({ "authorization": 7 }),
    ] {
        let mut stranger = listening.client().await;
        stranger
            .say(json!({ "type": "connection_init", "payload": wrong }))
            .await;
        assert_eq!(stranger.closed(4403).await, "Forbidden");
    }

    let mut other = listening.connect(&[]).await.expect("a socket");
    assert_eq!(other.closed(4406).await, "Subprotocol not acceptable");
    let mut older = listening.client_of("graphql-ws").await;
    assert_eq!(older.closed(4406).await, "Subprotocol not acceptable");

    let mut silent = listening.client().await;
    assert_eq!(silent.closed(4408).await, "Connection initialisation timeout");

    let mut twice = listening.greeted(json!({})).await;
    twice.say(subscribe.clone()).await;
    twice.say(subscribe).await;
    assert_eq!(twice.closed(4409).await, "Subscriber for 1 already exists");

    let mut eager = listening.greeted(json!({})).await;
    eager.say(json!({ "type": "connection_init" })).await;
    assert_eq!(eager.closed(4429).await, "Too many initialisation requests");

    let mut large = listening.greeted(json!({})).await;
    large.ask("1", &"x".repeat(200_000)).await;
    large.closed(1009).await;
}

#[tokio::test]
async fn an_upgrade_is_refused_as_a_request_is() {
    let listening = Listening::start(|bounds| bounds.most = 2).await;
    let protocol = ("sec-websocket-protocol", "graphql-transport-ws");
    let refused =
        async |headers: &[(&'static str, &str)]| listening.connect(headers).await.map(|_| ()).expect_err("refused");
    let (status, body) = refused(&[protocol, ("authorization", "Bearer wrong")]).await;
    assert_eq!(
        (status, &body["errors"][0]["extensions"]["code"]),
        (401, &json!("UNAUTHENTICATED"))
    );
    let (status, body) = refused(&[
        protocol,
        ("cookie", "qiao_session=b"),
        ("origin", "https://evil.example"),
    ])
    .await;
    assert_eq!(
        (status, &body["errors"][0]["extensions"]["code"]),
        (403, &json!("CROSS_ORIGIN"))
    );
    let own = format!("http://{}", listening.address);
    for origin in [
        &[("origin", "https://evil.example")][..],
        &[("cookie", "a=b"), ("origin", &own)][..],
    ] {
        let headers: Vec<_> = origin.iter().copied().chain([protocol]).collect();
        drop(listening.connect(&headers).await.expect("a socket"));
    }
    // Seats are given back when sockets end.
    let first = loop {
        match listening.connect(&[protocol]).await {
            Ok(client) => break client,
            Err((status, _)) => assert_eq!(status, 503),
        }
    };
    let second = loop {
        match listening.connect(&[protocol]).await {
            Ok(client) => break client,
            Err((status, _)) => assert_eq!(status, 503),
        }
    };
    let (status, body) = refused(&[protocol]).await;
    assert_eq!(
        (status, &body["errors"][0]["extensions"]["code"]),
        (503, &json!("BUSY"))
    );
    drop((first, second));
}

#[tokio::test]
async fn pings_are_answered_and_sent() {
    let listening = Listening::start(|bounds| bounds.keep_alive = Duration::from_millis(150)).await;
    let mut client = listening.client().await;
    client.say(json!({ "type": "ping", "payload": { "n": 1 } })).await;
    assert_eq!(client.said().await, json!({ "type": "pong", "payload": { "n": 1 } }));
    client
        .say(json!({ "type": "pong", "payload": { "unasked": true } }))
        .await;
    client.greet(json!({})).await;
    // Who answers stays.
    for _ in 0..6 {
        assert_eq!(client.said().await, json!({ "type": "ping" }));
        client.say(json!({ "type": "pong" })).await;
    }
    // Who does not is taken for gone.
    assert_eq!(client.closed(1001).await, "Pings were not answered");
}
