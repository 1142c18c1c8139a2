//! The words of a subject, marked in a candidate's original text.

use super::Subject;
use crate::app::App;

/// A piece of a text with the words found in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fragment {
    /// The piece as it stands in the text.
    pub text: String,
    /// Where it begins in the text, in characters (Unicode scalar values).
    pub start: usize,
    /// The words found: from–to in characters of the piece, in order and apart from each other.
    pub marks: Vec<(usize, usize)>,
}

/// The pieces of a text that hold the most words of the subject; none where no word occurs.
#[must_use]
pub fn highlight(app: &App, subject: &Subject, text: &str) -> Vec<Fragment> {
    qiao_index::highlight(&app.search.analyzer, text, subject.query.typed())
        .into_iter()
        .map(|found| {
            let piece = &text[found.range.clone()];
            let at = |byte: usize| text[found.range.start..byte].chars().count();
            Fragment {
                text: piece.to_owned(),
                start: text[..found.range.start].chars().count(),
                marks: found.marks.iter().map(|mark| (at(mark.start), at(mark.end))).collect(),
            }
        })
        .collect()
}
