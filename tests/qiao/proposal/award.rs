//! Nomination, public notice, objections, award.

use std::time::Duration;

use serde_json::{Value, json};

use super::scene::{Scene, scene};
use crate::support::id;

struct Opened {
    scene: Scene,
    challenge: String,
    bid: String,
    rival: String,
}

async fn opened() -> Opened {
    let scene = scene("OPEN_CHALLENGE").await;
    let challenge = scene.announce(json!({})).await;
    let bid = id(&scene.handed_in(&scene.bidder, "甲").await);
    let rival = id(&scene.handed_in(&scene.rival, "乙").await);
    scene.service.pass(Duration::from_hours(24));
    Opened {
        scene,
        challenge,
        bid,
        rival,
    }
}

impl Opened {
    async fn act(&self, mutation: &str, version: i64, more: Value) -> Value {
        let mut input = json!({ "challenge": self.challenge, "version": version });
        if let (Value::Object(input), Value::Object(more)) = (&mut input, more) {
            input.extend(more);
        }
        self.scene.challenge(&self.scene.owner, mutation, input).await
    }

    async fn status(&self, proposal: &str) -> Value {
        let query = "query ($id: ID!) { proposal(id: $id) { status reason sentence } }";
        let mut read = self
            .scene
            .service
            .data_as(&self.scene.owner, query, json!({ "id": proposal }))
            .await;
        read["proposal"].take()
    }
}

fn problems(answer: &Value) -> Value {
    let problems = answer["problems"].as_array().cloned().unwrap_or_default();
    problems
        .iter()
        .map(|problem| json!([problem["path"][0], problem["code"]]))
        .collect()
}

#[tokio::test]
async fn a_nominee_stands_on_public_notice_before_the_award_and_the_others_are_told_why_not() {
    let opened = opened().await;
    let scene = &opened.scene;
    // Reading it first closes it: version 3 is what closing made of it.
    assert_eq!(scene.told(&scene.owner).await["challenge"]["status"], "REVIEW");
    let nominated = opened
        .act("nominateProposals", 3, json!({ "proposals": [opened.bid] }))
        .await;
    assert_eq!(nominated["challenge"]["status"], "NOTICE", "{nominated}");
    let told = scene.told(&scene.stranger).await;
    assert_eq!(
        told["challenge"]["nominees"][0]["bidder"]["organization"]["name"]["zh"], "江南大学",
        "everyone reads whose it is"
    );
    assert_eq!(told["proposals"]["totalCount"], 0, "and not what it says");
    // Too early, and a no is owed.
    let early = opened.act("awardChallenge", 4, json!({})).await;
    assert_eq!(
        problems(&early),
        json!([["noticeUntil", "OUT_OF_RANGE"], ["sentence", "REQUIRED"]])
    );
    scene.service.pass(Duration::from_hours(5 * 24));
    let no = json!({ "reason": "INDICATOR_NOT_MET", "sentence": "一氧化碳高出一倍" });
    let awarded = opened.act("awardChallenge", 4, no).await;
    assert_eq!(awarded["challenge"]["status"], "AWARDED", "{awarded}");
    assert_eq!(
        awarded["challenge"]["nominees"],
        json!([{ "proposal": opened.bid, "awarded": true }])
    );
    assert_eq!(opened.status(&opened.bid).await["status"], "AWARDED");
    assert_eq!(
        opened.status(&opened.rival).await,
        json!({ "status": "DECLINED", "reason": "INDICATOR_NOT_MET", "sentence": "一氧化碳高出一倍" })
    );
    assert_eq!(scene.told(&scene.owner).await["status"], "NEGOTIATING");
}

