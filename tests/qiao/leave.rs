//! What is stored about a person is given out, and erased.

use qiao_entity::{account, agreement, file_content, membership::MemberRole};
use sea_orm::{EntityTrait, PaginatorTrait};
use serde_json::{Value, json};

use crate::{
    life::{TRACES, life},
    session::Session,
    support::{ADMIN, ANYONE, Service},
};

const EXPORT: &str = "mutation ($input: ExportMyDataInput! = {}) { exportMyData(input: $input) { __typename
    ... on DataExported { account document more } ... on InvalidDataExport { problems { path code } } } }";
const EXPORT_OF: &str = "mutation ($input: ExportAccountInput!) { exportAccount(input: $input) { __typename
    ... on DataExported { account document more } } }";
const ERASE: &str = "mutation ($input: EraseAccountInput!) { eraseAccount(input: $input) { __typename
    ... on AccountErased { account } ... on InvalidErasure { problems { path code message } } } }";

/// The names in a document: clients read it by them.
const NAMES: &str = "account agreements at auditLog contractSignatures contracts engagements files format identities introductions \
    manager memberships messages milestones more needMoves notes objectionAnswers objections page panels pointWords \
    points posts proposals readByAccount readOfProfile readThreads reviews roles sessions settlements \
    shares shortlists slips steps tasks teams tokens translations";

