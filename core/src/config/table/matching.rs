//! The knobs of what counts in a match beside the words.

use std::path::PathBuf;

use super::number;
use crate::config::knob::{Group, Kind, Knob};

/// The greatest weight: more than the words of the best match have.
const MOST: u32 = 100_000;

/// The knob of one weight.
macro_rules! weight {
    ($name:ident, $field:ident, $key:literal, $flag:literal, $env:literal, $help:literal, $chinese:literal) => {
        pub(super) const $name: Knob = Knob {
            key: $key,
            flag: Some($flag),
            env: $env,
            group: Group::Matching,
            kind: Kind::Plain,
            value: "POINTS",
            help: $help,
            chinese: $chinese,
            allowed: "0 to 100000; 0 turns it off",
            set: |draft, text| {
                draft.config.matching.$field = number(text, 0, MOST)?;
                Some(())
            },
            show: |config| config.matching.$field.to_string(),
        };
    };
}

/// The greatest share of a part of the text, in hundredths.
const MOST_SHARE: u32 = 1_000;

/// The knob of one part of the text.
macro_rules! share {
    ($name:ident, $field:ident, $key:literal, $flag:literal, $env:literal, $help:literal, $chinese:literal) => {
        pub(super) const $name: Knob = Knob {
            key: $key,
            flag: Some($flag),
            env: $env,
            group: Group::Matching,
            kind: Kind::Plain,
            value: "PERCENT",
            help: $help,
            chinese: $chinese,
            allowed: "0 to 1000; 0 turns it off, 100 is usual",
            set: |draft, text| {
                draft.config.matching.$field = number(text, 0, MOST_SHARE)?;
                Some(())
            },
            show: |config| config.matching.$field.to_string(),
        };
    };
}

share!(
    WORDS,
    words,
    "matching_words",
    "matching-words",
    "QIAO_MATCHING_WORDS",
    "What words in common count in a match, in percent of what is usual",
    "匹配中共有词语的权重（占默认值的百分比）"
);
share!(
    TITLE,
    title,
    "matching_title",
    "matching-title",
    "QIAO_MATCHING_TITLE",
    "What the words of a need's title count once more, in percent of what is usual",
    "需求标题词语额外的权重（占默认值的百分比）"
);
share!(
    TOPIC,
    topic,
    "matching_topic",
    "matching-topic",
    "QIAO_MATCHING_TOPIC",
    "What it counts that texts are about the same, in percent of what is usual",
    "主题相近的权重（占默认值的百分比）"
);
share!(
    WORKS,
    works,
    "matching_works",
    "matching-works",
    "QIAO_MATCHING_WORKS",
    "What single works of managers and institutions count, in percent of what is usual",
    "单项成果或业绩的权重（占默认值的百分比）"
);

/// The knob of the dictionary.
pub(super) const DICTIONARY: Knob = Knob {
    key: "matching_dictionary",
    flag: Some("matching-dictionary"),
    env: "QIAO_MATCHING_DICTIONARY",
    group: Group::Matching,
    kind: Kind::Plain,
    value: "FILE",
    help: "A dictionary in the format of CC-CEDICT (may be compressed by gzip), for matching across languages",
    chinese: "CC-CEDICT 格式的汉英词典文件（可为 gzip 压缩），用于跨语言匹配",
    allowed: "the path of a file",
    set: |draft, text| (!text.is_empty()).then(|| draft.config.matching.dictionary = Some(PathBuf::from(text))),
    show: |config| {
        let path = config.matching.dictionary.as_ref();
        path.map_or_else(String::new, |path| path.display().to_string())
    },
};

weight!(
    FIELD,
    field,
    "matching_field",
    "matching-field",
    "QIAO_MATCHING_FIELD",
    "Most points of a match for the technology field (1000 points are 1 of the score)",
    "匹配中技术领域一项的最高分（1000 分即得分 1）"
);
weight!(
    REGION,
    region,
    "matching_region",
    "matching-region",
    "QIAO_MATCHING_REGION",
    "Most points of a match for the region",
    "匹配中地区一项的最高分"
);
weight!(
    MODE,
    mode,
    "matching_mode",
    "matching-mode",
    "QIAO_MATCHING_MODE",
    "Most points of a match for the cooperation mode",
    "匹配中合作方式一项的最高分"
);
weight!(
    MATURITY,
    maturity,
    "matching_maturity",
    "matching-maturity",
    "QIAO_MATCHING_MATURITY",
    "Most points of a match for the readiness level",
    "匹配中技术成熟度一项的最高分"
);
weight!(
    LANGUAGE,
    language,
    "matching_language",
    "matching-language",
    "QIAO_MATCHING_LANGUAGE",
    "Most points of a match for the working language",
    "匹配中工作语言一项的最高分"
);
weight!(
    PARTNER,
    partner,
    "matching_partner",
    "matching-partner",
    "QIAO_MATCHING_PARTNER",
    "Most points of a match for the kind of partner wanted",
    "匹配中合作方类型一项的最高分"
);
weight!(
    INDICATORS,
    indicators,
    "matching_indicators",
    "matching-indicators",
    "QIAO_MATCHING_INDICATORS",
    "Most points of a match for measured values against targets",
    "匹配中技术指标一项的最高分"
);
weight!(
    RIGHTS,
    rights,
    "matching_rights",
    "matching-rights",
    "QIAO_MATCHING_RIGHTS",
    "Most points of a match for settled rights",
    "匹配中权属清晰一项的最高分"
);
weight!(
    CAPACITY,
    capacity,
    "matching_capacity",
    "matching-capacity",
    "QIAO_MATCHING_CAPACITY",
    "Most points of a match for free capacity",
    "匹配中承接余量一项的最高分"
);
weight!(
    FRESHNESS,
    freshness,
    "matching_freshness",
    "matching-freshness",
    "QIAO_MATCHING_FRESHNESS",
    "Most points of a match for a recent change of the record",
    "匹配中信息新近程度一项的最高分"
);
weight!(
    CONFLICT,
    conflict,
    "matching_conflict",
    "matching-conflict",
    "QIAO_MATCHING_CONFLICT",
    "Most points of a match for no known conflict of interest",
    "匹配中无已知利益冲突一项的最高分"
);
weight!(
    TRACK,
    track,
    "matching_track",
    "matching-track",
    "QIAO_MATCHING_TRACK",
    "Most points of a match for the track record",
    "匹配中业绩一项的最高分"
);
