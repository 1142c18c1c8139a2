//! Pairs of words that mean the same in English and Chinese: from files, and from the service's own texts.

use crate::analyzer::english;
use crate::gram::is_han;
use crate::{Document, IndexError, Part};

/// Most words of an English gloss.
const MOST_WORDS: usize = 5;
/// Most characters of a Chinese word.
const MOST_CHARACTERS: usize = 12;
/// What a pair counts that a text of the service explains in brackets, and one that a record says in both languages.
const EXPLAINED: f32 = 2.0;
const SAID_TWICE: f32 = 3.0;

/// English words and the Chinese ones that mean the same.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// English content words, as [`english`] has them.
    pub(super) english: Vec<String>,
    /// Chinese.
    pub(super) chinese: String,
    /// How much it counts.
    pub(super) weight: f32,
    /// Whether the English words are a term of their own.
    pub(super) term: bool,
}

impl Pair {
    fn new(english: &str, chinese: &str, weight: f32, term: bool) -> Option<Self> {
        let english = self::english(english);
        let short = !term || (english.len() <= MOST_WORDS && chinese.chars().count() <= MOST_CHARACTERS);
        (short && !english.is_empty() && chinese.chars().any(is_han)).then(|| Self {
            english,
            chinese: chinese.to_owned(),
            weight,
            term,
        })
    }
}

/// The glossary that ships with Qiao: lines `field TAB Chinese TAB English TAB Chinese synonyms TAB English synonyms`.
pub fn glossary(file: &str) -> Result<Vec<Pair>, IndexError> {
    let mut pairs = Vec::new();
    for (line, entry) in crate::analyzer::lines(file) {
        let columns: Vec<&str> = entry.split('\t').collect();
        let [_, chinese, english, rest @ ..] = columns.as_slice() else {
            return Err(IndexError::Terms {
                file: "glossary",
                line,
                reason: "there are less than three columns",
            });
        };
        let synonyms = |at: usize| {
            rest.get(at)
                .copied()
                .unwrap_or_default()
                .split(';')
                .filter(|word| !word.is_empty())
        };
        for chinese in std::iter::once(*chinese).chain(synonyms(0)) {
            for english in std::iter::once(*english).chain(synonyms(1)) {
                pairs.extend(Pair::new(english, chinese, 1.0, true));
            }
        }
    }
    Ok(pairs)
}

/// The glosses of a dictionary in the format of CC-CEDICT: `traditional simplified [pinyin] /gloss/gloss/`. Names, variants
/// and measure words are left out, and what is in brackets; lines in another form too.
#[must_use]
pub fn cedict(file: &str) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for line in file.lines().filter(|line| !line.starts_with('#')) {
        let Some((head, glosses)) = line.split_once('/') else {
            continue;
        };
        let Some(chinese) = head.split_whitespace().nth(1) else {
            continue;
        };
        if !chinese.chars().all(is_han) || chinese.chars().count() > MOST_CHARACTERS {
            continue;
        }
        for gloss in glosses.split(['/', ';']) {
            let gloss = without_brackets(gloss);
            let gloss = gloss.trim();
            let useless = ["CL:", "variant of", "old variant", "see ", "surname ", "abbr."];
            if !useless.iter().any(|useless| gloss.starts_with(useless)) {
                pairs.extend(Pair::new(gloss, chinese, 1.0, true));
            }
        }
    }
    pairs
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0_u32;
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

/// What a document says in both languages: its title, and words explained in brackets.
pub(super) fn of_document(document: &Document, pairs: &mut Vec<Pair>) {
    let titles = || {
        document
            .texts
            .iter()
            .filter(|(part, _)| matches!(part, Part::Title | Part::Topic))
    };
    for ((part, one), (other, two)) in titles().zip(titles().skip(1)) {
        if part == other && is_chinese(one) && is_english(two) {
            pairs.extend(Pair::new(two, one, SAID_TWICE, false));
        }
    }
    for (_, text) in &document.texts {
        explained(text, pairs);
    }
}

fn is_chinese(text: &str) -> bool {
    text.chars().filter(|&c| is_han(c)).count() * 2 > text.chars().count()
}

fn is_english(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_alphabetic()) && !text.chars().any(is_han)
}

/// Chinese words with their English ones in brackets: 「碳化硅（silicon carbide）」. Where the Chinese words begin is not
/// said: so many characters as the English ones could have, and counting finds out the rest.
fn explained(text: &str, pairs: &mut Vec<Pair>) {
    for (open, bracket) in text.match_indices(['(', '（']) {
        let inside = &text[open + bracket.len()..];
        let end = inside
            .find([')', '）', ',', '，', ';', '；', '、', ':', '：'])
            .unwrap_or(inside.len());
        let inside = &inside[..end];
        let letters = inside
            .chars()
            .all(|c| c.is_ascii_alphabetic() || matches!(c, ' ' | '-'));
        if !letters || !(3..=60).contains(&inside.len()) {
            continue;
        }
        let words = english(inside).len();
        let before: Vec<(usize, char)> = text[..open]
            .char_indices()
            .rev()
            .take_while(|&(_, c)| is_han(c))
            .take((3 * words + 1).min(MOST_CHARACTERS))
            .collect();
        if let Some(&(start, _)) = before.last().filter(|_| before.len() > 1) {
            pairs.extend(
                Pair::new(inside, &text[start..open], EXPLAINED, true).map(|pair| Pair { term: false, ..pair }),
            );
        }
    }
}
