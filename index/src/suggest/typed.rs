//! What is typed, as the ways to look for it, the best first.

use tantivy_fst::Automaton;

use super::How;
use super::key::{Sort, TAIL, keys, prefix, spelled};
use super::name::Name;
use super::syllable::Syllables;
use super::typo::Typos;
use super::walk::Abbreviation;
use crate::Kind;

/// Words apart from each other that are looked for one by one.
const PARTS: std::ops::RangeInclusive<usize> = 2..=4;
/// Chinese characters that may be an abbreviation, or be written for others that sound alike.
const SHORT: std::ops::RangeInclusive<usize> = 2..=6;

/// A way to look for terms of names.
#[derive(Clone)]
pub(super) enum Look {
    /// The one term.
    Term(Sort, String),
    /// Terms that begin so.
    Begin(Sort, String),
    /// Terms that are read so.
    Pinyin(Sort, Syllables),
    /// Names of organizations that are shortened so.
    Short(Abbreviation),
    /// Terms that begin nearly so.
    Near(Sort, Typos),
}

impl Look {
    /// Whether names of a kind are looked for so.
    pub(super) fn suits(&self, kind: Kind) -> bool {
        !matches!(self, Self::Short(_)) || kind == Kind::Organization
    }

    /// Whether it finds a term of a kind.
    fn finds(&self, kind: Kind, key: &str) -> bool {
        let rest = |sort| key.strip_prefix(&prefix(kind, sort));
        match self {
            Self::Term(sort, text) => rest(*sort).is_some_and(|key| key == text),
            Self::Begin(sort, text) => rest(*sort).is_some_and(|key| key.starts_with(text)),
            Self::Pinyin(sort, walk) => rest(*sort).is_some_and(|key| walks(walk, key)),
            Self::Short(walk) => self.suits(kind) && rest(Sort::Whole).is_some_and(|key| walks(walk, key)),
            Self::Near(sort, walk) => rest(*sort).is_some_and(|key| walks(walk, key)),
        }
    }
}

fn walks<A: Automaton>(automaton: &A, text: &str) -> bool {
    let mut state = automaton.start();
    for byte in text.bytes() {
        state = automaton.accept(&state, byte);
    }
    automaton.is_match(&state)
}

/// Records found by all of these, each in one of its ways.
pub(super) struct Step {
    pub(super) how: How,
    pub(super) all_of: Vec<Vec<Look>>,
}

/// What is typed.
pub(super) struct Typed(pub(super) Vec<Step>);

impl Typed {
    pub(super) fn new(text: &str) -> Self {
        let name = Name::new(text);
        let mut steps = Vec::new();
        if name.is_empty() {
            return Self(steps);
        }
        let mut step = |how, all_of: Vec<Vec<Look>>| {
            if all_of.iter().all(|ways| !ways.is_empty()) {
                steps.push(Step { how, all_of });
            }
        };
        let parts = name.split();
        let apart = PARTS.contains(&parts.len());
        let each = |ways: &dyn Fn(&Name) -> Vec<Look>| parts.iter().map(ways).collect::<Vec<_>>();
        let chinese = Some(&name.chars).filter(|chars| !chars.iter().any(|&c| !crate::text::is_han(c)));
        let chinese = chinese.filter(|chars| SHORT.contains(&chars.len()));

        step(How::Name, vec![vec![Look::Term(Sort::Whole, name.text())]]);
        step(How::Name, vec![vec![beginning(&name)]]);
        step(How::Name, vec![vec![within(&name)]]);
        if apart {
            step(How::Name, each(&|part| vec![beginning(part), within(part)]));
        }
        step(How::Pinyin, pinyin(&name, Sort::Pinyin));
        step(How::Pinyin, pinyin(&name, Sort::PinyinTail));
        if apart {
            let ways = |part: &Name| {
                let mut ways = vec![beginning(part), within(part)];
                for sort in [Sort::Pinyin, Sort::PinyinTail] {
                    ways.extend(pinyin(part, sort).into_iter().take(1).flatten());
                }
                ways
            };
            step(How::Pinyin, each(&ways));
        }
        if let Some(chars) = chinese {
            step(How::Abbreviation, vec![vec![Look::Short(Abbreviation::new(chars))]]);
            step(
                How::Typo,
                vec![vec![Look::Pinyin(Sort::Pinyin, Syllables::new(&spelled(&name), true))]],
            );
        }
        step(How::Typo, vec![typos(&name)]);
        if apart {
            let ways = |part: &Name| [vec![beginning(part), within(part)], typos(part)].concat();
            step(How::Typo, each(&ways));
        }
        Self(steps)
    }

    /// The first step that finds a record with these names, if one does.
    pub(super) fn step(&self, kind: Kind, names: &[&str]) -> Option<(usize, How)> {
        let keys: Vec<String> = names.iter().flat_map(|name| keys(kind, &Name::new(name))).collect();
        let finds = |look: &Look| keys.iter().any(|key| look.finds(kind, key));
        let at = self
            .0
            .iter()
            .position(|step| step.all_of.iter().all(|ways| ways.iter().any(finds)))?;
        Some((at, self.0[at].how))
    }
}

/// Whether names that begin so have a term of their own for it: see [`Sort::Begins`].
fn is_short(name: &Name) -> bool {
    name.len() == 1 || (name.len() == 2 && name.chars.iter().all(char::is_ascii))
}

/// Names that begin so.
fn beginning(name: &Name) -> Look {
    if is_short(name) {
        Look::Term(Sort::Begins, name.text())
    } else {
        Look::Begin(Sort::Whole, name.text())
    }
}

/// Names with a word in them that begins so.
fn within(name: &Name) -> Look {
    if is_short(name) {
        Look::Term(Sort::HasWord, name.text())
    } else {
        Look::Begin(Sort::Tail, name.chars.iter().take(TAIL).collect())
    }
}

/// Names that are read so, wholly or in part in Latin letters.
fn pinyin(name: &Name, sort: Sort) -> Vec<Vec<Look>> {
    let letters = |c: &char| c.is_ascii_alphanumeric();
    if !name.chars.iter().any(char::is_ascii_alphabetic) {
        return vec![Vec::new()];
    }
    if is_short(name) {
        let begins = Look::Term(Sort::PinyinBegins, name.text());
        return vec![if sort == Sort::Pinyin { vec![begins] } else { Vec::new() }];
    }
    let mut all = vec![vec![Look::Pinyin(sort, Syllables::new(&spelled(name), true))]];
    // Characters that are typed must be there as they are.
    for c in name.chars.iter().filter(|c| !letters(c)) {
        let sorts = [Sort::Begins, Sort::HasWord];
        all.push(sorts.map(|sort| Look::Term(sort, c.to_string())).to_vec());
    }
    all
}

/// Names that begin nearly so, or have a word that does.
fn typos(name: &Name) -> Vec<Look> {
    let Some(typos) = Typos::new(&name.text(), true) else {
        return Vec::new();
    };
    [Sort::Whole, Sort::Tail, Sort::Pinyin]
        .map(|sort| Look::Near(sort, typos.clone()))
        .to_vec()
}
