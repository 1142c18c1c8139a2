//! Suggestions: what may be meant by what is typed so far.

use async_graphql::{Enum, SimpleObject};

use super::{Achievement, Manager, Need, Organization, TechnologyField, code::Noun};
use crate::{
    context::Asking,
    domain::matching::{Candidate, How, shown_name},
    loader::Shared,
    node::Node,
    ranking::Ranks,
};

/// By what a record was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub(crate) enum SuggestionMatch {
    /// Its name, or a word in it, begins so.
    Name,
    /// Another name of it: an alias of an organization, a translated title.
    Alias,
    /// Its name is read so: pinyin in full, initials, or both.
    Pinyin,
    /// Its name with characters left out.
    Abbreviation,
    /// Its name is nearly so, or sounds so.
    Typo,
}

/// A record that may be meant.
#[derive(SimpleObject)]
pub(crate) struct Suggestion {
    /// What it is.
    noun: Noun,
    /// The name to be shown: the one that suits what is typed.
    text: String,
    /// By what it was found.
    matched: SuggestionMatch,
    /// The record.
    node: Node,
}

/// What may be meant by what is typed so far, the best first.
#[derive(SimpleObject)]
pub(crate) struct Suggestions {
    /// Records: published ones and open needs.
    pub(crate) records: Vec<Suggestion>,
    /// Technology fields (技术领域), by their names and synonyms.
    pub(crate) fields: Vec<TechnologyField>,
}

/// What was found, as far as the requester may know of it.
pub(crate) async fn suggestions(
    asking: &Asking,
    typed: &str,
    found: Vec<(qiao_entity::noun::Noun, i64, How)>,
) -> Shared<Vec<Suggestion>> {
    let candidate = |&(noun, id, _): &(qiao_entity::noun::Noun, i64, How)| Candidate {
        noun,
        id,
        points: 0,
        reasons: Vec::new(),
    };
    let candidates: Vec<Candidate> = found.iter().map(candidate).collect();
    let nodes = Node::nodes(asking, &candidates.iter().collect::<Vec<_>>()).await?;
    let suggestion = |((noun, _, how), node): ((_, _, How), Option<Node>)| {
        let node = node?;
        let names = names(&node);
        let shown = shown_name(noun, typed, &names, how);
        let text = shown.map_or_else(|| names.first().copied(), |shown| names.get(shown).copied());
        Some(Suggestion {
            noun: noun.into(),
            text: text.unwrap_or_default().to_owned(),
            matched: shown.map_or(SuggestionMatch::Alias, |_| how.into()),
            node,
        })
    };
    Ok(found.into_iter().zip(nodes).filter_map(suggestion).collect())
}

impl From<How> for SuggestionMatch {
    fn from(how: How) -> Self {
        match how {
            How::Name => Self::Name,
            How::Pinyin => Self::Pinyin,
            How::Abbreviation => Self::Abbreviation,
            How::Typo => Self::Typo,
        }
    }
}

/// What a record is called: the Chinese name, then the English one.
fn names(node: &Node) -> Vec<&str> {
    let names = match node {
        Node::Need(Need(row)) => [&row.title_zh, &row.title_en],
        Node::Manager(Manager(row)) => [&row.name_zh, &row.name_en],
        Node::Organization(Organization(row)) => [&row.name_zh, &row.name_en],
        Node::Achievement(Achievement(row)) => [&row.name_zh, &row.name_en],
    };
    names.into_iter().flatten().map(String::as_str).collect()
}
