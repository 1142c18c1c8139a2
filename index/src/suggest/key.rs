//! The terms under which a name stands in the index, so that it is found by what is typed of it.
//!
//! A term begins with the kind of record and a sort. The dictionary of terms is one sorted automaton per segment: what
//! begins with what is typed stands together in it, and pinyin and typos are found by walking it with an automaton.

use super::name::Name;
use super::reading::{readings, surnames};
use crate::Kind;

/// Characters of a name from one of its words on.
pub(super) const TAIL: usize = 12;
/// Words of a name from which its tails are kept.
const TAILS: usize = 32;
/// Words of a name that stand in pinyin.
const SYLLABLES: usize = 12;
/// Ways to read a name that are kept.
const VARIANTS: usize = 8;
/// Longest name of a person that a family name is looked for in.
const PERSON: usize = 4;

/// Between syllables, and behind the last.
pub(super) const BREAK: char = '\'';
/// Between the pinyin of a name and the name.
pub(super) const NAMED: char = '\u{1}';

/// What a term says about a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// It is the name.
    Whole,
    /// The name goes on so from a word within it.
    Tail,
    /// It is the name's pinyin, syllable by syllable, and behind it the name.
    Pinyin,
    /// The name's pinyin goes on so from a word within it.
    PinyinTail,
    /// The name begins with this one character, or these two letters. There are so many names that do that looking
    /// through their terms would take too long.
    Begins,
    /// A word within the name begins so.
    HasWord,
    /// The name's pinyin, or that of its first two characters by their initials, begins so.
    PinyinBegins,
}

impl Sort {
    const fn code(self) -> char {
        match self {
            Self::Whole => 'n',
            Self::Tail => 't',
            Self::Pinyin => 'p',
            Self::PinyinTail => 'q',
            Self::Begins => 'b',
            Self::HasWord => 'h',
            Self::PinyinBegins => 'i',
        }
    }
}

/// What terms of a sort begin with.
pub(super) fn prefix(kind: Kind, sort: Sort) -> String {
    format!("{}{}", kind.code(), sort.code())
}

/// Whether pinyin of a record's name is looked for within it too: titles are long, and typed from the beginning.
const fn is_named(kind: Kind) -> bool {
    matches!(kind, Kind::Manager | Kind::Organization)
}

/// The terms of a name; one may come twice.
pub(super) fn keys(kind: Kind, name: &Name) -> Vec<String> {
    let mut keys = Vec::new();
    if name.is_empty() {
        return keys;
    }
    let mut push = |sort: Sort, text: &str| keys.push(prefix(kind, sort) + text);
    let text = |from: usize, to: usize| -> String { name.chars[from..to.min(name.len())].iter().collect() };
    push(Sort::Whole, &name.text());
    let words = name.words();
    for (number, &(from, to)) in words.iter().take(TAILS).enumerate() {
        let sort = if number == 0 { Sort::Begins } else { Sort::HasWord };
        push(sort, &text(from, from + 1));
        // The next letter of the word, or a digit of the one after it as in "a5".
        let pair = &name.chars[from..name.len().min(from + 2)];
        if pair.len() == 2 && pair.iter().all(char::is_ascii) && (to - from > 1 || number == 0) {
            push(sort, &text(from, from + 2));
        }
        if number > 0 {
            push(Sort::Tail, &text(from, from + TAIL));
        }
    }
    for reading in variants(kind, name, &words) {
        let spelled = reading.join(&BREAK.to_string());
        let whole = reading.len() == words.len();
        let named = if whole { name.text() } else { String::new() };
        push(Sort::Pinyin, &format!("{spelled}{BREAK}{NAMED}{named}"));
        let letters = |count: usize| -> String { spelled.chars().filter(|&c| c != BREAK).take(count).collect() };
        push(Sort::PinyinBegins, &letters(1));
        push(Sort::PinyinBegins, &letters(2));
        let initials: String = reading.iter().filter_map(|word| word.chars().next()).take(2).collect();
        push(Sort::PinyinBegins, &initials);
        if is_named(kind) {
            for from in 1..reading.len() {
                push(
                    Sort::PinyinTail,
                    &format!("{}{BREAK}", reading[from..].join(&BREAK.to_string())),
                );
            }
        }
    }
    keys
}

