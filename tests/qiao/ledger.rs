//! The ledgers of points, as clients see them.

use base64::{Engine, engine::general_purpose::STANDARD};
use poem::http::{Method, header};
use serde_json::{Value, json};

use crate::{
    process::own_database,
    program::{ended, qiao as program},
    session::Session,
    support::{ADMIN, ANYONE, Service, id},
};

const GRANT: &str = "mutation ($input: GrantPointsInput!) { grantPoints(input: $input) { __typename
    ... on PointWritten { point { id version points } } ... on InvalidPoint { problems { path code } } } }";
const BOOK: &str = "query ($id: ID!, $ledger: Ledger!) { manager(id: $id) { points(ledger: $ledger) { ledger balance
    byRule { code name { text } points entryCount }
    entries { totalCount nodes { id number kind points pointsNow isAppealed outcome reason words evidence rule { code version }
        file { address } person { name } about { id } mayAppeal mayCorrect mayDecide version } } } } }";

struct Scene {
    service: Service,
    manager: String,
    holder: Session,
    registrar: Session,
    second: Session,
    matchmaker: Session,
    plain: Session,
}

async fn scene() -> Scene {
    let service = Service::start().await;
    let manager = service
        .manager(
            json!({ "kind": "DISCOVERER", "name": { "zh": "王工" }, "region": "110000" }),
            &[],
        )
        .await;
    Scene {
        holder: service.account("holder", json!({ "manager": manager })).await,
        registrar: service.account("registrar", json!({ "roles": ["REGISTRAR"] })).await,
        second: service.account("second", json!({ "roles": ["REGISTRAR"] })).await,
        matchmaker: service
            .account("matchmaker", json!({ "roles": ["MATCHMAKER:110000"] }))
            .await,
        plain: service.logged_in("plain").await,
        manager,
        service,
    }
}

impl Scene {
    async fn granted(&self, rule: &str, points: i32) -> String {
        let input = json!({ "manager": self.manager, "rule": rule, "points": points, "words": "来信为证",
            "file": { "name": "来信.txt", "mediaType": "text/plain", "content": STANDARD.encode("谢谢") } });
        let done = self
            .service
            .data_as(&self.registrar, GRANT, json!({ "input": input }))
            .await;
        id(&done["grantPoints"]["point"])
    }

    async fn book(&self, session: Option<&Session>, ledger: &str) -> Value {
        let variables = json!({ "id": self.manager, "ledger": ledger });
        let mut data = match session {
            Some(session) => self.service.data_as(session, BOOK, variables).await,
            None => self.service.data(ANYONE, BOOK, variables).await,
        };
        data["manager"]["points"].take()
    }

    async fn write(&self, session: &Session, mutation: &str, input: Value) -> Value {
        let name = match mutation {
            "appealPoints" => "Appeal".to_owned(),
            _ => format!("{}{}", mutation[..1].to_uppercase(), &mutation[1..]),
        };
        let query = format!(
            "mutation ($input: {name}Input!) {{ {mutation}(input: $input) {{ __typename
                ... on PointWritten {{ point {{ id kind points outcome version }} }} ... on InvalidPoint {{ problems {{ path code }} }}
                ... on StalePoint {{ currentVersion point {{ id pointsNow }} }} }} }}"
        );
        let mut data = self.service.data_as(session, &query, json!({ "input": input })).await;
        data[mutation].take()
    }
}

