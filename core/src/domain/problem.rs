//! Why a draft cannot be stored: all problems at once, each with the field's path.

use std::collections::HashSet;

use qiao_entity::language::Language;

use super::prose::Prose;
use crate::message::{Names, name_of, say};

/// One problem of an input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where: names of fields and positions in lists, from the outside in.
    pub path: Vec<String>,
    /// What is wrong.
    pub trouble: Trouble,
}

/// What is wrong with a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// It must be given.
    Required,
    /// It must be given in Chinese or in English.
    RequiredInOneLanguage,
    /// It must be left out here.
    NotWanted,
    /// The text has more characters than allowed.
    TooLong {
        /// Most characters allowed.
        most: usize,
        /// Characters given.
        is: usize,
    },
    /// The list has more entries than allowed.
    TooMany {
        /// Most entries allowed.
        most: usize,
        /// Entries given.
        is: usize,
    },
    /// A number, an amount or a date lies outside what is allowed.
    OutOfRange {
        /// The least value allowed, as text.
        least: String,
        /// The greatest value allowed, as text.
        most: String,
    },
    /// The start lies after the end.
    Reversed,
    /// The day has passed.
    Past,
    /// The value is in none of our lists (technology fields, regions, industries, languages, currencies …).
    Unknown {
        /// What was given.
        given: String,
    },
    /// There is no such record.
    NoRecord {
        /// What was given.
        given: String,
    },
    /// The value stands twice.
    Repeated {
        /// What was given.
        given: String,
    },
    /// Another record has this value already.
    Taken {
        /// What was given.
        given: String,
    },
    /// The text holds a NUL or another control character that cannot be stored.
    ControlCharacter,
    /// The value has not the form that is needed.
    Malformed {
        /// The form needed, by example.
        example: String,
    },
    /// Only a registrar or an administrator may set this.
    Reserved,
    /// There is a newer version, which is the one to be agreed to.
    Outdated {
        /// The newer version.
        current: String,
    },
    /// The requester reads all of it already.
    NotNeeded,
    /// The record's status does not allow this.
    WrongStatus {
        /// The status it has.
        is: String,
    },
    /// The password is short, or easy to guess.
    WeakPassword,
    /// This is not the account's password.
    WrongPassword,
    /// The one-time token is not known, was used, or has ended.
    Spent,
    /// It is the last one, without which nobody could do what it may.
    LastOne {
        /// Of what: a role or an organization.
        of: String,
    },
    /// It does not repeat what it must repeat.
    Mismatch,
    /// The person stands with one of the sides.
    Conflicted {
        /// The codes of the conflicts.
        by: Vec<String>,
    },
}

impl Trouble {
    /// The code as clients see it.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Required => "REQUIRED",
            Self::RequiredInOneLanguage => "REQUIRED_IN_ONE_LANGUAGE",
            Self::NotWanted => "NOT_WANTED",
            Self::TooLong { .. } => "TOO_LONG",
            Self::TooMany { .. } => "TOO_MANY",
            Self::OutOfRange { .. } => "OUT_OF_RANGE",
            Self::Reversed => "REVERSED",
            Self::Past => "PAST",
            Self::Unknown { .. } => "UNKNOWN",
            Self::NoRecord { .. } => "NO_RECORD",
            Self::Repeated { .. } => "REPEATED",
            Self::Taken { .. } => "TAKEN",
            Self::ControlCharacter => "CONTROL_CHARACTER",
            Self::Malformed { .. } => "MALFORMED",
            Self::Reserved => "RESERVED",
            Self::Outdated { .. } => "OUTDATED",
            Self::NotNeeded => "NOT_NEEDED",
            Self::WrongStatus { .. } => "WRONG_STATUS",
            Self::WeakPassword => "WEAK_PASSWORD",
            Self::WrongPassword => "WRONG_PASSWORD",
            Self::Spent => "SPENT",
            Self::LastOne { .. } => "LAST_ONE",
            Self::Mismatch => "MISMATCH",
            Self::Conflicted { .. } => "CONFLICTED",
        }
    }

    /// What is wrong, in words.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        let key = format!("problem-{}", self.code().to_lowercase().replace('_', "-"));
        say(language, &key, &self.names(language))
    }

    /// What the message names.
    fn names(&self, language: Language) -> Names {
        let name = |code: &String| name_of(language, code);
        match self {
            Self::TooLong { most, is } | Self::TooMany { most, is } => {
                vec![("most", most.to_string()), ("is", is.to_string())]
            }
            Self::OutOfRange { least, most } => vec![("least", least.clone()), ("most", most.clone())],
            Self::Unknown { given } | Self::NoRecord { given } | Self::Repeated { given } | Self::Taken { given } => {
                vec![("given", given.clone())]
            }
            Self::Malformed { example } => vec![("example", example.clone())],
            Self::Outdated { current } => vec![("current", current.clone())],
            Self::WrongStatus { is } => vec![("is", name(is))],
            Self::LastOne { of } => vec![("of", name(of))],
            Self::Conflicted { by } => {
                let between = match language {
                    Language::Zh => "、",
                    Language::En => ", ",
                };
                vec![("by", by.iter().map(name).collect::<Vec<_>>().join(between))]
            }
            Self::Required
            | Self::RequiredInOneLanguage
            | Self::NotWanted
            | Self::Reversed
            | Self::Past
            | Self::ControlCharacter
            | Self::Reserved
            | Self::NotNeeded
            | Self::WeakPassword
            | Self::WrongPassword
            | Self::Spent
            | Self::Mismatch => vec![],
        }
    }
}

/// Why a write that was understood was not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The input has problems.
    Invalid(Vec<Problem>),
    /// Someone else changed the record in the meantime.
    Stale {
        /// The version that the record has now.
        version: i64,
    },
    /// There is no such record, or the requester may not know of it.
    NotFound,
}

