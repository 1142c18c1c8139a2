//! Statistics: every figure is the count of the list that it opens, for whoever asks.

use std::time::Duration;

use qiao::domain::{need, write::Write};
use qiao_entity::{account_role::Role, membership::MemberRole, need::NeedStatus};
use serde_json::{Value, json};

use crate::{
    session::Session,
    support::{ADMIN, ANYONE, POST_NEED, Service, a_need},
};

const DAY: Duration = Duration::from_hours(24);

const STATISTICS: &str = "query ($filter: StatisticsFilter) { statistics(filter: $filter) {
    needs { totalCount fields { value count } regions { value count } statuses { value count } kinds { value count }
        months { month from to count } funnel { milestone count medianDays medianDaysSincePublished } }
    managers { totalCount fields { value count } regions { value count } kinds { value count } loads { value count } }
    achievements { totalCount fields { value count } regions { value count } forms { value count } levels { value count }
        trls { value count } }
    matching { strongScore quality { openNeeds strong weak strongManagers strongAchievements share }
        unansweredFields { value count name { zh } } } } }";

/// Records of many sorts, some of them drafts, some with a poster or a load that is not for everyone.
async fn busy() -> Service {
    let service = Service::start().await;
    let mut owners = Vec::new();
    for (at, region) in [
        Some("330100"),
        Some("330000"),
        Some("110000"),
        Some("DE"),
        Some("CN"),
        None,
    ]
    .into_iter()
    .enumerate()
    {
        let name = format!("企业{at}");
        let organization = json!({ "kind": "ENTERPRISE", "name": { "zh": name }, "region": region });
        owners.push(service.organization(organization).await);
    }
    let hidden = service
        .organization(
            json!({ "kind": "ENTERPRISE", "status": "DRAFT", "name": { "zh": "未公开" }, "region": "330200" }),
        )
        .await;
    owners.push(hidden);
    let fields = [
        json!(["ai.vision"]),
        json!(["ai", "ai.language", "material.metal"]),
        json!(["energy.battery", "ai.vision"]),
        json!(["ocean"]),
    ];
    for at in 0..14 {
        let level = ["PUBLIC", "REGISTERED", "AGREEMENT"][at % 3];
        let more = json!({ "fields": fields[at % 4], "kind": (["PROBLEM", "PILOT"][at % 2]),
            "levels": { "organization": level } });
        let need = a_need(
            &owners[at % owners.len()],
            ["轴承磨损检测", "电池极片涂布"][at % 2],
            more,
        );
        let input = json!({ "input": { "publish": at % 5 != 0, "need": need } });
        let posted = service.data(ADMIN, POST_NEED, input).await;
        assert_eq!(posted["postNeed"]["__typename"], "NeedPosted", "{posted}");
        service.pass(11 * DAY + Duration::from_hours(5));
    }
    for at in 0..12 {
        let manager = json!({ "kind": (["DISCOVERER", "INCUBATOR", "INVESTOR"][at % 3]), "name": { "zh": format!("经理{at}") },
            "status": if at % 6 == 0 { "DRAFT" } else { "PUBLISHED" }, "headline": { "zh": "轴承磨损在线检测与诊断" },
            "fields": fields[at % 3], "region": (["330100", "330200", "110000", "DE"][at % 4]),
            "capacity": 2, "load": (at % 4), "levels": { "load": (["PUBLIC", "REGISTERED", "AGREEMENT"][at % 3]) } });
        service.manager(manager, &[]).await;
    }
    for at in 0..8 {
        let achievement = json!({ "organization": owners[at % owners.len()], "name": { "zh": "涂布机" },
            "status": if at % 4 == 3 { "DRAFT" } else { "PUBLISHED" }, "fields": fields[at % 2],
            "forms": ["PROTOTYPE", "PAPER"], "trl": if at % 2 == 0 { json!(at + 1) } else { Value::Null }, "level": "OTHER" });
        service.achievement(achievement).await;
    }
    for (need, to) in [
        (2, NeedStatus::Matching),
        (3, NeedStatus::Negotiating),
        (4, NeedStatus::Landed),
    ] {
        service.pass(DAY);
        service.advance(need, to).await;
    }
    service.settle().await;
    service.app.surveyed(Duration::from_mins(1)).await.expect("a survey");
    service
}

