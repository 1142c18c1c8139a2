//! Sockets of those who are logged in.

use std::time::Duration;

use qiao::{
    auth,
    domain::{account::open_session, write::Write},
};
use qiao_entity::{account, session};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};
use serde_json::json;

use super::client::{FOLLOW, Listening, PATIENCE, WHO};
use crate::support::Service;

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
