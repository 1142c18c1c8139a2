//! Lists, counts and facets of achievements.

use qiao_entity::{
    achievement::{AchievementForm, AchievementLevel, FirstOfKind, RightHolder},
    need::TransferMode,
    status::Status,
};

use super::{owner, stored, text};
use crate::{
    auth::Requester,
    domain::{
        achievement::{Axis, Draft, Filter, Order, count, facet, list, rights_open, update, visible_to},
        organization as organizations,
        page::Request,
        testing::{ADMIN, TestApp, achievement, counts, done, ids, organization, walk},
    },
};

/// Four achievements: two of an owner in Hangzhou, one of an owner in Beijing, one of an owner that is not shown.
async fn four(app: &TestApp) -> ([i64; 4], [i64; 3]) {
    let mut places = [0; 3];
    for (place, (region, status)) in places.iter_mut().zip([
        ("330100", Status::Published),
        ("110000", Status::Published),
        ("330200", Status::Withdrawn),
    ]) {
        let region = Some(region.to_owned());
        *place = owner(
            app,
            organizations::Draft {
                status,
                region,
                ..organization("所")
            },
        )
        .await;
    }
    let [hangzhou, beijing, hidden] = places;
    let a = Draft {
        trl: Some(4),
        level: Some(AchievementLevel::DomesticLeading),
        fields: text(&["material.ceramic"]),
        ownership: Some(RightHolder::Unsettled),
        ..achievement(hangzhou, "丁")
    };
    let b = Draft {
        trl: Some(9),
        forms: vec![AchievementForm::Paper],
        rights_settled: false,
        fields: text(&["material"]),
        ..achievement(hangzhou, "乙")
    };
    let c = Draft {
        forms: vec![AchievementForm::Paper, AchievementForm::Prototype],
        modes: vec![TransferMode::Licence],
        first_of_kind: FirstOfKind::FirstSet,
        use_right: Some(RightHolder::Shared),
        ..achievement(beijing, "甲")
    };
    let d = Draft {
        trl: Some(4),
        ..achievement(hidden, "丙")
    };
    let mut numbers = [0; 4];
    for (number, draft) in numbers.iter_mut().zip([a, b, c, d]) {
        *number = stored(app, draft).await;
    }
    (numbers, places)
}

#[tokio::test]
async fn lists_order_and_page_both_ways() {
    let app = TestApp::start().await;
    let ([a, b, c, d], [hangzhou, ..]) = four(&app).await;
    done(
        update(
            &app,
            ADMIN,
            a,
            1,
            Draft {
                trl: Some(4),
                ..achievement(hangzhou, "丁")
            },
        )
        .await,
    );
    for (order, expected) in [
        (Order::Newest, [d, c, b, a]),
        (Order::Updated, [a, d, c, b]),
        (Order::Name, [a, d, b, c]),
        (Order::Trl, [b, d, a, c]),
    ] {
        let walked = walk(async |page| {
            let filter = Filter::default();
            list(&app, &Requester::Anonymous, &filter, order, &page)
                .await
                .expect("a page")
        })
        .await;
        assert_eq!(walked, expected, "{order:?}");
    }
}

#[tokio::test]
async fn each_filter_lets_through_what_it_names() {
    let app = TestApp::start().await;
    let (rows, [hangzhou, _, hidden]) = four(&app).await;
    let only = async |filter: Filter, expected: &[usize]| {
        let page = list(&app, &Requester::Anonymous, &filter, Order::Newest, &Request::default()).await;
        let expected: Vec<i64> = expected.iter().map(|at| rows[*at]).collect();
        assert_eq!(ids(&page.expect("a page")), expected, "{filter:?}");
        let counted = count(&app, &Requester::Anonymous, &filter).await.expect("a count");
        assert_eq!(Ok(counted), i64::try_from(expected.len()));
    };
    let with = |set: fn(&mut Filter)| {
        let mut filter = Filter::default();
        set(&mut filter);
        filter
    };
    let owned_by = |owner| Filter {
        organization: Some(owner),
        ..Filter::default()
    };
    only(owned_by(hangzhou), &[1, 0]).await;
    only(owned_by(hidden), &[]).await;
    only(with(|filter| filter.fields = text(&["material"])), &[1, 0]).await;
    only(with(|filter| filter.fields = text(&["material.ceramic"])), &[0]).await;
    only(with(|filter| filter.forms = vec![AchievementForm::Paper]), &[2, 1]).await;
    only(with(|filter| filter.modes = vec![TransferMode::Licence]), &[2]).await;
    only(
        with(|filter| filter.levels = vec![AchievementLevel::DomesticLeading]),
        &[0],
    )
    .await;
    only(with(|filter| filter.trl_from = Some(5)), &[1]).await;
    only(
        with(|filter| (filter.trl_from, filter.trl_to) = (Some(1), Some(8))),
        &[3, 0],
    )
    .await;
    only(with(|filter| filter.rights_settled = Some(true)), &[3, 2]).await;
    only(with(|filter| filter.rights_settled = Some(false)), &[1, 0]).await;
    only(with(|filter| filter.first_of_kind = vec![FirstOfKind::FirstSet]), &[2]).await;
    only(with(|filter| filter.regions = text(&["330000"])), &[1, 0]).await;
    let open: Vec<_> = visible_to(ADMIN).all(&app.db).await.expect("rows");
    let open: Vec<_> = open.iter().filter(|row| rights_open(row)).map(|row| row.id).collect();
    assert_eq!(open, rows[..2]);
}

#[tokio::test]
async fn facets_count_what_the_requester_may_know_of() {
    let app = TestApp::start().await;
    four(&app).await;
    let by = async |requester, axis| facet(&app, requester, &Filter::default(), axis).await.expect("a facet");
    let anyone = &Requester::Anonymous;
    assert_eq!(counts(&by(anyone, Axis::Form).await), [("PAPER", 2), ("PROTOTYPE", 1)]);
    assert_eq!(counts(&by(anyone, Axis::Mode).await), [("LICENCE", 1)]);
    assert_eq!(counts(&by(anyone, Axis::Level).await), [("DOMESTIC_LEADING", 1)]);
    assert_eq!(counts(&by(anyone, Axis::Trl).await), [("4", 2), ("9", 1)]);
    assert_eq!(
        counts(&by(anyone, Axis::Field).await),
        [("material", 1), ("material.ceramic", 1)]
    );
    assert_eq!(counts(&by(anyone, Axis::Region).await), [("330100", 2), ("110000", 1)]);
    assert_eq!(by(ADMIN, Axis::Region).await.len(), 3);
}
