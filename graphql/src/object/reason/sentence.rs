//! Reasons as people read them.

use qiao_entity::{language::Language, need::TransferMode, organization::OrganizationKind};

use super::indicator;
use crate::{
    domain::matching::{
        Part, Why,
        fit::{
            self, Detail,
            code::{Codes, FIELDS, REGIONS, kinds, languages, modes},
            facts::Rights,
            part::{kin::Kin, near::Near},
        },
    },
    message::say,
};

/// The reason in a sentence.
pub(super) fn of(language: Language, why: &Why) -> String {
    match why {
        Why::Word {
            term,
            part,
            within,
            meaning,
        } => {
            let key = match part {
                Part::Name => "reason-word-name",
                Part::Title => "reason-word-title",
                Part::Body => "reason-word-body",
                Part::Topic => "reason-word-topic",
                Part::Work => "reason-word-work",
            };
            let term = match meaning {
                Some(meaning) => format!("{term} → {meaning}"),
                None => term.clone(),
            };
            let said = say(language, key, &[("term", term)]);
            match within {
                Some(within) => say(language, "reason-within", &[("said", said), ("within", within.clone())]),
                None => said,
            }
        }
        Why::Topic => say(language, "reason-topic", &[]),
        Why::Fit { part, detail, .. } => of_detail(language, *part, detail),
    }
}

/// What a part found, in a sentence.
pub(in crate::object) fn of_detail(language: Language, part: fit::Part, detail: &Detail) -> String {
    let (key, names) = match detail {
        Detail::Unknown => ("reason-unknown", vec![("part", say(language, name(part), &[]))]),
        Detail::Field { asked, offered, kin } => field(language, *asked, *offered, *kin),
        Detail::Region { asked, offered, near } => region(language, *asked, *offered, *near),
        Detail::Mode(0) => ("reason-mode-none", vec![]),
        Detail::Mode(common) => (
            "reason-mode",
            vec![(
                "modes",
                coded(language, "mode-", modes(*common).map(TransferMode::code)),
            )],
        ),
        Detail::Maturity { asked, offered } => {
            let asked = match asked {
                (from, to) if from == to => from.to_string(),
                (from, to) => format!("{from}–{to}"),
            };
            (
                "reason-maturity",
                vec![("offered", offered.to_string()), ("asked", asked)],
            )
        }
        Detail::Language { common: 0, asked } => {
            ("reason-language-none", vec![("languages", tongues(language, *asked))])
        }
        Detail::Language { common, .. } => ("reason-language", vec![("languages", tongues(language, *common))]),
        Detail::Partner { offered, wanted } => {
            let key = if *wanted {
                "reason-partner"
            } else {
                "reason-partner-none"
            };
            (
                key,
                vec![(
                    "kinds",
                    coded(language, "kind-", kinds(*offered).map(OrganizationKind::code)),
                )],
            )
        }
        Detail::Indicators { rows, more } => return indicator::sentence(language, rows, *more),
        Detail::Rights(Rights::Settled) => ("reason-rights-settled", vec![]),
        Detail::Rights(Rights::Unsettled) => ("reason-rights-unsettled", vec![]),
        Detail::Rights(Rights::InProgress) => ("reason-rights-in-progress", vec![]),
        Detail::Rights(Rights::Unknown) => ("reason-rights-unknown", vec![]),
        Detail::Capacity(0) => ("reason-capacity-none", vec![]),
        Detail::Capacity(free) => ("reason-capacity", vec![("free", free.to_string())]),
        Detail::Freshness(days) => ("reason-freshness", vec![("days", days.to_string())]),
        Detail::Conflict(true) => ("reason-conflict", vec![]),
        Detail::Conflict(false) => ("reason-conflict-none", vec![]),
        Detail::Track { cases: 0, .. } => ("reason-track-none", vec![]),
        Detail::Track { cases, well } => (
            "reason-track",
            vec![("cases", cases.to_string()), ("well", well.to_string())],
        ),
    };
    say(language, key, &names)
}

/// What a part is called.
pub(in crate::object) fn name(part: fit::Part) -> &'static str {
    match part {
        fit::Part::Field => "fit-field",
        fit::Part::Region => "fit-region",
        fit::Part::Mode => "fit-mode",
        fit::Part::Maturity => "fit-maturity",
        fit::Part::Language => "fit-language",
        fit::Part::Partner => "fit-partner",
        fit::Part::Indicators => "fit-indicators",
        fit::Part::Rights => "fit-rights",
        fit::Part::Capacity => "fit-capacity",
        fit::Part::Freshness => "fit-freshness",
        fit::Part::Conflict => "fit-conflict",
        fit::Part::Track => "fit-track",
    }
}

