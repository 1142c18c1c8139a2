//! Agreements: who asks, who decides, what it opens and when it ends.

use std::time::Duration;

use qiao_entity::{
    account_role::Role, agreement, agreement::AgreementStatus, api_token, membership::MemberRole, noun::Noun,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use serde_json::{Value, json};

use crate::{
    session::{Session, number},
    support::{ADMIN, ANYONE, Service, a_need, id},
};

const MINUTE: Duration = Duration::from_mins(1);
/// A year but for a minute.
const NEARLY_A_YEAR: Duration = Duration::from_mins(365 * 24 * 60 - 1);

/// The answer of a mutation about an agreement: its type and what it says.
const SAYS: &str = "{ __typename
    ... on AgreementChanged { agreement { id status version } }
    ... on InvalidAgreement { problems { path code } }
    ... on StaleAgreement { currentVersion agreement { status } }
    ... on NotFound { id } }";

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
    async fn standing(&self, status: &str) -> String {
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
    async fn told(&self, session: Option<&Session>) -> Value {
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
fn outcome(answer: &mut Value, field: &str) -> Value {
    match answer.get("errors") {
        Some(errors) => errors[0]["extensions"]["code"].clone(),
        None => answer["data"][field].take(),
    }
}

/// The shortest that says what became of an action.
fn short(outcome: &Value) -> String {
    match outcome["__typename"].as_str() {
        None => outcome.as_str().unwrap_or("?").to_owned(),
        Some("AgreementChanged") => outcome["agreement"]["status"].as_str().unwrap_or("?").to_owned(),
        Some("InvalidAgreement") => outcome["problems"][0]["code"].as_str().unwrap_or("?").to_owned(),
        Some(other) => other.to_owned(),
    }
}

#[tokio::test]
async fn each_side_does_what_is_its_own_and_only_while_the_agreement_stands_so() {
    let scene = scene().await;
    let service = &scene.service;
    let editor = service.member("Editor", &scene.enterprise, MemberRole::Editor).await;
    let stranger = service.logged_in("Stranger").await;
    let administrator = service.logged_in("Administrator").await;
    service.give_role(&administrator, Role::Administrator, None).await;
    let roles = [
        ("requester", Some(&scene.asker)),
        ("owner", Some(&scene.owner)),
        ("administrator", Some(&administrator)),
        ("editor", Some(&editor)),
        ("stranger", Some(&stranger)),
        ("anonymous", None),
    ];
    let mut table = Vec::new();
    for (role, session) in roles {
        for action in ["grant", "refuse", "withdraw"] {
            let mut line = format!("{role} {action}:");
            for status in ["REQUESTED", "GRANTED", "REFUSED", "WITHDRAWN", "EXPIRED"] {
                let agreement = scene.standing(status).await;
                let became = short(&scene.act(session, action, &agreement, 1).await);
                line = format!("{line} {status}→{became}");
            }
            table.push(line);
        }
    }
    insta::assert_snapshot!(table.join("\n"), @r#"
    requester grant: REQUESTED→FORBIDDEN GRANTED→FORBIDDEN REFUSED→FORBIDDEN WITHDRAWN→FORBIDDEN EXPIRED→FORBIDDEN
    requester refuse: REQUESTED→FORBIDDEN GRANTED→FORBIDDEN REFUSED→FORBIDDEN WITHDRAWN→FORBIDDEN EXPIRED→FORBIDDEN
    requester withdraw: REQUESTED→WITHDRAWN GRANTED→WITHDRAWN REFUSED→WRONG_STATUS WITHDRAWN→WRONG_STATUS EXPIRED→WRONG_STATUS
    owner grant: REQUESTED→GRANTED GRANTED→WRONG_STATUS REFUSED→WRONG_STATUS WITHDRAWN→WRONG_STATUS EXPIRED→WRONG_STATUS
    owner refuse: REQUESTED→REFUSED GRANTED→WRONG_STATUS REFUSED→WRONG_STATUS WITHDRAWN→WRONG_STATUS EXPIRED→WRONG_STATUS
    owner withdraw: REQUESTED→WRONG_STATUS GRANTED→WITHDRAWN REFUSED→WRONG_STATUS WITHDRAWN→WRONG_STATUS EXPIRED→WRONG_STATUS
    administrator grant: REQUESTED→GRANTED GRANTED→WRONG_STATUS REFUSED→WRONG_STATUS WITHDRAWN→WRONG_STATUS EXPIRED→WRONG_STATUS
    administrator refuse: REQUESTED→REFUSED GRANTED→WRONG_STATUS REFUSED→WRONG_STATUS WITHDRAWN→WRONG_STATUS EXPIRED→WRONG_STATUS
    administrator withdraw: REQUESTED→WRONG_STATUS GRANTED→WITHDRAWN REFUSED→WRONG_STATUS WITHDRAWN→WRONG_STATUS EXPIRED→WRONG_STATUS
    editor grant: REQUESTED→NotFound GRANTED→NotFound REFUSED→NotFound WITHDRAWN→NotFound EXPIRED→NotFound
    editor refuse: REQUESTED→NotFound GRANTED→NotFound REFUSED→NotFound WITHDRAWN→NotFound EXPIRED→NotFound
    editor withdraw: REQUESTED→NotFound GRANTED→NotFound REFUSED→NotFound WITHDRAWN→NotFound EXPIRED→NotFound
    stranger grant: REQUESTED→NotFound GRANTED→NotFound REFUSED→NotFound WITHDRAWN→NotFound EXPIRED→NotFound
    stranger refuse: REQUESTED→NotFound GRANTED→NotFound REFUSED→NotFound WITHDRAWN→NotFound EXPIRED→NotFound
    stranger withdraw: REQUESTED→NotFound GRANTED→NotFound REFUSED→NotFound WITHDRAWN→NotFound EXPIRED→NotFound
    anonymous grant: REQUESTED→FORBIDDEN GRANTED→FORBIDDEN REFUSED→FORBIDDEN WITHDRAWN→FORBIDDEN EXPIRED→FORBIDDEN
    anonymous refuse: REQUESTED→FORBIDDEN GRANTED→FORBIDDEN REFUSED→FORBIDDEN WITHDRAWN→FORBIDDEN EXPIRED→FORBIDDEN
    anonymous withdraw: REQUESTED→FORBIDDEN GRANTED→FORBIDDEN REFUSED→FORBIDDEN WITHDRAWN→FORBIDDEN EXPIRED→FORBIDDEN
    "#);
}

#[tokio::test]
async fn an_enterprise_is_anonymous_until_an_agreement_holds_and_again_when_it_ends() {
    let scene = scene().await;
    let hidden = scene.told(None).await;
    insta::assert_json_snapshot!(hidden, @r#"
    {
      "need": {
        "decisionOwner": null,
        "organization": null,
        "withheld": [
          "ORGANIZATION",
          "DESCRIPTION",
          "INDICATORS",
          "BUDGET",
          "DECISION_OWNER"
        ]
      },
      "needs": {
        "totalCount": 0
      },
      "organization": {
        "needs": {
          "totalCount": 0
        }
      },
      "there": {
        "facets": {
          "regions": []
        },
        "totalCount": 0
      }
    }
    "#);
    let before = scene.told(Some(&scene.asker)).await;
    assert_eq!(
        before, hidden,
        "an account alone opens nothing of what stands under agreement"
    );

    let agreement = scene.agree(&scene.need).await;
    let known = scene.told(Some(&scene.asker)).await;
    insta::assert_json_snapshot!(known, @r#"
    {
      "need": {
        "decisionOwner": "总工",
        "organization": {
          "id": "organization_1"
        },
        "withheld": []
      },
      "needs": {
        "totalCount": 1
      },
      "organization": {
        "needs": {
          "totalCount": 1
        }
      },
      "there": {
        "facets": {
          "regions": [
            {
              "count": 1,
              "value": "110000"
            }
          ]
        },
        "totalCount": 1
      }
    }
    "#);
    assert_eq!(known["need"]["organization"]["id"], scene.enterprise.as_str());
    assert_eq!(scene.told(None).await, hidden);

    let withdrawn = scene.act(Some(&scene.owner), "withdraw", &agreement, 2).await;
    assert_eq!(short(&withdrawn), "WITHDRAWN");
    assert_eq!(
        scene.told(Some(&scene.asker)).await,
        hidden,
        "in the next request already"
    );

    scene.agree(&scene.need).await;
    scene.service.pass(NEARLY_A_YEAR);
    let asker = scene.service.session_of(scene.account).await;
    assert_eq!(scene.told(Some(&asker)).await, known, "for a year");
    scene.service.pass(MINUTE);
    assert_eq!(scene.told(Some(&asker)).await, hidden, "no longer");
}

#[tokio::test]
async fn an_agreement_ends_by_time_and_can_be_asked_for_again() {
    let scene = scene().await;
    let asked = scene.request(&scene.asker, &scene.need).await;
    let grant = "mutation ($input: GrantAgreementInput!) { grantAgreement(input: $input) { __typename
        ... on AgreementChanged { agreement { expiresAt } } ... on InvalidAgreement { problems { path code } } } }";
    let agreement = id(&asked["agreement"]);
    // The clock of the tests begins on 15 January 2027.
    for (until, code) in [
        ("2027-01-15T07:59:59Z", "PAST"),
        ("2030-01-17T09:00:00Z", "OUT_OF_RANGE"),
    ] {
        let input = json!({ "input": { "agreement": agreement, "version": 1, "expiresAt": until } });
        let answer = scene.service.data_as(&scene.owner, grant, input).await;
        let problem = &answer["grantAgreement"]["problems"][0];
        assert_eq!(problem, &json!({ "path": ["expiresAt"], "code": code }), "{until}");
    }
    let input = json!({ "input": { "agreement": agreement, "version": 1, "expiresAt": "2027-01-15T08:10:00Z" } });
    let answer = scene.service.data_as(&scene.owner, grant, input).await;
    assert_eq!(answer["grantAgreement"]["__typename"], "AgreementChanged", "{answer}");
    let owner_of = "query ($id: ID!) { need(id: $id) { decisionOwner } }";
    let read = || {
        scene
            .service
            .data_as(&scene.asker, owner_of, json!({ "id": scene.need }))
    };
    assert_eq!(read().await["need"]["decisionOwner"], "总工");
    assert_eq!(short(&scene.request(&scene.asker, &scene.need).await), "WRONG_STATUS");
    scene.service.pass(10 * MINUTE);
    assert_eq!(read().await["need"]["decisionOwner"], Value::Null);
    let mine = "{ viewer { agreements { totalCount nodes { id status } } } }";
    let mine = scene.service.data_as(&scene.asker, mine, json!({})).await;
    assert_eq!(
        mine["viewer"]["agreements"],
        json!({ "totalCount": 1, "nodes": [{ "id": agreement, "status": "EXPIRED" }] })
    );
    assert_eq!(short(&scene.request(&scene.asker, &scene.need).await), "REQUESTED");
}

#[tokio::test]
async fn of_two_owners_who_decide_at_once_one_does() {
    let scene = scene().await;
    let other = scene
        .service
        .member("Other", &scene.enterprise, MemberRole::Owner)
        .await;
    let agreement = id(&scene.request(&scene.asker, &scene.need).await["agreement"]);
    let (one, two) = tokio::join!(
        scene.act(Some(&scene.owner), "grant", &agreement, 1),
        scene.act(Some(&other), "refuse", &agreement, 1)
    );
    let mut became = [short(&one), short(&two)];
    became.sort();
    assert!(
        became == ["GRANTED", "StaleAgreement"] || became == ["REFUSED", "StaleAgreement"],
        "{became:?}"
    );
    // Who saw the newer version is told how it stands.
    assert_eq!(
        short(&scene.act(Some(&other), "grant", &agreement, 2).await),
        "WRONG_STATUS"
    );
}

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
async fn each_side_reads_its_own_and_the_owner_is_not_named_to_the_other() {
    let scene = scene().await;
    let agreement = id(&scene.request(&scene.asker, &scene.need).await["agreement"]);
    scene.act(Some(&scene.owner), "refuse", &agreement, 1).await;
    let query = "query ($need: ID!, $agreement: ID!) {
        need(id: $need) { agreements { totalCount nodes { id } } accessLog { totalCount } }
        agreement(id: $agreement) { status purpose reason sentence decidedBy requester { id name }
            record { id ... on Need { organization { id } } } }
        viewer { agreements { totalCount nodes { id } } } }";
    let variables = json!({ "need": scene.need, "agreement": agreement });
    let asker = scene.service.data_as(&scene.asker, query, variables.clone()).await;
    insta::assert_json_snapshot!(asker, @r#"
    {
      "agreement": {
        "decidedBy": null,
        "purpose": "评估合作",
        "reason": "CONFLICT_OF_INTEREST",
        "record": {
          "id": "need_1",
          "organization": null
        },
        "requester": null,
        "sentence": "贵方与竞争对手有关",
        "status": "REFUSED"
      },
      "need": {
        "accessLog": null,
        "agreements": null
      },
      "viewer": {
        "agreements": {
          "nodes": [
            {
              "id": "agreement_1"
            }
          ],
          "totalCount": 1
        }
      }
    }
    "#);
    let owner = scene.service.data_as(&scene.owner, query, variables.clone()).await;
    insta::assert_json_snapshot!(owner, @r#"
    {
      "agreement": {
        "decidedBy": "account_2",
        "purpose": "评估合作",
        "reason": "CONFLICT_OF_INTEREST",
        "record": {
          "id": "need_1",
          "organization": {
            "id": "organization_1"
          }
        },
        "requester": {
          "id": "account_1",
          "name": "Asker"
        },
        "sentence": "贵方与竞争对手有关",
        "status": "REFUSED"
      },
      "need": {
        "accessLog": {
          "totalCount": 0
        },
        "agreements": {
          "nodes": [
            {
              "id": "agreement_1"
            }
          ],
          "totalCount": 1
        }
      },
      "viewer": {
        "agreements": {
          "nodes": [],
          "totalCount": 0
        }
      }
    }
    "#);
    let outside = scene.service.data(ANYONE, query, variables).await;
    insta::assert_json_snapshot!(outside, @r#"
    {
      "agreement": null,
      "need": {
        "accessLog": null,
        "agreements": null
      },
      "viewer": {
        "agreements": {
          "nodes": [],
          "totalCount": 0
        }
      }
    }
    "#);
}

#[tokio::test]
async fn a_manager_decides_who_reads_its_own_profile() {
    let scene = scene().await;
    let manager = scene
        .service
        .manager(json!({ "kind": "DISCOVERER", "name": { "zh": "张三" } }), &[])
        .await;
    let zhang = scene.service.logged_in("Zhang").await;
    scene.service.make_manager(&zhang, &manager).await;
    let agreement = id(&scene.request(&scene.asker, &manager).await["agreement"]);
    assert_eq!(
        short(&scene.act(Some(&scene.owner), "grant", &agreement, 1).await),
        "NotFound"
    );
    assert_eq!(short(&scene.act(Some(&zhang), "grant", &agreement, 1).await), "GRANTED");
    let query = "query ($id: ID!) { manager(id: $id) { agreements { nodes { requester { name } decidedBy } } } }";
    let mine = scene.service.data_as(&zhang, query, json!({ "id": manager })).await;
    assert_eq!(
        mine["manager"]["agreements"]["nodes"],
        json!([{ "requester": { "name": "Asker" }, "decidedBy": format!("account_{}", zhang.account) }])
    );
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
