//! Rows that do not go in, and the rest that does.

use std::fmt::Write as _;

use sea_orm::{ConnectionTrait, DbBackend};

use super::*;

#[tokio::test]
async fn wrong_rows_are_told_and_the_rest_goes_in() {
    let desk = Desk::new().await;
    let text = "key,kind,name_zh,region,website,fields,备注\n\
                a,UNIVERSITY,甲,杭州,,机器视觉,x\n\
                b,寺庙,乙,月球,ftp://x,机器视觉,\n\
                c,,丙,,,,\n\
                ,UNIVERSITY,丁,,,,\n\
                d,UNIVERSITY,,,,,\n\
                a,UNIVERSITY,又是甲,,,,\n\
                e,UNIVERSITY,戊,,,a;b;c;d;e;f,\n\
                f,UNIVERSITY,己,,,,,多了\n\
                g,UNIVERSITY,庚,,,,\n";
    let report = desk.import("organizations.csv", text).await;
    assert_eq!(report.counts, counts(2, 0, 0, 7));
    let failure = |row, column: &str, code| (row, column.to_owned(), code);
    assert_eq!(
        failures(&report),
        [
            failure(3, "kind", "UNKNOWN"),
            failure(3, "region", "UNKNOWN"),
            failure(4, "kind", "REQUIRED"),
            failure(5, "key", "REQUIRED"),
            failure(6, "name_zh", "REQUIRED_IN_ONE_LANGUAGE"),
            failure(7, "", "REPEATED"),
            failure(8, "fields", "UNKNOWN"),
            failure(9, "", "MORE_CELLS"),
        ]
    );
    assert_eq!(report.ignored, ["备注"]);
    let path = report.report.expect("a report");
    assert_eq!(path, desk.folder.path().join("organizations.report.csv"));
    let told = std::fs::read_to_string(path).expect("the report");
    let mut lines = told.trim_start_matches('\u{feff}').lines();
    assert_eq!(lines.next(), Some("file,row,column,value,code,原因,reason"));
    let line = lines.nth(1).expect("the second failure");
    assert!(
        line.starts_with("organizations.csv,3,region 所在地,月球,UNKNOWN,"),
        "{line}"
    );
    assert!(
        line.contains("“月球”不在可选值之列") && line.matches("月球").count() == 3,
        "{line}"
    );
}

#[tokio::test]
async fn a_json_line_that_is_none_is_a_row_that_does_not_go_in() {
    let desk = Desk::new().await;
    let long = format!("{{\"key\":\"l\",\"name_zh\":\"{}\"}}", "长".repeat(2_000_000));
    let text = format!(
        "{{\"key\":\"a\",\"kind\":\"PARK\",\"name_zh\":\"甲\",\"aliases\":[\"一;二\"]}}\n\n{{oops\n[1]\n{long}\n\
         {{\"key\":\"b\",\"kind\":\"PARK\",\"name_zh\":\"乙\",\"星座\":1}}"
    );
    let report = desk.import("organizations.jsonl", text).await;
    assert_eq!(report.counts, counts(2, 0, 0, 3));
    let codes: Vec<_> = failures(&report)
        .into_iter()
        .map(|(row, _, code)| (row, code))
        .collect();
    assert_eq!(codes, [(3, "NOT_JSON"), (4, "NOT_JSON"), (5, "LONG_LINE")]);
    assert_eq!(report.ignored, ["星座"]);
}

#[tokio::test]
async fn bytes_that_are_no_text_spoil_their_row_alone() {
    let desk = Desk::new().await;
    let mut bytes = "key,kind,name_zh\na,PARK,甲\nb,PARK,".as_bytes().to_vec();
    bytes.extend([0xff, 0xfe, b'\n']);
    bytes.extend("c,PARK,丙\n".as_bytes());
    let report = desk.import("organizations.csv", bytes).await;
    assert_eq!(report.counts, counts(2, 0, 0, 1));
    assert_eq!(failures(&report), [(3, String::new(), "NOT_TEXT")]);
}

#[tokio::test]
async fn a_row_that_the_database_refuses_does_not_spoil_its_batch() {
    let desk = Desk::new().await;
    if desk.app.db.get_database_backend() != DbBackend::Sqlite {
        return;
    }
    let trigger = "create trigger refuse before insert on manager when new.name_zh = '毒' \
                   begin select raise(abort, 'no such manager'); end";
    desk.app.db.execute_unprepared(trigger).await.expect("a trigger");
    let mut text = "key,kind,name_zh\n".to_owned();
    for number in 1..=40 {
        let name = if number % 13 == 0 { "毒" } else { "好" };
        writeln!(text, "m{number},挖矿,{name}").expect("memory");
    }
    let report = desk.import("managers.csv", text).await;
    assert_eq!(report.counts, counts(37, 0, 0, 3));
    let rows: Vec<_> = failures(&report)
        .into_iter()
        .map(|(row, _, code)| (row, code))
        .collect();
    assert_eq!(rows, [(14, "REFUSED"), (27, "REFUSED"), (40, "REFUSED")]);
    assert_eq!(desk.managers().await, 37);
}

#[tokio::test]
async fn needs_are_checked_by_the_rules_of_their_status() {
    let desk = Desk::new().await;
    desk.import("organizations.csv", "key,kind,name_zh\nu,PARK,甲\n").await;
    let text = "key,organization,kind,status,title_zh,budget_min,budget_max,currency,indicators,translation.title,翻译稿经理人编号,deadline\n\
                a,u,PROBLEM,草稿,只有标题,80万,1.2亿,,,,,\n\
                b,u,PROBLEM,PUBLISHED,只有标题,,,,,,,2020/1/1\n\
                c,v,PROBLEM,草稿,没有单位,,,,,,,\n\
                d,u,PROBLEM,草稿,钱,0.001,5,金币,强度|≈|3,,,\n\
                e,u,PROBLEM,草稿,译,,,,,镜面,m-404,\n\
                f,u,PROBLEM,草稿,倒,9,5,,,,,\n";
    let report = desk.import("needs.csv", text).await;
    assert_eq!(report.counts, counts(1, 0, 0, 5), "{:?}", report.failures);
    let told = failures(&report);
    let has = |row, column: &str, code| {
        assert!(
            told.contains(&(row, column.to_owned(), code)),
            "{row} {column} {code}: {told:?}"
        );
    };
    for column in ["summary_zh", "description_zh"] {
        has(3, column, "REQUIRED_IN_ONE_LANGUAGE");
    }
    for column in ["indicators", "fields", "industries", "modes"] {
        has(3, column, "REQUIRED");
    }
    has(3, "deadline", "PAST");
    has(4, "organization", "NO_RECORD");
    has(5, "budget_min", "MALFORMED");
    has(5, "currency", "UNKNOWN");
    has(5, "indicators", "UNKNOWN");
    has(6, "translation.manager", "NO_RECORD");
    has(7, "budget_max", "REVERSED");
    let stored = desk.need("a").await;
    assert_eq!(
        (stored.budget_min, stored.budget_max),
        (Some(80_000_000), Some(12_000_000_000))
    );
    assert_eq!(stored.currency.as_deref(), Some("CNY"));
}
