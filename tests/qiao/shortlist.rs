//! Shortlists: who keeps which, what stands on them and in which order, and who never sees them.

use qiao_entity::{account_role::Role, membership::MemberRole, shortlist_entry};
use sea_orm::EntityTrait;
use serde_json::{Value, json};

use crate::{
    session::Session,
    support::{ADMIN, ANYONE, Service, a_need},
};

const LIST: &str = "isOrganizations mayChange totalCount hiddenCount entries { node { id } addedBy { name } addedAt }";

struct World {
    service: Service,
    enterprise: String,
    need: String,
    managers: Vec<String>,
    achievement: String,
    matchmaker: Session,
    colleague: Session,
    editor: Session,
    reader: Session,
}

async fn world(level: &str) -> World {
    let service = Service::start().await;
    let enterprise = service
        .organization(json!({ "kind": "ENTERPRISE", "name": { "zh": "甲公司" }, "region": "330100" }))
        .await;
    let need = service
        .need(a_need(
            &enterprise,
            "轴承润滑",
            json!({ "levels": { "organization": level } }),
        ))
        .await;
    let mut managers = Vec::new();
    for number in 0..4 {
        let manager =
            json!({ "kind": "DISCOVERER", "name": { "zh": format!("经理{number}") }, "headline": { "zh": "轴承" } });
        managers.push(service.manager(manager, &[]).await);
    }
    let achievement = service
        .achievement(json!({ "organization": enterprise, "name": { "zh": "轴承" } }))
        .await;
    let (matchmaker, colleague) = (service.logged_in("对接员").await, service.logged_in("同事").await);
    for session in [&matchmaker, &colleague] {
        service.give_role(session, Role::Matchmaker, Some("330000")).await;
    }
    let (editor, reader) = (service.logged_in("editor").await, service.logged_in("reader").await);
    service.make_member(&editor, &enterprise, MemberRole::Editor).await;
    service.make_member(&reader, &enterprise, MemberRole::Reader).await;
    World {
        service,
        enterprise,
        need,
        managers,
        achievement,
        matchmaker,
        colleague,
        editor,
        reader,
    }
}

