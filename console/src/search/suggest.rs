//! `/search/suggest`: what may be meant by what is typed so far, as a list for a combobox. `q` is what is typed; `noun` narrows
//! to one noun, as in the search boxes of lists, where a field filters the list.

use askama::Template;
use cynic::QueryBuilder;
use poem::{Response, handler};

use crate::{
    address::Address,
    code::{Code as _, Noun, SuggestionMatch},
    fault::Fault,
    piece::Field,
    schema,
    visit::Visit,
};

/// So many records, and so many fields.
const SHOWN: i32 = 6;

/// The longest text that names are suggested for: whoever pastes a paragraph wants to search for it.
const LONGEST: usize = 60;

#[derive(cynic::QueryVariables)]
struct Asked {
    text: String,
    nouns: Option<Vec<Noun>>,
    first: i32,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "Asked")]
struct Answered {
    #[arguments(text: $text, nouns: $nouns, first: $first)]
    suggest: Suggestions,
}

#[derive(cynic::QueryFragment, Debug, Default)]
struct Suggestions {
    records: Vec<Suggestion>,
    fields: Vec<Field>,
}

#[derive(cynic::QueryFragment, Debug)]
struct Suggestion {
    noun: Noun,
    text: String,
    matched: SuggestionMatch,
    node: Record,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Node")]
struct Record {
    id: cynic::Id,
}

#[derive(Template)]
#[template(path = "search/suggest.html")]
struct List<'a> {
    visit: &'a Visit,
    text: &'a str,
    noun: Option<Noun>,
    records: Vec<Suggestion>,
    fields: Vec<Field>,
}

/// The list.
#[handler]
pub(super) async fn list(visit: Visit) -> Result<Response, Fault> {
    let address = visit.address();
    let text = address.get("q").unwrap_or_default().trim();
    let noun = address.get("noun").and_then(Noun::parse);
    let found = if text.is_empty() || text.chars().count() > LONGEST {
        Suggestions::default()
    } else {
        let asked = Asked {
            text: text.to_owned(),
            nouns: noun.map(|noun| vec![noun]),
            first: SHOWN,
        };
        visit.ask(Answered::build(asked)).await?.suggest
    };
    visit.page(&List {
        visit: &visit,
        text,
        noun,
        records: found.records,
        fields: found.fields,
    })
}

impl Suggestion {
    /// The page of the record.
    fn to(&self) -> String {
        format!("{}/{}", self.noun.path(), self.node.id.inner())
    }
}

impl List<'_> {
    /// What a field leads to: the list filtered by it, or everything about it.
    fn field(&self, field: &Field) -> String {
        match self.noun {
            Some(noun) => Address::new(noun.path(), "").with("field", &field.code),
            None => Address::new("/search", "").with("q", field.name.show()),
        }
    }

    /// What the text itself leads to.
    fn everything(&self) -> String {
        let path = self.noun.map_or("/search", Noun::path);
        Address::new(path, "").with("q", self.text)
    }

    /// Where the text itself is searched for.
    fn place(&self) -> String {
        match self.noun {
            Some(noun) => self.visit.t1("search-in-noun", "noun", self.visit.label(&noun)),
            None => self.visit.t("search-everything"),
        }
    }

    /// By what a record was found, where its name does not show it.
    fn by(&self, suggestion: &Suggestion) -> Option<String> {
        (suggestion.matched != SuggestionMatch::Name).then(|| self.visit.label(&suggestion.matched))
    }
}
