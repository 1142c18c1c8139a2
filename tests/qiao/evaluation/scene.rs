//! A need with indicators, proposals for it, who posted it, reviewers.

use qiao_entity::{
    account_role::Role,
    membership::MemberRole,
    proposal::{self, ProposalStatus},
    proposal_value,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};
use serde_json::{Value, json};

use crate::{
    session::{Session, number},
    support::{Service, a_need},
};

/// What every mutation about evaluations says.
pub(crate) const SAYS: &str = "{ __typename
    ... on EvaluationChanged { evaluation { id status version review { status version } } }
    ... on InvalidEvaluation { problems { path code message } }
    ... on StaleEvaluation { currentVersion evaluation { status } }
    ... on NotFound { id } }";

/// What stands about an evaluation.
pub(crate) struct Scene {
    pub(crate) service: Service,
    pub(crate) enterprise: String,
    pub(crate) need: String,
    /// Who leads it for the enterprise.
    pub(crate) owner: Session,
    pub(crate) reviewers: Vec<Session>,
    /// Who bid, and with what.
    pub(crate) bidders: Vec<Session>,
    pub(crate) proposals: Vec<String>,
}

/// A scene with so many proposals of universities: A promises most, B less, C says nothing of the second indicator.
pub(crate) async fn scene(proposals: usize) -> Scene {
    scene_at(proposals, "PUBLIC").await
}

/// The same, the need's indicators standing at a level.
pub(crate) async fn scene_at(proposals: usize, level: &str) -> Scene {
    let service = Service::start().await;
    let enterprise = service
        .organization(json!({ "kind": "ENTERPRISE", "name": { "zh": "热水器公司" }, "region": "370200" }))
        .await;
    let indicators = json!([
        { "name": { "zh": "一氧化碳浓度" }, "operator": "LE", "value": 100.0, "unit": "ppm", "necessity": "MUST" },
        { "name": { "zh": "使用寿命" }, "operator": "GE", "value": 8.0, "unit": "a", "necessity": "WISH" },
    ]);
    let more = json!({ "indicators": indicators, "noIndicatorsReason": null, "levels": { "indicators": level } });
    let need = service.need(a_need(&enterprise, "降低一氧化碳", more)).await;
    let mut scene = Scene {
        owner: service.member("owner", &enterprise, MemberRole::Editor).await,
        service,
        enterprise,
        need,
        reviewers: Vec::new(),
        bidders: Vec::new(),
        proposals: Vec::new(),
    };
    for place in 0..3 {
        let reviewer = scene.service.logged_in(&format!("reviewer{place}")).await;
        scene.service.give_role(&reviewer, Role::Reviewer, None).await;
        scene.reviewers.push(reviewer);
    }
    let promised: [(f64, Option<f64>); 4] = [(80.0, Some(10.0)), (110.0, Some(9.0)), (90.0, None), (200.0, Some(4.0))];
    for place in 0..proposals {
        let name = format!("大学{place}");
        let university = scene
            .service
            .organization(json!({ "kind": "UNIVERSITY", "name": { "zh": name } }))
            .await;
        let bidder = scene
            .service
            .member(&format!("bidder{place}"), &university, MemberRole::Editor)
            .await;
        let (carbon, years) = promised[place % promised.len()];
        let values = [
            Some((0, "一氧化碳浓度", "ppm", carbon)),
            years.map(|years| (1, "使用寿命", "a", years)),
        ];
        let id = scene.proposal(&bidder, &university, place, &values).await;
        scene.bidders.push(bidder);
        scene.proposals.push(id);
    }
    scene
}

