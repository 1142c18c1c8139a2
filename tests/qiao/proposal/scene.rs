//! A need, who posted it, and who answers it.

use std::time::Duration;

use qiao_entity::{account_role::Role, membership::MemberRole};
use serde_json::{Value, json};

use crate::{
    session::Session,
    support::{Service, a_need, id},
};

/// The answer of a mutation about a proposal: its type and what it says.
const SAYS: &str = "{ __typename
    ... on ProposalChanged { proposal { id version status stands { number digest text } } }
    ... on InvalidProposal { problems { path code } }
    ... on StaleProposal { currentVersion proposal { status } }
    ... on NotFound { id } }";
/// The same about a challenge.
const SAYS_CHALLENGE: &str = "{ __typename
    ... on ChallengeChanged { challenge { id version status bidCount nominees { proposal awarded } } }
    ... on InvalidChallenge { problems { path code } }
    ... on StaleChallenge { currentVersion challenge { status } }
    ... on NotFound { id } }";
/// The same about an objection.
const SAYS_OBJECTION: &str = "{ __typename
    ... on ObjectionChanged { objection { id version text answer upheld } }
    ... on InvalidObjection { problems { path code } }
    ... on StaleObjection { currentVersion }
    ... on NotFound { id } }";

/// Who stands about a need.
pub(crate) struct Scene {
    pub(crate) service: Service,
    pub(crate) need: String,
    pub(crate) supplier: String,
    pub(crate) owner: Session,
    /// An editor of the supplier.
    pub(crate) bidder: Session,
    /// A manager.
    pub(crate) rival: Session,
    /// Another editor of the supplier.
    pub(crate) mate: Session,
    pub(crate) stranger: Session,
    pub(crate) administrator: Session,
    pub(crate) judge: Session,
}

/// A need of this kind with two indicators, the second of which is a wish.
pub(crate) async fn scene(kind: &str) -> Scene {
    let service = Service::start().await;
    let organization = |name: &str, kind: &str| json!({ "kind": kind, "name": { "zh": name }, "region": "330100" });
    let poster = service.organization(organization("海风热水器", "ENTERPRISE")).await;
    let supplier = service.organization(organization("江南大学", "UNIVERSITY")).await;
    let manager = service
        .manager(json!({ "kind": "DISCOVERER", "name": { "zh": "林岚" } }), &[])
        .await;
    let indicators = json!([
        { "name": { "zh": "一氧化碳" }, "operator": "LE", "value": 50.0, "unit": "ppm", "necessity": "MUST" },
        { "name": { "zh": "热效率" }, "operator": "GE", "value": 96.0, "unit": "%", "necessity": "WISH" },
    ]);
    let more = json!({ "kind": kind, "indicators": indicators, "noIndicatorsReason": null });
    let need = service.need(a_need(&poster, "燃气热水器一氧化碳", more)).await;
    let rival = service.logged_in("rival").await;
    service.make_manager(&rival, &manager).await;
    let administrator = service.logged_in("administrator").await;
    service.give_role(&administrator, Role::Administrator, None).await;
    let judge = service.logged_in("judge").await;
    Scene {
        owner: service.member("owner", &poster, MemberRole::Owner).await,
        bidder: service.member("bidder", &supplier, MemberRole::Editor).await,
        mate: service.member("mate", &supplier, MemberRole::Owner).await,
        stranger: service.logged_in("stranger").await,
        service,
        need,
        supplier,
        rival,
        administrator,
        judge,
    }
}

/// What a proposal says that may be handed in; `approach` tells it apart.
pub(crate) fn content(approach: &str) -> Value {
    json!({
        "summary": format!("{approach}：摘要"), "approach": approach,
        "values": [{ "position": 0, "value": 32.5, "remark": "按国标测试" }],
        "trl": 6, "maturity": "样机两台", "ipOwnership": "SHARED", "ipPosition": "两项发明专利", "price": "120000000",
        "currency": "CNY", "payment": "INSTALMENTS", "months": 10,
        "schedule": [{ "title": "样机", "month": 4 }], "team": [{ "name": "钱工", "role": "负责人" }],
    })
}