impl Refusal {
    /// One problem of one field.
    #[must_use]
    pub fn of(field: &str, trouble: Trouble) -> Self {
        Self::Invalid(vec![Problem {
            path: vec![field.to_owned()],
            trouble,
        }])
    }
}

/// A record that was written, and how fresh a read must be to see it in the index.
#[derive(Clone, Debug, PartialEq)]
pub struct Written<T> {
    /// The record as stored.
    pub record: T,
    /// The position of the change log that holds the write.
    pub position: i64,
}

/// What became of a write: done, or refused for a reason that the client can repair.
pub type Answer<T> = Result<Written<T>, Refusal>;

/// Collects problems while a draft is walked.
#[derive(Debug, Default)]
pub struct Checks {
    inside: Vec<String>,
    problems: Vec<Problem>,
}

impl Checks {
    /// Notes a problem of a field of the current object.
    pub fn add(&mut self, field: impl Into<String>, trouble: Trouble) {
        let mut path = self.inside.clone();
        path.push(field.into());
        self.problems.push(Problem { path, trouble });
    }

    /// Walks the entries of a list: paths inside name the list and the position.
    pub fn each<T>(&mut self, field: &str, entries: &[T], mut check: impl FnMut(&mut Self, &T)) {
        self.inside.push(field.to_owned());
        for (position, entry) in entries.iter().enumerate() {
            self.inside.push(position.to_string());
            check(self, entry);
            self.inside.pop();
        }
        self.inside.pop();
    }

    /// Walks a nested object: paths inside name the field.
    pub fn within(&mut self, field: &str, check: impl FnOnce(&mut Self)) {
        self.inside.push(field.to_owned());
        check(self);
        self.inside.pop();
    }

    /// A text of at most `most` characters without control characters (line breaks and tabs are none).
    pub fn text(&mut self, field: &str, text: Option<&str>, most: usize) {
        let Some(text) = text else { return };
        let is = text.chars().count();
        if is > most {
            self.add(field, Trouble::TooLong { most, is });
        }
        if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
            self.add(field, Trouble::ControlCharacter);
        }
    }

    /// A text in two languages; `required` wants one of them.
    pub fn prose(&mut self, field: &str, prose: &Prose, most: usize, required: bool) {
        if required && prose.is_empty() {
            self.add(field, Trouble::RequiredInOneLanguage);
        }
        self.within(field, |checks| {
            checks.text("zh", prose.zh.as_deref(), most);
            checks.text("en", prose.en.as_deref(), most);
        });
    }

    /// A list of at most `most` entries, none twice; `required` wants at least one.
    pub fn list<T: std::fmt::Display + Eq + std::hash::Hash>(
        &mut self,
        field: &str,
        entries: &[T],
        most: usize,
        required: bool,
    ) {
        if required && entries.is_empty() {
            self.add(field, Trouble::Required);
        }
        if entries.len() > most {
            self.add(
                field,
                Trouble::TooMany {
                    most,
                    is: entries.len(),
                },
            );
        }
        let mut seen = HashSet::new();
        self.each_entry(field, entries, |checks, position, entry| {
            if !seen.insert(entry) {
                checks.add(
                    position,
                    Trouble::Repeated {
                        given: entry.to_string(),
                    },
                );
            }
        });
    }

    /// A list as [`Self::list`] whose entries must be known.
    pub fn codes(&mut self, field: &str, codes: &[String], known: impl Fn(&str) -> bool, most: usize, required: bool) {
        self.list(field, codes, most, required);
        self.each_entry(field, codes, |checks, position, code| {
            if !known(code) {
                checks.add(position, Trouble::Unknown { given: shown(code) });
            }
        });
    }

    /// A list as [`Self::list`] of free texts.
    pub fn words(&mut self, field: &str, words: &[String], most: usize, longest: usize) {
        self.list(field, words, most, false);
        self.each_entry(field, words, |checks, position, word| {
            if word.trim().is_empty() {
                checks.add(position, Trouble::Required);
            } else {
                checks.text(position, Some(word), longest);
            }
        });
    }

    /// An optional code that must be known.
    pub fn code(&mut self, field: &str, code: Option<&str>, known: impl Fn(&str) -> bool) {
        if let Some(code) = code
            && !known(code)
        {
            self.add(field, Trouble::Unknown { given: shown(code) });
        }
    }

    /// A number between two bounds.
    pub fn range<T: PartialOrd + Copy + std::fmt::Display>(
        &mut self,
        field: &str,
        number: Option<T>,
        least: T,
        most: T,
    ) {
        if let Some(number) = number
            && !(least..=most).contains(&number)
        {
            self.add(
                field,
                Trouble::OutOfRange {
                    least: least.to_string(),
                    most: most.to_string(),
                },
            );
        }
    }

    /// A start that must not lie after its end.
    pub fn ordered<T: PartialOrd>(&mut self, field: &str, from: Option<T>, to: Option<T>) {
        if let (Some(from), Some(to)) = (from, to)
            && from > to
        {
            self.add(field, Trouble::Reversed);
        }
    }

    /// All problems found.
    #[must_use]
    pub fn problems(self) -> Vec<Problem> {
        self.problems
    }

    fn each_entry<'a, T>(&mut self, field: &str, entries: &'a [T], mut check: impl FnMut(&mut Self, &str, &'a T)) {
        self.inside.push(field.to_owned());
        for (position, entry) in entries.iter().enumerate() {
            check(self, &position.to_string(), entry);
        }
        self.inside.pop();
    }
}

/// A given value as an error shows it: its first 64 characters.
#[must_use]
pub fn shown(given: &str) -> String {
    given.chars().filter(|c| !c.is_control()).take(64).collect()
}
