//! Working languages. The API knows them by their codes alone (ISO 639-1).

use crate::visit::Visit;

/// The languages that forms offer, the most usual first; records may name others.
pub(super) const OFFERED: [&str; 18] = [
    "zh", "en", "de", "fr", "ja", "ko", "ru", "es", "pt", "it", "ar", "nl", "sv", "pl", "he", "th", "vi", "sr",
];

impl Visit {
    /// What a language is called; its code where it has no name here.
    pub(super) fn tongue(&self, code: &str) -> String {
        self.label_of("profile-language", &code.to_ascii_uppercase())
    }
}
