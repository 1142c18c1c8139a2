//! What makes no sense gets a clear answer, and the service goes on.

use serde_json::{Value, json};

use crate::support::{ANYONE, Service};

#[tokio::test]
async fn queries_that_do_not_fit_the_schema_stay_readable() {
    let service = Service::start().await;
    for (query, part) in [
        ("{ needs { nodes { nothing } } }", "nothing"),
        ("{ needs(first: \"ten\") { totalCount } }", "first"),
        ("{ needs(orderBy: SIDEWAYS) { totalCount } }", "orderBy"),
        ("{ need }", "id"),
        ("{", "expected"),
        ("", "expected"),
        ("query A { viewer { role } } query B { viewer { role } }", "Operation"),
        ("query ($a: Int!) { needs(first: $a) { totalCount } }", "a"),
        ("{ ...F } fragment F on Query { ...F }", "contains itself"),
        ("subscription { anything }", ""),
    ] {
        let answer = service.ask(ANYONE, query, json!({})).await;
        assert_eq!(
            answer["errors"][0]["extensions"]["code"], "BAD_REQUEST",
            "{query} {answer}"
        );
        assert_eq!(answer.get("data"), None, "{query}");
        let message = answer["errors"][0]["message"].as_str().unwrap_or_default();
        assert!(message.contains(part), "{query}: {message}");
    }
}

#[tokio::test]
async fn values_that_make_no_sense_are_refused_and_name_themselves() {
    let service = Service::start().await;
    let query = "query ($filter: NeedFilter) { needs(filter: $filter) { totalCount } }";
    for filter in [
        json!({ "fields": ["ai", "no.such"] }),
        json!({ "regions": ["\u{0}"] }),
        json!({ "organization": "nonsense" }),
        json!({ "industries": vec!["26"; 101] }),
        json!({ "deadlineFrom": "2027-13-01" }),
        json!({ "trl": "nine" }),
        json!({ "unknown": 1 }),
    ] {
        let (code, message) = service.refused(ANYONE, query, json!({ "filter": filter })).await;
        assert_eq!(code, "BAD_REQUEST", "{filter}: {message}");
        assert!(!message.is_empty());
    }
    let tags = "query ($tags: [String!]) { organizations(filter: { tags: $tags }) { totalCount } }";
    assert_eq!(
        service.refused(ANYONE, tags, json!({ "tags": ["a\u{0}"] })).await.0,
        "BAD_REQUEST"
    );
    let strange = service
        .data(
            ANYONE,
            tags,
            json!({ "tags": ["🙂", "\u{202e}左", "%_'\"; drop table need"] }),
        )
        .await;
    assert_eq!(strange["organizations"]["totalCount"], 0);
}

#[tokio::test]
async fn what_would_cost_too_much_is_refused_before_it_costs() {
    let service = Service::start().await;
    let aliases = |many: usize| {
        (0..many)
            .map(|at| format!("a{at}: viewer {{ role }} "))
            .collect::<Vec<_>>()
            .concat()
    };
    let deep = format!(
        "{{ need(id: \"need_1\") {}id{} }}",
        "{ organization { needs { nodes ".repeat(9),
        "} } }".repeat(9)
    );
    let bomb = {
        let parts = (0..40)
            .map(|at| format!("fragment F{at} on Query {{ ...F{} ...F{} }} ", at + 1, at + 1))
            .collect::<Vec<_>>()
            .concat();
        format!("{{ ...F0 }} {parts} fragment F40 on Query {{ viewer {{ role }} }}")
    };
    let wide =
        "{ needs(first: 100) { nodes { candidateManagers(first: 100) { nodes { id name { text } } } } } }".to_owned();
    // What is not refused beforehand is never answered: the fragments alone stand for 2⁴⁰ fields.
    for query in [
        format!("{{ {} }}", aliases(10_000)),
        format!("{{ {} }}", aliases(1_500)),
        "{a".repeat(30_000),
        "[".repeat(100_000),
        deep,
        bomb,
        wide,
    ] {
        let (code, message) = service.refused(ANYONE, &query, json!({})).await;
        assert_eq!(code, "BAD_REQUEST", "{message}");
    }
    assert_eq!(
        service.data(ANYONE, "{ viewer { role } }", json!({})).await["viewer"]["role"],
        "ANONYMOUS"
    );
}

#[tokio::test]
async fn a_database_message_never_reaches_a_client() {
    use sea_orm::ConnectionTrait;
    let service = Service::start().await;
    let broken = service
        .app
        .db
        .execute_unprepared("alter table affiliation rename to elsewhere")
        .await;
    broken.expect("a broken table");
    let manager = service
        .ask(
            crate::support::ADMIN,
            "mutation { createManager(input: { manager: { kind: INVESTOR, name: { zh: \"甲\" } } }) {
        ... on ManagerCreated { manager { id organizations { id } affiliations { isCurrent } } } } }",
            json!({}),
        )
        .await;
    let errors = manager["errors"].as_array().cloned().unwrap_or_default();
    assert!(!errors.is_empty(), "{manager}");
    for error in &errors {
        assert_eq!(error["extensions"]["code"], "INTERNAL");
        assert_eq!(
            error["extensions"]["id"], errors[0]["extensions"]["id"],
            "one failure, one id"
        );
        let message = error["message"].as_str().unwrap_or_default();
        let id = error["extensions"]["id"].as_str().unwrap_or("none");
        assert!(message.contains(id) && !message.contains("affiliation"), "{message}");
    }
    let zh = service
        .ask_in(
            "zh",
            ANYONE,
            "{ managers { nodes { affiliations { mode } } } }",
            Value::Null,
        )
        .await;
    assert!(
        zh["errors"][0]["message"]
            .as_str()
            .is_some_and(|message| message.starts_with("服务内部出错")),
        "{zh}"
    );
}
