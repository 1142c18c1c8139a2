//! Affiliations as callers store and read them.

use chrono::NaiveDate;
use qiao_entity::{affiliation::AffiliationMode, noun::Noun, status::Status};

use super::{Draft, MOST, holds_on, of_managers, of_organizations, post, put, remove, replace_of_manager};
use crate::{
    auth::Requester,
    domain::{
        manager as managers, organization as organizations,
        problem::Refusal,
        prose::Prose,
        testing::{ADMIN, TestApp, done, manager, organization, refused, zh},
        write::Write,
    },
    error::Code,
};

fn day(year: i32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, 1, 1)
}

fn draft(manager: i64, organization: i64) -> Draft {
    Draft {
        manager,
        organization,
        post: Prose::default(),
        mode: AffiliationMode::FullTime,
        from: None,
        to: None,
    }
}

/// Two managers and three organizations; the last of each is not shown.
async fn people(app: &TestApp) -> ([i64; 2], [i64; 3]) {
    let (mut hidden_manager, mut hidden_organization) = (manager("李"), organization("丙"));
    hidden_manager.status = Status::Draft;
    hidden_organization.status = Status::Withdrawn;
    let mut staff = [0; 2];
    for (number, draft) in staff.iter_mut().zip([manager("张"), hidden_manager]) {
        *number = done(managers::post(app, ADMIN, draft, None).await).record.id;
    }
    let mut places = [0; 3];
    let drafts = [organization("甲"), organization("乙"), hidden_organization];
    for (number, draft) in places.iter_mut().zip(drafts) {
        *number = done(organizations::post(app, ADMIN, draft, None).await).record.id;
    }
    (staff, places)
}

#[tokio::test]
async fn replacing_puts_all_at_once_and_notes_both_sides_old_and_new() {
    let app = TestApp::start().await;
    let ([staff, _], [first, second, third]) = people(&app).await;
    let before = vec![draft(staff, first), draft(staff, second)];
    let position = done(replace_of_manager(&app, ADMIN, staff, None, &before).await).position;
    let after = [draft(staff, third)];
    let written = done(replace_of_manager(&app, ADMIN, staff, None, &after).await);
    assert_eq!(written.record.len(), 1);
    let mut changes = app.changes_after(position).await;
    changes.sort_unstable();
    let mut expected = vec![(Noun::Manager, staff)];
    expected.extend([first, second, third].map(|id| (Noun::Organization, id)));
    assert_eq!(changes, expected);
    let rows = of_managers(&app, ADMIN, &[staff]).await.expect("rows");
    let places: Vec<_> = rows[&staff].iter().map(|row| row.organization_id).collect();
    assert_eq!(places, [third]);
    assert!(
        done(replace_of_manager(&app, ADMIN, staff, None, &[]).await)
            .record
            .is_empty()
    );
    assert!(of_managers(&app, ADMIN, &[staff]).await.expect("rows").is_empty());
}

#[tokio::test]
async fn every_problem_of_a_list_is_told_at_once() {
    let app = TestApp::start().await;
    let ([staff, other], [first, ..]) = people(&app).await;
    let nowhere = 999;
    let drafts = [
        draft(staff, first),
        draft(staff, first),
        Draft {
            from: day(2024),
            to: day(2023),
            ..draft(staff, nowhere)
        },
        draft(other, first),
    ];
    let problems = refused(replace_of_manager(&app, ADMIN, staff, None, &drafts).await);
    let problems: Vec<_> = problems.iter().map(|(path, code)| (path.as_str(), *code)).collect();
    assert_eq!(
        problems,
        [
            ("affiliations.1.organization", "REPEATED"),
            ("affiliations.2.to", "REVERSED"),
            ("affiliations.3.manager", "NOT_WANTED"),
            ("affiliations.3.organization", "REPEATED"),
            ("affiliations.2.organization", "NO_RECORD"),
        ]
    );
    let lost = refused(replace_of_manager(&app, ADMIN, staff, None, &[draft(staff, nowhere)]).await);
    assert_eq!(lost, [("affiliations.0.organization".to_owned(), "NO_RECORD")]);
    let many = vec![draft(staff, first); MOST + 1];
    assert_eq!(
        refused(replace_of_manager(&app, ADMIN, staff, None, &many).await)[0].1,
        "TOO_MANY"
    );
    let nobody = replace_of_manager(&app, ADMIN, nowhere, None, &[])
        .await
        .expect("no fault");
    assert_eq!(nobody.expect_err("not there"), Refusal::NotFound);
}