#[tokio::test]
async fn who_sees_what_of_a_ledger() {
    let scene = scene().await;
    scene.granted("NEED_DISCOVERY", 5).await;
    scene.granted("PRAISE", 3).await;
    let seen = async |session: Option<&Session>, ledger: &str| {
        let book = scene.book(session, ledger).await;
        let entry = &book["entries"]["nodes"][0];
        (
            book["balance"].as_i64(),
            entry["words"].is_string() && entry["file"].is_object(),
        )
    };
    for (session, contribution, credit) in [
        (None, (None, false), (None, false)),
        (Some(&scene.plain), (Some(5), false), (None, false)),
        (Some(&scene.matchmaker), (Some(5), false), (Some(3), false)),
        (Some(&scene.holder), (Some(5), true), (Some(3), true)),
        (Some(&scene.second), (Some(5), true), (Some(3), true)),
    ] {
        assert_eq!(seen(session, "CONTRIBUTION").await, contribution);
        assert_eq!(seen(session, "CREDIT").await, credit);
    }
    let book = scene.book(Some(&scene.plain), "CONTRIBUTION").await;
    assert_eq!(
        book["byRule"],
        json!([{ "code": "NEED_DISCOVERY", "name": { "text": "Discovery of a need" }, "points": 5, "entryCount": 1 }])
    );
    let entry = &book["entries"]["nodes"][0];
    assert_eq!((&entry["person"], &entry["rule"]["version"]), (&Value::Null, &json!(1)));
}

#[tokio::test]
async fn an_appeal_goes_its_way_and_everyone_learns_where_it_stands() {
    let scene = scene().await;
    let point = scene.granted("LATE_ANSWER", -3).await;
    let own = scene.book(Some(&scene.holder), "CREDIT").await;
    assert_eq!(
        (&own["balance"], &own["entries"]["nodes"][0]["mayAppeal"]),
        (&json!(-3), &json!(true))
    );
    let appeal = json!({ "point": point, "version": 1, "words": "系统故障，有截图",
        "file": { "name": "截图.png", "mediaType": "image/png", "content": STANDARD.encode("png") } });
    let appealed = scene.write(&scene.holder, "appealPoints", appeal.clone()).await;
    assert_eq!(appealed["point"]["kind"], "APPEAL", "{appealed}");
    let stale = scene.write(&scene.holder, "appealPoints", appeal).await;
    assert_eq!(
        stale,
        json!({ "__typename": "StalePoint", "currentVersion": 2, "point": { "id": point, "pointsNow": -3 } })
    );
    let waiting = "{ openAppeals { totalCount nodes { about { id } words mayDecide manager { id } } } }";
    let told = scene.service.data_as(&scene.second, waiting, json!({})).await;
    assert_eq!(
        told["openAppeals"],
        json!({ "totalCount": 1, "nodes": [{ "about": { "id": point }, "words": "系统故障，有截图", "mayDecide": true,
            "manager": { "id": scene.manager } }] })
    );
    // Who took the points does not judge.
    let own = scene.service.data_as(&scene.registrar, waiting, json!({})).await;
    assert_eq!(own["openAppeals"]["nodes"][0]["mayDecide"], false);
    assert_eq!(
        scene.service.refused_as(&scene.plain, waiting, json!({})).await,
        "FORBIDDEN"
    );
    // It is the appeal that is decided, not the entry.
    let entry = json!({ "appeal": point, "version": 2, "decision": "REJECT", "reason": "OTHER", "words": "不属实" });
    let entry = scene.write(&scene.second, "decideAppeal", entry).await;
    assert_eq!(entry["__typename"], "NotFound", "{entry}");
    let decide = |more: Value| {
        let mut input =
            json!({ "appeal": appealed["point"]["id"], "version": 2, "decision": "UPHOLD", "words": "属实" });
        if let (Value::Object(input), Value::Object(more)) = (&mut input, more) {
            input.extend(more);
        }
        input
    };
    let missing = scene.write(&scene.second, "decideAppeal", decide(json!({}))).await;
    assert_eq!(missing["problems"], json!([{ "path": ["points"], "code": "REQUIRED" }]));
    let done = scene
        .write(&scene.second, "decideAppeal", decide(json!({ "points": 0 })))
        .await;
    assert_eq!(
        (&done["point"]["kind"], &done["point"]["outcome"]),
        (&json!("OUTCOME"), &json!("UPHELD"))
    );
    let book = scene.book(Some(&scene.holder), "CREDIT").await;
    assert_eq!(
        (&book["balance"], &book["entries"]["totalCount"]),
        (&json!(0), &json!(4))
    );
    let kinds: Vec<&Value> = book["entries"]["nodes"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|entry| &entry["kind"])
        .collect();
    assert_eq!(kinds, ["CORRECTION", "OUTCOME", "APPEAL", "ENTRY"]);
    assert_eq!(book["entries"]["nodes"][3]["pointsNow"], 0);
}

