//! Whatever anybody tries in whatever order: no engagement comes to where the table does not lead, and loads stay true.

use proptest::{
    prelude::*,
    strategy::ValueTree,
    test_runner::{Config, TestRunner},
};
use qiao::domain::engagement::{MOVES, TEAM_MOVES};
use qiao_entity::{engagement, engagement_member, step};
use sea_orm::{EntityTrait, QueryOrder};
use serde_json::json;

use super::scene;

/// Something that somebody tries.
#[derive(Clone, Debug)]
struct Try {
    who: usize,
    what: usize,
    member: usize,
}

fn tries() -> impl Strategy<Value = Vec<Try>> {
    let one = (0..6_usize, 0..14_usize, 0..4_usize).prop_map(|(who, what, member)| Try { who, what, member });
    prop::collection::vec(one, 60)
}

#[tokio::test(flavor = "multi_thread")]
async fn no_sequence_of_acts_leaves_the_tables_or_untrues_a_load() {
    let mut runner = TestRunner::new(Config {
        failure_persistence: None,
        ..Config::default()
    });
    for _ in 0..3 {
        let walk = tries().new_tree(&mut runner).expect("a walk").current();
        let scene = scene().await;
        let engagement = scene.engaged().await;
        let people = [
            &scene.editor,
            &scene.reader,
            &scene.first,
            &scene.second,
            &scene.matchmaker,
            &scene.outsider,
        ];
        for tried in &walk {
            let who = people[tried.who];
            let member = format!("member_{}", tried.member + 1);
            let no = |act: &str| json!({ "member": member, "act": act, "reason": "OTHER", "sentence": "试" });
            let (mutation, input) = match tried.what {
                0 => ("advanceEngagement", json!({ "act": "NEGOTIATE" })),
                1 => ("advanceEngagement", json!({ "act": "CONTRACT" })),
                2 => ("advanceEngagement", json!({ "act": "LAND" })),
                // Seldom: nothing happens behind it.
                3 if tried.member == 0 => ("closeEngagement", json!({ "reason": "OTHER", "sentence": "试" })),
                3 | 4 => (
                    "inviteToTeam",
                    json!({ "manager": scene.specialist, "role": "SPECIALIST" }),
                ),
                5 => ("inviteToTeam", json!({ "manager": scene.lead, "role": "LEAD" })),
                6 | 7 => ("moveTeamMember", json!({ "member": member, "act": "JOIN" })),
                8 => ("moveTeamMember", no("DECLINE")),
                9 => ("moveTeamMember", no("LEAVE")),
                10 => ("moveTeamMember", no("RELEASE")),
                11 => ("moveTeamMember", no("WITHDRAW")),
                12 => ("handOverLead", json!({ "member": member })),
                _ => (
                    "addTask",
                    json!({ "activity": "PROMOTION", "title": "试", "member": member }),
                ),
            };
            scene.change(who, &engagement, mutation, input).await;
            holds(&scene, &walk).await;
        }
    }
}

/// What must be true at any time.
async fn holds(scene: &super::Scene, walk: &[Try]) {
    let db = &scene.service.app.db;
    let row = engagement::Entity::find().one(db).await.expect("read").expect("a row");
    let steps = step::Entity::find()
        .order_by_asc(step::Column::Id)
        .all(db)
        .await
        .expect("read");
    let mut stage = "MATCHING".to_owned();
    for step in &steps {
        if let Some(allowed) = MOVES.iter().find(|mv| mv.act.code() == step.act) {
            assert_eq!(step.from_status.as_deref(), Some(stage.as_str()), "{walk:?}");
            assert!(allowed.from.iter().any(|from| from.code() == stage), "{walk:?}");
            assert!(allowed.by.contains(&step.side), "{walk:?}");
            stage = step.to_status.clone();
            assert_eq!(stage, allowed.to.code());
        }
        if let Some(allowed) = TEAM_MOVES.iter().find(|mv| mv.act.code() == step.act) {
            let from = step.from_status.as_deref().unwrap_or_default();
            assert!(allowed.from.iter().any(|is| is.code() == from), "{walk:?}");
            assert_eq!(step.to_status, allowed.to.code());
        }
    }
    assert_eq!(row.stage.code(), stage, "{walk:?}");
    let members = engagement_member::Entity::find().all(db).await.expect("read");
    let active = |role| {
        let active = members
            .iter()
            .filter(|row| row.status == engagement_member::TeamStatus::Active);
        active.filter(|row| row.role == role).count()
    };
    assert!(active(engagement_member::TeamRole::Lead) <= 1, "{walk:?}");
    for (manager, outside) in [(&scene.lead, 1), (&scene.specialist, 0)] {
        let [load, running, rest] = scene.load(manager).await;
        assert_eq!((load, rest), (running + outside, outside), "{walk:?}");
    }
}
