//! GraphQL over a WebSocket: graphql-transport-ws, over a real connection.

use std::{net::TcpListener, time::Duration};

use futures_util::{SinkExt, StreamExt};
use qiao::{
    auth,
    config::SocketBounds,
    domain::{account::open_session, write::Write},
    server,
};
use qiao_entity::{account, session};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};
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

use crate::support::{ADMIN, POST_NEED, Service, TOKEN, a_need, id};

/// Whoever waits longer waits for ever.
const PATIENCE: Duration = Duration::from_secs(20);

/// A service that listens.
struct Listening {
    service: Service,
    address: String,
    stop: Option<oneshot::Sender<()>>,
    server: JoinHandle<()>,
}

impl Listening {
    async fn start(bounds: impl FnOnce(&mut SocketBounds)) -> Self {
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

    async fn connect(&self, headers: &[(&'static str, &str)]) -> Result<Client, (u16, Value)> {
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
    async fn client(&self) -> Client {
        self.connect(&[("sec-websocket-protocol", "graphql-transport-ws")])
            .await
            .expect("a socket")
    }

    /// A client of another protocol. It is shaken hands with by hand, because the library ends the connection when the
    /// service does not choose what was offered.
    async fn client_of(&self, protocol: &str) -> Client {
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
    async fn greeted(&self, payload: Value) -> Client {
        let mut client = self.client().await;
        client.greet(payload).await;
        client
    }
}

struct Client(WebSocketStream<MaybeTlsStream<TcpStream>>);

/// What came.
#[derive(Debug, PartialEq)]
enum Came {
    Said(Value),
    Closed(u16, String),
    Gone,
}

impl Client {
    async fn send(&mut self, message: Message) {
        self.0.send(message).await.expect("sent");
    }

    async fn say(&mut self, message: Value) {
        self.send(Message::text(message.to_string())).await;
    }

    async fn hear(&mut self) -> Came {
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

    async fn said(&mut self) -> Value {
        match self.hear().await {
            Came::Said(message) => message,
            other => panic!("{other:?}"),
        }
    }

    /// As [`Self::said`]; the cost that each result tells is taken out.
    async fn told(&mut self) -> Value {
        let mut message = self.said().await;
        if let Some(Value::Object(payload)) = message.get_mut("payload")
            && payload.contains_key("data")
        {
            let cost = payload.remove("extensions").unwrap_or_default();
            assert_eq!(cost["cost"]["maximum"], 20_000, "{cost}");
        }
        message
    }

    async fn greet(&mut self, payload: Value) {
        self.say(json!({ "type": "connection_init", "payload": payload })).await;
        assert_eq!(self.said().await, json!({ "type": "connection_ack" }));
    }

    async fn ask(&mut self, id: &str, query: &str) {
        self.say(json!({ "id": id, "type": "subscribe", "payload": { "query": query } }))
            .await;
    }

    /// Asks for something that is answered once.
    async fn answer(&mut self, id: &str, query: &str) -> Value {
        self.ask(id, query).await;
        let mut next = self.told().await;
        assert_eq!((&next["id"], &next["type"]), (&json!(id), &json!("next")), "{next}");
        assert_eq!(self.said().await, json!({ "id": id, "type": "complete" }));
        next["payload"].take()
    }

    async fn closed(&mut self, code: u16) -> String {
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

const WHO: &str = "{ viewer { role } }";
const FOLLOW: &str = "subscription { needPublished { id title { zh } } }";

#[tokio::test]
async fn queries_and_mutations_are_run_with_the_rights_of_who_was_greeted() {
    let listening = Listening::start(|_| {}).await;
    let mut anyone = listening.greeted(Value::Null).await;
    assert_eq!(
        anyone.answer("1", WHO).await,
        json!({ "data": { "viewer": { "role": "ANONYMOUS" } } })
    );
    let token = format!("Bearer {TOKEN}");
    for name in ["authorization", "Authorization"] {
        let mut admin = listening.greeted(json!({ name: token })).await;
        assert_eq!(admin.answer("1", WHO).await["data"]["viewer"]["role"], "ADMINISTRATOR");
        // An id is free again as soon as its operation is complete.
        let made =
            "mutation { createOrganization(input: { organization: { kind: ENTERPRISE, name: { zh: \"某企业\" } } }) {
            __typename } }";
        let made = admin.answer("1", made).await;
        assert_eq!(made["data"]["createOrganization"]["__typename"], "OrganizationCreated");
    }
    let mut by_header = listening
        .connect(&[
            ("sec-websocket-protocol", "graphql-ws, graphql-transport-ws"),
            ("authorization", &token),
        ])
        .await
        .expect("a socket");
    by_header.greet(json!({})).await;
    assert_eq!(
        by_header.answer("x", WHO).await["data"]["viewer"]["role"],
        "ADMINISTRATOR"
    );
}

#[tokio::test]
async fn what_cannot_be_run_is_answered_with_the_same_errors_as_over_http() {
    let listening = Listening::start(|_| {}).await;
    let mut client = listening.greeted(json!({})).await;
    let deep = format!("{}b{}", "{a".repeat(25), "}".repeat(25));
    for (query, code) in [
        ("{ nothing }", "BAD_REQUEST"),
        ("{", "BAD_REQUEST"),
        ("subscription { nothing }", "BAD_REQUEST"),
        (
            "subscription { a: needPublished { id } b: needPublished { id } }",
            "BAD_REQUEST",
        ),
        (
            "subscription { ...F } fragment F on Subscription { needPublished { id } }",
            "BAD_REQUEST",
        ),
        (
            "subscription { needPublished(filter: { organization: \"dog_1\" }) { id } }",
            "BAD_REQUEST",
        ),
        (&deep, "BAD_REQUEST"),
    ] {
        client.ask("1", query).await;
        let error = client.said().await;
        assert_eq!(
            (&error["id"], &error["type"]),
            (&json!("1"), &json!("error")),
            "{query}"
        );
        assert_eq!(error["payload"][0]["extensions"]["code"], code, "{error}");
        let message = error["payload"][0]["message"].as_str().unwrap_or_default();
        assert!(!message.is_empty(), "{error}");
    }
    // A field that fails is no operation that fails.
    let refused = client
        .answer("2", "mutation { createOrganization(input: { organization: { kind: ENTERPRISE, name: { zh: \"x\" } } }) { __typename } }")
        .await;
    assert_eq!(refused["errors"][0]["extensions"]["code"], "FORBIDDEN");
}

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

#[tokio::test]
async fn needs_come_as_they_are_published_once_each_and_only_those_that_may_be_known() {
    let listening = Listening::start(|_| {}).await;
    let service = &listening.service;
    let organization = service
        .organization(json!({ "kind": "ENTERPRISE", "name": { "zh": "某企业" } }))
        .await;
    service.need(a_need(&organization, "从前的", json!({}))).await;
    service.settle().await;
    let mut all = listening.greeted(json!({})).await;
    all.ask("all", FOLLOW).await;
    all.ask(
        "some",
        "subscription S { n: needPublished(filter: { fields: [\"energy\"] }) { title { zh } searchable: status } }",
    )
    .await;
    // Whatever is answered now was asked after both.
    all.answer("mark", WHO).await;

    let draft = json!({ "input": { "need": a_need(&organization, "草稿", json!({})), "publish": false } });
    let draft = service.data(ADMIN, POST_NEED, draft).await;
    let published = service.need(a_need(&organization, "新的", json!({}))).await;
    let next = all.told().await;
    let wanted = json!({ "id": published, "title": { "zh": "新的" } });
    assert_eq!(
        next,
        json!({ "id": "all", "type": "next", "payload": { "data": { "needPublished": wanted } } })
    );

    // A change of what was published is no publication.
    let update = "mutation ($input: UpdateNeedInput!) { updateNeed(input: $input) { __typename } }";
    let input = json!({ "id": published, "version": 1, "need": a_need(&organization, "改过的", json!({})) });
    let updated = service.data(ADMIN, update, json!({ "input": input })).await;
    assert_eq!(updated["updateNeed"]["__typename"], "NeedChanged");
    service.settle().await;

    let energy = json!({ "fields": ["energy.grid"] });
    service.need(a_need(&organization, "电网", energy)).await;
    let mut heard = [all.told().await, all.told().await];
    heard.sort_by_key(|message| message["id"].to_string());
    assert_eq!(heard[0]["payload"]["data"]["needPublished"]["title"]["zh"], "电网");
    assert_eq!(
        heard[1]["payload"]["data"]["n"],
        json!({ "title": { "zh": "电网" }, "searchable": "PUBLISHED" })
    );

    let publish = "mutation ($input: PublishNeedInput!) { publishNeed(input: $input) { __typename } }";
    let input = json!({ "id": id(&draft["postNeed"]["need"]), "version": 1 });
    let done = service.data(ADMIN, publish, json!({ "input": input })).await;
    assert_eq!(done["publishNeed"]["__typename"], "NeedChanged");
    let said = all.told().await;
    assert_eq!(
        said["payload"]["data"]["needPublished"]["title"]["zh"], "草稿",
        "{said}"
    );

    all.say(json!({ "id": "all", "type": "complete" })).await;
    all.answer("mark", WHO).await;
    service.need(a_need(&organization, "之后的", json!({}))).await;
    service.settle().await;
    all.say(json!({ "type": "ping" })).await;
    assert_eq!(all.said().await, json!({ "type": "pong" }));
}

/// Ends a session, as its account does from elsewhere.
async fn end(service: &Service, account: i64, session: i64) {
    let elsewhere = service.session_of(account).await;
    let input = json!({ "input": { "id": format!("session_{session}") } });
    let query = "mutation ($input: EndSessionInput!) { endSession(input: $input) { __typename } }";
    let answer = service.ask_as(&elsewhere, query, input).await;
    assert_eq!(answer["data"]["endSession"]["__typename"], "SessionEnded", "{answer}");
}

/// An account that is logged in: its number, its session's number and the cookie.
async fn logged_in(service: &Service) -> (i64, i64, String) {
    let write = Write::begin(&service.app).await.expect("a write");
    let row = account::ActiveModel {
        login: Set("someone@example.com".to_owned()),
        name: Set("某人".to_owned()),
        status: Set(account::AccountStatus::Active),
        created_at: Set(write.now()),
        updated_at: Set(write.now()),
        version: Set(1),
        ..Default::default()
    };
    let row = row.insert(write.txn()).await.expect("an account");
    let secret = open_session(&write, row.id, "a test").await.expect("a session");
    write.commit().await.expect("stored");
    let session = session::Entity::find()
        .one(&service.app.db)
        .await
        .expect("read")
        .expect("a session");
    (row.id, session.id, format!("{}={}", auth::COOKIE, secret.reveal()))
}

#[tokio::test]
async fn a_session_that_was_ended_is_noticed_at_the_next_operation_and_while_nothing_is_asked() {
    for revalidate in [Duration::from_hours(1), Duration::from_millis(100)] {
        let listening = Listening::start(|bounds| bounds.revalidate = revalidate).await;
        let (account, session, cookie) = logged_in(&listening.service).await;
        let own = format!("http://{}", listening.address);
        let headers = [
            ("sec-websocket-protocol", "graphql-transport-ws"),
            ("cookie", cookie.as_str()),
            ("origin", own.as_str()),
        ];
        let mut client = listening.connect(&headers).await.expect("a socket");
        client.greet(json!({})).await;
        let who = client.answer("1", WHO).await;
        assert_ne!(who["data"]["viewer"]["role"], "ANONYMOUS", "{who}");
        client.ask("2", FOLLOW).await;
        end(&listening.service, account, session).await;
        if revalidate > PATIENCE {
            client.ask("3", WHO).await;
        }
        assert_eq!(client.closed(4403).await, "Forbidden");
        let (status, _) = listening.connect(&headers).await.map(|_| ()).expect_err("refused");
        assert_eq!(status, 401);
    }
}
