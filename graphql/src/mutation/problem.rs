//! Problems of an input, in the requester's language.

use async_graphql::{Enum, SimpleObject};
use qiao_entity::language::Language;

use crate::domain::problem::{self, Trouble};

/// What is wrong with a value of an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub(crate) enum ProblemCode {
    /// It must be given.
    Required,
    /// It must be given in Chinese or in English.
    RequiredInOneLanguage,
    /// It must be left out here.
    NotWanted,
    /// The text has too many characters.
    TooLong,
    /// The list has too many entries.
    TooMany,
    /// A number, an amount or a date lies outside what is allowed.
    OutOfRange,
    /// The start lies after the end.
    Reversed,
    /// The day has passed.
    Past,
    /// The value is none of the list that it must be of.
    Unknown,
    /// There is no such record.
    NoRecord,
    /// The value stands twice.
    Repeated,
    /// Another record has this value already.
    Taken,
    /// The text holds a control character that cannot be stored.
    ControlCharacter,
    /// The value has not the form that is needed.
    Malformed,
    /// Only a registrar or an administrator may set this.
    Reserved,
    /// There is a newer version, which is the one to be agreed to.
    Outdated,
    /// The requester reads all of it already.
    NotNeeded,
    /// The record's status does not allow this.
    WrongStatus,
    /// The password is short, or easy to guess.
    WeakPassword,
    /// This is not the account's password.
    WrongPassword,
    /// The one-time token is not known, was used, or has ended.
    Spent,
    /// It is the last one of its kind: another must be there first.
    LastOne,
    /// It does not repeat what it must repeat.
    Mismatch,
    /// The person stands with one of the sides.
    Conflicted,
}

/// One problem of an input.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct Problem {
    /// Where in the input: names of fields and positions in lists, from the outside in.
    path: Vec<String>,
    /// What is wrong.
    code: ProblemCode,
    /// What is wrong, in the language of `Accept-Language`.
    message: String,
}

impl Problem {
    /// A problem as its finder told it.
    pub(crate) fn told(problem: problem::Problem, language: Language) -> Self {
        Self {
            message: problem.trouble.message(language),
            code: code(&problem.trouble),
            path: problem.path,
        }
    }
}

fn code(trouble: &Trouble) -> ProblemCode {
    match trouble {
        Trouble::Required => ProblemCode::Required,
        Trouble::RequiredInOneLanguage => ProblemCode::RequiredInOneLanguage,
        Trouble::NotWanted => ProblemCode::NotWanted,
        Trouble::TooLong { .. } => ProblemCode::TooLong,
        Trouble::TooMany { .. } => ProblemCode::TooMany,
        Trouble::OutOfRange { .. } => ProblemCode::OutOfRange,
        Trouble::Reversed => ProblemCode::Reversed,
        Trouble::Past => ProblemCode::Past,
        Trouble::Unknown { .. } => ProblemCode::Unknown,
        Trouble::NoRecord { .. } => ProblemCode::NoRecord,
        Trouble::Repeated { .. } => ProblemCode::Repeated,
        Trouble::Taken { .. } => ProblemCode::Taken,
        Trouble::ControlCharacter => ProblemCode::ControlCharacter,
        Trouble::Malformed { .. } => ProblemCode::Malformed,
        Trouble::Reserved => ProblemCode::Reserved,
        Trouble::Outdated { .. } => ProblemCode::Outdated,
        Trouble::NotNeeded => ProblemCode::NotNeeded,
        Trouble::WrongStatus { .. } => ProblemCode::WrongStatus,
        Trouble::WeakPassword => ProblemCode::WeakPassword,
        Trouble::WrongPassword => ProblemCode::WrongPassword,
        Trouble::Spent => ProblemCode::Spent,
        Trouble::LastOne { .. } => ProblemCode::LastOne,
        Trouble::Mismatch => ProblemCode::Mismatch,
        Trouble::Conflicted { .. } => ProblemCode::Conflicted,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_trouble_has_its_message_in_both_languages_and_its_code() {
        let text = || "X".to_owned();
        let troubles = [
            Trouble::Required,
            Trouble::RequiredInOneLanguage,
            Trouble::NotWanted,
            Trouble::TooLong { most: 1, is: 2 },
            Trouble::TooMany { most: 1, is: 2 },
            Trouble::OutOfRange {
                least: text(),
                most: text(),
            },
            Trouble::Reversed,
            Trouble::Past,
            Trouble::Reserved,
            Trouble::Outdated { current: text() },
            Trouble::NotNeeded,
            Trouble::Unknown { given: text() },
            Trouble::NoRecord { given: text() },
            Trouble::Repeated { given: text() },
            Trouble::Taken { given: text() },
            Trouble::ControlCharacter,
            Trouble::Malformed { example: text() },
            Trouble::WrongStatus { is: text() },
            Trouble::WeakPassword,
            Trouble::WrongPassword,
            Trouble::Spent,
            Trouble::LastOne { of: text() },
            Trouble::Mismatch,
            Trouble::Conflicted { by: vec![text()] },
        ];
        for trouble in troubles {
            for language in [Language::Zh, Language::En] {
                let code = trouble.code();
                let trouble = trouble.clone();
                let told = Problem::told(problem::Problem { path: vec![], trouble }, language);
                assert!(!told.message.starts_with("problem-"), "{code}");
                assert!(!told.message.contains('$'), "{}", told.message);
                assert_eq!(async_graphql::resolver_utils::enum_value(told.code).to_string(), code);
            }
        }
    }
}
