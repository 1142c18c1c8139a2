//! Nothing leaks: two services that differ only in texts above an outsider's level answer each of its questions alike,
//! byte for byte.

use base64::{Engine, engine::general_purpose::STANDARD};
use proptest::{
    prelude::{Strategy, any, prop},
    sample::select,
    strategy::ValueTree,
    test_runner::{Config, TestRunner},
};
use qiao_entity::{account_role::Role, membership::MemberRole};
use serde_json::{Value, json};

use crate::{
    session::Session,
    support::{ADMIN, Service, a_need},
};

/// What only insiders may read.
#[derive(Clone, Debug)]
struct Secret {
    words: Vec<&'static str>,
    amount: i64,
    value: f64,
    /// Which of two enterprises is the anonymous poster.
    second: bool,
}

impl Secret {
    fn text(&self) -> String {
        self.words.join("，")
    }
}

/// Words of public texts too, so that a leak into scores, counts or duplicates shows.
const WORDS: [&str; 12] = [
    "轴承",
    "石墨烯",
    "润滑",
    "激光焊接",
    "电池",
    "涂层",
    "graphene",
    "bearing",
    "钙钛矿",
    "发酵",
    "机器视觉",
    "催化剂",
];

fn secret() -> impl Strategy<Value = Secret> {
    (
        prop::collection::vec(select(&WORDS[..]), 1..6),
        1..1_000_000_i64,
        0.0..1e6_f64,
        any::<bool>(),
    )
        .prop_map(|(words, amount, value, second)| Secret {
            words,
            amount,
            value,
            second,
        })
}

