use super::{Cleaned, MAX_TEXT};
use proptest::prelude::*;

fn clean(text: &str) -> String {
    Cleaned::new(text).text().to_owned()
}

#[test]
fn a_line_break_within_a_chinese_word_is_removed() {
    assert_eq!(clean("壮大技术经\n理人队伍"), "壮大技术经理人队伍");
    assert_eq!(clean("壮大技术经\r\n理人队伍"), "壮大技术经理人队伍");
    assert_eq!(clean("壮大技术经 \n 理人队伍"), "壮大技术经理人队伍");
}

#[test]
fn a_full_line_before_a_blank_line_is_joined() {
    let text = "培育一支懂技术也懂市场的专业队伍，推动科技成\n\n果转化";
    assert_eq!(clean(text), "培育一支懂技术也懂市场的专业队伍,推动科技成果转化");
}

#[test]
fn paragraphs_and_short_lines_before_a_blank_line_stay_apart() {
    assert_eq!(clean("主要任务\n\n组织保障"), "主要任务\n组织保障");
    assert_eq!(
        clean("这是一行写得很长很长的文字没有句号\n　　理人队伍"),
        "这是一行写得很长很长的文字没有句号\n理人队伍"
    );
    assert_eq!(clean("完成转化。\n下一步"), "完成转化。\n下一步");
}

#[test]
fn page_marks_are_dropped() {
    assert_eq!(clean("技术经\n— 2 —\n理人"), "技术经理人");
    assert_eq!(clean("技术经\n\n－ 12 －\n\n理人"), "技术经理人");
    assert_eq!(clean("技术经 — 2 — 理人"), "技术经理人");
    assert_eq!(clean("- 3 -\n正文"), "正文");
}

#[test]
fn ranges_and_dates_are_no_page_marks() {
    assert_eq!(clean("温度-20-50度"), "温度-20-50度");
    assert_eq!(clean("赛事——2008——开幕"), "赛事——2008——开幕");
}

#[test]
fn bookmarks_and_images_are_dropped() {
    assert_eq!(clean("[bookmark: _GoBack]3月28日"), "3月28日");
    assert_eq!(clean("技术\n[image: /tmp/a b.jpg]\n转移"), "技术\n转移");
    assert_eq!(clean("技术[Image: x.png]经理人"), "技术经理人");
    assert_eq!(clean("[bookmark: 没有结尾"), "[bookmark: 没有结尾");
    assert_eq!(clean("见 [图 1]"), "见 [图1]");
}

#[test]
fn blanks_between_digits_letters_and_chinese_are_typography() {
    assert_eq!(clean("3 类 17 项 AI 芯片"), "3类17项ai芯片");
}

#[test]
fn blanks_between_chinese_words_and_latin_words_stay() {
    assert_eq!(clean("水肥 一体化  智能"), "水肥 一体化 智能");
    assert_eq!(clean("Machine  Learning\nmodel"), "machine learning model");
}

#[test]
fn widths_case_accents_and_compatibility_forms_are_normalised() {
    assert_eq!(clean("ＲＴＴＰ　１０㎡ ﬁne"), "rttp 10m2 fine");
    assert_eq!(clean("Universität Café"), clean("universita\u{308}t cafe\u{301}"));
    assert_eq!(clean("低成本,高产量;(中试)"), "低成本,高产量;(中试)");
}

#[test]
fn traditional_characters_become_simplified() {
    assert_eq!(clean("技術經理人與機器學習"), "技术经理人与机器学习");
}

#[test]
fn invisible_characters_vanish_and_control_characters_separate() {
    assert_eq!(clean("技术\u{200B}经\u{202E}理\u{FEFF}人"), "技术经理人");
    assert_eq!(clean("ab\0cd"), "ab cd");
    assert_eq!(clean("\0 \n\t\u{200F}"), "");
}

#[test]
fn origins_point_at_the_original_characters() {
    let text = "壮大技術經\n— 2 —\n理人隊伍";
    let cleaned = Cleaned::new(text);
    let at = cleaned.text().find("技术经理人").expect("joined");
    let range = cleaned.origin(at, at + "技术经理人".len());
    assert_eq!(&text[range], "技術經\n— 2 —\n理人");
}

#[test]
fn each_character_has_its_own_origin() {
    let text = "技術a1Ｂ\n轉移ok。";
    let cleaned = Cleaned::new(text);
    assert_eq!(cleaned.text(), "技术a1b转移ok。");
    let origins = cleaned
        .text()
        .char_indices()
        .map(|(at, c)| cleaned.origin(at, at + c.len_utf8()));
    let expected = text
        .char_indices()
        .filter(|&(_, c)| c != '\n')
        .map(|(at, c)| at..at + c.len_utf8());
    assert!(origins.eq(expected));
}

#[test]
fn a_huge_text_is_cut() {
    let text = "技".repeat(MAX_TEXT / 3 + 10);
    assert!(Cleaned::new(&text).text().len() <= MAX_TEXT);
}

#[test]
fn the_seed_texts_come_together() {
    let root = std::env::var("QIAO_SHARED")
        .unwrap_or_else(|_| concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared").to_owned());
    let Ok(text) = std::fs::read_to_string(format!("{root}/seeds/001_aca7bc33d22724ce.txt")) else {
        return;
    };
    let cleaned = clean(&text);
    assert_eq!(text.matches("技术经理人").count(), 35);
    assert_eq!(cleaned.matches("技术经理人").count(), 38);
    assert_eq!(text.matches("科技成果转化").count(), 18);
    assert_eq!(cleaned.matches("科技成果转化").count(), 21);
}

proptest! {
    #[test]
    fn origins_lie_on_character_boundaries(text in "(\\PC|[\\n\\r\\x00 —\\-0-9\\[\\]]|技术經理人|\\[image: |— 2 —){0,60}") {
        let cleaned = Cleaned::new(&text);
        let mut last = 0;
        for (at, c) in cleaned.text().char_indices() {
            let range = cleaned.origin(at, at + c.len_utf8());
            prop_assert!(text.is_char_boundary(range.start) && text.is_char_boundary(range.end));
            prop_assert!(range.start < range.end && range.end <= text.len());
            prop_assert!(range.start >= last);
            last = range.start;
        }
    }
}
