//! Log-in at an OpenID provider: what must work, and what an attacker tries.

#[path = "oidc/browser.rs"]
mod browser;
#[path = "oidc/failing.rs"]
mod failing;
#[path = "oidc/fake.rs"]
mod fake;
#[path = "oidc/link.rs"]
mod link;
#[path = "oidc/token.rs"]
mod token;

use std::time::Duration;

use browser::Browser;
use fake::Fake;
use qiao::domain::account::identity;
use qiao_entity::{account, account::AccountStatus, identity as identities, oidc_login};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, PaginatorTrait};
use serde_json::{Value, json};

use crate::support::Service;

/// A service and its provider.
async fn start() -> (Service, Fake) {
    let fake = Fake::start();
    (Service::start_with(fake.settings()).await, fake)
}

/// Login and name of an account.
async fn called(service: &Service, number: i64) -> (String, String) {
    let row = account::Entity::find_by_id(number).one(&service.app.db).await;
    let row = row.expect("read").expect("the account");
    (row.login, row.name)
}

/// Accounts, identities and log-ins under way.
async fn counts(service: &Service) -> (u64, u64, u64) {
    let db = &service.app.db;
    let accounts = account::Entity::find().count(db).await.expect("counted");
    let identities = identities::Entity::find().count(db).await.expect("counted");
    let begun = oidc_login::Entity::find().count(db).await.expect("counted");
    (accounts, identities, begun)
}