/// How a name may be read, word by word: the usual way first, then with one word read otherwise. None without a Chinese
/// character.
fn variants(kind: Kind, name: &Name, words: &[(usize, usize)]) -> Vec<Vec<String>> {
    let words = &words[..words.len().min(SYLLABLES)];
    let mut chinese = false;
    let ways: Vec<Vec<String>> = words
        .iter()
        .map(|&(from, to)| {
            let read = if to - from == 1 {
                readings(name.chars[from])
            } else {
                Vec::new()
            };
            chinese |= !read.is_empty();
            if read.is_empty() {
                vec![name.chars[from..to].iter().collect()]
            } else {
                read
            }
        })
        .collect();
    if !chinese {
        return Vec::new();
    }
    let usual: Vec<String> = ways.iter().map(|ways| ways[0].clone()).collect();
    let mut variants = vec![usual.clone()];
    if kind == Kind::Manager && name.len() <= PERSON {
        for family in surnames(&name.chars).filter(|family| family.len() <= usual.len()) {
            let mut read = usual.clone();
            for (word, reading) in read.iter_mut().zip(family) {
                (*reading).clone_into(word);
            }
            variants.push(read);
        }
    }
    // Who reads a family name in its own way reads the rest in all of its ways.
    for base in variants.clone().iter().rev() {
        for (at, ways) in ways.iter().enumerate() {
            for other in ways.iter().skip(1) {
                let mut read = base.clone();
                read[at].clone_from(other);
                variants.push(read);
            }
        }
    }
    let mut seen = Vec::new();
    variants.retain(|read| {
        let new = !seen.contains(read);
        if new {
            seen.push(read.clone());
        }
        new
    });
    variants.truncate(VARIANTS);
    variants
}

/// What a name is, as typed Chinese: its pinyin in the usual way.
pub(super) fn spelled(name: &Name) -> Vec<(String, bool)> {
    let word = |&(from, to): &(usize, usize)| {
        let read = if to - from == 1 {
            readings(name.chars[from])
        } else {
            Vec::new()
        };
        match read.into_iter().next() {
            Some(reading) => (reading, true),
            None => (name.chars[from..to].iter().collect(), false),
        }
    };
    name.words().iter().map(word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(kind: Kind, name: &str) -> Vec<String> {
        let mut keys = keys(kind, &Name::new(name));
        keys.sort();
        keys.dedup();
        keys
    }

    #[test]
    fn a_person_stands_under_the_name_and_its_pinyin() {
        let expected = [
            "mb张",
            "mh伟",
            "miz",
            "mizh",
            "mizw",
            "mn张伟",
            "mpzhang'wei'\u{1}张伟",
            "mqwei'",
            "mt伟",
        ];
        let mut expected = expected.map(str::to_owned).to_vec();
        expected.sort();
        assert_eq!(of(Kind::Manager, "张伟"), expected);
    }

    #[test]
    fn other_readings_stand_beside_the_usual_one() {
        let keys = of(Kind::Manager, "单乐");
        for spelled in ["dan'le'", "shan'le'", "shan'yue'", "dan'yue'"] {
            assert!(keys.contains(&format!("mp{spelled}\u{1}单乐")), "{spelled}: {keys:?}");
        }
        assert!(of(Kind::Organization, "重庆大学").contains(&"opchong'qing'da'xue'\u{1}重庆大学".to_owned()));
        assert!(of(Kind::Manager, "尉迟明").contains(&"mpyu'chi'ming'\u{1}尉迟明".to_owned()));
    }

    #[test]
    fn latin_names_have_no_pinyin_and_titles_none_within() {
        assert!(of(Kind::Manager, "Wei Zhang").contains(&"mtzhang".to_owned()));
        assert!(!of(Kind::Manager, "Wei Zhang").iter().any(|key| key.starts_with("mp")));
        let keys = of(Kind::Need, "碳化硅5G器件");
        assert!(keys.contains(&"nptan'hua'gui'5g'qi'jian'\u{1}碳化硅5g器件".to_owned()));
        assert!(!keys.iter().any(|key| key.starts_with("nq")));
        assert!(of(Kind::Need, "，。").is_empty());
    }
}
