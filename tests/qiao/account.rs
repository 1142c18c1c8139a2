//! Accounts: registration, log-in, sessions, passwords.

use std::time::Duration;

use poem::{
    Request, Response,
    http::{Method, header},
};
use qiao::config::{Config, Registration};
use serde_json::{Value, json};

use crate::{
    session::Session,
    support::{ADMIN, ANYONE, Service, TOKEN},
};

const GOOD: &str = "tropfen-lampe-ziegel";
const BETTER: &str = "ziegel-lampe-tropfen 9";

const REGISTER: &str = "mutation ($input: RegisterInput!) { register(input: $input) {
    __typename ... on Registered { id login } ... on InvalidAccount { problems { path code message } } } }";
const LOG_IN: &str = "mutation ($input: LogInInput!) { logIn(input: $input) {
    __typename ... on LoggedIn { account { id login name } session { id current agent } } ... on LogInRefused { message } } }";
const VIEWER: &str = "{ viewer { role may { write manage administer register review introduce }
    account { id login name status version manager { id } loggedInAt
        roles { role region { code } association { id } } memberships { role organization { id } } }
    sessions { id current agent } } }";

async fn open() -> Service {
    Service::start_with(|config: &mut Config| config.registration = Registration::Open).await
}

async fn register(service: &Service, login: &str, name: &str, password: &str) -> Value {
    let input = json!({ "input": { "login": login, "name": name, "password": password } });
    let mut data = service.data(ANYONE, REGISTER, input).await;
    data["register"].take()
}

async fn log_in(service: &Service, login: &str, password: &str) -> (Response, Value) {
    // Late enough for the throttle.
    service.pass(Duration::from_secs(30));
    let input = json!({ "input": { "login": login, "password": password } });
    let (response, mut answer) = post(service, None, LOG_IN, input).await;
    assert_eq!(answer.get("errors"), None, "{answer}");
    (response, answer["data"]["logIn"].take())
}

/// Posts a query with this cookie; returns the response's head and the whole answer.
async fn post(service: &Service, cookie: Option<&str>, query: &str, variables: Value) -> (Response, Value) {
    let mut request = Request::builder()
        .method(Method::POST)
        .uri_str("/graphql")
        .header(header::CONTENT_TYPE, "application/json")
        .header(header::ACCEPT_LANGUAGE, "en");
    if let Some(cookie) = cookie {
        request = request.header(header::COOKIE, cookie);
    }
    let body = json!({ "query": query, "variables": variables }).to_string();
    let (response, body) = service.send(request.body(body)).await;
    (response, serde_json::from_str(&body).expect("an answer in JSON"))
}

/// The id of an account.
fn id(session: &Session) -> String {
    format!("account_{}", session.account)
}

/// What the answer sets, and what the browser sends then.
fn cookies(response: &Response) -> (String, String) {
    let all: Vec<_> = response.headers().get_all(header::SET_COOKIE).iter().collect();
    let [set] = all.as_slice() else {
        panic!("not one cookie: {all:?}");
    };
    let set = set.to_str().expect("text").to_owned();
    let (cookie, _) = set.split_once(';').expect("attributes");
    (cookie.to_owned(), set.clone())
}

async fn enter(service: &Service, login: &str, password: &str) -> String {
    let (response, answer) = log_in(service, login, password).await;
    assert_eq!(answer["__typename"], "LoggedIn", "{answer}");
    cookies(&response).0
}

async fn viewer(service: &Service, cookie: &str) -> Value {
    let (response, mut answer) = post(service, Some(cookie), VIEWER, json!({})).await;
    assert_eq!(response.status().as_u16(), 200);
    answer["data"]["viewer"].take()
}

