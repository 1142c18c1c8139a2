//! The reasons of a score in sentences. Matching gives a reason for each word in each text and for each piece of a word, some
//! hundred together; people read one line per word.

use super::{
    Reason,
    bar::{class, letter},
    points,
};
use crate::{
    code::{Code, MatchPart, ReasonKind},
    visit::Visit,
};

/// Lines of words that stand alone; the others share one.
const WORDS: usize = 8;

/// A line of the reasons.
pub(crate) struct Row {
    /// The class of its colour.
    pub(crate) class: &'static str,
    /// Its letters in the bar.
    pub(crate) letter: String,
    /// What the kind is called.
    pub(crate) kind: String,
    /// The reason.
    pub(crate) text: String,
    /// What it gives: `+1.25`, or `0`.
    pub(crate) points: String,
    /// What it could have given at most; empty where that has no bound.
    pub(crate) most: String,
    /// Whether it gives nothing of what it could.
    pub(crate) is_against: bool,
}

/// A word with all reasons that it and its pieces are.
struct Word<'a> {
    root: &'a str,
    reasons: Vec<&'a Reason>,
}

impl Word<'_> {
    fn points(&self) -> i32 {
        self.reasons.iter().map(|reason| reason.points).sum()
    }

    /// One reason in its own sentence; several as the word and where it stands.
    fn sentence(&self, visit: &Visit) -> String {
        if let [only] = self.reasons[..] {
            return only.sentence.clone();
        }
        let here = |part: &MatchPart| self.reasons.iter().any(|reason| reason.part == Some(*part));
        let parts: Vec<_> = MatchPart::ALL
            .iter()
            .filter(|part| here(part))
            .map(|part| visit.label(part))
            .collect();
        let meaning = self.reasons.iter().find_map(|reason| reason.meaning.as_deref());
        let word = match meaning {
            Some(meaning) => format!("{} → {meaning}", self.root),
            None => self.root.to_owned(),
        };
        let parts = parts.join(&visit.t("candidate-comma"));
        visit.t2("candidate-word", "word", word, "parts", parts)
    }
}

/// The words with all that they and their pieces give, the most first.
fn words(reasons: &[Reason]) -> Vec<Word<'_>> {
    let mut words: Vec<Word> = Vec::new();
    for reason in reasons {
        let Some(root) = reason.within.as_deref().or(reason.term.as_deref()) else {
            continue;
        };
        match words.iter_mut().find(|word| word.root.eq_ignore_ascii_case(root)) {
            Some(word) => word.reasons.push(reason),
            None => words.push(Word {
                root,
                reasons: vec![reason],
            }),
        }
    }
    words.sort_by_key(|word| -word.points());
    words
}

/// The words that give most.
pub(crate) fn best_words(reasons: &[Reason], most: usize) -> Vec<&str> {
    words(reasons).iter().take(most).map(|word| word.root).collect()
}

/// The lines of reasons: what gives most first, what gives nothing last.
pub(crate) fn rows(visit: &Visit, reasons: &[Reason]) -> Vec<Row> {
    let mut words = words(reasons);
    let others = reasons.iter().filter(|reason| reason.term.is_none());
    let mut lines: Vec<_> = others.map(|reason| (reason.points, line(visit, reason))).collect();
    let rest = words.split_off(words.len().min(WORDS));
    for word in &words {
        lines.push((word.points(), word_line(visit, word.points(), word.sentence(visit))));
    }
    lines.sort_by_key(|(points, _)| -points);
    if !rest.is_empty() {
        let sum = rest.iter().map(Word::points).sum();
        let names: Vec<_> = rest.iter().map(|word| word.root).collect();
        let names = names.join(&visit.t("candidate-comma"));
        let text = visit.t2("candidate-more-words", "count", rest.len(), "words", names);
        // What gives nothing stays behind it.
        let at = lines.iter().position(|(points, _)| *points <= 0).unwrap_or(lines.len());
        lines.insert(at, (sum, word_line(visit, sum, text)));
    }
    lines.into_iter().map(|(_, row)| row).collect()
}

fn line(visit: &Visit, reason: &Reason) -> Row {
    Row {
        class: class(reason.kind),
        letter: letter(visit, reason.kind),
        kind: visit.label(&reason.kind),
        text: reason.sentence.clone(),
        points: signed(reason.points),
        most: reason.most.map(points).unwrap_or_default(),
        is_against: reason.points == 0,
    }
}

fn word_line(visit: &Visit, sum: i32, text: String) -> Row {
    Row {
        class: class(ReasonKind::Word),
        letter: letter(visit, ReasonKind::Word),
        kind: visit.label(&ReasonKind::Word),
        text,
        points: signed(sum),
        most: String::new(),
        is_against: false,
    }
}

fn signed(thousandths: i32) -> String {
    if thousandths > 0 {
        format!("+{}", points(thousandths))
    } else {
        points(thousandths)
    }
}
