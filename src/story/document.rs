//! The operations that stories send.

use crate::error::Error;

use super::fill::wrong;

/// Operations and fragments; each begins a line.
const DOCUMENTS: &str = concat!(
    include_str!("../../demo/stories/need.graphql"),
    include_str!("../../demo/stories/introduction.graphql"),
    include_str!("../../demo/stories/thread.graphql"),
    include_str!("../../demo/stories/proposal.graphql"),
    include_str!("../../demo/stories/evaluation.graphql"),
    include_str!("../../demo/stories/engagement.graphql"),
    include_str!("../../demo/stories/contract.graphql"),
    include_str!("../../demo/stories/point.graphql"),
);

/// Where an operation or a fragment begins.
const BEGIN: [&str; 3] = ["query ", "mutation ", "fragment "];

/// An operation by its name, with the fragments that it needs.
pub(super) fn document(name: &str) -> Result<String, Error> {
    let parts = parts();
    let find = |name: &str| parts.iter().find(|(known, _)| *known == name);
    let (_, operation) = find(name).ok_or_else(|| wrong(format!("there is no operation {name}")))?;
    let mut document = vec![*operation];
    let mut at = 0;
    while let Some(text) = document.get(at).copied() {
        at += 1;
        for spread in text.split("...").skip(1) {
            let end = spread.find(|letter: char| !letter.is_ascii_alphanumeric());
            let fragment = &spread[..end.unwrap_or(spread.len())];
            if fragment.is_empty() {
                continue;
            }
            let (_, text) = find(fragment).ok_or_else(|| wrong(format!("there is no fragment {fragment}")))?;
            if !document.contains(text) {
                document.push(text);
            }
        }
    }
    Ok(document.concat())
}

/// Names and texts of all operations and fragments.
fn parts() -> Vec<(&'static str, &'static str)> {
    let mut begins: Vec<usize> = vec![];
    let mut at = 0;
    for line in DOCUMENTS.split_inclusive('\n') {
        if BEGIN.iter().any(|begin| line.starts_with(begin)) {
            begins.push(at);
        }
        at += line.len();
    }
    let ends = begins.iter().skip(1).copied().chain([DOCUMENTS.len()]);
    let texts = begins.iter().zip(ends).map(|(begin, end)| &DOCUMENTS[*begin..end]);
    texts
        .filter_map(|text| {
            let (_, rest) = text.split_once(' ')?;
            let end = rest.find(|letter: char| !letter.is_ascii_alphanumeric())?;
            Some((&rest[..end], text))
        })
        .collect()
}
