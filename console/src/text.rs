//! Texts for people. They stand under `locales/`, one file per page and language.

use std::{borrow::Cow, collections::HashMap};

use fluent_templates::{LanguageIdentifier, Loader as _, fluent_bundle::FluentValue, langid};

use crate::api::Language;

fluent_templates::static_loader! {
    static LOCALES = {
        locales: "./locales",
        fallback_language: "zh",
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

const ZH: LanguageIdentifier = langid!("zh");
const EN: LanguageIdentifier = langid!("en");

/// The text of a key; none when there is none.
pub(crate) fn find(language: Language, key: &str, names: &[(&'static str, FluentValue<'_>)]) -> Option<String> {
    let locale = match language {
        Language::Zh => &ZH,
        Language::En => &EN,
    };
    if names.is_empty() {
        return LOCALES.try_lookup(locale, key);
    }
    let names: HashMap<Cow<'static, str>, FluentValue<'_>> = names
        .iter()
        .map(|(name, value)| (Cow::Borrowed(*name), value.clone()))
        .collect();
    LOCALES.try_lookup_with_args(locale, key, &names)
}

/// The text of a key; the key itself when there is none (a test sees to it that there is).
pub(crate) fn say(language: Language, key: &str, names: &[(&'static str, FluentValue<'_>)]) -> String {
    find(language, key, names).unwrap_or_else(|| {
        tracing::warn!(key, "a text is missing");
        key.to_owned()
    })
}

#[cfg(test)]
pub(crate) mod tests;
