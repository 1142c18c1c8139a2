//! Whatever anybody tries in whatever order: nothing comes to where its table does not lead, no record is lost, ledgers balance, and
//! no sealed bid is shown.

use std::{collections::BTreeMap, time::Duration};

use proptest::{
    prelude::*,
    strategy::ValueTree,
    test_runner::{Config, TestRunner},
};
use qiao::domain::{challenge as challenges, introduction as introductions, ledger, settlement as settlements};
use qiao_entity::{
    challenge, contract, engagement, evaluation, introduction, posting, posting::PostingSide, proposal,
    proposal::ProposalStatus, step, step::Subject,
};
use sea_orm::{EntityTrait, QueryOrder};
use serde_json::{Value, json};

use super::{
    scene::{Scene, scene},
    table::{Table, allows, tables},
    tries::{SEALED, TRIES, Try},
};

/// Sequences that are tried, and tries of each.
const WALKS: usize = 3;
const LONG: usize = 420;

fn walk() -> impl Strategy<Value = Vec<Try>> {
    let one = (0..64_usize, 0..TRIES.len(), 0..64_usize, 0..1_000_usize);
    prop::collection::vec(one.prop_map(|(who, what, on, how)| Try { who, what, on, how }), LONG)
}

/// What everybody who is no bidder is asked while bids are sealed.
const PEEPS: [&str; 3] = [
    "query ($need: ID!) { need(id: $need) { title { zh } proposals { nodes { id stands { content { summary approach } text }
        draft { content { summary } text } versions { content { summary approach } text } } }
        challenge { id bidCount commitments { digest } } } }",
    "query ($proposal: ID!) { proposal(id: $proposal) { id status stands { content { summary approach } text }
        draft { content { summary } text } versions { content { summary approach } text } } }",
    "{ needs(first: 5) { nodes { id title { zh } } } notes: __typename }",
];

#[tokio::test(flavor = "multi_thread")]
async fn no_sequence_of_operations_by_anybody_breaks_the_chain() {
    let mut runner = TestRunner::new(Config {
        failure_persistence: None,
        ..Config::default()
    });
    let tables = tables();
    let mut became: BTreeMap<String, usize> = BTreeMap::new();
    for _ in 0..WALKS {
        let walk = walk().new_tree(&mut runner).expect("a walk").current();
        let mut scene = scene().await;
        let mut kept = scene.kept().await;
        for (at, tried) in walk.iter().enumerate() {
            let told = || format!("{at} of {walk:?}");
            let mutation = TRIES[tried.what];
            let Some(input) = scene.input(mutation, tried).await else {
                continue;
            };
            // Most tries are made by who may succeed, so that walks come far.
            let people: Vec<&str> = scene.people.iter().map(|(name, _)| *name).collect();
            let likely = likely(mutation);
            let who = if tried.how % 8 != 0 {
                likely[tried.who % likely.len()]
            } else {
                people[tried.who % people.len()]
            };
            let (outcome, answer) = scene.send(who, mutation, input.clone()).await;
            assert!(
                !["?", "INTERNAL", "TIMEOUT"].contains(&outcome.as_str()),
                "{who} {mutation} {input}: {answer}; {}",
                told()
            );
            *became.entry(format!("{mutation} {outcome}")).or_default() += 1;
            let now = scene.kept().await;
            assert!(
                now.iter().zip(&kept).all(|(now, then)| now >= then),
                "something is lost: {}",
                told()
            );
            kept = now;
            if tried.how % 11 == 0 {
                scene.service.pass(Duration::from_hours(24 * (tried.how as u64 % 6)));
                introductions::freshen_due(&scene.service.app).await.expect("freshened");
                challenges::open_due(&scene.service.app).await.expect("opened");
                // Sessions end while days pass.
                for session in scene.people.iter_mut().filter_map(|(_, session)| session.as_mut()) {
                    *session = scene.service.session_of(session.account).await;
                }
            }
        }
        holds(&scene, &tables).await;
        keeps_sealed(&scene).await;
    }
    let done = became.keys().filter(|key| {
        !["Invalid", "Stale", "NotFound", "FORBIDDEN", "BAD_REQUEST", "UNAUTH"]
            .iter()
            .any(|no| key.contains(no))
    });
    let done: Vec<&String> = done.collect();
    assert!(done.len() > 20, "walks come far: {became:?}");
}

/// Who may do it, if anybody may.
fn likely(mutation: &str) -> &'static [&'static str] {
    match mutation {
        "introduce" => &["owner", "matchmaker", "editor"],
        "acceptIntroduction" | "offerSlip" | "signSlip" => &["lead", "specialist", "first", "second", "owner"],
        "postProposal" | "saveProposal" | "handInProposal" | "withdrawProposal" => &["first", "second", "lead"],
        "acceptReview" | "submitReview" => &["reviewer", "judge"],
        "grantPoints" => &["registrar"],
        "appealPoints" => &["lead", "specialist"],
        "moveTeamMember" => &["lead", "specialist", "owner"],
        "draftContract" | "signContract" | "settle" => &["owner", "first", "second", "lead"],
        _ => &["owner", "owner", "editor", "administrator"],
    }
}

