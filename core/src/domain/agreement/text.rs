//! What is agreed to. A text that was shown is never changed: another wording is another version.

use qiao_entity::language::Language;

/// The version that is agreed to now.
pub const CURRENT: &str = "2026-11";

/// Every version, in Chinese and in English.
const VERSIONS: [(&str, &str, &str); 1] = [(
    "2026-11",
    include_str!("../../../../data/agreements/2026-11.zh.md"),
    include_str!("../../../../data/agreements/2026-11.en.md"),
)];

/// A version of the text in one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    /// The version.
    pub version: &'static str,
    /// The text, in Markdown.
    pub text: &'static str,
}

impl Text {
    /// What is recorded of the text with each agreement: the BLAKE3 digest of its bytes.
    #[must_use]
    pub fn digest(&self) -> String {
        blake3::hash(self.text.as_bytes()).to_hex().to_string()
    }
}

/// The text of a version, if there is one.
#[must_use]
pub fn text(version: &str, language: Language) -> Option<Text> {
    let (version, zh, en) = VERSIONS.iter().find(|(known, ..)| *known == version)?;
    let text = match language {
        Language::Zh => zh,
        Language::En => en,
    };
    Some(Text { version, text })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_current_version_is_there_in_both_languages_and_no_text_was_changed() {
        assert!(text(CURRENT, Language::Zh).is_some());
        assert!(text("1999-01", Language::Zh).is_none());
        let digests = VERSIONS.map(|(version, ..)| {
            [Language::Zh, Language::En].map(|language| text(version, language).expect("a text").digest())
        });
        insta::assert_debug_snapshot!(digests, @r#"
        [
            [
                "76bf609f77fd42cf2806633bf6dec2a3f6755f05c0b9f85fbd69a85c48c89ac7",
                "9c4cefa13cd9ec883c1bf367a2749de4d1117874c9e13f443b8c8677982e751e",
            ],
        ]
        "#);
    }
}
