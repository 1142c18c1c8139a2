//! Pinyin as people shorten it: of each syllable all letters, the first ones or only the first.

use tantivy_fst::Automaton;

use super::key::{BREAK, NAMED};

/// Letters of pinyin that are compared; one bit each, and one for the end.
const LONGEST: usize = 62;

/// Walks along pinyin with breaks behind syllables, as in `zhang'wei'`. Accepts it when what is typed is used up by then:
/// `zhangwei`, `zhangw`, `zwei` and `zw` all are.
#[derive(Debug, Clone)]
pub(super) struct Syllables {
    /// By letter, where in what is typed it stands.
    places: Box<[u64; 256]>,
    /// Where in what is typed a syllable must be over.
    breaks: u64,
    end: u64,
    /// Whether a name may go on when all is used up.
    open: bool,
}

/// Places in what is typed, by how the pinyin came there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Places {
    /// A syllable begins.
    fresh: u64,
    /// All letters of the syllable were typed so far.
    within: u64,
    /// The rest of the syllable was not typed.
    skipped: u64,
    /// All that is typed was found, and it does not matter how the name goes on.
    done: bool,
}

impl Syllables {
    /// For words as they are typed; `true` with one that is a whole syllable.
    pub(super) fn new(typed: &[(String, bool)], open: bool) -> Self {
        let mut places = Box::new([0; 256]);
        let (mut breaks, mut at) = (0, 0);
        for (word, whole) in typed {
            for byte in word.bytes().take(LONGEST - at) {
                places[usize::from(byte)] |= 1 << at;
                at += 1;
            }
            if *whole {
                breaks |= 1 << at;
            }
        }
        // Behind the end it does not matter.
        breaks &= !(1 << at);
        Self {
            places,
            breaks,
            end: 1 << at,
            open,
        }
    }

    fn settled(&self, mut places: Places) -> Places {
        let all = places.fresh | places.within | places.skipped;
        places.done |= self.open && all & self.end != 0;
        places
    }
}

impl Automaton for Syllables {
    type State = Places;

    fn start(&self) -> Places {
        self.settled(Places {
            fresh: 1,
            ..Places::default()
        })
    }

    fn is_match(&self, state: &Places) -> bool {
        state.done || (!self.open && state.fresh & self.end != 0)
    }

    fn can_match(&self, state: &Places) -> bool {
        state.done || state.fresh | state.within | state.skipped != 0
    }

    fn will_always_match(&self, state: &Places) -> bool {
        state.done
    }

    fn accept(&self, state: &Places, byte: u8) -> Places {
        if state.done {
            return *state;
        }
        let Places {
            fresh, within, skipped, ..
        } = *state;
        let next = if byte == BREAK as u8 {
            // What was typed of a whole syllable must not be the beginning of a longer one.
            Places {
                fresh: within | (skipped & !self.breaks),
                ..Places::default()
            }
        } else if byte == NAMED as u8 {
            // Behind it stands the name itself.
            return Places {
                done: fresh & self.end != 0,
                ..Places::default()
            };
        } else {
            let letter = self.places[usize::from(byte)];
            Places {
                fresh: 0,
                // Nothing follows in this syllable where it must be over.
                within: (fresh & letter) << 1 | (within & letter & !self.breaks) << 1,
                skipped: skipped | (within & !self.breaks),
                done: false,
            }
        };
        self.settled(next)
    }
}

/// Whether an automaton accepts a text.
#[cfg(test)]
pub(super) fn accepts<A: Automaton>(automaton: &A, text: &str) -> bool {
    let state = text
        .bytes()
        .fold(automaton.start(), |state, byte| automaton.accept(&state, byte));
    automaton.is_match(&state)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(typed: &str, open: bool) -> Syllables {
        Syllables::new(&[(typed.to_owned(), false)], open)
    }

    #[test]
    fn pinyin_may_be_full_or_initials_or_both() {
        for typed in ["zhangwei", "zhangw", "zwei", "zw", "z", "zhwei", "zha", "zhangwe"] {
            assert!(accepts(&letters(typed, true), "zhang'wei'\u{1}张伟"), "{typed}");
        }
        for typed in ["hw", "zg", "zhangg", "wei", "zhangweim", "zz"] {
            assert!(!accepts(&letters(typed, true), "zhang'wei'\u{1}张伟"), "{typed}");
        }
        assert!(accepts(&letters("xian", true), "xi'an'") && accepts(&letters("xian", true), "xian'"));
    }

    #[test]
    fn a_whole_name_is_told_from_its_beginning() {
        for typed in ["zhangwei", "zw", "zwei"] {
            assert!(accepts(&letters(typed, false), "zhang'wei'\u{1}张伟"), "{typed}");
            assert!(!accepts(&letters(typed, false), "zhang'wei'min'\u{1}张伟民"), "{typed}");
        }
    }

    #[test]
    fn a_chinese_character_stands_for_its_whole_syllable() {
        let mixed = Syllables::new(&[("qing".to_owned(), true), ("hu".to_owned(), false)], true);
        assert!(accepts(&mixed, "qing'hua'da'xue'"));
        assert!(!accepts(&mixed, "qi'hua'"));
        let shorter = Syllables::new(&[("qi".to_owned(), true), ("hu".to_owned(), false)], true);
        assert!(!accepts(&shorter, "qing'hua'"));
    }
}
