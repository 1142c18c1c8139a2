//! Latin letters as they are mistyped.

use std::sync::{Arc, OnceLock};

use levenshtein_automata::{DFA, Distance, LevenshteinAutomatonBuilder, SINK_STATE};
use tantivy_fst::Automaton;

use super::key::{BREAK, NAMED};

/// Latin letters with a few typos: letters too many, missing, wrong or in the wrong order.
#[derive(Clone)]
pub(super) struct Typos {
    dfa: Arc<DFA>,
    letters: usize,
    open: bool,
    /// The letter that must come first, where typos are looked for most: few people mistype it, and it saves most of the work.
    first: Option<u8>,
}

/// How many typos a word may have: none below four letters, where every other word is near.
pub(super) const fn allowed(letters: usize) -> u8 {
    match letters {
        0..4 => 0,
        4..8 => 1,
        _ => 2,
    }
}

impl Typos {
    /// `open`: whether more may follow. None where no typo is allowed.
    pub(super) fn new(typed: &str, open: bool) -> Option<Self> {
        static BUILDERS: OnceLock<[LevenshteinAutomatonBuilder; 2]> = OnceLock::new();
        let most = allowed(typed.len());
        if most == 0 || !typed.is_ascii() {
            return None;
        }
        let builders = BUILDERS.get_or_init(|| [1, 2].map(|most| LevenshteinAutomatonBuilder::new(most, true)));
        let builder = &builders[usize::from(most) - 1];
        let dfa = if open {
            builder.build_prefix_dfa(typed)
        } else {
            builder.build_dfa(typed)
        };
        let first = typed.bytes().next().filter(|_| most > 1);
        Some(Self {
            dfa: Arc::new(dfa),
            letters: typed.len(),
            open,
            first,
        })
    }

    /// The number of typos in a whole word, if they are few.
    pub(super) fn of(&self, word: &str) -> Option<u8> {
        // Most words of a glossary are told apart without reading them.
        let near = word.len().abs_diff(self.letters) <= usize::from(allowed(self.letters));
        let same = self.first.is_none_or(|first| word.as_bytes().first() == Some(&first));
        match near.then_some(()).filter(|()| same).map(|()| self.dfa.eval(word)) {
            Some(Distance::Exact(typos)) => Some(typos),
            _ => None,
        }
    }
}

/// The automaton's state, and whether nothing was read.
type Read = (u32, bool);

impl Automaton for Typos {
    type State = Read;

    fn start(&self) -> Read {
        (self.dfa.initial_state(), true)
    }

    fn is_match(&self, &(state, _): &Read) -> bool {
        matches!(self.dfa.distance(state), Distance::Exact(_))
    }

    fn can_match(&self, &(state, _): &Read) -> bool {
        state != SINK_STATE
    }

    fn accept(&self, &(state, nothing): &Read, byte: u8) -> Read {
        if byte == BREAK as u8 || state == SINK_STATE {
            // Nobody types where a syllable ends.
            return (state, nothing);
        }
        if byte == NAMED as u8 || !byte.is_ascii() {
            // What follows in Chinese makes nothing better; behind the mark it is the name itself. A dictionary has far
            // more Chinese characters to mistake for a letter than letters.
            let found = self.open && self.is_match(&(state, nothing));
            return (if found { state } else { SINK_STATE }, nothing);
        }
        if nothing && self.first.is_some_and(|first| first != byte) {
            return (SINK_STATE, false);
        }
        (self.dfa.transition(state, byte), false)
    }
}

#[cfg(test)]
mod tests {
    use super::super::syllable::accepts;
    use super::*;

    #[test]
    fn typos_are_few_and_never_in_short_words() {
        let open = |typed: &str| Typos::new(typed, true).expect("long enough");
        assert!(accepts(&open("tsinghau"), "tsinghuauniversity"));
        assert!(accepts(&open("univercity"), "university"));
        assert!(accepts(&open("zhagnwei"), "zhang'wei'\u{1}张伟"));
        assert!(accepts(&open("ztna"), "ztma"));
        assert!(!accepts(&open("ztxx"), "ztma"));
        assert!(!accepts(&open("hangweii"), "zhang'wei'"));
        assert!(Typos::new("zhw", true).is_none());
        let whole = Typos::new("univercity", false).expect("long enough");
        assert_eq!(whole.of("university"), Some(1));
        assert_eq!(whole.of("universityofzhejiang"), None);
    }
}
