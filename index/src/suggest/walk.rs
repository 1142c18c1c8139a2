//! Other ways to walk along the terms of names: behind a prefix, with letters left out, with typos.

use std::sync::{Arc, OnceLock};

use levenshtein_automata::{DFA, Distance, LevenshteinAutomatonBuilder, SINK_STATE};
use tantivy_fst::Automaton;

use super::key::{BREAK, NAMED};

/// An automaton behind bytes that come first.
#[derive(Debug, Clone)]
pub(super) struct Behind<A> {
    pub(super) prefix: Vec<u8>,
    pub(super) inner: A,
}

/// Where it is.
#[derive(Debug, Clone)]
pub(super) enum Step<S> {
    /// So many bytes of the prefix came.
    Before(usize),
    /// Behind it.
    Inner(S),
    /// The prefix is another one.
    Lost,
}

impl<A: Automaton> Automaton for Behind<A> {
    type State = Step<A::State>;

    fn start(&self) -> Self::State {
        if self.prefix.is_empty() {
            Step::Inner(self.inner.start())
        } else {
            Step::Before(0)
        }
    }

    fn is_match(&self, state: &Self::State) -> bool {
        matches!(state, Step::Inner(state) if self.inner.is_match(state))
    }

    fn can_match(&self, state: &Self::State) -> bool {
        match state {
            Step::Before(_) => true,
            Step::Inner(state) => self.inner.can_match(state),
            Step::Lost => false,
        }
    }

    fn will_always_match(&self, state: &Self::State) -> bool {
        matches!(state, Step::Inner(state) if self.inner.will_always_match(state))
    }

    fn accept(&self, state: &Self::State, byte: u8) -> Self::State {
        match state {
            Step::Before(at) if self.prefix[*at] != byte => Step::Lost,
            Step::Before(at) if at + 1 == self.prefix.len() => Step::Inner(self.inner.start()),
            Step::Before(at) => Step::Before(at + 1),
            Step::Inner(state) => Step::Inner(self.inner.accept(state, byte)),
            Step::Lost => Step::Lost,
        }
    }
}

/// Abbreviations that leave characters out: 北大 for 北京大学. The first must be the name's first.
#[derive(Debug, Clone)]
pub(super) struct Abbreviation(Vec<u32>);

/// How much of it was found, and the bytes of the character under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    count: usize,
    bytes: u32,
    missing: u8,
    lost: bool,
}

impl Abbreviation {
    pub(super) fn new(typed: &[char]) -> Self {
        let bytes = |c: &char| {
            c.encode_utf8(&mut [0; 4])
                .bytes()
                .fold(0, |all, byte| all << 8 | u32::from(byte))
        };
        Self(typed.iter().map(bytes).collect())
    }
}

impl Automaton for Abbreviation {
    type State = Found;

    fn start(&self) -> Found {
        Found {
            count: 0,
            bytes: 0,
            missing: 0,
            lost: self.0.is_empty(),
        }
    }

    fn is_match(&self, state: &Found) -> bool {
        !state.lost && state.count == self.0.len()
    }

    fn can_match(&self, state: &Found) -> bool {
        !state.lost
    }

    fn will_always_match(&self, state: &Found) -> bool {
        self.is_match(state)
    }

    fn accept(&self, state: &Found, byte: u8) -> Found {
        if state.lost || state.count == self.0.len() {
            return *state;
        }
        let mut next = *state;
        if state.missing == 0 {
            next.bytes = u32::from(byte);
            next.missing = match byte {
                0xF0.. => 3,
                0xE0.. => 2,
                0xC0.. => 1,
                _ => 0,
            };
        } else {
            next.bytes = state.bytes << 8 | u32::from(byte);
            next.missing -= 1;
        }
        if next.missing == 0 {
            let same = next.bytes == self.0[state.count];
            next.count += usize::from(same);
            next.lost = !same && state.count == 0;
        }
        next
    }
}

/// Latin letters with a few typos: letters too many, missing, wrong or in the wrong order.
#[derive(Clone)]
pub(super) struct Typos {
    dfa: Arc<DFA>,
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
            first,
        })
    }

    /// The number of typos in a word, if they are few.
    pub(super) fn of(&self, word: &str) -> Option<u8> {
        match self.dfa.eval(word) {
            Distance::Exact(typos) if self.first.is_none_or(|first| word.as_bytes().first() == Some(&first)) => {
                Some(typos)
            }
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
        if byte == NAMED as u8 {
            // Behind it stands the name itself, which makes nothing better or worse.
            let state = if self.is_match(&(state, nothing)) {
                state
            } else {
                SINK_STATE
            };
            return (state, nothing);
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
    fn an_abbreviation_leaves_characters_out() {
        let chars = |text: &str| Abbreviation::new(&text.chars().collect::<Vec<_>>());
        assert!(accepts(&chars("北大"), "北京大学"));
        assert!(accepts(&chars("中科院"), "中国科学院"));
        assert!(accepts(&chars("哈工大"), "哈尔滨工业大学深圳校区"));
        assert!(!accepts(&chars("北大"), "大北农"));
        assert!(!accepts(&chars("北大"), "河北大学"));
        assert!(!accepts(&chars("北大"), "北京"));
    }

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

    #[test]
    fn what_comes_first_must_be_the_same() {
        let behind = Behind {
            prefix: b"mn".to_vec(),
            inner: Abbreviation::new(&['北']),
        };
        assert!(accepts(&behind, "mn北京") && !accepts(&behind, "on北京") && !accepts(&behind, "mn"));
    }
}
