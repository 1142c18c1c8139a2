//! A service over a database of its own, asked as a client asks it.

#[path = "../../core/src/domain/testing/template.rs"]
mod template;

use std::{
    net::{SocketAddr, TcpListener},
    sync::{
        Arc,
        atomic::{AtomicI64, AtomicU64, Ordering},
    },
    time::Duration,
};

use chrono::{DateTime, Utc};
use poem::{
    Endpoint, EndpointExt, Request, Response,
    endpoint::BoxEndpoint,
    http::{Method, header},
};
use qiao::{
    app::App,
    auth::{AdminToken, Requester},
    clock::Clock,
    config::Config,
    database::STATEMENTS,
    server,
};
use serde_json::{Value, json};
use tempfile::TempDir;

pub(crate) const TOKEN: &str = "a-token-for-the-tests-alone";
pub(crate) const ADMIN: &Requester = &Requester::Operator;
pub(crate) const ANYONE: &Requester = &Requester::Anonymous;

/// A running service; it and its folder go when it is dropped.
pub(crate) struct Service {
    pub(crate) app: App,
    endpoint: BoxEndpoint<'static, Response>,
    clock: Arc<AtomicI64>,
    _folder: TempDir,
}

impl Service {
    /// Starts one over an empty database.
    pub(crate) async fn start() -> Self {
        Self::start_with(|_| {}).await
    }

    /// Starts one whose configuration is changed first.
    pub(crate) async fn start_with(change: impl FnOnce(&mut Config)) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let millis = Arc::new(AtomicI64::new(1_800_000_000_000));
        let told = millis.clone();
        let clock =
            Clock::told_by(move || DateTime::from_timestamp_millis(told.load(Ordering::SeqCst)).expect("in range"));
        let mut config = Config {
            data: folder.path().to_owned(),
            database_url: template::copy(folder.path(), &clock).await,
            database_connections: 4,
            admin_token: AdminToken::new(TOKEN),
            introspection: true,
            ..Config::default()
        };
        change(&mut config);
        let app = App::start(config, clock).await.expect("a service");
        Self {
            endpoint: server::endpoint(&app).boxed(),
            app,
            clock: millis,
            _folder: folder,
        }
    }

    /// The same service in a new process, as it were: nothing is in memory.
    pub(crate) async fn restart(self) -> Self {
        let (config, clock) = (self.app.config.clone(), self.app.clock.clone());
        self.app.stop().await;
        let app = App::start(config, clock).await.expect("a service");
        Self {
            endpoint: server::endpoint(&app).boxed(),
            app,
            ..self
        }
    }

    /// Sets the clock.
    pub(crate) fn set_clock(&self, moment: DateTime<Utc>) {
        self.clock.store(moment.timestamp_millis(), Ordering::SeqCst);
    }

    /// Moves the clock on.
    pub(crate) fn pass(&self, time: Duration) {
        let millis = i64::try_from(time.as_millis()).expect("in range");
        self.clock.fetch_add(millis, Ordering::SeqCst);
    }

    /// Asks in English and returns the whole answer.
    pub(crate) async fn ask(&self, requester: &Requester, query: &str, variables: Value) -> Value {
        self.ask_in("en", requester, query, variables).await
    }

    /// Asks in a language and returns the whole answer.
    pub(crate) async fn ask_in(&self, language: &str, requester: &Requester, query: &str, variables: Value) -> Value {
        let mut request = Request::builder()
            .method(Method::POST)
            .uri_str("/graphql")
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::ACCEPT_LANGUAGE, language);
        if requester == ADMIN {
            request = request.header(header::AUTHORIZATION, format!("Bearer {TOKEN}"));
        }
        let body = json!({ "query": query, "variables": variables }).to_string();
        let (_, body) = self.send(request.body(body)).await;
        serde_json::from_str(&body).expect("an answer in JSON")
    }

    /// Asks for something that has no errors and returns the data.
    pub(crate) async fn data(&self, requester: &Requester, query: &str, variables: Value) -> Value {
        let mut answer = self.ask(requester, query, variables).await;
        assert_eq!(answer.get("errors"), None, "{query}");
        answer["data"].take()
    }

    /// Asks for something that is refused; returns code and message of the first error.
    pub(crate) async fn refused(&self, requester: &Requester, query: &str, variables: Value) -> (String, String) {
        let answer = self.ask(requester, query, variables).await;
        let error = &answer["errors"][0];
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        (text(&error["extensions"]["code"]), text(&error["message"]))
    }

    /// Sends a request as it is; returns the response's head and its body.
    pub(crate) async fn send(&self, request: Request) -> (Response, String) {
        let (head, body) = self.fetch(request).await;
        (head, String::from_utf8_lossy(&body).into_owned())
    }

    /// The same for a body that is no text.
    pub(crate) async fn fetch(&self, request: Request) -> (Response, Vec<u8>) {
        let mut response = self.endpoint.call(request).await.expect("an answer");
        let body = response.take_body().into_vec().await.expect("a body");
        (response, body)
    }

    /// Serves on a free port of this machine, until the service is dropped.
    pub(crate) fn serve(&self) -> SocketAddr {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address");
        let app = self.app.clone();
        // The test's runtime ends it.
        tokio::spawn(async move { server::serve(&app, listener, std::future::pending()).await });
        address
    }

    /// Waits until everything stored can be found.
    pub(crate) async fn settle(&self) {
        self.app
            .settled(Duration::from_secs(30))
            .await
            .expect("a settled index");
    }

    /// Asks for something that has no errors; returns the data and how many SQL statements it took.
    pub(crate) async fn counted(&self, query: &str) -> (Value, u64) {
        let count = Arc::new(AtomicU64::new(0));
        let data = STATEMENTS
            .scope(count.clone(), self.data(ANYONE, query, json!({})))
            .await;
        (data, count.load(Ordering::SeqCst))
    }

    /// Stores an organization and returns its id.
    pub(crate) async fn organization(&self, organization: Value) -> String {
        let query = "mutation ($organization: OrganizationInput!) { createOrganization(input: { organization: $organization }) {
            ... on OrganizationCreated { organization { id } } ... on InvalidOrganization { problems { path code } } } }";
        let data = self.data(ADMIN, query, json!({ "organization": organization })).await;
        made(&data["createOrganization"], "organization")
    }

    /// Stores a manager who works for these organizations and returns the id.
    pub(crate) async fn manager(&self, manager: Value, organizations: &[&str]) -> String {
        let query = "mutation ($manager: ManagerInput!) { createManager(input: { manager: $manager }) {
            ... on ManagerCreated { manager { id } } ... on InvalidManager { problems { path code } } } }";
        let data = self.data(ADMIN, query, json!({ "manager": manager })).await;
        let manager = made(&data["createManager"], "manager");
        let affiliations: Vec<Value> = organizations
            .iter()
            .map(|organization| json!({ "organization": organization, "mode": "FULL_TIME" }))
            .collect();
        // To say where it works is a change of its profile: a new one without has its first version.
        if affiliations.is_empty() {
            return manager;
        }
        let query = "mutation ($input: SetAffiliationsInput!) { setAffiliations(input: $input) { __typename } }";
        let input = json!({ "manager": manager, "affiliations": affiliations });
        let data = self.data(ADMIN, query, json!({ "input": input })).await;
        assert_eq!(data["setAffiliations"]["__typename"], "AffiliationsSet");
        manager
    }

    /// Stores an achievement and returns its id.
    pub(crate) async fn achievement(&self, achievement: Value) -> String {
        let query =
            "mutation ($achievement: AchievementInput!) { createAchievement(input: { achievement: $achievement }) {
            ... on AchievementCreated { achievement { id } } ... on InvalidAchievement { problems { path code } } } }";
        let data = self.data(ADMIN, query, json!({ "achievement": achievement })).await;
        made(&data["createAchievement"], "achievement")
    }

    /// Posts a need and returns its id.
    pub(crate) async fn need(&self, need: Value) -> String {
        let data = self.data(ADMIN, POST_NEED, json!({ "input": { "need": need } })).await;
        made(&data["postNeed"], "need")
    }
}