#[tokio::test]
async fn one_is_added_once_and_removed_once() {
    let app = TestApp::start().await;
    let ([staff, _], [first, ..]) = people(&app).await;
    let row = done(post(&app, ADMIN, &draft(staff, first)).await).record;
    assert_eq!(
        refused(post(&app, ADMIN, &draft(staff, first)).await),
        [("organization".to_owned(), "REPEATED")]
    );
    let second_post = Draft {
        post: zh("主任"),
        ..draft(staff, first)
    };
    done(post(&app, ADMIN, &second_post).await);
    assert_eq!(
        refused(post(&app, ADMIN, &draft(998, 999)).await),
        [
            ("manager".to_owned(), "NO_RECORD"),
            ("organization".to_owned(), "NO_RECORD")
        ]
    );
    let reversed = Draft {
        from: day(2024),
        to: day(1800),
        ..draft(998, first)
    };
    let problems = refused(post(&app, ADMIN, &reversed).await);
    let codes: Vec<_> = problems.iter().map(|(_, code)| *code).collect();
    assert_eq!(codes, ["OUT_OF_RANGE", "REVERSED", "NO_RECORD"]);

    let removed = done(remove(&app, ADMIN, row.id).await);
    assert_eq!(removed.record, row);
    let noted = app.changes_after(removed.position - 2).await;
    assert_eq!(noted, [(Noun::Manager, staff), (Noun::Organization, first)]);
    let again = remove(&app, ADMIN, row.id).await.expect("no fault");
    assert_eq!(again.expect_err("gone"), Refusal::NotFound);
}

#[tokio::test]
async fn of_many_equal_posts_at_the_same_time_one_is_stored() {
    let app = TestApp::start().await;
    let ([staff, _], [first, ..]) = people(&app).await;
    let mut posts = tokio::task::JoinSet::new();
    for _ in 0..8 {
        let app = (*app).clone();
        posts.spawn(async move { post(&app, ADMIN, &draft(staff, first)).await });
    }
    let answers = posts.join_all().await;
    let stored = answers.iter().filter(|answer| matches!(answer, Ok(Ok(_)))).count();
    assert_eq!(stored, 1);
    assert_eq!(of_managers(&app, ADMIN, &[staff]).await.expect("rows")[&staff].len(), 1);
}

#[tokio::test]
async fn a_repeated_import_changes_the_one_that_is_there() {
    let app = TestApp::start().await;
    let ([staff, _], [first, ..]) = people(&app).await;
    let mut numbers = Vec::new();
    for to in [None, day(2025)] {
        let mut write = Write::begin_bulk(&app).await.expect("a write");
        let draft = Draft {
            from: day(2020),
            to,
            ..draft(staff, first)
        };
        let row = put(&mut write, &draft).await.expect("no fault").expect("stored");
        assert_eq!(row.to_date, to);
        write.commit().await.expect("committed");
        numbers.push(row.id);
    }
    assert_eq!(numbers[0], numbers[1]);
    let row = &of_managers(&app, ADMIN, &[staff]).await.expect("rows")[&staff][0];
    assert!(row.to_date.is_some_and(|day| holds_on(row, day)));
    assert!(
        row.to_date
            .and_then(|day| day.succ_opt())
            .is_some_and(|day| !holds_on(row, day))
    );
}

#[tokio::test]
async fn nobody_learns_of_a_hidden_side_from_the_other() {
    let app = TestApp::start().await;
    let ([staff, hidden_staff], [first, second, hidden_place]) = people(&app).await;
    let past = Draft {
        to: day(2020),
        ..draft(staff, first)
    };
    for draft in [
        past,
        draft(staff, second),
        draft(staff, hidden_place),
        draft(hidden_staff, first),
    ] {
        done(post(&app, ADMIN, &draft).await);
    }
    let staffs = [staff, hidden_staff];
    let places = [first, second, hidden_place];
    let rows = of_managers(&app, &Requester::Anonymous, &staffs).await.expect("rows");
    let seen: Vec<_> = rows[&staff].iter().map(|row| row.organization_id).collect();
    // Those that last come first.
    assert_eq!(seen, [second, first]);
    assert_eq!(rows.len(), 1);
    let rows = of_organizations(&app, &Requester::Anonymous, &places)
        .await
        .expect("rows");
    assert!(rows.values().flatten().all(|row| row.manager_id == staff));
    assert!(!rows.contains_key(&hidden_place));
    let rows = of_organizations(&app, ADMIN, &places).await.expect("rows");
    assert_eq!((rows[&first].len(), rows[&hidden_place].len()), (2, 1));
}

#[tokio::test]
async fn only_who_may_write_writes() {
    let app = TestApp::start().await;
    let nobody = &Requester::Anonymous;
    assert_eq!(
        post(&app, nobody, &draft(1, 1)).await.expect_err("forbidden").code,
        Code::Forbidden
    );
    assert_eq!(
        remove(&app, nobody, 1).await.expect_err("forbidden").code,
        Code::Forbidden
    );
    let replaced = replace_of_manager(&app, nobody, 1, None, &[]).await;
    assert_eq!(replaced.expect_err("forbidden").code, Code::Forbidden);
}

#[tokio::test]
async fn somebody_else_s_change_is_not_overwritten() {
    let app = TestApp::start().await;
    let ([staff, _], [first, second, _]) = people(&app).await;
    done(replace_of_manager(&app, ADMIN, staff, Some(1), &[draft(staff, first)]).await);
    let stale = replace_of_manager(&app, ADMIN, staff, Some(1), &[draft(staff, second)]).await;
    assert!(matches!(stale, Ok(Err(Refusal::Stale { version: 2 }))));
    let rows = of_managers(&app, ADMIN, &[staff]).await.expect("rows");
    assert_eq!(rows[&staff][0].organization_id, first);
    done(replace_of_manager(&app, ADMIN, staff, Some(2), &[draft(staff, second)]).await);
}
