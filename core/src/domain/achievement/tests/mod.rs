//! Achievements as callers store and read them.

mod lists;

use qiao_entity::{
    achievement::AchievementForm,
    achievement_label,
    achievement_label::Sort,
    indicator::{Necessity, Operator},
    ip_right::{IpKind, IpStatus},
    level::Level,
    need::TransferMode,
    noun::Noun,
    status::Status,
};
use sea_orm::EntityTrait;

use super::{
    Draft, Filter, IpRight, Order, Part, list, managers_of, may_read, of_managers, post, rights_of, update, visible_to,
};
use crate::{
    auth::Requester,
    domain::{
        affiliation, indicator, link, manager as managers, organization as organizations,
        page::Request,
        problem::Refusal,
        prose::Prose,
        record::{Record, Seen},
        testing::{ADMIN, REQUESTERS, TestApp, achievement, done, ids, manager, organization, refused, shown, zh},
    },
};

fn text(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

fn measured(name: &str) -> indicator::Draft {
    indicator::Draft {
        name: zh(name),
        operator: Operator::Ge,
        value: 300.0,
        value_to: None,
        unit: Some("MPa".to_owned()),
        current: None,
        necessity: None,
        method: Prose::default(),
    }
}

fn patent(number: &str) -> IpRight {
    IpRight {
        kind: IpKind::InventionPatent,
        number: Some(number.to_owned()),
        status: IpStatus::Granted,
        territory: Some("CN".to_owned()),
        holder: None,
    }
}

async fn owner(app: &TestApp, draft: organizations::Draft) -> i64 {
    done(organizations::post(app, ADMIN, draft, None).await).record.id
}

async fn stored(app: &TestApp, draft: Draft) -> i64 {
    let id = done(post(app, ADMIN, draft, None).await).record.id;
    app.tick();
    id
}

#[test]
fn every_problem_of_a_draft_is_told_at_once() {
    let wanted = indicator::Draft {
        current: Some(1.0),
        necessity: Some(Necessity::Must),
        ..measured("强度")
    };
    let mut ip_rights = vec![patent("ZL1"); 51];
    ip_rights[1].territory = Some("Atlantis".to_owned());
    let draft = Draft {
        managers: vec![7, 7],
        name: Prose::default(),
        summary: zh(&"长".repeat(501)),
        indicators: vec![wanted],
        fields: text(&["magic"]),
        forms: vec![AchievementForm::Paper, AchievementForm::Paper],
        keywords: vec!["词".to_owned(); 21],
        trl: Some(10),
        ip_rights,
        ..achievement(1, "无")
    };
    let mut problems = shown(&draft.problems());
    problems.retain(|(path, code)| !(path.starts_with("keywords.") && *code == "REPEATED"));
    let problems: Vec<_> = problems.iter().map(|(path, code)| (path.as_str(), *code)).collect();
    assert_eq!(
        problems,
        [
            ("managers.1", "REPEATED"),
            ("name", "REQUIRED_IN_ONE_LANGUAGE"),
            ("summary.zh", "TOO_LONG"),
            ("indicators.0.current", "NOT_WANTED"),
            ("indicators.0.necessity", "NOT_WANTED"),
            ("fields.0", "UNKNOWN"),
            ("forms.1", "REPEATED"),
            ("keywords", "TOO_MANY"),
            ("trl", "OUT_OF_RANGE"),
            ("ipRights", "TOO_MANY"),
            ("ipRights.1.territory", "UNKNOWN"),
        ]
    );
}

#[tokio::test]
async fn records_that_are_not_there_are_told_with_the_other_problems() {
    let app = TestApp::start().await;
    let draft = Draft {
        managers: vec![8, 9],
        ..achievement(7, "")
    };
    let problems = refused(post(&app, ADMIN, draft.clone(), None).await);
    let problems: Vec<_> = problems.iter().map(|(path, code)| (path.as_str(), *code)).collect();
    assert_eq!(
        problems,
        [
            ("name", "REQUIRED_IN_ONE_LANGUAGE"),
            ("organization", "NO_RECORD"),
            ("managers.0", "NO_RECORD"),
            ("managers.1", "NO_RECORD"),
        ]
    );
    let named = Draft {
        name: zh("名"),
        ..draft
    };
    assert_eq!(refused(post(&app, ADMIN, named, None).await).len(), 3);
    assert_eq!(app.changes_after(0).await, []);
}

#[tokio::test]
async fn what_is_posted_is_stored_with_its_parts_and_an_update_notes_both_owners() {
    let app = TestApp::start().await;
    let first = owner(&app, organization("甲")).await;
    let second = owner(&app, organization("乙")).await;
    let staff = done(managers::post(&app, ADMIN, manager("张"), None).await);
    let draft = Draft {
        managers: vec![staff.record.id],
        indicators: vec![measured("强度"), measured("硬度")],
        forms: vec![AchievementForm::Prototype],
        modes: vec![TransferMode::Licence, TransferMode::Equity],
        keywords: text(&["陶瓷"]),
        finders: text(&["王五", "赵六"]),
        ip_rights: vec![patent("ZL1"), patent("ZL2")],
        ..achievement(first, "陶瓷")
    };
    let written = done(post(&app, ADMIN, draft.clone(), Some("k")).await);
    let row = written.record;
    assert_eq!(
        app.changes_after(staff.position).await,
        [(Noun::Achievement, row.id), (Noun::Organization, first)]
    );
    let labels = link::labels_of::<achievement_label::Entity>(&app.db, &[row.id])
        .await
        .expect("labels");
    let labels = &labels[&row.id];
    assert_eq!(labels.coded::<TransferMode>(Sort::Mode), draft.modes);
    assert_eq!(labels.of(Sort::Finder), draft.finders);
    let rights = rights_of(&app, &[row.id]).await.expect("rights");
    let numbers: Vec<_> = rights[&row.id].iter().map(|right| right.number.as_deref()).collect();
    assert_eq!(numbers, [Some("ZL1"), Some("ZL2")]);
    let indicators = indicator::of_achievements(&app, &[row.id]).await.expect("indicators");
    assert_eq!(indicators[&row.id].len(), 2);

    let moved = Draft {
        ip_rights: vec![patent("ZL3")],
        ..achievement(second, "陶瓷")
    };
    let updated = done(update(&app, ADMIN, row.id, 1, moved.clone()).await);
    assert_eq!((updated.record.version, updated.record.organization_id), (2, second));
    assert_eq!(
        app.changes_after(written.position).await,
        [
            (Noun::Achievement, row.id),
            (Noun::Organization, second),
            (Noun::Organization, first)
        ]
    );
    assert!(managers_of(&app, ADMIN, &[row.id]).await.expect("managers").is_empty());
    assert_eq!(rights_of(&app, &[row.id]).await.expect("rights")[&row.id].len(), 1);
    let stale = update(&app, ADMIN, row.id, 1, moved).await.expect("no fault");
    assert_eq!(stale.expect_err("stale"), Refusal::Stale { version: 2 });
}

#[tokio::test]
async fn the_door_and_the_row_agree_on_who_may_know_of_it() {
    let app = TestApp::start().await;
    let place = owner(&app, organization("甲")).await;
    for status in Status::all() {
        stored(
            &app,
            Draft {
                status,
                ..achievement(place, "名")
            },
        )
        .await;
    }
    let all = qiao_entity::achievement::Entity::find()
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
    }
}

