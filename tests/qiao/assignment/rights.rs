//! Who may ask for an assignment, with what, and what it must not tell.

use qiao_entity::membership::MemberRole;
use serde_json::{Value, json};

use super::{QUERY, World, all, team};
use crate::support::{ADMIN, ANYONE, POST_NEED, a_need, id};

/// What the matchmaker may not read changes nothing of its plan; the administrator's plan it does change.
#[tokio::test(flavor = "multi_thread")]
async fn hidden_loads_and_hidden_posters_do_not_show_in_a_plan() {
    let mut plans = Vec::new();
    for (load, works_for_poster) in [(0, false), (2, false), (0, true)] {
        let world = World::start().await;
        let other = world
            .service
            .organization(json!({ "kind": "ENTERPRISE", "name": { "zh": "另一家" } }))
            .await;
        let employer = if works_for_poster { &world.enterprise } else { &other };
        let hidden = json!({ "capacity": 2, "load": load, "levels": { "load": "AGREEMENT" } });
        let best = world.manager("高温轴承润滑", hidden, &[employer]).await;
        world.manager("轴承", json!({}), &[]).await;
        let secret = json!({ "levels": { "organization": "AGREEMENT" } });
        let needs = [world.need("高温轴承润滑", secret).await];
        world.service.settle().await;
        let input = json!({ "needs": all(&needs, 1) });
        let mut plan = world.plan(&world.matchmaker, input.clone()).await;
        assert_eq!(team(&plan["needs"][0]), [best]);
        plan["freshness"].take();
        plans.push(plan);
        let mut known = world.service.data(ADMIN, QUERY, json!({ "input": input })).await;
        let outcome = known["assignment"]["needs"][0]["firstChoice"]["outcome"].take();
        let wanted = match (load, works_for_poster) {
            (2, _) => "FULL",
            (_, true) => "CONFLICT",
            _ => "KEPT",
        };
        assert_eq!(outcome, wanted);
    }
    assert_eq!(plans[0], plans[1]);
    assert_eq!(plans[0], plans[2]);
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_for_matchmakers_and_for_ones_own_needs() {
    let world = World::start().await;
    let service = &world.service;
    let other = service
        .organization(json!({ "kind": "ENTERPRISE", "name": { "zh": "另一家" } }))
        .await;
    let own = world.need("轴承润滑", json!({})).await;
    let foreign = service.need(a_need(&other, "轴承", json!({}))).await;
    let draft = json!({ "input": { "publish": false, "need": a_need(&other, "轴承草稿", json!({})) } });
    let draft = service.data(ADMIN, POST_NEED, draft).await;
    let draft = id(&draft["postNeed"]["need"]);
    service.settle().await;
    let (stranger, member) = (service.logged_in("plain").await, service.logged_in("member").await);
    service
        .make_member(&member, &world.enterprise, MemberRole::Reader)
        .await;
    let input = |needs: &[&String]| {
        let needs: Vec<String> = needs.iter().map(ToString::to_string).collect();
        json!({ "input": { "needs": all(&needs, 1) } })
    };
    let (code, _) = service.refused(ANYONE, QUERY, input(&[&own])).await;
    assert_eq!(code, "FORBIDDEN");
    assert_eq!(service.refused_as(&stranger, QUERY, input(&[&own])).await, "FORBIDDEN");
    let plan = service.as_account(&member, QUERY, input(&[&own])).await;
    assert_eq!(plan["needs"][0]["lack"], "NO_CANDIDATES");
    for foreign in [&foreign, &draft, &"need_999".to_owned()] {
        let refusal = service.refused_as(&member, QUERY, input(&[&own, foreign])).await;
        assert_eq!(refusal, "FORBIDDEN", "what is foreign and what is not there look alike");
    }
    let plan = service
        .as_account(&world.matchmaker, QUERY, input(&[&own, &foreign]))
        .await;
    assert_eq!(plan["leftAlone"], 2);
    for hidden in [&draft, &"need_999".to_owned()] {
        let answer = service
            .answer_to(&world.matchmaker, QUERY, input(&[&own, hidden]))
            .await;
        assert_eq!(answer["errors"][0]["extensions"]["code"], "BAD_REQUEST");
        assert_eq!(answer["errors"][0]["message"], format!("There is no need “{hidden}”."));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_makes_no_sense_is_refused_with_its_bounds() {
    let world = World::start().await;
    let need = |id: &str| json!({ "need": id });
    let many: Vec<Value> = (1..=201).map(|id| need(&format!("need_{id}"))).collect();
    for (input, wanted) in [
        (
            json!({ "needs": [] }),
            "An assignment takes 1 to 200 needs, and these are 0.",
        ),
        (
            json!({ "needs": many }),
            "An assignment takes 1 to 200 needs, and these are 201.",
        ),
        (
            json!({ "needs": [need("need_1"), need("need_1")] }),
            "The need “need_1” stands here twice.",
        ),
        (json!({ "needs": [need("manager_1")] }), "There is no need “manager_1”."),
        (
            json!({ "needs": [{ "need": "need_1", "managers": 7 }] }),
            "managers must lie between 1 and 6, and is 7.",
        ),
        (
            json!({ "needs": [need("need_1")], "mostPerManager": 0 }),
            "mostPerManager must lie between 1 and 100, and is 0.",
        ),
        (
            json!({ "needs": [need("need_1")], "leastShare": -1 }),
            "leastShare must lie between 0 and 100, and is -1.",
        ),
    ] {
        let query = "query ($input: AssignmentInput!) { assignment(input: $input) { fit } }";
        let answer = world
            .service
            .answer_to(&world.matchmaker, query, json!({ "input": input }))
            .await;
        assert_eq!(answer["errors"][0]["message"], wanted);
        assert_eq!(answer["errors"][0]["extensions"]["code"], "BAD_REQUEST");
    }
    let query = "query ($input: AssignmentInput!) { assignment(input: $input) { fit } }";
    let input = json!({ "input": { "needs": many } });
    let zh = world.service.ask_in("zh", ADMIN, query, input).await;
    assert_eq!(
        zh["errors"][0]["message"],
        "一次指派可包含 1 到 200 项需求，现为 201 项。"
    );
}