#[tokio::test]
async fn a_stranger_gets_an_account_and_the_same_one_next_time() {
    let (service, fake) = start().await;
    fake.state().person = json!({ "sub": "p1", "email": "Li.Na@Example.org", "email_verified": true, "name": "李娜" });
    let mut browser = Browser::default();
    // Somebody planted a session: it is not kept.
    browser.jar.insert("qiao_session".to_owned(), "planted".to_owned());
    let begun = browser.get(&service, "/login/oidc?return_to=%2Fexplorer%3Fa%3Db").await;
    assert_eq!(begun.status, 303);
    let [tie] = begun.cookies.as_slice() else {
        panic!("{:?}", begun.cookies)
    };
    for part in [
        "qiao_oidc=",
        "HttpOnly",
        "SameSite=Lax",
        "Path=/login/oidc",
        "Max-Age=600",
    ] {
        assert!(tie.contains(part), "{tie}");
    }
    assert!(!tie.contains("Secure"), "{tie}");
    let ended = browser.get(&service, &fake.log_in(&begun.location)).await;
    assert_eq!(
        (ended.status, ended.location.as_str()),
        (303, "/explorer?a=b"),
        "{}",
        ended.body
    );
    let cookie = ended
        .cookies
        .iter()
        .find(|cookie| cookie.starts_with("qiao_session="))
        .expect("a session");
    for part in ["HttpOnly", "SameSite=Lax", "Path=/;", "Max-Age=1209600"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    assert!(!browser.jar.contains_key("qiao_oidc"));
    let first = browser.account(&service).await.expect("an account");
    assert_eq!(
        called(&service, first).await,
        ("li.na@example.org".to_owned(), "李娜".to_owned())
    );
    assert_eq!(counts(&service).await, (1, 1, 0));

    let before = browser.clone();
    assert_eq!(browser.log_in(&service, &fake).await.location, "/");
    assert_eq!(browser.account(&service).await, Some(first));
    assert_ne!(before.jar, browser.jar);
    assert_eq!(
        before.account(&service).await,
        None,
        "the browser's earlier session has ended"
    );
    assert_eq!(counts(&service).await, (1, 1, 0));
}

#[tokio::test]
async fn an_address_takes_no_account_over() {
    let (service, fake) = start().await;
    fake.state().person = json!({ "sub": "p1", "email": "a@example.org", "email_verified": true });
    let mut owner = Browser::default();
    owner.log_in(&service, &fake).await;
    let owner = owner.account(&service).await.expect("an account");
    for (subject, email, verified) in [
        ("p2", "a@example.org", json!(true)),
        ("p3", "b@example.org", json!(false)),
        ("p4", "b@example.org", Value::Null),
        ("p5", "b @example.org", json!(true)),
        ("p6", "no address", json!("true")),
    ] {
        fake.state().person = json!({ "sub": subject, "email": email, "email_verified": verified });
        let mut browser = Browser::default();
        assert_eq!(browser.log_in(&service, &fake).await.status, 303, "{subject}");
        let other = browser.account(&service).await.expect("an account");
        assert_ne!(other, owner);
        let (login, _) = called(&service, other).await;
        assert!(login.starts_with("oidc_") && login.len() == 29, "{subject}: {login}");
    }
    assert_eq!(counts(&service).await, (6, 6, 0));
}

#[tokio::test]
async fn what_the_token_does_not_say_is_asked_for_and_must_be_of_the_same_person() {
    let (service, fake) = start().await;
    for (subject, said, login) in [("p1", "p1", "c@example.org"), ("p2", "p1", "oidc_")] {
        fake.state().person = json!({ "sub": subject });
        fake.state().userinfo =
            json!({ "sub": said, "email": "c@example.org", "email_verified": true, "preferred_username": "cc" });
        let mut browser = Browser::default();
        assert_eq!(browser.log_in(&service, &fake).await.status, 303);
        let number = browser.account(&service).await.expect("an account");
        assert!(called(&service, number).await.0.starts_with(login), "{subject}");
    }
}

#[tokio::test]
async fn without_registration_only_linked_identities_come_in() {
    let fake = Fake::start();
    let settings = fake.settings();
    let service = Service::start_with(|config| {
        settings(config);
        config.oidc.registration = false;
    });
    let service = service.await;
    let mut browser = Browser::default();
    let seen = browser.log_in(&service, &fake).await;
    assert_eq!((seen.status, seen.code()), (403, "NO_ACCOUNT"));
    assert_eq!(counts(&service).await, (0, 0, 0));
    assert_eq!(browser.account(&service).await, None);
}

#[tokio::test]
async fn a_log_in_ends_once_in_time_and_in_its_browser() {
    let (service, fake) = start().await;
    let mut browser = Browser::default();
    let back = browser.begin(&service, &fake).await;
    let tied = browser.clone();
    assert_eq!(browser.get(&service, &back).await.status, 303);
    // Whoever saw the address, even with the cookie, comes too late.
    assert_eq!(tied.clone().get(&service, &back).await.code(), "LOGIN_EXPIRED");

    let back = browser.begin(&service, &fake).await;
    let mut other = Browser::default();
    assert_eq!(other.get(&service, &back).await.code(), "LOGIN_EXPIRED");
    other.begin(&service, &fake).await;
    assert_eq!(
        other.get(&service, &back).await.code(),
        "LOGIN_EXPIRED",
        "a cookie of its own"
    );
    assert_eq!(other.account(&service).await, None);
    assert_eq!(
        browser.get(&service, &back).await.code(),
        "LOGIN_EXPIRED",
        "its state was seen elsewhere"
    );

    let back = browser.begin(&service, &fake).await;
    service.pass(Duration::from_mins(10));
    assert_eq!(browser.get(&service, &back).await.code(), "LOGIN_EXPIRED");
    for nonsense in [
        "",
        "?code=x",
        "?state=x&code=x",
        "?state=a&state=b&code=x",
        "?state=%00&code=%ff",
    ] {
        let seen = browser.get(&service, &format!("/login/oidc/callback{nonsense}")).await;
        assert_eq!((seen.status, seen.code()), (400, "LOGIN_EXPIRED"), "{nonsense}");
    }
}

#[tokio::test]
async fn what_nobody_ends_is_forgotten() {
    let (service, fake) = start().await;
    let mut browser = Browser::default();
    browser.begin(&service, &fake).await;
    service.pass(Duration::from_mins(5));
    browser.begin(&service, &fake).await;
    assert_eq!(counts(&service).await.2, 2);
    service.pass(Duration::from_mins(5));
    assert_eq!(identity::forget_abandoned(&service.app).await.expect("done"), 1);
    assert_eq!(counts(&service).await.2, 1);
}

#[tokio::test]
async fn nobody_is_sent_elsewhere() {
    let (service, fake) = start().await;
    let mut browser = Browser::default();
    for bad in [
        "https://evil.example",
        "//evil.example",
        "/%5Cevil.example",
        "/%09/evil.example",
        "evil",
        "/a&return_to=/b",
    ] {
        let seen = browser.get(&service, &format!("/login/oidc?return_to={bad}")).await;
        assert_eq!((seen.status, seen.code()), (400, "BAD_RETURN_ADDRESS"), "{bad}");
    }
    assert_eq!(counts(&service).await.2, 0);
    assert_eq!(fake.state().asked, 0);
}

#[tokio::test]
async fn who_is_blocked_or_erased_stays_out() {
    let (service, fake) = start().await;
    let mut browser = Browser::default();
    browser.log_in(&service, &fake).await;
    let number = browser.account(&service).await.expect("an account");
    for status in [AccountStatus::Blocked, AccountStatus::Erased] {
        let row = account::ActiveModel {
            id: Set(number),
            status: Set(status),
            ..Default::default()
        };
        row.update(&service.app.db).await.expect("stored");
        let mut again = Browser::default();
        let seen = again.log_in(&service, &fake).await;
        assert_eq!((seen.status, seen.code()), (403, "ACCOUNT_CLOSED"));
        assert!(!again.jar.contains_key("qiao_session"));
    }
    assert_eq!(counts(&service).await.0, 1);
}

#[tokio::test]
async fn by_https_cookies_stay_on_https() {
    let fake = Fake::start();
    let settings = fake.settings();
    let service = Service::start_with(|config| {
        settings(config);
        config.public_url = Some("https://qiao.example.org".to_owned());
    });
    let seen = Browser::default().get(&service.await, "/login/oidc").await;
    assert!(seen.cookies[0].contains("Secure"), "{:?}", seen.cookies);
    assert!(
        seen.location
            .contains("redirect_uri=https%3A%2F%2Fqiao.example.org%2Flogin%2Foidc%2Fcallback")
    );
}

#[tokio::test]
async fn an_address_begins_so_many_and_is_told_when_it_may_again() {
    let fake = Fake::start();
    let settings = fake.settings();
    let service = Service::start_with(|config| {
        settings(config);
        config.rate_limit = 3;
    })
    .await;
    for _ in 0..3 {
        let seen = Browser::default().get(&service, "/login/oidc").await;
        assert_eq!(seen.status, 303);
    }
    let request = poem::Request::builder().uri_str("/login/oidc").body(());
    let (head, page) = service.send(request).await;
    assert_eq!(head.status(), 429);
    assert!(
        head.header("retry-after")
            .is_some_and(|wait| wait.parse::<u64>().is_ok_and(|wait| wait > 0))
    );
    assert!(page.contains("BUSY"), "{page}");
    assert_eq!(counts(&service).await.2, 3);
}

#[tokio::test]
async fn without_a_provider_there_is_no_such_log_in() {
    let service = Service::start().await;
    for path in ["/login/oidc", "/login/oidc/callback"] {
        assert_eq!(Browser::default().get(&service, path).await.status, 404);
    }
}