#[tokio::test]
async fn managers_are_tied_in_order_and_only_to_what_the_requester_may_know_of() {
    let app = TestApp::start().await;
    let place = owner(&app, organization("甲")).await;
    let hidden = managers::Draft {
        status: Status::Draft,
        ..manager("李")
    };
    let a = done(managers::post(&app, ADMIN, manager("张"), None).await).record.id;
    let b = done(managers::post(&app, ADMIN, hidden, None).await).record.id;
    let c = done(managers::post(&app, ADMIN, manager("王"), None).await).record.id;
    let shown = stored(
        &app,
        Draft {
            managers: vec![c, b, a],
            ..achievement(place, "一")
        },
    )
    .await;
    let draft = Draft {
        managers: vec![a],
        status: Status::Draft,
        ..achievement(place, "二")
    };
    let unshown = stored(&app, draft).await;
    let both = [shown, unshown];
    let tied = managers_of(&app, &Requester::Anonymous, &both).await.expect("ties");
    assert_eq!((&tied[&shown][..], tied.get(&unshown)), (&[c, a][..], None));
    assert_eq!(managers_of(&app, ADMIN, &both).await.expect("ties")[&shown], [c, b, a]);
    let tied = of_managers(&app, &Requester::Anonymous, &[a, b, c])
        .await
        .expect("ties");
    assert_eq!(
        (&tied[&a][..], tied.get(&b), &tied[&c][..]),
        (&[shown][..], None, &[shown][..])
    );
    assert_eq!(
        of_managers(&app, ADMIN, &[a]).await.expect("ties")[&a],
        [unshown, shown]
    );
    for (requester, manager, expected) in [
        (&Requester::Anonymous, a, vec![shown]),
        (&Requester::Anonymous, b, vec![]),
        (ADMIN, b, vec![shown]),
    ] {
        let filter = Filter {
            manager: Some(manager),
            ..Filter::default()
        };
        let page = list(&app, requester, &filter, Order::Newest, &Request::default()).await;
        assert_eq!(ids(&page.expect("a page")), expected);
    }
}

#[tokio::test]
async fn a_part_is_read_by_whom_its_level_allows() {
    let app = TestApp::start().await;
    let place = owner(&app, organization("甲")).await;
    let levels = super::Levels {
        description: Level::Public,
        indicators: Level::Agreement,
    };
    let draft = Draft {
        levels,
        ..achievement(place, "名")
    };
    let row = done(post(&app, ADMIN, draft, None).await).record;
    assert!(may_read(&row, Part::Description, &Requester::Anonymous));
    assert!(!may_read(&row, Part::Indicators, &Requester::Anonymous));
    assert!(may_read(&row, Part::Indicators, ADMIN));
}

#[tokio::test]
async fn every_write_can_be_awaited_by_a_resolver() {
    fn movable(_: &impl Send) {}
    let app = TestApp::start().await;
    movable(&post(&app, ADMIN, achievement(1, "名"), None));
    movable(&update(&app, ADMIN, 1, 1, achievement(1, "名")));
    movable(&managers::post(&app, ADMIN, manager("张"), None));
    movable(&managers::update(&app, ADMIN, 1, 1, manager("张")));
    movable(&affiliation::replace_of_manager(&app, ADMIN, 1, None, &[]));
    movable(&affiliation::remove(&app, ADMIN, 1));
}
