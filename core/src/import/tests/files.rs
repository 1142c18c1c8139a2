//! Formats and headers.

use encoding_rs::GB18030;
use qiao_entity::language::Language;
use rust_xlsxwriter::{Format as Style, Workbook};

use super::*;

const CSV: &str = "编号,机构类型,中文名称,技术领域,所在地,别名\r\n\
                   u1,高等院校,江滨理工大学,机器视觉；高分子材料,浙江省杭州市,江滨理工、JBUT\r\n\
                   \r\n\
                   u2,企业,\"云栖\n材料, 有限公司\",,,\r\n";

#[tokio::test]
async fn a_gbk_file_as_excel_in_china_writes_it_just_works() {
    let desk = Desk::new().await;
    let report = desk.import("机构.csv", encoded(GB18030, CSV)).await;
    assert_eq!(report.counts, counts(2, 0, 0, 0), "{:?}", report.failures);
    let stored = desk.organization("u1").await;
    assert_eq!(stored.name_zh.as_deref(), Some("江滨理工大学"));
    assert_eq!(stored.region_code.as_deref(), Some("330100"));
    assert_eq!(
        desk.organization("u2").await.name_zh.as_deref(),
        Some("云栖\n材料, 有限公司")
    );
    assert!(report.report.is_none() && !desk.folder.path().join("机构.report.csv").exists());
}

#[tokio::test]
async fn separators_marks_and_languages_of_headers_are_told_by_the_file() {
    let desk = Desk::new().await;
    let texts = [
        format!("\u{feff}{CSV}"),
        CSV.replace("材料, ", "材料 ").replace(',', "\t"),
        "sep=;\nKEY;Kind;name zh\nu1;UNIVERSITY;江滨理工大学\nu2;Enterprise;b\n".to_owned(),
    ];
    for (text, wanted) in texts.iter().zip([(2, 0), (0, 1), (0, 1)]) {
        let report = desk.import("organizations.csv", text).await;
        assert_eq!(report.counts.failed, 0, "{text}");
        assert_eq!((report.counts.created, report.counts.updated), wanted, "{text}");
    }
    let mut wide = vec![0xff, 0xfe];
    wide.extend(CSV.replace("u1", "u9").encode_utf16().flat_map(u16::to_le_bytes));
    let report = desk.import("organizations.csv", wide).await;
    assert_eq!((report.counts.created, report.counts.failed), (1, 0));
}

#[tokio::test]
async fn every_template_goes_in_as_it_is_in_every_format_and_language() {
    for language in [Language::Zh, Language::En] {
        let desk = Desk::new().await;
        for (format, ending) in [
            (Format::Xlsx, "xlsx"),
            (Format::Csv, "csv"),
            (Format::JsonLines, "jsonl"),
        ] {
            for content in Content::ALL {
                let bytes = template(content, format, language).expect("a template");
                let report = desk.import(&format!("{}.{ending}", content.name()), bytes).await;
                // Whatever the format, it says the same.
                let wanted = if format == Format::Xlsx {
                    counts(1, 0, 0, 0)
                } else {
                    counts(0, 0, 1, 0)
                };
                assert_eq!(
                    report.counts, wanted,
                    "{language:?} {format:?} {content:?} {:?}",
                    report.failures
                );
                assert!(report.ignored.is_empty(), "{:?}", report.ignored);
            }
        }
        let need = desk.need("example-need").await;
        assert_eq!(
            (need.budget_min, need.budget_max),
            (Some(60_000_000), Some(120_000_000))
        );
        assert_eq!(need.published_at.map(|at| at.0), Some(need.created_at.0));
    }
}