/// Posts a need.
pub(crate) const POST_NEED: &str = "mutation ($input: PostNeedInput!) { postNeed(input: $input) {
    __typename
    ... on NeedPosted { need { id version status } freshness }
    ... on InvalidNeed { problems { path code message } } } }";

/// A need with all that a published one must say; `more` replaces and adds.
pub(crate) fn a_need(organization: &str, title: &str, more: Value) -> Value {
    let mut need = json!({
        "organization": organization,
        "kind": "PROBLEM",
        "title": { "zh": title },
        "summary": { "zh": format!("{title}：摘要") },
        "description": { "zh": format!("{title}：背景、要求与用途") },
        "noIndicatorsReason": "待定",
        "fields": ["material.metal"],
        "industries": ["38"],
        "modes": ["DEVELOPMENT"],
        "deadline": "2099-01-01",
    });
    if let (Value::Object(need), Value::Object(more)) = (&mut need, more) {
        need.extend(more);
    }
    need
}

/// The id of a record that was made; an answer that says why not is shown.
fn made(answer: &Value, noun: &str) -> String {
    assert!(answer[noun].is_object(), "not made: {answer}");
    id(&answer[noun])
}

/// The id of a record in an answer.
pub(crate) fn id(record: &Value) -> String {
    record["id"]
        .as_str()
        .unwrap_or_else(|| panic!("no id in {record}"))
        .to_owned()
}
