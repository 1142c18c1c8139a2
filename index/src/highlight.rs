//! The words of a query, marked in a text.

use std::collections::HashSet;
use std::ops::Range;

use crate::{Analyzer, Token};

/// A fragment holds marks that lie within this many bytes (some 80 Chinese characters).
const SPAN: usize = 240;

/// Around its marks a fragment shows up to this many characters on each side.
const CONTEXT: usize = 24;

/// No text is represented by more fragments than this.
const FRAGMENTS: usize = 3;

/// A piece of a text with the words of a query in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fragment {
    /// The piece, in bytes of the original text.
    pub range: Range<usize>,
    /// The words found, in bytes of the original text, in order and apart from each other.
    pub marks: Vec<Range<usize>>,
}

/// The pieces of a text (at most three, in order) that contain the most of the terms of a query, which
/// are given as typed ([`Query::typed`](crate::Query::typed)). None where no term occurs.
pub fn highlight<'a>(analyzer: &Analyzer, text: &str, terms: impl IntoIterator<Item = &'a str>) -> Vec<Fragment> {
    let wanted: HashSet<String> = terms
        .into_iter()
        .flat_map(|term| analyzer.tokens(term))
        .map(|token| token.text)
        .collect();
    let found: Vec<Token> = analyzer
        .tokens(text)
        .into_iter()
        .filter(|token| wanted.contains(&token.text))
        .collect();
    let mut groups: Vec<&[Token]> = Vec::new();
    let mut rest = found.as_slice();
    while let Some(first) = rest.first() {
        let size = rest.partition_point(|token| token.start < first.start + SPAN).max(1);
        let (group, others) = rest.split_at(size);
        groups.push(group);
        rest = others;
    }
    groups.sort_by_key(|group| {
        let distinct: HashSet<&str> = group.iter().map(|token| token.text.as_str()).collect();
        std::cmp::Reverse(distinct.len())
    });
    groups.truncate(FRAGMENTS);
    groups.sort_by_key(|group| group[0].start);
    let mut fragments: Vec<Fragment> = Vec::new();
    for group in groups {
        let marks = marks(group);
        let start = before(text, marks[0].start);
        let end = after(text, marks[marks.len() - 1].end);
        match fragments.last_mut() {
            // Neighbours whose context meets are one.
            Some(last) if last.range.end >= start => {
                last.range.end = end;
                let known = last.marks.last().map_or(0, |mark| mark.end);
                last.marks.extend(marks.into_iter().filter(|mark| mark.start >= known));
            }
            _ => fragments.push(Fragment {
                range: start..end,
                marks,
            }),
        }
    }
    fragments
}

/// The ranges of some tokens, overlapping ones united.
fn marks(tokens: &[Token]) -> Vec<Range<usize>> {
    let mut marks: Vec<Range<usize>> = Vec::new();
    for token in tokens {
        match marks.last_mut() {
            Some(last) if token.start < last.end => last.end = last.end.max(token.end),
            _ => marks.push(token.start..token.end),
        }
    }
    marks
}

/// Where the context before a mark begins: after the end of the sentence before it, if that is near.
fn before(text: &str, mark: usize) -> usize {
    let near = text[..mark].char_indices().rev().take(CONTEXT);
    near.take_while(|&(_, c)| !ends_sentence(c))
        .last()
        .map_or(mark, |(at, _)| at)
}

/// Where the context after a mark ends: with the sentence, if that is near.
fn after(text: &str, mark: usize) -> usize {
    let mut end = mark;
    for c in text[mark..].chars().take(CONTEXT) {
        if matches!(c, '\n' | '\r') {
            break;
        }
        end += c.len_utf8();
        if ends_sentence(c) {
            break;
        }
    }
    end
}

const fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '；' | '!' | '?' | ';' | '\n' | '\r')
}

#[cfg(test)]
mod tests;
