//! Managers as callers store and read them.

mod lists;

use qiao_entity::{
    manager::{Activity, Competence},
    manager_label,
    manager_label::Sort,
    noun::Noun,
    representative_work::WorkKind,
    status::Status,
};

use super::{Draft, MOST_WORKS, Work, has_free_capacity, post, update, visible_to, works_of};
use crate::domain::{
    link,
    problem::Refusal,
    prose::Prose,
    record::{Record, Seen},
    testing::{ADMIN, REQUESTERS, TestApp, done, manager, shown, zh},
};

fn work(title: &str) -> Work {
    Work {
        kind: WorkKind::Deal,
        title: zh(title),
        summary: Prose::default(),
        year: Some(2024),
    }
}

fn text(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

#[test]
fn every_problem_of_a_draft_is_told_at_once() {
    let mut works = vec![work("题"); MOST_WORKS + 1];
    works[3].title = Prose::default();
    works[4].year = Some(24);
    let draft = Draft {
        name: Prose::default(),
        region: Some("Atlantis".to_owned()),
        fields: text(&["ai", "ai"]),
        activities: vec![Activity::Disclosure, Activity::Disclosure],
        languages: text(&["zh", "xx"]),
        headline: zh(&"长".repeat(257)),
        works,
        capacity: -1,
        load: 1_001,
        ..manager("无")
    };
    let problems = shown(&draft.problems());
    let problems: Vec<_> = problems.iter().map(|(path, code)| (path.as_str(), *code)).collect();
    assert_eq!(
        problems,
        [
            ("name", "REQUIRED_IN_ONE_LANGUAGE"),
            ("region", "UNKNOWN"),
            ("fields.1", "REPEATED"),
            ("activities.1", "REPEATED"),
            ("languages.1", "UNKNOWN"),
            ("headline.zh", "TOO_LONG"),
            ("capacity", "OUT_OF_RANGE"),
            ("load", "OUT_OF_RANGE"),
            ("works", "TOO_MANY"),
            ("works.3.title", "REQUIRED_IN_ONE_LANGUAGE"),
            ("works.4.year", "OUT_OF_RANGE"),
        ]
    );
}

#[test]
fn an_overloaded_manager_is_no_problem_and_has_no_free_capacity() {
    let draft = Draft {
        capacity: 0,
        load: 1_000,
        ..manager("忙")
    };
    assert_eq!(draft.problems(), []);
}

#[tokio::test]
async fn what_is_posted_is_stored_with_labels_and_works_and_an_update_replaces_them() {
    let app = TestApp::start().await;
    let draft = Draft {
        activities: vec![Activity::Transaction, Activity::Disclosure],
        competences: vec![Competence::Law],
        languages: text(&["en", "zh"]),
        fields: text(&["ai.vision"]),
        works: vec![work("一"), work("二")],
        ..manager("张")
    };
    let row = done(post(&app, ADMIN, draft, None).await).record;
    assert!(has_free_capacity(&row));
    assert_eq!(app.changes_after(0).await, [(Noun::Manager, row.id)]);
    let labels = link::labels_of::<manager_label::Entity>(&app.db, &[row.id])
        .await
        .expect("labels");
    let labels = &labels[&row.id];
    assert_eq!(
        labels.coded::<Activity>(Sort::Activity),
        [Activity::Transaction, Activity::Disclosure]
    );
    assert_eq!(labels.coded::<Competence>(Sort::Competence), [Competence::Law]);
    assert_eq!(labels.of(Sort::Language), ["en", "zh"]);
    let other = done(post(&app, ADMIN, manager("李"), None).await).record;
    let works = works_of(&app, &[row.id, other.id]).await.expect("works");
    let titles: Vec<_> = works[&row.id].iter().map(|work| work.title_zh.as_deref()).collect();
    assert_eq!(titles, [Some("一"), Some("二")]);
    assert!(!works.contains_key(&other.id));

    let next = Draft {
        works: vec![work("三")],
        load: 3,
        ..manager("张")
    };
    let updated = done(update(&app, ADMIN, row.id, row.version, next.clone()).await).record;
    assert_eq!(updated.version, 2);
    assert!(!has_free_capacity(&updated));
    let works = works_of(&app, &[row.id]).await.expect("works");
    assert_eq!(works[&row.id].len(), 1);
    let labels = link::labels_of::<manager_label::Entity>(&app.db, &[row.id])
        .await
        .expect("labels");
    assert!(labels.is_empty());
    let stale = update(&app, ADMIN, row.id, row.version, next).await.expect("no fault");
    assert_eq!(stale.expect_err("stale"), Refusal::Stale { version: 2 });
}

#[tokio::test]
async fn the_door_and_the_row_agree_on_who_may_know_of_it() {
    use sea_orm::EntityTrait;
    let app = TestApp::start().await;
    for status in Status::all() {
        done(
            post(
                &app,
                ADMIN,
                Draft {
                    status,
                    ..manager("张")
                },
                None,
            )
            .await,
        );
    }
    let all = qiao_entity::manager::Entity::find().all(&app.db).await.expect("rows");
    assert_eq!(all.len(), 3);
    for requester in REQUESTERS {
        let through = visible_to(requester).all(&app.db).await.expect("rows");
        let seen: Vec<_> = all
            .iter()
            .filter(|row| row.seen_by(requester) == Seen::Yes)
            .cloned()
            .collect();
        assert_eq!(through, seen);
    }
}
