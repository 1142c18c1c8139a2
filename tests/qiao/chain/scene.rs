//! An enterprise with a need and an open challenge, and everybody who may want something of it.

use qiao_entity::{account_role::Role, membership::MemberRole};
use serde_json::{Value, json};

use crate::{
    session::Session,
    support::{ADMIN, ANYONE, Service, a_need},
};

/// What stands before anything is done.
pub(super) struct Scene {
    pub(super) service: Service,
    pub(super) enterprise: String,
    pub(super) need: String,
    pub(super) challenged: String,
    pub(super) managers: Vec<String>,
    pub(super) suppliers: Vec<String>,
    pub(super) achievements: Vec<String>,
    /// Everybody, by what they are; nobody and who runs the service have no session.
    pub(super) people: Vec<(&'static str, Option<Session>)>,
}

/// Makes one.
pub(super) async fn scene() -> Scene {
    let service = Service::start().await;
    let organization = async |kind: &str, name: &str, region: &str| {
        let organization = json!({ "kind": kind, "name": { "zh": name }, "region": region });
        service.organization(organization).await
    };
    let enterprise = organization("ENTERPRISE", "甲公司", "330100").await;
    let suppliers = vec![
        organization("UNIVERSITY", "乙大学", "110000").await,
        organization("RESEARCH_INSTITUTE", "丙院", "310000").await,
    ];
    let mut managers = Vec::new();
    for name in ["王工", "李工"] {
        let manager = json!({ "kind": "DISCOVERER", "name": { "zh": name }, "capacity": 3 });
        managers.push(service.manager(manager, &[]).await);
    }
    let mut achievements = Vec::new();
    for supplier in &suppliers {
        let achievement = json!({ "organization": supplier, "name": { "zh": "涂布机" }, "trl": 6 });
        achievements.push(service.achievement(achievement).await);
    }
    let indicator = json!([{ "name": { "zh": "寿命" }, "operator": "GE", "value": 100.0, "unit": "h" }]);
    let more = json!({ "indicators": indicator, "noIndicatorsReason": null,
        "levels": { "organization": "AGREEMENT", "description": "AGREEMENT" } });
    let need = service.need(a_need(&enterprise, "轴承寿命", more.clone())).await;
    let mut open = more;
    open["kind"] = json!("OPEN_CHALLENGE");
    let challenged = service.need(a_need(&enterprise, "揭榜：轴承寿命", open)).await;

    let mut people: Vec<(&'static str, Option<Session>)> = Vec::new();
    for (name, role) in [
        ("owner", MemberRole::Owner),
        ("editor", MemberRole::Editor),
        ("reader", MemberRole::Reader),
    ] {
        let session = service.logged_in(name).await;
        service.make_member(&session, &enterprise, role).await;
        people.push((name, Some(session)));
    }
    for (name, manager) in ["lead", "specialist"].into_iter().zip(&managers) {
        let session = service.logged_in(name).await;
        service.make_manager(&session, manager).await;
        people.push((name, Some(session)));
    }
    for (name, supplier) in ["first", "second"].into_iter().zip(&suppliers) {
        let session = service.logged_in(name).await;
        service.make_member(&session, supplier, MemberRole::Owner).await;
        people.push((name, Some(session)));
    }
    for (name, role, region) in [
        ("matchmaker", Role::Matchmaker, Some("330000")),
        ("reviewer", Role::Reviewer, None),
        ("judge", Role::Reviewer, None),
        ("registrar", Role::Registrar, None),
    ] {
        let session = service.logged_in(name).await;
        service.give_role(&session, role, region).await;
        people.push((name, Some(session)));
    }
    people.push(("stranger", Some(service.logged_in("stranger").await)));
    people.push(("anyone", None));
    people.push(("administrator", None));
    Scene {
        service,
        enterprise,
        need,
        challenged,
        managers,
        suppliers,
        achievements,
        people,
    }
}

impl Scene {
    /// The account of somebody.
    pub(super) fn account(&self, name: &str) -> String {
        let session = self.people.iter().find(|(known, _)| *known == name);
        session.and_then(|(_, session)| session.as_ref()).expect(name).id()
    }

    /// Asks as somebody; the answer as it came.
    pub(super) async fn ask(&self, name: &str, query: &str, variables: Value) -> Value {
        let (_, session) = self.people.iter().find(|(known, _)| *known == name).expect(name);
        match (name, session) {
            (_, Some(session)) => self.service.ask_as(session, query, variables).await,
            ("administrator", None) => self.service.ask(ADMIN, query, variables).await,
            _ => self.service.ask(ANYONE, query, variables).await,
        }
    }

    /// Sends a mutation as somebody; says what became of it: a type, or the code of an error.
    pub(super) async fn send(&self, name: &str, mutation: &str, input: Value) -> (String, Value) {
        let kind = input_type(mutation);
        let query = format!("mutation ($input: {kind}!) {{ {mutation}(input: $input) {{ __typename }} }}");
        let answer = self.ask(name, &query, json!({ "input": input })).await;
        let became = match &answer["errors"][0]["extensions"]["code"] {
            Value::String(code) => code.clone(),
            _ => answer["data"][mutation]["__typename"]
                .as_str()
                .unwrap_or("?")
                .to_owned(),
        };
        (became, answer)
    }
}

/// The type of a mutation's input.
fn input_type(mutation: &str) -> String {
    match mutation {
        "declineIntroduction" | "withdrawIntroduction" | "endIntroduction" => "CloseIntroductionInput".to_owned(),
        "appealPoints" => "AppealInput".to_owned(),
        _ => format!("{}{}Input", mutation[..1].to_uppercase(), &mutation[1..]),
    }
}
