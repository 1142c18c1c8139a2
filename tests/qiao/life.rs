//! A person of whom something is stored in every place.

use base64::{Engine, engine::general_purpose::STANDARD};
use qiao::domain::write::Write;
use qiao_entity::{
    access, account, agreement, identity, introduction, membership::MemberRole, need_move, noun::Noun, oidc_login,
    post_key, reset_token,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use serde_json::json;

use crate::{
    session::{Session, number},
    support::{ADMIN, Service, a_need},
};

/// A person of whom something is stored in every place.
pub(crate) struct Life {
    pub(crate) person: Session,
    pub(crate) organization: String,
    pub(crate) need: String,
    pub(crate) manager: String,
}

/// Words that say who the person is.
pub(crate) const TRACES: [&str; 13] = [
    "li@example",
    "李四",
    "subject-of-li",
    "目的：李四",
    "理由：李四",
    "令牌·李四",
    "key-of-li",
    "a browser of li",
    "reset-of-li",
    "引荐：李四",
    "消息：李四",
    "附件：李四",
    "申诉：李四",
];

/// Makes one.
pub(crate) async fn life(service: &Service) -> Life {
    let organization = json!({ "kind": "ENTERPRISE", "name": { "zh": "企业" } });
    let organization = service.organization(organization).await;
    let need = service.need(a_need(&organization, "轴承", json!({}))).await;
    let manager = json!({ "kind": "DISCOVERER", "name": { "zh": "档案" }, "capacity": 3, "biography": { "zh": "履历" },
        "works": [{ "kind": "DEAL", "title": { "zh": "代表作" } }], "activities": ["NURTURING"] });
    let manager = service.manager(manager, &[&organization]).await;
    let (db, now) = (&service.app.db, service.app.clock.now());
    let account = service.account_row("li@example").await;
    let row = account::ActiveModel {
        id: Set(account),
        name: Set("李四".to_owned()),
        password_hash: Set(Some("$argon2id$secret".to_owned())),
        manager_id: Set(Some(number(&manager))),
        ..Default::default()
    };
    row.update(db).await.expect("named");
    let write = Write::begin(&service.app).await.expect("a write");
    qiao::domain::account::open_session(&write, account, "a browser of li")
        .await
        .expect("a session");
    write.commit().await.expect("committed");
    let person = service.session_of(account).await;
    service
        .give_role(&person, qiao_entity::account_role::Role::Reviewer, None)
        .await;
    service.make_member(&person, &organization, MemberRole::Owner).await;
    let token = "mutation { createToken(input: { name: \"令牌·李四\" }) { __typename } }";
    service.as_account(&person, token, json!({})).await;
    let row = identity::ActiveModel {
        issuer: Set("https://login.example".to_owned()),
        subject: Set("subject-of-li".to_owned()),
        account_id: Set(account),
        created_at: Set(now),
    };
    row.insert(db).await.expect("stored");
    let row = reset_token::ActiveModel {
        digest: Set("reset-of-li".to_owned()),
        account_id: Set(account),
        created_at: Set(now),
        expires_at: Set(now),
    };
    row.insert(db).await.expect("stored");
    let row = oidc_login::ActiveModel {
        digest: Set("login-of-li".to_owned()),
        browser_digest: Set(String::new()),
        nonce: Set(String::new()),
        verifier: Set(String::new()),
        return_to: Set("/".to_owned()),
        account_id: Set(Some(account)),
        expires_at: Set(now),
    };
    row.insert(db).await.expect("stored");
    for (status, sentence) in [
        (agreement::AgreementStatus::Granted, None),
        (agreement::AgreementStatus::Refused, Some("理由：李四".to_owned())),
    ] {
        let row = agreement::ActiveModel {
            noun: Set(Noun::Need),
            row_id: Set(number(&need)),
            account_id: Set(account),
            status: Set(status),
            purpose: Set("目的：李四".to_owned()),
            text_version: Set("1".to_owned()),
            text_digest: Set("0".to_owned()),
            requested_at: Set(now),
            reason: Set(sentence.is_some().then_some(need_move::Reason::Other)),
            sentence: Set(sentence),
            expires_at: Set(Some((*now + chrono::TimeDelta::days(30)).into())),
            version: Set(1),
            ..Default::default()
        };
        row.insert(db).await.expect("stored");
    }
    for (noun, row, actor) in [
        (Noun::Need, number(&need), Some(account)),
        (Noun::Manager, number(&manager), None),
    ] {
        let row = access::ActiveModel {
            at: Set(now),
            noun: Set(noun),
            row_id: Set(row),
            parts: Set("BUDGET,DESCRIPTION".to_owned()),
            actor: Set(actor.map_or_else(|| "administrator".to_owned(), |number| format!("account_{number}"))),
            account_id: Set(actor),
            via: Set("session_1".to_owned()),
            ..Default::default()
        };
        row.insert(db).await.expect("stored");
    }
    let row = need_move::ActiveModel {
        need_id: Set(number(&need)),
        from_status: Set(Some(qiao_entity::need::NeedStatus::Published)),
        to_status: Set(qiao_entity::need::NeedStatus::Matching),
        at: Set(now),
        actor: Set(person.id()),
        ..Default::default()
    };
    row.insert(db).await.expect("stored");
    let row = introduction::ActiveModel {
        need_id: Set(number(&need)),
        manager_id: Set(Some(number(&manager))),
        status: Set(introduction::IntroductionStatus::Lapsed),
        actor: Set(person.id()),
        side: Set(qiao_entity::step::Side::Matchmaker),
        words: Set("引荐：李四".to_owned()),
        introduced_at: Set(now),
        version: Set(1),
        ..Default::default()
    };
    row.insert(db).await.expect("stored");
    let row = post_key::ActiveModel {
        requester: Set(person.id()),
        key: Set("key-of-li".to_owned()),
        noun: Set(Noun::Need),
        row_id: Set(number(&need)),
        fingerprint: Set(String::new()),
        created_at: Set(now),
    };
    row.insert(db).await.expect("stored");
    said(service, &person, (&need, &manager)).await;
    Life {
        person,
        organization,
        need,
        manager,
    }
}

/// A message with a file, how far a thread was read, and an appeal.
async fn said(service: &Service, person: &Session, (need, manager): (&str, &str)) {
    let introduction = crate::thread::introduced(service, need, manager, "administrator", false).await;
    let file = json!({ "name": "附件：李四.txt", "content": STANDARD.encode("附件：李四") });
    let write = "mutation ($input: WriteMessageInput!) { writeMessage(input: $input) { ... on MessageChanged { message { id } } } }";
    let message = json!({ "subject": introduction, "text": "消息：李四", "files": [file] });
    let written = service.as_account(person, write, json!({ "input": message })).await;
    let read = "mutation ($input: MarkReadInput!) { markThreadRead(input: $input) { __typename } }";
    let seen = json!({ "subject": introduction, "message": written["message"]["id"] });
    service.as_account(person, read, json!({ "input": seen })).await;
    let grant =
        "mutation ($input: GrantPointsInput!) { grantPoints(input: $input) { ... on PointWritten { point { id } } } }";
    let entry = json!({ "manager": manager, "rule": "PRAISE", "points": 1, "words": "来信", "evidence": need });
    let granted = service.data(ADMIN, grant, json!({ "input": entry })).await;
    let appeal = "mutation ($input: AppealInput!) { appealPoints(input: $input) { __typename } }";
    let input =
        json!({ "point": granted["grantPoints"]["point"]["id"], "version": 1, "words": "申诉：李四", "file": file });
    let done = service.as_account(person, appeal, json!({ "input": input })).await;
    assert_eq!(done["__typename"], "PointWritten", "{done}");
}
