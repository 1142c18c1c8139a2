//! English words as pairs of both languages have them.

use super::stop;
use crate::text;

/// The content words of an English text: clean, in the singular, compounds taken apart.
pub(crate) fn english(text: &str) -> Vec<String> {
    let mut clean = String::new();
    text::clean_into(text, &mut clean);
    let words = clean.split(|c: char| !c.is_ascii_alphanumeric());
    words
        .filter(|word| !word.is_empty() && !stop::is_english(word))
        .map(singular)
        .collect()
}

/// A noun in the singular, crudely: what it does to other words it does to them everywhere.
pub(crate) fn singular(word: &str) -> String {
    let stem = |less: usize, more: &str| format!("{}{more}", &word[..word.len() - less]);
    if word.len() > 4 && word.ends_with("ies") {
        stem(3, "y")
    } else if word.len() > 4 && ["ses", "xes", "ches", "shes"].iter().any(|end| word.ends_with(end)) {
        stem(2, "")
    } else if word.len() > 3 && word.ends_with('s') && !["ss", "us", "is"].iter().any(|end| word.ends_with(end)) {
        stem(1, "")
    } else {
        word.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_words_are_singular_and_apart() {
        assert_eq!(
            english("The Lithium-ion Batteries of analysis gases"),
            ["lithium", "ion", "battery", "analysis", "gas"]
        );
        assert!(english("of the").is_empty());
    }
}
