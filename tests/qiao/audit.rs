//! The audit log as administrators read it, and as the command line checks it.

use qiao_entity::account_role::Role;
use serde_json::{Value, json};

use crate::{
    process::own_database,
    program::qiao,
    support::{ADMIN, ANYONE, Service},
};

const GRANT: &str = "mutation ($input: GrantRoleInput!) { grantRole(input: $input) { __typename } }";
const LOG: &str = "query ($first: Int, $after: String, $filter: AuditFilter) {
    auditLog(first: $first, after: $after, filter: $filter) {
        totalCount pageInfo { hasNextPage endCursor }
        nodes { number actor action subject detail previous digest } } }";

#[tokio::test(flavor = "multi_thread")]
async fn administrators_alone_read_the_log_page_by_page() {
    let service = Service::start().await;
    let administrator = service.administrator("root").await;
    let person = service.logged_in("li").await;
    for role in ["REVIEWER", "REGISTRAR", "DASHBOARD"] {
        let input = json!({ "account": person.id(), "role": role });
        service
            .as_account(&administrator, GRANT, json!({ "input": input }))
            .await;
    }
    let input = json!({ "account": person.id(), "role": "MATCHMAKER", "region": "110000" });
    service.data(ADMIN, GRANT, json!({ "input": input })).await;

    let log = service.as_account(&administrator, LOG, json!({ "first": 3 })).await;
    assert_eq!(
        (&log["totalCount"], log["nodes"].as_array().map(Vec::len)),
        (&json!(4), Some(3))
    );
    let newest = &log["nodes"][0];
    assert_eq!(
        (
            &newest["number"],
            &newest["actor"],
            &newest["action"],
            &newest["subject"]
        ),
        (
            &json!("4"),
            &json!("administrator"),
            &json!("ROLE_GRANTED"),
            &json!(person.id())
        )
    );
    assert_eq!(
        newest["detail"],
        json!({ "role": "MATCHMAKER", "region": "110000", "association": null })
    );
    assert_eq!(newest["previous"], log["nodes"][1]["digest"]);
    let rest = json!({ "after": log["pageInfo"]["endCursor"] });
    let rest = service.as_account(&administrator, LOG, rest).await;
    assert_eq!(rest["nodes"].as_array().map(Vec::len), Some(1));
    assert_eq!(rest["nodes"][0]["previous"], json!("0".repeat(64)));

    let count = async |filter: Value| {
        let log = service
            .as_account(&administrator, LOG, json!({ "filter": filter }))
            .await;
        log["totalCount"].clone()
    };
    assert_eq!(count(json!({ "actor": administrator.id() })).await, 3);
    assert_eq!(count(json!({ "subject": administrator.id() })).await, 0);
    assert_eq!(count(json!({ "action": "ROLE_REMOVED" })).await, 0);
    assert_eq!(count(json!({ "from": "2099-01-01T00:00:00Z" })).await, 0);
    assert_eq!(
        count(json!({ "to": "2099-01-01T00:00:00Z", "action": "ROLE_GRANTED" })).await,
        4
    );

    service.give_role(&person, Role::Registrar, None).await;
    assert_eq!(service.refused_as(&person, LOG, json!({})).await, "FORBIDDEN");
    assert_eq!(service.refused(ANYONE, LOG, json!({})).await.0, "FORBIDDEN");
}

/// Without the runtime's threads: the program is waited for.
#[test]
fn the_command_line_says_whether_the_log_is_as_it_was_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let settings = own_database("qiao_audit");
    let run = |arguments: &[&str]| {
        let mut command = qiao(folder.path(), arguments);
        command.env("QIAO_DATA", folder.path()).env("QIAO_LOG", "off");
        command.envs(settings.iter().map(|(key, value)| (key, value)));
        crate::program::ended(&mut command)
    };
    if settings.is_empty() {
        let none = run(&["audit", "verify"]);
        assert_eq!(none.code, Some(1), "{}", none.out);
        assert!(none.err.contains("there is no database"), "{}", none.err);
    }
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let open = || async {
        let config = qiao::config::Config {
            data: folder.path().to_owned(),
            database_url: settings.first().map(|(_, address)| address.clone()),
            database_connections: 2,
            ..qiao::config::Config::default()
        };
        qiao::app::App::open(config, qiao::clock::Clock::system())
            .await
            .expect("opened")
    };
    let head = runtime.block_on(async {
        use qiao::domain::{audit, write::Write};
        let app = open().await;
        for number in 1..=3 {
            let write = Write::begin(&app).await.expect("a write");
            let subject = format!("account_{number}");
            audit::record(&write, ADMIN, audit::Action::AccountBlocked, &subject, json!({}))
                .await
                .expect("recorded");
            write.commit().await.expect("committed");
        }
        let head = audit::head(&app.db).await.expect("read").expect("an end");
        app.stop().await;
        head
    });
    let printed = run(&["audit", "head"]);
    assert_eq!(printed.out, format!("3 {}\n", head.digest), "{}", printed.err);
    let well = run(&["audit", "verify", "--head", &head.digest]);
    assert_eq!(well.code, Some(0), "{}{}", well.out, well.err);
    assert!(well.out.contains("unbroken up to entry 3"), "{}", well.out);
    let cut = run(&["audit", "verify", "--head", &"a".repeat(64)]);
    assert_eq!(cut.code, Some(1));
    assert!(cut.out.contains("WRONG: the digest given"), "{}", cut.out);
    assert_eq!(run(&["audit", "verify", "--head", "abc"]).code, Some(2));
    assert!(run(&["doctor"]).out.contains("unbroken up to entry 3"));

    runtime.block_on(async {
        use sea_orm::{ConnectionTrait, DbBackend};
        let app = open().await;
        let trigger = match app.db.get_database_backend() {
            DbBackend::Postgres => "drop trigger audit_append_only on audit",
            _ => "drop trigger audit_no_update",
        };
        for statement in [trigger, "update audit set actor = 'account_9' where number = 2"] {
            app.db.execute_unprepared(statement).await.expect("done");
        }
        app.stop().await;
    });
    let ill = run(&["audit", "verify"]);
    assert_eq!(ill.code, Some(1));
    assert!(
        ill.out.contains("WRONG: entry 2 is not as it was written"),
        "{}",
        ill.out
    );
    assert!(run(&["doctor"]).out.contains("entry 2 is not as it was written"));
}
