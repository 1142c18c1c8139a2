//! The console's door: whose forms are taken, whose session counts, what a page tells whom.

use poem::{
    Request, Response,
    http::{Method, StatusCode, header},
};
use serde_json::{Value, json};

use crate::{
    session::Session,
    support::{ANYONE, Service, a_need},
};

/// Where the service believes to be.
const HOST: &str = "qiao.test";
/// What only members and those with an agreement may read.
const SECRET: &str = "机密工艺参数七百二十度";

/// Looks at a page, with a session or without.
async fn look(service: &Service, path: &str, cookie: Option<&str>) -> (Response, String) {
    let mut request = Request::builder()
        .method(Method::GET)
        .uri_str(path)
        .header(header::HOST, HOST)
        .header(header::ACCEPT, "text/html")
        .header(header::ACCEPT_LANGUAGE, "en");
    if let Some(cookie) = cookie {
        request = request.header(header::COOKIE, cookie);
    }
    service.send(request.body(())).await
}

/// Sends a form as a browser does, from a page of `origin`.
async fn send_form(
    service: &Service,
    path: &str,
    origin: Option<&str>,
    session: &Session,
    form: &str,
) -> (StatusCode, String) {
    let mut request = Request::builder()
        .method(Method::POST)
        .uri_str(path)
        .header(header::HOST, HOST)
        .header(header::ACCEPT, "text/html")
        .header(header::ACCEPT_LANGUAGE, "en")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::COOKIE, session.cookie.as_str());
    if let Some(origin) = origin {
        request = request.header(header::ORIGIN, origin);
    }
    let (head, body) = service.send(request.body(form.to_owned())).await;
    (head.status(), body)
}

/// An enterprise with a need whose description stands under agreement; its ids.
async fn scene(service: &Service) -> (String, String) {
    let poster = service
        .organization(json!({ "kind": "ENTERPRISE", "name": { "zh": "甲公司" } }))
        .await;
    let more = json!({ "description": { "zh": SECRET }, "levels": { "description": "AGREEMENT" } });
    let need = service.need(a_need(&poster, "轴承降噪", more)).await;
    (poster, need)
}

async fn name_of(service: &Service, session: &Session) -> Value {
    let query = "{ viewer { account { name } } }";
    service.as_account(session, query, json!({})).await["account"]["name"].take()
}

#[tokio::test]
async fn a_form_is_taken_from_our_own_pages_only() {
    let service = Service::start().await;
    let person = service.logged_in("ana").await;
    let before = name_of(&service, &person).await;
    let form = "version=1&name=Forged";
    for origin in [
        None,
        Some("https://elsewhere.test"),
        Some("null"),
        Some("http://qiao.test.elsewhere.test"),
    ] {
        let (status, page) = send_form(&service, "/account/name", origin, &person, form).await;
        assert_eq!(status, StatusCode::FORBIDDEN, "{origin:?}");
        assert!(page.contains("The form was not accepted"), "{origin:?}: {page}");
        assert_eq!(name_of(&service, &person).await, before, "{origin:?}");
    }
    let (status, page) = send_form(&service, "/account/name", Some("http://qiao.test"), &person, form).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{page}");
    assert_eq!(name_of(&service, &person).await, "Forged");
}

#[tokio::test]
async fn a_session_that_has_ended_is_said_and_forgotten() {
    let service = Service::start().await;
    let (head, page) = look(&service, "/needs", Some("qiao_session=none-of-ours")).await;
    assert_eq!(head.status(), StatusCode::OK);
    assert!(page.contains("session has ended"), "{page}");
    let cookies: Vec<_> = head.headers().get_all(header::SET_COOKIE).iter().collect();
    let forgets = |cookie: &&header::HeaderValue| {
        cookie
            .to_str()
            .is_ok_and(|text| text.starts_with("qiao_session=;") && text.contains("Max-Age=0"))
    };
    assert!(cookies.iter().any(forgets), "{cookies:?}");
    let (_, page) = look(&service, "/needs", None).await;
    assert!(!page.contains("session has ended"));
}

#[tokio::test]
async fn what_stands_under_agreement_is_on_its_members_page_and_on_nobody_elses() {
    let service = Service::start().await;
    let (poster, need) = scene(&service).await;
    service.settle().await;
    let member = service.account("mei", json!({ "members": { poster: "READER" } })).await;
    let stranger = service.logged_in("stranger").await;
    let path = format!("/needs/{need}");
    let (_, own) = look(&service, &path, Some(&member.cookie)).await;
    assert!(own.contains(SECRET), "a member reads it: {own}");
    for cookie in [None, Some(stranger.cookie.as_str())] {
        let (head, page) = look(&service, &path, cookie).await;
        assert_eq!(head.status(), StatusCode::OK);
        assert!(page.contains("轴承降噪"), "the page is the need's");
        assert!(!page.contains(SECRET), "{cookie:?} reads what stands under agreement");
    }
    let query = "query ($id: ID!) { need(id: $id) { description { zh } } }";
    let data = service.data(ANYONE, query, json!({ "id": need })).await;
    assert_eq!(data["need"]["description"], Value::Null);
}

#[tokio::test]
async fn too_many_pages_are_answered_with_429_and_when_to_come_again() {
    let service = Service::start_with(|config| config.rate_limit = 2).await;
    let mut last = look(&service, "/login", None).await;
    for _ in 0..10 {
        last = look(&service, "/login", None).await;
    }
    let (head, page) = last;
    assert_eq!(head.status(), StatusCode::TOO_MANY_REQUESTS);
    assert!(page.contains("Too many requests"), "{page}");
    let wait = head
        .headers()
        .get(header::RETRY_AFTER)
        .and_then(|wait| wait.to_str().ok());
    assert!(
        wait.is_some_and(|wait| wait.parse::<u32>().is_ok_and(|wait| wait >= 1)),
        "{wait:?}"
    );
}
