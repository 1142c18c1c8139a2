//! The parties of introductions, and what they do.

use qiao_entity::membership::MemberRole;
use serde_json::{Value, json};

use crate::{
    session::Session,
    support::{ADMIN, Service, a_need, id},
};

/// What a mutation about an introduction says.
const SAYS: &str = "{ __typename
    ... on IntroductionChanged { introduction { id status version } }
    ... on InvalidIntroduction { problems { path code message } }
    ... on StaleIntroduction { currentVersion introduction { status } }
    ... on NotFound { id } }";

/// An enterprise that stays anonymous with a need, a manager, the owner of an achievement, and a matchmaker.
pub(crate) struct Scene {
    pub(crate) service: Service,
    pub(crate) enterprise: String,
    pub(crate) need: String,
    pub(crate) manager: String,
    pub(crate) achievement: String,
    pub(crate) owner: Session,
    pub(crate) expert: Session,
    pub(crate) supplier: Session,
    pub(crate) matchmaker: Session,
}

pub(crate) async fn scene() -> Scene {
    let service = Service::start().await;
    let enterprise = service
        .organization(json!({ "kind": "ENTERPRISE", "name": { "zh": "无名企业" }, "region": "110000" }))
        .await;
    let university = service
        .organization(json!({ "kind": "UNIVERSITY", "name": { "zh": "大学" }, "region": "310000" }))
        .await;
    let secret = json!({ "levels": { "organization": "AGREEMENT", "description": "AGREEMENT" } });
    let need = service.need(a_need(&enterprise, "轴承", secret)).await;
    let manager = json!({ "kind": "DISCOVERER", "name": { "zh": "王工" }, "headline": { "zh": "轴承" }, "capacity": 3,
        "contact": "王工的电话", "levels": { "contact": "AGREEMENT" } });
    let manager = service.manager(manager, &[]).await;
    let achievement = json!({ "organization": university, "name": { "zh": "陶瓷轴承" } });
    let achievement = service.achievement(achievement).await;
    let expert = service.account("expert", json!({ "manager": manager })).await;
    Scene {
        owner: service.member("owner", &enterprise, MemberRole::Owner).await,
        supplier: service.member("supplier", &university, MemberRole::Editor).await,
        matchmaker: service
            .account("matchmaker", json!({ "roles": ["MATCHMAKER:110000"] }))
            .await,
        expert,
        service,
        enterprise,
        need,
        manager,
        achievement,
    }
}

/// A no, as it is said.
pub(crate) fn no(mut input: Value) -> Value {
    input["reason"] = json!("PRICE");
    input["sentence"] = json!("报价高于预算");
    input
}

/// Terms: five per cent of the contract, half at signing and half at landing.
pub(crate) fn terms() -> Value {
    json!({ "kind": "RATE", "rate": 500, "base": "CONTRACT_AMOUNT", "payer": "ENTERPRISE", "payee": "MANAGER",
        "milestones": [{ "event": "CONTRACT_SIGNED", "share": 5000 }, { "event": "LANDED", "share": 5000 }], "note": "含税" })
}

impl Scene {
    /// Runs a mutation; returns the payload, or the code of the fault.
    pub(crate) async fn run(&self, session: Option<&Session>, mutation: &str, input: Value) -> Value {
        let class = match mutation {
            "declineIntroduction" | "withdrawIntroduction" | "endIntroduction" => "CloseIntroduction".to_owned(),
            _ => format!("{}{}", mutation[..1].to_uppercase(), &mutation[1..]),
        };
        let says = if mutation == "introduce" {
            SAYS.replace(
                "... on StaleIntroduction { currentVersion introduction { status } }",
                "",
            )
        } else {
            SAYS.to_owned()
        };
        let query = format!("mutation ($input: {class}Input!) {{ {mutation}(input: $input) {says} }}");
        let variables = json!({ "input": input });
        let mut answer = match session {
            Some(session) => self.service.ask_as(session, &query, variables).await,
            None => self.service.ask(ADMIN, &query, variables).await,
        };
        match answer.get("errors") {
            Some(errors) => errors[0]["extensions"]["code"].clone(),
            None => answer["data"][mutation].take(),
        }
    }

    /// Introduces somebody to the need; returns the payload.
    pub(crate) async fn introduces(&self, session: Option<&Session>, introduced: &str) -> Value {
        let input = json!({ "need": self.need, "introduced": introduced, "words": "做过同类轴承" });
        self.run(session, "introduce", input).await
    }

    /// An introduction of the manager by the matchmaker, which waits.
    pub(crate) async fn proposed(&self) -> String {
        let made = self.introduces(Some(&self.matchmaker), &self.manager).await;
        assert_eq!(made["introduction"]["status"], "PROPOSED", "{made}");
        id(&made["introduction"])
    }

    /// The same, accepted; its version is 2.
    pub(crate) async fn accepted(&self) -> String {
        let introduction = self.proposed().await;
        let input = json!({ "introduction": introduction, "version": 1 });
        let done = self.run(Some(&self.expert), "acceptIntroduction", input).await;
        assert_eq!(short(&done), "ACCEPTED", "{done}");
        introduction
    }

    /// Offers terms.
    pub(crate) async fn offers(&self, session: &Session, introduction: &str, version: i64, terms: Value) -> Value {
        let input = json!({ "introduction": introduction, "version": version, "slip": terms });
        self.run(Some(session), "offerSlip", input).await
    }

    /// Signs what was offered last.
    pub(crate) async fn signs(&self, session: &Session, introduction: &str, version: i64) -> Value {
        let query = "query ($id: ID!) { introduction(id: $id) { slips { digest } } }";
        let data = self
            .service
            .data_as(session, query, json!({ "id": introduction }))
            .await;
        let slips = data["introduction"]["slips"].as_array().cloned().unwrap_or_default();
        let digest = slips.last().map_or(Value::Null, |slip| slip["digest"].clone());
        let input = json!({ "introduction": introduction, "version": version, "digest": digest });
        self.run(Some(session), "signSlip", input).await
    }

    /// An introduction with a slip that both signed; its version is 4.
    pub(crate) async fn signed(&self) -> String {
        let introduction = self.accepted().await;
        let offered = self.offers(&self.expert, &introduction, 2, terms()).await;
        assert_eq!(short(&offered), "ACCEPTED", "{offered}");
        let signed = self.signs(&self.owner, &introduction, 3).await;
        assert_eq!(short(&signed), "ACCEPTED", "{signed}");
        introduction
    }

    /// What a query about an introduction says to somebody.
    pub(crate) async fn told(&self, session: &Session, introduction: &str, selection: &str) -> Value {
        let query = format!("query ($id: ID!) {{ introduction(id: $id) {{ {selection} }} }}");
        let mut data = self
            .service
            .data_as(session, &query, json!({ "id": introduction }))
            .await;
        data["introduction"].take()
    }
}

/// The shortest that says what became of an act.
pub(crate) fn short(outcome: &Value) -> String {
    let text = match outcome["__typename"].as_str() {
        None => outcome.as_str(),
        Some("IntroductionChanged") => outcome["introduction"]["status"].as_str(),
        Some("InvalidIntroduction") => outcome["problems"][0]["code"].as_str(),
        other => other,
    };
    text.unwrap_or("?").to_owned()
}
