use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// Every text of a language, with the names that it takes.
fn texts(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(language);
    let mut texts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("the folder of a language") {
        let file = fs::read_to_string(entry.expect("an entry").path()).expect("a file of texts");
        let mut key = String::new();
        for line in file.lines() {
            let begins = line.starts_with(|first: char| first.is_ascii_alphabetic());
            if let Some((name, _)) = line.split_once('=').filter(|_| begins) {
                name.trim().clone_into(&mut key);
                assert!(
                    texts.insert(key.clone(), BTreeSet::new()).is_none(),
                    "{language} has {key} twice"
                );
            }
            let names = line.split('$').skip(1).map(|rest| {
                rest.chars()
                    .take_while(|letter| letter.is_ascii_alphanumeric() || *letter == '_')
                    .collect::<String>()
            });
            if let Some(known) = texts.get_mut(&key) {
                known.extend(names);
            }
        }
    }
    texts
}

/// The sources with one of the endings given.
pub(crate) fn sources(ends: &[&str]) -> String {
    let mut text = String::new();
    let mut folders = vec![PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if ends.iter().any(|end| path.to_string_lossy().ends_with(end)) && !path.ends_with("text/tests.rs") {
                text += &fs::read_to_string(path).expect("a source");
            }
        }
    }
    text
}

/// The keys that sources ask for by `t("…")`, `t1("…")`, `t2("…")` and say by `go_and_say(…, "…")`.
fn asked(sources: &str) -> BTreeSet<String> {
    let mut asked = BTreeSet::new();
    for call in ["t(\"", "t1(\"", "t2(\""] {
        for (at, _) in sources.match_indices(call) {
            let before = sources[..at].chars().next_back();
            let key = sources[at + call.len()..].split('"').next().unwrap_or_default();
            if before == Some('.') && !key.contains('{') {
                asked.insert(key.to_owned());
            }
        }
    }
    asked
}

#[test]
fn both_languages_have_the_same_texts_with_the_same_names() {
    let (zh, en) = (texts("zh"), texts("en"));
    let keys = |texts: &BTreeMap<String, BTreeSet<String>>| texts.keys().cloned().collect::<BTreeSet<_>>();
    let (in_zh, in_en) = (keys(&zh), keys(&en));
    let missing: Vec<_> = in_zh.symmetric_difference(&in_en).collect();
    assert!(missing.is_empty(), "in one language only: {missing:?}");
    for (key, names) in &zh {
        // A plural may leave its number out.
        assert!(
            names.is_subset(&en[key]) || en[key].is_subset(names),
            "{key} names other things"
        );
    }
}

#[test]
fn every_text_that_pages_ask_for_is_there_and_every_text_is_asked_for() {
    let known = texts("zh");
    let sources = sources(&[".rs", ".html"]);
    let asked = asked(&sources);
    let missing: Vec<_> = asked.iter().filter(|key| !known.contains_key(*key)).collect();
    assert!(missing.is_empty(), "no text for {missing:?}");
    // Keys that are put together: those of codes and of faults.
    let composed = |key: &str| key.contains(|letter: char| letter.is_ascii_uppercase()) || key.starts_with("fault-");
    let unused: Vec<_> = known
        .keys()
        .filter(|key| !composed(key) && !sources.contains(&format!("\"{key}\"")))
        .collect();
    assert!(unused.is_empty(), "nobody asks for {unused:?}");
}

#[test]
fn every_value_of_the_api_s_enums_has_a_name_for_people() {
    let known = texts("zh");
    let schema = include_str!("../../../schema.graphql");
    let mut missing = Vec::new();
    for part in schema.split("\nenum ").skip(1) {
        let (name, rest) = part.split_once('{').expect("an enum has values");
        // Problems come with their message, and what kind of visitor one is stands nowhere.
        if ["ProblemCode", "ViewerRole"].contains(&name.trim()) {
            continue;
        }
        let values = rest.split('}').next().unwrap_or_default();
        for value in values.lines().map(str::trim) {
            let is_value = !value.is_empty()
                && value
                    .chars()
                    .all(|letter| letter.is_ascii_uppercase() || letter == '_' || letter.is_ascii_digit());
            let key = format!("{}-{value}", name.trim());
            if is_value && !known.contains_key(&key) {
                missing.push(key);
            }
        }
    }
    assert!(missing.is_empty(), "no name for {missing:?}");
}

#[test]
fn no_template_has_words_of_its_own() {
    let templates = sources(&[".html"]);
    let chinese: Vec<_> = templates
        .lines()
        .filter(|line| line.chars().any(|letter| ('\u{4e00}'..='\u{9fff}').contains(&letter)))
        .filter(|line| !line.contains("中文"))
        .collect();
    assert!(chinese.is_empty(), "{chinese:?}");
    for forbidden in [
        " style=\"",
        "<style",
        "<script>",
        " onclick=",
        " onchange=",
        " onsubmit=",
        "javascript:",
    ] {
        assert!(!templates.contains(forbidden), "the content policy forbids {forbidden}");
    }
}
