//! Someone of each role, and records in each state.

use std::collections::HashMap;

use qiao::auth::{Scopes, Secret};
use qiao_entity::{
    account_role::Role, agreement, agreement::AgreementStatus, api_token, membership::MemberRole, need, need_move,
    noun::Noun,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use serde_json::{Value, json};

use super::table::WHO;
use crate::{
    session::{Session, number},
    support::{ADMIN, POST_NEED, Service, TOKEN, a_need},
};

/// The levels and the states of records.
pub(crate) const LEVELS: [&str; 3] = ["PUBLIC", "REGISTERED", "AGREEMENT"];

/// A service with someone of each role and records in each state.
pub(crate) struct World {
    pub(crate) service: Service,
    /// What each of [`WHO`] sends to say who it is.
    headers: HashMap<&'static str, (&'static str, String)>,
    /// The accounts of those who have one.
    accounts: HashMap<&'static str, i64>,
    /// Ids by noun and state: `need PUBLIC`, `manager DRAFT`.
    pub(crate) ids: HashMap<String, String>,
}

impl World {
    pub(crate) async fn start() -> Self {
        let service = Service::start().await;
        let home = json!({ "kind": "ENTERPRISE", "name": { "zh": "本企业", "en": "Ours" }, "region": "330100", "aliases": ["本"],
            "legalNature": "PRIVATE_ENTERPRISE", "website": "https://example.org", "fields": ["material"], "tags": ["园区"], "profile": { "zh": "做材料" } });
        let mut world = Self {
            headers: HashMap::new(),
            accounts: HashMap::new(),
            ids: HashMap::new(),
            service,
        };
        world.put("organization PUBLISHED", world.service.organization(home.clone()).await);
        for state in ["DRAFT", "WITHDRAWN"] {
            let mut other = home.clone();
            other["status"] = json!(state);
            let id = world.service.organization(other).await;
            world.put(&format!("organization {state}"), id);
        }
        for level in LEVELS {
            world.records(level).await;
        }
        for state in ["DRAFT", "WITHDRAWN"] {
            world.unpublished(state).await;
        }
        world.submitted().await;
        world.engaged().await;
        world.contracts().await;
        world.people().await;
        world.moved().await;
        world.introductions().await;
        world.evaluations().await;
        world.threads().await;
        world.points().await;
        world.proposals().await;
        world.service.settle().await;
        world
    }

    /// The account of one of [`WHO`].
    pub(super) fn account(&self, who: &str) -> i64 {
        self.accounts.get(who).copied().unwrap_or_default()
    }

    pub(super) fn put(&mut self, name: &str, id: String) {
        self.ids.insert(name.to_owned(), id);
    }

    pub(crate) fn id(&self, name: &str) -> &str {
        self.ids.get(name).unwrap_or_else(|| panic!("there is no {name}"))
    }

    fn home(&self) -> String {
        self.id("organization PUBLISHED").to_owned()
    }