/// Outsiders of everything secret: nobody, and accounts with rights elsewhere.
struct World {
    service: Service,
    sessions: Vec<(&'static str, Option<Session>)>,
}

/// A service in which the secret stands at this level.
async fn world(secret: &Secret, level: &str) -> World {
    let service = Service::start().await;
    let enterprise = |name: &str| json!({ "kind": "ENTERPRISE", "name": { "zh": name }, "region": "330100" });
    let first = service.organization(enterprise("甲公司")).await;
    let second = service
        .organization(json!({ "kind": "UNIVERSITY", "name": { "zh": "乙大学" }, "region": "110000" }))
        .await;
    let other = service.organization(enterprise("丙公司")).await;
    let poster = if secret.second { &second } else { &first };
    service.manager(json!({ "kind": "DISCOVERER", "name": { "zh": "王工" }, "headline": { "zh": "石墨烯润滑轴承" }, "capacity": 3 }), &[&other]).await;
    let own = service
        .manager(
            json!({ "kind": "INVESTOR", "name": { "zh": "李工" }, "headline": { "zh": "电池涂层" }, "capacity": 1 }),
            &[],
        )
        .await;
    let text = secret.text();
    let indicator = json!([{ "name": { "zh": text }, "operator": "GE", "value": secret.value, "unit": "h" }]);
    let levels = json!({ "organization": level, "description": level, "indicators": level, "budget": level, "decisionOwner": level });
    let need = service
        .need(a_need(
            poster,
            "高速轴承寿命短",
            json!({
                "description": { "zh": text, "en": text }, "indicators": indicator, "noIndicatorsReason": null,
                "budgetMax": secret.amount, "currency": "CNY", "decisionOwner": text, "levels": levels,
            }),
        ))
        .await;
    // Its translation is as secret as its description.
    let translate = "mutation ($input: AddTranslationInput!) { addTranslation(input: $input) { __typename } }";
    let input = json!({ "id": need, "version": 1, "language": "ZH", "title": text, "description": text });
    let done = service.data(ADMIN, translate, json!({ "input": input })).await;
    assert_eq!(done["addTranslation"]["__typename"], "TranslationAdded");
    // By what its proposals are evaluated is nobody's but the owner's and the reviewers'.
    let prepare = "mutation ($input: PrepareEvaluationInput!) { prepareEvaluation(input: $input) { __typename } }";
    let criteria =
        json!([{ "indicator": 0, "weight": 1 + secret.amount % 1000 }, { "name": { "zh": text }, "weight": 1 }]);
    let input = json!({ "need": need, "method": "SCORES", "criteria": criteria });
    let done = service.data(ADMIN, prepare, json!({ "input": input })).await;
    assert_eq!(done["prepareEvaluation"]["__typename"], "EvaluationChanged");
    service
        .need(a_need(
            &other,
            "石墨烯润滑的轴承寿命",
            json!({ "description": { "zh": "轴承 石墨烯 润滑" } }),
        ))
        .await;
    // A draft is secret as a whole.
    let draft = json!({ "input": { "publish": false, "need": a_need(poster, &text, json!({})) } });
    service.data(ADMIN, crate::support::POST_NEED, draft).await;
    service
        .achievement(
            json!({ "organization": other, "name": { "zh": "石墨烯润滑剂" }, "description": { "zh": text },
        "indicators": indicator, "levels": { "description": level, "indicators": level } }),
        )
        .await;
    service
        .achievement(json!({ "organization": first, "status": "DRAFT", "name": { "zh": text } }))
        .await;
    service
        .manager(
            json!({ "kind": "DISCOVERER", "status": "DRAFT", "name": { "zh": text }, "headline": { "zh": text } }),
            &[&first],
        )
        .await;
    service
        .organization(
            json!({ "kind": "ENTERPRISE", "status": "DRAFT", "name": { "zh": text }, "profile": { "zh": text } }),
        )
        .await;
    let levels = json!({ "contact": level, "biography": level, "works": level, "load": level });
    let shown = json!({ "kind": "DISCOVERER", "name": { "zh": "赵工" }, "headline": { "zh": "机器视觉" }, "biography": { "zh": text, "en": text },
        "works": [{ "kind": "DEAL", "title": { "zh": text } }], "capacity": 2, "load": if secret.second { 2 } else { 0 }, "contact": text, "levels": levels });
    let held = service.manager(shown, &[]).await;
    let held = json!({ "manager": held, "credentials": [{ "kind": "RTTP", "issuer": "协会", "number": secret.amount.to_string() }] });
    let certify = "mutation ($input: SetCredentialsInput!) { setCredentials(input: $input) { __typename } }";
    service.data(ADMIN, certify, json!({ "input": held })).await;
    let shown = json!({ "kind": "UNIVERSITY", "name": { "zh": "丁大学" }, "profile": { "zh": text, "en": text }, "contact": text,
        "levels": { "contact": level, "profile": level } });
    service.organization(shown).await;
    engaged(&service, secret).await;
    contracted(&service, secret).await;
    let (dashboard, plain) = (service.logged_in("dashboard").await, service.logged_in("plain").await);
    service.give_role(&dashboard, Role::Dashboard, None).await;
    let (editor, expert) = (service.logged_in("editor").await, service.logged_in("expert").await);
    service.make_member(&editor, &other, MemberRole::Editor).await;
    service.make_manager(&expert, &own).await;
    let (matchmaker, reviewer) = (
        service.logged_in("matchmaker").await,
        service.logged_in("reviewer").await,
    );
    service.give_role(&matchmaker, Role::Matchmaker, Some("440000")).await;
    service.give_role(&reviewer, Role::Reviewer, None).await;
    let insider = service.logged_in("insider").await;
    service.make_member(&insider, poster, MemberRole::Owner).await;
    introductions(&service, &insider, &expert, &text, secret.amount).await;
    talk(&service, &insider, &text).await;
    service.settle().await;
    let surveyed = service.app.surveyed(std::time::Duration::from_mins(1)).await;
    surveyed.expect("a survey");
    let mut sessions = vec![("nobody", None), ("a dashboard", Some(dashboard))];
    if level == "AGREEMENT" {
        // Who sits in the achievement's organization reads it; the editor is an outsider of the need alone.
        let accounts = [
            ("an account", plain),
            ("a manager", expert),
            ("a matchmaker", matchmaker),
            ("a reviewer", reviewer),
        ];
        sessions.extend(accounts.map(|(name, session)| (name, Some(session))));
    }
    World { service, sessions }
}

/// Introductions of whose words and terms outsiders learn nothing. One introduces the manager among the outsiders, who learns no names
/// before both sides have signed.
async fn introductions(service: &Service, insider: &Session, expert: &Session, text: &str, amount: i64) {
    let run = async |session: &Session, mutation: &str, class: &str, input: Value| {
        let query = format!("mutation ($input: {class}Input!) {{ {mutation}(input: $input) {{ __typename }} }}");
        let done = service.data_as(session, &query, json!({ "input": input })).await;
        assert_eq!(done[mutation]["__typename"], "IntroductionChanged", "{mutation}");
    };
    let of = |introduced: &str, words: &str| json!({ "need": "need_1", "introduced": introduced, "words": words });
    run(insider, "introduce", "Introduce", of("achievement_1", text)).await;
    let no = json!({ "introduction": "introduction_1", "version": 1, "reason": "PRICE", "sentence": text });
    run(insider, "withdrawIntroduction", "CloseIntroduction", no).await;
    run(insider, "introduce", "Introduce", of("manager_2", "合适")).await;
    let yes = json!({ "introduction": "introduction_2", "version": 1 });
    run(expert, "acceptIntroduction", "AcceptIntroduction", yes).await;
    let none = json!({ "introduction": "introduction_2", "version": 2, "slip": { "kind": "NONE" } });
    run(insider, "offerSlip", "OfferSlip", none).await;
    run(insider, "introduce", "Introduce", of("manager_1", text)).await;
    let terms = json!({ "kind": "AMOUNT", "amount": amount.to_string(), "currency": "CNY", "payer": "ENTERPRISE", "payee": "MANAGER",
        "milestones": [{ "event": "OTHER", "share": 10000, "note": text }], "note": text });
    let offer = json!({ "introduction": "introduction_3", "version": 1, "slip": terms });
    run(insider, "offerSlip", "OfferSlip", offer).await;
}

/// What a party of one introduction can ask, and everyone else.
const INTRODUCTIONS: &str = "{ introductions(first: 5) { totalCount facets { statuses { value count } reasons { value count } } nodes { id status words reason sentence
        introducedBy introducer { id name } need { id organization { id } author source withheld } manager { id contact } supplier { id } achievement { id }
        slips { number note kind amount { minorUnits } written enterpriseSignature { at person { id } } } steps { act side person { id name } sentence } mySides may } }
    need(id: \"need_1\") { status introductions { id } candidateManagers(first: 5) { edges { priorNo { reason sentence } } } candidateAchievements(first: 5) { edges { priorNo { reason sentence } } } }
    one: introduction(id: \"introduction_1\") { id words } other: introduction(id: \"introduction_3\") { id words }
    statistics { introductions { totalCount facets { reasons { value count } } } } }";

/// What is said about the need between its poster and a manager who has no agreement, and about the manager in a ledger.
async fn talk(service: &Service, insider: &Session, text: &str) {
    let file = json!({ "name": text, "mediaType": "text/plain", "content": STANDARD.encode(text) });
    let write = "mutation ($input: WriteMessageInput!) { writeMessage(input: $input) { __typename } }";
    let message = json!({ "subject": "introduction_2", "text": text, "level": "AGREEMENT", "files": [file] });
    let done = service.data_as(insider, write, json!({ "input": message })).await;
    assert_eq!(done["writeMessage"]["__typename"], "MessageChanged");
    let grant = "mutation ($input: GrantPointsInput!) { grantPoints(input: $input) { __typename } }";
    for (rule, points) in [("NEED_DISCOVERY", 5), ("PRAISE", 2)] {
        let entry = json!({ "manager": "manager_1", "rule": rule, "points": points, "words": text, "file": file });
        let done = service.data(ADMIN, grant, json!({ "input": entry })).await;
        assert_eq!(done["grantPoints"]["__typename"], "PointWritten");
    }
}

/// What can be asked about what is said. Digests of entries are left out: they hold words with a long random salt, which tell nothing.
fn said() -> Vec<(String, Value)> {
    const POINTS: &str =
        "{ balance byRule { code points entryCount } entries { totalCount nodes { id number kind points pointsNow
        words reason evidence person { id name } file { id name size digest address } } } }";
    let files = "files { id name mediaType size digest address side person { id name } }";
    vec![
        (format!("{{ thread(id: \"introduction_2\") {{ id subject sides mayWrite level readsLevel unreadCount need {{ id organization {{ id }} }}
            messages {{ totalCount edges {{ cursor }} nodes {{ id text isWithheld level side person {{ id name }} isMine at {files} }} }} }}
            viewer {{ threads {{ id messageCount unreadCount lastAt need {{ id }} }} }} }}"), json!({})),
        (format!("{{ manager(id: \"manager_1\") {{ contribution: points(ledger: CONTRIBUTION) {POINTS} credit: points(ledger: CREDIT) {POINTS} }}
            one: point(id: \"point_1\") {{ id words evidence file {{ name }} }} two: point(id: \"point_2\") {{ id words evidence file {{ name }} }} }}"), json!({})),
    ]
}