impl World {
    /// Adds, removes or arranges; returns the payload, or the code of the fault.
    async fn change(&self, session: Option<&Session>, what: &str, records: &[&str]) -> Value {
        let name = match what {
            "add" => "addToShortlist",
            "remove" => "removeFromShortlist",
            _ => "arrangeShortlist",
        };
        let input = format!("{}{}", name[..1].to_uppercase(), &name[1..]);
        let query = format!(
            "mutation ($input: {input}Input!) {{ {name}(input: $input) {{ __typename
                ... on ShortlistChanged {{ need {{ id shortlist {{ {LIST} }} }} shortlist {{ {LIST} }} }}
                ... on InvalidShortlist {{ problems {{ path code message }} }} ... on NotFound {{ id }} }} }}"
        );
        let variables = json!({ "input": { "need": self.need, "records": records } });
        let mut answer = match session {
            Some(session) => self.service.ask_as(session, &query, variables).await,
            None => self.service.ask(ANYONE, &query, variables).await,
        };
        match answer.get("errors") {
            Some(errors) => errors[0]["extensions"]["code"].clone(),
            None => answer["data"][name].take(),
        }
    }

    async fn list(&self, session: &Session) -> Value {
        let query = format!("query ($need: ID!) {{ need(id: $need) {{ shortlist {{ {LIST} }} }} }}");
        let mut data = self
            .service
            .data_as(session, &query, json!({ "need": self.need }))
            .await;
        data["need"]["shortlist"].take()
    }

    async fn ids(&self, session: &Session) -> Vec<String> {
        let list = self.list(session).await;
        let entries = list["entries"].as_array().expect("entries").iter();
        entries.map(|entry| crate::support::id(&entry["node"])).collect()
    }

    fn names(&self, numbers: &[usize]) -> Vec<String> {
        numbers.iter().map(|number| self.managers[*number].clone()).collect()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_keeps_what_was_put_there_once_and_in_order() {
    let world = world("PUBLIC").await;
    let [zero, one, two, three] = [0, 1, 2, 3].map(|at| world.managers[at].as_str());
    let added = world.change(Some(&world.matchmaker), "add", &[two, zero, two]).await;
    assert_eq!(added["__typename"], "ShortlistChanged", "{added}");
    assert_eq!(added["shortlist"], added["need"]["shortlist"]);
    assert_eq!(added["shortlist"]["entries"][0]["addedBy"]["name"], "对接员");
    assert_eq!(added["shortlist"]["entries"][0]["addedAt"], "2027-01-15T08:00:00+00:00");
    // Once more changes nothing; new ones come behind.
    world.service.pass(std::time::Duration::from_mins(1));
    let added = world
        .change(
            Some(&world.matchmaker),
            "add",
            &[&world.achievement, two, &world.enterprise, one],
        )
        .await;
    assert_eq!(added["shortlist"]["totalCount"], 5);
    assert_eq!(added["shortlist"]["entries"][0]["addedAt"], "2027-01-15T08:00:00+00:00");
    let mut expected = world.names(&[2, 0]);
    expected.extend([world.achievement.clone(), world.enterprise.clone(), one.to_owned()]);
    assert_eq!(world.ids(&world.matchmaker).await, expected);
    // Some of them change places among themselves.
    world
        .change(Some(&world.matchmaker), "arrange", &[one, zero, two])
        .await;
    expected = vec![
        one.to_owned(),
        zero.to_owned(),
        world.achievement.clone(),
        world.enterprise.clone(),
        two.to_owned(),
    ];
    assert_eq!(world.ids(&world.matchmaker).await, expected);
    let wrong = world
        .change(Some(&world.matchmaker), "arrange", &[one, three, one, "nonsense"])
        .await;
    let problems = wrong["problems"].as_array().expect("problems").iter();
    let problems: Vec<(String, &str)> = problems
        .map(|problem| (problem["path"].to_string(), problem["code"].as_str().expect("a code")))
        .collect();
    let path = |at: &str| json!(["records", at]).to_string();
    assert_eq!(
        problems,
        [
            (path("1"), "NO_RECORD"),
            (path("2"), "REPEATED"),
            (path("3"), "NO_RECORD")
        ]
    );
    assert!(
        wrong["problems"][0]["message"]
            .as_str()
            .expect("a text")
            .contains(three),
        "{wrong}"
    );
    // Taking off what is not there is done already.
    let removed = world
        .change(
            Some(&world.matchmaker),
            "remove",
            &[&world.achievement, three, "nonsense"],
        )
        .await;
    assert_eq!(removed["shortlist"]["totalCount"], 4);
    let more: Vec<String> = (0..47).map(|number| format!("manager_{}", 1_000 + number)).collect();
    let more: Vec<&str> = more.iter().map(String::as_str).collect();
    let full = world.change(Some(&world.matchmaker), "add", &more).await;
    let codes: Vec<&Value> = full["problems"]
        .as_array()
        .expect("problems")
        .iter()
        .map(|problem| &problem["code"])
        .collect();
    assert!(
        codes.contains(&&json!("TOO_MANY")) && codes.contains(&&json!("NO_RECORD")),
        "{full}"
    );
    let need = world.change(Some(&world.matchmaker), "add", &[&world.need]).await;
    assert_eq!(need["problems"][0]["code"], "NO_RECORD", "a need is no candidate");
}

#[tokio::test(flavor = "multi_thread")]
async fn each_side_keeps_its_own_and_nobody_else_reads_it() {
    for level in ["PUBLIC", "AGREEMENT"] {
        let world = world(level).await;
        let [zero, one, two] = [0, 1, 2].map(|at| world.managers[at].as_str());
        world.change(Some(&world.matchmaker), "add", &[zero]).await;
        world.change(Some(&world.editor), "add", &[one, two]).await;
        assert_eq!(world.ids(&world.matchmaker).await, world.names(&[0]));
        assert_eq!(
            world.ids(&world.colleague).await,
            Vec::<String>::new(),
            "a matchmaker's list is its own"
        );
        for member in [&world.editor, &world.reader] {
            assert_eq!(world.ids(member).await, world.names(&[1, 2]), "members share one");
        }
        let list = world.list(&world.reader).await;
        assert_eq!(
            (&list["isOrganizations"], &list["mayChange"]),
            (&json!(true), &json!(false))
        );
        assert_eq!(world.change(Some(&world.reader), "add", &[zero]).await, "FORBIDDEN");
        // An administrator keeps one too, and sees no other.
        let query = format!("query ($need: ID!) {{ need(id: $need) {{ shortlist {{ {LIST} }} }} }}");
        let variables = json!({ "need": world.need });
        let own = world.service.data(ADMIN, &query, variables.clone()).await;
        assert_eq!(own["need"]["shortlist"]["totalCount"], 0);
        // Outsiders: a manager on the list, a matchmaker elsewhere, whoever has no account.
        let manager = world.service.logged_in("manager").await;
        world.service.make_manager(&manager, one).await;
        assert_eq!(world.list(&manager).await, Value::Null);
        assert_eq!(world.change(Some(&manager), "add", &[one]).await, "FORBIDDEN");
        assert_eq!(world.change(None, "add", &[one]).await, "FORBIDDEN");
        let elsewhere = world.service.logged_in("elsewhere").await;
        world
            .service
            .give_role(&elsewhere, Role::Matchmaker, Some("110000"))
            .await;
        let kept = world.list(&elsewhere).await;
        // Where it may not know who posted the need it cannot be told that the poster is elsewhere.
        assert_eq!(kept.is_null(), level == "PUBLIC");
        let outcome = world.change(Some(&elsewhere), "add", &[one]).await;
        assert_eq!(outcome == "FORBIDDEN", level == "PUBLIC");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_hidden_is_left_out_and_comes_back_in_its_place() {
    let world = world("PUBLIC").await;
    let [zero, one, two] = [0, 1, 2].map(|at| world.managers[at].as_str());
    world.change(Some(&world.matchmaker), "add", &[zero, one, two]).await;
    let show = async |status: &str, version: i64| {
        let query = "mutation ($input: UpdateManagerInput!) { updateManager(input: $input) { __typename } }";
        let manager =
            json!({ "kind": "DISCOVERER", "status": status, "name": { "zh": "经理" }, "headline": { "zh": "轴承" } });
        let input = json!({ "id": one, "version": version, "manager": manager });
        let done = world.service.data(ADMIN, query, json!({ "input": input })).await;
        assert_eq!(done["updateManager"]["__typename"], "ManagerChanged");
    };
    show("WITHDRAWN", 1).await;
    let list = world.list(&world.matchmaker).await;
    assert_eq!((&list["totalCount"], &list["hiddenCount"]), (&json!(3), &json!(1)));
    assert_eq!(world.ids(&world.matchmaker).await, world.names(&[0, 2]));
    world.change(Some(&world.matchmaker), "arrange", &[two, zero]).await;
    show("PUBLISHED", 2).await;
    assert_eq!(world.ids(&world.matchmaker).await, world.names(&[2, 1, 0]));
}

#[tokio::test(flavor = "multi_thread")]
async fn two_members_at_once_lose_nothing() {
    let world = world("PUBLIC").await;
    let owner = world.service.logged_in("owner").await;
    world
        .service
        .make_member(&owner, &world.enterprise, MemberRole::Owner)
        .await;
    for _ in 0..5 {
        let ids: Vec<&str> = world.managers.iter().map(String::as_str).collect();
        let (one, two) = tokio::join!(
            world.change(Some(&world.editor), "add", &ids[..3]),
            world.change(Some(&owner), "add", &ids[1..]),
        );
        assert_eq!(
            (&one["__typename"], &two["__typename"]),
            (&json!("ShortlistChanged"), &json!("ShortlistChanged"))
        );
        let mut there = world.ids(&world.reader).await;
        there.sort();
        assert_eq!(there, world.managers);
        world.change(Some(&owner), "remove", &ids).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn lists_are_given_out_and_erased_with_the_account() {
    let world = world("PUBLIC").await;
    world
        .service
        .make_member(&world.colleague, &world.enterprise, MemberRole::Editor)
        .await;
    let [zero, one] = [0, 1].map(|at| world.managers[at].as_str());
    world.change(Some(&world.matchmaker), "add", &[zero]).await;
    world.change(Some(&world.colleague), "add", &[one]).await;
    let export = "mutation { exportMyData(input: {}) { ... on DataExported { document } } }";
    let mut kept = Vec::new();
    for session in [&world.matchmaker, &world.colleague] {
        let data = world.service.data_as(session, export, json!({})).await;
        let document = &data["exportMyData"]["document"];
        kept.push((
            document["shortlists"][0]["keeper"].clone(),
            document["shortlists"][0]["record"].clone(),
        ));
    }
    let account = format!("account_{}", world.matchmaker.account);
    assert_eq!(
        kept,
        [(json!(account), json!(zero)), (json!(world.enterprise), json!(one))]
    );
    let erase = "mutation ($login: String!) { eraseAccount(input: { login: $login, profile: KEEP }) { __typename } }";
    for (session, login) in [(&world.matchmaker, "对接员"), (&world.colleague, "同事")] {
        let done = world.service.data_as(session, erase, json!({ "login": login })).await;
        assert_eq!(done["eraseAccount"]["__typename"], "AccountErased");
    }
    let left = shortlist_entry::Entity::find().all(&world.service.app.db).await;
    let keepers: Vec<String> = left.expect("read").into_iter().map(|row| row.keeper).collect();
    assert_eq!(
        keepers,
        std::slice::from_ref(&world.enterprise),
        "an organization's list stays"
    );
    let list = world.list(&world.editor).await;
    assert_eq!(list["entries"][0]["addedBy"]["name"], Value::Null, "{list}");
    assert_eq!(list["totalCount"], 1);
}