    /// Records whose sensitive parts stand at a level.
    async fn records(&mut self, level: &str) {
        let home = self.home();
        let indicator = json!([{ "name": { "zh": "寿命" }, "operator": "GE", "value": 3.0, "unit": "h" }]);
        let manager = json!({ "kind": "DISCOVERER", "name": { "zh": "王工", "en": "Wang" }, "externalKey": format!("manager-{level}"), "region": "330100", "headline": { "zh": "材料" },
            "biography": { "zh": "做过材料" }, "fields": ["material"], "languages": ["zh"], "activities": ["PROMOTION"], "competences": ["LAW"],
            "works": [{ "kind": "DEAL", "title": { "zh": "一单" } }], "capacity": 3, "load": 1, "contact": "王工 123",
            "levels": { "contact": level, "biography": level, "works": level, "load": level } });
        let manager = self.service.manager(manager, &[&home]).await;
        let held = json!({ "manager": manager, "credentials": [{ "kind": "TRAINING", "level": "SENIOR", "name": "高级", "issuer": "基地", "number": "1",
            "issuedOn": "2020-01-01", "validUntil": "2090-01-01" }] });
        let certify = "mutation ($input: SetCredentialsInput!) { setCredentials(input: $input) { __typename } }";
        let done = self.service.data(ADMIN, certify, json!({ "input": held })).await;
        assert_eq!(done["setCredentials"]["__typename"], "CredentialsSet");
        let achievement = json!({ "organization": home, "managers": [manager], "externalKey": format!("achievement-{level}"), "name": { "zh": "成果" },
            "summary": { "zh": "摘要" }, "description": { "zh": "说明" }, "indicators": indicator, "fields": ["material"], "forms": ["PROTOTYPE"],
            "modes": ["LICENCE"], "keywords": ["词"], "finders": ["完成人"], "trl": 5, "level": "OTHER", "ownership": "SHARED", "useRight": "SHARED",
            "disposalRight": "SHARED", "incomeRight": "SHARED", "levels": { "description": level, "indicators": level } });
        let achievement = self.service.achievement(achievement).await;
        let need = a_need(
            &home,
            "需求",
            json!({
                "externalKey": format!("need-{level}"), "indicators": indicator, "noIndicatorsReason": null, "trlFrom": 3, "trlTo": 6, "ipOwnership": "SHARED",
                "ipExclusivity": "SOLE", "ipTerritory": "CN", "budgetMin": 1, "budgetMax": 2, "currency": "CNY", "payment": "LUMP_SUM",
                "partnerSize": "ANY", "partnerRegion": "110000", "decisionOwner": "总工", "author": "作者", "source": "来源",
                "levels": { "organization": level, "description": level, "indicators": level, "budget": level, "decisionOwner": level },
            }),
        );
        let need = self.service.need(need).await;
        self.give_reason(&need).await;
        let bare = a_need(&home, "需求", json!({ "levels": { "indicators": level } }));
        let bare = self.service.need(bare).await;
        self.put(&format!("need without indicators {level}"), bare);
        let organization = json!({ "kind": "UNIVERSITY", "name": { "zh": "大学" }, "externalKey": format!("organization-{level}"), "contact": "电话", "profile": { "zh": "大学" },
            "region": "330100", "legalNature": "PUBLIC_INSTITUTION", "website": "https://example.org", "levels": { "contact": level, "profile": level } });
        let organization = self.service.organization(organization).await;
        for (noun, id) in [
            ("manager", manager),
            ("achievement", achievement),
            ("need", need),
            ("organization", organization),
        ] {
            self.put(&format!("{noun} {level}"), id);
        }
        for noun in ["manager", "achievement", "need"] {
            let id = self.id(&format!("{noun} {level}")).to_owned();
            if level == "PUBLIC" {
                self.put(&format!("{noun} PUBLISHED"), id);
            }
        }
    }

    /// Gives a need and its moves what those of one that was closed have.
    async fn give_reason(&self, need: &str) {
        let done = need_move::Entity::update_many()
            .col_expr(need_move::Column::Reason, Expr::value("OTHER"))
            .col_expr(need_move::Column::Sentence, Expr::value("不便"))
            .col_expr(need_move::Column::FromStatus, Expr::value("DRAFT"))
            .filter(need_move::Column::NeedId.eq(number(need)))
            .exec(&self.service.app.db);
        done.await.expect("a reason");
        let closed = need::Entity::update_many()
            .col_expr(need::Column::ClosedAt, Expr::value(self.service.app.clock.now()))
            .filter(need::Column::Id.eq(number(need)))
            .exec(&self.service.app.db);
        closed.await.expect("closed");
        self.service.app.rows.forget(Noun::Need, number(need));
    }

    /// Lets the column owner have made all moves of needs.
    async fn moved(&self) {
        let owner = format!("account_{}", self.account("owner"));
        let done = need_move::Entity::update_many()
            .col_expr(need_move::Column::Actor, Expr::value(owner))
            .exec(&self.service.app.db);
        done.await.expect("an actor");
    }

    async fn unpublished(&mut self, state: &str) {
        let home = self.home();
        let manager = json!({ "kind": "INVESTOR", "status": state, "name": { "zh": "李工" }, "region": "330100" });
        let manager = self.service.manager(manager, &[]).await;
        let achievement = json!({ "organization": home, "status": state, "name": { "zh": "未公开" } });
        let achievement = self.service.achievement(achievement).await;
        let draft = json!({ "input": { "publish": false, "need": a_need(&home, "草稿", json!({})) } });
        let posted = self.service.data(ADMIN, POST_NEED, draft).await;
        let need = posted["postNeed"]["need"]["id"].as_str().expect("an id").to_owned();
        if state == "WITHDRAWN" {
            self.life(&need, "withdrawNeed", json!({ "reason": "TIMING", "sentence": "推迟" }))
                .await;
        }
        for (noun, id) in [("manager", manager), ("achievement", achievement), ("need", need)] {
            self.put(&format!("{noun} {state}"), id);
        }
    }

    async fn submitted(&mut self) {
        let draft = json!({ "input": { "publish": false, "need": a_need(&self.home(), "待发布", json!({})) } });
        let posted = self.service.data(ADMIN, POST_NEED, draft).await;
        let need = posted["postNeed"]["need"]["id"].as_str().expect("an id").to_owned();
        self.life(&need, "submitNeed", json!({})).await;
        self.put("need SUBMITTED", need);
    }