#[tokio::test]
async fn a_person_registers_logs_in_and_out() {
    let service = open().await;
    let made = register(&service, "Li.Guangming@Example.org", "李光明", GOOD).await;
    assert_eq!(
        made,
        json!({ "__typename": "Registered", "id": "account_1", "login": "li.guangming@example.org" })
    );
    let nobody = service.data(ANYONE, VIEWER, json!({})).await;
    assert_eq!(nobody["viewer"]["account"], Value::Null);
    assert_eq!(nobody["viewer"]["sessions"], json!([]));

    let (response, answer) = log_in(&service, "li.guangming@EXAMPLE.org", GOOD).await;
    assert_eq!(answer["account"]["name"], "李光明");
    let (cookie, set) = cookies(&response);
    assert_eq!(
        set,
        format!("{cookie}; Path=/; Max-Age=1209600; HttpOnly; SameSite=Lax"),
        "plain HTTP"
    );
    let secret = cookie.strip_prefix("qiao_session=").expect("its name");
    assert!(secret.len() >= 43 && !answer.to_string().contains(secret));

    let viewer_is = viewer(&service, &cookie).await;
    assert_eq!(viewer_is["role"], "ACCOUNT");
    assert_eq!(viewer_is["account"]["id"], "account_1");
    assert_eq!(
        viewer_is["sessions"],
        json!([{ "id": "session_1", "current": true, "agent": "" }])
    );
    assert_eq!(
        viewer_is["may"],
        json!({ "write": true, "manage": true, "administer": false, "register": false, "review": false, "introduce": false })
    );

    let (response, answer) = post(
        &service,
        Some(&cookie),
        "mutation { logOut { ... on LoggedOut { sessionsEnded } } }",
        json!({}),
    )
    .await;
    assert_eq!(answer["data"]["logOut"]["sessionsEnded"], 1);
    assert_eq!(
        cookies(&response).1,
        "qiao_session=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax"
    );
    // Who still sends it is told so once, and loses it.
    let (response, answer) = post(&service, Some(&cookie), VIEWER, json!({})).await;
    assert_eq!(response.status().as_u16(), 401);
    assert_eq!(answer["errors"][0]["extensions"]["code"], "UNAUTHENTICATED");
    assert!(cookies(&response).1.starts_with("qiao_session=; Path=/; Max-Age=0;"));
    let bearer = Request::builder()
        .method(Method::POST)
        .uri_str("/graphql")
        .header(header::CONTENT_TYPE, "application/json")
        .header(header::AUTHORIZATION, "Bearer no-token-of-ours")
        .body(json!({ "query": "{ __typename }" }).to_string());
    let (response, _) = service.send(bearer).await;
    assert_eq!(response.status().as_u16(), 401);
    assert!(response.headers().get(header::SET_COOKIE).is_none());
}

#[tokio::test]
async fn behind_https_the_cookie_is_for_https_alone() {
    let service = Service::start_with(|config: &mut Config| {
        config.registration = Registration::Open;
        config.public_url = Some("https://qiao.example.org".to_owned());
    })
    .await;
    register(&service, "li.guangming", "Li", GOOD).await;
    let (response, _) = log_in(&service, "li.guangming", GOOD).await;
    assert!(cookies(&response).1.ends_with("; HttpOnly; SameSite=Lax; Secure"));
}

#[tokio::test]
async fn a_log_in_within_a_batch_sets_its_cookie() {
    let service = open().await;
    register(&service, "li.guangming", "Li", GOOD).await;
    let input = json!({ "input": { "login": "li.guangming", "password": GOOD } });
    let batch = json!([{ "query": "{ __typename }" }, { "query": LOG_IN, "variables": input }]);
    let request = Request::builder()
        .method(Method::POST)
        .uri_str("/graphql")
        .header(header::CONTENT_TYPE, "application/json")
        .body(batch.to_string());
    let (response, _) = service.send(request).await;
    let (cookie, _) = cookies(&response);
    assert_eq!(viewer(&service, &cookie).await["account"]["login"], "li.guangming");
}

#[tokio::test]
async fn registration_is_closed_unless_it_is_opened() {
    let service = Service::start().await;
    let input = json!({ "input": { "login": "li.guangming", "name": "Li", "password": GOOD } });
    let (code, _) = service.refused(ANYONE, REGISTER, input.clone()).await;
    assert_eq!(code, "FORBIDDEN");
    let made = service.data(ADMIN, REGISTER, input.clone()).await;
    assert_eq!(made["register"]["__typename"], "Registered");
    let taken = service.data(ADMIN, REGISTER, input).await;
    assert_eq!(taken["register"]["problems"][0]["code"], "TAKEN");
}

#[tokio::test]
async fn weak_passwords_are_refused_with_all_other_problems() {
    let service = open().await;
    for weak in [
        "short",
        "password2024",
        "qwertyuiop1",
        "guangming.li.1990",
        "000000000000000",
    ] {
        let told = register(&service, "guangming.li", "Li Guangming", weak).await;
        assert_eq!(told["problems"][0]["code"], "WEAK_PASSWORD", "{weak}");
        assert_eq!(told["problems"][0]["path"], json!(["password"]));
        assert!(!told.to_string().contains(weak), "{told}");
    }
    let told = register(&service, "ab", "", &"长".repeat(257)).await;
    let codes: Vec<_> = told["problems"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|problem| &problem["code"])
        .collect();
    assert_eq!(codes, ["MALFORMED", "REQUIRED", "TOO_LONG"]);
    // What has not the right type is not told back either.
    let input = json!({ "input": { "login": "li.guangming", "name": "Li", "password": 739_105_286_431_u64 } });
    let answer = service.ask(ANYONE, REGISTER, input).await;
    assert_eq!(answer["errors"][0]["extensions"]["code"], "BAD_REQUEST");
    assert!(!answer.to_string().contains("739105286431"), "{answer}");
}

