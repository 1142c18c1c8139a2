use std::time::Duration;

use qiao_entity::{account as table, account_role::Role, membership::MemberRole, session as sessions_table};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, PaginatorTrait};

use super::*;
use crate::{
    auth::{Caller, Requester, Rights, Scope, Scopes, Via},
    config::Registration,
    domain::{
        problem::Refusal,
        testing::{ADMIN, TestApp, done, organization, shown},
    },
    error::Code,
};

const GOOD: &str = "tropfen-lampe-ziegel";
const BETTER: &str = "ziegel-lampe-tropfen 9";

fn password(text: &str) -> Password {
    Password::from(text.to_owned())
}

fn draft(login: &str) -> Draft {
    Draft {
        login: login.to_owned(),
        name: "李光明".to_owned(),
        password: Some(password(GOOD)),
        roles: Vec::new(),
        memberships: Vec::new(),
        manager: None,
    }
}

async fn person(app: &TestApp, login: &str) -> table::Model {
    let made = create(app, ADMIN, draft(login)).await.expect("no fault");
    made.expect("no refusal")
}

async fn enter(app: &TestApp, login: &str, text: &str) -> Option<LoggedIn> {
    // Each try comes from nowhere and late enough.
    for _ in 0..30 {
        app.tick();
    }
    let done = log_in(app, &Caller::default(), login, password(text)).await;
    done.expect("no fault")
}

/// Who asks with a session's cookie.
async fn holder(app: &TestApp, entered: &LoggedIn) -> Option<Requester> {
    let rights = by_session(app, entered.secret.reveal()).await.expect("no fault");
    rights.map(Requester::Account)
}

fn problems<T: std::fmt::Debug>(answer: Result<T, Refusal>) -> Vec<(String, &'static str)> {
    match answer {
        Err(Refusal::Invalid(problems)) => shown(&problems),
        other => panic!("not refused for its problems: {other:?}"),
    }
}

#[tokio::test]
async fn all_problems_of_a_new_account_are_told_at_once() {
    let app = TestApp::start().await;
    let wrong = Draft {
        login: "李光明".to_owned(),
        name: " ".to_owned(),
        password: Some(password("12345678901")),
        roles: vec![
            Grant::new(Role::Matchmaker, None),
            Grant::new(Role::Matchmaker, Some(Scope::Region("XX".to_owned()))),
            Grant::new(Role::Reviewer, Some(Scope::Association(1))),
        ],
        ..draft("")
    };
    let told = problems(create(&app, ADMIN, wrong).await.expect("no fault"));
    assert_eq!(
        told.iter()
            .map(|(path, code)| (path.as_str(), *code))
            .collect::<Vec<_>>(),
        [
            ("login", "MALFORMED"),
            ("name", "REQUIRED"),
            ("roles.0.region", "REQUIRED"),
            ("roles.1.region", "UNKNOWN"),
            ("roles.2.association", "NOT_WANTED"),
            ("password", "WEAK_PASSWORD"),
        ]
    );
    person(&app, "li@example.org").await;
    let other = Draft {
        memberships: vec![(7, MemberRole::Owner)],
        manager: Some(8),
        ..draft(" LI@Example.org ")
    };
    assert_eq!(
        problems(create(&app, ADMIN, other).await.expect("no fault")),
        [
            ("login".to_owned(), "TAKEN"),
            ("memberships".to_owned(), "NO_RECORD"),
            ("manager".to_owned(), "NO_RECORD")
        ]
    );
    assert_eq!(table::Entity::find().count(&app.db).await.expect("counted"), 1);
}

#[tokio::test]
async fn registration_is_for_whom_it_is_open() {
    let app = TestApp::start().await;
    assert_eq!(app.config.registration, Registration::Closed);
    let try_it = async |requester: &Requester, login: &str| {
        register(
            &app,
            requester,
            &Caller::default(),
            login.to_owned(),
            "Li".to_owned(),
            password(GOOD),
        )
        .await
    };
    let refused = try_it(&Requester::Anonymous, "li.guangming").await;
    assert_eq!(refused.expect_err("closed").code, Code::Forbidden);
    assert!(try_it(ADMIN, "li.guangming").await.expect("no fault").is_ok());
    let entered = enter(&app, "li.guangming", GOOD).await.expect("a session");
    let person = holder(&app, &entered).await.expect("known");
    let refused = try_it(&person, "other.person").await;
    assert_eq!(refused.expect_err("no administrator").code, Code::Forbidden);
    assert_eq!(
        create(&app, &person, draft("another")).await.expect_err("neither").code,
        Code::Forbidden
    );
}

