//! Lists, counts and facets of managers.

use qiao_entity::{
    affiliation::AffiliationMode,
    manager::{Activity, Competence, ManagerKind},
    status::Status,
};

use super::text;
use crate::{
    auth::Requester,
    domain::{
        affiliation,
        manager::{Axis, Draft, Filter, Order, count, facet, list, post, update},
        organization as organizations,
        page::Request,
        prose::Prose,
        testing::{ADMIN, TestApp, counts, done, ids, manager, organization, walk},
    },
};

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
    let ([first, second, third, fourth, hidden], _) = five(&app).await;
    done(update(&app, ADMIN, first, 1, manager("丁")).await);
    for (requester, order, expected) in [
        (ADMIN, Order::Newest, vec![hidden, fourth, third, second, first]),
        (&Requester::Anonymous, Order::Newest, vec![fourth, third, second, first]),
        (
            &Requester::Anonymous,
            Order::Updated,
            vec![first, fourth, third, second],
        ),
        (ADMIN, Order::Name, vec![first, fourth, second, hidden, third]),
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
    let ([first, second, third, fourth, _], employer) = five(&app).await;
    let filter = Filter::default;
    for (filter, expected) in [
        (
            Filter {
                kinds: vec![ManagerKind::Investor],
                ..filter()
            },
            vec![second],
        ),
        (
            Filter {
                activities: vec![Activity::Evaluation],
                ..filter()
            },
            vec![fourth, first],
        ),
        (
            Filter {
                competences: vec![Competence::Law],
                ..filter()
            },
            vec![second],
        ),
        (
            Filter {
                languages: text(&["de", "en"]),
                ..filter()
            },
            vec![fourth, first],
        ),
        (
            Filter {
                regions: text(&["330000"]),
                ..filter()
            },
            vec![third, second],
        ),
        (
            Filter {
                regions: text(&["CN"]),
                ..filter()
            },
            vec![third, second, first],
        ),
        (
            Filter {
                fields: text(&["energy"]),
                ..filter()
            },
            vec![third, second],
        ),
        (
            Filter {
                free_capacity: Some(true),
                ..filter()
            },
            vec![fourth, second, first],
        ),
        (
            Filter {
                free_capacity: Some(false),
                ..filter()
            },
            vec![third],
        ),
        (
            Filter {
                organization: Some(employer),
                ..filter()
            },
            vec![second],
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
            vec![second],
        ),
    ] {
        let page = list(&app, &Requester::Anonymous, &filter, Order::Newest, &Request::default()).await;
        assert_eq!(ids(&page.expect("a page")), expected, "{filter:?}");
        let counted = count(&app, &Requester::Anonymous, &filter).await.expect("a count");
        assert_eq!(Ok(counted), i64::try_from(expected.len()));
    }
}

#[tokio::test]
async fn facets_count_what_the_requester_may_know_of() {
    let app = TestApp::start().await;
    five(&app).await;
    let by = async |axis| {
        facet(&app, &Requester::Anonymous, &Filter::default(), axis)
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