/// An engagement whose parties are none of the outsiders, with the secret in all its words.
async fn engaged(service: &Service, secret: &Secret) {
    use qiao_entity::{
        engagement, engagement_member, engagement_milestone, engagement_task, step,
        step::{Side, Subject},
    };
    use sea_orm::{ActiveModelTrait, ActiveValue::Set};
    let (db, now, text) = (&service.app.db, service.app.clock.now(), secret.text());
    let row = engagement::ActiveModel {
        need_id: Set(1),
        stage: Set(engagement::Stage::Matching),
        supplier_id: Set(secret.second.then_some(2)),
        next_step: Set(Some(text.clone())),
        created_by: Set(text.clone()),
        created_at: Set(now),
        updated_at: Set(now),
        version: Set(secret.amount),
        ..Default::default()
    };
    row.insert(db).await.expect("an engagement");
    let row = engagement_member::ActiveModel {
        engagement_id: Set(1),
        manager_id: Set(1),
        role: Set(engagement_member::TeamRole::Lead),
        status: Set(engagement_member::TeamStatus::Invited),
        duty: Set(text.clone()),
        invited_by: Set(text.clone()),
        invited_at: Set(now),
        ..Default::default()
    };
    row.insert(db).await.expect("a member");
    let row = engagement_milestone::ActiveModel {
        engagement_id: Set(1),
        name: Set(text.clone()),
        status: Set(engagement_milestone::WorkStatus::Open),
        created_by: Set(text.clone()),
        created_at: Set(now),
        ..Default::default()
    };
    row.insert(db).await.expect("a milestone");
    let row = engagement_task::ActiveModel {
        engagement_id: Set(1),
        activity: Set(qiao_entity::manager::Activity::Promotion),
        title: Set(text.clone()),
        status: Set(engagement_milestone::WorkStatus::Open),
        created_by: Set(text.clone()),
        created_at: Set(now),
        ..Default::default()
    };
    row.insert(db).await.expect("a task");
    let row = step::ActiveModel {
        subject: Set(Subject::Engagement),
        subject_id: Set(1),
        need_id: Set(1),
        act: Set("PLAN".to_owned()),
        to_status: Set("MATCHING".to_owned()),
        at: Set(now),
        actor: Set(text.clone()),
        side: Set(Side::Enterprise),
        note: Set(Some(text)),
        ..Default::default()
    };
    row.insert(db).await.expect("a step");
}