impl Service {
    /// Carries a need on, as parts of its chain do.
    async fn advance(&self, need: i64, to: NeedStatus) {
        let mut write = Write::begin(&self.app).await.expect("a write");
        need::advance(&mut write, ADMIN, need, to).await.expect("carried on");
        write.commit().await.expect("committed");
    }
}

/// The filter of a list with a condition in place of what was there.
fn with(filter: &Value, condition: Value) -> Value {
    let (Value::Object(mut filter), Value::Object(condition)) = (filter.clone(), condition) else {
        panic!("objects")
    };
    filter.extend(condition);
    Value::Object(filter)
}

/// The filters of the three lists that a filter of the statistics means.
fn lists(filter: &Value) -> [Value; 3] {
    let pick = |names: &[(&str, &str)]| {
        let given = names.iter().filter(|(name, _)| !filter[*name].is_null());
        let given = given.map(|(name, list)| ((*list).to_owned(), filter[*name].clone()));
        Value::Object(given.collect())
    };
    let both = [("fields", "fields"), ("regions", "regions")];
    let mut needs = pick(&[both[0], both[1], ("needKinds", "kinds")]);
    if let Some(month) = filter["fromMonth"].as_str() {
        needs["publishedFrom"] = json!(format!("{month}-01"));
    }
    if let Some(month) = filter["toMonth"].as_str() {
        needs["publishedTo"] = json!(format!("{month}-31"));
    }
    [needs, pick(&[both[0], both[1], ("managerKinds", "kinds")]), pick(&both)]
}

struct Opened<'a> {
    service: &'a Service,
    session: Option<&'a Session>,
    figures: usize,
}

