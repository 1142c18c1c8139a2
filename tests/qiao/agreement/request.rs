//! Who asks, and for what.

use qiao_entity::{account_role::Role, api_token, membership::MemberRole};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use serde_json::{Value, json};

use super::scene::{scene, short};
use crate::{
    session::number,
    support::{ADMIN, ANYONE, a_need, id},
};

#[tokio::test]
async fn only_a_person_asks_once_for_what_it_may_know_of_and_not_read_yet() {
    let scene = scene().await;
    let service = &scene.service;
    let draft = service
        .data(
            ADMIN,
            crate::support::POST_NEED,
            json!({ "input": { "need": a_need(&scene.enterprise, "草稿", json!({})), "publish": false } }),
        )
        .await;
    let draft = id(&draft["postNeed"]["need"]);
    for unknown in [draft.as_str(), "need_4711", "account_1", "nonsense", "manager_0"] {
        let answer = scene.request(&scene.asker, unknown).await;
        assert_eq!(answer, json!({ "__typename": "NotFound", "id": unknown }));
    }
    assert_eq!(
        scene.request(&scene.owner, &scene.need).await["problems"][0]["code"],
        "NOT_NEEDED"
    );
    let dashboard = service.logged_in("Dashboard").await;
    service.give_role(&dashboard, Role::Dashboard, None).await;
    assert_eq!(scene.request(&dashboard, &scene.need).await, "FORBIDDEN");
    let two = tokio::join!(
        scene.request(&scene.asker, &scene.need),
        scene.request(&scene.asker, &scene.need)
    );
    let mut became = [short(&two.0), short(&two.1)];
    became.sort();
    assert_eq!(became, ["REQUESTED", "WRONG_STATUS"]);

    let query = "mutation ($input: RequestAgreementInput!) { requestAgreement(input: $input) {
        __typename ... on InvalidAgreement { problems { path code } } } }";
    let input = json!({ "record": scene.need, "purpose": " ", "textVersion": "2020-01" });
    let answer = service.data_as(&scene.asker, query, json!({ "input": input })).await;
    let problems =
        json!([{ "path": ["purpose"], "code": "REQUIRED" }, { "path": ["textVersion"], "code": "OUTDATED" }]);
    assert_eq!(answer["requestAgreement"]["problems"], problems);
    for nobody in [ANYONE, ADMIN] {
        let (code, _) = service.refused(nobody, query, json!({ "input": input })).await;
        assert_eq!(code, "FORBIDDEN");
    }
}

#[tokio::test]
async fn a_token_of_an_organization_neither_asks_nor_decides() {
    let scene = scene().await;
    let now = scene.service.app.clock.now();
    let secret = qiao::auth::Secret::random("qiao_").expect("random");
    let token = api_token::ActiveModel {
        organization_id: Set(Some(number(&scene.enterprise))),
        role: Set(Some(MemberRole::Editor)),
        name: Set("batch".to_owned()),
        digest: Set(secret.digest()),
        start: Set(secret.reveal()[..8].to_owned()),
        scopes: Set(7),
        created_at: Set(now),
        created_by: Set("administrator".to_owned()),
        expires_at: Set((*now + chrono::Duration::days(1)).into()),
        ..Default::default()
    };
    token.insert(&scene.service.app.db).await.expect("a token");
    let ask = async |query: &str, input: Value| {
        let request = poem::Request::builder()
            .method(poem::http::Method::POST)
            .uri_str("/graphql")
            .content_type("application/json")
            .header("authorization", format!("Bearer {}", secret.reveal()))
            .body(json!({ "query": query, "variables": { "input": input } }).to_string());
        let (_, body) = scene.service.send(request).await;
        serde_json::from_str::<Value>(&body).expect("an answer")
    };
    let other = json!({ "kind": "ENTERPRISE", "name": { "zh": "另一家" } });
    let other = scene.service.organization(other).await;
    let request = "mutation ($input: RequestAgreementInput!) { requestAgreement(input: $input) { __typename } }";
    let input = json!({ "record": other, "purpose": "评估", "textVersion": "2026-11" });
    let answer = ask(request, input).await;
    assert_eq!(answer["errors"][0]["extensions"]["code"], "FORBIDDEN");
    let agreement = id(&scene.request(&scene.asker, &scene.need).await["agreement"]);
    let grant = "mutation ($input: GrantAgreementInput!) { grantAgreement(input: $input) { __typename } }";
    let answer = ask(grant, json!({ "agreement": agreement, "version": 1 })).await;
    assert_eq!(answer["data"]["grantAgreement"]["__typename"], "NotFound");
}

#[tokio::test]
async fn the_text_is_there_in_both_languages_and_its_digest_is_kept() {
    let scene = scene().await;
    let query =
        "{ agreementText { version isCurrent text digest } none: agreementText(version: \"1999\") { version } }";
    let zh = scene.service.ask_in("zh", ANYONE, query, json!({})).await;
    let en = scene.service.data(ANYONE, query, json!({})).await;
    assert!(
        zh["data"]["agreementText"]["text"]
            .as_str()
            .is_some_and(|text| text.contains("保密"))
    );
    assert!(
        en["agreementText"]["text"]
            .as_str()
            .is_some_and(|text| text.contains("Confidentiality"))
    );
    assert_eq!(en["none"], Value::Null);
    scene.request(&scene.asker, &scene.need).await;
    let mine = "{ viewer { agreements { nodes { textVersion textDigest } } } }";
    let mine = scene.service.data_as(&scene.asker, mine, json!({})).await;
    assert_eq!(
        mine["viewer"]["agreements"]["nodes"],
        json!([{ "textVersion": "2026-11", "textDigest": en["agreementText"]["digest"] }])
    );
}
