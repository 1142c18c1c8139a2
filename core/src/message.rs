//! Texts for people, in the requester's language. They stand under `core/locales/`.

use std::{borrow::Cow, collections::HashMap};

use fluent_templates::{Loader as _, fluent_bundle::FluentValue, langid};
use qiao_entity::language::Language;

fluent_templates::static_loader! {
    static LOCALES = {
        locales: "./locales",
        fallback_language: "zh",
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

/// What a message names.
pub type Names = Vec<(&'static str, String)>;

/// The message of a key; the key itself when there is none (a test sees to it that there is).
pub fn say(language: Language, key: &str, names: &[(&'static str, String)]) -> String {
    let locale = match language {
        Language::Zh => langid!("zh"),
        Language::En => langid!("en"),
    };
    let names: HashMap<Cow<'static, str>, FluentValue<'_>> = names
        .iter()
        .map(|(name, value)| (Cow::Borrowed(*name), FluentValue::from(value.as_str())))
        .collect();
    LOCALES
        .try_lookup_complete(&locale, key, Some(&names))
        .unwrap_or_else(|| key.to_owned())
}

/// What a code is called within a sentence (`DECLINED`: “declined”); what has no such name, as the number of a record, says itself.
#[must_use]
pub fn name_of(language: Language, code: &str) -> String {
    let key = format!("code-{}", code.to_lowercase().replace('_', "-"));
    let name = say(language, &key, &[]);
    if name == key { code.to_owned() } else { name }
}

#[cfg(test)]
mod tests;
