//! Secrets, as chance draws them.

use proptest::{
    prelude::{Strategy, any, prop},
    sample::select,
};

/// What only insiders may read.
#[derive(Clone, Debug)]
pub(super) struct Secret {
    pub(super) words: Vec<&'static str>,
    pub(super) amount: i64,
    pub(super) value: f64,
    /// Which of two enterprises is the anonymous poster.
    pub(super) second: bool,
}

impl Secret {
    pub(super) fn text(&self) -> String {
        self.words.join("，")
    }
}

/// Words of public texts too, so that a leak into scores, counts or duplicates shows.
const WORDS: [&str; 12] = [
    "轴承",
    "石墨烯",
    "润滑",
    "激光焊接",
    "电池",
    "涂层",
    "graphene",
    "bearing",
    "钙钛矿",
    "发酵",
    "机器视觉",
    "催化剂",
];

pub(super) fn secret() -> impl Strategy<Value = Secret> {
    (
        prop::collection::vec(select(&WORDS[..]), 1..6),
        1..1_000_000_i64,
        0.0..1e6_f64,
        any::<bool>(),
    )
        .prop_map(|(words, amount, value, second)| Secret {
            words,
            amount,
            value,
            second,
        })
}
