//! Members of organizations.

use qiao_entity::{account_role::Role, membership::MemberRole};
use serde_json::{Value, json};

use crate::{
    person::{PROBLEMS, do_as, enterprise, one, problems},
    support::{ADMIN, ANYONE, Service},
};

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

const MEMBERS: &str = "query ($id: ID!) { organization(id: $id) { members { account name role } } }";

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
