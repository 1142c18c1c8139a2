//! Hints as people read them.

use qiao_entity::language::Language;

use super::super::{reason::sentence::listed, why_not::score};
use crate::{
    domain::{
        matching::advice::{Advice, Hint},
        reference::TECHNOLOGY_FIELDS,
    },
    message::say,
};

/// A hint in a sentence.
pub(super) fn of(language: Language, hint: &Hint) -> String {
    let key = match hint.advice {
        Advice::NoTitle => "advice-no-title",
        Advice::VagueTitle => "advice-vague-title",
        Advice::VagueText => "advice-vague-text",
        Advice::NothingPublic => "advice-nothing-public",
        Advice::NoIndicators => "advice-no-indicators",
        Advice::NoTarget => "advice-no-target",
        Advice::NoUnit => "advice-no-unit",
        Advice::NoFields => "advice-no-fields",
        Advice::NoModes => "advice-no-modes",
        Advice::NoMaturity => "advice-no-maturity",
        Advice::NoRegion => "advice-no-region",
        Advice::NoPartner => "advice-no-partner",
        Advice::OneLanguage if hint.path.last().is_some_and(|language| language == "en") => "advice-no-english",
        Advice::OneLanguage => "advice-no-chinese",
    };
    let mut said = vec![say(language, key, &[])];
    if !hint.words.is_empty() {
        let words = hint
            .words
            .iter()
            .map(|word| say(language, "quoted", &[("term", word.clone())]));
        said.push(say(language, "advice-common", &[("words", listed(language, words))]));
    }
    if !hint.codes.is_empty() {
        let codes = listed(language, hint.codes.iter().map(|code| called(language, code)));
        said.push(say(language, "advice-proposed", &[("codes", codes)]));
    }
    if let Some(points) = hint.points.filter(|points| *points > 0) {
        let key = if hint.tried {
            "advice-effect-tried"
        } else {
            "advice-effect"
        };
        said.push(say(language, key, &[("points", score(points))]));
    }
    let between = match language {
        Language::Zh => "",
        Language::En => " ",
    };
    said.join(between)
}

/// What a technology field or a transfer mode is called.
fn called(language: Language, code: &str) -> String {
    match TECHNOLOGY_FIELDS.get(code) {
        Some(field) if language == Language::Zh => field.name_zh.clone(),
        Some(field) => field.name_en.clone(),
        None => say(
            language,
            &format!("mode-{}", code.to_lowercase().replace('_', "-")),
            &[],
        ),
    }
}
