//! A form that is sent after its session has ended: it is kept, and sent again once somebody has logged in.

use std::sync::{Arc, Mutex};

use futures_util::{FutureExt, future::BoxFuture};
use poem::{
    Endpoint, Request, Response,
    http::{HeaderValue, Method, StatusCode, Uri, header},
};
use qiao_console::{Answer, Api, Language, Refusal, Visitor, routes};
use serde_json::{Value, json};

const FORM: &str = "application/x-www-form-urlencoded";
const TYPED: &str = "organization=organization_1&kind=PROBLEM&title.zh=%E6%B3%B5%0D%0A%E5%99%AA&do=save";

/// A service with one account, whose old session has ended; it notes the needs that were posted.
#[derive(Clone, Default)]
struct Service {
    posted: Arc<Mutex<Vec<Value>>>,
}

struct Someone {
    service: Service,
    is_known: bool,
}

impl Api for Service {
    fn admit<'a>(&'a self, request: &'a Request) -> BoxFuture<'a, Result<Box<dyn Visitor>, Refusal>> {
        let cookies = request.header("cookie").unwrap_or_default();
        let answer: Result<Box<dyn Visitor>, Refusal> = if cookies.contains("qiao_session=old") {
            Err(Refusal::Ended("qiao_session=; Max-Age=0".to_owned()))
        } else {
            Ok(Box::new(Someone {
                service: self.clone(),
                is_known: cookies.contains("qiao_session=new"),
            }))
        };
        async { answer }.boxed()
    }
}

impl Visitor for Someone {
    fn ask(&self, _: Language, body: Vec<u8>) -> BoxFuture<'_, Answer> {
        let asked: Value = serde_json::from_slice(&body).expect("a request");
        let query = asked["query"].as_str().unwrap_or_default();
        let mut cookies = Vec::new();
        let data = if query.contains("viewer") {
            viewer(self.is_known)
        } else if query.contains("logIn") {
            if asked["variables"]["input"]["password"] == "right" {
                cookies.push("qiao_session=new; Path=/; HttpOnly".to_owned());
                json!({ "logIn": { "__typename": "LoggedIn", "account": { "id": "account_1" } } })
            } else {
                json!({ "logIn": { "__typename": "LogInRefused", "message": "密码不对" } })
            }
        } else if query.contains("postNeed") {
            assert!(self.is_known, "nobody posts");
            let mut posted = self.service.posted.lock().expect("a lock");
            posted.push(asked["variables"]["input"]["need"].clone());
            let need = json!({ "id": "need_1", "version": 1, "status": "DRAFT", "updatedAt": "2026-11-21T03:00:00Z" });
            json!({ "postNeed": { "__typename": "NeedPosted", "need": need } })
        } else {
            json!({ "technologyFields": [], "industries": [], "regions": [] })
        };
        let body = serde_json::to_vec(&json!({ "data": data })).expect("an answer");
        let answer = Answer {
            body,
            cookies,
            retry_after: None,
        };
        async { answer }.boxed()
    }
}

fn viewer(is_known: bool) -> Value {
    let may = json!({
        "write": is_known, "manage": false, "administer": false, "register": false, "review": false, "introduce": false,
    });
    let organization = json!({ "id": "organization_1", "name": { "text": "东湖泵业" } });
    let account = json!({
        "id": "account_1", "name": "周文静", "roles": [], "manager": null,
        "memberships": [{ "organization": organization, "role": "EDITOR" }],
    });
    let (role, account) = if is_known {
        ("ACCOUNT", account)
    } else {
        ("ANONYMOUS", Value::Null)
    };
    json!({ "viewer": { "role": role, "account": account, "may": may } })
}

async fn post(service: &Service, to: &'static str, session: &str, body: String) -> Response {
    let request = Request::builder()
        .method(Method::POST)
        .uri(Uri::from_static(to))
        .header("content-type", FORM)
        .header("cookie", format!("qiao_language=zh; qiao_session={session}"))
        .body(body);
    let pages = routes(Arc::new(service.clone()));
    pages.call(request).await.expect("a page")
}

fn resumed(password: &str) -> String {
    let kept: String = url::form_urlencoded::byte_serialize(TYPED.as_bytes()).collect();
    format!("to=/needs/new&kept={kept}&login=zhou&password={password}")
}

#[tokio::test]
async fn a_form_of_an_ended_session_is_kept_on_the_page_that_asks_to_log_in() {
    let service = Service::default();
    for session in ["old", ""] {
        let page = post(&service, "/needs/new", session, TYPED.to_owned()).await;
        assert_eq!(page.status(), StatusCode::UNAUTHORIZED);
        let html = page.into_body().into_string().await.expect("a page");
        assert!(html.contains("action=\"/login/resume\""), "{html}");
        assert!(
            html.contains("title.zh=%E6%B3%B5%0D%0A%E5%99%AA"),
            "what was typed stands in it"
        );
    }
    let page = post(&service, "/login/resume", "old", resumed("wrong")).await;
    assert_eq!(page.status(), StatusCode::UNAUTHORIZED);
    let html = page.into_body().into_string().await.expect("a page");
    assert!(html.contains("密码不对") && html.contains("%0D%0A"), "{html}");
    assert!(service.posted.lock().expect("a lock").is_empty());
}

#[tokio::test]
async fn after_logging_in_it_is_done_once_with_the_new_session() {
    let service = Service::default();
    let page = post(&service, "/login/resume", "old", resumed("right")).await;
    assert_eq!(page.status(), StatusCode::SEE_OTHER);
    assert_eq!(page.headers()[header::LOCATION], "/needs/need_1/edit");
    let mut cookies = page.headers().get_all(header::SET_COOKIE).iter();
    let is_session = |cookie: &HeaderValue| {
        cookie
            .to_str()
            .is_ok_and(|cookie| cookie.starts_with("qiao_session=new"))
    };
    assert!(cookies.any(is_session), "the session stays");
    let posted = service.posted.lock().expect("a lock");
    assert_eq!(posted.len(), 1);
    assert_eq!(posted[0]["title"]["zh"], "泵\n噪");
}

#[tokio::test]
async fn it_is_sent_to_no_other_site() {
    let service = Service::default();
    let body = resumed("right").replace("to=/needs/new", "to=//evil.example/");
    let page = post(&service, "/login/resume", "", body).await;
    assert_eq!(page.status(), StatusCode::BAD_REQUEST);
}
