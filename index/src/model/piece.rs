//! The pieces of texts that directions are made of: single Chinese characters, pairs of neighbours, Latin words.

use crate::analyzer::singular;
use crate::gram::is_han;

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Piece {
    /// A Chinese character.
    Single,
    /// Two Chinese characters side by side.
    Pair,
    /// A Latin word, in the singular.
    Word,
}

impl Piece {
    /// What a piece is.
    pub(super) fn of(piece: &str) -> Self {
        let mut characters = piece.chars();
        match (characters.next().is_some_and(is_han), characters.next()) {
            (true, None) => Self::Single,
            (true, Some(_)) => Self::Pair,
            (false, _) => Self::Word,
        }
    }
}

/// Calls `see` with each piece of a clean text: a pair comes after its second character, all else in order.
pub(super) fn each(clean: &str, mut see: impl FnMut(Piece, &str)) {
    let (mut before, mut word) = (None, None);
    for (at, c) in clean.char_indices() {
        if c.is_ascii_alphanumeric() {
            word.get_or_insert(at);
            before = None;
            continue;
        }
        if let Some(from) = word.take() {
            latin(&clean[from..at], &mut see);
        }
        if !is_han(c) {
            before = None;
            continue;
        }
        let end = at + c.len_utf8();
        see(Piece::Single, &clean[at..end]);
        if let Some(from) = before.replace(at) {
            see(Piece::Pair, &clean[from..end]);
        }
    }
    if let Some(from) = word {
        latin(&clean[from..], &mut see);
    }
}

/// Numbers and letters alone say nothing.
fn latin(word: &str, see: &mut impl FnMut(Piece, &str)) {
    if word.len() > 1 && word.bytes().any(|byte| byte.is_ascii_alphabetic()) {
        see(Piece::Word, &singular(word));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_characters_pairs_and_words() {
        let mut pieces = Vec::new();
        each("锂电池 rfid标签,3 sensors", |kind, piece| {
            assert_eq!(Piece::of(piece), kind);
            pieces.push(piece.to_owned());
        });
        assert_eq!(
            pieces,
            ["锂", "电", "锂电", "池", "电池", "rfid", "标", "签", "标签", "sensor"]
        );
    }
}