impl Scene {
    /// A proposal that was handed in.
    async fn proposal(
        &self,
        bidder: &Session,
        organization: &str,
        place: usize,
        values: &[Option<(i32, &str, &str, f64)>],
    ) -> String {
        let (db, now) = (&self.service.app.db, self.service.app.clock.now());
        let id = 1_000 + i64::try_from(place).expect("in range");
        let row = proposal::ActiveModel {
            id: Set(id),
            need_id: Set(number(&self.need)),
            challenge_id: Set(None),
            account_id: Set(bidder.account),
            organization_id: Set(Some(number(organization))),
            manager_id: Set(None),
            status: Set(ProposalStatus::Submitted),
            number: Set(1),
            handed_in_at: Set(Some(now)),
            unopened: Set(false),
            created_at: Set(now),
            updated_at: Set(now),
            version: Set(1),
            ..Default::default()
        };
        proposal::Entity::insert(row)
            .exec_without_returning(db)
            .await
            .expect("a proposal");
        for (position, name, unit, value) in values.iter().flatten() {
            let row = proposal_value::ActiveModel {
                proposal_id: Set(id),
                position: Set(*position),
                name_zh: Set(Some((*name).to_owned())),
                name_en: Set(None),
                unit: Set(Some((*unit).to_owned())),
                value: Set(*value),
                value_to: Set(None),
            };
            proposal_value::Entity::insert(row)
                .exec_without_returning(db)
                .await
                .expect("a value");
        }
        format!("proposal_{id}")
    }

    /// Changes a proposal's row.
    pub(crate) async fn change(&self, place: usize, change: proposal::ActiveModel) {
        let row = proposal::ActiveModel {
            id: Set(number(&self.proposals[place])),
            ..change
        };
        row.update(&self.service.app.db).await.expect("changed");
    }

    /// Does something to evaluations; the input's type is the mutation's name.
    pub(crate) async fn act(&self, who: &Session, mutation: &str, input: Value) -> Value {
        let class = format!("{}{}Input", mutation[..1].to_uppercase(), &mutation[1..]);
        let query = format!("mutation ($input: {class}!) {{ {mutation}(input: $input) {SAYS} }}");
        let mut answer = self.service.ask_as(who, &query, json!({ "input": input })).await;
        match answer.get("errors") {
            Some(errors) => errors[0]["extensions"]["code"].clone(),
            None => answer["data"][mutation].take(),
        }
    }

    /// Does something that must succeed; returns the evaluation.
    pub(crate) async fn does(&self, who: &Session, mutation: &str, input: Value) -> Value {
        let mut answer = self.act(who, mutation, input).await;
        assert_eq!(answer["__typename"], "EvaluationChanged", "{mutation}: {answer}");
        answer["evaluation"].take()
    }

    /// What a requester reads of an evaluation.
    pub(crate) async fn reads(&self, who: &Session, evaluation: &str, fields: &str) -> Value {
        let query = format!("query ($id: ID!) {{ evaluation(id: $id) {{ {fields} }} }}");
        let mut data = self.service.data_as(who, &query, json!({ "id": evaluation })).await;
        data["evaluation"].take()
    }

    /// The version of an evaluation.
    pub(crate) async fn version(&self, evaluation: &str) -> Value {
        self.reads(&self.owner, evaluation, "version").await["version"].clone()
    }

    /// The owner's input: the evaluation in its version, and more.
    pub(crate) async fn input(&self, evaluation: &str, more: Value) -> Value {
        let mut input = json!({ "evaluation": evaluation, "version": self.version(evaluation).await });
        if let (Value::Object(input), Value::Object(more)) = (&mut input, more) {
            input.extend(more);
        }
        input
    }

    /// The input of a reviewer: the evaluation in the version of its own part, and more.
    pub(crate) async fn review(&self, who: &Session, evaluation: &str, more: Value) -> Value {
        let own = self.reads(who, evaluation, "review { version }").await;
        let mut input = json!({ "evaluation": evaluation, "version": own["review"]["version"] });
        if let (Value::Object(input), Value::Object(more)) = (&mut input, more) {
            input.extend(more);
        }
        input
    }

    /// An evaluation by both indicators, the price and the team, with all reviewers invited.
    pub(crate) async fn prepared(&self) -> String {
        let criteria = json!([
            { "indicator": 0, "weight": 30 },
            { "indicator": 1, "weight": 20 },
            { "name": { "zh": "价格", "en": "Price" }, "weight": 30 },
            { "name": { "zh": "团队" }, "guidance": "做过什么", "weight": 20 },
        ]);
        self.prepared_by("SCORES", criteria).await
    }

