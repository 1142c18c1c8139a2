//! Managers as callers store and read them.

use qiao_entity::{
    affiliation::AffiliationMode,
    manager::{Activity, Competence, ManagerKind},
    manager_label,
    manager_label::Sort,
    noun::Noun,
    representative_work::WorkKind,
    status::Status,
};

use super::{
    Axis, Draft, Filter, MOST_WORKS, Order, Work, count, facet, has_free_capacity, list, post, update, visible_to,
    works_of,
};
use crate::{
    auth::Requester,
    domain::{
        affiliation, link, organization as organizations,
        page::Request,
        problem::Refusal,
        prose::Prose,
        record::Record,
        testing::{ADMIN, REQUESTERS, TestApp, counts, done, ids, manager, organization, shown, walk, zh},
    },
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
        let seen: Vec<_> = all.iter().filter(|row| row.seen_by(requester)).cloned().collect();
        assert_eq!(through, seen);
    }
}

/// Five managers: their numbers in the order of posting, and the organization of the second.
async fn five(app: &TestApp) -> ([i64; 5], i64) {
    let employer = done(organizations::post(app, ADMIN, organization("所"), None).await)
        .record
        .id;
    let drafts = [
        Draft {
            activities: vec![Activity::Evaluation],
            languages: text(&["zh", "de"]),
            region: Some("110000".to_owned()),
            ..manager("丁")
        },
        Draft {
            kind: ManagerKind::Investor,
            competences: vec![Competence::Finance, Competence::Law],
            languages: text(&["zh"]),
            region: Some("330100".to_owned()),
            fields: text(&["energy.battery"]),
            ..manager("乙")
        },
        Draft {
            capacity: 2,
            load: 2,
            region: Some("330200".to_owned()),
            fields: text(&["energy"]),
            ..manager("甲")
        },
        Draft {
            activities: vec![Activity::Evaluation, Activity::Promotion],
            languages: text(&["en"]),
            fields: text(&["ai"]),
            ..manager("丙")
        },
        Draft {
            status: Status::Draft,
            ..manager("戊")
        },
    ];
    let mut numbers = [0; 5];
    for (number, draft) in numbers.iter_mut().zip(drafts) {
        *number = done(post(app, ADMIN, draft, None).await).record.id;
        app.tick();
    }
    let draft = affiliation::Draft {
        manager: numbers[1],
        organization: employer,
        post: Prose::default(),
        mode: AffiliationMode::Dual,
        from: None,
        to: None,
    };
    done(affiliation::post(app, ADMIN, &draft).await);
    (numbers, employer)
}

#[tokio::test]
async fn lists_order_and_page_both_ways() {
    let app = TestApp::start().await;
    let ([d, b, a, c, e], _) = five(&app).await;
    done(update(&app, ADMIN, d, 1, manager("丁")).await);
    for (requester, order, expected) in [
        (ADMIN, Order::Newest, vec![e, c, a, b, d]),
        (Requester::Anonymous, Order::Newest, vec![c, a, b, d]),
        (Requester::Anonymous, Order::Updated, vec![d, c, a, b]),
        (ADMIN, Order::Name, vec![d, c, b, e, a]),
    ] {
        let walked = walk(async |page| {
            let filter = Filter::default();
            list(&app, requester, &filter, order, &page).await.expect("a page")
        })
        .await;
        assert_eq!(walked, expected, "{order:?}");
    }
}

#[tokio::test]
async fn each_filter_lets_through_what_it_names() {
    let app = TestApp::start().await;
    let ([d, b, a, c, _], employer) = five(&app).await;
    let filter = Filter::default;
    for (filter, expected) in [
        (
            Filter {
                kinds: vec![ManagerKind::Investor],
                ..filter()
            },
            vec![b],
        ),
        (
            Filter {
                activities: vec![Activity::Evaluation],
                ..filter()
            },
            vec![c, d],
        ),
        (
            Filter {
                competences: vec![Competence::Law],
                ..filter()
            },
            vec![b],
        ),
        (
            Filter {
                languages: text(&["de", "en"]),
                ..filter()
            },
            vec![c, d],
        ),
        (
            Filter {
                regions: text(&["330000"]),
                ..filter()
            },
            vec![a, b],
        ),
        (
            Filter {
                regions: text(&["CN"]),
                ..filter()
            },
            vec![a, b, d],
        ),
        (
            Filter {
                fields: text(&["energy"]),
                ..filter()
            },
            vec![a, b],
        ),
        (
            Filter {
                free_capacity: Some(true),
                ..filter()
            },
            vec![c, b, d],
        ),
        (
            Filter {
                free_capacity: Some(false),
                ..filter()
            },
            vec![a],
        ),
        (
            Filter {
                organization: Some(employer),
                ..filter()
            },
            vec![b],
        ),
        (
            Filter {
                organization: Some(employer + 1),
                ..filter()
            },
            vec![],
        ),
        (
            Filter {
                regions: text(&["330000"]),
                free_capacity: Some(true),
                ..filter()
            },
            vec![b],
        ),
    ] {
        let page = list(&app, Requester::Anonymous, &filter, Order::Newest, &Request::default()).await;
        assert_eq!(ids(&page.expect("a page")), expected, "{filter:?}");
        let counted = count(&app, Requester::Anonymous, &filter).await.expect("a count");
        assert_eq!(Ok(counted), i64::try_from(expected.len()));
    }
}

#[tokio::test]
async fn facets_count_what_the_requester_may_know_of() {
    let app = TestApp::start().await;
    five(&app).await;
    let by = async |axis| {
        facet(&app, Requester::Anonymous, &Filter::default(), axis)
            .await
            .expect("a facet")
    };
    assert_eq!(counts(&by(Axis::Kind).await), [("DISCOVERER", 3), ("INVESTOR", 1)]);
    assert_eq!(
        counts(&by(Axis::Region).await),
        [("110000", 1), ("330100", 1), ("330200", 1)]
    );
    assert_eq!(
        counts(&by(Axis::Field).await),
        [("ai", 1), ("energy", 1), ("energy.battery", 1)]
    );
    assert_eq!(counts(&by(Axis::Language).await), [("zh", 2), ("de", 1), ("en", 1)]);
    assert_eq!(counts(&by(Axis::Activity).await), [("EVALUATION", 2), ("PROMOTION", 1)]);
    assert_eq!(counts(&by(Axis::Competence).await), [("FINANCE", 1), ("LAW", 1)]);
}
