//! Hints: what a need could say better.

/// What a need could say better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Advice {
    /// It has no title.
    NoTitle,
    /// Its title has hardly a word that says what is meant.
    VagueTitle,
    /// It has hardly a word that says what is meant.
    VagueText,
    /// What says what is meant stands under agreement.
    NothingPublic,
    /// It measures nothing.
    NoIndicators,
    /// An indicator that any value meets.
    NoTarget,
    /// An indicator without a unit.
    NoUnit,
    /// It names no technology field.
    NoFields,
    /// It names no transfer mode.
    NoModes,
    /// It says nothing of readiness.
    NoMaturity,
    /// It does not say where the partner should be.
    NoRegion,
    /// It does not say what kind of partner is wanted.
    NoPartner,
    /// Its texts are in one language only.
    OneLanguage,
}

impl Advice {
    /// Whether without it all else is in vain: it comes first, whatever the effect of the others.
    pub(super) fn is_first(self) -> bool {
        matches!(
            self,
            Self::NoTitle | Self::VagueTitle | Self::VagueText | Self::NothingPublic
        )
    }
}

/// A hint.
#[derive(Clone, Debug, PartialEq)]
pub struct Hint {
    /// What could be said better.
    pub advice: Advice,
    /// Which field of the draft: names, and numbers in lists.
    pub path: Vec<String>,
    /// By how much the best candidate's points would rise; none where that cannot be told.
    pub points: Option<u32>,
    /// Whether that was tried; otherwise it is the most that the field can give.
    pub tried: bool,
    /// Codes that suit: technology fields, transfer modes; the likeliest first.
    pub codes: Vec<String>,
    /// Words that say nothing.
    pub words: Vec<String>,
}

impl Hint {
    pub(super) fn new(advice: Advice, path: &[&str]) -> Self {
        Self {
            advice,
            path: path.iter().map(ToString::to_string).collect(),
            points: None,
            tried: false,
            codes: Vec::new(),
            words: Vec::new(),
        }
    }

    /// The most that it can give; nothing is said of what is off.
    pub(super) fn up_to(mut self, points: u32) -> Self {
        self.points = (points > 0).then_some(points);
        self
    }

    pub(super) fn saying(mut self, words: Vec<String>) -> Self {
        self.words = words;
        self
    }
}

/// What comes first: what makes all else vain, then by effect, those without one that can be told last.
pub(super) fn ordered(hints: &mut [Hint]) {
    hints.sort_by_key(|hint| (!hint.advice.is_first(), std::cmp::Reverse(hint.points)));
}
