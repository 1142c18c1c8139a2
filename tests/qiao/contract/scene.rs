//! The sides of a contract, and what they do.

use qiao_entity::{
    engagement::{self, Stage},
    engagement_member::{self, TeamRole, TeamStatus},
    membership::MemberRole,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use serde_json::{Value, json};

use crate::{
    session::{Session, number},
    support::{Service, a_need},
};

/// What is said of a contract.
pub(crate) const SAYS: &str = "{ __typename
    ... on ContractChanged { contract { id version status digest signedOn registerNumber
        checklist { filled missing items { state clause { code } } } signatures { side holds } may } }
    ... on InvalidContract { problems { path code } }
    ... on StaleContract { currentVersion contract { status } }
    ... on NotFound { id } }";

/// What is said of an entry.
pub(crate) const ENTRY: &str = "{ __typename
    ... on SettlementPosted { settlement { id kind gross { minorUnits } cost { minorUnits } net { minorUnits } reverses pays
        steps { text amount { minorUnits } rounded source { date quote } }
        postings { position account holder side amount { minorUnits } dueOn } contract { version settled { minorUnits } } } }
    ... on InvalidSettlement { problems { path code } }
    ... on StaleContract { currentVersion }
    ... on NotFound { id } }";

/// An engagement between an enterprise and a university, led by a manager.
pub(crate) struct Scene {
    pub(crate) service: Service,
    pub(crate) need: String,
    pub(crate) engagement: String,
    pub(crate) enterprise: String,
    pub(crate) university: String,
    /// An owner of the enterprise.
    pub(crate) buyer: Session,
    /// An owner of the university.
    pub(crate) seller: Session,
    /// The lead of the team.
    pub(crate) manager: Session,
    /// A reader of the enterprise.
    pub(crate) reader: Session,
    /// Nobody to them.
    pub(crate) outsider: Session,
}

pub(crate) async fn scene() -> Scene {
    let service = Service::start().await;
    let enterprise = json!({ "kind": "ENTERPRISE", "name": { "zh": "暖居电器" }, "region": "330100" });
    let enterprise = service.organization(enterprise).await;
    let university = json!({ "kind": "UNIVERSITY", "name": { "zh": "江南理工" }, "region": "330100" });
    let university = service.organization(university).await;
    let need = service.need(a_need(&enterprise, "一氧化碳安全监测", json!({}))).await;
    let profile =
        json!({ "kind": "DISCOVERER", "name": { "zh": "林岚" }, "headline": { "zh": "传感" }, "capacity": 3 });
    let profile = service.manager(profile, &[]).await;
    let manager = service.logged_in("manager").await;
    service.make_manager(&manager, &profile).await;
    let engagement = engage(&service, &need, &university, &profile).await;
    Scene {
        buyer: service.member("buyer", &enterprise, MemberRole::Owner).await,
        seller: service.member("seller", &university, MemberRole::Owner).await,
        reader: service.member("reader", &enterprise, MemberRole::Reader).await,
        outsider: service.logged_in("outsider").await,
        manager,
        need,
        engagement,
        enterprise,
        university,
        service,
    }
}

/// An engagement as its own service makes it.
async fn engage(service: &Service, need: &str, supplier: &str, profile: &str) -> String {
    let now = service.app.clock.now();
    let row = engagement::ActiveModel {
        need_id: Set(number(need)),
        supplier_id: Set(Some(number(supplier))),
        stage: Set(Stage::Negotiating),
        created_by: Set("administrator".to_owned()),
        created_at: Set(now),
        updated_at: Set(now),
        version: Set(1),
        ..Default::default()
    };
    let row = row.insert(&service.app.db).await.expect("an engagement");
    let lead = engagement_member::ActiveModel {
        engagement_id: Set(row.id),
        manager_id: Set(number(profile)),
        role: Set(TeamRole::Lead),
        status: Set(TeamStatus::Active),
        duty: Set(String::new()),
        invited_by: Set("administrator".to_owned()),
        invited_at: Set(now),
        joined_at: Set(Some(now)),
        ..Default::default()
    };
    lead.insert(&service.app.db).await.expect("a lead");
    format!("engagement_{}", row.id)
}

impl Scene {
    /// The profile of the lead of the team.
    pub(crate) async fn manager_profile(&self) -> i64 {
        use sea_orm::EntityTrait;
        let row = engagement_member::Entity::find().one(&self.service.app.db).await;
        row.ok().flatten().expect("a lead").manager_id
    }

    /// What a contract says that can be signed.
    pub(crate) fn whole(&self) -> Value {
        json!({
            "kind": "TRANSFER", "mode": "ASSIGNMENT", "title": "一氧化碳传感器专利转让", "subject": "转让传感器专利及技术秘密",
            "amount": "100000000", "technologyAmount": "90000000", "payment": "INSTALMENTS",
            "validFrom": "2027-01-15", "validUntil": "2030-01-14",
            "parties": [
                { "role": "BUYER", "name": "暖居电器有限公司", "organization": self.enterprise, "regionCode": "330100" },
                { "role": "SELLER", "name": "江南理工大学", "organization": self.university, "regionCode": "330100",
                  "creditCode": "12330000470000001X" },
            ],
            "clauses": [{ "code": "ACCEPTANCE", "text": "按国家标准检测合格。" }],
        })
    }

    /// The payload of a mutation, or the code of its fault.
    pub(crate) async fn act(&self, session: &Session, mutation: &str, input: Value, says: &str) -> Value {
        let class = match mutation {
            "settle" => "SettleInput".to_owned(),
            name => format!("{}{}Input", name[..1].to_uppercase(), &name[1..]),
        };
        let query = format!("mutation ($input: {class}!) {{ {mutation}(input: $input) {says} }}");
        let mut answer = self.service.ask_as(session, &query, json!({ "input": input })).await;
        match answer.get("errors") {
            Some(errors) => errors[0]["extensions"]["code"].clone(),
            None => answer["data"][mutation].take(),
        }
    }

    /// Drafts a contract; returns its id.
    pub(crate) async fn drafted(&self, said: Value) -> String {
        let input = json!({ "engagement": self.engagement, "contract": said });
        let done = self.act(&self.buyer, "draftContract", input, SAYS).await;
        let id = done["contract"]["id"].as_str();
        id.unwrap_or_else(|| panic!("not drafted: {done}")).to_owned()
    }

    /// A contract that both sides signed, and its version.
    pub(crate) async fn signed(&self) -> (String, i64) {
        let id = self.drafted(self.whole()).await;
        for (session, version) in [(&self.buyer, 1), (&self.seller, 2)] {
            let done = self
                .act(session, "signContract", json!({ "id": id, "version": version }), SAYS)
                .await;
            assert_eq!(done["__typename"], "ContractChanged", "{done}");
        }
        (id, 3)
    }
}