#[tokio::test]
async fn a_wrong_log_in_says_nothing_of_the_account() {
    let service = open().await;
    register(&service, "li.guangming", "Li", GOOD).await;
    let blocked = service.account("blocked", json!({})).await;
    qiao::domain::account::block(&service.app, ADMIN, blocked.account)
        .await
        .expect("no fault")
        .expect("blocked");
    let mut answers = Vec::new();
    for (login, password) in [
        ("li.guangming", BETTER),
        ("nobody.there", GOOD),
        ("blocked", GOOD),
        ("", ""),
    ] {
        let (response, answer) = log_in(&service, login, password).await;
        assert!(response.headers().get(header::SET_COOKIE).is_none());
        answers.push(answer);
    }
    assert_eq!(answers[0]["__typename"], "LogInRefused");
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
    let (response, _) = post(&service, Some(&blocked.cookie), VIEWER, json!({})).await;
    assert_eq!(response.status().as_u16(), 401, "its session ended at once");
}

#[tokio::test]
async fn tries_are_throttled_and_the_wait_is_told() {
    let service = open().await;
    register(&service, "li.guangming", "Li", GOOD).await;
    let try_it = async |login: &str, password: &str| {
        let input = json!({ "input": { "login": login, "password": password } });
        service.ask(ANYONE, LOG_IN, input).await
    };
    for _ in 0..5 {
        let answer = try_it("li.guangming", BETTER).await;
        assert_eq!(answer["data"]["logIn"]["__typename"], "LogInRefused");
    }
    let late = try_it("LI.guangming", GOOD).await;
    let error = &late["errors"][0];
    assert_eq!(error["extensions"], json!({ "code": "RATE_LIMITED", "retryAfter": 30 }));
    assert_eq!(error["message"], "Too many requests. Try again in 30 s.");
    let other = try_it("nobody.there", GOOD).await;
    assert_eq!(other["data"]["logIn"]["__typename"], "LogInRefused", "another's tries");
    service.pass(Duration::from_secs(30));
    let right = try_it("li.guangming", GOOD).await;
    assert_eq!(right["data"]["logIn"]["__typename"], "LoggedIn");
}

#[tokio::test]
async fn a_session_ends_for_the_one_who_ends_it_and_at_once() {
    let service = open().await;
    register(&service, "li.guangming", "Li", GOOD).await;
    let (first, second, third) = (
        enter(&service, "li.guangming", GOOD).await,
        enter(&service, "li.guangming", GOOD).await,
        enter(&service, "li.guangming", GOOD).await,
    );
    let end = "mutation ($id: ID!) { endSession(input: { id: $id }) {
        __typename ... on SessionEnded { id } ... on NotFound { message } } }";
    let foreign = service.account("wang", json!({})).await;
    for id in ["session_1", "session_99", "account_1", "nonsense"] {
        let answer = service.ask_as(&foreign, end, json!({ "id": id })).await;
        assert_eq!(answer["data"]["endSession"]["__typename"], "NotFound", "{id}");
    }
    assert_eq!(
        viewer(&service, &second).await["sessions"].as_array().map(Vec::len),
        Some(3)
    );
    let (response, answer) = post(&service, Some(&first), end, json!({ "id": "session_2" })).await;
    assert_eq!(answer["data"]["endSession"]["id"], "session_2");
    assert!(response.headers().get(header::SET_COOKIE).is_none(), "not its own");
    let (response, _) = post(&service, Some(&second), VIEWER, json!({})).await;
    assert_eq!(response.status().as_u16(), 401);
    let everywhere = "mutation { logOutEverywhere { ... on LoggedOut { sessionsEnded } } }";
    let (response, answer) = post(&service, Some(&first), everywhere, json!({})).await;
    assert_eq!(answer["data"]["logOutEverywhere"]["sessionsEnded"], 2);
    assert!(cookies(&response).1.contains("Max-Age=0"));
    let (response, _) = post(&service, Some(&third), VIEWER, json!({})).await;
    assert_eq!(response.status().as_u16(), 401);
    for mutation in [
        everywhere,
        "mutation { endSession(input: { id: \"session_1\" }) { __typename } }",
    ] {
        assert_eq!(service.refused(ANYONE, mutation, json!({})).await.0, "FORBIDDEN");
        assert_eq!(
            service.refused(ADMIN, mutation, json!({})).await.0,
            "FORBIDDEN",
            "no account"
        );
    }
    let out = service
        .data(
            ANYONE,
            "mutation { logOut { ... on LoggedOut { sessionsEnded } } }",
            json!({}),
        )
        .await;
    assert_eq!(out["logOut"]["sessionsEnded"], 0);

    // A session ends by itself, too.
    let late = enter(&service, "li.guangming", GOOD).await;
    service.pass(Duration::from_hours(24 * 14));
    let (response, _) = post(&service, Some(&late), VIEWER, json!({})).await;
    assert_eq!(response.status().as_u16(), 401);
}

