//! The parties of an engagement, and what they do.

use qiao_entity::{
    introduction::{self, IntroductionStatus},
    membership::MemberRole,
    step::Side,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use serde_json::{Value, json};

use crate::{
    session::{Session, number},
    support::{Service, a_need, id},
};

/// The answer of a mutation about an engagement: its type and what it says.
pub(crate) const SAYS: &str = "{ __typename
    ... on EngagementChanged { engagement { id version stage } }
    ... on EngagementBegun { engagement { id version stage } }
    ... on InvalidEngagement { problems { path code } }
    ... on StaleEngagement { currentVersion engagement { stage } }
    ... on StaleNeedOfEngagement { currentVersion }
    ... on NotFound { id } }";

/// An enterprise with a need, a lead, a specialist and others.
pub(crate) struct Scene {
    pub(crate) service: Service,
    pub(crate) need: String,
    /// Profiles.
    pub(crate) lead: String,
    pub(crate) specialist: String,
    /// Accounts.
    pub(crate) editor: Session,
    pub(crate) reader: Session,
    pub(crate) first: Session,
    pub(crate) second: Session,
    pub(crate) matchmaker: Session,
    pub(crate) outsider: Session,
}

/// Sets the scene: an enterprise that stays unnamed.
pub(crate) async fn scene() -> Scene {
    let service = Service::start().await;
    let enterprise = service
        .organization(json!({ "kind": "ENTERPRISE", "name": { "zh": "无名企业" }, "region": "110000" }))
        .await;
    let need = service
        .need(a_need(
            &enterprise,
            "热水器",
            json!({ "levels": { "organization": "AGREEMENT" } }),
        ))
        .await;
    let manager =
        |name: &str, load: i32| json!({ "kind": "INCUBATOR", "name": { "zh": name }, "capacity": 3, "load": load });
    let lead = service.manager(manager("林岚", 1), &[]).await;
    let specialist = service.manager(manager("何川", 0), &[]).await;
    let (first, second) = (service.logged_in("first").await, service.logged_in("second").await);
    service.make_manager(&first, &lead).await;
    service.make_manager(&second, &specialist).await;
    Scene {
        editor: service.member("editor", &enterprise, MemberRole::Editor).await,
        reader: service.member("reader", &enterprise, MemberRole::Reader).await,
        matchmaker: service.logged_in("matchmaker").await,
        outsider: service.logged_in("outsider").await,
        need,
        lead,
        specialist,
        first,
        second,
        service,
    }
}

impl Scene {
    /// An introduction of the lead to the need, as the matchmaker made it.
    pub(crate) async fn introduction(&self, status: IntroductionStatus) -> String {
        let row = introduction::ActiveModel {
            need_id: Set(number(&self.need)),
            manager_id: Set(Some(number(&self.lead))),
            status: Set(status),
            actor: Set(self.matchmaker.id()),
            side: Set(Side::Matchmaker),
            words: Set("做过燃烧控制".to_owned()),
            introduced_at: Set(self.service.app.clock.now()),
            version: Set(1),
            ..Default::default()
        };
        let row = row.insert(&self.service.app.db).await.expect("an introduction");
        format!("introduction_{}", row.id)
    }

    /// Lets days pass; sessions end with them, so everyone logs in again.
    pub(crate) async fn pass(&mut self, days: u64) {
        self.service.pass(std::time::Duration::from_hours(24 * days));
        for session in [&mut self.editor, &mut self.reader, &mut self.first] {
            *session = self.service.session_of(session.account).await;
        }
    }

    /// Does something as somebody; the answer, or the code of the fault.
    pub(crate) async fn act(&self, who: &Session, mutation: &str, input: Value) -> Value {
        let name = format!("{}{}", mutation[..1].to_uppercase(), &mutation[1..]);
        let says = if mutation == "beginEngagement" {
            SAYS.replace("... on EngagementChanged { engagement { id version stage } }", "")
                .replace("... on StaleEngagement { currentVersion engagement { stage } }", "")
        } else {
            SAYS.replace("... on EngagementBegun { engagement { id version stage } }", "")
                .replace("... on StaleNeedOfEngagement { currentVersion }", "")
        };
        let query = format!("mutation ($input: {name}Input!) {{ {mutation}(input: $input) {says} }}");
        let mut answer = self.service.ask_as(who, &query, json!({ "input": input })).await;
        match answer.get("errors") {
            Some(errors) => {
                assert!(errors[0]["extensions"]["code"].is_string(), "{answer}");
                errors[0]["extensions"]["code"].clone()
            }
            None => answer["data"][mutation].take(),
        }
    }

