//! Notes: their author reads, changes and removes them; who is noted about never learns of them.

use qiao_entity::{account_role::Role, membership::MemberRole};
use serde_json::{Value, json};

use crate::{
    session::Session,
    support::{ANYONE, Service, a_need, id},
};

const SAYS: &str = "{ __typename ... on NoteChanged { note { id text version isMine author { name } record { id } createdAt updatedAt } }
    ... on InvalidNote { problems { path code } } ... on StaleNote { currentVersion note { text } } ... on NotFound { id } }";

struct World {
    service: Service,
    enterprise: String,
    need: String,
    manager: String,
    matchmaker: Session,
}

async fn world() -> World {
    let service = Service::start().await;
    let enterprise = service
        .organization(json!({ "kind": "ENTERPRISE", "name": { "zh": "甲公司" }, "region": "330100" }))
        .await;
    let need = service.need(a_need(&enterprise, "轴承润滑", json!({}))).await;
    let manager = json!({ "kind": "DISCOVERER", "name": { "zh": "王工" }, "headline": { "zh": "轴承" } });
    let manager = service.manager(manager, &[]).await;
    let matchmaker = service.logged_in("matchmaker").await;
    service.give_role(&matchmaker, Role::Matchmaker, Some("110000")).await;
    World {
        service,
        enterprise,
        need,
        manager,
        matchmaker,
    }
}

impl World {
    /// The payload of a mutation, or the code of its fault.
    async fn act(&self, session: Option<&Session>, name: &str, input: Value) -> Value {
        let says = if name == "removeNote" {
            "{ __typename ... on NoteRemoved { note } ... on NotFound { id } }"
        } else {
            SAYS
        };
        let class = format!("{}{}", name[..1].to_uppercase(), &name[1..]);
        let query = format!("mutation ($input: {class}Input!) {{ {name}(input: $input) {says} }}");
        let variables = json!({ "input": input });
        let mut answer = match session {
            Some(session) => self.service.ask_as(session, &query, variables).await,
            None => self.service.ask(ANYONE, &query, variables).await,
        };
        match answer.get("errors") {
            Some(errors) => errors[0]["extensions"]["code"].clone(),
            None => answer["data"][name].take(),
        }
    }

    async fn write(&self, session: &Session, record: &str, text: &str) -> Value {
        self.act(Some(session), "addNote", json!({ "record": record, "text": text }))
            .await
    }

