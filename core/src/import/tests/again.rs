//! Importing again: upsert, what is unchanged, what was cut short, what is only tried.

use std::fmt::Write as _;

use qiao_entity::{import_run, need::NeedStatus};
use tokio::sync::Notify;

use super::*;
use crate::domain::{affiliation, translation};

#[tokio::test]
async fn the_same_again_changes_nothing_and_other_columns_stay() {
    let desk = Desk::new().await;
    let text = "key,kind,name_zh,languages,works,capacity\n\
                a,挖矿,甲,zh;de,成交项目|许可|2023,3\n\
                b,挖矿,乙,,,1\n";
    assert_eq!(desk.import("managers.csv", text).await.counts, counts(2, 0, 0, 0));
    let position = desk.import("managers.csv", text).await.position;
    assert_eq!(position, 0, "nothing is written to the change log");
    assert_eq!(desk.import("managers.csv", text).await.counts, counts(0, 0, 2, 0));
    assert_eq!(desk.manager("a").await.version, 1);

    let report = desk.import("managers.csv", "编号,在办\na,2\nb,0\nc,1\n").await;
    assert_eq!(report.counts, counts(0, 1, 1, 1), "{:?}", report.failures);
    assert_eq!(failures(&report)[0], (4, "kind".to_owned(), "REQUIRED"));
    let stored = desk.manager("a").await;
    assert_eq!((stored.version, stored.load, stored.capacity), (2, 2, 3));
    assert_eq!(stored.name_zh.as_deref(), Some("甲"));
    assert_eq!(
        desk.import("managers.csv", text).await.counts,
        counts(0, 0, 2, 0),
        "works and languages stayed"
    );
    assert_eq!(
        desk.import("managers.csv", "key,kind,languages\na,,\n").await.counts,
        counts(0, 0, 0, 1)
    );
    assert_eq!(
        desk.import("managers.csv", "key,languages\na,\n").await.counts,
        counts(0, 1, 0, 0)
    );
}

#[tokio::test]
async fn affiliations_are_told_apart_by_organization_post_and_first_day() {
    let desk = Desk::new().await;
    desk.import("organizations.csv", "key,kind,name_zh\nu,PARK,甲\nv,PARK,乙\n")
        .await;
    desk.import("managers.csv", "key,kind,name_zh\nm,挖矿,甲\n").await;
    let text = "manager,organization,post_zh,mode,from,to\n\
                m,u,主任,全职,2020-01-01,\n\
                m,u,顾问,兼职,2020-01-01,\n\
                m,v,,兼职,,\n\
                m,u,主任,全职,2020-01-01,\n";
    let report = desk.import("affiliations.csv", text).await;
    assert_eq!(report.counts, counts(3, 0, 0, 1));
    let ended = text.replacen("2020-01-01,\n", "2020-01-01,2021-12-31\n", 1);
    let report = desk.import("affiliations.csv", ended).await;
    assert_eq!(report.counts, counts(0, 1, 2, 1));
    let manager = desk.manager("m").await.id;
    let stored = affiliation::of_managers(&desk.app, ADMIN, &[manager])
        .await
        .expect("a read");
    assert_eq!(stored[&manager].len(), 3);
}

#[tokio::test]
async fn a_need_is_published_once_and_a_new_rewriting_is_a_new_version() {
    let desk = Desk::new().await;
    for content in [Content::Organizations, Content::Managers] {
        let bytes = template(content, Format::Csv, qiao_entity::language::Language::Zh).expect("a template");
        desk.import(&format!("{}.csv", content.name()), bytes).await;
    }
    let bytes = template(Content::Needs, Format::JsonLines, qiao_entity::language::Language::Zh).expect("a template");
    let text = String::from_utf8(bytes).expect("UTF-8");
    let drafted = text.replace("PUBLISHED", "DRAFT");
    assert_eq!(desk.import("needs.jsonl", &drafted).await.counts, counts(1, 0, 0, 0));
    assert_eq!(desk.need("example-need").await.status, NeedStatus::Draft);
    assert_eq!(desk.import("needs.jsonl", &text).await.counts, counts(0, 1, 0, 0));
    assert_eq!(desk.need("example-need").await.status, NeedStatus::Published);
    let report = desk.import("needs.jsonl", &drafted).await;
    assert_eq!(failures(&report), [(1, "status".to_owned(), "WRONG_STATUS")]);
    let rewritten = text.replace("小样本异常检测", "少样本缺陷检测");
    let before = desk.need("example-need").await;
    assert_eq!(desk.import("needs.jsonl", &rewritten).await.counts, counts(0, 1, 0, 0));
    assert_eq!(desk.import("needs.jsonl", &rewritten).await.counts, counts(0, 0, 1, 0));
    let after = desk.need("example-need").await;
    assert_eq!(after.version, before.version + 1);
    let kept = translation::of_needs(&desk.app, &[after.id]).await.expect("a read");
    assert_eq!(kept[&after.id].len(), 2);
}

