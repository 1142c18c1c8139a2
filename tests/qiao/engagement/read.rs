//! Who reads an engagement, and what of it.

use qiao_entity::membership::MemberRole;
use serde_json::{Value, json};

use super::scene;
use crate::support::{ADMIN, ANYONE};

#[tokio::test(flavor = "multi_thread")]
async fn only_those_who_take_part_know_of_it() {
    let scene = scene().await;
    let engagement = scene.engaged().await;
    let query = "query ($id: ID!, $need: ID!) { engagement(id: $id) { sides } engagements { totalCount nodes { id } } need(id: $need) { engagements { id } } }";
    let variables = json!({ "id": engagement, "need": scene.need });
    let readers = [
        (&scene.editor, "ENTERPRISE"),
        (&scene.reader, "ENTERPRISE"),
        (&scene.first, "MANAGER"),
        (&scene.matchmaker, "MATCHMAKER"),
    ];
    for (who, side) in readers {
        let data = scene.service.data_as(who, query, variables.clone()).await;
        assert_eq!(data["engagement"]["sides"], json!([side]));
        assert_eq!(
            data["engagements"],
            json!({ "totalCount": 1, "nodes": [{ "id": engagement }] })
        );
        assert_eq!(data["need"]["engagements"], json!([{ "id": engagement }]));
    }
    let nothing =
        json!({ "engagement": null, "engagements": { "totalCount": 0, "nodes": [] }, "need": { "engagements": [] } });
    for who in [&scene.second, &scene.outsider] {
        assert_eq!(scene.service.data_as(who, query, variables.clone()).await, nothing);
    }
    assert_eq!(scene.service.data(ANYONE, query, variables.clone()).await, nothing);
    let all = scene.service.data(ADMIN, query, variables).await;
    assert_eq!(
        (&all["engagement"]["sides"], &all["engagements"]["totalCount"]),
        (&json!(["OPERATOR"]), &json!(1))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_people_of_an_unnamed_enterprise_are_not_named() {
    let scene = scene().await;
    let engagement = scene.engaged().await;
    scene
        .change(
            &scene.first,
            &engagement,
            "advanceEngagement",
            json!({ "act": "NEGOTIATE" }),
        )
        .await;
    let fields =
        "need { organization { id } } timeline(first: 10) { totalCount nodes { step { act side person { name } } } }";
    let steps = |seen: &Value| {
        let nodes = seen["timeline"]["nodes"].as_array().cloned().unwrap_or_default();
        let steps = nodes.iter().map(|node| {
            let text = |name: &str| node["step"][name].as_str().unwrap_or("–").to_owned();
            format!(
                "{} {} {}",
                text("act"),
                text("side"),
                node["step"]["person"]["name"].as_str().unwrap_or("–")
            )
        });
        steps.collect::<Vec<_>>()
    };
    let manager = scene.seen(&scene.first, &engagement, fields).await;
    assert!(manager["need"]["organization"].is_null());
    assert_eq!(
        steps(&manager),
        ["BEGIN ENTERPRISE –", "APPOINT ENTERPRISE –", "NEGOTIATE MANAGER first"]
    );
    let enterprise = scene.seen(&scene.editor, &engagement, fields).await;
    assert_eq!(
        steps(&enterprise),
        [
            "BEGIN ENTERPRISE editor",
            "APPOINT ENTERPRISE editor",
            "NEGOTIATE MANAGER first"
        ]
    );
    assert_eq!(enterprise["timeline"]["totalCount"], 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_timeline_has_pages_and_lists_are_filtered() {
    let scene = scene().await;
    let engagement = scene.engaged().await;
    for number in 0..5 {
        scene
            .change(
                &scene.first,
                &engagement,
                "addMilestone",
                json!({ "name": format!("第{number}步") }),
            )
            .await;
    }
    let mut after = Value::Null;
    let mut told = Vec::new();
    loop {
        let query = "query ($id: ID!, $after: String) { engagement(id: $id) { timeline(first: 3, after: $after) { nodes { about } pageInfo { hasNextPage endCursor } } } }";
        let variables = json!({ "id": engagement, "after": after });
        let data = scene.service.data_as(&scene.reader, query, variables).await;
        let page = &data["engagement"]["timeline"];
        told.extend(
            page["nodes"]
                .as_array()
                .into_iter()
                .flatten()
                .map(|node| node["about"].clone()),
        );
        if page["pageInfo"]["hasNextPage"] == false {
            break;
        }
        after = page["pageInfo"]["endCursor"].clone();
    }
    assert_eq!(
        json!(told),
        json!([null, "总体负责", "第0步", "第1步", "第2步", "第3步", "第4步"])
    );
    let other = scene.begin(json!({ "lead": scene.specialist })).await;
    let list = |filter: &str| format!("{{ engagements(filter: {{ {filter} }}) {{ nodes {{ id }} }} }}");
    for (who, filter, wanted) in [
        (&scene.editor, "isRunning: true", vec![&other, &engagement]),
        (&scene.editor, "isRunning: false", vec![]),
        (&scene.editor, "stages: [MATCHING]", vec![&other, &engagement]),
        (&scene.editor, "stages: [LANDED]", vec![]),
        (&scene.editor, "need: \"need_99\"", vec![]),
        (&scene.second, "isInvited: true", vec![&other]),
        (&scene.first, "isInvited: true", vec![]),
    ] {
        let data = scene.service.data_as(who, &list(filter), json!({})).await;
        let nodes: Vec<Value> = wanted.into_iter().map(|id| json!({ "id": id })).collect();
        assert_eq!(data["engagements"]["nodes"], json!(nodes), "{filter}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_of_engagements_takes_a_bounded_number_of_statements() {
    let scene = scene().await;
    for _ in 0..6 {
        scene.begin(json!({ "lead": scene.lead })).await;
    }
    let fields = "form lead { name { zh } } sides acts maySteer mayWork slipSignedAt team { manager { id } acts }
        milestones { name } tasks { title manager { id } } need { title { zh } }";
    let count = async |first: i32| {
        let query = format!("{{ engagements(first: {first}) {{ totalCount nodes {{ {fields} }} }} }}");
        let counter = std::sync::Arc::new(std::sync::atomic::AtomicU64::new(0));
        let asked = scene.service.data(ADMIN, &query, json!({}));
        qiao::database::STATEMENTS.scope(counter.clone(), asked).await;
        counter.load(std::sync::atomic::Ordering::SeqCst)
    };
    let (few, many) = (count(1).await, count(6).await);
    assert!(
        many <= few + 1 && many <= 20,
        "{few} statements for one, {many} for six"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_member_of_the_supply_side_reads_and_may_walk_away() {
    let scene = scene().await;
    let engagement = scene.engaged().await;
    let university = scene
        .service
        .organization(json!({ "kind": "UNIVERSITY", "name": { "zh": "大学" } }))
        .await;
    let supplier = scene.service.member("supplier", &university, MemberRole::Editor).await;
    assert!(scene.seen(&supplier, &engagement, "id").await.is_null());
    let row = qiao_entity::engagement::ActiveModel {
        id: sea_orm::ActiveValue::Set(crate::session::number(&engagement)),
        supplier_id: sea_orm::ActiveValue::Set(Some(crate::session::number(&university))),
        ..Default::default()
    };
    sea_orm::ActiveModelTrait::update(row, &scene.service.app.db)
        .await
        .expect("stored");
    let seen = scene
        .seen(&supplier, &engagement, "sides acts maySteer mayWork supplier { id }")
        .await;
    assert_eq!(
        seen,
        json!({ "sides": ["SUPPLIER"], "acts": ["CLOSE"], "maySteer": false, "mayWork": false, "supplier": { "id": university } })
    );
    let close = json!({ "reason": "IP_UNCLEAR", "sentence": "权属未定" });
    assert_eq!(
        scene.change(&supplier, &engagement, "closeEngagement", close).await,
        "CLOSED"
    );
}
