//! What nobody answers.

use std::time::Duration;

use qiao::domain::introduction::freshen_due;
use serde_json::json;

use super::scene::{Scene, scene, short, terms};
use crate::support::ADMIN;

const DAY: Duration = Duration::from_hours(24);

#[tokio::test]
async fn what_nobody_answers_is_reminded_of_once_and_lapses() {
    let scene = scene().await;
    let introduction = scene.proposed().await;
    let selection = "status remindedAt closedAt closedSide lapsesAt version steps { act side }";
    scene.service.pass(6 * DAY);
    assert_eq!(freshen_due(&scene.service.app).await.ok(), Some(0));
    scene.service.pass(DAY);
    assert_eq!(freshen_due(&scene.service.app).await.ok(), Some(1));
    assert_eq!(freshen_due(&scene.service.app).await.ok(), Some(0), "once");
    let told = scene.told(&scene.expert, &introduction, selection).await;
    assert_eq!(told["status"], "PROPOSED");
    assert_eq!(told["version"], 1, "who decides meanwhile is not disturbed");
    assert!(told["remindedAt"].is_string());
    scene.service.pass(14 * DAY);
    // Sessions have ended meanwhile.
    let scene = Scene {
        expert: scene.service.session_of(scene.expert.account).await,
        ..scene
    };
    // Reads are right before the calendar was looked at.
    let listed = "{ lapsed: introductions(filter: { statuses: [LAPSED] }) { totalCount facets { statuses { value count } } }
        open: introductions(filter: { statuses: [PROPOSED] }) { totalCount } waiting: introductions(filter: { waiting: true }) { totalCount } }";
    let expected = json!({ "lapsed": { "totalCount": 1, "facets": { "statuses": [{ "value": "LAPSED", "count": 1 }] } },
        "open": { "totalCount": 0 }, "waiting": { "totalCount": 0 } });
    assert_eq!(scene.service.data_as(&scene.expert, listed, json!({})).await, expected);
    let late = json!({ "introduction": introduction, "version": 1 });
    let outcome = scene.run(Some(&scene.expert), "acceptIntroduction", late).await;
    assert_eq!(short(&outcome), "WRONG_STATUS");
    let before = scene
        .told(&scene.expert, &introduction, "status closedAt closedSide lapsesAt")
        .await;
    assert_eq!(freshen_due(&scene.service.app).await.ok(), Some(1));
    let after = scene
        .told(&scene.expert, &introduction, "status closedAt closedSide lapsesAt")
        .await;
    assert_eq!(before, after);
    assert_eq!(
        (&after["status"], &after["closedSide"]),
        (&json!("LAPSED"), &json!("SERVICE"))
    );
    assert_eq!(scene.service.data_as(&scene.expert, listed, json!({})).await, expected);
    let steps = scene.told(&scene.expert, &introduction, "steps { act }").await;
    assert_eq!(
        steps["steps"],
        json!([{ "act": "INTRODUCE" }, { "act": "REMIND" }, { "act": "LAPSE" }])
    );
    // Nobody said no: the pair may be tried again without more.
    assert_eq!(short(&scene.introduces(None, &scene.manager).await), "PROPOSED");
    let all = scene
        .service
        .data(ADMIN, "{ introductions { totalCount } }", json!({}))
        .await;
    assert_eq!(all["introductions"]["totalCount"], 2);
}

#[tokio::test]
async fn the_days_are_settings() {
    let freshness = qiao::domain::introduction::Freshness {
        remind_days: 1,
        lapse_days: 2,
    };
    let service = crate::support::Service::start_with(|config| config.introductions = freshness).await;
    assert_eq!(service.app.config.introductions.lapse_days, 2);
}

#[tokio::test]
async fn what_has_lapsed_takes_no_messages_before_the_calendar_was_looked_at() {
    let scene = scene().await;
    let introduction = scene.proposed().await;
    scene.service.pass(21 * DAY);
    let expert = scene.service.session_of(scene.expert.account).await;
    let query = "mutation ($input: WriteMessageInput!) { writeMessage(input: $input) { __typename
        ... on InvalidMessage { problems { path code } } } }";
    let input = json!({ "input": { "subject": introduction, "text": "还在吗？" } });
    let answer = scene.service.ask_as(&expert, query, input).await;
    assert_eq!(
        answer["data"]["writeMessage"]["problems"],
        json!([{ "path": ["subject"], "code": "WRONG_STATUS" }]),
        "{answer}"
    );
}

#[tokio::test]
async fn an_offer_that_nobody_signs_is_reminded_of_and_lapses() {
    let scene = scene().await;
    let introduction = scene.accepted().await;
    let offered = scene.offers(&scene.expert, &introduction, 2, terms()).await;
    assert_eq!(short(&offered), "ACCEPTED", "{offered}");
    let selection = "status slips { number status remindedAt lapsesAt } steps { act text side }";
    scene.service.pass(7 * DAY);
    assert_eq!(freshen_due(&scene.service.app).await.ok(), Some(1));
    assert_eq!(freshen_due(&scene.service.app).await.ok(), Some(0), "once");
    scene.service.pass(14 * DAY);
    let scene = Scene {
        expert: scene.service.session_of(scene.expert.account).await,
        owner: scene.service.session_of(scene.owner.account).await,
        ..scene
    };
    // Reads and writes are right before the calendar was looked at.
    let told = scene.told(&scene.owner, &introduction, selection).await;
    assert_eq!(told["slips"][0]["status"], "LAPSED", "{told}");
    assert!(told["slips"][0]["remindedAt"].is_string());
    let waiting = "{ introductions(filter: { waiting: true }) { totalCount } }";
    let listed = scene.service.data_as(&scene.owner, waiting, json!({})).await;
    assert_eq!(listed["introductions"]["totalCount"], 0);
    assert_eq!(
        short(&scene.signs(&scene.owner, &introduction, 3).await),
        "WRONG_STATUS"
    );
    // Other terms may be offered, and what lapsed stays so.
    let again = scene.offers(&scene.owner, &introduction, 3, terms()).await;
    assert_eq!(short(&again), "ACCEPTED", "{again}");
    assert_eq!(freshen_due(&scene.service.app).await.ok(), Some(0));
    let told = scene.told(&scene.owner, &introduction, selection).await;
    assert_eq!(
        (&told["slips"][0]["status"], &told["slips"][1]["status"]),
        (&json!("LAPSED"), &json!("OFFERED")),
        "{told}"
    );
    let own = told["steps"].as_array().cloned().unwrap_or_default();
    let acts: Vec<_> = own.iter().map(|step| &step["act"]).collect();
    assert_eq!(acts, ["INTRODUCE", "ACCEPT", "OFFER", "REMIND", "LAPSE", "OFFER"]);
    assert_eq!(short(&scene.signs(&scene.expert, &introduction, 4).await), "ACCEPTED");
}
