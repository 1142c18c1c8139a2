//! The demo data.

use super::*;

#[tokio::test]
async fn the_demo_loads_whole_and_again_changes_nothing() {
    let desk = Desk::new().await;
    let mut told = 0;
    let reports = super::super::demo::load(&desk.app, |progress| told = told.max(progress.counts.rows()))
        .await
        .expect("the demo");
    assert!(told > 0);
    for report in &reports {
        assert_eq!(report.counts.failed, 0, "{:?}: {:?}", report.content, report.failures);
        assert!(report.ignored.is_empty(), "{:?}: {:?}", report.content, report.ignored);
    }
    for (content, least) in Content::ALL.into_iter().zip([60, 200, 200, 120, 200]) {
        let created = reports.iter().filter(|report| report.content == content);
        let created: u64 = created.map(|report| report.counts.created).sum();
        assert!(created >= least, "{content:?}: {created}");
    }
    for report in super::super::demo::load(&desk.app, |_| {}).await.expect("the demo") {
        assert_eq!(
            report.counts.unchanged,
            report.counts.rows(),
            "{:?}: {:?}",
            report.content,
            report.counts
        );
    }
}