/// A contract whose parties are none of the outsiders, with the secret in all its words and amounts.
async fn contracted(service: &Service, secret: &Secret) {
    use qiao_entity::{
        contract::{self, ContractKind, ContractStatus},
        contract_clause, contract_party,
        need::TransferMode,
        posting::{self, LedgerAccount, PostingSide},
        settlement::{self, EntryKind, SettlementEvent},
    };
    use sea_orm::{ActiveModelTrait, ActiveValue::Set};
    let (db, now, text) = (&service.app.db, service.app.clock.now(), secret.text());
    let day = chrono::NaiveDate::from_ymd_opt(2027, 1, 1).expect("a day");
    let row = contract::ActiveModel {
        engagement_id: Set(1),
        need_id: Set(1),
        organization_id: Set(if secret.second { 2 } else { 1 }),
        status: Set(ContractStatus::Signed),
        kind: Set(ContractKind::Transfer),
        mode: Set(TransferMode::Assignment),
        title: Set(text.clone()),
        subject: Set(Some(text.clone())),
        currency: Set("CNY".to_owned()),
        amount: Set(Some(secret.amount)),
        involves_patents: Set(secret.second),
        signed_on: Set(Some(day)),
        created_at: Set(now),
        created_by: Set(text.clone()),
        updated_at: Set(now),
        version: Set(secret.amount),
        ..Default::default()
    };
    row.insert(db).await.expect("a contract");
    let row = contract_party::ActiveModel {
        contract_id: Set(1),
        position: Set(0),
        role: Set(contract_party::PartyRole::Buyer),
        name: Set(text.clone()),
        ..Default::default()
    };
    row.insert(db).await.expect("a party");
    let row = contract_clause::ActiveModel {
        contract_id: Set(1),
        code: Set("TERMS".to_owned()),
        text: Set(text.clone()),
    };
    row.insert(db).await.expect("a clause");
    let row = settlement::ActiveModel {
        contract_id: Set(1),
        kind: Set(EntryKind::Settlement),
        event: Set(SettlementEvent::Receipt),
        event_on: Set(day),
        currency: Set("CNY".to_owned()),
        gross: Set(secret.amount),
        cost: Set(0),
        net: Set(secret.amount),
        input: Set(text.clone()),
        steps: Set("[]".to_owned()),
        note: Set(Some(text.clone())),
        at: Set(now),
        actor: Set(text.clone()),
        ..Default::default()
    };
    row.insert(db).await.expect("an entry");
    let row = posting::ActiveModel {
        settlement_id: Set(1),
        position: Set(0),
        account: Set(LedgerAccount::Payer),
        holder: Set(text),
        side: Set(PostingSide::Debit),
        amount: Set(secret.amount),
        currency: Set("CNY".to_owned()),
        due_on: Set(day),
        ..Default::default()
    };
    row.insert(db).await.expect("a line");
}

