//! Contacts and levels of profiles: managers and organizations.

use qiao_entity::{account_role::Role, membership::MemberRole};
use serde_json::{Value, json};

use crate::{
    agreement::{Scene, scene},
    session::Session,
    support::{ADMIN, ANYONE, a_need},
};

const MANAGER: &str = "query ($id: ID!) { manager(id: $id) {
    withheld contact biography { zh } works { title { zh } } capacity load hasFreeCapacity externalKey } }";
const ORGANIZATION: &str = "query ($id: ID!) { organization(id: $id) { withheld contact profile { zh } externalKey } }";

impl Scene {
    async fn a_manager(&self, name: &str, levels: Value) -> String {
        let manager = json!({
            "externalKey": name, "kind": "DISCOVERER", "name": { "zh": name }, "headline": { "zh": "密封件" },
            "biography": { "zh": "密封件，含氟橡胶" }, "works": [{ "kind": "CASE", "title": { "zh": "案例" } }],
            "capacity": 3, "load": 1, "contact": "manager@example.org", "levels": levels,
        });
        self.service.manager(manager, &[]).await
    }

    async fn read(&self, session: Option<&Session>, query: &str, id: &str) -> Value {
        let variables = json!({ "id": id });
        match session {
            Some(session) => self.service.data_as(session, query, variables).await,
            None => self.service.data(ANYONE, query, variables).await,
        }
    }

    async fn with_role(&self, name: &str, role: Role) -> Session {
        let session = self.service.logged_in(name).await;
        self.service.give_role(&session, role, None).await;
        session
    }
}