#[tokio::test]
async fn a_password_is_changed_by_who_knows_it() {
    let service = open().await;
    register(&service, "li.guangming", "Li", GOOD).await;
    let (first, second) = (
        enter(&service, "li.guangming", GOOD).await,
        enter(&service, "li.guangming", GOOD).await,
    );
    let change =
        "mutation ($old: String!, $new: String!) { changePassword(input: { oldPassword: $old, newPassword: $new }) {
        __typename ... on PasswordChanged { sessionsEnded } ... on InvalidAccount { problems { path code } } } }";
    let change = async |old: &str, new: &str| {
        let (_, mut answer) = post(&service, Some(&first), change, json!({ "old": old, "new": new })).await;
        answer["data"]["changePassword"].take()
    };
    let wrong = change(BETTER, BETTER).await;
    assert_eq!(
        wrong["problems"],
        json!([{ "path": ["oldPassword"], "code": "WRONG_PASSWORD" }])
    );
    let weak = change(GOOD, "guangming1234").await;
    assert_eq!(
        weak["problems"],
        json!([{ "path": ["newPassword"], "code": "WEAK_PASSWORD" }])
    );
    assert_eq!(change(GOOD, BETTER).await["sessionsEnded"], 1);
    assert_eq!(viewer(&service, &first).await["role"], "ACCOUNT");
    let (response, _) = post(&service, Some(&second), VIEWER, json!({})).await;
    assert_eq!(response.status().as_u16(), 401);
    assert_eq!(
        log_in(&service, "li.guangming", GOOD).await.1["__typename"],
        "LogInRefused"
    );
    enter(&service, "li.guangming", BETTER).await;
}

#[tokio::test]
async fn a_one_time_token_sets_a_password_once() {
    let service = open().await;
    register(&service, "li.guangming", "Li", GOOD).await;
    let cookie = enter(&service, "li.guangming", GOOD).await;
    let create = "mutation ($id: ID!) { createPasswordReset(input: { account: $id }) {
        __typename ... on PasswordResetCreated { token expiresAt account { login } } ... on NotFound { id } } }";
    let (_, answer) = post(&service, Some(&cookie), create, json!({ "id": "account_1" })).await;
    assert_eq!(
        answer["errors"][0]["extensions"]["code"], "FORBIDDEN",
        "not even for oneself"
    );
    let none = service.data(ADMIN, create, json!({ "id": "account_9" })).await;
    assert_eq!(none["createPasswordReset"]["__typename"], "NotFound");
    let boss = service.account("boss", json!({ "roles": ["ADMINISTRATOR"] })).await;
    let made = service.ask_as(&boss, create, json!({ "id": "account_1" })).await;
    let token = made["data"]["createPasswordReset"]["token"]
        .as_str()
        .expect("a token")
        .to_owned();

    let reset = "mutation ($token: String!, $password: String!) { resetPassword(input: { token: $token, password: $password }) {
        ... on PasswordChanged { sessionsEnded } ... on InvalidAccount { problems { path code } } } }";
    let reset = async |token: &str, password: &str| {
        let variables = json!({ "token": token, "password": password });
        service.data(ANYONE, reset, variables).await["resetPassword"].take()
    };
    assert_eq!(
        reset("qiao_reset_none", BETTER).await["problems"],
        json!([{ "path": ["token"], "code": "SPENT" }])
    );
    assert_eq!(
        reset(&token, "guangming1234").await["problems"],
        json!([{ "path": ["password"], "code": "WEAK_PASSWORD" }])
    );
    assert_eq!(reset(&token, BETTER).await["sessionsEnded"], 1);
    assert_eq!(reset(&token, GOOD).await["problems"][0]["code"], "SPENT");
    let (response, _) = post(&service, Some(&cookie), VIEWER, json!({})).await;
    assert_eq!(response.status().as_u16(), 401);
    enter(&service, "li.guangming", BETTER).await;
}