/// What a matchmaker alone can ask: loads and conflicts of interest count in it.
const ASSIGNMENT: &str = "{ assignment(input: { needs: [{ need: \"need_1\", managers: 2 }, { need: \"need_2\", managers: 2 }], mostPerManager: 2 }) {
    fit bestFit isOptimal needs { lack loss managers { role score manager { id } } firstChoice { score outcome takenBy { id } manager { id } } } } }";

/// The fields of a ranking that could tell something.
const RANKING: &str = "totalCount edges { score cursor reasons { kind term part points most sentence } highlights { path text marks { start end } } node { id } }";

/// Everything that an outsider can ask about these words.
fn questions(words: &str) -> Vec<(String, Value)> {
    let text = json!({ "text": words });
    let ranked = |name: &str| {
        format!(
            "{name}(first: 10) {{ {} }}",
            RANKING.replace("highlights { path text marks { start end } } ", "")
        )
    };
    let candidates = ["candidateManagers", "candidateAchievements", "candidateOrganizations"]
        .map(ranked)
        .join(" ");
    let need = "id externalKey withheld author source organization { id } description { zh en } translations { title } indicators { value name { zh } }
        budgetMin { minorUnits } budgetMax { minorUnits } decisionOwner moves { actor reason sentence to } nearDuplicates { similarity need { id } } version updatedAt";
    let mut questions = vec![
        (format!("query ($text: String!) {{ search(text: $text, first: 50) {{ corrections {{ typed used }} {RANKING} facets {{ nouns {{ value count }} fields {{ value count }} regions {{ value count }} }} }} }}"), text.clone()),
        ("query ($text: String!) { suggest(text: $text) { records { noun text matched node { id } } fields { code } } }".to_owned(), text.clone()),
        (format!("query ($text: String!) {{ match(input: {{ text: $text }}) {{ {} }} }}", ["managers", "achievements", "organizations"].map(ranked).join(" ")), text),
        (format!("{{ needs(first: 5) {{ totalCount facets {{ kinds {{ value count }} statuses {{ value count }} regions {{ value count }} fields {{ value count }} }} nodes {{ {need} {candidates} }} }} }}"), json!({})),
        ("{ managers(first: 50) { totalCount facets { kinds { value count } regions { value count } } nodes { id name { zh } withheld externalKey credentials { kind issuer number isValid } network { colleagueCount colleagues { manager { id } } partnerCount } contact biography { zh en } works { title { zh } } capacity load hasFreeCapacity accessLog(first: 5) { totalCount } agreements(first: 5) { totalCount } } }
            free: managers(first: 50, filter: { freeCapacity: true }, orderBy: NAME) { totalCount nodes { id } }
            organizations(first: 50) { totalCount nodes { id name { zh } needs { totalCount nodes { id } } managers { totalCount } achievements { totalCount } } }
            achievements(first: 50) { totalCount nodes { id withheld description { zh } indicators { value } organization { id } } } }".to_owned(), json!({})),
        ("{ contract(id: \"contract_1\") { id title version } settlement(id: \"settlement_1\") { id note } viewer { contracts(first: 5) { totalCount nodes { id title } } }
            settlementPlan(income: { rule: \"AGREED\", gross: \"1\" }, contract: \"contract_1\") { lines { holder } } }".to_owned(), json!({})),
        ("{ engagement(id: \"engagement_1\") { id version nextStep team { duty } } engagements(first: 5) { totalCount nodes { id nextStep timeline(first: 5) { totalCount nodes { about } } } }
            running: engagements(filter: { need: \"need_1\", isRunning: true }) { totalCount } need(id: \"need_1\") { engagements { id version } translationActs
                translationComparison { isMarked fields { before { fate text } after { text } } } } manager(id: \"manager_1\") { load loadParts { running outside } } }".to_owned(), json!({})),
        ("{ evaluation(id: \"evaluation_1\") { id status criteria { name { zh } weight } } needs(first: 5) { nodes { evaluations { id criteria { name { zh } } } } }
            viewer { reviews(first: 5) { totalCount nodes { id } } } }".to_owned(), json!({})),
        ("{ nodes(ids: [\"need_1\", \"need_2\", \"need_3\", \"achievement_1\", \"achievement_2\", \"manager_3\", \"organization_4\"]) { id } }".to_owned(), json!({})),
    ];
    // Of what some of them may fill themselves.
    let complete = "completeness { share needsExamined parts { part isFilled isPublic askedBy points sentence } }";
    for record in [
        "manager_2",
        "manager_3",
        "manager_4",
        "organization_3",
        "organization_4",
        "achievement_1",
        "achievement_2",
    ] {
        let noun = record.split('_').next().unwrap_or_default();
        questions.push((format!("{{ {noun}(id: \"{record}\") {{ {complete} }} }}"), json!({})));
    }
    questions.push((INTRODUCTIONS.to_owned(), json!({})));
    questions.extend(explained(words));
    questions.extend(counted());
    questions.extend(said());
    for organization in 1..=4 {
        let filter = format!("filter: {{ organization: \"organization_{organization}\" }}");
        questions.push((format!("{{ needs({filter}) {{ totalCount nodes {{ id }} }} achievements({filter}) {{ totalCount nodes {{ id }} }} }}"), json!({})));
    }
    for region in ["330000", "110000"] {
        questions.push((
            format!("{{ needs(filter: {{ regions: [\"{region}\"] }}) {{ totalCount nodes {{ id }} }} }}"),
            json!({}),
        ));
    }
    for (name, field) in [("manager_1", "openNeeds"), ("achievement_1", "openNeeds")] {
        let noun = name.split('_').next().unwrap_or_default();
        questions.push((
            format!("{{ {noun}(id: \"{name}\") {{ {} }} }}", ranked(field)),
            json!({}),
        ));
    }
    questions
}

/// What a dashboard asks, and the lists that its figures open.
fn counted() -> Vec<(String, Value)> {
    const COUNTS: &str = "needs { totalCount fields { value count } regions { value count } statuses { value count } kinds { value count } months { month count } }
        managers { totalCount fields { value count } regions { value count } kinds { value count } loads { value count } }
        achievements { totalCount fields { value count } regions { value count } forms { value count } trls { value count } }
        matching { quality { openNeeds strong weak strongManagers strongAchievements share } unansweredFields { value count } }";
    let filters = [
        "",
        "(filter: { regions: [\"330000\"] })",
        "(filter: { regions: [\"110000\"], fields: [\"material\"], needKinds: [PROBLEM] })",
        "(filter: { fromMonth: \"2027-01\", toMonth: \"2027-01\" })",
    ];
    let mut questions: Vec<(String, Value)> = filters
        .map(|filter| (format!("{{ statistics{filter} {{ {COUNTS} }} }}"), json!({})))
        .into();
    let needs = [
        "mine: true",
        "hasStrongCandidate: true",
        "hasStrongManager: false",
        "publishedFrom: \"2027-01-01\"",
    ]
    .map(|filter| {
        format!("needs(filter: {{ {filter} }}) {{ totalCount facets {{ months {{ month count }} }} nodes {{ id }} }}")
    });
    let managers = ["FREE", "PARTLY", "FULL"].map(|load| {
        format!("managers(filter: {{ loads: [{load}] }}) {{ totalCount facets {{ loads {{ value count }} }} nodes {{ id }} }}")
    });
    let ordered = [
        "needs(orderBy: WAITING) { nodes { id } edges { cursor } }".to_owned(),
        "managers(orderBy: CAPACITY) { nodes { id } edges { cursor } }".to_owned(),
    ];
    let lists = needs.into_iter().chain(managers).chain(ordered);
    questions.extend(lists.map(|list| (format!("{{ {list} }}"), json!({}))));
    questions
}

/// Why records are not among the first, and advice on a draft with these words, as if anyone posted it.
fn explained(words: &str) -> Vec<(String, Value)> {
    const WHY_NOT: &str =
        "{ rank totalCount cause excludedBy score lastScore gap sentence reasons { kind term part points }
        missing { kind term points having sentence } change { kind term condition points rank sentence } }";
    let records = (1..=4).flat_map(|number| {
        ["manager", "achievement", "organization"]
            .map(|noun| format!("{noun}_{number}: whyNot(id: \"{noun}_{number}\") {WHY_NOT}"))
    });
    // Beside each other, and what a matchmaker keeps for the need.
    let compared = ["manager", "achievement", "organization"].map(|noun| {
        format!(
            "compared_{noun}: compare(ids: [\"{noun}_1\", \"{noun}_2\", \"{noun}_3\", \"{noun}_4\"]) {{ rank totalCount cause score
            node {{ id }} reasons {{ kind term points sentence }} highlights {{ text }} }}"
        )
    });
    let kept =
        "notes { totalCount nodes { text } } shortlist { totalCount hiddenCount mayChange entries { node { id } } }"
            .to_owned();
    let records: Vec<String> = records.chain(compared).chain([kept]).collect();
    let free = format!("free: whyNot(id: \"manager_4\", filter: {{ managers: {{ freeCapacity: true }} }}) {WHY_NOT}");
    let all = format!("{} {free} advice {{ hints {{ code }} }}", records.join(" "));
    let mut questions: Vec<(String, Value)> = (1..=3)
        .map(|need| (format!("{{ need(id: \"need_{need}\") {{ {all} }} }}"), json!({})))
        .collect();
    let advice = "query ($input: NeedInput!) { needAdvice(input: $input) { hints { code path effect isTried fields { code } modes words sentence }
        understood { term points share isCommon } nearDuplicates { similarity need { id } } answers { score node { id } } landedCases { score node { id } }
        matches { managers(first: 5) { totalCount edges { score reasons { sentence points } node { id } } }
            organizations(first: 5) { totalCount edges { score reasons { sentence points } node { id } } } } } }";
    for organization in 1..=5 {
        let organization = format!("organization_{organization}");
        let input = json!({ "organization": organization, "kind": "PROBLEM", "title": { "zh": words }, "description": { "en": words } });
        questions.push((advice.to_owned(), json!({ "input": input })));
    }
    questions
}

