//! Assignment of many needs to many managers, as matchmakers ask for it.

#[path = "assignment/rights.rs"]
mod rights;

use serde_json::{Value, json};

use crate::{
    person::Asks,
    session::Session,
    support::{Service, a_need, id},
};

const QUERY: &str = "query ($input: AssignmentInput!) { assignment(input: $input) {
    fit bestFit loss lossShare firstChoicesKept leftAlone isOptimal freshness
    needs { wanted fit bestFit loss lossShare lack need { id } managers { role score manager { id } }
        firstChoice { score outcome loss manager { id } takenBy { id } } } } }";

/// An enterprise with needs, and a matchmaker.
struct World {
    service: Service,
    enterprise: String,
    matchmaker: Session,
}

impl World {
    async fn start() -> Self {
        let service = Service::start().await;
        let enterprise = service
            .organization(json!({ "kind": "ENTERPRISE", "name": { "zh": "江城轴承厂" }, "region": "330100" }))
            .await;
        let matchmaker = service
            .account("matchmaker", json!({ "roles": ["MATCHMAKER:330000"] }))
            .await;
        Self {
            service,
            enterprise,
            matchmaker,
        }
    }

    async fn need(&self, title: &str, more: Value) -> String {
        self.service.need(a_need(&self.enterprise, title, more)).await
    }

    /// A manager of whom this is said; by default one with much free capacity that everyone may know of.
    async fn manager(&self, headline: &str, more: Value, organizations: &[&str]) -> String {
        let mut manager =
            json!({ "kind": "DISCOVERER", "name": { "zh": "某人" }, "headline": { "zh": headline }, "capacity": 9 });
        if let (Value::Object(manager), Value::Object(more)) = (&mut manager, more) {
            manager.extend(more);
        }
        self.service.manager(manager, organizations).await
    }

    async fn plan(&self, asks: &impl Asks, input: Value) -> Value {
        self.service.as_account(asks, QUERY, json!({ "input": input })).await
    }

    /// The scores of a need's candidates.
    async fn scores(&self, need: &str) -> Vec<(String, f64)> {
        let query =
            "query ($id: ID!) { need(id: $id) { candidateManagers(first: 100) { edges { score node { id } } } } }";
        let data = self
            .service
            .data_as(&self.matchmaker, query, json!({ "id": need }))
            .await;
        let edges = data["need"]["candidateManagers"]["edges"].as_array().expect("edges");
        edges
            .iter()
            .map(|edge| (id(&edge["node"]), edge["score"].as_f64().expect("a score")))
            .collect()
    }
}

/// Each of these needs, with so many managers.
fn all(needs: &[String], managers: u32) -> Value {
    needs
        .iter()
        .map(|need| json!({ "need": need, "managers": managers }))
        .collect()
}

/// The managers of a need of a plan.
fn team(need: &Value) -> Vec<String> {
    let managers = need["managers"].as_array().expect("managers");
    managers.iter().map(|member| id(&member["manager"])).collect()
}

/// The greatest sum of scores one to one, by trying all.
fn greatest(scores: &[Vec<(String, f64)>], taken: &mut Vec<String>) -> f64 {
    let Some((own, others)) = scores.split_first() else {
        return 0.0;
    };
    let mut best = greatest(others, taken);
    for (manager, score) in own {
        if !taken.contains(manager) {
            taken.push(manager.clone());
            best = best.max(score + greatest(others, taken));
            taken.pop();
        }
    }
    best
}

fn is_near(a: &Value, b: f64) -> bool {
    (a.as_f64().expect("a number") - b).abs() < 1e-6
}

