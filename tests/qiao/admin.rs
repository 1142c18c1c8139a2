//! Roles, and accounts that are blocked.

use serde_json::json;

use crate::{
    person::{PROBLEMS, do_as, enterprise, one, problems},
    support::{ANYONE, Service},
};

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

const BLOCK: &str = "mutation ($input: BlockAccountInput!) { blockAccount(input: $input) { __typename
    ... on AccountBlocked { account sessionsEnded } ... on InvalidAccountStatus { problems { path code } } } }";
const UNBLOCK: &str = "mutation ($input: UnblockAccountInput!) { unblockAccount(input: $input) { __typename } }";
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
