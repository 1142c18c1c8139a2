//! Invented profiles and needs: words of our dictionary under Zipf's law, the same on every run.

use std::collections::BTreeSet;

use qiao_index::{Analyzer, Axis, Document, Kind, Part};

/// The terms that ship with Qiao; what is inside them is vocabulary too.
const TERMS: &str = include_str!("../../data/terms.txt");

/// Families and given names.
const NAMES: [&str; 12] = [
    "王", "李", "张", "刘", "陈", "杨", "明", "建国", "思远", "婷", "海涛", "文静",
];

/// Deterministic texts.
pub(crate) struct Profiles {
    words: Vec<String>,
    /// Sums of 1 / rank.
    sums: Vec<f64>,
    state: u64,
}

impl Profiles {
    pub(crate) fn new(seed: u64) -> Self {
        let analyzer = Analyzer::shipped();
        let lines = TERMS.lines().filter_map(|line| line.split_whitespace().next());
        let distinct: BTreeSet<String> = lines
            .flat_map(|term| analyzer.tokens(term))
            .map(|token| token.text)
            .collect();
        let mut this = Self {
            words: distinct.into_iter().collect(),
            sums: Vec::new(),
            state: seed,
        };
        for last in (1..this.words.len()).rev() {
            let other = this.below(last + 1);
            this.words.swap(last, other);
        }
        let mut sum = 0.0;
        for rank in (1_u32..).take(this.words.len()) {
            sum += 1.0 / f64::from(rank);
            this.sums.push(sum);
        }
        this
    }

    /// A manager's profile with two works, some 750 bytes.
    pub(crate) fn manager(&mut self, id: i64) -> Document {
        let name = format!("{}{}", NAMES[self.below(6)], NAMES[6 + self.below(6)]);
        let title = self.text(6);
        let body = self.text(30);
        let topic = self.text(5);
        let works: Vec<String> = (0..2).map(|_| self.text(10)).collect();
        let document = Document::new(Kind::Manager, id)
            .text(Part::Name, name)
            .text(Part::Title, title)
            .text(Part::Body, body)
            .text(Part::Topic, topic)
            .label(Axis::Status, "public")
            .label(Axis::Region, format!("{:02}0000", 11 + self.below(31)));
        works
            .into_iter()
            .fold(document, |document, work| document.text(Part::Work, work))
    }

    /// Words in sentences.
    pub(crate) fn text(&mut self, words: usize) -> String {
        let mut text = String::new();
        for at in 0..words {
            let word = self.word();
            text.push_str(&self.words[word]);
            match self.below(12) {
                0..3 => text.push('的'),
                3 => text.push('和'),
                4 => text.push('，'),
                5 if at + 1 < words => text.push_str("。\n"),
                _ => {}
            }
        }
        text
    }

    /// Different words, apart from each other: what is typed into a search box.
    pub(crate) fn words(&mut self, count: usize) -> String {
        let mut words = BTreeSet::new();
        while words.len() < count {
            words.insert(self.word());
        }
        words
            .into_iter()
            .map(|word| self.words[word].as_str())
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// A rank with the probability 1 / rank.
    fn word(&mut self) -> usize {
        let total = self.sums.last().copied().unwrap_or(0.0);
        let at = f64::from(u32::try_from(self.next() >> 32).unwrap_or(0)) / f64::from(u32::MAX) * total;
        self.sums.partition_point(|&sum| sum < at).min(self.words.len() - 1)
    }

    fn below(&mut self, bound: usize) -> usize {
        let high = (u128::from(self.next()) * bound as u128) >> 64;
        usize::try_from(high).unwrap_or(0)
    }

    /// `SplitMix64` (Steele, Lea & Flood 2014).
    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}