#[tokio::test(flavor = "multi_thread")]
async fn one_to_one_the_sum_of_scores_is_the_greatest_there_is() {
    let world = World::start().await;
    for headline in [
        "轴承润滑",
        "高温轴承润滑脂",
        "轴承寿命与疲劳",
        "激光焊接与轴承",
        "密封润滑",
    ] {
        world.manager(headline, json!({}), &[]).await;
    }
    let mut needs = Vec::new();
    for title in [
        "高温轴承的长寿命润滑",
        "轴承润滑脂的寿命",
        "轴承疲劳寿命",
        "轴承密封与润滑",
    ] {
        needs.push(world.need(title, json!({})).await);
    }
    world.service.settle().await;
    let mut scores = Vec::new();
    for need in &needs {
        scores.push(world.scores(need).await);
    }
    let plan = world.plan(&world.matchmaker, json!({ "needs": all(&needs, 1) })).await;
    assert!(is_near(&plan["fit"], greatest(&scores, &mut Vec::new())), "{plan}");
    assert_eq!(plan["isOptimal"], true);
    let first: f64 = scores.iter().map(|scores| scores[0].1).sum();
    assert!(is_near(&plan["bestFit"], first), "{plan}");
    assert!(is_near(&plan["loss"], first - plan["fit"].as_f64().expect("a number")));
    let mut seen = Vec::new();
    for ((need, own), got) in needs.iter().zip(&scores).zip(plan["needs"].as_array().expect("needs")) {
        assert_eq!(&id(&got["need"]), need, "the order is that of the input");
        let manager = team(got).pop().expect("somebody");
        assert!(!seen.contains(&manager), "one to one");
        let score = own.iter().find(|(is, _)| *is == manager).expect("a candidate").1;
        assert!(is_near(&got["managers"][0]["score"], score));
        assert!(is_near(&got["loss"], own[0].1 - score) && is_near(&got["firstChoice"]["loss"], own[0].1 - score));
        let outcome = if (own[0].1 - score).abs() < 1e-9 {
            "KEPT"
        } else {
            "TAKEN"
        };
        assert_eq!(got["firstChoice"]["outcome"], outcome);
        assert_eq!(outcome == "KEPT", got["firstChoice"]["takenBy"] == json!([]));
        seen.push(manager);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_to_many_one_leads_and_lists_are_read_on_until_the_plan_is_the_best() {
    let world = World::start().await;
    // All needs want the same managers, more of them than are read at first.
    for _ in 0..42 {
        world.manager("轴承润滑", json!({}), &[]).await;
    }
    let mut needs = Vec::new();
    for _ in 0..7 {
        needs.push(world.need("轴承润滑", json!({})).await);
    }
    world.service.settle().await;
    let input = json!({ "needs": all(&needs, 6) });
    let plan = world.plan(&world.matchmaker, input.clone()).await;
    assert_eq!((&plan["isOptimal"], &plan["leftAlone"]), (&json!(true), &json!(0)));
    let mut seen = Vec::new();
    for need in plan["needs"].as_array().expect("needs") {
        let roles: Vec<&Value> = need["managers"]
            .as_array()
            .expect("a team")
            .iter()
            .map(|member| &member["role"])
            .collect();
        assert_eq!(
            (roles.len(), roles[0], roles[5]),
            (6, &json!("LEAD"), &json!("SPECIALIST")),
            "{need}"
        );
        assert_eq!((&need["wanted"], &need["lack"]), (&json!(6), &Value::Null));
        seen.extend(team(need));
    }
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 42, "nobody works two needs");
    assert_eq!(world.plan(&world.matchmaker, input).await, plan, "the same each time");
    let twice = json!({ "needs": all(&needs, 6), "mostPerManager": 7 });
    let plan = world.plan(&world.matchmaker, twice).await;
    assert_eq!((&plan["loss"], &plan["firstChoicesKept"]), (&json!(0.0), &json!(7)));
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_a_conflict_or_is_full_is_left_out_and_named() {
    let world = World::start().await;
    let inside = world.manager("高温轴承润滑", json!({}), &[&world.enterprise]).await;
    let full = world
        .manager("高温轴承 润滑", json!({ "capacity": 1, "load": 1 }), &[])
        .await;
    let other = world.manager("轴承", json!({ "region": "330100" }), &[]).await;
    let need = world.need("高温轴承润滑", json!({})).await;
    world.service.settle().await;
    let needs = [need];
    let plan = world.plan(&world.matchmaker, json!({ "needs": all(&needs, 1) })).await;
    let got = &plan["needs"][0];
    assert_eq!(team(got), std::slice::from_ref(&other));
    let first = &got["firstChoice"];
    let outcome = if id(&first["manager"]) == inside {
        "CONFLICT"
    } else {
        "FULL"
    };
    assert_eq!(first["outcome"], outcome);
    assert!([inside, full].contains(&id(&first["manager"])));
    let strict = json!({ "needs": all(&needs, 1), "leastShare": 100 });
    let plan = world.plan(&world.matchmaker, strict).await;
    assert_eq!(
        (&plan["needs"][0]["lack"], &plan["leftAlone"]),
        (&json!("TOO_WEAK"), &json!(1))
    );
    let elsewhere = json!({ "needs": all(&needs, 1), "managers": { "regions": ["110000"] } });
    let plan = world.plan(&world.matchmaker, elsewhere).await;
    assert_eq!(
        (&plan["needs"][0]["lack"], &plan["needs"][0]["firstChoice"]),
        (&json!("NO_CANDIDATES"), &Value::Null)
    );
    let here = json!({ "needs": all(&needs, 1), "managers": { "regions": ["330000"] } });
    assert_eq!(team(&world.plan(&world.matchmaker, here).await["needs"][0]), [other]);
}