/// What must be true at the end, and was at any time: steps are never changed.
async fn holds(scene: &Scene, tables: &[Table]) {
    let db = &scene.service.app.db;
    let steps = step::Entity::find()
        .order_by_asc(step::Column::Id)
        .all(db)
        .await
        .expect("steps");
    for step in &steps {
        assert!(allows(tables, step), "the table forbids {step:?}");
        assert_eq!(step.reason.is_some(), step.sentence.is_some(), "{step:?}");
    }
    // Every record stands where its last step left it.
    let stands = |subject, id, status: String, own: &[&str]| {
        let table: Vec<&Table> = tables.iter().filter(|table| own.contains(&table.name)).collect();
        let moves = steps
            .iter()
            .filter(|step| step.subject == subject && step.subject_id == id && step.part.is_none());
        let moves: Vec<_> = moves
            .filter(|step| {
                step.from_status.is_none()
                    || table.iter().any(|table| {
                        table
                            .rows
                            .iter()
                            .any(|row| row.act == step.act && row.to == step.to_status)
                    })
            })
            .collect();
        assert!(!moves.is_empty(), "{subject:?} {id} has no step");
        for pair in moves.windows(2) {
            assert_eq!(
                pair[1].from_status.as_deref(),
                Some(pair[0].to_status.as_str()),
                "{pair:?}"
            );
        }
        assert_eq!(
            moves.last().map(|step| &step.to_status),
            Some(&status),
            "{subject:?} {id}: {moves:?}"
        );
    };
    for row in introduction::Entity::find().all(db).await.expect("rows") {
        stands(Subject::Introduction, row.id, row.status.code(), &["introduction"]);
    }
    for row in engagement::Entity::find().all(db).await.expect("rows") {
        stands(Subject::Engagement, row.id, row.stage.code(), &["engagement"]);
    }
    for row in evaluation::Entity::find().all(db).await.expect("rows") {
        stands(Subject::Evaluation, row.id, row.status.code(), &["evaluation"]);
    }
    for row in challenge::Entity::find().all(db).await.expect("rows") {
        stands(Subject::Challenge, row.id, row.status.code(), &["challenge"]);
    }
    for row in contract::Entity::find().all(db).await.expect("rows") {
        stands(Subject::Contract, row.id, row.status.code(), &["contract"]);
    }
    let mut sums: BTreeMap<i64, i64> = BTreeMap::new();
    for row in posting::Entity::find().all(db).await.expect("postings") {
        let amount = if row.side == PostingSide::Debit {
            row.amount
        } else {
            -row.amount
        };
        *sums.entry(row.settlement_id).or_default() += amount;
    }
    assert!(
        sums.values().all(|sum| *sum == 0),
        "a settlement does not balance: {sums:?}"
    );
    let verdict = settlements::verify(db).await.expect("verified");
    assert!(verdict.flaws.is_empty(), "{:?}", verdict.flaws);
    for kind in [ledger::Ledger::Contribution, ledger::Ledger::Credit] {
        let verdict = ledger::verify(db, kind).await.expect("verified");
        assert!(verdict.broken.is_none(), "{:?}", verdict.broken);
    }
}

/// Nobody but its bidder reads a bid that is sealed, whatever is asked.
async fn keeps_sealed(scene: &Scene) {
    let bids = proposal::Entity::find().all(&scene.service.app.db).await.expect("bids");
    for bid in bids.iter().filter(|bid| bid.status == ProposalStatus::Sealed) {
        for (name, session) in &scene.people {
            if session
                .as_ref()
                .is_some_and(|session| session.account == bid.account_id)
            {
                continue;
            }
            let variables = json!({ "need": scene.challenged, "proposal": format!("proposal_{}", bid.id) });
            for query in PEEPS {
                let asked: Value = ["need", "proposal"]
                    .into_iter()
                    .filter(|name| query.contains(&format!("${name}")))
                    .map(|name| (name.to_owned(), variables[name].clone()))
                    .collect::<serde_json::Map<_, _>>()
                    .into();
                let answer = scene.ask(name, query, asked).await.to_string();
                let own = bids.iter().any(|bid| {
                    session
                        .as_ref()
                        .is_some_and(|session| session.account == bid.account_id)
                });
                assert!(
                    own || !answer.contains(SEALED),
                    "{name} reads proposal_{}: {answer}",
                    bid.id
                );
            }
        }
    }
}