#[tokio::test(flavor = "multi_thread")]
async fn a_person_gets_everything_that_is_stored_and_no_secret() {
    let service = Service::start().await;
    let life = life(&service).await;
    let exported = service.as_account(&life.person, EXPORT, json!({})).await;
    assert_eq!(
        (&exported["account"], &exported["more"]),
        (&json!(life.person.id()), &json!(false))
    );
    let document = &exported["document"];
    let names: Vec<&str> = document
        .as_object()
        .expect("an object")
        .keys()
        .map(String::as_str)
        .collect();
    assert_eq!(names.join(" "), NAMES);
    let described = include_str!("../../docs/account-data.md");
    for name in &names {
        assert!(described.contains(&format!("`{name}`")), "{name} is not described");
    }
    assert_eq!(document["account"]["login"], "li@example");
    assert_eq!(document["account"]["hasPassword"], true);
    assert_eq!(document["roles"][0]["role"], "REVIEWER");
    assert_eq!(document["memberships"][0]["organization"], json!(life.organization));
    assert_eq!(document["sessions"].as_array().map(Vec::len), Some(2));
    assert_eq!(document["sessions"][0]["agent"], "a browser of li");
    assert_eq!(document["tokens"][0]["name"], "令牌·李四");
    assert_eq!(document["identities"][0]["subject"], "subject-of-li");
    assert_eq!(document["agreements"].as_array().map(Vec::len), Some(2));
    assert_eq!(document["readByAccount"][0]["record"], json!(life.need));
    assert_eq!(document["readByAccount"][0]["parts"], json!(["BUDGET", "DESCRIPTION"]));
    assert_eq!(document["readOfProfile"][0]["record"], json!(life.manager));
    assert_eq!(document["auditLog"][0]["action"], "TOKEN_CREATED");
    assert_eq!(document["needMoves"][0]["to"], "MATCHING");
    assert_eq!(document["messages"][0]["text"], "消息：李四");
    assert_eq!(document["files"][0]["name"], "附件：李四.txt");
    assert_eq!(document["readThreads"][0]["subject"], "introduction_2");
    assert_eq!(document["points"].as_array().map(Vec::len), Some(2));
    assert_eq!(document["pointWords"][1]["words"], "申诉：李四");
    assert_eq!(document["posts"][0]["key"], "key-of-li");
    assert_eq!(document["introductions"][0]["words"], "引荐：李四");
    assert_eq!(document["manager"]["biography"]["zh"], "履历");
    assert_eq!(document["manager"]["works"][0]["title"]["zh"], "代表作");
    assert_eq!(
        document["manager"]["affiliations"][0]["organization"],
        json!(life.organization)
    );
    let text = document.to_string();
    assert!(
        !text.contains("argon2id") && !text.contains("reset-of-li") && !text.contains("digest\""),
        "{text}"
    );
    // What is given out is written down.
    let again = service.as_account(&life.person, EXPORT, json!({})).await;
    let log = again["document"]["auditLog"].as_array().expect("a list").clone();
    assert_eq!(
        log.last().map(|entry| entry["action"].clone()),
        Some(json!("DATA_EXPORTED"))
    );
    // The second page holds what is no list, and nothing of the lists.
    let second = service
        .as_account(&life.person, EXPORT, json!({ "input": { "page": 1 } }))
        .await;
    assert_eq!(
        (&second["document"]["roles"], &second["more"]),
        (&json!([]), &json!(false))
    );
    let wrong = service
        .as_account(&life.person, EXPORT, json!({ "input": { "page": -1 } }))
        .await;
    assert_eq!(wrong["problems"], json!([{ "path": ["page"], "code": "OUT_OF_RANGE" }]));
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_person_and_administrators_export() {
    let service = Service::start().await;
    let life = life(&service).await;
    let (stranger, root) = (service.logged_in("wang").await, service.administrator("root").await);
    let input = json!({ "input": { "account": life.person.id() } });
    assert_eq!(
        service.refused_as(&stranger, EXPORT_OF, input.clone()).await,
        "FORBIDDEN"
    );
    assert_eq!(service.refused(ANYONE, EXPORT_OF, input.clone()).await.0, "FORBIDDEN");
    assert_eq!(service.refused(ANYONE, EXPORT, json!({})).await.0, "FORBIDDEN");
    assert_eq!(
        service.refused(ADMIN, EXPORT, json!({})).await.0,
        "FORBIDDEN",
        "the operator is no account"
    );
    let unknown = json!({ "input": { "account": "account_999" } });
    assert_eq!(
        service.refused_as(&stranger, EXPORT_OF, unknown.clone()).await,
        "FORBIDDEN"
    );
    assert_eq!(
        service.as_account(&root, EXPORT_OF, unknown).await["__typename"],
        "NotFound"
    );
    let exported = service.as_account(&root, EXPORT_OF, input.clone()).await;
    assert_eq!(exported["document"]["account"]["name"], "李四");
    service.as_account(&life.person, EXPORT_OF, input).await;
    let log = "{ auditLog(filter: { action: DATA_EXPORTED }) { nodes { actor subject } } }";
    let log = service.as_account(&root, log, json!({})).await;
    assert_eq!(
        log["nodes"],
        json!([
            { "actor": life.person.id(), "subject": life.person.id() },
            { "actor": root.id(), "subject": life.person.id() },
        ])
    );
}

/// Everything in the database as text, but the profile of the registry.
async fn everything(service: &Service) -> String {
    use sea_orm::{FromQueryResult, Statement};
    let db = &service.app.db;
    let mut all = Vec::new();
    for table in [
        "account",
        "account_role",
        "membership",
        "session",
        "api_token",
        "reset_token",
        "identity",
        "oidc_login",
        "agreement",
        "access",
        "audit",
        "post_key",
        "need_move",
        "change",
        "message",
        "file",
        "thread_read",
        "point",
        "point_words",
        "introduction",
        "slip",
        "objection",
        "step",
    ] {
        let statement = Statement::from_string(db.get_database_backend(), format!("select * from {table}"));
        for row in sea_orm::JsonValue::find_by_statement(statement)
            .all(db)
            .await
            .expect("read")
        {
            all.push(format!("{table}: {row}"));
        }
    }
    all.join("\n")
}

#[tokio::test(flavor = "multi_thread")]
async fn an_erased_account_leaves_no_trace_of_its_person() {
    let service = Service::start().await;
    let life = life(&service).await;
    let heir = service.logged_in("heir").await;
    let before = everything(&service).await;
    for trace in TRACES {
        assert!(before.contains(trace), "{trace} is not even there before");
    }
    let input = |login: &str, profile: &str| json!({ "input": { "login": login, "profile": profile } });
    let wrong = service
        .as_account(&life.person, ERASE, input("lisi", "UNPUBLISH"))
        .await;
    let of = &wrong["problems"];
    assert_eq!(
        (&of[0]["path"], &of[0]["code"]),
        (&json!(["login"]), &json!("MISMATCH"))
    );
    assert_eq!(
        (&of[1]["path"], &of[1]["code"]),
        (&json!(["account"]), &json!("LAST_ONE"))
    );
    assert!(
        of[1]["message"]
            .as_str()
            .is_some_and(|text| text.contains(&life.organization)),
        "{of}"
    );
    service.make_member(&heir, &life.organization, MemberRole::Owner).await;
    let done = service
        .as_account(&life.person, ERASE, input("LI@example", "UNPUBLISH"))
        .await;
    assert_eq!(
        done,
        json!({ "__typename": "AccountErased", "account": life.person.id() })
    );
    assert_eq!(
        service.refused_as(&life.person, EXPORT, json!({})).await,
        "UNAUTHENTICATED"
    );
    let after = everything(&service).await;
    for trace in TRACES {
        assert!(!after.contains(trace), "{trace} is left: {after}");
    }
    let contents = file_content::Entity::find().count(&service.app.db).await;
    assert_eq!(contents.expect("counted"), 0, "what it handed in is gone");
    for ledger in qiao::domain::ledger::Ledger::all() {
        let verdict = qiao::domain::ledger::verify(&service.app.db, ledger)
            .await
            .expect("a verdict");
        assert!(verdict.holds(), "{verdict:?}");
    }
    // That somebody moved, read and agreed stays, under a number that names nobody.
    assert!(after.contains(&life.person.id()));
    let row = account::Entity::find_by_id(life.person.account)
        .one(&service.app.db)
        .await;
    let row = row.expect("read").expect("a row");
    assert_eq!((row.login, row.manager_id), (format!("erased_{}", row.id), None));
    let agreements = agreement::Entity::find().all(&service.app.db).await.expect("read");
    let mut states: Vec<_> = agreements.iter().map(|row| row.status).collect();
    states.sort_unstable();
    assert_eq!(
        states,
        [
            agreement::AgreementStatus::Refused,
            agreement::AgreementStatus::Withdrawn
        ]
    );
    let manager = "query ($id: ID!) { manager(id: $id) { status } }";
    let shown = service.data(ANYONE, manager, json!({ "id": life.manager })).await;
    assert_eq!(shown["manager"], Value::Null);
    service.settle().await;
    let found = service
        .data(ANYONE, "{ search(text: \"档案\") { totalCount } }", json!({}))
        .await;
    assert_eq!(found["search"]["totalCount"], 0);
    let log = "{ auditLog(first: 1) { nodes { actor action subject detail } } }";
    let log = service.data(ADMIN, log, json!({})).await;
    assert_eq!(
        log["auditLog"]["nodes"][0],
        json!({ "actor": life.person.id(), "action": "ACCOUNT_ERASED", "subject": life.person.id(),
            "detail": { "profile": "UNPUBLISH" } })
    );
    // The log-in is free again, and nothing comes back with it.
    let next = service.logged_in("li@example").await;
    let exported = service.as_account(&next, EXPORT, json!({})).await;
    assert_eq!(exported["document"]["agreements"], json!([]));
    assert_eq!(exported["document"]["manager"], Value::Null);
}

#[tokio::test(flavor = "multi_thread")]
async fn administrators_erase_but_not_the_last_of_them_and_the_profile_may_stay() {
    let service = Service::start().await;
    let life = life(&service).await;
    let (root, stranger) = (service.administrator("root").await, service.logged_in("wang").await);
    service.make_member(&root, &life.organization, MemberRole::Owner).await;
    // Somebody took the name that an erased account would have.
    service.account_row(&format!("erased_{}", life.person.account)).await;
    let input = |session: &Session, login: &str| json!({ "input": { "account": session.id(), "login": login, "profile": "KEEP" } });
    let of_person = input(&life.person, "li@example");
    assert_eq!(
        service.refused_as(&stranger, ERASE, of_person.clone()).await,
        "FORBIDDEN"
    );
    assert_eq!(service.refused(ANYONE, ERASE, of_person.clone()).await.0, "FORBIDDEN");
    let last = service.as_account(&root, ERASE, input(&root, "root")).await;
    assert_eq!(last["problems"][0]["code"], "LAST_ONE");
    let done = service.as_account(&root, ERASE, of_person.clone()).await;
    assert_eq!(done["__typename"], "AccountErased");
    assert_eq!(
        service.as_account(&root, ERASE, of_person).await["__typename"],
        "NotFound"
    );
    let manager = "query ($id: ID!) { manager(id: $id) { status } }";
    let shown = service.data(ANYONE, manager, json!({ "id": life.manager })).await;
    assert_eq!(shown["manager"]["status"], "PUBLISHED");
    let after = everything(&service).await;
    for trace in TRACES {
        assert!(!after.contains(trace), "{trace} is left");
    }
}