#[tokio::test]
async fn an_objection_is_answered_and_one_that_is_upheld_stops_the_award() {
    let opened = opened().await;
    let scene = &opened.scene;
    let object = |text: &str| json!({ "challenge": opened.challenge, "text": text });
    let soon = scene
        .objection(&scene.stranger, "objectToNomination", object("抄袭"))
        .await;
    assert_eq!(problems(&soon), json!([["id", "WRONG_STATUS"]]), "nothing is on notice");
    scene.told(&scene.owner).await;
    opened
        .act("nominateProposals", 3, json!({ "proposals": [opened.bid] }))
        .await;
    let made = scene
        .objection(&scene.stranger, "objectToNomination", object("抄袭"))
        .await;
    let objection = id(&made["objection"]);
    let query = "query ($need: ID!) { need(id: $need) { challenge { objectionCount waitingObjectionCount objections { text person { name } answer upheld } } } }";
    let read = async |session| {
        let mut data = scene
            .service
            .data_as(session, query, json!({ "need": scene.need }))
            .await;
        data["need"]["challenge"].take()
    };
    assert_eq!(read(&scene.owner).await["objections"][0]["person"]["name"], "stranger");
    assert_eq!(read(&scene.stranger).await["objections"][0]["text"], "抄袭");
    assert_eq!(
        read(&scene.rival).await,
        json!({ "objectionCount": 1, "waitingObjectionCount": 1, "objections": [] })
    );
    scene.service.pass(Duration::from_hours(5 * 24));
    let no = || json!({ "reason": "OTHER", "sentence": "另有中榜" });
    let waiting = opened.act("awardChallenge", 4, no()).await;
    assert_eq!(problems(&waiting), json!([["objections", "REQUIRED"]]));
    let answer = json!({ "objection": objection, "version": 1, "upheld": true, "answer": "属实" });
    for (session, code) in [(&scene.stranger, json!("FORBIDDEN")), (&scene.rival, json!("NotFound"))] {
        let refused = scene.objection(session, "answerObjection", answer.clone()).await;
        assert!(refused == code || refused["__typename"] == code, "{refused}");
    }
    let upheld = scene.objection(&scene.owner, "answerObjection", answer.clone()).await;
    assert_eq!(upheld["objection"]["upheld"], true, "{upheld}");
    assert_eq!(
        scene.objection(&scene.owner, "answerObjection", answer).await["__typename"],
        "StaleObjection"
    );
    let stopped = opened.act("awardChallenge", 4, no()).await;
    assert_eq!(problems(&stopped), json!([["objections", "WRONG_STATUS"]]));
    let why = json!({ "reason": "IP_UNCLEAR", "sentence": "异议成立" });
    let recalled = opened.act("recallNomination", 4, why).await;
    assert_eq!(recalled["challenge"]["status"], "REVIEW", "{recalled}");
    assert_eq!(opened.status(&opened.bid).await["status"], "SUBMITTED");
    let other = opened
        .act("nominateProposals", 5, json!({ "proposals": [opened.rival] }))
        .await;
    assert_eq!(other["challenge"]["status"], "NOTICE", "{other}");
    scene.service.pass(Duration::from_hours(5 * 24));
    assert_eq!(
        opened.act("awardChallenge", 6, no()).await["challenge"]["status"],
        "AWARDED"
    );
}

#[tokio::test]
async fn a_challenge_may_end_without_an_award_and_every_bidder_is_told_why() {
    let opened = opened().await;
    opened.scene.told(&opened.scene.owner).await;
    let why = json!({ "reason": "INDICATOR_NOT_MET", "sentence": "均未达标" });
    let failed = opened.act("failChallenge", 3, why).await;
    assert_eq!(failed["challenge"]["status"], "FAILED", "{failed}");
    for bid in [&opened.bid, &opened.rival] {
        assert_eq!(opened.status(bid).await["sentence"], "均未达标");
    }
    let late = opened
        .act("nominateProposals", 4, json!({ "proposals": [opened.bid] }))
        .await;
    assert_eq!(problems(&late), json!([["id", "WRONG_STATUS"]]));
}

#[tokio::test]
async fn only_the_posters_side_moves_a_challenge_and_only_a_bid_of_it_is_nominated() {
    let opened = opened().await;
    let scene = &opened.scene;
    scene.told(&scene.owner).await;
    let input = json!({ "challenge": opened.challenge, "version": 3, "proposals": [opened.bid] });
    for session in [&scene.bidder, &scene.judge, &scene.stranger] {
        assert_eq!(
            scene.challenge(session, "nominateProposals", input.clone()).await,
            "FORBIDDEN"
        );
    }
    let wrong = opened
        .act(
            "nominateProposals",
            3,
            json!({ "proposals": ["proposal_1", opened.bid, opened.bid] }),
        )
        .await;
    assert_eq!(
        problems(&wrong),
        json!([["proposals", "NO_RECORD"], ["proposals", "REPEATED"]])
    );
    // A bid is not accepted past the public notice.
    let accept = scene
        .act(
            &scene.owner,
            "acceptProposal",
            json!({ "proposal": opened.bid, "version": 3 }),
        )
        .await;
    assert_eq!(problems(&accept), json!([["id", "WRONG_STATUS"]]));
    // Two of the poster's side at once: one nominates.
    let (one, two) = tokio::join!(
        opened.act("nominateProposals", 3, json!({ "proposals": [opened.bid] })),
        opened.act("nominateProposals", 3, json!({ "proposals": [opened.rival] }))
    );
    let mut became = [&one, &two].map(|answer| answer["__typename"].as_str().unwrap_or("?").to_owned());
    became.sort();
    assert_eq!(became, ["ChallengeChanged", "StaleChallenge"]);
}