    /// An engagement in which the person of the column manager leads.
    async fn engaged(&mut self) {
        use qiao_entity::{
            engagement,
            engagement_member::{self, TeamRole, TeamStatus},
        };
        let now = self.service.app.clock.now();
        let row = engagement::ActiveModel {
            need_id: Set(number(self.id("need PUBLISHED"))),
            stage: Set(engagement::Stage::Matching),
            next_step: Set(Some("会面".to_owned())),
            next_step_due: Set(Some(chrono::NaiveDate::MAX)),
            created_by: Set("a test".to_owned()),
            created_at: Set(now),
            updated_at: Set(now),
            version: Set(1),
            ..Default::default()
        };
        let row = row.insert(&self.service.app.db).await.expect("an engagement");
        let lead = engagement_member::ActiveModel {
            engagement_id: Set(row.id),
            manager_id: Set(number(self.id("manager DRAFT"))),
            role: Set(TeamRole::Lead),
            status: Set(TeamStatus::Active),
            duty: Set(String::new()),
            invited_by: Set("a test".to_owned()),
            invited_at: Set(now),
            ..Default::default()
        };
        lead.insert(&self.service.app.db).await.expect("a lead");
        self.put("engagement RUNNING", format!("engagement_{}", row.id));
    }

    async fn life(&self, need: &str, mutation: &str, more: Value) {
        let input = format!("{}{}", mutation[..1].to_uppercase(), &mutation[1..]);
        let query = format!("mutation ($input: {input}Input!) {{ {mutation}(input: $input) {{ __typename }} }}");
        let mut input = json!({ "id": need, "version": 1 });
        if let (Value::Object(input), Value::Object(more)) = (&mut input, more) {
            input.extend(more);
        }
        let done = self.service.data(ADMIN, &query, json!({ "input": input })).await;
        assert_eq!(done[mutation]["__typename"], "NeedChanged");
    }

    async fn people(&mut self) {
        for who in WHO.into_iter().filter(|who| !["anyone", "token"].contains(who)) {
            let session = self.service.logged_in(who).await;
            self.rights(who, &session).await;
            if who == "account" {
                self.refused(session.account).await;
            }
            self.accounts.insert(who, session.account);
            self.headers.insert(who, ("cookie", session.cookie));
        }
        // A token of the organization without the scopes of what is confidential, of writing and of managing.
        let secret = Secret::random("qiao_").expect("random");
        let now = self.service.app.clock.now();
        let row = api_token::ActiveModel {
            organization_id: Set(Some(number(&self.home()))),
            role: Set(Some(MemberRole::Editor)),
            name: Set("a test".to_owned()),
            digest: Set(secret.digest()),
            start: Set("qiao_".to_owned()),
            scopes: Set(Scopes::default().bits()),
            created_by: Set("a test".to_owned()),
            created_at: Set(now),
            expires_at: Set((*now + chrono::TimeDelta::days(1)).into()),
            ..Default::default()
        };
        row.insert(&self.service.app.db).await.expect("a token");
        self.headers
            .insert("token", ("authorization", format!("Bearer {}", secret.reveal())));
        self.headers
            .insert("operator", ("authorization", format!("Bearer {TOKEN}")));
        self.service.app.known.forget();
    }

    /// For each level a thread between the organization and the manager of the column manager, which the column matchmaker began.
    async fn threads(&mut self) {
        let actor = format!("account_{}", self.accounts["matchmaker"]);
        for level in LEVELS {
            let (need, manager) = (self.id(&format!("need {level}")), self.id("manager DRAFT"));
            let introduction = crate::thread::introduced(&self.service, need, manager, &actor, false).await;
            let write = "mutation ($input: WriteMessageInput!) { writeMessage(input: $input) { __typename } }";
            let input = json!({ "input": { "subject": introduction, "text": "您好",
                "files": [{ "name": "a.txt", "mediaType": "text/plain", "content": "YQ==" }] } });
            let done = self.ask("owner", write, &input).await;
            assert_eq!(done["data"]["writeMessage"]["__typename"], "MessageChanged", "{done}");
            self.put(&format!("introduction {level}"), introduction);
        }
    }