#[tokio::test]
async fn evidence_is_downloaded_by_those_who_read_the_words() {
    let scene = scene().await;
    scene.granted("PRAISE", 1).await;
    let book = scene.book(Some(&scene.holder), "CREDIT").await;
    let address = book["entries"]["nodes"][0]["file"]["address"]
        .as_str()
        .expect("an address")
        .to_owned();
    for (session, status) in [
        (&scene.holder, 200),
        (&scene.second, 200),
        (&scene.matchmaker, 404),
        (&scene.plain, 404),
    ] {
        let request = poem::Request::builder()
            .method(Method::GET)
            .uri_str(&address)
            .header(header::COOKIE, &session.cookie);
        let (response, _) = scene.service.send(request.finish()).await;
        assert_eq!(response.status().as_u16(), status);
    }
}

#[tokio::test]
async fn rules_and_ends_are_everyones_to_read() {
    let scene = scene().await;
    let query = "{ pointRules(ledger: CREDIT) { code version ledger least most isAutomatic validFrom validUntil sourceDate
        name { zh en } basis { zh } source { zh en } } none: pointRules(on: \"2000-01-01\") { code } ledgerHeads { ledger number digest } }";
    let told = scene.service.data(ANYONE, query, json!({})).await;
    let rules = told["pointRules"].as_array().cloned().unwrap_or_default();
    assert!(
        rules.len() > 5 && rules.iter().all(|rule| rule["source"]["zh"].is_string()),
        "{told}"
    );
    assert_eq!((&told["none"], &told["ledgerHeads"]), (&json!([]), &json!([])));
    scene.granted("PRAISE", 1).await;
    let told = scene.service.data(ANYONE, query, json!({})).await;
    assert_eq!(told["ledgerHeads"][0]["number"], "1");
    assert_eq!(told["ledgerHeads"][0]["digest"].as_str().map(str::len), Some(64));
}

#[tokio::test]
async fn entries_of_a_list_of_managers_take_no_more_statements_the_more_they_are() {
    use std::sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    };
    const LIST: &str = "{ managers(first: 20) { nodes { points(ledger: CREDIT) { balance byRule { code points }
        entries(first: 1) { nodes { words pointsNow isAppealed version file { name } history { kind } } } } } } }";
    const SUMS: &str =
        "{ managers(first: 20) { nodes { points(ledger: CREDIT) { balance byRule { code points } } } } }";
    let mut scene = scene().await;
    let counted = async |scene: &Scene, query: &str| {
        let count = Arc::new(AtomicU64::new(0));
        let asked = scene.service.data(ADMIN, query, json!({}));
        let data = qiao::database::STATEMENTS.scope(count.clone(), asked).await;
        (data, count.load(Ordering::SeqCst))
    };
    scene.granted("PRAISE", 1).await;
    counted(&scene, SUMS).await;
    let ((_, few), (_, few_entries)) = (counted(&scene, SUMS).await, counted(&scene, LIST).await);
    for number in 0..9 {
        let manager = json!({ "kind": "DISCOVERER", "name": { "zh": format!("经理{number}") } });
        scene.manager = scene.service.manager(manager, &[]).await;
        scene.granted("PRAISE", 2).await;
    }
    // The first reading behind writes takes what is kept in memory of managers up to them.
    counted(&scene, SUMS).await;
    let (data, many) = counted(&scene, SUMS).await;
    let managers = data["managers"]["nodes"].as_array().cloned().unwrap_or_default();
    assert_eq!(
        managers
            .iter()
            .filter(|manager| manager["points"]["balance"] == 2)
            .count(),
        9
    );
    assert!(many <= few, "{few} statements for one, {many} for ten");
    // Each page of entries is read by itself; what they say is read with it, or together where pages come at once.
    let (_, many_entries) = counted(&scene, LIST).await;
    assert!(
        many_entries <= few_entries + 9 * 4,
        "{few_entries} statements for one, {many_entries} for ten"
    );
}

