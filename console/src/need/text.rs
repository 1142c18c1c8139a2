//! The texts of a need: the enterprise's own words and, beside them, what a manager made of them.

use super::record::{Need, Translation};
use crate::{api, code::Language, visit::Visit};

/// One version of the text.
pub(super) struct Text {
    /// Its language: `zh-CN`, `en`.
    pub(super) lang: &'static str,
    /// What it is: the original, a translation.
    pub(super) heading: String,
    /// Who wrote and who signed it: text, and where a name leads.
    pub(super) notes: Vec<(String, Option<String>)>,
    pub(super) title: String,
    pub(super) summary: String,
    pub(super) description: String,
}

/// All versions.
pub(super) struct Texts {
    /// The original, in its own language.
    pub(super) original: Text,
    /// What stands beside it: the latest translation, else the original in the other language.
    pub(super) beside: Option<Text>,
    /// The others.
    pub(super) more: Vec<Text>,
}

impl Texts {
    /// Of a need.
    pub(super) fn of(visit: &Visit, need: &Need) -> Self {
        let other = match need.language {
            Language::Zh => Language::En,
            Language::En => Language::Zh,
        };
        let original = original(visit, need, need.language).unwrap_or_else(|| empty(visit, need.language));
        let mut rest: Vec<_> = need
            .translations
            .iter()
            .flatten()
            .map(|version| translated(visit, version))
            .collect();
        rest.reverse();
        rest.extend(self::original(visit, need, other));
        // A need may have been written in the language that it was not said to be in.
        let mut rest = rest.into_iter();
        let is_elsewhere = original.title.is_empty() && need.translations.as_ref().is_none_or(Vec::is_empty);
        let original = if is_elsewhere {
            rest.next().unwrap_or(original)
        } else {
            original
        };
        Self {
            original,
            beside: rest.next(),
            more: rest.collect(),
        }
    }
}

fn tag(language: Language) -> &'static str {
    match language {
        Language::Zh => api::Language::Zh.tag(),
        Language::En => api::Language::En.tag(),
    }
}

fn empty(visit: &Visit, language: Language) -> Text {
    Text {
        lang: tag(language),
        heading: visit.t("need-original"),
        notes: Vec::new(),
        title: String::new(),
        summary: String::new(),
        description: String::new(),
    }
}

/// The enterprise's own words in a language, if there are any.
fn original(visit: &Visit, need: &Need, language: Language) -> Option<Text> {
    let title = need.title.of(language).unwrap_or_default().to_owned();
    let words = |words: &Option<super::record::Words>| {
        let text = words.as_ref().and_then(|words| words.of(language));
        text.unwrap_or_default().to_owned()
    };
    let (summary, description) = (words(&need.summary), words(&need.description));
    if title.is_empty() && summary.is_empty() && description.is_empty() {
        return None;
    }
    let is_first = language == need.language;
    let mut notes = Vec::new();
    if is_first {
        notes.push((visit.t("need-original-note"), None));
        notes.extend(need.author.as_ref().map(|author| (author.clone(), None)));
        notes.extend(
            need.source
                .as_ref()
                .map(|source| (visit.t1("need-source", "source", source), None)),
        );
    } else {
        notes.push((visit.t("need-other-note"), None));
    }
    Some(Text {
        lang: tag(language),
        heading: if is_first {
            visit.t("need-original")
        } else {
            visit.t("need-other")
        },
        notes,
        title,
        summary,
        description,
    })
}

fn translated(visit: &Visit, version: &Translation) -> Text {
    let mut notes = vec![(visit.t1("need-translation-number", "number", version.number), None)];
    notes.extend(version.manager.as_ref().map(|manager| {
        let name = manager.name.show().to_owned();
        (name, Some(format!("/managers/{}", manager.id.inner())))
    }));
    notes.push((visit.day(&version.created_at), None));
    notes.push(match &version.author_signed_at {
        Some(at) => (visit.t1("need-signed-author", "date", visit.day(at)), None),
        None => (visit.t("need-unsigned-author"), None),
    });
    notes.push(match &version.owner_signed_at {
        Some(at) => (visit.t1("need-signed-owner", "date", visit.day(at)), None),
        None => (visit.t("need-unsigned-owner"), None),
    });
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    Text {
        lang: tag(version.language),
        heading: visit.t("need-translation"),
        notes,
        title: text(&version.title),
        summary: text(&version.summary),
        description: text(&version.description),
    }
}