#[tokio::test]
async fn accounts_are_read_by_their_holders_and_administrators() {
    let service = Service::start().await;
    let university = service
        .organization(json!({ "kind": "UNIVERSITY", "name": { "zh": "清华大学" } }))
        .await;
    let association = service
        .organization(json!({ "kind": "ASSOCIATION", "name": { "zh": "技术经理人协会" } }))
        .await;
    let manager = service
        .manager(
            json!({ "kind": "DISCOVERER", "name": { "zh": "陆闻谦" }, "capacity": 1 }),
            &[],
        )
        .await;
    let many = json!({
        "roles": ["REVIEWER", "MATCHMAKER:110000", format!("MATCHMAKER:{association}")],
        "members": { university.as_str(): "EDITOR" },
        "manager": manager,
    });
    let li = service.account("lin", many).await;
    let boss = service.account("boss", json!({ "roles": ["ADMINISTRATOR"] })).await;
    let answer = service.ask_as(&li, VIEWER, json!({})).await;
    let account = &answer["data"]["viewer"]["account"];
    assert_eq!(account["manager"]["id"], manager.as_str());
    assert_eq!(
        account["roles"],
        json!([
            { "role": "REVIEWER", "region": null, "association": null },
            { "role": "MATCHMAKER", "region": { "code": "110000" }, "association": null },
            { "role": "MATCHMAKER", "region": null, "association": { "id": association } },
        ])
    );
    assert_eq!(
        account["memberships"],
        json!([{ "role": "EDITOR", "organization": { "id": university } }])
    );

    let list = "query ($login: String) { accounts(filter: { login: $login }) { totalCount nodes { id login } } }";
    let all = service.ask_as(&boss, list, json!({})).await;
    assert_eq!(all["data"]["accounts"]["totalCount"], 2);
    assert_eq!(all["data"]["accounts"]["nodes"][0]["login"], "boss");
    let some = service.ask_as(&boss, list, json!({ "login": "L" })).await;
    assert_eq!(
        some["data"]["accounts"]["nodes"],
        json!([{ "id": id(&li), "login": "lin" }])
    );
    let own = service.ask_as(&li, list, json!({})).await;
    assert_eq!(
        own["data"]["accounts"]["nodes"],
        json!([{ "id": id(&li), "login": "lin" }])
    );
    let none = service.data(ANYONE, list, json!({})).await;
    assert_eq!(none["accounts"], json!({ "totalCount": 0, "nodes": [] }));
    let one = "query ($id: ID!) { account(id: $id) { login } }";
    let theirs = service.ask_as(&li, one, json!({ "id": id(&boss) })).await;
    assert_eq!(theirs["data"]["account"], Value::Null);
    assert_eq!(
        service.ask_as(&boss, one, json!({ "id": id(&li) })).await["data"]["account"]["login"],
        "lin"
    );

    let update = "mutation ($id: ID!, $version: Int!, $name: String!) {
        updateAccount(input: { id: $id, version: $version, name: $name }) { __typename
            ... on AccountChanged { account { name version } } ... on StaleAccount { currentVersion }
            ... on InvalidAccount { problems { path code } } } }";
    let as_li = async |id: &str, version: i32, name: &str| {
        let variables = json!({ "id": id, "version": version, "name": name });
        service.ask_as(&li, update, variables).await["data"]["updateAccount"].take()
    };
    assert_eq!(as_li(&id(&boss), 1, "Li").await["__typename"], "NotFound");
    assert_eq!(
        as_li(&id(&li), 1, " 李 ").await["account"],
        json!({ "name": "李", "version": 2 })
    );
    assert_eq!(as_li(&id(&li), 1, "Li").await["currentVersion"], 2);
    assert_eq!(
        as_li(&id(&li), 2, "a\nb").await["problems"][0]["code"],
        "CONTROL_CHARACTER"
    );
}

#[tokio::test]
async fn the_configured_token_is_no_account() {
    let service = Service::start().await;
    let answer = service.data(ADMIN, VIEWER, json!({})).await;
    assert_eq!(answer["viewer"]["role"], "ADMINISTRATOR");
    assert_eq!(answer["viewer"]["account"], Value::Null);
    assert_eq!(answer["viewer"]["may"]["administer"], true);
    assert!(!format!("{:?}", service.app).contains(TOKEN));
}