    /// An evaluation by these criteria with all reviewers invited.
    pub(crate) async fn prepared_by(&self, method: &str, criteria: Value) -> String {
        let input = json!({ "need": self.need, "method": method, "criteria": criteria });
        let made = self.does(&self.owner, "prepareEvaluation", input).await;
        let id = crate::support::id(&made);
        for reviewer in &self.reviewers {
            let account = format!("account_{}", reviewer.account);
            let input = self.input(&id, json!({ "account": account })).await;
            self.does(&self.owner, "inviteReviewer", input).await;
        }
        id
    }

    /// The same, opened, and every reviewer said yes.
    pub(crate) async fn opened(&self) -> String {
        let id = self.prepared().await;
        self.open(&id).await;
        id
    }

    /// Opens an evaluation, and every reviewer says yes.
    pub(crate) async fn open(&self, id: &str) {
        self.does(&self.owner, "openEvaluation", self.input(id, json!({})).await)
            .await;
        for reviewer in &self.reviewers {
            let input = self.review(reviewer, id, json!({ "declaresNoConflict": true })).await;
            self.does(reviewer, "acceptReview", input).await;
        }
    }

    /// The ids of the criteria that reviewers score by.
    pub(crate) async fn judged(&self, evaluation: &str) -> Vec<String> {
        let read = self.reads(&self.owner, evaluation, "criteria { id kind }").await;
        let criteria = read["criteria"].as_array().expect("criteria").iter();
        criteria
            .filter(|row| row["kind"] == "JUDGED")
            .map(crate::support::id)
            .collect()
    }

    /// A sheet with these scores: by proposal, by criterion.
    pub(crate) async fn sheet(&self, evaluation: &str, scores: &[[i32; 2]]) -> Value {
        let criteria = self.judged(evaluation).await;
        let rows = self.proposals.iter().zip(scores).flat_map(|(proposal, scores)| {
            let row = |(criterion, score): (&String, &i32)| {
                json!({ "proposal": proposal, "criterion": criterion, "score": score, "sentence": format!("{score} 分，因为数据可信") })
            };
            criteria.iter().zip(scores).map(row).collect::<Vec<_>>()
        });
        Value::Array(rows.collect())
    }

    /// Hands a reviewer's sheet in.
    pub(crate) async fn submit(&self, place: usize, evaluation: &str, scores: &[[i32; 2]]) {
        let reviewer = &self.reviewers[place];
        let more = json!({ "scores": self.sheet(evaluation, scores).await, "submit": true });
        let input = self.review(reviewer, evaluation, more).await;
        self.does(reviewer, "submitReview", input).await;
    }

    /// All three reviewers hand in, and the owner closes it.
    pub(crate) async fn closed(&self) -> String {
        let id = self.opened().await;
        self.submit(0, &id, &[[80, 90], [70, 60], [50, 40]]).await;
        self.submit(1, &id, &[[70, 80], [90, 70], [60, 50]]).await;
        self.submit(2, &id, &[[90, 70], [80, 80], [40, 60]]).await;
        self.does(&self.owner, "closeEvaluation", self.input(&id, json!({})).await)
            .await;
        id
    }

    /// The answers of a decision: the first is accepted, the others are not.
    pub(crate) fn decision(&self) -> Value {
        let answers = self.proposals.iter().enumerate().map(|(place, proposal)| match place {
            0 => json!({ "proposal": proposal, "outcome": "ACCEPTED", "sentence": "期待合作" }),
            _ => json!({ "proposal": proposal, "outcome": "DECLINED", "reason": "INDICATOR_NOT_MET", "sentence": "一氧化碳高于要求" }),
        });
        json!({ "answers": answers.collect::<Vec<_>>() })
    }

    /// The same, decided.
    pub(crate) async fn decided(&self) -> String {
        let id = self.closed().await;
        let input = self.input(&id, self.decision()).await;
        self.does(&self.owner, "decideEvaluation", input).await;
        id
    }
}

/// The paths and codes of problems, short.
pub(crate) fn problems(answer: &Value) -> Vec<String> {
    let problems = answer["problems"].as_array().into_iter().flatten();
    problems
        .map(|problem| {
            let path = problem["path"].as_array().expect("a path").iter();
            let path: Vec<&str> = path.filter_map(Value::as_str).collect();
            format!("{} {}", path.join("."), problem["code"].as_str().unwrap_or_default())
        })
        .collect()
}
