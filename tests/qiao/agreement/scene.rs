//! An agreement's parties, and what they do.

use qiao_entity::{agreement, agreement::AgreementStatus, membership::MemberRole, noun::Noun};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use serde_json::{Value, json};

use crate::{
    session::{Session, number},
    support::{ANYONE, Service, a_need, id},
};

/// The answer of a mutation about an agreement: its type and what it says.
const SAYS: &str = "{ __typename
    ... on AgreementChanged { agreement { id status version } }
    ... on InvalidAgreement { problems { path code } }
    ... on StaleAgreement { currentVersion agreement { status } }
    ... on NotFound { id } }";

/// What stands about an agreement.
pub(crate) struct Scene {
    pub(crate) service: Service,
    pub(crate) enterprise: String,
    pub(crate) need: String,
    pub(crate) account: i64,
    pub(crate) asker: Session,
    pub(crate) owner: Session,
}

/// An enterprise that stays anonymous, its owner, and somebody who wants to know.
pub(crate) async fn scene() -> Scene {
    let service = Service::start().await;
    let enterprise = service
        .organization(json!({ "kind": "ENTERPRISE", "name": { "zh": "无名企业" }, "region": "110000" }))
        .await;
    let secret = json!({
        "levels": { "organization": "AGREEMENT", "description": "AGREEMENT", "indicators": "AGREEMENT", "budget": "AGREEMENT" },
        "budgetMax": 80_000_000, "currency": "CNY", "decisionOwner": "总工",
    });
    let need = service.need(a_need(&enterprise, "轴承", secret)).await;
    let asker = service.logged_in("Asker").await;
    Scene {
        account: asker.account,
        asker,
        owner: service.member("Owner", &enterprise, MemberRole::Owner).await,
        service,
        enterprise,
        need,
    }
}

impl Service {
    /// A new account that is logged in, a member of an organization.
    pub(crate) async fn member(&self, login: &str, organization: &str, role: MemberRole) -> Session {
        let session = self.logged_in(login).await;
        self.make_member(&session, organization, role).await;
        session
    }
}

impl Scene {
    /// Asks for an agreement about a record.
    pub(crate) async fn request(&self, session: &Session, record: &str) -> Value {
        let query = format!("mutation ($input: RequestAgreementInput!) {{ requestAgreement(input: $input) {SAYS} }}")
            .replace("... on StaleAgreement { currentVersion agreement { status } }", "");
        let input = json!({ "record": record, "purpose": "评估合作", "textVersion": "2026-11" });
        let mut answer = self.service.ask_as(session, &query, json!({ "input": input })).await;
        outcome(&mut answer, "requestAgreement")
    }

    /// Grants, refuses or withdraws an agreement.
    pub(crate) async fn act(&self, session: Option<&Session>, action: &str, agreement: &str, version: i64) -> Value {
        let mut input = json!({ "agreement": agreement, "version": version });
        if action == "refuse" {
            input["reason"] = json!("CONFLICT_OF_INTEREST");
            input["sentence"] = json!("贵方与竞争对手有关");
        }
        let name = format!("{}{}", action[..1].to_uppercase(), &action[1..]);
        let query = format!("mutation ($input: {name}AgreementInput!) {{ {action}Agreement(input: $input) {SAYS} }}");
        let variables = json!({ "input": input });
        let mut answer = match session {
            Some(session) => self.service.ask_as(session, &query, variables).await,
            None => self.service.ask(ANYONE, &query, variables).await,
        };
        outcome(&mut answer, &format!("{action}Agreement"))
    }

    /// Asks and grants; returns the agreement's id.
    pub(crate) async fn agree(&self, record: &str) -> String {
        let asked = self.request(&self.asker, record).await;
        let agreement = id(&asked["agreement"]);
        let granted = self.act(Some(&self.owner), "grant", &agreement, 1).await;
        assert_eq!(granted["agreement"]["status"], "GRANTED", "{granted}");
        agreement
    }

    /// Puts an agreement of the asker about the need there, as it stands after a while.
    pub(super) async fn standing(&self, status: &str) -> String {
        let now = self.service.app.clock.now();
        let later = |days: i64| (*now + chrono::Duration::days(days)).into();
        let stored = match status {
            "REQUESTED" => AgreementStatus::Requested,
            "REFUSED" => AgreementStatus::Refused,
            "WITHDRAWN" => AgreementStatus::Withdrawn,
            _ => AgreementStatus::Granted,
        };
        let row = agreement::ActiveModel {
            noun: Set(Noun::Need),
            row_id: Set(number(&self.need)),
            account_id: Set(self.account),
            status: Set(stored),
            purpose: Set("评估".to_owned()),
            text_version: Set("2026-11".to_owned()),
            text_digest: Set(String::new()),
            requested_at: Set(now),
            expires_at: Set(
                (stored == AgreementStatus::Granted).then(|| later(if status == "EXPIRED" { -1 } else { 1 }))
            ),
            version: Set(1),
            ..Default::default()
        };
        let row = row.insert(&self.service.app.db).await.expect("an agreement");
        self.service.app.known.forget();
        format!("agreement_{}", row.id)
    }

    /// What an account is told of the poster, and finds by it.
    pub(super) async fn told(&self, session: Option<&Session>) -> Value {
        let query = "query ($need: ID!, $enterprise: ID!) {
            need(id: $need) { organization { id } withheld decisionOwner }
            organization(id: $enterprise) { needs { totalCount } }
            needs(filter: { organization: $enterprise }) { totalCount }
            there: needs(filter: { regions: [\"110000\"] }) { totalCount facets { regions { value count } } } }";
        let variables = json!({ "need": self.need, "enterprise": self.enterprise });
        match session {
            Some(session) => self.service.data_as(session, query, variables).await,
            None => self.service.data(ANYONE, query, variables).await,
        }
    }
}

/// What became of a mutation: the payload, or the code of the fault.
pub(super) fn outcome(answer: &mut Value, field: &str) -> Value {
    match answer.get("errors") {
        Some(errors) => errors[0]["extensions"]["code"].clone(),
        None => answer["data"][field].take(),
    }
}

/// The shortest that says what became of an action.
pub(super) fn short(outcome: &Value) -> String {
    match outcome["__typename"].as_str() {
        None => outcome.as_str().unwrap_or("?").to_owned(),
        Some("AgreementChanged") => outcome["agreement"]["status"].as_str().unwrap_or("?").to_owned(),
        Some("InvalidAgreement") => outcome["problems"][0]["code"].as_str().unwrap_or("?").to_owned(),
        Some(other) => other.to_owned(),
    }
}
