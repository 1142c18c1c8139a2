//! How much a client may take, and when it is let go.

use std::time::Duration;

use futures_util::SinkExt;
use serde_json::json;
use tokio_tungstenite::tungstenite::Message;

use super::client::{Came, FOLLOW, Listening, PATIENCE, WHO};

#[tokio::test]
async fn operations_at_a_time_are_bounded_and_the_client_can_end_them() {
    let listening = Listening::start(|bounds| bounds.operations = 3).await;
    let mut client = listening.greeted(json!({})).await;
    for id in ["1", "2", "3", "4"] {
        client.ask(id, FOLLOW).await;
    }
    let error = client.said().await;
    assert_eq!((&error["id"], &error["type"]), (&json!("4"), &json!("error")));
    assert_eq!(error["payload"][0]["extensions"]["code"], "BUSY");
    client.say(json!({ "id": "2", "type": "complete" })).await;
    client.say(json!({ "id": "never-begun", "type": "complete" })).await;
    assert_eq!(client.answer("2", WHO).await["data"]["viewer"]["role"], "ANONYMOUS");
}

#[tokio::test]
async fn a_socket_on_which_nothing_is_asked_is_closed() {
    let listening = Listening::start(|bounds| {
        bounds.keep_alive = Duration::from_millis(100);
        bounds.idle = Duration::from_millis(250);
    })
    .await;
    let mut client = listening.greeted(json!({})).await;
    client.ask("1", FOLLOW).await;
    for _ in 0..6 {
        assert_eq!(client.said().await, json!({ "type": "ping" }));
        client.say(json!({ "type": "pong" })).await;
    }
    client.say(json!({ "id": "1", "type": "complete" })).await;
    let closed = loop {
        match client.hear().await {
            Came::Said(_) => client.say(json!({ "type": "pong" })).await,
            other => break other,
        }
    };
    assert_eq!(
        closed,
        Came::Closed(1000, "Nothing was asked for a long time".to_owned())
    );
}

#[tokio::test]
async fn who_does_not_read_is_let_go() {
    let listening = Listening::start(|bounds| {
        bounds.patience = Duration::from_millis(300);
        bounds.operations = 4;
    })
    .await;
    let mut client = listening.greeted(json!({})).await;
    // Far more answers than the buffers of a connection hold.
    let query = "{ __schema { types { name description fields { name description args { name description } } } } }";
    let ended = tokio::time::timeout(PATIENCE, async {
        for number in 0..100_000 {
            let ask = json!({ "id": number.to_string(), "type": "subscribe", "payload": { "query": query } });
            if client.0.send(Message::text(ask.to_string())).await.is_err() {
                break;
            }
        }
    });
    ended.await.expect("let go");
    listening.service.app.sockets.close().await;
}

#[tokio::test]
async fn sockets_are_told_when_the_service_stops() {
    let mut listening = Listening::start(|_| {}).await;
    let mut client = listening.greeted(json!({})).await;
    client.ask("1", FOLLOW).await;
    let mut silent = listening.client().await;
    listening.stop.take().expect("running").send(()).expect("running");
    assert_eq!(client.closed(1001).await, "The service stops");
    silent.closed(1001).await;
    drop((client, silent));
    tokio::time::timeout(PATIENCE, listening.server)
        .await
        .expect("it stops")
        .expect("no panic");
}