#[tokio::test]
async fn the_panel_scores_what_was_opened_and_the_nomination_shows_its_ranking() {
    let opened = opened().await;
    let scene = &opened.scene;
    let evaluate = async |session: &crate::session::Session, mutation: &str, input: Value| {
        let class = format!("{}{}Input", mutation[..1].to_uppercase(), &mutation[1..]);
        let query = format!(
            "mutation ($input: {class}!) {{ {mutation}(input: $input) {{ __typename
                ... on EvaluationChanged {{ evaluation {{ id status version review {{ status version }} criteria {{ id }} }} }}
                ... on InvalidEvaluation {{ problems {{ path code }} }} }} }}"
        );
        let mut answer = scene.service.ask_as(session, &query, json!({ "input": input })).await;
        let done = answer["data"][mutation].take();
        assert_eq!(done["__typename"], "EvaluationChanged", "{mutation}: {answer} {done}");
        done["evaluation"].clone()
    };
    // Reading it opens the bids; the panel is asked with the evaluation.
    assert_eq!(scene.told(&scene.owner).await["challenge"]["status"], "REVIEW");
    let criteria = json!([{ "indicator": 0, "weight": 40 }, { "name": { "zh": "可行性" }, "weight": 60 }]);
    let input = json!({ "need": scene.need, "method": "SCORES", "criteria": criteria });
    let made = evaluate(&scene.owner, "prepareEvaluation", input).await;
    let evaluation = id(&made);
    let own = "query ($id: ID!) { evaluation(id: $id) { review { status version } } }";
    let read = scene
        .service
        .data_as(&scene.judge, own, json!({ "id": evaluation }))
        .await;
    assert_eq!(read["evaluation"]["review"]["status"], "INVITED", "{read}");
    let input = json!({ "evaluation": evaluation, "version": 1, "declaresNoConflict": true });
    evaluate(&scene.judge, "acceptReview", input).await;
    let input = json!({ "evaluation": evaluation, "version": 1 });
    let open = evaluate(&scene.owner, "openEvaluation", input).await;
    let criterion = open["criteria"][1]["id"].clone();
    let score = |proposal: &str, score: i64| json!({ "proposal": proposal, "criterion": criterion, "score": score, "sentence": "看过样机" });
    let scores = json!([score(&opened.bid, 90), score(&opened.rival, 60)]);
    let input = json!({ "evaluation": evaluation, "version": 2, "scores": scores, "submit": true });
    evaluate(&scene.judge, "submitReview", input).await;
    let input = json!({ "evaluation": evaluation, "version": open["version"] });
    let closed = evaluate(&scene.owner, "closeEvaluation", input).await;
    let no = json!({ "proposal": opened.rival, "outcome": "DECLINED", "reason": "INDICATOR_NOT_MET", "sentence": "可行性不足" });
    let answers = json!([{ "proposal": opened.bid, "outcome": "ACCEPTED" }, no]);
    let input = json!({ "evaluation": evaluation, "version": closed["version"], "answers": answers });
    evaluate(&scene.owner, "decideEvaluation", input).await;

    let nominated = opened
        .act("nominateProposals", 3, json!({ "proposals": [opened.bid] }))
        .await;
    assert_eq!(nominated["challenge"]["status"], "NOTICE", "{nominated}");
    let query =
        "query ($id: ID!) { need(id: $id) { challenge { nominees { proposal rank of score } panel { name } } } }";
    let told = scene
        .service
        .data_as(&scene.stranger, query, json!({ "id": scene.need }))
        .await;
    let challenge = &told["need"]["challenge"];
    let nominee = &challenge["nominees"][0];
    assert_eq!(
        (&nominee["proposal"], &nominee["rank"], &nominee["of"]),
        (&json!(opened.bid), &json!(1), &json!(2)),
        "{told}"
    );
    // The indicator is met by both: 40 of 100 points, and 60 by the panel's 90.
    assert_eq!(nominee["score"], 94.0, "{told}");
    assert_eq!(challenge["panel"], Value::Null, "who sits on the panel is not public");
    let told = scene
        .service
        .data_as(&scene.owner, query, json!({ "id": scene.need }))
        .await;
    assert_eq!(told["need"]["challenge"]["panel"], json!([{ "name": "judge" }]));
}
