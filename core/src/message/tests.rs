use std::collections::BTreeMap;

use super::*;
use crate::{domain::introduction::slip::Status as Slip, error::Code};

/// The keys of a locale's file with the names that each message takes.
fn messages(file: &str) -> BTreeMap<String, Vec<String>> {
    file.lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(" = "))
        .map(|(key, text)| {
            let mut names: Vec<String> = text
                .split("{ $")
                .skip(1)
                .filter_map(|part| part.split(" }").next().map(str::to_owned))
                .collect();
            names.sort();
            names.dedup();
            (key.to_owned(), names)
        })
        .collect()
}

const ZH: &str = include_str!("../../locales/zh/api.ftl");
const EN: &str = include_str!("../../locales/en/api.ftl");

#[test]
fn both_languages_have_the_same_messages_with_the_same_names() {
    assert_eq!(messages(ZH), messages(EN));
}

/// How keys begin that are put together of a code.
const COMPOSED: [&str; 18] = [
    "code-",
    "contract-field-",
    "contract-kind-",
    "contract-mode-",
    "contract-party-",
    "contract-payment-",
    "contract-title-",
    "fault-",
    "http-",
    "kind-",
    "ledger-account-",
    "ledger-column-",
    "ledger-event-",
    "ledger-kind-",
    "mode-",
    "problem-",
    "settlement-part-",
    "step-",
];

#[test]
fn every_key_that_the_code_uses_has_a_message_and_every_message_is_used() {
    let mut sources = String::new();
    let above = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut folders = ["src", "core/src", "graphql/src"]
        .map(|folder| above.join(folder))
        .to_vec();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                sources += &std::fs::read_to_string(path).expect("a source file");
            }
        }
    }
    let known = messages(EN);
    for (before, _) in sources.match_indices("Misuse::new(") {
        let rest = sources[before + "Misuse::new(".len()..].trim_start();
        let Some(key) = rest.strip_prefix('"').and_then(|rest| rest.split('"').next()) else {
            continue;
        };
        // This file names the pattern too.
        if key.contains(')') {
            continue;
        }
        assert!(known.contains_key(key), "no message for {key}");
    }
    for code in Code::ALL {
        let key = format!("fault-{}", code.as_str().to_lowercase().replace('_', "-"));
        assert!(known.contains_key(&key), "no message for {key}");
    }
    for key in known.keys() {
        let composed = COMPOSED.iter().any(|begin| key.starts_with(begin));
        assert!(composed || sources.contains(&format!("\"{key}\"")), "{key} is not used");
    }
}

#[test]
fn a_message_is_said_in_the_language_asked_for_without_marks_around_names() {
    let names = [
        ("argument", "first".to_owned()),
        ("most", "100".to_owned()),
        ("given", "-1".to_owned()),
    ];
    assert_eq!(
        say(Language::En, "page-size", &names),
        "first must lie between 0 and 100, and is -1."
    );
    assert_eq!(
        say(Language::Zh, "page-size", &names),
        "first 必须在 0 到 100 之间，现为 -1。"
    );
}

#[test]
fn every_status_that_a_message_may_tell_has_a_name() {
    use qiao_entity::{
        account::AccountStatus,
        agreement::AgreementStatus,
        challenge::ChallengeStatus,
        contract::ContractStatus,
        engagement::Stage,
        engagement_member::{TeamRole, TeamStatus},
        engagement_milestone::WorkStatus,
        evaluation::EvaluationStatus,
        evaluation_reviewer::ReviewerStatus,
        introduction::IntroductionStatus,
        need::{NeedKind, NeedStatus},
        proposal::ProposalStatus,
        settlement::EntryKind,
    };
    let mut codes: Vec<String> = Vec::new();
    macro_rules! all {
        ($($name:ident),*) => {
            $(codes.extend($name::all().into_iter().map($name::code));)*
        };
    }
    all!(
        AccountStatus,
        AgreementStatus,
        ChallengeStatus,
        ContractStatus,
        EntryKind,
        EvaluationStatus,
        IntroductionStatus,
        NeedKind,
        NeedStatus,
        ProposalStatus,
        ReviewerStatus,
        Stage,
        TeamRole,
        TeamStatus,
        WorkStatus
    );
    let slips = [
        Slip::Offered,
        Slip::Signed,
        Slip::Declined,
        Slip::Replaced,
        Slip::Lapsed,
    ];
    codes.extend(slips.map(|status| status.code().to_owned()));
    for code in codes {
        for language in [Language::Zh, Language::En] {
            assert_ne!(name_of(language, &code), code, "no name for {code}");
        }
    }
    assert_eq!(name_of(Language::En, "organization_7"), "organization_7");
}
