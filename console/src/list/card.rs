//! A record as a card of a list.

use crate::visit::Visit;

/// A badge: its class and its word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Badge {
    /// The class.
    pub(crate) class: String,
    /// The word.
    pub(crate) text: String,
}

/// How busy a manager is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Load {
    /// Engagements now.
    pub(crate) now: i32,
    /// Engagements at once, at most.
    pub(crate) most: i32,
}

impl Load {
    /// The share, in percent.
    pub(crate) fn share(self) -> i32 {
        (self.now * 100 / self.most.max(1)).clamp(0, 100)
    }
}

/// A box by which rows of a list are chosen for something.
#[derive(Clone, Debug)]
pub(crate) struct Pick {
    /// The parameter.
    pub(crate) name: &'static str,
    /// The record.
    pub(crate) id: String,
}

/// What a card shows.
#[derive(Clone, Debug, Default)]
pub(crate) struct Card {
    /// The record's page.
    pub(crate) to: String,
    /// The letter of a face: of managers and institutions.
    pub(crate) face: Option<char>,
    /// Badges in the head.
    pub(crate) badges: Vec<Badge>,
    /// Words in the head.
    pub(crate) head: Vec<String>,
    /// At the head's end.
    pub(crate) head_end: String,
    /// The name or title.
    pub(crate) title: String,
    /// Below the name.
    pub(crate) meta: Vec<String>,
    /// A few lines of text.
    pub(crate) lead: String,
    /// Technology fields.
    pub(crate) tags: Vec<String>,
    /// Other marks.
    pub(crate) plain_tags: Vec<String>,
    /// In the foot.
    pub(crate) foot: Vec<String>,
    /// At the foot's end.
    pub(crate) foot_end: String,
    /// How busy.
    pub(crate) load: Option<Load>,
    /// Whether it can be chosen for something.
    pub(crate) pick: Option<Pick>,
}

/// The first letter of a name, for a face.
pub(crate) fn face(name: &str) -> Option<char> {
    name.chars().find(|letter| letter.is_alphanumeric())
}

/// A readiness level, or a span of them.
pub(crate) fn levels(from: Option<i32>, to: Option<i32>) -> Option<String> {
    match (from, to) {
        (Some(from), Some(to)) if from != to => Some(format!("TRL {from}–{to}")),
        (Some(one), _) | (_, Some(one)) => Some(format!("TRL {one}")),
        (None, None) => None,
    }
}

impl Visit {
    /// The language of a text that is not in the language of the page, for `lang`.
    pub(crate) fn foreign(&self, text: &str) -> Option<&'static str> {
        let has_han = text
            .chars()
            .any(|letter| matches!(letter, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'));
        match self.language() {
            crate::api::Language::En => has_han.then_some("zh-CN"),
            crate::api::Language::Zh => (!has_han && text.split_whitespace().count() > 1).then_some("en"),
        }
    }

    /// Words in a row, as they are listed in the language of the page.
    pub(crate) fn listed<T: AsRef<str>>(&self, words: impl IntoIterator<Item = T>) -> String {
        let mut text = String::new();
        for word in words {
            if !text.is_empty() {
                text += match self.language() {
                    crate::api::Language::Zh => "、",
                    crate::api::Language::En => ", ",
                };
            }
            text += word.as_ref();
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_of_one_level_is_a_level() {
        assert_eq!(levels(Some(4), Some(6)).as_deref(), Some("TRL 4–6"));
        assert_eq!(levels(Some(4), Some(4)).as_deref(), Some("TRL 4"));
        assert_eq!(levels(None, Some(7)).as_deref(), Some("TRL 7"));
        assert_eq!(levels(None, None), None);
    }
}
