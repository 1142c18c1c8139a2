//! The stories of the demo, told through the API alone: from a need that is posted to money that is shared.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use qiao::{
    domain::{ledger, settlement},
    import::demo,
    story::{self, People, Person, Script, Story, Telling},
};
use serde_json::{Value, json};

use crate::{
    session::number,
    support::{ADMIN, ANYONE, Service, id},
};

/// A file of the stories.
fn read(name: &str) -> String {
    let path = format!("{}/demo/stories/{name}.json", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).expect(&path)
}

/// A service with the demo's data in which all stories were told, and what they know at their end.
pub(crate) async fn told() -> (Service, BTreeMap<String, Value>) {
    let service =
        Service::start_with(|config| (config.rate_limit, config.account_rate_limit) = (u32::MAX, u32::MAX)).await;
    let now: DateTime<Utc> = *service.app.clock.now();
    service.set_clock(now - TimeDelta::days(demo::BEGAN));
    for report in demo::load(&service.app, |_| ()).await.expect("the demo's data") {
        assert_eq!(report.counts.failed, 0, "{:?}", report.failures);
    }
    let people: Vec<Person> = serde_json::from_str(&read("people")).expect("people");
    let people = People::gather(&service.app, &people).await.expect("accounts");
    // As they stand in the folder: a story is tried without compiling anything.
    let stories = story::shipped().expect("stories").into_iter().map(|(name, _)| {
        let script: Script = serde_json::from_str(&read(name)).expect(name);
        Story::of(name, script, now).expect(name)
    });
    let mut telling = Telling::of(&service.app, people, stories.collect());
    let done = telling.until(now, |moment| service.set_clock(moment)).await;
    done.unwrap_or_else(|error| panic!("{}", error.detail));
    assert_eq!(telling.next(), None);
    service.set_clock(now);
    let kept = telling.stories.into_iter();
    let kept = kept.map(|story| (story.name, Value::Object(story.kept))).collect();
    (service, kept)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_need_comes_from_posting_to_money_by_the_api_alone() {
    let (service, kept) = told().await;
    let db = &service.app.db;
    let mut numbers = BTreeMap::new();
    for (story, stage) in [
        ("pin-plating", "LANDED"),
        ("electrolyser", "CONTRACTED"),
        ("wing-skin", "PUBLISHED"),
        ("fastener-burr", "NEGOTIATING"),
        ("casting-leak", "CLOSED"),
        ("work-order", "MATCHING"),
    ] {
        let query = "query ($id: ID!) { need(id: $id) { status } }";
        let id = id(&kept[story]["need"]);
        let data = service.data(ADMIN, query, json!({ "id": id })).await;
        assert_eq!(data["need"]["status"], stage, "{story}");
        numbers.insert(story, number(&id));
    }

    // The dashboard then shows the funnel, and each figure opens its rows.
    let query =
        "{ statistics { needs { totalCount funnel { milestone count medianDays medianDaysSincePublished } } } }";
    let data = service.data(ANYONE, query, json!({})).await;
    let funnel = data["statistics"]["needs"]["funnel"].as_array().expect("a funnel");
    let mut before = i64::MAX;
    for (stage, least) in funnel.iter().zip([135, 4, 4, 3, 2, 1]) {
        let count = stage["count"].as_i64().expect("a count");
        assert!((least..=before).contains(&count), "{stage}");
        before = count;
        let query = "query ($filter: NeedFilter) { needs(filter: $filter) { totalCount } }";
        let filter = json!({ "reached": stage["milestone"] });
        let data = service.data(ANYONE, query, json!({ "filter": filter })).await;
        assert_eq!(data["needs"]["totalCount"], stage["count"], "{stage}");
        assert_eq!(
            stage["medianDays"].is_f64(),
            stage["milestone"] != "PUBLISHED",
            "{stage}"
        );
    }
    let landed = funnel[5]["medianDaysSincePublished"].as_f64().expect("days");
    assert!((155.0..158.0).contains(&landed), "{landed}");

    // Every step of the landed need is there, and both ledgers hold.
    let steps = qiao::domain::chain::of_need(&service.app, numbers["pin-plating"])
        .await
        .expect("steps");
    assert!(steps.len() > 40, "{}", steps.len());
    assert!(steps.is_sorted_by_key(|step| step.at.0), "in the order of time");
    for ledger in [ledger::Ledger::Contribution, ledger::Ledger::Credit] {
        let verdict = ledger::verify(db, ledger).await.expect("verified");
        assert!(
            verdict.broken.is_none() && verdict.points > 0,
            "{ledger:?}: {verdict:?}"
        );
    }
    let verdict = settlement::verify(db).await.expect("verified");
    assert!(verdict.flaws.is_empty() && verdict.entries > 0, "{verdict:?}");

    // A challenge was awarded by what its panel scored, after an objection was answered; an appeal was upheld; the commission was taken.
    let query = "query ($id: ID!) { need(id: $id) { challenge { status objectionCount waitingObjectionCount
        nominees { awarded rank of bidder { organization { externalKey } } } } } }";
    let data = service
        .data(ADMIN, query, json!({ "id": kept["fastener-burr"]["need"]["id"] }))
        .await;
    let awarded =
        json!([{ "awarded": true, "rank": 1, "of": 2, "bidder": { "organization": { "externalKey": "buaa" } } }]);
    assert_eq!(
        data["need"]["challenge"],
        json!({ "status": "AWARDED", "objectionCount": 1, "waitingObjectionCount": 0, "nominees": awarded })
    );
    let query = "query ($id: ID!) { point(id: $id) { outcome about { pointsNow isAppealed } } }";
    let outcome = &kept["pin-plating"]["outcome"]["id"];
    let data = service.data(ADMIN, query, json!({ "id": outcome })).await;
    assert_eq!(
        data["point"],
        json!({ "outcome": "UPHELD", "about": { "pointsNow": 8, "isAppealed": false } })
    );
    let query = "query ($id: ID!) { settlement(id: $id) { steps { to amount { minorUnits } terms { number } } } }";
    let settled = &kept["pin-plating"]["first"]["id"];
    let data = service.data(ADMIN, query, json!({ "id": settled })).await;
    let steps = data["settlement"]["steps"].as_array().expect("steps");
    let commission = steps
        .iter()
        .find(|step| step["to"] == "COMMISSION")
        .expect("a commission");
    // 4.5 % of 392,000 yuan, by the second version of the terms.
    assert_eq!(
        (&commission["amount"]["minorUnits"], &commission["terms"]["number"]),
        (&json!("1764000"), &json!(2)),
        "{commission}"
    );

    // Bids that are sealed are their bidders' alone.
    let query = "query ($id: ID!) { need(id: $id) { challenge { status bidCount } proposals { nodes { id stands { text } } } } }";
    let data = service
        .data(ADMIN, query, json!({ "id": kept["wing-skin"]["need"]["id"] }))
        .await;
    assert_eq!(data["need"]["challenge"], json!({ "status": "OPEN", "bidCount": 2 }));
    assert_eq!(data["need"]["proposals"]["nodes"], json!([]));
}
