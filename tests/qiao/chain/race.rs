//! Two parties who act at once: one of them wins, and the other is told how it stands now.

use qiao_entity::{engagement, introduction, step};
use sea_orm::{EntityTrait, PaginatorTrait, QueryOrder};
use serde_json::{Value, json};
use tokio::join;

use super::scene::{Scene, scene};

impl Scene {
    /// Both send what they saw the same version of; the types of the answers.
    async fn at_once(&self, first: (&str, &str, Value), second: (&str, &str, Value)) -> [String; 2] {
        let ((one, _), (other, _)) = join!(
            self.send(first.0, first.1, first.2),
            self.send(second.0, second.1, second.2)
        );
        [one, other]
    }

    /// An introduction of the first manager.
    async fn introduced(&self) -> Value {
        let input = json!({ "need": self.need, "introduced": self.managers[0], "words": "合适" });
        let (became, answer) = self.send("owner", "introduce", input).await;
        assert_eq!(became, "IntroductionChanged", "{answer}");
        let rows = introduction::Entity::find()
            .all(&self.service.app.db)
            .await
            .expect("rows");
        let row = rows.last().expect("an introduction");
        json!({ "introduction": format!("introduction_{}", row.id), "version": row.version })
    }
}

fn no(mut input: Value) -> Value {
    input["reason"] = json!("CAPACITY");
    input["sentence"] = json!("今年排满");
    input
}

/// One winner, and one clear answer to who came second.
fn one_wins(became: &[String; 2], won: &str, lost: &[&str]) {
    let winners = became.iter().filter(|outcome| *outcome == won).count();
    let losers = became.iter().filter(|outcome| lost.contains(&outcome.as_str())).count();
    assert_eq!((winners, losers), (1, 1), "{became:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_act_at_once_get_one_winner_and_one_clear_answer() {
    let scene = scene().await;
    let steps = async || step::Entity::find().count(&scene.service.app.db).await.expect("steps");

    // Yes and taken back.
    let introduction = scene.introduced().await;
    let before = steps().await;
    let became = scene
        .at_once(
            ("lead", "acceptIntroduction", introduction.clone()),
            ("owner", "withdrawIntroduction", no(introduction)),
        )
        .await;
    one_wins(&became, "IntroductionChanged", &["StaleIntroduction"]);
    assert_eq!(steps().await, before + 1, "what did not happen leaves no step");

    // The same pair introduced by two.
    let second = json!({ "need": scene.need, "introduced": scene.managers[1], "words": "合适" });
    let became = scene
        .at_once(
            ("owner", "introduce", second.clone()),
            ("matchmaker", "introduce", second),
        )
        .await;
    one_wins(&became, "IntroductionChanged", &["InvalidIntroduction"]);

    // Two engagements begun on the same version of a need, then two acts on one of them.
    let rows = qiao_entity::need::Entity::find()
        .order_by_asc(qiao_entity::need::Column::Id)
        .all(&scene.service.app.db)
        .await
        .expect("needs");
    let begin = json!({ "need": scene.need, "version": rows[0].version, "lead": scene.managers[0], "duty": "牵头" });
    let (became, answer) = scene.send("owner", "beginEngagement", begin).await;
    assert_eq!(became, "EngagementBegun", "{answer}");
    let row = engagement::Entity::find()
        .one(&scene.service.app.db)
        .await
        .expect("read")
        .expect("an engagement");
    let seen = json!({ "engagement": format!("engagement_{}", row.id), "version": row.version });
    let mut task = seen.clone();
    task["activity"] = json!("PROMOTION");
    task["title"] = json!("推介");
    let became = scene
        .at_once(("owner", "addTask", task), ("editor", "closeEngagement", no(seen)))
        .await;
    one_wins(&became, "EngagementChanged", &["StaleEngagement"]);
}

/// Whoever comes first: no introduction goes on to a need that is gone, and neither waits for the other in a circle.
#[tokio::test(flavor = "multi_thread")]
async fn a_yes_and_a_need_that_is_withdrawn_do_not_pass_each_other() {
    for _ in 0..4 {
        let scene = scene().await;
        let introduction = scene.introduced().await;
        let needs = async || {
            qiao_entity::need::Entity::find()
                .order_by_asc(qiao_entity::need::Column::Id)
                .all(&scene.service.app.db)
                .await
                .expect("needs")
        };
        let version = needs().await[0].version;
        let became = scene
            .at_once(
                ("lead", "acceptIntroduction", introduction),
                (
                    "owner",
                    "withdrawNeed",
                    no(json!({ "id": scene.need, "version": version })),
                ),
            )
            .await;
        let fine = [
            ["IntroductionChanged", "NeedChanged"],
            ["StaleIntroduction", "NeedChanged"],
            ["IntroductionChanged", "StaleNeed"],
        ];
        assert!(fine.contains(&became.each_ref().map(String::as_str)), "{became:?}");
        let rows = introduction::Entity::find()
            .all(&scene.service.app.db)
            .await
            .expect("rows");
        let goes_on = rows
            .iter()
            .any(|row| row.status == introduction::IntroductionStatus::Accepted);
        let is_gone = needs().await[0].status == qiao_entity::need::NeedStatus::Withdrawn;
        assert_ne!(goes_on, is_gone, "{became:?}");
    }
}