/// An answer with the fields of each object in alphabetical order: the engine writes them as they become ready.
fn ordered(answer: &str) -> String {
    let answer: Value = serde_json::from_str(answer).expect("JSON");
    answer.to_string()
}

/// Asks both worlds for an assignment as the matchmaker, where there is one.
async fn compare_assignments(one: &World, two: &World) {
    for ((name, in_one), (_, in_two)) in one.sessions.iter().zip(&two.sessions) {
        if *name != "a matchmaker" {
            continue;
        }
        let first = one.service.ask_text(in_one.as_ref(), ASSIGNMENT, json!({})).await;
        let second = two.service.ask_text(in_two.as_ref(), ASSIGNMENT, json!({})).await;
        assert!(!first.contains("\"errors\""), "{first}");
        assert_eq!(
            ordered(&first),
            ordered(&second),
            "a matchmaker's assignment tells a secret"
        );
    }
}

/// Asks both worlds everything as every outsider.
async fn compare(a: &Secret, b: &Secret, level: &str) {
    let (one, two) = (world(a, level).await, world(b, level).await);
    compare_assignments(&one, &two).await;
    // Also as it is typed: a word of it, in pinyin, with a typo.
    let typed = ["石墨烯润滑轴承", "轴", "graphnee", "shimo", "smx", "gtk"].map(str::to_owned);
    for words in [a.text(), b.text()].into_iter().chain(typed) {
        for (query, variables) in questions(&words) {
            for ((name, in_one), (_, in_two)) in one.sessions.iter().zip(&two.sessions) {
                let first = one.service.ask_text(in_one.as_ref(), &query, variables.clone()).await;
                let second = two.service.ask_text(in_two.as_ref(), &query, variables.clone()).await;
                assert!(!first.contains("\"errors\""), "{query}: {first}");
                assert_eq!(
                    ordered(&first),
                    ordered(&second),
                    "{name} can tell {a:?} from {b:?} by {query}"
                );
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_services_that_differ_in_secrets_answer_outsiders_alike() {
    // No cases are kept in files: what failed is printed whole.
    let mut runner = TestRunner::new(Config {
        failure_persistence: None,
        ..Config::default()
    });
    for level in ["AGREEMENT", "REGISTERED", "AGREEMENT", "AGREEMENT"] {
        let mut draw = || secret().new_tree(&mut runner).expect("a secret").current();
        let (a, b) = (
            draw(),
            Secret {
                second: !draw().second,
                ..draw()
            },
        );
        compare(&a, &b, level).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_comparison_finds_a_difference_that_is_public() {
    let secret = |word| Secret {
        words: vec![word],
        amount: 1,
        value: 1.0,
        second: false,
    };
    let (one, two) = (
        world(&secret("轴承"), "PUBLIC").await,
        world(&secret("发酵"), "PUBLIC").await,
    );
    let (query, variables) = questions("轴承").swap_remove(0);
    let first = one.service.ask_text(None, &query, variables.clone()).await;
    let second = two.service.ask_text(None, &query, variables).await;
    assert_ne!(ordered(&first), ordered(&second));
}