    /// Entries about a manager who is shown, in both ledgers, and about the one of the column manager.
    async fn points(&mut self) {
        for (state, manager, rule) in [
            ("CONTRIBUTION", "manager PUBLISHED", "NEED_DISCOVERY"),
            ("CREDIT", "manager PUBLISHED", "PRAISE"),
            ("OWN", "manager DRAFT", "PRAISE"),
        ] {
            let grant = "mutation ($input: GrantPointsInput!) { grantPoints(input: $input) { ... on PointWritten { point { id } } } }";
            let input = json!({ "input": { "manager": self.id(manager), "rule": rule, "points": 3, "words": "为证",
                "evidence": self.id("need PUBLIC"), "file": { "name": "a.txt", "content": "YQ==" } } });
            let granted = self.ask("registrar", grant, &input).await;
            let point = granted["data"]["grantPoints"]["point"]["id"].as_str();
            let point = point.unwrap_or_else(|| panic!("{granted}")).to_owned();
            self.put(&format!("point {state}"), point);
        }
    }

    async fn rights(&self, who: &str, session: &Session) {
        let service = &self.service;
        match who {
            "dashboard" => service.give_role(session, Role::Dashboard, None).await,
            "matchmaker" => service.give_role(session, Role::Matchmaker, Some("330000")).await,
            "registrar" => service.give_role(session, Role::Registrar, None).await,
            "reviewer" => service.give_role(session, Role::Reviewer, None).await,
            "administrator" => service.give_role(session, Role::Administrator, None).await,
            "manager" => service.make_manager(session, self.id("manager DRAFT")).await,
            "reader" | "editor" | "owner" => {
                let role = match who {
                    "reader" => MemberRole::Reader,
                    "editor" => MemberRole::Editor,
                    _ => MemberRole::Owner,
                };
                for level in LEVELS {
                    service
                        .make_member(session, self.id(&format!("organization {level}")), role)
                        .await;
                }
                service.make_member(session, &self.home(), role).await;
                service.make_member(session, self.id("organization DRAFT"), role).await;
            }
            "agreement" => {
                for (noun, name) in [
                    (Noun::Need, "need"),
                    (Noun::Manager, "manager"),
                    (Noun::Organization, "organization"),
                    (Noun::Achievement, "achievement"),
                ] {
                    for level in LEVELS {
                        self.agree(session, noun, self.id(&format!("{name} {level}"))).await;
                    }
                }
            }
            _ => {}
        }
    }

    /// An agreement that the account asked for and the owner refused.
    async fn refused(&mut self, account: i64) {
        let now = self.service.app.clock.now();
        let row = agreement::ActiveModel {
            noun: Set(Noun::Need),
            row_id: Set(number(self.id("need PUBLIC"))),
            account_id: Set(account),
            status: Set(AgreementStatus::Refused),
            purpose: Set("看".to_owned()),
            text_version: Set("1".to_owned()),
            text_digest: Set("1".to_owned()),
            requested_at: Set(now),
            decided_at: Set(Some(now)),
            decided_by: Set(Some("administrator".to_owned())),
            reason: Set(Some(qiao_entity::need_move::Reason::Other)),
            sentence: Set(Some("不便".to_owned())),
            version: Set(1),
            ..Default::default()
        };
        let row = row.insert(&self.service.app.db).await.expect("an agreement");
        self.put("agreement REFUSED", format!("agreement_{}", row.id));
    }

    async fn agree(&self, session: &Session, noun: Noun, id: &str) {
        let now = self.service.app.clock.now();
        let row = agreement::ActiveModel {
            noun: Set(noun),
            row_id: Set(number(id)),
            account_id: Set(session.account),
            status: Set(AgreementStatus::Granted),
            purpose: Set("看".to_owned()),
            text_version: Set("1".to_owned()),
            text_digest: Set("1".to_owned()),
            requested_at: Set(now),
            expires_at: Set(Some((*now + chrono::TimeDelta::days(1)).into())),
            version: Set(1),
            ..Default::default()
        };
        row.insert(&self.service.app.db).await.expect("an agreement");
    }

    /// The account of one of [`WHO`], as an actor.
    pub(super) fn actor(&self, who: &str) -> String {
        format!("account_{}", self.accounts[who])
    }

    /// Asks as one of [`WHO`], or as the `operator`.
    pub(crate) async fn ask(&self, who: &str, query: &str, variables: &Value) -> Value {
        let mut request = poem::Request::builder()
            .method(poem::http::Method::POST)
            .uri_str("/graphql")
            .header("content-type", "application/json")
            .header("accept-language", "en");
        if let (true, Some(account)) = (query.contains("logOut"), self.accounts.get(who)) {
            // What ends the session that asks must not end the one of the rest of the test.
            request = request.header("cookie", self.service.session_of(*account).await.cookie);
        } else if let Some((name, value)) = self.headers.get(who) {
            request = request.header(*name, value);
        }
        let body = json!({ "query": query, "variables": variables }).to_string();
        let (_, body) = self.service.send(request.body(body)).await;
        serde_json::from_str(&body).expect("JSON")
    }
}
