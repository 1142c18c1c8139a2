//! Needs over a real database.

use chrono::NaiveDate;
use qiao_entity::{
    level::Level,
    need::{NeedStatus, TransferMode},
    need_move::Reason,
};

use super::*;
use crate::{
    auth::Requester,
    domain::{
        indicator,
        page::Request,
        problem::Refusal,
        prose::Prose,
        record::by_id,
        testing::{ADMIN, REQUESTERS, TestApp, counts, done, ids, need, organization, refused, shown, walk, zh},
    },
};

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2027, 1, 15).expect("a day")
}

async fn poster(app: &TestApp) -> i64 {
    done(crate::domain::organization::post(app, ADMIN, organization("启明材料"), None).await)
        .record
        .id
}

#[test]
fn a_published_need_must_say_everything_that_matching_needs() {
    let mut draft = need(1, "题", "述");
    draft.title = Prose::default();
    draft.summary = Prose::default();
    draft.description = Prose::default();
    draft.no_indicators_reason = None;
    draft.fields.clear();
    draft.industries.clear();
    draft.modes.clear();
    draft.deadline = None;
    let missing: Vec<_> = shown(&draft.problems(true, today(), None));
    let path = |path: &str, code| (path.to_owned(), code);
    assert_eq!(
        missing,
        [
            path("title", "REQUIRED_IN_ONE_LANGUAGE"),
            path("summary", "REQUIRED_IN_ONE_LANGUAGE"),
            path("description", "REQUIRED_IN_ONE_LANGUAGE"),
            path("indicators", "REQUIRED"),
            path("fields", "REQUIRED"),
            path("industries", "REQUIRED"),
            path("modes", "REQUIRED"),
            path("deadline", "REQUIRED"),
        ]
    );
    assert_eq!(draft.problems(false, today(), None), [], "a draft may be empty");
}