impl Opened<'_> {
    async fn data(&self, query: &str, variables: Value) -> Value {
        let text = self.service.ask_text(self.session, query, variables).await;
        let mut answer: Value = serde_json::from_str(&text).expect("JSON");
        assert!(answer["errors"].is_null(), "{query}: {answer}");
        answer["data"].take()
    }

    /// A figure is the length of the list that it opens.
    async fn is(&mut self, list: &str, filter: Value, figure: &Value) {
        let kind = match list {
            "needs" => "NeedFilter",
            "managers" => "ManagerFilter",
            _ => "AchievementFilter",
        };
        let query = format!(
            "query ($filter: {kind}) {{ {list}(filter: $filter, first: 100) {{ totalCount nodes {{ id }} }} }}"
        );
        let data = self.data(&query, json!({ "filter": filter })).await;
        let rows = data[list]["nodes"].as_array().map(Vec::len);
        assert_eq!(&data[list]["totalCount"], figure, "{list} with {filter}");
        assert_eq!(
            rows.map(|rows| json!(rows)).as_ref(),
            Some(figure),
            "{list} with {filter}"
        );
        self.figures += 1;
    }

    /// Opens everything that the statistics say with a filter.
    async fn all(&mut self, filter: &Value) -> Value {
        let data = self.data(STATISTICS, json!({ "filter": filter })).await;
        let statistics = &data["statistics"];
        for (list, base) in ["needs", "managers", "achievements"].into_iter().zip(lists(filter)) {
            self.is(list, base.clone(), &statistics[list]["totalCount"]).await;
            for (axis, counts) in statistics[list].as_object().into_iter().flatten() {
                for count in counts.as_array().into_iter().flatten() {
                    let value = &count["value"];
                    let condition = match axis.as_str() {
                        "months" => json!({ "publishedFrom": count["from"], "publishedTo": count["to"] }),
                        "funnel" => json!({ "reached": count["milestone"] }),
                        "trls" => {
                            let trl: i32 = value.as_str().and_then(|trl| trl.parse().ok()).expect("a level");
                            json!({ "trlFrom": trl, "trlTo": trl })
                        }
                        _ => json!({ axis.as_str(): [value] }),
                    };
                    self.is(list, with(&base, condition), &count["count"]).await;
                }
            }
        }
        self.matching(filter, &statistics["matching"]).await;
        statistics.clone()
    }

    async fn matching(&mut self, filter: &Value, matching: &Value) {
        let [needs, managers, achievements] = lists(filter);
        let quality = &matching["quality"];
        let open = json!(["PUBLISHED", "MATCHING", "NEGOTIATING"]);
        for (figure, condition) in [
            ("openNeeds", json!({ "statuses": open })),
            ("strong", json!({ "hasStrongCandidate": true })),
            ("weak", json!({ "hasStrongCandidate": false })),
            ("strongManagers", json!({ "hasStrongManager": true })),
            ("strongAchievements", json!({ "hasStrongAchievement": true })),
        ] {
            self.is("needs", with(&needs, condition), &quality[figure]).await;
        }
        let figure = |name: &str| quality[name].as_i64().expect("a figure");
        assert_eq!(
            figure("openNeeds"),
            figure("strong") + figure("weak"),
            "all are reckoned"
        );
        for field in matching["unansweredFields"].as_array().expect("a list") {
            let within = json!({ "fields": [field["value"]] });
            let open = with(&within, json!({ "statuses": open }));
            self.is("needs", with(&needs, open), &field["count"]).await;
            self.is("managers", with(&managers, within.clone()), &json!(0)).await;
            self.is("achievements", with(&achievements, within), &json!(0)).await;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_figure_opens_exactly_the_rows_that_it_counts() {
    let service = busy().await;
    let (plain, member) = (service.logged_in("plain").await, service.logged_in("member").await);
    service.make_member(&member, "organization_1", MemberRole::Reader).await;
    let (dashboard, matchmaker) = (service.logged_in("board").await, service.logged_in("matcher").await);
    service.give_role(&dashboard, Role::Dashboard, None).await;
    service.give_role(&matchmaker, Role::Matchmaker, Some("330000")).await;
    let administrator = service.logged_in("chief").await;
    service.give_role(&administrator, Role::Administrator, None).await;
    let filters = [
        json!({}),
        json!({ "fields": ["ai"] }),
        json!({ "fields": ["ai.vision", "material", "ai"], "needKinds": ["PROBLEM"], "managerKinds": ["INVESTOR", "INCUBATOR"] }),
        json!({ "regions": ["CN"] }),
        json!({ "regions": ["330100", "110000"], "fromMonth": "2027-03", "toMonth": "2027-05" }),
        json!({ "regions": ["DE"], "fields": ["quantum"] }),
    ];
    let mut totals = Vec::new();
    for session in [
        None,
        Some(&plain),
        Some(&member),
        Some(&dashboard),
        Some(&matchmaker),
        Some(&administrator),
    ] {
        let mut opened = Opened {
            service: &service,
            session,
            figures: 0,
        };
        let mut whole = Value::Null;
        for filter in &filters {
            let statistics = opened.all(filter).await;
            if whole.is_null() {
                whole = statistics;
            }
        }
        assert!(opened.figures > 120, "{}", opened.figures);
        totals.push(whole["needs"]["totalCount"].as_i64().expect("a total"));
        let least = |list: &str, axis: &str, least: usize| {
            let counts = whole[list][axis].as_array().expect("counts");
            assert!(counts.len() >= least, "{list} {axis}: {counts:?}");
        };
        for (list, axis, many) in [
            ("needs", "months", 5),
            ("needs", "fields", 4),
            ("needs", "regions", 2),
            ("needs", "funnel", 6),
            ("managers", "loads", 2),
            ("managers", "regions", 3),
            ("achievements", "trls", 3),
        ] {
            least(list, axis, many);
        }
        assert_eq!(whole["matching"]["unansweredFields"][0]["value"], "ocean");
    }
    assert!(
        totals[0] < totals[5] && totals[0] < totals[2],
        "drafts are for members: {totals:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_strong_candidate_is_found_when_it_comes_and_lost_when_it_goes() {
    let service = Service::start().await;
    let owner = service
        .organization(json!({ "kind": "ENTERPRISE", "name": { "zh": "企业" } }))
        .await;
    let text = "碳化硅外延片表面微管缺陷激光散射检测";
    let need = service
        .need(a_need(&owner, text, json!({ "fields": ["ic.process"] })))
        .await;
    // Among few texts no word says much.
    for at in 0..120 {
        let other = json!({ "kind": "INVESTOR", "name": { "zh": format!("别人{at}") }, "headline": { "zh": "农产品冷链物流" } });
        service.manager(other, &[]).await;
    }
    let found = async || {
        service.settle().await;
        service.app.surveyed(Duration::from_mins(1)).await.expect("a survey");
        let query = "{ strong: needs(filter: { hasStrongManager: true }) { nodes { id } }
            weak: needs(filter: { hasStrongManager: false }) { nodes { id } }
            statistics { matching { quality { share } } } }";
        let data = service.data(ADMIN, query, json!({})).await;
        let id = |list: &str| data[list]["nodes"][0]["id"].as_str().map(str::to_owned);
        (
            id("strong"),
            id("weak"),
            data["statistics"]["matching"]["quality"]["share"].as_f64(),
        )
    };
    assert_eq!(found().await, (None, Some(need.clone()), Some(0.0)));
    let manager = json!({ "kind": "INVESTOR", "name": { "zh": "王工" }, "headline": { "zh": text }, "fields": ["ic.process"],
        "biography": { "zh": format!("{text}。{text}：背景、要求与用途") }, "capacity": 3 });
    let id = service.manager(manager.clone(), &[]).await;
    assert_eq!(found().await, (Some(need.clone()), None, Some(1.0)));
    let gone = with(&manager, json!({ "status": "WITHDRAWN" }));
    let query = "mutation ($input: UpdateManagerInput!) { updateManager(input: $input) { __typename } }";
    let input = json!({ "id": id, "version": 1, "manager": gone });
    let done = service.data(ADMIN, query, json!({ "input": input })).await;
    assert_eq!(done["updateManager"]["__typename"], "ManagerChanged");
    // Who has gone is not named, whether or not the need was looked at since.
    let best = service
        .data(
            ANYONE,
            "{ needs(first: 1) { nodes { bestMatch { manager { id } } } } }",
            json!({}),
        )
        .await;
    assert_ne!(
        best["needs"]["nodes"][0]["bestMatch"]["manager"]["id"],
        json!(id),
        "{best}"
    );
    assert_eq!(found().await, (None, Some(need.clone()), Some(0.0)));
    let query = "mutation ($input: WithdrawNeedInput!) { withdrawNeed(input: $input) { __typename } }";
    let input = json!({ "id": need, "version": 1, "reason": "TIMING", "sentence": "推迟" });
    service.data(ADMIN, query, json!({ "input": input })).await;
    assert_eq!(found().await, (None, None, None));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_funnel_says_how_many_came_how_far_and_how_long_it_took() {
    let service = Service::start().await;
    let owner = service
        .organization(json!({ "kind": "ENTERPRISE", "name": { "zh": "企业" } }))
        .await;
    for draft in [false, false, false, true] {
        let input = json!({ "publish": !draft, "need": a_need(&owner, "轴承", json!({})) });
        service.data(ADMIN, POST_NEED, json!({ "input": input })).await;
    }
    let funnel = async || {
        let query = "{ statistics { needs { funnel { milestone count medianDays medianDaysSincePublished } } } }";
        let data = service.data(ANYONE, query, json!({})).await;
        let stages = data["statistics"]["needs"]["funnel"]
            .as_array()
            .expect("stages")
            .clone();
        let line = |stage: &Value| {
            let days = |name: &str| {
                stage[name]
                    .as_f64()
                    .map_or_else(|| "-".to_owned(), |days| days.to_string())
            };
            let (one, all) = (days("medianDays"), days("medianDaysSincePublished"));
            format!(
                "{} {} {one} {all}",
                stage["milestone"].as_str().unwrap_or("?"),
                stage["count"]
            )
        };
        stages.iter().map(line).collect::<Vec<_>>().join(", ")
    };
    let begin = "PUBLISHED 3 - -, MATCHED 0 - -, INTRODUCED 0 - -, NEGOTIATED 0 - -, CONTRACTED 0 - -, LANDED 0 - -";
    assert_eq!(funnel().await, begin);
    service.pass(3 * DAY);
    service.advance(1, NeedStatus::Matching).await;
    service.pass(2 * DAY);
    service.advance(2, NeedStatus::Matching).await;
    service.pass(DAY);
    service.advance(1, NeedStatus::Negotiating).await;
    service.pass(4 * DAY);
    // What is skipped was reached at the same moment.
    service.advance(3, NeedStatus::Contracted).await;
    let wanted =
        "PUBLISHED 3 - -, MATCHED 3 5 5, INTRODUCED 3 0 5, NEGOTIATED 2 1.5 8, CONTRACTED 1 0 10, LANDED 0 - -";
    assert_eq!(funnel().await, wanted);
    // What becomes of a need then changes nothing of how far it came; what is withdrawn is its owner's alone.
    service.pass(366 * DAY);
    need::expire_due(&service.app).await.expect("expired");
    assert_eq!(funnel().await, wanted);
    let query = "{ needs(filter: { reached: NEGOTIATED }) { nodes { id status } } }";
    let mut nodes = service.data(ANYONE, query, json!({})).await["needs"]["nodes"].take();
    nodes
        .as_array_mut()
        .expect("needs")
        .sort_by_key(|node| node["id"].to_string());
    let wanted = json!([{ "id": "need_1", "status": "NEGOTIATING" }, { "id": "need_3", "status": "CONTRACTED" }]);
    assert_eq!(nodes, wanted);
}

#[tokio::test(flavor = "multi_thread")]
async fn figures_that_are_kept_follow_every_change_and_are_nobody_elses() {
    let service = Service::start().await;
    let member = service.logged_in("member").await;
    let count = async |session: Option<&Session>| {
        let query = "{ statistics { managers { totalCount loads { value count } } } }";
        let text = service.ask_text(session, query, json!({})).await;
        let answer: Value = serde_json::from_str(&text).expect("JSON");
        let managers = &answer["data"]["statistics"]["managers"];
        let known = managers["loads"].as_array().expect("loads").iter();
        let known: i64 = known.filter_map(|load| load["count"].as_i64()).sum();
        (managers["totalCount"].as_i64().expect("a count"), known)
    };
    for at in 1..=3 {
        let level = ["PUBLIC", "REGISTERED", "AGREEMENT"][at - 1];
        let manager =
            json!({ "kind": "INVESTOR", "name": { "zh": "王工" }, "capacity": 2, "levels": { "load": level } });
        let id = service.manager(manager.clone(), &[]).await;
        let many = i64::try_from(at).expect("few");
        for _ in 0..2 {
            assert_eq!(count(None).await, (many, 1));
            assert_eq!(count(Some(&member)).await, (many, many.min(2)));
        }
        if at == 3 {
            service.make_manager(&member, &id).await;
            assert_eq!(count(Some(&member)).await, (3, 3), "one's own load");
            assert_eq!(count(None).await, (3, 1));
        }
    }
}

#[tokio::test]
async fn a_filter_that_makes_no_sense_is_refused() {
    let service = Service::start().await;
    for (filter, wanted) in [
        (json!({ "fields": ["nothing"] }), "nothing"),
        (json!({ "regions": ["XX"] }), "XX"),
        (json!({ "fromMonth": "2027-13" }), "month"),
        (json!({ "toMonth": "2027-06-01" }), "month"),
    ] {
        let (code, message) = service.refused(ADMIN, STATISTICS, json!({ "filter": filter })).await;
        assert_eq!(code, "BAD_REQUEST");
        assert!(message.contains(wanted), "{message}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_best_of_a_need_is_the_first_of_its_candidates() {
    const QUERY: &str = "{ needs(first: 50) { nodes { status bestMatch { manager { id } managerScore hasStrongManager achievement { id }
        achievementScore hasStrongAchievement } candidateManagers(first: 1) { edges { score node { id } } }
        candidateAchievements(first: 1) { edges { score node { id } } } } }
        strong: needs(filter: { hasStrongManager: true }) { totalCount } }";
    let service = busy().await;
    let found = service.data(ANYONE, QUERY, Value::Null).await;
    let (mut open, mut strong) = (0, 0);
    for need in found["needs"]["nodes"].as_array().expect("needs") {
        let best = &need["bestMatch"];
        if !["PUBLISHED", "MATCHING", "NEGOTIATING"].contains(&need["status"].as_str().expect("a status")) {
            assert_eq!(best, &Value::Null, "{need}");
            continue;
        }
        open += 1;
        for (noun, edges) in [
            ("manager", &need["candidateManagers"]),
            ("achievement", &need["candidateAchievements"]),
        ] {
            let first = &edges["edges"][0];
            assert_eq!(best[noun], first["node"], "{need}");
            let score = first["score"].as_f64().unwrap_or_default();
            let stored = best[format!("{noun}Score")].as_f64().expect("a score");
            assert!((stored - score).abs() < 1e-9, "{need}");
        }
        strong += i64::from(best["hasStrongManager"] == json!(true));
    }
    assert!(open > 5, "{open}");
    assert_eq!(found["strong"]["totalCount"], json!(strong));
}
