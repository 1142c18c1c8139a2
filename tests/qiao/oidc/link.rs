//! Tying an identity to the account that is logged in.

use qiao_entity::account;
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use serde_json::json;

use super::{Browser, counts, fake::OWN, start};

const OURS: &[(&str, &str)] = &[("sec-fetch-site", "same-origin"), ("origin", OWN)];
const LINK: &str = "/login/oidc/link";

#[tokio::test]
async fn an_account_links_another_identity_and_logs_in_by_either() {
    let (service, fake) = start().await;
    let mut browser = Browser::default();
    browser.log_in(&service, &fake).await;
    let account = browser.account(&service).await.expect("an account");
    fake.state().person = json!({ "sub": "person-2" });
    let begun = browser.post(&service, LINK, OURS, "return_to=%2Fexplorer").await;
    assert_eq!(begun.status, 303, "{}", begun.body);
    let ended = browser.get(&service, &fake.log_in(&begun.location)).await;
    assert_eq!(
        (ended.status, ended.location.as_str()),
        (303, "/explorer"),
        "{}",
        ended.body
    );
    assert_eq!(counts(&service).await, (1, 2, 0));

    let mut other = Browser::default();
    other.log_in(&service, &fake).await;
    assert_eq!(other.account(&service).await, Some(account));

    // To link what is linked changes nothing.
    let begun = browser.post(&service, LINK, OURS, "").await;
    assert_eq!(browser.get(&service, &fake.log_in(&begun.location)).await.location, "/");
    assert_eq!(counts(&service).await, (1, 2, 0));
}

#[tokio::test]
async fn another_s_identity_is_not_taken() {
    let (service, fake) = start().await;
    Browser::default().log_in(&service, &fake).await;
    fake.state().person = json!({ "sub": "person-2" });
    let mut browser = Browser::default();
    browser.log_in(&service, &fake).await;
    fake.state().person = json!({ "sub": "person-1" });
    let begun = browser.post(&service, LINK, OURS, "").await;
    let seen = browser.get(&service, &fake.log_in(&begun.location)).await;
    assert_eq!((seen.status, seen.code()), (409, "IDENTITY_TAKEN"));
    assert_eq!(counts(&service).await, (2, 2, 0));
}

#[tokio::test]
async fn an_account_unlinks_when_a_password_is_left() {
    let (service, fake) = start().await;
    let mut browser = Browser::default();
    browser.log_in(&service, &fake).await;
    let account = browser.account(&service).await.expect("an account");
    let foreign = browser.post(&service, "/login/oidc/unlink", &[], "").await;
    assert_eq!(foreign.code(), "FOREIGN_PAGE");
    let last = browser.post(&service, "/login/oidc/unlink", OURS, "").await;
    assert_eq!((last.status, last.code()), (409, "LAST_WAY_IN"));
    assert_eq!(counts(&service).await, (1, 1, 0));
    let row = account::ActiveModel {
        id: Set(account),
        password_hash: Set(Some("a digest".to_owned())),
        ..Default::default()
    };
    row.update(&service.app.db).await.expect("stored");
    let done = browser
        .post(&service, "/login/oidc/unlink", OURS, "return_to=%2Fexplorer")
        .await;
    assert_eq!((done.status, done.location.as_str()), (303, "/explorer"));
    assert_eq!(counts(&service).await, (1, 0, 0));
}

#[tokio::test]
async fn only_a_page_of_ours_may_begin_it() {
    let (service, fake) = start().await;
    let mut browser = Browser::default();
    browser.log_in(&service, &fake).await;
    for headers in [
        &[] as &[_],
        &[("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "same-site"), ("origin", OWN)],
        &[("sec-fetch-site", "none")],
        &[("origin", "null")],
        &[("origin", "https://evil.example")],
        &[("sec-fetch-site", "same-origin"), ("origin", "https://evil.example")],
        &[("origin", "http://localhost:73000")],
    ] {
        let seen = browser.post(&service, LINK, headers, "").await;
        assert_eq!((seen.status, seen.code()), (403, "FOREIGN_PAGE"), "{headers:?}");
    }
    for headers in [&[("sec-fetch-site", "same-origin")], &[("origin", OWN)]] {
        assert_eq!(
            browser.post(&service, LINK, headers, "").await.status,
            303,
            "{headers:?}"
        );
    }
    assert_eq!(browser.get(&service, LINK).await.status, 405);
    let seen = browser.post(&service, LINK, OURS, "return_to=%2F%2Fevil.example").await;
    assert_eq!(seen.code(), "BAD_RETURN_ADDRESS");
    let nobody = Browser::default().post(&service, LINK, OURS, "").await;
    assert_eq!((nobody.status, nobody.code()), (401, "NOT_LOGGED_IN"));
}

#[tokio::test]
async fn who_logged_out_meanwhile_or_is_another_links_nothing() {
    let (service, fake) = start().await;
    let mut browser = Browser::default();
    browser.log_in(&service, &fake).await;
    fake.state().person = json!({ "sub": "person-2" });
    let mut other = Browser::default();
    other.log_in(&service, &fake).await;
    fake.state().person = json!({ "sub": "person-3" });
    for session in [None, other.jar.get("qiao_session")] {
        let mut again = browser.clone();
        let begun = again.post(&service, LINK, OURS, "").await;
        let back = fake.log_in(&begun.location);
        match session {
            None => drop(again.jar.remove("qiao_session")),
            Some(session) => drop(again.jar.insert("qiao_session".to_owned(), session.clone())),
        }
        assert_eq!(again.get(&service, &back).await.code(), "NOT_LOGGED_IN");
    }
    assert_eq!(counts(&service).await, (2, 2, 0));
}
