//! A pair that said no does not come back unexplained.

use serde_json::{Value, json};

use super::scene::{Scene, no, scene, short};
use crate::session::Session;

const QUERY: &str = "query ($need: ID!, $manager: ID!) {
    need(id: $need) { candidateManagers(first: 5) { edges { node { id } priorNo { reason sentence side introduction } } }
        whyNot(id: $manager) { priorNo { reason } } }
    manager(id: $manager) { openNeeds(first: 5) { edges { node { id } priorNo { reason } } } } }";

impl Scene {
    async fn declined(&self) -> String {
        let introduction = self.proposed().await;
        let input = no(json!({ "introduction": introduction, "version": 1 }));
        let done = self.run(Some(&self.expert), "declineIntroduction", input).await;
        assert_eq!(short(&done), "DECLINED");
        self.service.settle().await;
        introduction
    }

    async fn matches(&self, session: &Session) -> Value {
        let variables = json!({ "need": self.need, "manager": self.manager });
        self.service.data_as(session, QUERY, variables).await
    }
}

#[tokio::test]
async fn a_candidate_that_said_no_says_so() {
    let scene = scene().await;
    let introduction = scene.declined().await;
    let prior = |sentence: &Value| json!({ "reason": "PRICE", "sentence": sentence, "side": "MANAGER", "introduction": introduction });
    let sentence = json!("报价高于预算");
    let other = scene
        .service
        .account("other", json!({ "roles": ["MATCHMAKER:110000"] }))
        .await;
    for (who, said) in [
        (&scene.owner, prior(&sentence)),
        (&scene.matchmaker, prior(&sentence)),
        (&scene.expert, prior(&sentence)),
        // Another matchmaker is told why, not in which words.
        (&other, prior(&Value::Null)),
    ] {
        let data = scene.matches(who).await;
        assert_eq!(data["need"]["candidateManagers"]["edges"][0]["priorNo"], said);
        assert_eq!(data["need"]["whyNot"]["priorNo"]["reason"], "PRICE");
        assert_eq!(data["manager"]["openNeeds"]["edges"][0]["priorNo"]["reason"], "PRICE");
    }
    let data = scene.matches(&scene.supplier).await;
    assert_eq!(data["need"]["candidateManagers"]["edges"][0]["priorNo"], Value::Null);
    assert_eq!(data["need"]["whyNot"]["priorNo"], Value::Null);
}

#[tokio::test]
async fn trying_again_wants_a_reason() {
    let scene = scene().await;
    scene.declined().await;
    let again = scene.introduces(Some(&scene.matchmaker), &scene.manager).await;
    assert_eq!(again["problems"][0]["path"], json!(["despite"]), "{again}");
    let input = json!({ "need": scene.need, "introduced": scene.manager, "words": "做过", "despite": "预算已提高" });
    let again = scene.run(Some(&scene.matchmaker), "introduce", input).await;
    assert_eq!(short(&again), "PROPOSED");
    let introduction = crate::support::id(&again["introduction"]);
    let told = scene.told(&scene.expert, &introduction, "despite").await;
    assert_eq!(told["despite"], "预算已提高");
}

#[tokio::test]
async fn an_assignment_leaves_out_who_said_no_and_who_is_excluded() {
    let scene = scene().await;
    scene.declined().await;
    let assign = async |more: &str| {
        let query = format!(
            "{{ assignment(input: {{ needs: [{{ need: \"{}\" }}] {more} }}) {{ needs {{ lack managers {{ manager {{ id }} }} firstChoice {{ outcome }} }} }} }}",
            scene.need
        );
        let mut data = scene.service.data_as(&scene.matchmaker, &query, json!({})).await;
        data["assignment"]["needs"][0].take()
    };
    assert_eq!(
        assign("").await,
        json!({ "lack": "BARRED", "managers": [], "firstChoice": { "outcome": "DECLINED" } })
    );
    let anyway = assign(", includeDeclined: true").await;
    assert_eq!(anyway["firstChoice"]["outcome"], "KEPT");
    let exclude = format!(", includeDeclined: true, exclude: [\"{}\"]", scene.manager);
    assert_eq!(
        assign(&exclude).await,
        json!({ "lack": "BARRED", "managers": [], "firstChoice": { "outcome": "EXCLUDED" } })
    );
}
