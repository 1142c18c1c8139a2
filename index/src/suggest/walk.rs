//! Other ways to walk along the terms of names: behind a prefix, with characters left out.

use std::cell::Cell;

use tantivy_fst::Automaton;

/// An automaton behind bytes that come first. It gives up when it took too many steps.
#[derive(Debug)]
pub(super) struct Behind<'a, A> {
    pub(super) prefix: &'a [u8],
    pub(super) inner: &'a A,
    /// How many it may still take.
    pub(super) steps: &'a Cell<u32>,
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

impl<A: Automaton> Automaton for Behind<'_, A> {
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
        let Some(left) = self.steps.get().checked_sub(1) else {
            return Step::Lost;
        };
        self.steps.set(left);
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
    fn what_comes_first_must_be_the_same() {
        let (steps, inner) = (Cell::new(18), Abbreviation::new(&['北']));
        let behind = Behind {
            prefix: b"mn",
            inner: &inner,
            steps: &steps,
        };
        assert!(accepts(&behind, "mn北京") && !accepts(&behind, "on北京") && !accepts(&behind, "mn"));
        assert!(!accepts(&behind, "mn北京"), "it gave up");
    }
}
