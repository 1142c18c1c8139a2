use proptest::prelude::*;
use qiao_entity::indicator::Necessity;
use serde_json::json;

use super::*;

#[test]
fn indicators_are_read_from_lines() {
    let cell = json!(
        "断裂韧性 | ≥ | 6.5 | MPa·m½ | 4 | 必须 | GB/T 4161\n\n工作温度｜范围｜-40~85｜℃\nNoise | <= | 45 | dB | | WISH"
    );
    let read = indicators(&cell).expect("well formed");
    assert_eq!(read.len(), 3);
    assert_eq!(read[0].name.zh.as_deref(), Some("断裂韧性"));
    assert_eq!(
        (read[0].operator, read[0].value, read[0].current),
        (Operator::Ge, 6.5, Some(4.0))
    );
    assert_eq!(read[0].necessity, Some(Necessity::Must));
    // A method without Chinese counts as an English one.
    assert_eq!(read[0].method.en.as_deref(), Some("GB/T 4161"));
    assert_eq!((read[1].value, read[1].value_to), (-40.0, Some(85.0)));
    assert_eq!(read[2].name.en.as_deref(), Some("Noise"));
    assert_eq!(
        (read[2].operator, read[2].necessity),
        (Operator::Le, Some(Necessity::Wish))
    );
}

#[test]
fn objects_and_lines_say_the_same() {
    let object = json!([{"name_zh": "漏检率", "operator": "LE", "value": 0.1, "unit": "%", "current": 0.8, "necessity": "MUST"}]);
    let text = json!(object.to_string());
    let line = json!("漏检率|≤|0.1|%|0.8|MUST");
    let read = indicators(&object).expect("objects");
    assert_eq!(indicators(&line).expect("lines"), read);
    assert_eq!(indicators(&text).expect("objects as text"), read);
}

#[test]
fn what_is_wrong_names_the_entry() {
    for (cell, code) in [
        (json!("a|≥|1\nb|约|2"), "UNKNOWN"),
        (json!("a|≥|1\nb|≥|两倍"), "MALFORMED"),
        (json!("a|≥|1\nb|≥"), "REQUIRED"),
        (json!("a|≥|1\nb|≥|1|m|1|MUST|m|n|m|x"), "UNKNOWN_PART"),
        (
            json!([{"name_zh": "a", "operator": "GE", "value": 1}, {"nmae": "b"}]),
            "UNKNOWN_PART",
        ),
        (json!([{"name_zh": "a", "operator": "GE", "value": 1}, 5]), "MALFORMED"),
    ] {
        match indicators(&cell) {
            Err(Why::Entry(2, why)) => assert_eq!(why.code(), code, "{cell}"),
            other => panic!("{cell}: {other:?}"),
        }
    }
    assert!(matches!(indicators(&json!(7)), Err(Why::Entry(1, _))));
    assert!(matches!(indicators(&json!("[{")), Err(Why::NotJson(_))));
}

#[test]
fn works_and_rights_are_read_from_lines() {
    let read = works(&json!(
        "成交项目 | 钠电负极许可 | 2023年 | 入门费加提成\nREPORT | Market study"
    ))
    .expect("works");
    assert_eq!((read.len(), read[0].year), (2, Some(2023)));
    assert_eq!(read[1].title.en.as_deref(), Some("Market study"));
    let read = rights(&json!("发明专利 | - | 已授权 | 中国 | 天津大学")).expect("rights");
    assert_eq!(
        (read[0].number.as_deref(), read[0].territory.as_deref()),
        (None, Some("CN"))
    );
    assert!(rights(&json!("发明专利 | - | 已授权 | 月球")).is_err());
}

proptest! {
    #[test]
    fn no_cell_makes_them_panic(text in any::<String>(), near in "[-a-z0-9|~≥≤.\\n{}\"\\[\\]:,]{0,60}") {
        for text in [text, near] {
            let value = serde_json::from_str(&text).unwrap_or(Value::Null);
            for cell in [Value::String(text), value] {
                drop(indicators(&cell));
                drop(works(&cell));
                drop(rights(&cell));
            }
        }
    }
}