#[tokio::test]
async fn who_logs_in_has_the_rights_that_were_given() {
    let app = TestApp::start().await;
    let university = crate::domain::organization::post(&app, ADMIN, organization("清华大学"), None).await;
    let university = done(university).record.id;
    let draft = Draft {
        roles: vec![
            Grant::new(Role::Matchmaker, Some(Scope::Region("110000".to_owned()))),
            Grant::new(Role::Reviewer, None),
        ],
        memberships: vec![(university, MemberRole::Editor)],
        ..draft("li.guangming")
    };
    let row = create(&app, ADMIN, draft).await.expect("no fault").expect("made");
    let entered = enter(&app, "Li.GuangMing ", GOOD).await.expect("a session");
    assert_eq!(entered.account.id, row.id);
    assert!(entered.account.logged_in_at.is_some());
    let rights = by_session(&app, entered.secret.reveal()).await.expect("no fault");
    assert_eq!(
        *rights.expect("known"),
        Rights {
            account: Some(row.id),
            via: Via::Session(entered.session.id),
            scopes: Scopes::ALL,
            roles: vec![Role::Reviewer, Role::Matchmaker],
            matchmaking: vec![Scope::Region("110000".to_owned())],
            memberships: [(university, MemberRole::Editor)].into(),
            manager: None,
            agreements: std::collections::HashSet::new(),
            revealed: std::collections::HashSet::new(),
        }
    );
    // Neither the row nor the session holds what opens them.
    let stored = sessions_table::Entity::find()
        .one(&app.db)
        .await
        .expect("read")
        .expect("one");
    assert_ne!(stored.digest, entered.secret.reveal());
    let printed = format!("{entered:?}");
    assert!(!printed.contains(entered.secret.reveal()) && !printed.contains(GOOD));
}

#[tokio::test]
async fn no_login_wrong_password_no_password_and_blocked_look_the_same() {
    let app = TestApp::start().await;
    let blocked = person(&app, "blocked").await;
    block(&app, ADMIN, blocked.id).await.expect("no fault").expect("done");
    person(&app, "known").await;
    let none = Draft {
        password: None,
        ..draft("invited")
    };
    create(&app, ADMIN, none).await.expect("no fault").expect("made");
    for (login, text) in [
        ("unknown", GOOD),
        ("known", BETTER),
        ("known", ""),
        ("invited", ""),
        ("invited", GOOD),
        ("blocked", GOOD),
        ("nul\0", GOOD),
    ] {
        assert!(enter(&app, login, text).await.is_none(), "{login} {text}");
    }
    assert!(enter(&app, "known", GOOD).await.is_some());
    unblock(&app, ADMIN, blocked.id).await.expect("no fault").expect("done");
    assert!(enter(&app, "blocked", GOOD).await.is_some());
}

#[tokio::test]
async fn a_digest_made_with_other_parameters_is_made_anew() {
    use argon2::{Algorithm, Argon2, Params, PasswordHasher, Version, password_hash::SaltString};
    let app = TestApp::start().await;
    let row = person(&app, "li.guangming").await;
    let weak = Params::new(64, 1, 1, None).expect("parameters");
    let salt = SaltString::encode_b64(b"a salt of others").expect("a salt");
    let old = Argon2::new(Algorithm::Argon2id, Version::V0x13, weak);
    let old = old.hash_password(GOOD.as_bytes(), &salt).expect("made").to_string();
    let mut change: table::ActiveModel = row.into();
    change.password_hash = Set(Some(old));
    change.update(&app.db).await.expect("stored");
    let entered = enter(&app, "li.guangming", GOOD).await.expect("a session");
    let digest = entered.account.password_hash.expect("a digest");
    assert!(digest.contains("m=19456,t=2,p=1"), "{digest}");
    assert!(enter(&app, "li.guangming", GOOD).await.is_some());
}