#[test]
fn every_limit_of_a_need_is_checked_at_once() {
    let mut draft = need(1, &"长".repeat(257), "述\u{0}");
    draft.fields = ["ai", "it", "ic", "health", "energy", "nowhere"]
        .map(str::to_owned)
        .to_vec();
    draft.modes = vec![TransferMode::Licence, TransferMode::Licence];
    draft.trl_from = Some(7);
    draft.trl_to = Some(3);
    draft.budget_min = Some(-1);
    draft.deadline = NaiveDate::from_ymd_opt(2020, 1, 1);
    draft.valid_until = NaiveDate::from_ymd_opt(2040, 1, 1);
    draft.indicators = vec![indicator::Draft {
        name: Prose::default(),
        operator: qiao_entity::indicator::Operator::Range,
        value: f64::NAN,
        value_to: None,
        unit: None,
        current: None,
        necessity: None,
        method: Prose::default(),
    }];
    let found = shown(&draft.problems(true, today(), None));
    for wanted in [
        ("title.zh", "TOO_LONG"),
        ("description.zh", "CONTROL_CHARACTER"),
        ("indicators.0.name", "REQUIRED_IN_ONE_LANGUAGE"),
        ("indicators.0.value", "OUT_OF_RANGE"),
        ("indicators.0.valueTo", "REQUIRED"),
        ("noIndicatorsReason", "NOT_WANTED"),
        ("fields", "TOO_MANY"),
        ("fields.5", "UNKNOWN"),
        ("modes.1", "REPEATED"),
        ("trlTo", "REVERSED"),
        ("budgetMin", "OUT_OF_RANGE"),
        ("currency", "REQUIRED"),
        ("deadline", "PAST"),
        ("validUntil", "OUT_OF_RANGE"),
    ] {
        assert!(
            found.contains(&(wanted.0.to_owned(), wanted.1)),
            "{wanted:?} is not in {found:?}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_need_lives_from_draft_to_withdrawal_and_every_move_is_kept() {
    let app = TestApp::start().await;
    let organization = poster(&app).await;
    let draft = need(organization, "耐高温密封件", "在二百度下长期密封");
    let posted = done(post(&app, ADMIN, draft.clone(), false, None).await).record;
    assert_eq!(posted.status, NeedStatus::Draft);
    assert!(
        by_id::<Model>(&app, &Requester::Anonymous, posted.id)
            .await
            .expect("no fault")
            .is_none()
    );

    let published = done(publish(&app, ADMIN, posted.id, posted.version).await).record;
    assert_eq!((published.status, published.version), (NeedStatus::Published, 2));
    assert_eq!(
        published.valid_until,
        app.clock.today().checked_add_days(chrono::Days::new(VALID_DAYS))
    );
    assert!(
        by_id::<Model>(&app, &Requester::Anonymous, posted.id)
            .await
            .expect("no fault")
            .is_some()
    );
    assert_eq!(
        refused(publish(&app, ADMIN, posted.id, 2).await),
        [("id".to_owned(), "WRONG_STATUS")],
        "published twice"
    );

    assert_eq!(
        refused(withdraw(&app, ADMIN, posted.id, 2, Reason::Other, " ").await),
        [("sentence".to_owned(), "REQUIRED")]
    );
    let withdrawn = done(withdraw(&app, ADMIN, posted.id, 2, Reason::Timing, "项目推迟").await).record;
    assert_eq!(withdrawn.status, NeedStatus::Withdrawn);
    assert!(
        by_id::<Model>(&app, &Requester::Anonymous, posted.id)
            .await
            .expect("no fault")
            .is_none()
    );
    let moves = moves_of(&app, &[posted.id])
        .await
        .expect("no fault")
        .remove(&posted.id)
        .unwrap_or_default();
    let steps: Vec<_> = moves
        .iter()
        .map(|step| (step.from_status, step.to_status, step.reason))
        .collect();
    assert_eq!(
        steps,
        [
            (None, NeedStatus::Draft, None),
            (Some(NeedStatus::Draft), NeedStatus::Published, None),
            (Some(NeedStatus::Published), NeedStatus::Withdrawn, Some(Reason::Timing)),
        ]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stale_update_is_an_answer_and_changes_nothing() {
    let app = TestApp::start().await;
    let organization = poster(&app).await;
    let draft = need(organization, "一", "述");
    let posted = done(post(&app, ADMIN, draft.clone(), true, None).await).record;
    let next = Draft {
        title: zh("二"),
        ..draft.clone()
    };
    let second = done(update(&app, ADMIN, posted.id, posted.version, next).await).record;
    assert_eq!(second.version, 2);
    let stale = update(&app, ADMIN, posted.id, 1, need(organization, "三", "述"))
        .await
        .expect("no fault");
    assert_eq!(stale, Err(Refusal::Stale { version: 2 }));
    let row = by_id::<Model>(&app, ADMIN, posted.id)
        .await
        .expect("no fault")
        .expect("stored");
    assert_eq!(row.title_zh.as_deref(), Some("二"));
    let gone = update(&app, ADMIN, 999_999, 1, draft).await.expect("no fault");
    assert_eq!(gone, Err(Refusal::NotFound));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_key_posts_once_and_another_content_under_it_is_refused() {
    let app = TestApp::start().await;
    let organization = poster(&app).await;
    let draft = draft(organization);
    let first = done(post(&app, ADMIN, draft.clone(), true, Some("k-1")).await).record;
    let again = done(post(&app, ADMIN, draft.clone(), true, Some("k-1")).await).record;
    assert_eq!(first.id, again.id);
    assert_eq!(count(&app, ADMIN, &Filter::default()).await.expect("no fault"), 1);
    let other = Draft {
        title: zh("别的"),
        ..draft
    };
    assert_eq!(
        refused(post(&app, ADMIN, other, true, Some("k-1")).await),
        [("key".to_owned(), "TAKEN")]
    );
}

fn draft(organization: i64) -> Draft {
    crate::domain::testing::need(organization, "耐高温密封件", "在二百度下长期密封")
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_but_an_administrator_writes() {
    let app = TestApp::start().await;
    let organization = poster(&app).await;
    let refusal = post(&app, &Requester::Anonymous, draft(organization), true, None)
        .await
        .expect_err("a fault");
    assert_eq!(refusal.code, crate::error::Code::Forbidden);
    assert_eq!(
        refused(post(&app, ADMIN, draft(999_999), true, None).await),
        [("organization".to_owned(), "NO_RECORD")]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn time_moves_a_need_to_expired_and_it_is_renewed_once() {
    let app = TestApp::start().await;
    let organization = poster(&app).await;
    let soon = app.clock.today();
    let draft = Draft {
        valid_until: Some(soon),
        ..draft(organization)
    };
    let posted = done(post(&app, ADMIN, draft, true, None).await).record;
    assert_eq!(expire_due(&app).await.expect("no fault"), 0);
    for _ in 0..86_400 {
        app.tick();
    }
    assert_eq!(expire_due(&app).await.expect("no fault"), 1);
    let row = by_id::<Model>(&app, &Requester::Anonymous, posted.id)
        .await
        .expect("no fault")
        .expect("still shown");
    assert_eq!(row.status, NeedStatus::Expired);
    let renewed = done(renew(&app, ADMIN, row.id, row.version).await).record;
    assert_eq!((renewed.status, renewed.renewed), (NeedStatus::Published, true));
    assert_eq!(
        refused(renew(&app, ADMIN, row.id, renewed.version).await),
        [("id".to_owned(), "WRONG_STATUS")],
        "renewed twice"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn lists_page_both_ways_in_every_order_and_count_by_every_axis() {
    let app = TestApp::start().await;
    let organization = poster(&app).await;
    for number in 0..7_i32 {
        let mut draft = draft(organization);
        draft.title = zh(&format!("需求{}", number % 3));
        draft.fields = vec![
            if number % 2 == 0 {
                "energy.battery"
            } else {
                "material.polymer"
            }
            .to_owned(),
        ];
        draft.deadline = NaiveDate::from_ymd_opt(2028, 1, 1 + number.unsigned_abs() % 4);
        done(post(&app, ADMIN, draft, number != 6, None).await);
        app.tick();
    }
    for requester in REQUESTERS {
        let total = count(&app, requester, &Filter::default()).await.expect("no fault");
        for order in [Order::Newest, Order::Updated, Order::Deadline, Order::Title] {
            let filter = Filter::default();
            let walked = walk::<Model>(async |page: Request| {
                list(&app, requester, &filter, order, &page).await.expect("no fault")
            })
            .await;
            assert_eq!(i64::try_from(walked.len()), Ok(total), "{order:?}");
            for id in walked {
                assert!(by_id::<Model>(&app, requester, id).await.expect("no fault").is_some());
            }
        }
    }
    let above = Filter {
        fields: vec!["energy".to_owned()],
        ..Filter::default()
    };
    assert_eq!(count(&app, &Requester::Anonymous, &above).await.expect("no fault"), 3);
    let by_field = facet(&app, &Requester::Anonymous, &Filter::default(), Axis::Field)
        .await
        .expect("no fault");
    assert_eq!(counts(&by_field), [("energy.battery", 3), ("material.polymer", 3)]);
    for axis in [Axis::Kind, Axis::Status, Axis::Industry, Axis::Mode] {
        let counted = facet(&app, &Requester::Anonymous, &Filter::default(), axis)
            .await
            .expect("no fault");
        assert_eq!(counted.iter().map(|count| count.count).sum::<i64>(), 6, "{axis:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_anonymous_poster_is_not_found_by_organization_or_region() {
    let app = TestApp::start().await;
    let draft_organization = crate::domain::organization::Draft {
        region: Some("330100".to_owned()),
        ..organization("隐名企业")
    };
    let organization = done(crate::domain::organization::post(&app, ADMIN, draft_organization, None).await)
        .record
        .id;
    let mut draft = draft(organization);
    draft.levels.organization = Level::Agreement;
    done(post(&app, ADMIN, draft, true, None).await);
    let of = Filter {
        organization: Some(organization),
        ..Filter::default()
    };
    let from = Filter {
        regions: vec!["330000".to_owned()],
        ..Filter::default()
    };
    for filter in [of, from] {
        let page = Request::default();
        let found = list(&app, &Requester::Anonymous, &filter, Order::Newest, &page)
            .await
            .expect("no fault");
        assert_eq!(ids(&found), [] as [i64; 0]);
        assert_eq!(count(&app, ADMIN, &filter).await.expect("no fault"), 1);
    }
    let regions = facet(&app, &Requester::Anonymous, &Filter::default(), Axis::Region)
        .await
        .expect("no fault");
    assert_eq!(counts(&regions), []);
}

#[tokio::test]
async fn what_was_handed_in_goes_back_as_a_draft_with_what_is_to_be_mended() {
    let app = TestApp::start().await;
    let organization = poster(&app).await;
    let draft = need(organization, "耐高温密封件", "在二百度下长期密封");
    let posted = done(post(&app, ADMIN, draft, false, None).await).record;
    assert_eq!(
        refused(give_back(&app, ADMIN, posted.id, 1, Reason::Other, "补充指标").await),
        [("id".to_owned(), "WRONG_STATUS")],
        "a draft is with its poster already"
    );
    let handed_in = done(submit(&app, ADMIN, posted.id, 1).await).record;
    assert_eq!(
        refused(give_back(&app, ADMIN, posted.id, handed_in.version, Reason::Other, " ").await),
        [("sentence".to_owned(), "REQUIRED")]
    );
    let stale = give_back(&app, ADMIN, posted.id, 1, Reason::Other, "补充指标").await;
    assert!(matches!(stale, Ok(Err(Refusal::Stale { version: 2 }))));
    let back = done(give_back(&app, ADMIN, posted.id, handed_in.version, Reason::Other, "补充指标").await).record;
    assert_eq!((back.status, back.version), (NeedStatus::Draft, 3));
    let moves = moves_of(&app, &[posted.id]).await.expect("no fault");
    let last = moves[&posted.id].last().expect("a move");
    assert_eq!(
        (last.from_status, last.to_status, last.sentence.as_deref()),
        (Some(NeedStatus::Submitted), NeedStatus::Draft, Some("补充指标"))
    );
    let again = done(submit(&app, ADMIN, posted.id, back.version).await).record;
    assert_eq!(again.status, NeedStatus::Submitted);
}
