//! A service that listens, and clients of its sockets.

use std::{net::TcpListener, time::Duration};

use futures_util::{SinkExt, StreamExt};
use qiao::{config::SocketBounds, server};
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    sync::oneshot,
    task::JoinHandle,
};
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async,
    tungstenite::{self, Message, client::IntoClientRequest, http::HeaderValue, protocol::Role},
};

use crate::support::Service;

/// Whoever waits longer waits for ever.
pub(super) const PATIENCE: Duration = Duration::from_secs(20);

/// A service that listens.
pub(super) struct Listening {
    pub(super) service: Service,
    pub(super) address: String,
    pub(super) stop: Option<oneshot::Sender<()>>,
    pub(super) server: JoinHandle<()>,
}

impl Listening {
    pub(super) async fn start(bounds: impl FnOnce(&mut SocketBounds)) -> Self {
        let service = Service::start_with(|config| {
            config.body_limit = 100_000;
            bounds(&mut config.socket);
        })
        .await;
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address").to_string();
        let (stop, stopped) = oneshot::channel();
        let app = service.app.clone();
        let server = tokio::spawn(async move {
            let stopped = async { drop(stopped.await) };
            server::serve(&app, listener, stopped).await.expect("served");
            app.stop().await;
        });
        Self {
            service,
            address,
            stop: Some(stop),
            server,
        }
    }

    pub(super) async fn connect(&self, headers: &[(&'static str, &str)]) -> Result<Client, (u16, Value)> {
        let mut request = format!("ws://{}/graphql", self.address)
            .into_client_request()
            .expect("a request");
        for (name, value) in headers {
            request
                .headers_mut()
                .insert(*name, HeaderValue::from_str(value).expect("a header"));
        }
        match connect_async(request).await {
            Ok((socket, _)) => Ok(Client(socket)),
            Err(tungstenite::Error::Http(response)) => {
                let body = response.body().clone().unwrap_or_default();
                Err((
                    response.status().as_u16(),
                    serde_json::from_slice(&body).unwrap_or_default(),
                ))
            }
            Err(error) => panic!("{error}"),
        }
    }

    /// A client that speaks the protocol and said nothing yet.
    pub(super) async fn client(&self) -> Client {
        self.connect(&[("sec-websocket-protocol", "graphql-transport-ws")])
            .await
            .expect("a socket")
    }

    /// A client of another protocol. It is shaken hands with by hand, because the library ends the connection when the
    /// service does not choose what was offered.
    pub(super) async fn client_of(&self, protocol: &str) -> Client {
        let mut stream = TcpStream::connect(&self.address).await.expect("a connection");
        let request = format!(
            "GET /graphql HTTP/1.1\r\nhost: {}\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\n\
             sec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==\r\nsec-websocket-protocol: {protocol}\r\n\r\n",
            self.address
        );
        stream.write_all(request.as_bytes()).await.expect("sent");
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            head.push(stream.read_u8().await.expect("a head"));
        }
        let head = String::from_utf8(head).expect("text").to_ascii_lowercase();
        assert!(
            head.starts_with("http/1.1 101") && !head.contains("sec-websocket-protocol"),
            "{head}"
        );
        let stream = MaybeTlsStream::Plain(stream);
        Client(WebSocketStream::from_raw_socket(stream, Role::Client, None).await)
    }

    /// A client whose connection is acknowledged.
    pub(super) async fn greeted(&self, payload: Value) -> Client {
        let mut client = self.client().await;
        client.greet(payload).await;
        client
    }
}

/// A client of a socket.
pub(super) struct Client(pub(super) WebSocketStream<MaybeTlsStream<TcpStream>>);

/// What came.
#[derive(Debug, PartialEq)]
pub(super) enum Came {
    Said(Value),
    Closed(u16, String),
    Gone,
}

impl Client {
    pub(super) async fn send(&mut self, message: Message) {
        self.0.send(message).await.expect("sent");
    }

    pub(super) async fn say(&mut self, message: Value) {
        self.send(Message::text(message.to_string())).await;
    }

    pub(super) async fn hear(&mut self) -> Came {
        loop {
            let came = tokio::time::timeout(PATIENCE, self.0.next()).await;
            return match came.expect("the service said nothing") {
                Some(Ok(Message::Text(text))) => Came::Said(serde_json::from_str(&text).expect("JSON")),
                Some(Ok(Message::Close(Some(frame)))) => Came::Closed(frame.code.into(), frame.reason.to_string()),
                Some(Ok(Message::Close(None)) | Err(_)) | None => Came::Gone,
                Some(Ok(_)) => continue,
            };
        }
    }

    pub(super) async fn said(&mut self) -> Value {
        match self.hear().await {
            Came::Said(message) => message,
            other => panic!("{other:?}"),
        }
    }

    /// As [`Self::said`]; the cost that each result tells is taken out.
    pub(super) async fn told(&mut self) -> Value {
        let mut message = self.said().await;
        if let Some(Value::Object(payload)) = message.get_mut("payload")
            && payload.contains_key("data")
        {
            let cost = payload.remove("extensions").unwrap_or_default();
            assert_eq!(cost["cost"]["maximum"], 20_000, "{cost}");
        }
        message
    }

    pub(super) async fn greet(&mut self, payload: Value) {
        self.say(json!({ "type": "connection_init", "payload": payload })).await;
        assert_eq!(self.said().await, json!({ "type": "connection_ack" }));
    }

    pub(super) async fn ask(&mut self, id: &str, query: &str) {
        self.say(json!({ "id": id, "type": "subscribe", "payload": { "query": query } }))
            .await;
    }

    /// Asks for something that is answered once.
    pub(super) async fn answer(&mut self, id: &str, query: &str) -> Value {
        self.ask(id, query).await;
        let mut next = self.told().await;
        assert_eq!((&next["id"], &next["type"]), (&json!(id), &json!("next")), "{next}");
        assert_eq!(self.said().await, json!({ "id": id, "type": "complete" }));
        next["payload"].take()
    }

    pub(super) async fn closed(&mut self, code: u16) -> String {
        loop {
            match self.hear().await {
                Came::Closed(closed, reason) => {
                    assert_eq!(closed, code, "{reason}");
                    return reason;
                }
                Came::Said(_) => {}
                Came::Gone => panic!("gone without a close"),
            }
        }
    }
}

/// Who asks.
pub(super) const WHO: &str = "{ viewer { role } }";
/// The needs that are published.
pub(super) const FOLLOW: &str = "subscription { needPublished { id title { zh } } }";