#[tokio::test]
async fn a_contact_is_for_accounts_and_the_rest_for_everyone_unless_said_otherwise() {
    let scene = scene().await;
    let usual = scene.a_manager("张三", Value::Null).await;
    let outside = scene.read(None, MANAGER, &usual).await;
    insta::assert_json_snapshot!(outside["manager"], @r#"
    {
      "biography": {
        "zh": "密封件，含氟橡胶"
      },
      "capacity": 3,
      "contact": null,
      "externalKey": null,
      "hasFreeCapacity": true,
      "load": 1,
      "withheld": [
        "CONTACT"
      ],
      "works": [
        {
          "title": {
            "zh": "案例"
          }
        }
      ]
    }
    "#);
    let inside = scene.read(Some(&scene.asker), MANAGER, &usual).await;
    assert_eq!(inside["manager"]["contact"], "manager@example.org");
    assert_eq!(inside["manager"]["withheld"], json!([]));
    let dashboard = scene.with_role("Dashboard", Role::Dashboard).await;
    let totals = scene.read(Some(&dashboard), MANAGER, &usual).await;
    assert_eq!(totals, outside, "a dashboard reads what everyone reads");
}

#[tokio::test]
async fn hidden_parts_are_null_but_for_the_manager_holders_of_an_agreement_and_who_keeps_the_registry() {
    let scene = scene().await;
    let levels = json!({ "contact": "AGREEMENT", "biography": "AGREEMENT", "works": "AGREEMENT", "load": "AGREEMENT" });
    let manager = scene.a_manager("张三", levels).await;
    let hidden = scene.read(Some(&scene.asker), MANAGER, &manager).await;
    insta::assert_json_snapshot!(hidden["manager"], @r#"
    {
      "biography": null,
      "capacity": null,
      "contact": null,
      "externalKey": null,
      "hasFreeCapacity": null,
      "load": null,
      "withheld": [
        "CONTACT",
        "BIOGRAPHY",
        "WORKS",
        "LOAD"
      ],
      "works": null
    }
    "#);
    let own = scene.service.logged_in("Zhang").await;
    scene.service.make_manager(&own, &manager).await;
    let registrar = scene.with_role("Registrar", Role::Registrar).await;
    for session in [&own, &registrar] {
        let all = scene.read(Some(session), MANAGER, &manager).await;
        insta::allow_duplicates! { insta::assert_json_snapshot!(all["manager"], @r#"
        {
          "biography": {
            "zh": "密封件，含氟橡胶"
          },
          "capacity": 3,
          "contact": "manager@example.org",
          "externalKey": "张三",
          "hasFreeCapacity": true,
          "load": 1,
          "withheld": [],
          "works": [
            {
              "title": {
                "zh": "案例"
              }
            }
          ]
        }
        "#); }
    }
    let asked = scene.request(&scene.asker, &manager).await;
    let agreement = crate::support::id(&asked["agreement"]);
    scene.act(Some(&own), "grant", &agreement, 1).await;
    let agreed = scene.read(Some(&scene.asker), MANAGER, &manager).await;
    assert_eq!(agreed["manager"]["load"], 1);
    assert_eq!(
        agreed["manager"]["externalKey"],
        Value::Null,
        "a key is the writers' alone"
    );
    let log = "query ($id: ID!) { manager(id: $id) { accessLog(first: 1) { nodes { actor parts } } } }";
    let log = scene.read(Some(&own), log, &manager).await;
    assert_eq!(
        log["manager"]["accessLog"]["nodes"],
        json!([{ "actor": format!("account_{}", scene.account), "parts": ["BIOGRAPHY", "CONTACT", "LOAD", "WORKS"] }])
    );
}

#[tokio::test]
async fn who_hides_the_load_is_in_no_answer_about_free_capacity() {
    let scene = scene().await;
    let shown = scene.a_manager("公开", Value::Null).await;
    scene.a_manager("注册", json!({ "load": "REGISTERED" })).await;
    let hidden = scene.a_manager("协议", json!({ "load": "AGREEMENT" })).await;
    scene.service.settle().await;
    let query = "{ free: managers(filter: { freeCapacity: true }) { totalCount facets { kinds { count } } }
        full: managers(filter: { freeCapacity: false }) { totalCount } all: managers { totalCount } }";
    let counts = async |data: Value| {
        let count = |name: &str| data[name]["totalCount"].as_i64().expect("a count");
        (count("free"), count("full"), count("all"))
    };
    let service = &scene.service;
    assert_eq!(counts(service.data(ANYONE, query, json!({})).await).await, (1, 0, 3));
    assert_eq!(counts(service.data(ADMIN, query, json!({})).await).await, (3, 0, 3));
    assert_eq!(
        counts(service.data_as(&scene.asker, query, json!({})).await).await,
        (2, 0, 3)
    );
    let asked = scene.request(&scene.asker, &hidden).await;
    let administrator = scene.with_role("Administrator", Role::Administrator).await;
    let agreement = crate::support::id(&asked["agreement"]);
    scene.act(Some(&administrator), "grant", &agreement, 1).await;
    assert_eq!(
        counts(service.data_as(&scene.asker, query, json!({})).await).await,
        (3, 0, 3)
    );
    let registrar = scene.with_role("Registrar", Role::Registrar).await;
    assert_eq!(
        counts(service.data_as(&registrar, query, json!({})).await).await,
        (3, 0, 3)
    );
    let need = service.need(a_need(&scene.enterprise, "密封件", json!({}))).await;
    service.settle().await;
    let ranked =
        "query ($id: ID!) { need(id: $id) { candidateManagers(filter: { freeCapacity: true }) { nodes { id } } } }";
    let ranked = service.data(ANYONE, ranked, json!({ "id": need })).await;
    assert_eq!(ranked["need"]["candidateManagers"]["nodes"], json!([{ "id": shown }]));
}

#[tokio::test]
async fn highlights_leave_hidden_profiles_out() {
    let scene = scene().await;
    scene.a_manager("张三", json!({ "biography": "REGISTERED" })).await;
    let organization = json!({
        "kind": "UNIVERSITY", "name": { "zh": "密封件研究所" }, "profile": { "zh": "研究密封件" },
        "levels": { "profile": "REGISTERED" },
    });
    scene.service.organization(organization).await;
    scene.service.settle().await;
    let query = "{ search(text: \"密封件\") { totalCount edges { highlights { path } } } }";
    let outside = scene.service.data(ANYONE, query, json!({})).await;
    assert_eq!(outside["search"]["totalCount"], 2);
    let told = outside.to_string();
    assert!(
        told.contains("headline") && !told.contains("biography") && !told.contains("profile"),
        "{told}"
    );
    let inside = scene.service.data_as(&scene.asker, query, json!({})).await.to_string();
    assert!(inside.contains("biography") && inside.contains("profile"), "{inside}");
}

#[tokio::test]
async fn an_organization_hides_its_profile_from_all_but_its_members() {
    let scene = scene().await;
    let organization = json!({
        "externalKey": "hidden", "kind": "ENTERPRISE", "name": { "zh": "企业" }, "profile": { "zh": "做什么" },
        "contact": "office@example.org", "levels": { "contact": "AGREEMENT", "profile": "AGREEMENT" },
    });
    let organization = scene.service.organization(organization).await;
    let reader = scene.service.member("Reader", &organization, MemberRole::Reader).await;
    for outsider in [None, Some(&scene.asker), Some(&scene.owner)] {
        let seen = scene.read(outsider, ORGANIZATION, &organization).await;
        let nothing =
            json!({ "withheld": ["CONTACT", "PROFILE"], "contact": null, "profile": null, "externalKey": null });
        assert_eq!(seen["organization"], nothing);
    }
    let seen = scene.read(Some(&reader), ORGANIZATION, &organization).await;
    assert_eq!(
        seen["organization"],
        json!({ "withheld": [], "contact": "office@example.org", "profile": { "zh": "做什么" }, "externalKey": "hidden" })
    );
}

#[tokio::test]
async fn provenance_and_key_do_not_name_who_stays_unnamed() {
    let scene = scene().await;
    let named = json!({
        "externalKey": "wuming-1", "author": "无名企业研发部", "source": "无名企业官网", "levels": { "organization": "AGREEMENT" },
    });
    let need = scene.service.need(a_need(&scene.enterprise, "阀门", named)).await;
    let query = "query ($id: ID!) { need(id: $id) { author source externalKey } }";
    let nothing = json!({ "need": { "author": null, "source": null, "externalKey": null } });
    assert_eq!(scene.read(None, query, &need).await, nothing);
    assert_eq!(scene.read(Some(&scene.asker), query, &need).await, nothing);
    scene.agree(&need).await;
    let agreed = scene.read(Some(&scene.asker), query, &need).await;
    assert_eq!(
        agreed["need"],
        json!({ "author": "无名企业研发部", "source": "无名企业官网", "externalKey": null })
    );
    let own = scene.read(Some(&scene.owner), query, &need).await;
    assert_eq!(own["need"]["externalKey"], "wuming-1");
}

#[tokio::test]
async fn a_contact_that_is_too_long_is_a_problem() {
    let scene = scene().await;
    for (noun, create, more) in [
        ("Manager", "createManager", json!({ "kind": "DISCOVERER" })),
        ("Organization", "createOrganization", json!({ "kind": "ENTERPRISE" })),
    ] {
        let field = noun.to_lowercase();
        let mut input = more;
        input["name"] = json!({ "zh": "名" });
        input["contact"] = json!("1".repeat(501));
        let query = format!(
            "mutation ($input: {noun}Input!) {{ {create}(input: {{ {field}: $input }}) {{
                ... on Invalid{noun} {{ problems {{ path code }} }} }} }}"
        );
        let data = scene.service.data(ADMIN, &query, json!({ "input": input })).await;
        assert_eq!(
            data[create]["problems"],
            json!([{ "path": [field, "contact"], "code": "TOO_LONG" }])
        );
    }
}
