use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::import::{Content, column::columns};

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 9, 30).expect("a day")
}

fn row(content: Content, cells: &[(&str, Value)]) -> Row {
    let cells = cells.iter().map(|(code, cell)| {
        let column = columns(content).iter().find(|column| column.code == *code);
        (column.expect("a column"), cell.clone())
    });
    let raw = RawRow {
        number: 7,
        cells: cells.collect(),
        broken: None,
    };
    Row::new(raw, today())
}

#[test]
fn cells_are_understood_by_their_columns() {
    let row = row(
        Content::Needs,
        &[
            ("key", json!(42)),
            ("kind", json!("揭榜挂帅")),
            ("fields", json!("机器视觉、ai.model")),
            ("industries", json!([26, "39"])),
            ("modes", json!("技术开发，许可")),
            ("trl_from", json!("5")),
            ("deadline", json!(46_568)),
            ("partner_region", json!("—")),
            ("summary_zh", json!("  ")),
            ("budget_max", json!("面议")),
        ],
    );
    assert!(row.wrong.is_empty(), "{:?}", row.wrong);
    assert_eq!(row.text("key", None).as_deref(), Some("42"));
    assert_eq!(row.text("kind", None).as_deref(), Some("OPEN_CHALLENGE"));
    assert_eq!(row.list("fields", None), ["ai.vision", "ai.model"]);
    assert_eq!(row.list("industries", None), ["26", "39"]);
    assert_eq!(row.list("modes", None), ["DEVELOPMENT", "LICENCE"]);
    assert_eq!(row.whole("trl_from", None), Some(5));
    assert_eq!(row.day("deadline", None), NaiveDate::from_ymd_opt(2027, 6, 30));
    for empty in ["partner_region", "summary_zh", "budget_max"] {
        assert_eq!(row.cell(empty), Given::Empty, "{empty}");
    }
}

#[test]
fn a_column_that_is_not_there_keeps_the_old_value_and_an_empty_cell_empties_it() {
    let row = row(
        Content::Managers,
        &[("headline_zh", json!("")), ("languages", json!([]))],
    );
    let old = Prose::new(Some("旧".to_owned()), Some("old".to_owned()));
    assert_eq!(row.prose("headline", Some(&old)), Prose::new(None, old.en.clone()));
    assert_eq!(row.prose("biography", Some(&old)), old);
    assert!(row.list("languages", Some(&vec!["zh".to_owned()])).is_empty());
    assert_eq!(row.whole("capacity", Some(3)), Some(3));
}

#[test]
fn cells_without_sense_say_why() {
    for (code, cell, why) in [
        ("kind", json!("占卜"), "UNKNOWN"),
        ("fields", json!("机器视觉；炼金术"), "UNKNOWN"),
        ("fields", json!(["炼金术"]), "UNKNOWN"),
        ("trl_from", json!("五"), "MALFORMED"),
        ("trl_from", json!(5.5), "MALFORMED"),
        ("deadline", json!("明年"), "MALFORMED"),
        ("budget_min", json!("很多"), "MALFORMED"),
        ("title_zh", json!(["a"]), "MALFORMED"),
        ("title_zh", json!({"a": 1}), "MALFORMED"),
        ("currency", json!("贝壳"), "UNKNOWN"),
        ("ip_territory", json!("月球"), "UNKNOWN"),
    ] {
        let row = row(Content::Needs, &[(code, cell.clone())]);
        assert_eq!(row.wrong.len(), 1, "{code} {cell}");
        assert_eq!(row.wrong[0].2.code(), why, "{code} {cell}");
        assert_eq!(row.cell(code), Given::Absent);
        assert!(!row.wrong[0].2.zh().is_empty() && !row.wrong[0].2.en().is_empty());
    }
}

#[test]
fn too_great_a_number_stays_too_great() {
    let row = row(Content::Managers, &[("capacity", json!(99_999_999_999_i64))]);
    assert_eq!(row.whole("capacity", None), Some(i32::MAX));
}

fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        "[-+0-9.,;；、|≥~年月日万元a-z ]{0,30}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::hash_map("[a-z_]{1,8}", inner, 0..4)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

/// Rows of every noun with cells of every kind.
pub(in crate::import) fn any_row() -> impl Strategy<Value = (Content, Row)> {
    (0..5_usize, proptest::collection::vec(any_value(), 0..50)).prop_map(|(which, values)| {
        let content = Content::ALL[which];
        let cells = columns(content).iter().zip(values);
        let cells: Vec<(&str, Value)> = cells.map(|(column, value)| (column.code, value)).collect();
        (content, row(content, &cells))
    })
}

proptest! {
    #[test]
    fn no_row_makes_it_panic((content, row) in any_row()) {
        for column in columns(content) {
            let _ = row.given(column);
        }
    }
}