#[tokio::test]
async fn a_session_that_ended_opens_nothing_at_once() {
    let app = TestApp::start().await;
    let row = person(&app, "li.guangming").await;
    let mut entered = Vec::new();
    for _ in 0..4 {
        entered.push(enter(&app, "li.guangming", GOOD).await.expect("a session"));
    }
    let who = holder(&app, &entered[0]).await.expect("known");
    assert_eq!(sessions(&app, &who).await.expect("read").len(), 4);

    let other = person(&app, "wang").await;
    assert!(by_id(&app, &who, other.id).await.expect("read").is_none());
    let wang = enter(&app, "wang", GOOD).await.expect("a session");
    assert!(!end_session(&app, &who, wang.session.id).await.expect("not one's own"));
    assert!(holder(&app, &wang).await.is_some());

    assert!(end_session(&app, &who, entered[1].session.id).await.expect("ended"));
    assert!(holder(&app, &entered[1]).await.is_none());
    assert!(log_out(&app, &who).await.expect("ended"));
    assert!(holder(&app, &entered[0]).await.is_none());
    let who = holder(&app, &entered[2]).await.expect("known");
    assert_eq!(log_out_everywhere(&app, &who).await.expect("ended"), 2);
    assert!(holder(&app, &entered[3]).await.is_none());

    let last = enter(&app, "li.guangming", GOOD).await.expect("a session");
    block(&app, ADMIN, row.id).await.expect("blocked").expect("done");
    assert!(holder(&app, &last).await.is_none());
    unblock(&app, ADMIN, row.id).await.expect("unblocked").expect("done");
    assert!(holder(&app, &last).await.is_none(), "it does not come back");
}

#[tokio::test]
async fn a_changed_password_ends_the_other_sessions() {
    let app = TestApp::start().await;
    person(&app, "li.guangming").await;
    let first = enter(&app, "li.guangming", GOOD).await.expect("a session");
    let second = enter(&app, "li.guangming", GOOD).await.expect("a session");
    let who = holder(&app, &first).await.expect("known");
    let change = async |old: &str, new: &str| {
        change_password(&app, &who, password(old), password(new))
            .await
            .expect("no fault")
    };
    assert_eq!(
        problems(change(BETTER, GOOD).await),
        [("oldPassword".to_owned(), "WRONG_PASSWORD")]
    );
    assert_eq!(
        problems(change(GOOD, "guangming2024").await),
        [("newPassword".to_owned(), "WEAK_PASSWORD")]
    );
    assert_eq!(change(GOOD, BETTER).await, Ok(1));
    assert!(holder(&app, &first).await.is_some() && holder(&app, &second).await.is_none());
    assert!(enter(&app, "li.guangming", GOOD).await.is_none());
    assert!(enter(&app, "li.guangming", BETTER).await.is_some());
    let anyone = change_password(&app, &Requester::Anonymous, password(GOOD), password(BETTER)).await;
    assert_eq!(anyone.expect_err("nobody").code, Code::Forbidden);
}

#[tokio::test]
async fn a_reset_token_works_once_for_an_hour_and_is_not_stored() {
    let app = TestApp::start().await;
    let row = person(&app, "li.guangming").await;
    let entered = enter(&app, "li.guangming", GOOD).await.expect("a session");
    let who = holder(&app, &entered).await.expect("known");
    assert_eq!(
        create_reset(&app, &who, row.id)
            .await
            .expect_err("no administrator")
            .code,
        Code::Forbidden
    );
    let token = async || {
        let made = create_reset(&app, ADMIN, row.id).await.expect("no fault");
        made.expect("an account")
    };
    let using = async |reset: &Reset, text: &str| {
        reset_password(&app, &Caller::default(), reset.secret.reveal(), password(text))
            .await
            .expect("no fault")
    };
    let spent = vec![("token".to_owned(), "SPENT")];
    let (first, second) = (token().await, token().await);
    assert!(!format!("{second:?}").contains(second.secret.reveal()));
    assert_eq!(
        problems(using(&first, BETTER).await),
        spent,
        "a later one took its place"
    );
    assert_eq!(
        problems(using(&second, "guangming2024").await),
        [("password".to_owned(), "WEAK_PASSWORD")]
    );
    assert_eq!(using(&second, BETTER).await, Ok(1));
    assert!(holder(&app, &entered).await.is_none());
    assert_eq!(problems(using(&second, GOOD).await), spent, "once");
    assert!(enter(&app, "li.guangming", BETTER).await.is_some());

    let third = token().await;
    for _ in 0..Duration::from_hours(1).as_secs() {
        app.tick();
    }
    assert_eq!(problems(using(&third, GOOD).await), spent, "an hour");
    let fourth = token().await;
    block(&app, ADMIN, row.id).await.expect("blocked").expect("done");
    assert_eq!(problems(using(&fourth, GOOD).await), spent, "blocked");
    assert!(create_reset(&app, ADMIN, row.id).await.expect("no fault").is_none());
    assert!(create_reset(&app, ADMIN, 99).await.expect("no fault").is_none());
}