    /// The texts on a record as somebody reads them, the newest first; none for who reads no notes.
    async fn texts(&self, session: &Session, record: &str) -> Option<Vec<String>> {
        let (noun, _) = record.split_once('_').expect("an id");
        let query = format!("query ($id: ID!) {{ {noun}(id: $id) {{ notes {{ totalCount nodes {{ text }} }} }} }}");
        let data = self.service.data_as(session, &query, json!({ "id": record })).await;
        let nodes = data[noun]["notes"]["nodes"].as_array()?;
        assert_eq!(data[noun]["notes"]["totalCount"], json!(nodes.len()));
        Some(
            nodes
                .iter()
                .map(|note| note["text"].as_str().expect("a text").to_owned())
                .collect(),
        )
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_note_is_written_changed_and_removed_by_its_author() {
    let world = world().await;
    let own = &world.matchmaker;
    for record in [&world.need, &world.manager, &world.enterprise] {
        let written = world.write(own, record, " 先电话了解 \n").await;
        assert_eq!(written["note"]["text"], "先电话了解", "{written}");
        assert_eq!(
            (&written["note"]["record"]["id"], &written["note"]["isMine"]),
            (&json!(record), &json!(true))
        );
    }
    world.service.pass(std::time::Duration::from_mins(1));
    let written = world.write(own, &world.manager, "愿意出差").await;
    assert_eq!(
        world.texts(own, &world.manager).await.expect("notes"),
        ["愿意出差", "先电话了解"]
    );
    let note = id(&written["note"]);
    let change = |version: i64, text: &str| json!({ "note": note, "version": version, "text": text });
    world.service.pass(std::time::Duration::from_mins(1));
    let changed = world
        .act(Some(own), "updateNote", change(1, "愿意出差，周五有空"))
        .await;
    assert_eq!(
        (&changed["note"]["version"], &changed["note"]["createdAt"]),
        (&json!(2), &written["note"]["createdAt"])
    );
    assert_ne!(changed["note"]["updatedAt"], written["note"]["updatedAt"]);
    let stale = world.act(Some(own), "updateNote", change(1, "别的")).await;
    assert_eq!(
        (&stale["currentVersion"], &stale["note"]["text"]),
        (&json!(2), &json!("愿意出差，周五有空"))
    );
    for (text, code) in [
        ("  ".to_owned(), "REQUIRED"),
        ("长".repeat(4_001), "TOO_LONG"),
        ("\u{0}".to_owned(), "CONTROL_CHARACTER"),
    ] {
        for refused in [
            world.write(own, &world.need, &text).await,
            world.act(Some(own), "updateNote", change(2, &text)).await,
        ] {
            assert_eq!(refused["problems"][0]["code"], code, "{refused}");
        }
    }
    assert_eq!(
        world.write(own, &world.need, &"长".repeat(4_000)).await["__typename"],
        "NoteChanged"
    );
    let removed = world.act(Some(own), "removeNote", json!({ "note": note })).await;
    assert_eq!(removed, json!({ "__typename": "NoteRemoved", "note": note }));
    assert_eq!(
        world.act(Some(own), "removeNote", json!({ "note": note })).await["__typename"],
        "NotFound"
    );
    assert_eq!(world.texts(own, &world.manager).await.expect("notes"), ["先电话了解"]);
    for nothing in ["need_999", "account_1", "nonsense"] {
        assert_eq!(world.write(own, nothing, "无").await["__typename"], "NotFound");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_else_reads_it_least_of_all_whom_it_is_about() {
    let world = world().await;
    let service = &world.service;
    let written = world.write(&world.matchmaker, &world.manager, "要价偏高").await;
    let note = id(&written["note"]);
    world.write(&world.matchmaker, &world.need, "预算偏低").await;
    let colleague = service.logged_in("colleague").await;
    service.give_role(&colleague, Role::Matchmaker, Some("110000")).await;
    let manager = service.logged_in("manager").await;
    service.make_manager(&manager, &world.manager).await;
    let owner = service.logged_in("owner").await;
    service.make_member(&owner, &world.enterprise, MemberRole::Owner).await;
    for (who, expected) in [(&colleague, Some(vec![])), (&manager, None), (&owner, None)] {
        for record in [&world.manager, &world.need] {
            assert_eq!(world.texts(who, record).await, expected);
        }
    }
    for who in [&manager, &owner] {
        assert_eq!(world.write(who, &world.need, "我").await, "FORBIDDEN");
    }
    assert_eq!(
        world
            .act(None, "addNote", json!({ "record": world.need, "text": "我" }))
            .await,
        "FORBIDDEN"
    );
    let change = json!({ "note": note, "version": 1, "text": "改" });
    assert_eq!(
        world.act(Some(&colleague), "updateNote", change.clone()).await["__typename"],
        "NotFound"
    );
    assert_eq!(
        world.act(Some(&colleague), "removeNote", json!({ "note": note })).await["__typename"],
        "NotFound"
    );
    // An administrator reads what is stored about others, not about itself, and changes none of it.
    let administrator = service.logged_in("administrator").await;
    service.give_role(&administrator, Role::Administrator, None).await;
    assert_eq!(
        world.texts(&administrator, &world.manager).await.expect("notes"),
        ["要价偏高"]
    );
    assert_eq!(
        world.act(Some(&administrator), "updateNote", change).await["__typename"],
        "NotFound"
    );
    service.give_role(&owner, Role::Administrator, None).await;
    service.give_role(&manager, Role::Administrator, None).await;
    assert_eq!(
        world.texts(&owner, &world.need).await.expect("notes"),
        Vec::<String>::new(),
        "its own need"
    );
    assert_eq!(
        world.texts(&manager, &world.manager).await.expect("notes"),
        Vec::<String>::new(),
        "its own profile"
    );
    // Nor does a search find the words.
    service.settle().await;
    let found = service
        .data(ANYONE, "{ search(text: \"要价偏高\") { totalCount } }", json!({}))
        .await;
    assert_eq!(found["search"]["totalCount"], 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn notes_are_given_out_to_their_author_alone_and_erased_with_the_account() {
    let world = world().await;
    let service = &world.service;
    world.write(&world.matchmaker, &world.manager, "要价偏高").await;
    let manager = service.logged_in("manager").await;
    service.make_manager(&manager, &world.manager).await;
    let export = "mutation { exportMyData(input: {}) { ... on DataExported { document } } }";
    let own = service.data_as(&world.matchmaker, export, json!({})).await;
    let notes = &own["exportMyData"]["document"]["notes"];
    assert_eq!(
        (&notes[0]["text"], &notes[0]["record"]),
        (&json!("要价偏高"), &json!(world.manager))
    );
    let other = service.data_as(&manager, export, json!({})).await;
    assert!(!other.to_string().contains("要价偏高"), "{other}");
    let erase = "mutation { eraseAccount(input: { login: \"matchmaker\", profile: KEEP }) { __typename } }";
    let done = service.data_as(&world.matchmaker, erase, json!({})).await;
    assert_eq!(done["eraseAccount"]["__typename"], "AccountErased");
    let administrator = service.logged_in("administrator").await;
    service.give_role(&administrator, Role::Administrator, None).await;
    assert_eq!(
        world.texts(&administrator, &world.manager).await.expect("notes"),
        Vec::<String>::new()
    );
}
