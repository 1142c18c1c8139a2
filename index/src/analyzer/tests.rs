use super::{Analyzer, MAX_TOKEN};
use proptest::prelude::*;

fn words(analyzer: &Analyzer, text: &str) -> Vec<String> {
    analyzer.tokens(text).into_iter().map(|token| token.text).collect()
}

#[test]
fn the_shipped_files_are_read() {
    let analyzer = Analyzer::shipped();
    assert!(words(&analyzer, "技术经理人").contains(&"技术经理人".to_owned()));
    assert_eq!(analyzer.version(), Analyzer::shipped().version());
}

#[test]
fn the_version_follows_terms_and_synonyms() {
    let version = |terms, synonyms| Analyzer::new(terms, synonyms).expect("valid").version();
    let versions = [
        version("", ""),
        version("桥梁健康", ""),
        version("", "ai\t人工智能"),
        version("a", "b\tc"),
    ];
    for (at, one) in versions.iter().enumerate() {
        assert!(versions[at + 1..].iter().all(|other| one != other));
    }
    assert_eq!(version("桥梁健康", ""), versions[1]);
}

#[test]
fn a_bad_line_is_named() {
    let error = Analyzer::new("甲 3\n乙 many", "").expect_err("not a number");
    assert_eq!(error.to_string(), "terms, line 2: the frequency is not a number");
    let error = Analyzer::new("", "# comment\n\nno tab here").expect_err("no tab");
    assert_eq!(
        error.to_string(),
        "synonyms, line 3: there is no tab between the canonical word and the variants"
    );
}

#[test]
fn a_term_of_ours_is_one_word() {
    let plain = Analyzer::new("", "").expect("valid");
    let ours = Analyzer::new("膜电极组件", "").expect("valid");
    assert!(!words(&plain, "燃料电池膜电极组件寿命").contains(&"膜电极组件".to_owned()));
    assert!(words(&ours, "燃料电池膜电极组件寿命").contains(&"膜电极组件".to_owned()));
    assert!(words(&ours, "燃料電池膜電\n極組件壽命").contains(&"膜电极组件".to_owned()));
}

#[test]
fn latin_terms_do_not_cut_latin_words() {
    let analyzer = Analyzer::new("ai\nAI芯片", "ai\tartificial intelligence").expect("valid");
    assert_eq!(words(&analyzer, "supply chain"), ["supply", "chain"]);
    assert!(words(&analyzer, "国产 AI 芯片").contains(&"ai芯片".to_owned()));
}

#[test]
fn variants_become_the_canonical_word() {
    let analyzer = Analyzer::new("", "机器学习\tmachine learning;ML;机械学习\n质子交换膜\tPEM").expect("valid");
    for text in [
        "Machine-Learning 方法",
        "ML 方法",
        "机械学习方法",
        "機器學習方法",
        "machine learning 方法",
    ] {
        assert!(words(&analyzer, text).contains(&"机器学习".to_owned()), "{text}");
    }
    assert!(!words(&analyzer, "machine. learning").contains(&"机器学习".to_owned()));
    assert!(words(&analyzer, "PEM 电解槽").contains(&"质子交换膜".to_owned()));
}

#[test]
fn offsets_point_into_the_original() {
    let analyzer = Analyzer::new("技术经理人", "机器学习\tmachine learning").expect("valid");
    let text = "　ＡＩ與技術經\n— 2 —\n理人：Machine Learning";
    let tokens = analyzer.tokens(text);
    let slice = |word: &str| {
        let token = tokens.iter().find(|token| token.text == word).expect("found");
        &text[token.start..token.end]
    };
    assert_eq!(slice("ai"), "ＡＩ");
    assert_eq!(slice("技术经理人"), "技術經\n— 2 —\n理人");
    assert_eq!(slice("机器学习"), "Machine Learning");
}

#[test]
fn texts_without_words_have_no_tokens() {
    let analyzer = Analyzer::shipped();
    let long = "x".repeat(100_000);
    for text in [
        "",
        " \n\t",
        "。，！？…—",
        "\0\0",
        "😀🏗️👩‍🔬",
        "\u{202E}\u{200F}",
        &long,
        "{}[]()<>",
    ] {
        assert_eq!(analyzer.tokens(text), [], "{text:.20}");
    }
    assert!(!analyzer.tokens(&"长".repeat(100_000)).is_empty());
}

#[test]
fn a_megabyte_of_anything_is_analysed() {
    let analyzer = Analyzer::shipped();
    for unit in [
        "技术",
        "a",
        "[image: ",
        "— 2 ",
        "\n",
        "1 ",
        "-",
        "\u{301}",
        "ﷺ",
        "机器学习 machine ",
    ] {
        let text = unit.repeat(1_000_000 / unit.len());
        let tokens = analyzer.tokens(&text);
        assert!(tokens.iter().all(|token| token.text.len() <= MAX_TOKEN));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn tokens_lie_on_character_boundaries(text in "(\\PC|[\\n\\r\\x00 —0-9]|技术經理人|人工智能|artificial |intelligence){0,40}") {
        let tokens = Analyzer::shipped().tokens(&text);
        let mut last = 0;
        for token in tokens {
            prop_assert!(token.start < token.end && token.end <= text.len());
            prop_assert!(text.is_char_boundary(token.start) && text.is_char_boundary(token.end));
            prop_assert!(token.start >= last);
            last = token.start;
        }
    }
}
