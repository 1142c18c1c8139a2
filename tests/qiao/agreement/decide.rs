//! Who decides, in which state, and when it ends.

use std::time::Duration;

use qiao_entity::{account_role::Role, membership::MemberRole};
use serde_json::{Value, json};

use super::scene::{scene, short};
use crate::support::id;

#[tokio::test]
async fn each_side_does_what_is_its_own_and_only_while_the_agreement_stands_so() {
    let scene = scene().await;
    let service = &scene.service;
    let editor = service.member("Editor", &scene.enterprise, MemberRole::Editor).await;
    let stranger = service.logged_in("Stranger").await;
    let administrator = service.logged_in("Administrator").await;
    service.give_role(&administrator, Role::Administrator, None).await;
    let roles = [
        ("requester", Some(&scene.asker)),
        ("owner", Some(&scene.owner)),
        ("administrator", Some(&administrator)),
        ("editor", Some(&editor)),
        ("stranger", Some(&stranger)),
        ("anonymous", None),
    ];
    let mut table = Vec::new();
    for (role, session) in roles {
        for action in ["grant", "refuse", "withdraw"] {
            let mut line = format!("{role} {action}:");
            for status in ["REQUESTED", "GRANTED", "REFUSED", "WITHDRAWN", "EXPIRED"] {
                let agreement = scene.standing(status).await;
                let became = short(&scene.act(session, action, &agreement, 1).await);
                line = format!("{line} {status}→{became}");
            }
            table.push(line);
        }
    }
    insta::assert_snapshot!(table.join("\n"), @r#"
    requester grant: REQUESTED→FORBIDDEN GRANTED→FORBIDDEN REFUSED→FORBIDDEN WITHDRAWN→FORBIDDEN EXPIRED→FORBIDDEN
    requester refuse: REQUESTED→FORBIDDEN GRANTED→FORBIDDEN REFUSED→FORBIDDEN WITHDRAWN→FORBIDDEN EXPIRED→FORBIDDEN
    requester withdraw: REQUESTED→WITHDRAWN GRANTED→WITHDRAWN REFUSED→WRONG_STATUS WITHDRAWN→WRONG_STATUS EXPIRED→WRONG_STATUS
    owner grant: REQUESTED→GRANTED GRANTED→WRONG_STATUS REFUSED→WRONG_STATUS WITHDRAWN→WRONG_STATUS EXPIRED→WRONG_STATUS
    owner refuse: REQUESTED→REFUSED GRANTED→WRONG_STATUS REFUSED→WRONG_STATUS WITHDRAWN→WRONG_STATUS EXPIRED→WRONG_STATUS
    owner withdraw: REQUESTED→WRONG_STATUS GRANTED→WITHDRAWN REFUSED→WRONG_STATUS WITHDRAWN→WRONG_STATUS EXPIRED→WRONG_STATUS
    administrator grant: REQUESTED→GRANTED GRANTED→WRONG_STATUS REFUSED→WRONG_STATUS WITHDRAWN→WRONG_STATUS EXPIRED→WRONG_STATUS
    administrator refuse: REQUESTED→REFUSED GRANTED→WRONG_STATUS REFUSED→WRONG_STATUS WITHDRAWN→WRONG_STATUS EXPIRED→WRONG_STATUS
    administrator withdraw: REQUESTED→WRONG_STATUS GRANTED→WITHDRAWN REFUSED→WRONG_STATUS WITHDRAWN→WRONG_STATUS EXPIRED→WRONG_STATUS
    editor grant: REQUESTED→NotFound GRANTED→NotFound REFUSED→NotFound WITHDRAWN→NotFound EXPIRED→NotFound
    editor refuse: REQUESTED→NotFound GRANTED→NotFound REFUSED→NotFound WITHDRAWN→NotFound EXPIRED→NotFound
    editor withdraw: REQUESTED→NotFound GRANTED→NotFound REFUSED→NotFound WITHDRAWN→NotFound EXPIRED→NotFound
    stranger grant: REQUESTED→NotFound GRANTED→NotFound REFUSED→NotFound WITHDRAWN→NotFound EXPIRED→NotFound
    stranger refuse: REQUESTED→NotFound GRANTED→NotFound REFUSED→NotFound WITHDRAWN→NotFound EXPIRED→NotFound
    stranger withdraw: REQUESTED→NotFound GRANTED→NotFound REFUSED→NotFound WITHDRAWN→NotFound EXPIRED→NotFound
    anonymous grant: REQUESTED→FORBIDDEN GRANTED→FORBIDDEN REFUSED→FORBIDDEN WITHDRAWN→FORBIDDEN EXPIRED→FORBIDDEN
    anonymous refuse: REQUESTED→FORBIDDEN GRANTED→FORBIDDEN REFUSED→FORBIDDEN WITHDRAWN→FORBIDDEN EXPIRED→FORBIDDEN
    anonymous withdraw: REQUESTED→FORBIDDEN GRANTED→FORBIDDEN REFUSED→FORBIDDEN WITHDRAWN→FORBIDDEN EXPIRED→FORBIDDEN
    "#);
}

#[tokio::test]
async fn an_agreement_ends_by_time_and_can_be_asked_for_again() {
    let scene = scene().await;
    let asked = scene.request(&scene.asker, &scene.need).await;
    let grant = "mutation ($input: GrantAgreementInput!) { grantAgreement(input: $input) { __typename
        ... on AgreementChanged { agreement { expiresAt } } ... on InvalidAgreement { problems { path code } } } }";
    let agreement = id(&asked["agreement"]);
    // The clock of the tests begins on 15 January 2027.
    for (until, code) in [
        ("2027-01-15T07:59:59Z", "PAST"),
        ("2030-01-17T09:00:00Z", "OUT_OF_RANGE"),
    ] {
        let input = json!({ "input": { "agreement": agreement, "version": 1, "expiresAt": until } });
        let answer = scene.service.data_as(&scene.owner, grant, input).await;
        let problem = &answer["grantAgreement"]["problems"][0];
        assert_eq!(problem, &json!({ "path": ["expiresAt"], "code": code }), "{until}");
    }
    let input = json!({ "input": { "agreement": agreement, "version": 1, "expiresAt": "2027-01-15T08:10:00Z" } });
    let answer = scene.service.data_as(&scene.owner, grant, input).await;
    assert_eq!(answer["grantAgreement"]["__typename"], "AgreementChanged", "{answer}");
    let owner_of = "query ($id: ID!) { need(id: $id) { decisionOwner } }";
    let read = || {
        scene
            .service
            .data_as(&scene.asker, owner_of, json!({ "id": scene.need }))
    };
    assert_eq!(read().await["need"]["decisionOwner"], "总工");
    assert_eq!(short(&scene.request(&scene.asker, &scene.need).await), "WRONG_STATUS");
    scene.service.pass(Duration::from_mins(10));
    assert_eq!(read().await["need"]["decisionOwner"], Value::Null);
    let mine = "{ viewer { agreements { totalCount nodes { id status } } } }";
    let mine = scene.service.data_as(&scene.asker, mine, json!({})).await;
    assert_eq!(
        mine["viewer"]["agreements"],
        json!({ "totalCount": 1, "nodes": [{ "id": agreement, "status": "EXPIRED" }] })
    );
    assert_eq!(short(&scene.request(&scene.asker, &scene.need).await), "REQUESTED");
}

