//! What the service learns from its own texts, seen from outside.

use super::*;

/// Topics, each of words that keep company and share no character with the other.
const TOPICS: [[&str; 4]; 2] = [
    ["轴承磨损与摩擦", "润滑油脂与磨损", "摩擦副油脂寿命", "高温轴承润滑"],
    ["水稻病虫防治", "稻田杂草防除", "农药残留检测", "水稻育种与病害"],
];

#[tokio::test(flavor = "multi_thread")]
async fn a_service_learns_from_what_it_holds_and_tells_where_texts_are_about_the_same() {
    let app = TestApp::start().await;
    // An index that is still being built would learn from the first records, and the rest would be too few to learn anew.
    while app.search.snapshot().is_err() {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    for at in 0..110 {
        for topic in TOPICS {
            let draft = manager::Draft {
                headline: zh(topic[at % topic.len()]),
                biography: zh(&format!("多年从事{},也做{}", topic[(at + 1) % 4], topic[(at + 2) % 4])),
                ..testing::manager(&format!("经理{at}"))
            };
            done(manager::post(&app, ADMIN, draft, None).await);
        }
    }
    settled(&app).await;
    let learned = async {
        loop {
            let (snapshot, _) = app.search.snapshot().expect("an index");
            if snapshot.learned_from() >= 200 {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    tokio::time::timeout(PATIENCE, learned)
        .await
        .expect("it learns by itself");
    let subject = subject_of_text(&app, Some("轴承寿命"), "轴承在高温下摩擦大,油脂很快失效");
    let wants = Wants {
        reasons: true,
        ..Wants::default()
    };
    let (filter, page) = (Filter::default(), Request::default());
    let found = find(&app, &subject, &[Noun::Manager], &filter, &page, wants).await;
    let found = found.expect("no fault");
    let first = &found.page.rows.first().expect("a candidate").1;
    let topic = first.reasons.iter().find(|reason| reason.why == Why::Topic);
    assert!(topic.is_some_and(|topic| topic.points > 0), "{:?}", first.reasons);
    let sum: u32 = first.reasons.iter().map(|reason| reason.points).sum();
    assert_eq!(sum, first.points);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_text_in_one_language_finds_those_who_write_in_the_other() {
    let app = TestApp::start().await;
    let chinese = manager::Draft {
        headline: zh("碳化硅功率器件封装"),
        ..testing::manager("陆一")
    };
    let english = manager::Draft {
        headline: Prose {
            zh: None,
            en: Some("Corrosion protection of offshore steel structures".to_owned()),
        },
        ..testing::manager("陆二")
    };
    let chinese = done(manager::post(&app, ADMIN, chinese, None).await).record.id;
    let english = done(manager::post(&app, ADMIN, english, None).await).record.id;
    settled(&app).await;
    for (text, id, meaning) in [
        ("silicon carbide power devices", chinese, "功率"),
        ("钢结构的腐蚀防护", english, "corrosion"),
    ] {
        let found = search(&app, text, &[Noun::Manager]).await;
        let first = &found.page.rows.first().expect("found").1;
        assert_eq!(first.id, id, "{text}");
        let meant = first
            .reasons
            .iter()
            .any(|reason| matches!(&reason.why, Why::Word { meaning: Some(word), .. } if word == meaning));
        assert!(meant, "{text}: {:?}", first.reasons);
    }
}
