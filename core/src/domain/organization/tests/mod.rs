//! Organizations as callers store and read them; the flow that all nouns share is tested here.

mod lists;

use qiao_entity::{noun::Noun, organization::Model, status::Status};
use sea_orm::EntityTrait;

use super::{Axis, Draft, Filter, count, facet, post, update, visible_to};
use crate::{
    auth::Requester,
    domain::{
        link,
        problem::Refusal,
        prose::Prose,
        record::{Record, Seen, by_id, by_ids},
        testing::{ADMIN, REQUESTERS, TestApp, done, organization, refused, shown, zh},
        write::Write,
    },
    error::Code,
};

fn spelled(problems: &[(&str, &'static str)]) -> Vec<(String, &'static str)> {
    problems
        .iter()
        .map(|(path, code)| ((*path).to_owned(), *code))
        .collect()
}

#[test]
fn every_problem_of_a_draft_is_told_at_once() {
    let draft = Draft {
        name: Prose::default(),
        aliases: vec!["甲".to_owned(), " ".to_owned(), "甲".to_owned()],
        region: Some("CN-999".to_owned()),
        website: Some("ftp://example.org".to_owned()),
        profile: zh(&"长".repeat(4_001)),
        fields: vec!["material".to_owned(), "magic".to_owned()],
        tags: vec!["a\0b".to_owned()],
        ..organization("无")
    };
    assert_eq!(
        shown(&draft.problems()),
        spelled(&[
            ("name", "REQUIRED_IN_ONE_LANGUAGE"),
            ("aliases.2", "REPEATED"),
            ("aliases.1", "REQUIRED"),
            ("region", "UNKNOWN"),
            ("website", "MALFORMED"),
            ("profile.zh", "TOO_LONG"),
            ("fields.1", "UNKNOWN"),
            ("tags.0", "CONTROL_CHARACTER"),
        ])
    );
}

#[tokio::test]
async fn what_is_posted_is_stored_with_its_links_and_logged() {
    let app = TestApp::start().await;
    let draft = Draft {
        external_key: Some("ztma".to_owned()),
        aliases: vec!["ZTMA".to_owned(), "中关村技术经理人协会".to_owned()],
        fields: vec!["material.polymer".to_owned(), "energy".to_owned()],
        tags: vec!["三城一区".to_owned()],
        ..organization("协会")
    };
    let written = done(post(&app, ADMIN, draft.clone(), None).await);
    let row = &written.record;
    assert_eq!((row.version, row.external_key.as_deref()), (1, Some("ztma")));
    assert_eq!(row.created_at, row.updated_at);
    assert_eq!(app.changes_after(0).await, [(Noun::Organization, row.id)]);
    let fields = link::codes_of::<qiao_entity::organization_field::Entity>(&app.db, &[row.id]).await;
    assert_eq!(fields.expect("fields")[&row.id], draft.fields);
    let labels = link::labels_of::<qiao_entity::organization_label::Entity>(&app.db, &[row.id]).await;
    let labels = labels.expect("labels");
    assert_eq!(
        labels[&row.id].of(qiao_entity::organization_label::Sort::Alias),
        draft.aliases
    );
}

#[tokio::test]
async fn an_update_that_saw_an_old_version_is_refused_and_a_good_one_replaces_everything() {
    let app = TestApp::start().await;
    let first = Draft {
        tags: vec!["旧".to_owned()],
        ..organization("甲")
    };
    let row = done(post(&app, ADMIN, first, None).await).record;
    // A row in memory must not outlive its change.
    assert!(by_id::<Model>(&app, ADMIN, row.id).await.expect("a read").is_some());
    app.tick();
    let second = done(update(&app, ADMIN, row.id, 1, organization("乙")).await).record;
    assert_eq!((second.version, second.name_zh.as_deref()), (2, Some("乙")));
    assert_eq!(second.created_at, row.created_at);
    assert!(second.updated_at.0 > row.updated_at.0);
    let read = by_id::<Model>(&app, ADMIN, row.id).await.expect("a read");
    assert_eq!(read, Some(second));
    let tags = facet(&app, ADMIN, &Filter::default(), Axis::Tag).await.expect("tags");
    assert_eq!(tags, []);

    let stale = update(&app, ADMIN, row.id, 1, organization("丙"))
        .await
        .expect("no fault");
    assert_eq!(stale.expect_err("stale"), Refusal::Stale { version: 2 });
    let nobody = update(&app, ADMIN, row.id + 1, 1, organization("丙"))
        .await
        .expect("no fault");
    assert_eq!(nobody.expect_err("not there"), Refusal::NotFound);
}

#[tokio::test]
async fn of_many_updates_that_saw_one_version_one_is_done() {
    let app = TestApp::start().await;
    let row = done(post(&app, ADMIN, organization("甲"), None).await).record;
    let mut updates = tokio::task::JoinSet::new();
    for number in 0..8 {
        let app = (*app).clone();
        updates.spawn(async move { update(&app, ADMIN, row.id, 1, organization(&format!("名{number}"))).await });
    }
    let answers = updates.join_all().await;
    let stored = answers.iter().filter(|answer| matches!(answer, Ok(Ok(_)))).count();
    let stale = |answer: &&Result<_, _>| matches!(answer, Ok(Err(Refusal::Stale { version: 2 })));
    assert_eq!((stored, answers.iter().filter(stale).count()), (1, 7));
}

#[tokio::test]
async fn a_client_key_makes_a_repeated_post_one_record() {
    let app = TestApp::start().await;
    let first = done(post(&app, ADMIN, organization("甲"), Some("k1")).await);
    let again = done(post(&app, ADMIN, organization("甲"), Some("k1")).await);
    assert_eq!(again.record, first.record);
    let other = refused(post(&app, ADMIN, organization("乙"), Some("k1")).await);
    assert_eq!(other, spelled(&[("key", "TAKEN")]));
    assert_eq!(count(&app, ADMIN, &Filter::default()).await.expect("a count"), 1);
}

#[tokio::test]
async fn an_external_key_belongs_to_one_record_and_is_told_with_the_other_problems() {
    let app = TestApp::start().await;
    let keyed = |name: &str| Draft {
        external_key: Some("a".to_owned()),
        ..organization(name)
    };
    let first = done(post(&app, ADMIN, keyed("甲"), None).await).record;
    assert_eq!(
        refused(post(&app, ADMIN, keyed("乙"), None).await),
        spelled(&[("externalKey", "TAKEN")])
    );
    assert_eq!(
        refused(post(&app, ADMIN, keyed(""), None).await),
        spelled(&[("name", "REQUIRED_IN_ONE_LANGUAGE"), ("externalKey", "TAKEN")])
    );
    let other = done(post(&app, ADMIN, organization("乙"), None).await).record;
    assert_eq!(
        refused(update(&app, ADMIN, other.id, 1, keyed("乙")).await),
        spelled(&[("externalKey", "TAKEN")])
    );
    done(update(&app, ADMIN, first.id, 1, keyed("甲甲")).await);
    let write = Write::begin(&app).await.expect("a write");
    let found = super::by_key(&write, "a").await.expect("a read").expect("there");
    assert_eq!((found.id, found.version), (first.id, 2));
}

#[tokio::test]
async fn of_many_posts_with_one_external_key_at_the_same_time_one_is_stored() {
    let app = TestApp::start().await;
    let mut posts = tokio::task::JoinSet::new();
    for number in 0..8 {
        let app = (*app).clone();
        let draft = Draft {
            external_key: Some("a".to_owned()),
            ..organization(&format!("名{number}"))
        };
        posts.spawn(async move { post(&app, ADMIN, draft, None).await });
    }
    let (stored, rest): (Vec<_>, Vec<_>) = posts
        .join_all()
        .await
        .into_iter()
        .partition(|answer| matches!(answer, Ok(Ok(_))));
    assert_eq!(stored.len(), 1);
    for answer in rest {
        assert_eq!(refused(answer), spelled(&[("externalKey", "TAKEN")]));
    }
}

#[tokio::test]
async fn who_may_not_write_is_told_nothing_else() {
    let app = TestApp::start().await;
    for answer in [
        post(&app, &Requester::Anonymous, organization(""), None).await,
        update(&app, &Requester::Anonymous, 1, 1, organization("甲")).await,
    ] {
        assert_eq!(answer.expect_err("forbidden").code, Code::Forbidden);
    }
}

#[tokio::test]
async fn the_door_and_the_row_agree_on_who_may_know_of_it() {
    let app = TestApp::start().await;
    for status in Status::all() {
        let draft = Draft {
            status,
            ..organization("甲")
        };
        done(post(&app, ADMIN, draft, None).await);
    }
    let all = qiao_entity::organization::Entity::find()
        .all(&app.db)
        .await
        .expect("rows");
    assert_eq!(all.len(), 3);
    for requester in REQUESTERS {
        let through = visible_to(requester).all(&app.db).await.expect("rows");
        let seen: Vec<_> = all
            .iter()
            .filter(|row| row.seen_by(requester) == Seen::Yes)
            .cloned()
            .collect();
        assert_eq!(through, seen);
        let numbers: Vec<i64> = all.iter().map(|row| row.id).collect();
        let found = by_ids::<Model>(&app, requester, &numbers).await.expect("rows");
        assert_eq!(found.len(), seen.len());
    }
}
