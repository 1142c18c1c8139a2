//! Tokens that must not be believed, and keys that change.

use std::time::Duration;

use serde_json::{Value, json};

use super::{Browser, counts, fake::NOW, start};

/// A change of a token's header and claims.
type Change = fn(&mut Value, &mut Value);

#[tokio::test]
async fn a_token_that_proves_nothing_opens_nothing() {
    let (service, fake) = start().await;
    let wrong: [(&str, Change); 19] = [
        ("another log-in's nonce", |_, claims| claims["nonce"] = json!("another")),
        ("no nonce", |_, claims| {
            drop(claims.as_object_mut().expect("claims").remove("nonce"));
        }),
        ("another audience", |_, claims| claims["aud"] = json!("another-client")),
        ("no audience", |_, claims| claims["aud"] = json!([])),
        ("an audience beside us", |_, claims| {
            claims["aud"] = json!(["qiao-test", "another"]);
        }),
        ("another authorized party", |_, claims| {
            claims["azp"] = json!("another-client");
        }),
        ("another issuer", |_, claims| {
            claims["iss"] = json!("https://evil.example");
        }),
        ("almost the issuer", |_, claims| {
            claims["iss"] = json!(format!("{}/", claims["iss"].as_str().expect("text")));
        }),
        ("expired", |_, claims| claims["exp"] = json!(NOW - 61)),
        ("of the future", |_, claims| claims["iat"] = json!(NOW + 61)),
        ("no subject", |_, claims| {
            drop(claims.as_object_mut().expect("claims").remove("sub"));
        }),
        ("not signed", |header, _| header["alg"] = json!("none")),
        ("not signed, in other letters", |header, _| {
            header["alg"] = json!("None");
        }),
        ("signed with a shared secret", |header, _| {
            header["alg"] = json!("HS256");
        }),
        ("signed as if by RSA", |header, _| header["alg"] = json!("RS256")),
        ("signed by a key that is not published", |header, _| {
            header["kid"] = json!("key-9");
        }),
        ("with what we do not understand", |header, _| {
            header["crit"] = json!(["exp"]);
        }),
        ("of another kind", |header, _| header["typ"] = json!("at+jwt")),
        ("beside another access token", |_, claims| {
            claims["at_hash"] = json!("AAAAAAAAAAAAAAAAAAAAAA");
        }),
    ];
    for (what, change) in wrong {
        fake.change(change);
        let mut browser = Browser::default();
        let seen = browser.log_in(&service, &fake).await;
        assert!(
            matches!(seen.code(), "IDENTITY_NOT_PROVED" | "PROVIDER_UNREACHABLE"),
            "{what}: {}",
            seen.code()
        );
        assert!(!browser.jar.contains_key("qiao_session"), "{what}");
    }
    assert_eq!(counts(&service).await, (0, 0, 0));
    // What is within the clocks' difference is taken.
    fake.change(|_, claims| {
        claims["iat"] = json!(NOW + 59);
        claims["exp"] = json!(NOW - 59);
    });
    assert_eq!(Browser::default().log_in(&service, &fake).await.status, 303);
}

#[tokio::test]
async fn a_forged_signature_of_a_known_key_is_refused() {
    let (service, fake) = start().await;
    fake.state().signs = 2;
    fake.change(|header, _| header["kid"] = json!("key-1"));
    assert_eq!(
        Browser::default().log_in(&service, &fake).await.code(),
        "IDENTITY_NOT_PROVED"
    );
    assert_eq!(counts(&service).await, (0, 0, 0));
}

#[tokio::test]
async fn a_new_key_is_looked_for_but_not_more_often_than_it_may() {
    let (service, fake) = start().await;
    assert_eq!(Browser::default().log_in(&service, &fake).await.status, 303);
    assert_eq!(fake.state().keys_read, 1);
    assert_eq!(Browser::default().log_in(&service, &fake).await.status, 303);
    assert_eq!(fake.state().keys_read, 1, "known keys are kept");

    fake.state().published = vec![1, 2];
    fake.state().signs = 2;
    assert_eq!(Browser::default().log_in(&service, &fake).await.status, 303);
    assert_eq!(fake.state().keys_read, 2, "an unknown key is looked for");

    // A key that is nowhere.
    fake.state().signs = 3;
    for _ in 0..5 {
        assert_eq!(
            Browser::default().log_in(&service, &fake).await.code(),
            "IDENTITY_NOT_PROVED"
        );
    }
    assert_eq!(fake.state().keys_read, 2, "not within half a minute");
    service.pass(Duration::from_secs(30));
    for _ in 0..5 {
        assert_eq!(
            Browser::default().log_in(&service, &fake).await.code(),
            "IDENTITY_NOT_PROVED"
        );
    }
    assert_eq!(fake.state().keys_read, 3, "once in half a minute");

    // A key that was withdrawn holds until the configuration is read again.
    fake.state().published = vec![2];
    fake.state().signs = 1;
    service.pass(Duration::from_hours(1));
    fake.change(|_, claims| {
        claims["iat"] = json!(NOW + 3630);
        claims["exp"] = json!(NOW + 3900);
    });
    assert_eq!(
        Browser::default().log_in(&service, &fake).await.code(),
        "IDENTITY_NOT_PROVED"
    );
}

#[tokio::test]
async fn another_provider_s_answer_is_not_taken_for_this_one_s() {
    let (service, fake) = start().await;
    let own = fake.issuer.clone();
    for (iss, is_good) in [("", true), ("https://evil.example", false), (own.as_str(), true)] {
        let mut browser = Browser::default();
        let mut back = browser.begin(&service, &fake).await;
        if !iss.is_empty() {
            back = format!("{back}&iss={iss}");
        }
        let seen = browser.get(&service, &back).await;
        assert_eq!(seen.status, if is_good { 303 } else { 403 }, "{iss}");
    }
    // One that says that it always names itself must.
    fake.state().more = json!({ "authorization_response_iss_parameter_supported": true });
    service.pass(Duration::from_hours(1));
    fake.change(|_, claims| {
        claims["iat"] = json!(NOW + 3600);
        claims["exp"] = json!(NOW + 3900);
    });
    let mut browser = Browser::default();
    let back = browser.begin(&service, &fake).await;
    assert_eq!(browser.get(&service, &back).await.code(), "IDENTITY_NOT_PROVED");
    let back = browser.begin(&service, &fake).await;
    assert_eq!(browser.get(&service, &format!("{back}&iss={own}")).await.status, 303);
}
