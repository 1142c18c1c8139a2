//! The pieces of a candidate's texts in which words of a need were found. Marks count characters of the piece.

use super::Highlight;
use crate::visit::Visit;

/// Most pieces of a candidate.
const MOST: usize = 2;
/// Most characters of a piece, where Latin letters count half.
const LONG: usize = 110;
/// Characters before the first word found, where a piece is cut.
const BEFORE: usize = 14;

/// A run of a text that was found or was not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    /// The run.
    pub(crate) text: String,
    /// Whether it was found.
    pub(crate) is_found: bool,
}

/// A piece of a text.
pub(crate) struct Snippet {
    /// What the text is.
    pub(crate) from: String,
    /// Its language: `zh-CN`, `en`.
    pub(crate) lang: &'static str,
    /// The piece in runs.
    pub(crate) pieces: Vec<Piece>,
}

/// The name with the words that were found, and pieces of the other texts: those in the visitor's language first.
pub(super) fn of(visit: &Visit, highlights: &[Highlight], name: &str) -> (Vec<Piece>, Vec<Snippet>) {
    let is_name = |highlight: &&Highlight| highlight.path.first().is_some_and(|field| is_name(field));
    let marked = highlights
        .iter()
        .filter(is_name)
        .find(|highlight| highlight.text == name);
    let marked = match marked {
        Some(highlight) => pieces(highlight, usize::MAX),
        None => vec![Piece {
            text: name.to_owned(),
            is_found: false,
        }],
    };
    let own = visit.language().code();
    let mut others: Vec<_> = highlights.iter().filter(|highlight| !is_name(highlight)).collect();
    others.sort_by_key(|highlight| {
        let is_own = highlight.path.get(1).is_none_or(|language| language == own);
        (!is_own, usize::MAX - highlight.marks.len())
    });
    // The other language is of use only where the visitor's has nothing.
    let language = others.first().and_then(|first| first.path.get(1)).cloned();
    others.retain(|highlight| highlight.path.get(1) == language.as_ref());
    let snippets = others.into_iter().take(MOST).map(|highlight| Snippet {
        from: from(visit, highlight),
        lang: if highlight.path.get(1).is_some_and(|language| language == "en") {
            "en"
        } else {
            "zh-CN"
        },
        pieces: pieces(highlight, LONG),
    });
    (marked, snippets.collect())
}

fn is_name(field: &str) -> bool {
    matches!(field, "name" | "title")
}

fn from(visit: &Visit, highlight: &Highlight) -> String {
    match highlight.path.first().map(String::as_str) {
        Some("headline") => visit.t("candidate-from-headline"),
        Some("biography") => visit.t("candidate-from-biography"),
        Some("summary") => visit.t("candidate-from-summary"),
        Some("description") => visit.t("candidate-from-description"),
        Some("profile") => visit.t("candidate-from-profile"),
        _ => visit.t("candidate-from-text"),
    }
}

/// A piece in runs; a longer one is cut around the first words found.
pub(super) fn pieces(highlight: &Highlight, long: usize) -> Vec<Piece> {
    let letters: Vec<char> = highlight.text.chars().collect();
    let at = |place: i32| usize::try_from(place).unwrap_or_default().min(letters.len());
    let latin = letters.iter().filter(|letter| letter.is_ascii()).count();
    let long = if latin * 2 > letters.len() {
        long.saturating_mul(2)
    } else {
        long
    };
    let first = highlight.marks.first().map_or(0, |mark| at(mark.start));
    let begin = if letters.len() > long {
        first.saturating_sub(BEFORE)
    } else {
        0
    };
    let end = begin.saturating_add(long).min(letters.len());
    let mut pieces = Vec::new();
    let mut add = |from: usize, to: usize, is_found: bool| {
        if from < to {
            let text = letters[from..to].iter().collect();
            pieces.push(Piece { text, is_found });
        }
    };
    let mut done = begin;
    for mark in &highlight.marks {
        let (start, stop) = (at(mark.start).clamp(done, end), at(mark.end).min(end));
        if stop > start {
            add(done, start, false);
            add(start, stop, true);
            done = stop;
        }
    }
    add(done, end, false);
    if begin > 0 || highlight.start > 0 {
        dots(&mut pieces, 0);
    }
    if end < letters.len() {
        let last = pieces.len();
        dots(&mut pieces, last);
    }
    pieces
}

fn dots(pieces: &mut Vec<Piece>, at: usize) {
    pieces.insert(
        at,
        Piece {
            text: "…".to_owned(),
            is_found: false,
        },
    );
}
