//! With whom a manager works, and what lies on the requester's desk.

use qiao_entity::{account_role::Role, membership::MemberRole};
use serde_json::{Value, json};

use crate::support::{ADMIN, ANYONE, Service, a_need, id};

const NETWORK: &str = "colleagueCount colleagues { manager { id } organizations { id } achievements { id } }
    partnerCount partners { organization { id } achievements { id } }";

fn ids(list: &Value, field: &str) -> Vec<String> {
    let list = list.as_array().expect("a list").iter();
    list.map(|entry| id(if field.is_empty() { entry } else { &entry[field] }))
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn colleagues_and_partners_are_those_whom_everyone_may_know() {
    let service = Service::start().await;
    let organization = async |name: &str, status: &str| {
        service
            .organization(json!({ "kind": "UNIVERSITY", "status": status, "name": { "zh": name } }))
            .await
    };
    let (home, hidden) = (
        organization("甲大学", "PUBLISHED").await,
        organization("未公开", "DRAFT").await,
    );
    let other = organization("乙大学", "PUBLISHED").await;
    let manager = async |name: &str, status: &str, at: &[&str]| {
        service
            .manager(
                json!({ "kind": "DISCOVERER", "status": status, "name": { "zh": name } }),
                at,
            )
            .await
    };
    let own = manager("王工", "PUBLISHED", &[&home, &hidden]).await;
    let near = manager("李工", "PUBLISHED", &[&home]).await;
    let draft = manager("草稿", "DRAFT", &[&home]).await;
    let secret = manager("赵工", "PUBLISHED", &[&hidden]).await;
    let far = manager("孙工", "PUBLISHED", &[&other]).await;
    let past = manager("钱工", "PUBLISHED", &[]).await;
    let query = "mutation ($input: SetAffiliationsInput!) { setAffiliations(input: $input) { __typename } }";
    let left =
        json!({ "manager": past, "affiliations": [{ "organization": home, "mode": "FULL_TIME", "to": "2020-12-31" }] });
    service.data(ADMIN, query, json!({ "input": left })).await;
    let achievement = async |name: &str, status: &str, owner: &str, managers: &[&String]| {
        service
            .achievement(
                json!({ "organization": owner, "status": status, "name": { "zh": name }, "managers": managers }),
            )
            .await
    };
    let one = achievement("一", "PUBLISHED", &other, &[&own, &near]).await;
    let two = achievement("二", "PUBLISHED", &other, &[&own, &far, &draft]).await;
    achievement("三", "DRAFT", &home, &[&own, &secret]).await;
    let query = format!("query ($id: ID!) {{ manager(id: $id) {{ network {{ {NETWORK} }} }} }}");
    for requester in [ANYONE, ADMIN] {
        let data = service.data(requester, &query, json!({ "id": own })).await;
        let network = &data["manager"]["network"];
        assert_eq!(
            (&network["colleagueCount"], &network["partnerCount"]),
            (&json!(2), &json!(1)),
            "{network}"
        );
        assert_eq!(
            ids(&network["colleagues"], "manager"),
            [near.as_str(), &far],
            "who has more in common first"
        );
        assert_eq!(ids(&network["colleagues"][0]["organizations"], ""), [home.as_str()]);
        assert_eq!(ids(&network["colleagues"][0]["achievements"], ""), [one.as_str()]);
        assert_eq!(ids(&network["colleagues"][1]["achievements"], ""), [two.as_str()]);
        assert_eq!(ids(&network["partners"], "organization"), [other.as_str()]);
        assert_eq!(ids(&network["partners"][0]["achievements"], ""), [one.as_str(), &two]);
    }
    let data = service.data(ANYONE, &query, json!({ "id": past })).await;
    assert_eq!(data["manager"]["network"]["colleagueCount"], 0, "a post that has ended");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_lies_on_a_desk_is_the_viewers() {
    let service = Service::start().await;
    let home = service
        .organization(json!({ "kind": "ENTERPRISE", "name": { "zh": "甲公司" }, "region": "330100" }))
        .await;
    let needs = [
        service.need(a_need(&home, "轴承", json!({}))).await,
        service.need(a_need(&home, "润滑", json!({}))).await,
    ];
    let manager = service
        .manager(
            json!({ "kind": "INVESTOR", "status": "DRAFT", "name": { "zh": "李工" } }),
            &[],
        )
        .await;
    let candidate = service
        .manager(json!({ "kind": "INVESTOR", "name": { "zh": "王工" } }), &[])
        .await;
    let person = service.logged_in("person").await;
    service.make_manager(&person, &manager).await;
    service.make_member(&person, &home, MemberRole::Reader).await;
    let matchmaker = service.logged_in("matchmaker").await;
    service.give_role(&matchmaker, Role::Matchmaker, Some("330000")).await;
    for need in &needs {
        let add = "mutation ($input: AddToShortlistInput!) { addToShortlist(input: $input) { __typename } }";
        service
            .data_as(
                &matchmaker,
                add,
                json!({ "input": { "need": need, "records": [candidate] } }),
            )
            .await;
        let note = "mutation ($input: AddNoteInput!) { addNote(input: $input) { __typename } }";
        service
            .data_as(&matchmaker, note, json!({ "input": { "record": need, "text": "记" } }))
            .await;
        service.pass(std::time::Duration::from_mins(1));
    }
    let query = "{ viewer { manager { id openNeeds { totalCount } } organizations { id needs { totalCount } }
        shortlistedNeeds { id shortlist { totalCount } } notes { totalCount nodes { record { id } } } } }";
    service.settle().await;
    let own = service.data_as(&person, query, json!({})).await;
    let own = &own["viewer"];
    assert_eq!(own["manager"]["id"], json!(manager));
    assert_eq!(
        own["organizations"],
        json!([{ "id": home, "needs": { "totalCount": 2 } }])
    );
    assert_eq!((&own["shortlistedNeeds"], &own["notes"]), (&json!([]), &Value::Null));
    let desk = service.data_as(&matchmaker, query, json!({})).await;
    let desk = &desk["viewer"];
    assert_eq!((&desk["manager"], &desk["organizations"]), (&Value::Null, &json!([])));
    assert_eq!(ids(&desk["shortlistedNeeds"], ""), [needs[1].as_str(), &needs[0]]);
    assert_eq!(desk["shortlistedNeeds"][0]["shortlist"]["totalCount"], 1);
    assert_eq!(ids(&desk["notes"]["nodes"], "record"), [needs[1].as_str(), &needs[0]]);
    let nobody = service.data(ANYONE, query, json!({})).await;
    assert_eq!(
        nobody["viewer"],
        json!({ "manager": null, "organizations": [], "shortlistedNeeds": [], "notes": null })
    );
}