    /// As [`Self::act`], on an engagement at its present version; the shortest that says what became of it.
    pub(crate) async fn change(&self, who: &Session, engagement: &str, mutation: &str, more: Value) -> String {
        let mut input = json!({ "engagement": engagement, "version": self.version(engagement).await });
        if let (Value::Object(input), Value::Object(more)) = (&mut input, more) {
            input.extend(more);
        }
        short(&self.act(who, mutation, input).await)
    }

    /// The version of an engagement, as the enterprise sees it.
    pub(crate) async fn version(&self, engagement: &str) -> i64 {
        self.seen(&self.editor, engagement, "version").await["version"]
            .as_i64()
            .expect("a version")
    }

    /// What somebody sees of an engagement.
    pub(crate) async fn seen(&self, who: &Session, engagement: &str, fields: &str) -> Value {
        let query = format!("query ($id: ID!) {{ engagement(id: $id) {{ {fields} }} }}");
        let mut data = self.service.data_as(who, &query, json!({ "id": engagement })).await;
        data["engagement"].take()
    }

    /// The version of the need.
    pub(crate) async fn need_version(&self) -> i64 {
        let query = "query ($id: ID!) { need(id: $id) { version } }";
        let data = self
            .service
            .data_as(&self.editor, query, json!({ "id": self.need }))
            .await;
        data["need"]["version"].as_i64().expect("a version")
    }

    /// Where the need stands.
    pub(crate) async fn need_status(&self) -> String {
        let query = "query ($id: ID!) { need(id: $id) { status } }";
        let data = self
            .service
            .data_as(&self.editor, query, json!({ "id": self.need }))
            .await;
        data["need"]["status"].as_str().expect("a status").to_owned()
    }

    /// The load of a manager and what it is made of.
    pub(crate) async fn load(&self, manager: &str) -> [i64; 3] {
        let query = "query ($id: ID!) { manager(id: $id) { load loadParts { running outside } } }";
        let data = self
            .service
            .data_as(&self.editor, query, json!({ "id": manager }))
            .await;
        let of = &data["manager"];
        [&of["load"], &of["loadParts"]["running"], &of["loadParts"]["outside"]]
            .map(|value| value.as_i64().expect("a number"))
    }

    /// Begins an engagement as the enterprise; its id.
    pub(crate) async fn begin(&self, more: Value) -> String {
        let answer = self.try_begin(&self.editor, more).await;
        assert!(answer["engagement"].is_object(), "not begun: {answer}");
        id(&answer["engagement"])
    }

    /// Begins an engagement as somebody; the answer.
    pub(crate) async fn try_begin(&self, who: &Session, more: Value) -> Value {
        let mut input = json!({ "need": self.need, "version": self.need_version().await });
        if let (Value::Object(input), Value::Object(more)) = (&mut input, more) {
            input.extend(more);
        }
        self.act(who, "beginEngagement", input).await
    }

    /// An engagement out of an accepted introduction: the lead is in the team.
    pub(crate) async fn engaged(&self) -> String {
        let introduction = self.introduction(IntroductionStatus::Accepted).await;
        self.begin(json!({ "introduction": introduction, "duty": "总体负责" }))
            .await
    }

    /// Asks the specialist into the team; the member's id.
    pub(crate) async fn invited(&self, engagement: &str) -> String {
        let more = json!({ "manager": self.specialist, "role": "SPECIALIST", "duty": "燃烧仿真" });
        assert_eq!(
            self.change(&self.first, engagement, "inviteToTeam", more).await,
            "MATCHING"
        );
        self.member(engagement, &self.specialist).await
    }

    /// The latest member of a team who is this manager.
    pub(crate) async fn member(&self, engagement: &str, manager: &str) -> String {
        let team = self.seen(&self.editor, engagement, "team { id manager { id } }").await;
        let of = team["team"].as_array().into_iter().flatten().rev();
        let found = of.into_iter().find(|row| row["manager"]["id"] == manager);
        id(found.expect("a member"))
    }
}

/// The shortest that says what became of something.
pub(crate) fn short(outcome: &Value) -> String {
    match outcome["__typename"].as_str() {
        None => outcome.as_str().unwrap_or("?").to_owned(),
        Some("EngagementChanged" | "EngagementBegun") => {
            outcome["engagement"]["stage"].as_str().unwrap_or("?").to_owned()
        }
        Some("InvalidEngagement") => {
            let problems = outcome["problems"].as_array().into_iter().flatten();
            let problems = problems.map(|problem| {
                let path = problem["path"].as_array().into_iter().flatten();
                let path: Vec<&str> = path.filter_map(Value::as_str).collect();
                format!("{} {}", path.join("."), problem["code"].as_str().unwrap_or("?"))
            });
            problems.collect::<Vec<_>>().join(", ")
        }
        Some(other) => other.to_owned(),
    }
}
