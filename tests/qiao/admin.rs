//! Roles, members, and accounts that are blocked.

use qiao_entity::{account_role::Role, membership::MemberRole};
use serde_json::{Value, json};

use crate::{
    session::Session,
    support::{ADMIN, ANYONE, Service},
};

const PROBLEMS: &str = "problems { path code }";

fn grant() -> String {
    format!(
        "mutation ($input: GrantRoleInput!) {{ grantRole(input: $input) {{ __typename
            ... on RoleGranted {{ account role {{ role region {{ code }} association {{ id }} }} }}
            ... on InvalidAccountRole {{ {PROBLEMS} }} }} }}"
    )
}

fn remove() -> String {
    format!(
        "mutation ($input: RemoveRoleInput!) {{ removeRole(input: $input) {{ __typename
            ... on InvalidAccountRole {{ {PROBLEMS} }} }} }}"
    )
}

fn set_member() -> String {
    format!(
        "mutation ($input: SetMemberInput!) {{ setMember(input: $input) {{ __typename
            ... on MemberSet {{ member {{ account name role }} membership {{ organization {{ id }} role }} }}
            ... on InvalidMembership {{ {PROBLEMS} }} }} }}"
    )
}

fn remove_member() -> String {
    format!(
        "mutation ($input: RemoveMemberInput!) {{ removeMember(input: $input) {{ __typename
            ... on InvalidMembership {{ {PROBLEMS} }} }} }}"
    )
}

const BLOCK: &str = "mutation ($input: BlockAccountInput!) { blockAccount(input: $input) { __typename
    ... on AccountBlocked { account sessionsEnded } ... on InvalidAccountStatus { problems { path code } } } }";
const UNBLOCK: &str = "mutation ($input: UnblockAccountInput!) { unblockAccount(input: $input) { __typename } }";
const MEMBERS: &str = "query ($id: ID!) { organization(id: $id) { members { account name role } } }";

async fn enterprise(service: &Service) -> String {
    let organization = json!({ "kind": "ENTERPRISE", "name": { "zh": "企业" } });
    service.organization(organization).await
}

async fn do_as(service: &Service, session: &Session, query: &str, input: Value) -> Value {
    service.as_account(session, query, json!({ "input": input })).await
}

/// What a mutation that has problems says: paths and codes.
fn problems(answer: &Value) -> Vec<(String, String)> {
    let list = answer["problems"]
        .as_array()
        .unwrap_or_else(|| panic!("no problems in {answer}"));
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    list.iter()
        .map(|problem| {
            let path = problem["path"].as_array().expect("a path");
            let path: Vec<String> = path.iter().map(text).collect();
            (path.join("."), text(&problem["code"]))
        })
        .collect()
}