#[tokio::test]
async fn tries_are_counted_before_anything_is_compared() {
    let app = TestApp::start().await;
    person(&app, "li.guangming").await;
    let caller = Caller::default();
    for _ in 0..5 {
        let wrong = log_in(&app, &caller, "LI.guangming", password(BETTER)).await;
        assert!(wrong.expect("no fault").is_none());
    }
    let late = log_in(&app, &caller, "li.guangming", password(GOOD)).await;
    let late = late.expect_err("even the right one");
    assert_eq!((late.code, late.detail.as_str()), (Code::RateLimited, "30"));
    let unknown = log_in(&app, &caller, "wang", password(GOOD)).await;
    assert!(unknown.expect("no fault").is_none());
    assert!(enter(&app, "li.guangming", GOOD).await.is_some());
}

#[tokio::test]
async fn an_address_that_tries_too_much_waits_whatever_it_tries() {
    let app = TestApp::start().await;
    let caller = Caller {
        address: Some([192, 0, 2, 1].into()),
        ..Caller::default()
    };
    for number in 0..30 {
        let none = reset_password(&app, &caller, &format!("token {number}"), password(GOOD)).await;
        assert_eq!(problems(none.expect("no fault")), [("token".to_owned(), "SPENT")]);
    }
    let late = log_in(&app, &caller, "li.guangming", password(GOOD)).await;
    assert_eq!(late.expect_err("too much").code, Code::RateLimited);
    let late = reset_password(&app, &caller, "token", password(GOOD)).await;
    assert_eq!(late.expect_err("too much").code, Code::RateLimited);
    assert!(
        log_in(&app, &Caller::default(), "li.guangming", password(GOOD))
            .await
            .is_ok()
    );
}

#[tokio::test]
async fn accounts_are_listed_for_administrators_alone() {
    let app = TestApp::start().await;
    for login in ["an_na", "anna", "an.na", "bo_ris"] {
        person(&app, login).await;
    }
    let entered = enter(&app, "anna", GOOD).await.expect("a session");
    let anna = holder(&app, &entered).await.expect("known");
    let logins = async |requester: &Requester, start: Option<&str>| {
        let filter = Filter {
            login: start.map(str::to_owned),
            ..Filter::default()
        };
        let page = list(&app, requester, &filter, &crate::domain::page::Request::default()).await;
        let page = page.expect("a page");
        let total = count(&app, requester, &filter).await.expect("counted");
        assert_eq!(usize::try_from(total), Ok(page.rows.len()));
        let mut logins: Vec<String> = page.rows.into_iter().map(|(_, row)| row.login).collect();
        logins.sort();
        logins
    };
    assert_eq!(logins(ADMIN, None).await.len(), 4);
    assert_eq!(logins(ADMIN, Some("An")).await, ["an.na", "an_na", "anna"]);
    assert_eq!(logins(ADMIN, Some("an_")).await, ["an_na"]);
    assert!(logins(ADMIN, Some("%")).await.is_empty());
    assert_eq!(logins(&anna, None).await, ["anna"]);
    assert!(logins(&Requester::Anonymous, None).await.is_empty());
    let own = rename(&app, &anna, entered.account.id, 1, " 安娜 ")
        .await
        .expect("no fault");
    assert_eq!(own.expect("renamed").name, "安娜");
    let stale = rename(&app, &anna, entered.account.id, 1, "安娜")
        .await
        .expect("no fault");
    assert_eq!(stale, Err(Refusal::Stale { version: 2 }));
    let others = by_login(&app, ADMIN, "an.na").await.expect("read").expect("there");
    let other = rename(&app, &anna, others.id, 1, "别人").await.expect("no fault");
    assert_eq!(other, Err(Refusal::NotFound));
}