#[tokio::test]
async fn an_import_that_is_cut_short_continues_where_it_was() {
    let desk = Desk::new().await;
    let mut text = "key,kind,name_zh\n".to_owned();
    for number in 0..300 {
        let kind = if number == 3 { "占卜" } else { "挖矿" };
        writeln!(text, "m{number},{kind},甲{number}").expect("memory");
    }
    let path = desk.file("managers.csv", &text);
    let options = Options {
        batch: 10,
        ..Options::default()
    };
    let enough = Notify::new();
    let cut = run(
        &desk.app,
        ADMIN,
        Content::Managers,
        path.clone(),
        &options,
        |progress| {
            if progress.counts.rows() >= 50 {
                enough.notify_one();
            }
        },
    );
    tokio::select! {
        biased;
        () = enough.notified() => {}
        report = cut => panic!("it came to its end: {report:?}"),
    }
    let kept = import_run::Entity::find()
        .one(&desk.app.db)
        .await
        .expect("a read")
        .expect("a run");
    assert!(
        kept.rows_done >= 50 && kept.rows_done < 300 && kept.finished_at.is_none(),
        "{kept:?}"
    );
    let before = u64::try_from(kept.rows_done).expect("a count");

    let again = run(&desk.app, ADMIN, Content::Managers, path.clone(), &options, |_| {})
        .await
        .expect("the rest");
    assert!(again.done_before >= before);
    assert_eq!(again.counts, counts(300 - again.done_before, 0, 0, 0));
    assert_eq!(desk.managers().await, 299);
    let told = std::fs::read_to_string(desk.folder.path().join("managers.report.csv")).expect("the first run's report");
    assert_eq!(told.lines().count(), 2, "{told}");

    // Finished: the next run looks at every row again.
    let whole = run(&desk.app, ADMIN, Content::Managers, path, &options, |_| {})
        .await
        .expect("again");
    assert_eq!((whole.done_before, whole.counts), (0, counts(0, 0, 299, 1)));
}

#[tokio::test]
async fn a_dry_run_tells_all_and_stores_nothing() {
    let desk = Desk::new().await;
    let dry = Options {
        dry_run: true,
        ..Options::default()
    };
    let organizations = desk
        .import_with("organizations.csv", "key,kind,name_zh\nu,PARK,甲\nx,占卜,乙\n", &dry)
        .await;
    assert_eq!(organizations.counts, counts(1, 0, 0, 1));
    let managers = desk
        .import_with("managers.csv", "key,kind,name_zh\nm,挖矿,甲\n", &dry)
        .await;
    // What files before this one would have stored counts as there.
    let promised = [organizations.promised, managers.promised].concat();
    let dry = Options { promised, ..dry };
    let text = "manager,organization,mode\nm,u,全职\nm,x,全职\n";
    let report = desk.import_with("affiliations.csv", text, &dry).await;
    assert_eq!(report.counts, counts(1, 0, 0, 1));
    assert_eq!(failures(&report), [(3, "organization".to_owned(), "NO_RECORD")]);
    let text = "{\"key\":\"a\",\"organization\":\"u\",\"name_zh\":\"甲\",\"managers\":[\"m\",\"n\"]}\n\
                {\"key\":\"b\",\"organization\":\"u\",\"name_zh\":\"甲\",\"managers\":[\"x\",\"y\"]}";
    let promised = [dry.promised.clone(), vec![(Content::Managers, "n".to_owned())]].concat();
    let report = desk
        .import_with("achievements.jsonl", text, &Options { promised, ..dry })
        .await;
    assert_eq!(report.counts, counts(1, 0, 0, 1), "{:?}", report.failures);
    assert_eq!(failures(&report), vec![(2, "managers".to_owned(), "NO_RECORD"); 2]);
    assert_eq!(desk.managers().await, 0);
    let runs = import_run::Entity::find().count(&desk.app.db).await.expect("a count");
    assert_eq!((runs, desk.app.changes_after(0).await.len()), (0, 0));
}
