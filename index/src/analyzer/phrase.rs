//! Variants of several words: "machine learning", or a Chinese one that jieba insists on cutting.

use rustc_hash::FxHashMap;

/// Phrases by their first word, the longer ones first.
#[derive(Debug, Default)]
pub(super) struct Phrases(FxHashMap<String, Vec<Phrase>>);

#[derive(Debug)]
struct Phrase {
    words: Vec<String>,
    canonical: String,
}

impl Phrases {
    /// Adds a phrase of at least one word, unless it is there already.
    pub(super) fn add(&mut self, words: Vec<String>, canonical: &str) {
        let Some(first) = words.first() else { return };
        let phrases = self.0.entry(first.clone()).or_default();
        if phrases.iter().all(|phrase| phrase.words != words) {
            phrases.push(Phrase {
                words,
                canonical: canonical.to_owned(),
            });
            phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len()));
        }
    }

    /// The words of all phrases, with what is canonical for the phrase.
    pub(super) fn words(&self) -> impl Iterator<Item = (&str, &str)> {
        let phrases = self.0.values().flatten();
        phrases.flat_map(|phrase| {
            let words = phrase.words.iter();
            words.map(|word| (word.as_str(), phrase.canonical.as_str()))
        })
    }

    /// Finds phrases among the words of a text, the longest ones from the left; they do not overlap.
    pub(super) fn find<'a>(
        &'a self,
        text: &str,
        spans: &[(usize, usize)],
        mut emit: impl FnMut(&'a str, usize, usize),
    ) {
        let mut at = 0;
        while let Some(&(start, end)) = spans.get(at) {
            let found = self
                .0
                .get(&text[start..end])
                .and_then(|phrases| phrases.iter().find(|phrase| phrase.matches(text, &spans[at..])));
            if let Some(phrase) = found {
                at += phrase.words.len();
                emit(&phrase.canonical, start, spans[at - 1].1);
            } else {
                at += 1;
            }
        }
    }
}

impl Phrase {
    fn matches(&self, text: &str, spans: &[(usize, usize)]) -> bool {
        let Some(spans) = spans.get(..self.words.len()) else {
            return false;
        };
        let same = self
            .words
            .iter()
            .zip(spans)
            .all(|(word, &(start, end))| *word == text[start..end]);
        same && spans
            .windows(2)
            .all(|pair| matches!(&text[pair[0].1..pair[1].0], "" | " " | "-"))
    }
}
