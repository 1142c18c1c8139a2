//! Why a record is not among the first, as people read it.

use qiao_entity::language::Language;

use crate::{
    domain::matching::{Cause, Change, Condition, Lack, Missing, WhyNot},
    message::say,
    object::reason::sentence::{listed, name, of_detail},
};

/// Words and parts that are named in the summary.
const NAMED: usize = 3;

/// Points as a score with one decimal.
pub(in crate::object) fn score(points: u32) -> String {
    format!("{:.1}", f64::from(points) / 1_000.0)
}

/// The whole in sentences.
pub(super) fn of(language: Language, found: &WhyNot) -> String {
    let mut said = vec![place(language, found)];
    let words = found.missing.iter().filter_map(|missing| match &missing.lack {
        Lack::Word(word) => Some(say(language, "quoted", &[("term", word.clone())])),
        Lack::Fit { .. } | Lack::Condition(_) => None,
    });
    let words = listed(language, words.take(NAMED));
    if !words.is_empty() {
        said.push(say(language, "why-not-words", &[("words", words)]));
    }
    said.extend(found.change.as_ref().map(|change| of_change(language, change)));
    let between = match language {
        Language::Zh => "",
        Language::En => " ",
    };
    said.join(between)
}

fn place(language: Language, found: &WhyNot) -> String {
    let total = ("total", found.total.to_string());
    let (key, names) = match (found.cause, found.rank) {
        (None, Some(rank)) => {
            let mut names = vec![("rank", rank.to_string()), total];
            match found.gap() {
                Some(gap) => {
                    names.push(("gap", score(gap)));
                    ("why-not-behind", names)
                }
                None => ("why-not-rank", names),
            }
        }
        (Some(Cause::NotShown), _) | (None, None) => ("why-not-not-shown", vec![]),
        (Some(Cause::NoText), _) => ("why-not-no-text", vec![]),
        (Some(Cause::Poster), _) => ("why-not-poster", vec![]),
        (Some(Cause::Filtered), _) => {
            let conditions = found.excluded.iter().map(|condition| called(language, *condition));
            ("why-not-filtered", vec![("conditions", listed(language, conditions))])
        }
        (Some(Cause::NoSharedWord), _) => ("why-not-no-shared-word", vec![]),
    };
    say(language, key, &names)
}

/// What a condition is called.
fn called(language: Language, condition: Condition) -> String {
    let key = match condition {
        Condition::Kind => "condition-kind",
        Condition::Field => "fit-field",
        Condition::Region => "fit-region",
        Condition::Language => "fit-language",
        Condition::Mode => "fit-mode",
        Condition::Activity => "condition-activity",
        Condition::Level => "condition-level",
        Condition::Status => "condition-status",
        Condition::Tag => "condition-tag",
        Condition::Organization => "condition-organization",
        Condition::FreeCapacity => "condition-free-capacity",
    };
    say(language, key, &[])
}

/// What is missing, in a sentence.
pub(super) fn of_missing(language: Language, missing: &Missing, compared: usize) -> String {
    let points = ("points", score(missing.points));
    let counts = [
        ("having", missing.having.to_string()),
        ("compared", compared.to_string()),
    ];
    match &missing.lack {
        Lack::Word(term) => {
            let [having, compared] = counts;
            say(
                language,
                "missing-word",
                &[("term", term.clone()), having, compared, points],
            )
        }
        Lack::Fit { part, detail } => {
            let said = of_detail(language, *part, detail);
            say(language, "missing-fit", &[("said", said), points])
        }
        Lack::Condition(condition) => called(language, *condition),
    }
}

/// The change that would lift most, in a sentence.
pub(super) fn of_change(language: Language, change: &Change) -> String {
    let numbers = [("points", score(change.points)), ("rank", change.rank.to_string())];
    let (key, lacking) = match &change.lack {
        Lack::Word(term) => ("change-word", ("term", term.clone())),
        Lack::Fit { part, .. } => ("change-fit", ("part", say(language, name(*part), &[]))),
        Lack::Condition(condition) => ("change-condition", ("condition", called(language, *condition))),
    };
    let names: Vec<(&'static str, String)> = numbers.into_iter().chain([lacking]).collect();
    say(language, key, &names)
}