fn one(path: &str, code: &str) -> Vec<(String, String)> {
    vec![(path.to_owned(), code.to_owned())]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_works_from_the_moment_it_is_given_until_it_is_taken() {
    let service = Service::start().await;
    let root = service.administrator("root").await;
    let person = service.logged_in("li").await;
    let log = "{ auditLog { totalCount } }";
    assert_eq!(service.refused_as(&person, log, json!({})).await, "FORBIDDEN");
    let input = json!({ "account": person.id(), "role": "ADMINISTRATOR" });
    let granted = do_as(&service, &root, &grant(), input.clone()).await;
    assert_eq!(
        granted,
        json!({ "__typename": "RoleGranted", "account": person.id(),
            "role": { "role": "ADMINISTRATOR", "region": null, "association": null } })
    );
    assert_eq!(service.as_account(&person, log, json!({})).await["totalCount"], 1);
    // Once more changes nothing and is not written down.
    do_as(&service, &root, &grant(), input.clone()).await;
    assert_eq!(service.as_account(&person, log, json!({})).await["totalCount"], 1);
    let removed = do_as(&service, &root, &remove(), input.clone()).await;
    assert_eq!(removed["__typename"], "RoleRemoved");
    assert_eq!(service.refused_as(&person, log, json!({})).await, "FORBIDDEN");
    assert_eq!(do_as(&service, &root, &remove(), input).await["__typename"], "NotFound");
    for wrong in ["account_999", "account_01", "need_1", ""] {
        let input = json!({ "account": wrong, "role": "REVIEWER" });
        assert_eq!(
            do_as(&service, &root, &grant(), input).await["__typename"],
            "NotFound",
            "{wrong}"
        );
    }
    let input = json!({ "input": { "account": person.id(), "role": "REVIEWER" } });
    for (query, who) in [
        (grant(), "anyone"),
        (remove(), "anyone"),
        (grant(), "person"),
        (remove(), "person"),
    ] {
        let code = match who {
            "anyone" => service.refused(ANYONE, &query, input.clone()).await.0,
            _ => service.refused_as(&person, &query, input.clone()).await,
        };
        assert_eq!(code, "FORBIDDEN");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_matchmaker_has_a_scope_and_nobody_else() {
    let service = Service::start().await;
    let root = service.administrator("root").await;
    let person = service.logged_in("li").await;
    let association = enterprise(&service).await;
    for (more, wrong) in [
        (json!({ "role": "MATCHMAKER" }), one("region", "REQUIRED")),
        (
            json!({ "role": "MATCHMAKER", "region": "110000", "association": association }),
            one("association", "NOT_WANTED"),
        ),
        (json!({ "role": "MATCHMAKER", "region": "x" }), one("region", "UNKNOWN")),
        (
            json!({ "role": "MATCHMAKER", "association": "organization_99" }),
            one("association", "NO_RECORD"),
        ),
        (
            json!({ "role": "REVIEWER", "region": "110000" }),
            one("region", "NOT_WANTED"),
        ),
    ] {
        let mut input = json!({ "account": person.id() });
        input
            .as_object_mut()
            .expect("an object")
            .extend(more.as_object().expect("an object").clone());
        assert_eq!(problems(&do_as(&service, &root, &grant(), input).await), wrong);
    }
    let input = json!({ "account": person.id(), "role": "MATCHMAKER", "association": association });
    let granted = do_as(&service, &root, &grant(), input).await;
    assert_eq!(granted["role"]["association"]["id"], json!(association));
    let input = json!({ "account": person.id(), "role": "MATCHMAKER", "region": "110000" });
    let granted = do_as(&service, &root, &grant(), input.clone()).await;
    assert_eq!(granted["role"]["region"]["code"], "110000");
    // The one scope goes, the other stays.
    assert_eq!(
        do_as(&service, &root, &remove(), input.clone()).await["__typename"],
        "RoleRemoved"
    );
    assert_eq!(do_as(&service, &root, &remove(), input).await["__typename"], "NotFound");
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_stays_administrator() {
    let service = Service::start().await;
    let root = service.administrator("root").await;
    let role = json!({ "account": root.id(), "role": "ADMINISTRATOR" });
    let last = do_as(&service, &root, &remove(), role.clone()).await;
    assert_eq!(problems(&last), one("role", "LAST_ONE"));
    let last = do_as(&service, &root, BLOCK, json!({ "account": root.id() })).await;
    assert_eq!(problems(&last), one("account", "LAST_ONE"));
    // One who is blocked does not count.
    let other = service.administrator("other").await;
    let blocked = do_as(&service, &root, BLOCK, json!({ "account": other.id() })).await;
    assert_eq!(blocked["sessionsEnded"], 1);
    let last = do_as(&service, &root, &remove(), role.clone()).await;
    assert_eq!(problems(&last), one("role", "LAST_ONE"));
    do_as(&service, &root, UNBLOCK, json!({ "account": other.id() })).await;
    let done = do_as(&service, &root, &remove(), role).await;
    assert_eq!(done["__typename"], "RoleRemoved");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_administrators_cannot_remove_each_other_at_the_same_time() {
    let service = Service::start().await;
    let (a, b) = (service.administrator("a").await, service.administrator("b").await);
    let (to_a, to_b) = (
        json!({ "input": { "account": a.id(), "role": "ADMINISTRATOR" } }),
        json!({ "input": { "account": b.id(), "role": "ADMINISTRATOR" } }),
    );
    let query = remove();
    let (one, two) = futures_util::join!(service.ask_as(&a, &query, to_b), service.ask_as(&b, &query, to_a));
    let removed = [one, two]
        .iter()
        .filter(|answer| answer["data"]["removeRole"]["__typename"] == "RoleRemoved")
        .count();
    assert_eq!(removed, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_blocked_account_is_out_until_it_is_let_in_again() {
    let service = Service::start().await;
    let root = service.administrator("root").await;
    let person = service.logged_in("li").await;
    let viewer = "{ viewer { language } }";
    service.as_account(&person, viewer, json!({})).await;
    let blocked = do_as(&service, &root, BLOCK, json!({ "account": person.id() })).await;
    assert_eq!(
        blocked,
        json!({ "__typename": "AccountBlocked", "account": person.id(), "sessionsEnded": 1 })
    );
    assert_eq!(service.refused_as(&person, viewer, json!({})).await, "UNAUTHENTICATED");
    // A session that is opened meanwhile is worth nothing either.
    let late = service.session_of(person.account).await;
    assert_eq!(service.refused_as(&late, viewer, json!({})).await, "UNAUTHENTICATED");
    do_as(&service, &root, UNBLOCK, json!({ "account": person.id() })).await;
    service.as_account(&late, viewer, json!({})).await;
    assert_eq!(service.refused_as(&person, viewer, json!({})).await, "UNAUTHENTICATED");
    let input = json!({ "input": { "account": root.id() } });
    assert_eq!(service.refused_as(&late, BLOCK, input.clone()).await, "FORBIDDEN");
    assert_eq!(service.refused_as(&late, UNBLOCK, input).await, "FORBIDDEN");
}

#[tokio::test(flavor = "multi_thread")]
async fn owners_name_members_by_id_and_only_those_inside_see_them() {
    let service = Service::start().await;
    let organization = enterprise(&service).await;
    let owner = service.logged_in("owner").await;
    let person = service.logged_in("li").await;
    let outsider = service.logged_in("wang").await;
    service.make_member(&owner, &organization, MemberRole::Owner).await;
    let input = |who: Value, role: &str| {
        let mut input = json!({ "organization": organization, "role": role });
        input
            .as_object_mut()
            .expect("an object")
            .extend(who.as_object().expect("an object").clone());
        input
    };
    // Whether a log-in exists is not an owner's to learn.
    for login in ["li", "nobody"] {
        let answer = do_as(
            &service,
            &owner,
            &set_member(),
            input(json!({ "login": login }), "EDITOR"),
        )
        .await;
        assert_eq!(problems(&answer), one("login", "NOT_WANTED"));
    }
    let set = do_as(
        &service,
        &owner,
        &set_member(),
        input(json!({ "account": person.id() }), "EDITOR"),
    )
    .await;
    assert_eq!(
        set["member"],
        json!({ "account": person.id(), "name": "li", "role": "EDITOR" })
    );
    assert_eq!(set["membership"]["organization"]["id"], json!(organization));
    for (who, wrong) in [
        (json!({ "account": "account_999" }), one("account", "NO_RECORD")),
        (json!({}), one("account", "REQUIRED")),
        (
            json!({ "account": person.id(), "login": "li" }),
            one("login", "NOT_WANTED"),
        ),
    ] {
        let answer = do_as(&service, &owner, &set_member(), input(who, "EDITOR")).await;
        assert_eq!(problems(&answer), wrong);
    }
    let id = json!({ "id": organization });
    let seen = service.as_account(&person, MEMBERS, id.clone()).await;
    assert_eq!(seen["members"].as_array().map(Vec::len), Some(2));
    assert_eq!(
        service.as_account(&outsider, MEMBERS, id.clone()).await,
        json!({ "members": null })
    );
    assert_eq!(
        service.data(ANYONE, MEMBERS, id.clone()).await["organization"]["members"],
        Value::Null
    );
    let seen = service.data(ADMIN, MEMBERS, id).await;
    assert_eq!(seen["organization"]["members"][1]["account"], json!(person.id()));

    let variables = json!({ "input": input(json!({ "account": outsider.id() }), "READER") });
    assert_eq!(
        service.refused_as(&person, &set_member(), variables.clone()).await,
        "FORBIDDEN"
    );
    assert_eq!(
        service.refused_as(&outsider, &set_member(), variables.clone()).await,
        "FORBIDDEN"
    );
    assert_eq!(service.refused(ANYONE, &set_member(), variables).await.0, "FORBIDDEN");
    let leave = json!({ "organization": organization, "account": person.id() });
    let variables = json!({ "input": leave });
    assert_eq!(
        service.refused_as(&outsider, &remove_member(), variables).await,
        "FORBIDDEN"
    );
    let left = do_as(&service, &person, &remove_member(), leave.clone()).await;
    assert_eq!(left["__typename"], "MemberRemoved");
    assert_eq!(
        do_as(&service, &owner, &remove_member(), leave).await["__typename"],
        "NotFound"
    );
    let none = service
        .as_account(&person, MEMBERS, json!({ "id": organization }))
        .await;
    assert_eq!(none["members"], Value::Null);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_organization_keeps_an_owner_unless_an_administrator_says_otherwise() {
    let service = Service::start().await;
    let organization = enterprise(&service).await;
    let owner = service.logged_in("owner").await;
    let registrar = service.logged_in("registrar").await;
    service.give_role(&registrar, Role::Registrar, None).await;
    service.make_member(&owner, &organization, MemberRole::Owner).await;
    let gone = json!({ "organization": organization, "account": owner.id() });
    let lower = json!({ "organization": organization, "account": owner.id(), "role": "READER" });
    for session in [&owner, &registrar] {
        let answer = do_as(&service, session, &remove_member(), gone.clone()).await;
        assert_eq!(problems(&answer), one("account", "LAST_ONE"));
        let answer = do_as(&service, session, &set_member(), lower.clone()).await;
        assert_eq!(problems(&answer), one("account", "LAST_ONE"));
    }
    let done = service.data(ADMIN, &remove_member(), json!({ "input": gone })).await;
    assert_eq!(done["removeMember"]["__typename"], "MemberRemoved");
    // A registrar names owners by log-in too, but not itself: that would open what organizations keep to themselves.
    let named = json!({ "organization": organization, "login": "OWNER", "role": "OWNER" });
    let set = do_as(&service, &registrar, &set_member(), named).await;
    assert_eq!(set["member"]["role"], "OWNER");
    let unknown = json!({ "organization": organization, "login": "nobody", "role": "OWNER" });
    let answer = do_as(&service, &registrar, &set_member(), unknown).await;
    assert_eq!(problems(&answer), one("login", "NO_RECORD"));
    let own = json!({ "input": { "organization": organization, "login": "registrar", "role": "READER" } });
    assert_eq!(service.refused_as(&registrar, &set_member(), own).await, "FORBIDDEN");
    let nowhere = json!({ "organization": "organization_99", "login": "owner", "role": "READER" });
    let answer = do_as(&service, &registrar, &set_member(), nowhere).await;
    assert_eq!(answer["__typename"], "NotFound");
}