#[tokio::test]
async fn of_two_owners_who_decide_at_once_one_does() {
    let scene = scene().await;
    let other = scene
        .service
        .member("Other", &scene.enterprise, MemberRole::Owner)
        .await;
    let agreement = id(&scene.request(&scene.asker, &scene.need).await["agreement"]);
    let (one, two) = tokio::join!(
        scene.act(Some(&scene.owner), "grant", &agreement, 1),
        scene.act(Some(&other), "refuse", &agreement, 1)
    );
    let mut became = [short(&one), short(&two)];
    became.sort();
    assert!(
        became == ["GRANTED", "StaleAgreement"] || became == ["REFUSED", "StaleAgreement"],
        "{became:?}"
    );
    // Who saw the newer version is told how it stands.
    assert_eq!(
        short(&scene.act(Some(&other), "grant", &agreement, 2).await),
        "WRONG_STATUS"
    );
}

#[tokio::test]
async fn a_manager_decides_who_reads_its_own_profile() {
    let scene = scene().await;
    let manager = scene
        .service
        .manager(json!({ "kind": "DISCOVERER", "name": { "zh": "张三" } }), &[])
        .await;
    let zhang = scene.service.logged_in("Zhang").await;
    scene.service.make_manager(&zhang, &manager).await;
    let agreement = id(&scene.request(&scene.asker, &manager).await["agreement"]);
    assert_eq!(
        short(&scene.act(Some(&scene.owner), "grant", &agreement, 1).await),
        "NotFound"
    );
    assert_eq!(short(&scene.act(Some(&zhang), "grant", &agreement, 1).await), "GRANTED");
    let query = "query ($id: ID!) { manager(id: $id) { agreements { nodes { requester { name } decidedBy } } } }";
    let mine = scene.service.data_as(&zhang, query, json!({ "id": manager })).await;
    assert_eq!(
        mine["manager"]["agreements"]["nodes"],
        json!([{ "requester": { "name": "Asker" }, "decidedBy": format!("account_{}", zhang.account) }])
    );
}