#[tokio::test]
async fn spreadsheets_give_numbers_dates_and_the_sheet_asked_for() {
    let desk = Desk::new().await;
    desk.import("organizations.csv", CSV).await;
    desk.import("managers.csv", "key,kind,name_zh\n1,挖矿,甲\n").await;
    let mut book = Workbook::new();
    book.add_worksheet()
        .set_name("说明")
        .expect("a name")
        .write(0, 0, "没有表")
        .expect("a cell");
    let sheet = book.add_worksheet().set_name("任职").expect("a name");
    let date = Style::new().set_num_format("yyyy-mm-dd");
    for (name, at) in ["经理人", "机构编号", "任职方式", "起始日期", "职务", "备注"]
        .into_iter()
        .zip(0..)
    {
        sheet.write(2, at, name).expect("a cell");
    }
    sheet.write(4, 0, 1).expect("a cell");
    sheet.write(4, 1, "u1").expect("a cell");
    sheet.write(4, 2, "双聘").expect("a cell");
    let day = rust_xlsxwriter::ExcelDateTime::from_ymd(2021, 3, 1).expect("a day");
    sheet.write_with_format(4, 3, &day, &date).expect("a cell");
    sheet.write(4, 4, "教授").expect("a cell");
    sheet.write(5, 1, "u1").expect("a cell");
    sheet.write(5, 20, "旁注").expect("a cell");
    let bytes = book.save_to_buffer().expect("a workbook");
    let options = Options {
        sheet: Some("任职".to_owned()),
        ..Options::default()
    };
    let report = desk.import_with("affiliations.xlsx", &bytes, &options).await;
    assert_eq!(report.counts, counts(1, 0, 0, 1));
    assert_eq!(
        failures(&report),
        [
            (6, "manager".to_owned(), "REQUIRED"),
            (6, "mode".to_owned(), "REQUIRED")
        ]
    );
    assert_eq!(report.ignored, ["备注"]);
    let manager = desk.manager("1").await.id;
    let stored = crate::domain::affiliation::of_managers(&desk.app, ADMIN, &[manager])
        .await
        .expect("a read");
    assert_eq!(
        stored[&manager][0].from_date.map(|day| day.to_string()).as_deref(),
        Some("2021-03-01")
    );

    assert!(matches!(
        desk.refused("affiliations.xlsx", &bytes).await,
        ImportError::Header { .. }
    ));
    let options = Options {
        sheet: Some("没有".to_owned()),
        ..Options::default()
    };
    let path = desk.file("affiliations.xlsx", bytes);
    let refused = run(&desk.app, ADMIN, Content::Affiliations, path, &options, |_| {}).await;
    assert!(matches!(refused, Err(ImportError::NoSheet { .. })));
}

#[tokio::test]
async fn a_file_that_cannot_be_imported_says_what_to_do() {
    let desk = Desk::new().await;
    for (name, text, says) in [
        ("organizations.pdf", "x", "must end in"),
        ("organizations.csv", "名称,类型\n甲,企业\n", "--template organizations"),
        ("organizations.csv", "", "--template organizations"),
        ("organizations.csv", "编号,key\nu,u\n", "stands twice"),
        ("organizations.xlsx", "no zip", "cannot be read"),
    ] {
        let error = desk.refused(name, text).await.to_string();
        assert!(error.contains(says), "{name}: {error}");
    }
    let gone = desk.folder.path().join("needs.csv");
    let refused = run(&desk.app, ADMIN, Content::Needs, gone, &Options::default(), |_| {}).await;
    assert!(matches!(refused, Err(ImportError::File { .. })));
    let path = desk.file("organizations.csv", CSV);
    let anonymous = &crate::auth::Requester::Anonymous;
    let refused = run(
        &desk.app,
        anonymous,
        Content::Organizations,
        path,
        &Options::default(),
        |_| {},
    )
    .await;
    assert!(matches!(refused, Err(ImportError::Fault(_))));
}

#[test]
fn file_names_tell_what_they_hold() {
    for (name, content) in [
        ("needs.csv", Some(Content::Needs)),
        ("2026年 技术需求.xlsx", Some(Content::Needs)),
        ("organizations.A.jsonl", Some(Content::Organizations)),
        ("经理人.csv", None),
        ("技术经理人.csv", Some(Content::Managers)),
        ("needs-of-organizations.csv", None),
        ("x.csv", None),
    ] {
        assert_eq!(Content::of_file(std::path::Path::new(name)), content, "{name}");
    }
    assert_eq!(Content::named("Need"), Some(Content::Needs));
    assert_eq!(Content::named("机构"), Some(Content::Organizations));
}