type Said = (&'static str, Vec<(&'static str, String)>);

fn field(language: Language, asked: u16, offered: u16, kin: Kin) -> Said {
    let called = |place| called(language, &FIELDS, place);
    match kin {
        Kin::Same => ("reason-field-same", vec![("field", called(asked))]),
        Kin::Within => (
            "reason-field-within",
            vec![("asked", called(asked)), ("offered", called(offered))],
        ),
        Kin::Sibling => {
            let top = FIELDS.common(asked, offered).map(called).unwrap_or_default();
            (
                "reason-field-sibling",
                vec![("top", top), ("asked", called(asked)), ("offered", called(offered))],
            )
        }
        Kin::None => (
            "reason-field-none",
            vec![("asked", called(asked)), ("offered", called(offered))],
        ),
    }
}

fn region(language: Language, asked: u16, offered: u16, near: Near) -> Said {
    let called = |place| called(language, &REGIONS, place);
    let names = vec![("asked", called(asked)), ("offered", called(offered))];
    let key = match near {
        Near::Within => "reason-region-within",
        Near::Same => return ("reason-region-same", vec![("offered", called(offered))]),
        Near::Province => "reason-region-province",
        Near::Country => "reason-region-country",
        Near::Apart => "reason-region-apart",
    };
    (key, names)
}

/// What stands at a place of a list.
fn called(language: Language, list: &Codes, place: u16) -> String {
    let entry = list.entry(place);
    let name = entry.map(|entry| match language {
        Language::Zh => entry.name_zh.clone(),
        Language::En => entry.name_en.clone(),
    });
    name.unwrap_or_default()
}

/// What languages are called.
fn tongues(language: Language, bits: u32) -> String {
    let names = languages(bits).map(|(_, zh, en)| match language {
        Language::Zh => zh.to_owned(),
        Language::En => en.to_owned(),
    });
    listed(language, names)
}

/// What codes are called: the message whose key ends like the code.
fn coded(language: Language, begin: &str, codes: impl Iterator<Item = String>) -> String {
    let key = |code: String| format!("{begin}{}", code.to_lowercase().replace('_', "-"));
    listed(language, codes.map(|code| say(language, &key(code), &[])))
}

/// Names in a row.
pub(in crate::object) fn listed(language: Language, names: impl Iterator<Item = String>) -> String {
    let between = match language {
        Language::Zh => "、",
        Language::En => ", ",
    };
    names.collect::<Vec<_>>().join(between)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mode_and_kind_has_a_name_in_both_languages() {
        for language in [Language::Zh, Language::En] {
            let name = |begin, code| coded(language, begin, std::iter::once(code));
            let modes = TransferMode::all().into_iter().map(|mode| name("mode-", mode.code()));
            let kinds = OrganizationKind::all()
                .into_iter()
                .map(|kind| name("kind-", kind.code()));
            for name in modes.chain(kinds) {
                assert!(
                    !name.starts_with("mode-") && !name.starts_with("kind-"),
                    "{name} in {language:?}"
                );
            }
        }
    }

    #[test]
    fn sentences_are_read_in_both_languages() {
        let place = |code| FIELDS.place(code).expect("a field");
        let detail = Detail::Field {
            asked: place("ai.vision"),
            offered: place("ai.language"),
            kin: Kin::Sibling,
        };
        let said = |language| of_detail(language, fit::Part::Field, &detail);
        assert_eq!(said(Language::Zh), "同属人工智能：需求为机器视觉，供方为自然语言处理");
        assert_eq!(
            said(Language::En),
            "Neighbouring fields within Artificial intelligence: asked for Machine vision, offered Natural language processing"
        );
        let detail = Detail::Maturity {
            asked: (6, 8),
            offered: 7,
        };
        let said = |language| of_detail(language, fit::Part::Maturity, &detail);
        assert_eq!(said(Language::Zh), "成熟度 7，需求要求 6–8");
        assert_eq!(said(Language::En), "Readiness level 7, asked for 6–8");
        assert_eq!(
            of_detail(Language::Zh, fit::Part::Capacity, &Detail::Unknown),
            "承接余量：未公开说明，按一半计分"
        );
    }
}
