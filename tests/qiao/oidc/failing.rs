//! A provider that refuses, fails or lies about itself.

use std::time::Duration;

use serde_json::json;

use super::{Browser, start};

#[tokio::test]
async fn what_the_provider_refuses_is_told_without_its_words() {
    let (service, fake) = start().await;
    for (error, code) in [
        ("access_denied", "LOGIN_CANCELLED"),
        ("%3Cscript%3E", "PROVIDER_REFUSED"),
    ] {
        let mut browser = Browser::default();
        let back = browser.begin(&service, &fake).await;
        let back = back.replace("code=code-", "error_description=%3Cb%3Ewords%3C%2Fb%3E&unused=");
        let seen = browser.get(&service, &format!("{back}&error={error}")).await;
        assert_eq!(seen.code(), code);
        assert!(
            !seen.body.contains("words") && !seen.body.contains("<script"),
            "{}",
            seen.body
        );
        assert!(seen.body.contains("登录未完成") && seen.body.contains("Log-in not done"));
        let policy = seen.head.headers().get("content-security-policy").expect("a policy");
        assert!(policy.to_str().expect("text").starts_with("default-src 'none'"));
        assert_eq!(seen.head.headers()["cache-control"], "no-store");
    }
    // A code that the provider does not know.
    let mut browser = Browser::default();
    let back = browser
        .begin(&service, &fake)
        .await
        .replace("code=code-", "code=forged-");
    assert_eq!(browser.get(&service, &back).await.code(), "PROVIDER_REFUSED");
}

#[tokio::test]
async fn a_provider_that_does_not_answer_as_it_should_is_asked_again_later() {
    let (service, fake) = start().await;
    let mut browser = Browser::default();
    // Redirects are not followed.
    fake.state().status = 302;
    for _ in 0..3 {
        let seen = browser.get(&service, "/login/oidc").await;
        assert_eq!((seen.status, seen.code()), (502, "PROVIDER_UNREACHABLE"));
    }
    assert_eq!(fake.state().asked, 1, "not asked at once again");
    fake.state().status = 200;
    let large = "x".repeat(600 * 1024);
    for more in [
        json!({ "issuer": "http://127.0.0.1:1" }),
        json!({ "jwks_uri": "http://keys.example.org/keys" }),
        json!({ "authorization_endpoint": "http://login.example.org/authorize" }),
        json!({ "authorization_endpoint": "javascript:alert(1)" }),
        json!({ "token_endpoint": "http://10.0.0.1/token" }),
        json!({ "op_policy_uri": large }),
    ] {
        fake.state().more = more;
        service.pass(Duration::from_secs(5));
        assert_eq!(
            browser.get(&service, "/login/oidc").await.code(),
            "PROVIDER_UNREACHABLE"
        );
    }
    fake.state().more = json!({});
    service.pass(Duration::from_secs(5));
    assert_eq!(browser.get(&service, "/login/oidc").await.status, 303);
    // What was read holds on while it is away.
    fake.state().status = 500;
    service.pass(Duration::from_hours(2));
    assert_eq!(browser.get(&service, "/login/oidc").await.status, 303);
}
