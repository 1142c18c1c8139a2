//! Text that exists in Chinese and in English.

/// The same text in both languages; at least one is there where it is required.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, serde::Serialize)]
pub struct Prose {
    /// In Chinese.
    pub zh: Option<String>,
    /// In English.
    pub en: Option<String>,
}

impl Prose {
    /// Both texts; blank ones count as absent. Otherwise the text is kept as it is.
    #[must_use]
    pub fn new(zh: Option<String>, en: Option<String>) -> Self {
        Self {
            zh: filled(zh),
            en: filled(en),
        }
    }

    /// Whether there is no text at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.zh.is_none() && self.en.is_none()
    }
}

/// The text, unless it is blank.
#[must_use]
pub fn filled(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.trim().is_empty())
}