impl Scene {
    async fn answer(&self, session: &Session, mutation: &str, says: &str, input: Value) -> Value {
        let name = format!("{}{}Input", mutation[..1].to_uppercase(), &mutation[1..]);
        let query = format!("mutation ($input: {name}!) {{ {mutation}(input: $input) {says} }}");
        let mut answer = self.service.ask_as(session, &query, json!({ "input": input })).await;
        match answer.get("errors") {
            Some(errors) => errors[0]["extensions"]["code"].clone(),
            None => answer["data"][mutation].take(),
        }
    }

    /// Changes a proposal; a fault is its code.
    pub(crate) async fn act(&self, session: &Session, mutation: &str, input: Value) -> Value {
        self.answer(session, mutation, SAYS, input).await
    }

    /// Changes a challenge; a fault is its code.
    pub(crate) async fn challenge(&self, session: &Session, mutation: &str, input: Value) -> Value {
        self.answer(session, mutation, SAYS_CHALLENGE, input).await
    }

    /// Makes or answers an objection; a fault is its code.
    pub(crate) async fn objection(&self, session: &Session, mutation: &str, input: Value) -> Value {
        self.answer(session, mutation, SAYS_OBJECTION, input).await
    }

    /// Begins a proposal: the bidder's for the supplier, the rival's as a manager.
    pub(crate) async fn post(&self, session: &Session, content: Value) -> Value {
        let mut input = json!({ "need": self.need, "content": content });
        if session.account != self.rival.account {
            input["organization"] = json!(self.supplier);
        }
        self.act(session, "postProposal", input).await
    }

    /// Hands a proposal in; returns it.
    pub(crate) async fn handed_in(&self, session: &Session, approach: &str) -> Value {
        let posted = self.post(session, content(approach)).await;
        let proposal = id(&posted["proposal"]);
        let input = json!({ "proposal": proposal, "version": 1 });
        let mut done = self.act(session, "handInProposal", input).await;
        assert_eq!(done["__typename"], "ProposalChanged", "{done}");
        done["proposal"].take()
    }

    /// Announces a challenge that closes in a day; returns its id.
    pub(crate) async fn announce(&self, more: Value) -> String {
        let mut input = json!({
            "need": self.need, "bounty": "500000000", "currency": "CNY", "conditions": { "zh": "须有样机" },
            "closesAt": self.at(Duration::from_hours(24)), "noticeDays": 5, "panel": [self.judge.id()],
        });
        if let (Value::Object(input), Value::Object(more)) = (&mut input, more) {
            input.extend(more);
        }
        let planned = self.challenge(&self.owner, "planChallenge", input).await;
        let challenge = id(&planned["challenge"]);
        let input = json!({ "challenge": challenge, "version": 1 });
        let open = self.challenge(&self.owner, "announceChallenge", input).await;
        assert_eq!(open["challenge"]["status"], "OPEN", "{open}");
        challenge
    }

    /// A moment from now.
    pub(crate) fn at(&self, after: Duration) -> String {
        let after = chrono::TimeDelta::from_std(after).expect("in range");
        (*self.service.app.clock.now() + after).to_rfc3339()
    }

    /// What the need tells somebody of its proposals and its challenge.
    pub(crate) async fn told(&self, session: &Session) -> Value {
        let query = "query ($need: ID!) { need(id: $need) { status
            challenge { status bidCount commitments { digest standing } panel { name } nominees { bidder { organization { name { zh } } } } acts }
            proposals { totalCount nodes { id status isMine author { name } bidder { organization { name { zh } } manager { name { zh } } }
                stands { content { approach price { minorUnits } values { position name { zh } value unit } } text } versions { number }
                draft { number } acts steps { act from to side person { name } reason } } } } }";
        let mut data = self.service.data_as(session, query, json!({ "need": self.need })).await;
        data["need"].take()
    }

    /// The approaches that somebody reads.
    pub(crate) async fn approaches(&self, session: &Session) -> Vec<String> {
        let told = self.told(session).await;
        let nodes = told["proposals"]["nodes"].as_array().cloned().unwrap_or_default();
        let mut found: Vec<String> = nodes
            .iter()
            .filter_map(|node| node["stands"]["content"]["approach"].as_str().map(str::to_owned))
            .collect();
        found.sort();
        found
    }
}
