//! What was typed, as it was typed: the page shows it again, whatever became of it.

use std::hash::{BuildHasher, RandomState};

use crate::{
    api::Language,
    code::{Code, Level, NeedPart, NeedStatus},
    fields::Fields,
};

/// A need while it is written.
#[derive(Clone, Debug, Default)]
pub(super) struct Form {
    /// What was typed; fields are named as the API's paths.
    pub(super) fields: Fields,
    /// The stored need, once there is one.
    pub(super) known: Option<Known>,
    /// What is stored of what was typed.
    pub(super) state: State,
}

/// What is stored of what was typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum State {
    /// Nothing was typed yet.
    Blank,
    /// All of it is stored.
    Stored,
    /// Not all of it is stored.
    #[default]
    Typed,
}

/// The stored need that a form changes.
#[derive(Clone, Debug)]
pub(super) struct Known {
    /// Its id.
    pub(super) id: String,
    /// Where it stands in its life.
    pub(super) status: NeedStatus,
}

impl Form {
    /// Nothing typed yet.
    pub(super) fn blank(language: Language, organization: &str) -> Self {
        let mut form = Self {
            state: State::Blank,
            ..Self::default()
        };
        form.put("organization", organization);
        form.put("kind", "PROBLEM");
        form.put("language", &language.code().to_uppercase());
        form.put("key", &chance());
        form.put("currency", "CNY-10000");
        form.put("levels.decisionOwner", Level::Agreement.value());
        form.put("indicators.0.necessity", "MUST");
        form
    }

    /// What was sent.
    pub(super) fn sent(fields: Fields, known: Option<Known>) -> Self {
        Self {
            fields,
            known,
            state: State::Typed,
        }
    }

    /// Puts a value in a field.
    pub(super) fn put(&mut self, name: &str, value: &str) {
        self.fields.0.retain(|(key, _)| key != name);
        self.fields.0.push((name.to_owned(), value.to_owned()));
    }

    /// Ticks a box.
    pub(super) fn tick(&mut self, name: &str, value: &str) {
        if !self.ticked(name, value) {
            self.fields.0.push((name.to_owned(), value.to_owned()));
        }
    }

    /// What was typed in a field, with its line breaks as one sign each.
    pub(super) fn typed(&self, name: &str) -> String {
        self.fields.exact(name).replace("\r\n", "\n")
    }

    /// What was typed in a field; none when that is blank.
    pub(super) fn filled(&self, name: &str) -> Option<String> {
        Some(self.typed(name)).filter(|text| !text.trim().is_empty())
    }

    /// The field's text in the first of both languages that has one, the page's own first.
    pub(super) fn prose(&self, name: &str, language: Language) -> String {
        let languages = match language {
            Language::Zh => ["zh", "en"],
            Language::En => ["en", "zh"],
        };
        let texts = languages
            .iter()
            .filter_map(|language| self.filled(&format!("{name}.{language}")));
        texts.into_iter().next().unwrap_or_default()
    }

    /// How many characters were typed in a field.
    pub(super) fn length(&self, name: &str) -> usize {
        self.typed(name).chars().count()
    }

    /// Whether a box is ticked.
    pub(super) fn ticked(&self, name: &str, value: &str) -> bool {
        self.fields.0.iter().any(|(key, given)| key == name && given == value)
    }

    /// The values of ticked boxes, each once.
    pub(super) fn all(&self, name: &str) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        for value in self.fields.all(name) {
            if !all.contains(&value) {
                all.push(value);
            }
        }
        all
    }

    /// Who may read a part.
    pub(super) fn level(&self, part: NeedPart) -> Level {
        let ordinary = if part == NeedPart::DecisionOwner {
            Level::Agreement
        } else {
            Level::Public
        };
        Level::parse(self.fields.get(level_name(part))).unwrap_or(ordinary)
    }

    /// Whether nobody else reads it yet, so that what is half typed may be stored.
    pub(super) fn is_draft(&self) -> bool {
        self.known
            .as_ref()
            .is_none_or(|known| known.status == NeedStatus::Draft)
    }

    /// Where it is sent.
    pub(super) fn address(&self) -> String {
        self.known
            .as_ref()
            .map_or_else(|| "/needs/new".to_owned(), |known| format!("/needs/{}/edit", known.id))
    }
}

/// The field that says who may read a part.
pub(super) fn level_name(part: NeedPart) -> &'static str {
    match part {
        NeedPart::Organization => "levels.organization",
        NeedPart::Description => "levels.description",
        NeedPart::Indicators => "levels.indicators",
        NeedPart::Budget => "levels.budget",
        NeedPart::DecisionOwner => "levels.decisionOwner",
    }
}

/// A key that no other form has: one form makes one need, however often it is sent.
fn chance() -> String {
    let draw = || RandomState::new().hash_one(0);
    format!("console-{:016x}{:016x}", draw(), draw())
}
