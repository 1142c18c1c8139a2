//! The lists that a need chooses from: technology fields, industries, regions. They come with the service and do not change
//! while it runs, so that they are asked for once.

use std::sync::{Arc, OnceLock};

use cynic::QueryBuilder;

use crate::{api::Language, fault::Fault, piece::BothProse, schema, visit::Visit};

static LISTS: OnceLock<Arc<Lists>> = OnceLock::new();

/// All lists.
#[derive(Debug)]
pub(super) struct Lists {
    /// Technology fields.
    pub(super) fields: Vec<Group>,
    /// Industries.
    pub(super) industries: Vec<Group>,
    /// Regions, countries first.
    pub(super) regions: Vec<Entry>,
}

/// An entry of the upper level, and what lies in it.
#[derive(Debug)]
pub(super) struct Group {
    /// The upper level itself.
    pub(super) head: Entry,
    /// What lies in it.
    pub(super) entries: Vec<Entry>,
}

/// An entry of a list.
#[derive(Debug)]
pub(super) struct Entry {
    /// Its code.
    pub(super) code: String,
    zh: String,
    en: String,
    /// All that it is found by, in small letters.
    words: String,
}

impl Entry {
    fn new(code: String, name: BothProse, others: &[String]) -> Self {
        let (zh, en) = (name.zh.unwrap_or_default(), name.en.unwrap_or_default());
        let words = format!("{code}\n{zh}\n{en}\n{}", others.join("\n")).to_lowercase();
        Self { code, zh, en, words }
    }

    /// What it is called.
    pub(super) fn name(&self, language: Language) -> &str {
        match language {
            Language::Zh => &self.zh,
            Language::En => &self.en,
        }
    }

    /// Whether it has all words that are looked for; nothing is looked for by an empty text.
    pub(super) fn has(&self, wanted: &str) -> bool {
        let wanted = wanted.to_lowercase();
        let mut words = wanted.split_whitespace().peekable();
        words.peek().is_some() && words.all(|word| self.words.contains(word))
    }

    fn is_named(&self, name: &str) -> bool {
        self.zh == name || self.en.eq_ignore_ascii_case(name) || self.code.eq_ignore_ascii_case(name)
    }
}

impl Group {
    /// The head and what lies in it.
    pub(super) fn all(&self) -> impl Iterator<Item = &Entry> {
        std::iter::once(&self.head).chain(&self.entries)
    }
}

impl Lists {
    /// The lists; asked for by the first who needs them.
    pub(super) async fn of(visit: &Visit) -> Result<Arc<Self>, Fault> {
        if let Some(known) = LISTS.get() {
            return Ok(known.clone());
        }
        let answer: AllLists = visit.ask(AllLists::build(())).await?;
        Ok(LISTS.get_or_init(|| Arc::new(answer.into())).clone())
    }

    /// What a technology field or an industry is called.
    pub(super) fn name<'a>(groups: &'a [Group], code: &'a str, language: Language) -> &'a str {
        let found = groups.iter().flat_map(Group::all).find(|entry| entry.code == code);
        found.map_or(code, |entry| entry.name(language))
    }

    /// The regions whose names begin with a text or hold it, the first ones first; at most so many.
    pub(super) fn regions_like(&self, text: &str, most: usize) -> Vec<&Entry> {
        let text = text.trim().to_lowercase();
        if text.is_empty() {
            return Vec::new();
        }
        let begins = |entry: &&Entry| entry.words.lines().any(|name| name.starts_with(&text));
        let holds = |entry: &&Entry| !begins(entry) && entry.words.contains(&text);
        let first = self.regions.iter().filter(begins);
        first.chain(self.regions.iter().filter(holds)).take(most).collect()
    }

    /// The region of a name or a code, or the one whose name alone begins so: 浙江, Zhejiang.
    pub(super) fn region(&self, text: &str) -> Option<&Entry> {
        let text = text.trim();
        let mut exact = self.regions.iter().filter(|entry| entry.is_named(text));
        if let Some(found) = exact.next() {
            return Some(found);
        }
        let text = text.to_lowercase();
        let mut likely = self
            .regions
            .iter()
            .filter(|entry| entry.words.lines().any(|name| name.starts_with(&text)));
        match (likely.next(), likely.next()) {
            (Some(only), None) if !text.is_empty() => Some(only),
            _ => None,
        }
    }
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query")]
struct AllLists {
    technology_fields: Vec<Field>,
    industries: Vec<Industry>,
    regions: Vec<Country>,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "TechnologyField")]
struct Field {
    code: String,
    name: BothProse,
    synonyms: Vec<String>,
    children: Vec<SubField>,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "TechnologyField")]
struct SubField {
    code: String,
    name: BothProse,
    synonyms: Vec<String>,
}

#[derive(cynic::QueryFragment, Debug)]
struct Industry {
    code: String,
    name: BothProse,
    children: Vec<Division>,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Industry")]
struct Division {
    code: String,
    name: BothProse,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Region")]
struct Country {
    code: String,
    name: BothProse,
    children: Vec<Province>,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Region")]
struct Province {
    code: String,
    name: BothProse,
    children: Vec<Prefecture>,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Region")]
struct Prefecture {
    code: String,
    name: BothProse,
}

impl From<AllLists> for Lists {
    fn from(all: AllLists) -> Self {
        let mut regions = [Vec::new(), Vec::new(), Vec::new()];
        for country in all.regions {
            regions[0].push(Entry::new(country.code, country.name, &[]));
            for province in country.children {
                regions[1].push(Entry::new(province.code, province.name, &[]));
                let prefectures = province.children.into_iter();
                regions[2].extend(prefectures.map(|place| Entry::new(place.code, place.name, &[])));
            }
        }
        let field = |field: Field| Group {
            head: Entry::new(field.code, field.name, &field.synonyms),
            entries: field
                .children
                .into_iter()
                .map(|sub| Entry::new(sub.code, sub.name, &sub.synonyms))
                .collect(),
        };
        let industry = |industry: Industry| Group {
            head: Entry::new(industry.code, industry.name, &[]),
            entries: industry
                .children
                .into_iter()
                .map(|division| Entry::new(division.code, division.name, &[]))
                .collect(),
        };
        Self {
            fields: all.technology_fields.into_iter().map(field).collect(),
            industries: all.industries.into_iter().map(industry).collect(),
            regions: regions.into_iter().flatten().collect(),
        }
    }
}
