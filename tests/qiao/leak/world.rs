//! A service with a secret in every place that can hold one.

use base64::{Engine, engine::general_purpose::STANDARD};
use qiao_entity::{account_role::Role, membership::MemberRole};
use serde_json::{Value, json};

use super::secret::Secret;
use crate::{
    session::Session,
    support::{ADMIN, Service, a_need},
};

/// Outsiders of everything secret: nobody, and accounts with rights elsewhere.
pub(super) struct World {
    pub(super) service: Service,
    pub(super) sessions: Vec<(&'static str, Option<Session>)>,
}

/// A service in which the secret stands at this level.
pub(super) async fn world(secret: &Secret, level: &str) -> World {
    let service = Service::start().await;
    let enterprise = |name: &str| json!({ "kind": "ENTERPRISE", "name": { "zh": name }, "region": "330100" });
    let first = service.organization(enterprise("甲公司")).await;
    let second = service
        .organization(json!({ "kind": "UNIVERSITY", "name": { "zh": "乙大学" }, "region": "110000" }))
        .await;
    let other = service.organization(enterprise("丙公司")).await;
    let poster = if secret.second { &second } else { &first };
    service.manager(json!({ "kind": "DISCOVERER", "name": { "zh": "王工" }, "headline": { "zh": "石墨烯润滑轴承" }, "capacity": 3 }), &[&other]).await;
    let own = service
        .manager(
            json!({ "kind": "INVESTOR", "name": { "zh": "李工" }, "headline": { "zh": "电池涂层" }, "capacity": 1 }),
            &[],
        )
        .await;
    let text = secret.text();
    let indicator = json!([{ "name": { "zh": text }, "operator": "GE", "value": secret.value, "unit": "h" }]);
    let levels = json!({ "organization": level, "description": level, "indicators": level, "budget": level, "decisionOwner": level });
    let need = service
        .need(a_need(
            poster,
            "高速轴承寿命短",
            json!({
                "description": { "zh": text, "en": text }, "indicators": indicator, "noIndicatorsReason": null,
                "budgetMax": secret.amount, "currency": "CNY", "decisionOwner": text, "levels": levels,
            }),
        ))
        .await;
    // Its translation is as secret as its description.
    let translate = "mutation ($input: AddTranslationInput!) { addTranslation(input: $input) { __typename } }";
    let input = json!({ "id": need, "version": 1, "language": "ZH", "title": text, "description": text });
    let done = service.data(ADMIN, translate, json!({ "input": input })).await;
    assert_eq!(done["addTranslation"]["__typename"], "TranslationAdded");
    // By what its proposals are evaluated is nobody's but the owner's and the reviewers'.
    let prepare = "mutation ($input: PrepareEvaluationInput!) { prepareEvaluation(input: $input) { __typename } }";
    let criteria =
        json!([{ "indicator": 0, "weight": 1 + secret.amount % 1000 }, { "name": { "zh": text }, "weight": 1 }]);
    let input = json!({ "need": need, "method": "SCORES", "criteria": criteria });
    let done = service.data(ADMIN, prepare, json!({ "input": input })).await;
    assert_eq!(done["prepareEvaluation"]["__typename"], "EvaluationChanged");
    service
        .need(a_need(
            &other,
            "石墨烯润滑的轴承寿命",
            json!({ "description": { "zh": "轴承 石墨烯 润滑" } }),
        ))
        .await;
    // A draft is secret as a whole.
    let draft = json!({ "input": { "publish": false, "need": a_need(poster, &text, json!({})) } });
    service.data(ADMIN, crate::support::POST_NEED, draft).await;
    service
        .achievement(
            json!({ "organization": other, "name": { "zh": "石墨烯润滑剂" }, "description": { "zh": text },
        "indicators": indicator, "levels": { "description": level, "indicators": level } }),
        )
        .await;
    service
        .achievement(json!({ "organization": first, "status": "DRAFT", "name": { "zh": text } }))
        .await;
    service
        .manager(
            json!({ "kind": "DISCOVERER", "status": "DRAFT", "name": { "zh": text }, "headline": { "zh": text } }),
            &[&first],
        )
        .await;
    service
        .organization(
            json!({ "kind": "ENTERPRISE", "status": "DRAFT", "name": { "zh": text }, "profile": { "zh": text } }),
        )
        .await;
    let levels = json!({ "contact": level, "biography": level, "works": level, "load": level });
    let shown = json!({ "kind": "DISCOVERER", "name": { "zh": "赵工" }, "headline": { "zh": "机器视觉" }, "biography": { "zh": text, "en": text },
        "works": [{ "kind": "DEAL", "title": { "zh": text } }], "capacity": 2, "load": if secret.second { 2 } else { 0 }, "contact": text, "levels": levels });
    let held = service.manager(shown, &[]).await;
    let held = json!({ "manager": held, "credentials": [{ "kind": "RTTP", "issuer": "协会", "number": secret.amount.to_string() }] });
    let certify = "mutation ($input: SetCredentialsInput!) { setCredentials(input: $input) { __typename } }";
    service.data(ADMIN, certify, json!({ "input": held })).await;
    let shown = json!({ "kind": "UNIVERSITY", "name": { "zh": "丁大学" }, "profile": { "zh": text, "en": text }, "contact": text,
        "levels": { "contact": level, "profile": level } });
    service.organization(shown).await;
    engaged(&service, secret).await;
    contracted(&service, secret).await;
    let (dashboard, plain) = (service.logged_in("dashboard").await, service.logged_in("plain").await);
    service.give_role(&dashboard, Role::Dashboard, None).await;
    let (editor, expert) = (service.logged_in("editor").await, service.logged_in("expert").await);
    service.make_member(&editor, &other, MemberRole::Editor).await;
    service.make_manager(&expert, &own).await;
    let (matchmaker, reviewer) = (
        service.logged_in("matchmaker").await,
        service.logged_in("reviewer").await,
    );
    service.give_role(&matchmaker, Role::Matchmaker, Some("440000")).await;
    service.give_role(&reviewer, Role::Reviewer, None).await;
    let insider = service.logged_in("insider").await;
    service.make_member(&insider, poster, MemberRole::Owner).await;
    introductions(&service, &insider, &expert, &text, secret.amount).await;
    talk(&service, &insider, &text).await;
    service.settle().await;
    let surveyed = service.app.surveyed(std::time::Duration::from_mins(1)).await;
    surveyed.expect("a survey");
    let mut sessions = vec![("nobody", None), ("a dashboard", Some(dashboard))];
    if level == "AGREEMENT" {
        // Who sits in the achievement's organization reads it; the editor is an outsider of the need alone.
        let accounts = [
            ("an account", plain),
            ("a manager", expert),
            ("a matchmaker", matchmaker),
            ("a reviewer", reviewer),
        ];
        sessions.extend(accounts.map(|(name, session)| (name, Some(session))));
    }
    World { service, sessions }
}

/// Introductions of whose words and terms outsiders learn nothing. One introduces the manager among the outsiders, who learns no names
/// before both sides have signed.
async fn introductions(service: &Service, insider: &Session, expert: &Session, text: &str, amount: i64) {
    let run = async |session: &Session, mutation: &str, class: &str, input: Value| {
        let query = format!("mutation ($input: {class}Input!) {{ {mutation}(input: $input) {{ __typename }} }}");
        let done = service.data_as(session, &query, json!({ "input": input })).await;
        assert_eq!(done[mutation]["__typename"], "IntroductionChanged", "{mutation}");
    };
    let of = |introduced: &str, words: &str| json!({ "need": "need_1", "introduced": introduced, "words": words });
    run(insider, "introduce", "Introduce", of("achievement_1", text)).await;
    let no = json!({ "introduction": "introduction_1", "version": 1, "reason": "PRICE", "sentence": text });
    run(insider, "withdrawIntroduction", "CloseIntroduction", no).await;
    run(insider, "introduce", "Introduce", of("manager_2", "合适")).await;
    let yes = json!({ "introduction": "introduction_2", "version": 1 });
    run(expert, "acceptIntroduction", "AcceptIntroduction", yes).await;
    let none = json!({ "introduction": "introduction_2", "version": 2, "slip": { "kind": "NONE" } });
    run(insider, "offerSlip", "OfferSlip", none).await;
    run(insider, "introduce", "Introduce", of("manager_1", text)).await;
    let terms = json!({ "kind": "AMOUNT", "amount": amount.to_string(), "currency": "CNY", "payer": "ENTERPRISE", "payee": "MANAGER",
        "milestones": [{ "event": "OTHER", "share": 10000, "note": text }], "note": text });
    let offer = json!({ "introduction": "introduction_3", "version": 1, "slip": terms });
    run(insider, "offerSlip", "OfferSlip", offer).await;
}

/// What is said about the need between its poster and a manager who has no agreement, and about the manager in a ledger.
async fn talk(service: &Service, insider: &Session, text: &str) {
    let file = json!({ "name": text, "mediaType": "text/plain", "content": STANDARD.encode(text) });
    let write = "mutation ($input: WriteMessageInput!) { writeMessage(input: $input) { __typename } }";
    let message = json!({ "subject": "introduction_2", "text": text, "level": "AGREEMENT", "files": [file] });
    let done = service.data_as(insider, write, json!({ "input": message })).await;
    assert_eq!(done["writeMessage"]["__typename"], "MessageChanged");
    let grant = "mutation ($input: GrantPointsInput!) { grantPoints(input: $input) { __typename } }";
    for (rule, points) in [("NEED_DISCOVERY", 5), ("PRAISE", 2)] {
        let entry = json!({ "manager": "manager_1", "rule": rule, "points": points, "words": text, "file": file });
        let done = service.data(ADMIN, grant, json!({ "input": entry })).await;
        assert_eq!(done["grantPoints"]["__typename"], "PointWritten");
    }
}

/// An engagement whose parties are none of the outsiders, with the secret in all its words.
async fn engaged(service: &Service, secret: &Secret) {
    use qiao_entity::{
        engagement, engagement_member, engagement_milestone, engagement_task, step,
        step::{Side, Subject},
    };
    use sea_orm::{ActiveModelTrait, ActiveValue::Set};
    let (db, now, text) = (&service.app.db, service.app.clock.now(), secret.text());
    let row = engagement::ActiveModel {
        need_id: Set(1),
        stage: Set(engagement::Stage::Matching),
        supplier_id: Set(secret.second.then_some(2)),
        next_step: Set(Some(text.clone())),
        created_by: Set(text.clone()),
        created_at: Set(now),
        updated_at: Set(now),
        version: Set(secret.amount),
        ..Default::default()
    };
    row.insert(db).await.expect("an engagement");
    let row = engagement_member::ActiveModel {
        engagement_id: Set(1),
        manager_id: Set(1),
        role: Set(engagement_member::TeamRole::Lead),
        status: Set(engagement_member::TeamStatus::Invited),
        duty: Set(text.clone()),
        invited_by: Set(text.clone()),
        invited_at: Set(now),
        ..Default::default()
    };
    row.insert(db).await.expect("a member");
    let row = engagement_milestone::ActiveModel {
        engagement_id: Set(1),
        name: Set(text.clone()),
        status: Set(engagement_milestone::WorkStatus::Open),
        created_by: Set(text.clone()),
        created_at: Set(now),
        ..Default::default()
    };
    row.insert(db).await.expect("a milestone");
    let row = engagement_task::ActiveModel {
        engagement_id: Set(1),
        activity: Set(qiao_entity::manager::Activity::Promotion),
        title: Set(text.clone()),
        status: Set(engagement_milestone::WorkStatus::Open),
        created_by: Set(text.clone()),
        created_at: Set(now),
        ..Default::default()
    };
    row.insert(db).await.expect("a task");
    let row = step::ActiveModel {
        subject: Set(Subject::Engagement),
        subject_id: Set(1),
        need_id: Set(1),
        act: Set("PLAN".to_owned()),
        to_status: Set("MATCHING".to_owned()),
        at: Set(now),
        actor: Set(text.clone()),
        side: Set(Side::Enterprise),
        note: Set(Some(text)),
        ..Default::default()
    };
    row.insert(db).await.expect("a step");
}

/// A contract whose parties are none of the outsiders, with the secret in all its words and amounts.
async fn contracted(service: &Service, secret: &Secret) {
    use qiao_entity::{
        contract::{self, ContractKind, ContractStatus},
        contract_clause, contract_party,
        need::TransferMode,
        posting::{self, LedgerAccount, PostingSide},
        settlement::{self, EntryKind, SettlementEvent},
    };
    use sea_orm::{ActiveModelTrait, ActiveValue::Set};
    let (db, now, text) = (&service.app.db, service.app.clock.now(), secret.text());
    let day = chrono::NaiveDate::from_ymd_opt(2027, 1, 1).expect("a day");
    let row = contract::ActiveModel {
        engagement_id: Set(1),
        need_id: Set(1),
        organization_id: Set(if secret.second { 2 } else { 1 }),
        status: Set(ContractStatus::Signed),
        kind: Set(ContractKind::Transfer),
        mode: Set(TransferMode::Assignment),
        title: Set(text.clone()),
        subject: Set(Some(text.clone())),
        currency: Set("CNY".to_owned()),
        amount: Set(Some(secret.amount)),
        involves_patents: Set(secret.second),
        signed_on: Set(Some(day)),
        created_at: Set(now),
        created_by: Set(text.clone()),
        updated_at: Set(now),
        version: Set(secret.amount),
        ..Default::default()
    };
    row.insert(db).await.expect("a contract");
    let row = contract_party::ActiveModel {
        contract_id: Set(1),
        position: Set(0),
        role: Set(contract_party::PartyRole::Buyer),
        name: Set(text.clone()),
        ..Default::default()
    };
    row.insert(db).await.expect("a party");
    let row = contract_clause::ActiveModel {
        contract_id: Set(1),
        code: Set("TERMS".to_owned()),
        text: Set(text.clone()),
    };
    row.insert(db).await.expect("a clause");
    let row = settlement::ActiveModel {
        contract_id: Set(1),
        kind: Set(EntryKind::Settlement),
        event: Set(SettlementEvent::Receipt),
        event_on: Set(day),
        currency: Set("CNY".to_owned()),
        gross: Set(secret.amount),
        cost: Set(0),
        net: Set(secret.amount),
        input: Set(text.clone()),
        steps: Set("[]".to_owned()),
        note: Set(Some(text.clone())),
        at: Set(now),
        actor: Set(text.clone()),
        ..Default::default()
    };
    row.insert(db).await.expect("an entry");
    let row = posting::ActiveModel {
        settlement_id: Set(1),
        position: Set(0),
        account: Set(LedgerAccount::Payer),
        holder: Set(text),
        side: Set(PostingSide::Debit),
        amount: Set(secret.amount),
        currency: Set("CNY".to_owned()),
        due_on: Set(day),
        ..Default::default()
    };
    row.insert(db).await.expect("a line");
}