#[test]
fn the_command_reckons_again_and_finds_what_was_changed() {
    let folder = tempfile::tempdir().expect("a folder");
    let settings = own_database("qiao_ledger");
    let run = |arguments: &[&str]| {
        let mut command = program(folder.path(), arguments);
        command.env("QIAO_DATA", folder.path()).env("QIAO_LOG", "off");
        command.envs(settings.iter().map(|(key, value)| (key, value)));
        ended(&mut command)
    };
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let open = || async {
        let config = qiao::config::Config {
            data: folder.path().to_owned(),
            database_url: settings.first().map(|(_, address)| address.clone()),
            database_connections: 2,
            ..qiao::config::Config::default()
        };
        qiao::app::App::open(config, qiao::clock::Clock::system())
            .await
            .expect("opened")
    };
    let digest = runtime.block_on(async {
        use qiao::domain::{file::Upload, ledger, manager};
        let app = open().await;
        let made = manager::post(&app, ADMIN, a_manager(), None).await.expect("no fault");
        let manager = made.expect("a manager").record.id;
        for number in 1..=3 {
            let words = format!("第{number}次");
            let grant = ledger::Grant {
                manager,
                rule: "PRAISE".to_owned(),
                points: Some(1),
                words,
                evidence: None,
                file: Some(Upload {
                    name: "a.txt".to_owned(),
                    media_type: None,
                    content: vec![1],
                }),
            };
            let done = ledger::grant(&app, ADMIN, grant).await;
            done.expect("no fault").expect("granted");
        }
        let head = ledger::head(&app.db, ledger::Ledger::Credit)
            .await
            .expect("read")
            .expect("an end");
        app.stop().await;
        head.digest
    });
    let start = "0".repeat(64);
    let printed = run(&["ledger", "head"]);
    assert_eq!(
        printed.out,
        format!("CONTRIBUTION 0 {start}\nCREDIT 3 {digest}\n"),
        "{}",
        printed.err
    );
    let well = run(&["ledger", "verify", "--head", &digest]);
    assert_eq!(well.code, Some(0), "{}{}", well.out, well.err);
    assert!(
        well.out.contains("CREDIT is unbroken up to entry 3") && well.out.contains("3 points of 1 managers"),
        "{}",
        well.out
    );
    let cut = run(&["ledger", "verify", "--head", &"a".repeat(64)]);
    assert_eq!(cut.code, Some(1));
    assert!(cut.out.contains("WRONG: the digest given"), "{}", cut.out);
    assert_eq!(run(&["ledger", "verify", "--head", "abc"]).code, Some(2));
    assert!(run(&["doctor"]).out.contains("CREDIT unbroken up to entry 3"));

    runtime.block_on(async {
        use sea_orm::{ConnectionTrait, DbBackend};
        let app = open().await;
        let trigger = match app.db.get_database_backend() {
            DbBackend::Postgres => "drop trigger point_append_only on point",
            _ => "drop trigger point_no_update",
        };
        for statement in [trigger, "update point set amount = 3 where number = 2"] {
            app.db.execute_unprepared(statement).await.expect("done");
        }
        app.stop().await;
    });
    let ill = run(&["ledger", "verify"]);
    assert_eq!(ill.code, Some(1));
    assert!(
        ill.out.contains("WRONG: entry 2 of CREDIT is not as it was written"),
        "{}",
        ill.out
    );
    assert!(
        run(&["doctor"])
            .out
            .contains("entry 2 of CREDIT is not as it was written")
    );
}

/// A manager who is shown.
fn a_manager() -> qiao::domain::manager::Draft {
    use qiao::domain::{manager, prose::Prose};
    manager::Draft {
        external_key: None,
        kind: qiao_entity::manager::ManagerKind::Discoverer,
        status: qiao_entity::status::Status::Published,
        name: Prose::new(Some("王工".to_owned()), None),
        region: None,
        fields: Vec::new(),
        activities: Vec::new(),
        competences: Vec::new(),
        languages: Vec::new(),
        headline: Prose::default(),
        biography: Prose::default(),
        works: Vec::new(),
        capacity: 1,
        load: 0,
        contact: None,
        levels: manager::Levels::default(),
    }
}
