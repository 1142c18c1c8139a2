use super::highlight;
use crate::{Analyzer, Emphasis, Query};
use proptest::prelude::*;

#[test]
fn words_are_marked_in_the_original() {
    let analyzer = Analyzer::shipped();
    let text = "第一句话与此无关。我們尋找懂電池的技術經\n— 3 —\n理人，最好在江蘇；其他不论。";
    let query = Query::new(&analyzer, &[(Emphasis::Title, "电池 技术经理人")]);
    let fragments = highlight(&analyzer, text, query.typed());
    assert_eq!(fragments.len(), 1);
    let marked: Vec<&str> = fragments[0].marks.iter().map(|mark| &text[mark.clone()]).collect();
    assert_eq!(marked, ["電池", "技術經\n— 3 —\n理人"]);
    assert_eq!(
        &text[fragments[0].range.clone()],
        "我們尋找懂電池的技術經\n— 3 —\n理人，最好在江蘇；"
    );
}

#[test]
fn the_richest_pieces_are_kept_in_order() {
    let analyzer = Analyzer::shipped();
    let filler = "这里没有要找的内容。".repeat(20);
    let text = format!("电池。{filler}电池与催化剂。{filler}电池。{filler}电池、催化剂、石墨烯。{filler}电池。");
    let fragments = highlight(&analyzer, &text, ["电池", "催化剂", "石墨烯"]);
    let shown: Vec<&str> = fragments.iter().map(|fragment| &text[fragment.range.clone()]).collect();
    assert_eq!(shown, ["电池。", "电池与催化剂。", "电池、催化剂、石墨烯。"]);
}

#[test]
fn nothing_is_shown_where_nothing_matches() {
    let analyzer = Analyzer::shipped();
    assert_eq!(highlight(&analyzer, "电池", ["石墨烯"]), []);
    assert_eq!(highlight(&analyzer, "", ["电池"]), []);
    assert_eq!(highlight(&analyzer, "电池", []), []);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn fragments_and_marks_lie_apart_within_the_text(text in "(\\PC|[\\n。]|电池|催化剂|这里没有){0,80}") {
        let mut end = 0;
        for fragment in highlight(&Analyzer::shipped(), &text, ["电池", "催化剂", "a"]) {
            prop_assert!(fragment.range.start >= end);
            prop_assert!(text.get(fragment.range.clone()).is_some());
            let mut mark_end = fragment.range.start;
            for mark in &fragment.marks {
                prop_assert!(mark.start >= mark_end && mark.start < mark.end);
                prop_assert!(text.get(mark.clone()).is_some());
                mark_end = mark.end;
            }
            prop_assert!(mark_end <= fragment.range.end);
            end = fragment.range.end;
        }
    }
}
