//! The census says what the database says, whoever asks for what.

use std::{
    collections::{BTreeMap, HashSet},
    sync::Arc,
};

use qiao_entity::{
    account_role::Role,
    affiliation::AffiliationMode,
    level::Level,
    manager::{Activity, Competence, ManagerKind},
    noun::Noun,
    organization::OrganizationKind,
    status::Status,
};

use super::{super::stored, *};
use crate::{
    auth::{Rights, Scope, Scopes, Via},
    domain::{
        manager::{Draft, Levels, Order, list, order::Sorted, post, update},
        organization,
        page::{Page, Request},
        prose::Prose,
        record,
        testing::{self, ADMIN, TestApp, done},
    },
};

const AXES: [Axis; 7] = [
    Axis::Kind,
    Axis::Region,
    Axis::Field,
    Axis::Language,
    Axis::Activity,
    Axis::Competence,
    Axis::Load,
];

fn text(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// One of each, so that all that is counted comes together in many ways.
fn draft(number: usize) -> Draft {
    fn one<T: Clone>(of: &[T], number: usize) -> T {
        of[number % of.len()].clone()
    }
    Draft {
        kind: one(&ManagerKind::all(), number),
        status: one(
            &[
                Status::Published,
                Status::Published,
                Status::Draft,
                Status::Published,
                Status::Withdrawn,
            ],
            number,
        ),
        region: one(&[Some("110000"), None, Some("330100"), Some("330000")], number).map(str::to_owned),
        fields: one(
            &[
                text(&["energy.battery"]),
                text(&["energy", "ai"]),
                Vec::new(),
                text(&["ai.vision"]),
            ],
            number / 2,
        ),
        activities: one(
            &[
                vec![Activity::Evaluation],
                vec![Activity::Evaluation, Activity::Promotion],
                Vec::new(),
            ],
            number,
        ),
        competences: one(&[Vec::new(), vec![Competence::Law]], number / 3),
        languages: one(&[text(&["zh"]), text(&["zh", "en"]), text(&["de"])], number / 2),
        capacity: one(&[2, 0, 3], number),
        load: one(&[0, 1, 2, 5], number),
        levels: Levels {
            load: one(&[Level::Public, Level::Registered, Level::Agreement], number / 2),
            ..Levels::default()
        },
        ..testing::manager(&format!("经理{number}"))
    }
}

fn account(change: impl FnOnce(&mut Rights)) -> Requester {
    let mut rights = Rights {
        account: Some(7),
        via: Via::Session(1),
        scopes: Scopes::ALL,
        roles: Vec::new(),
        matchmaking: Vec::new(),
        memberships: BTreeMap::new(),
        manager: None,
        agreements: HashSet::new(),
        revealed: HashSet::new(),
    };
    change(&mut rights);
    Requester::Account(Arc::new(rights))
}

/// One of each sort whose sight differs.
fn requesters(managers: &[i64], association: i64) -> Vec<Requester> {
    let matchmaker = |scope| {
        account(|rights| {
            rights.roles = vec![Role::Matchmaker];
            rights.matchmaking = vec![scope];
        })
    };
    vec![
        Requester::Anonymous,
        Requester::Operator,
        account(|_| {}),
        account(|rights| rights.roles = vec![Role::Dashboard]),
        account(|rights| rights.roles = vec![Role::Registrar]),
        account(|rights| {
            rights.roles = vec![Role::Registrar];
            rights.scopes.confidential = false;
        }),
        account(|rights| rights.manager = Some(managers[2])),
        account(|rights| rights.agreements = managers.iter().map(|id| (Noun::Manager, *id)).take(9).collect()),
        matchmaker(Scope::Region("330000".to_owned())),
        matchmaker(Scope::Association(association)),
    ]
}

fn filters(association: i64) -> Vec<Filter> {
    let all = Filter::default;
    vec![
        all(),
        Filter {
            kinds: vec![ManagerKind::Investor],
            ..all()
        },
        Filter {
            activities: vec![Activity::Promotion, Activity::Evaluation],
            ..all()
        },
        Filter {
            competences: vec![Competence::Law],
            languages: text(&["en", "de"]),
            ..all()
        },
        Filter {
            regions: text(&["330000"]),
            ..all()
        },
        Filter {
            regions: text(&["CN"]),
            fields: text(&["ai", "energy.battery"]),
            ..all()
        },
        Filter {
            free_capacity: Some(true),
            ..all()
        },
        Filter {
            free_capacity: Some(false),
            kinds: vec![ManagerKind::Discoverer],
            ..all()
        },
        Filter {
            loads: vec![Load::Partly, Load::Full],
            ..all()
        },
        Filter {
            loads: vec![Load::Free],
            free_capacity: Some(false),
            ..all()
        },
        Filter {
            organization: Some(association),
            ..all()
        },
        Filter {
            organization: Some(association + 1),
            ..all()
        },
    ]
}

/// Holds every count against the database's.
async fn agree(app: &TestApp, requesters: &[Requester], filters: &[Filter]) {
    let buckets = Buckets::of(&TECHNOLOGY_FIELDS, text(&["ai", "energy.battery", "material"]));
    for (who, requester) in requesters.iter().enumerate() {
        for filter in filters {
            let count = app.census.count(app, requester, filter).await.expect("a count");
            let stored = stored::count(app, requester, filter).await.expect("a count");
            assert_eq!(count, Some(stored), "{who} {filter:?}");
            for order in [Order::Newest, Order::Updated, Order::Name, Order::Capacity] {
                pages_agree(app, requester, filter, order).await;
            }
            for axis in AXES {
                let counts = app.census.facet(app, requester, filter, axis).await.expect("counts");
                let stored = stored::facet(app, requester, filter, axis).await.expect("counts");
                assert_eq!(counts, Some(stored), "{who} {filter:?} {axis:?}");
            }
            let counts = app
                .census
                .in_fields(app, requester, filter, &buckets)
                .await
                .expect("counts");
            let stored = stored::in_fields(app, requester, filter, &buckets)
                .await
                .expect("counts");
            assert_eq!(counts, Some(stored), "{who} {filter:?}");
        }
    }
}

/// Holds pages from both ends, and behind and before a place, against the database's.
async fn pages_agree(app: &TestApp, requester: &Requester, filter: &Filter, order: Order) {
    let sorted = Sorted::of(requester, order);
    let mut request = Request::default();
    for (size, from_end) in [(4, false), (6, true)] {
        let stored = list::select(requester, filter);
        (request.size, request.from_end) = (size, from_end);
        for _ in 0..2 {
            let numbers = app.census.numbers(app, requester, filter, order, &request).await;
            let page: Page<manager::Model> = record::page(app, requester, stored.clone(), sorted, &request)
                .await
                .expect("a page");
            let mut numbers = numbers.expect("no fault").expect("a census");
            numbers.truncate(size);
            if from_end {
                numbers.reverse();
            }
            assert_eq!(numbers, testing::ids(&page), "{filter:?} {order:?} {request:?}");
            let places: Vec<_> = page.rows.iter().map(|(place, _)| place.clone()).collect();
            if from_end {
                request.before = places.first().cloned().or(request.before);
            } else {
                request.after = places.last().cloned().or(request.after);
            }
        }
        request.after = None;
    }
}

#[tokio::test]
async fn the_census_says_what_the_database_says() {
    let app = TestApp::start().await;
    let association = organization::Draft {
        kind: OrganizationKind::Association,
        ..testing::organization("协会")
    };
    let association = done(organization::post(&app, ADMIN, association, None).await).record.id;
    let mut managers = Vec::new();
    for number in 0..30 {
        managers.push(done(post(&app, ADMIN, draft(number), None).await).record.id);
    }
    for manager in &managers[..12] {
        let draft = affiliation::Draft {
            manager: *manager,
            organization: association,
            post: Prose::default(),
            mode: AffiliationMode::Dual,
            from: None,
            to: None,
        };
        done(affiliation::post(&app, ADMIN, &draft).await);
    }
    app.census.follow(&app).await.expect("a census");
    let (requesters, filters) = (requesters(&managers, association), filters(association));
    agree(&app, &requesters, &filters).await;

    // What was written a moment ago counts at once.
    for (number, manager) in managers.iter().enumerate().take(8) {
        done(update(&app, ADMIN, *manager, 1, draft(number + 4)).await);
    }
    done(post(&app, ADMIN, draft(31), None).await);
    agree(&app, &requesters, &filters).await;
}

#[tokio::test]
async fn a_backlog_is_left_to_the_keeper() {
    let app = TestApp::start().await;
    app.census.follow(&app).await.expect("a census");
    let turn = app.census.turn.lock().await;
    let most = usize::try_from(READERS).expect("few");
    for number in 0..=most {
        done(post(&app, ADMIN, testing::manager(&format!("经理{number}")), None).await);
    }
    drop(turn);
    let filter = Filter::default();
    let count = app.census.count(&app, ADMIN, &filter).await.expect("no fault");
    let all = i64::try_from(most + 1).expect("few");
    assert!(count.is_none_or(|count| count == all), "all or nothing");
    assert_eq!(
        crate::domain::manager::count(&app, ADMIN, &filter)
            .await
            .expect("a count"),
        all
    );
    app.census.follow(&app).await.expect("no fault");
    let count = app.census.count(&app, ADMIN, &filter).await.expect("no fault");
    assert_eq!(count, Some(all));
}
