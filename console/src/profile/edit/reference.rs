//! What forms refer to: technology fields, regions, and other records by their names.

use askama::Template;
use cynic::QueryBuilder;
use poem::{Response, handler};

use super::Form;
use crate::{code::Noun, fault::Fault, piece::Prose, schema, visit::Visit};

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query")]
struct Question {
    technology_fields: Vec<Group>,
    regions: Vec<Country>,
}

/// A technology field of the upper level.
#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "TechnologyField")]
pub(crate) struct Group {
    pub(super) code: String,
    pub(super) name: Prose,
    pub(super) children: Vec<crate::piece::Field>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Region")]
struct Country {
    code: String,
    name: Prose,
    children: Vec<Province>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Region")]
struct Province {
    code: String,
    name: Prose,
    children: Vec<crate::piece::Place>,
}

/// All that can be chosen.
pub(super) struct Lists {
    /// Technology fields.
    pub(super) groups: Vec<Group>,
    /// Regions: code, and the name with what it lies in.
    pub(super) regions: Vec<(String, String)>,
}

impl Lists {
    /// Asks for them.
    pub(super) async fn ask(visit: &Visit) -> Result<Self, Fault> {
        let answer = visit.ask(Question::build(())).await?;
        let mut regions = Vec::new();
        for country in answer.regions {
            regions.push((country.code, country.name.show().to_owned()));
            for province in country.children {
                let name = province.name.show();
                for place in province.children {
                    regions.push((place.code, format!("{name} {}", place.name.show())));
                }
                regions.push((province.code, name.to_owned()));
            }
        }
        Ok(Self {
            groups: answer.technology_fields,
            regions,
        })
    }

    /// What a region is called in a form.
    pub(super) fn region_name(&self, code: Option<&str>) -> String {
        let known = self.regions.iter().find(|(known, _)| Some(known.as_str()) == code);
        known.map_or_else(|| code.unwrap_or_default().to_owned(), |(_, name)| name.clone())
    }

    /// The code of what was typed as a region: by its name, or the last part of it; else it is given on as it is, and the
    /// API says what is wrong.
    pub(super) fn region(&self, typed: &str) -> Option<String> {
        let typed = typed.trim();
        if typed.is_empty() {
            return None;
        }
        let whole = self.regions.iter().find(|(_, name)| name == typed);
        let part = || {
            let mut ends = self.regions.iter().filter(|(_, name)| {
                name.rsplit(' ').next() == Some(typed) || name.trim_end_matches(['市', '省']) == typed
            });
            ends.next().filter(|_| ends.next().is_none())
        };
        Some(
            whole
                .or_else(part)
                .map_or_else(|| typed.to_owned(), |(code, _)| code.clone()),
        )
    }
}

#[derive(cynic::QueryVariables)]
struct Typed {
    text: String,
    nouns: Option<Vec<Noun>>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Typed")]
struct Suggest {
    #[arguments(text: $text, nouns: $nouns, first: 8)]
    suggest: Suggestions,
}

#[derive(cynic::QueryFragment)]
struct Suggestions {
    records: Vec<Suggestion>,
}

#[derive(cynic::QueryFragment)]
struct Suggestion {
    text: String,
    node: Record,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Node")]
struct Record {
    id: cynic::Id,
}

async fn suggest(visit: &Visit, text: &str, noun: Noun) -> Result<Vec<(String, String)>, Fault> {
    let typed = Typed {
        text: text.to_owned(),
        nouns: Some(vec![noun]),
    };
    let answer = visit.ask(Suggest::build(typed)).await?;
    let records = answer.suggest.records.into_iter();
    Ok(records
        .map(|found| (found.node.id.inner().to_owned(), found.text))
        .collect())
}

/// The record that a field names, by what was typed there: a name that was found before, an id, or a name that means one
/// record alone. Otherwise there is a problem at the field, and the records that may be meant.
pub(super) async fn record(
    visit: &Visit,
    form: &mut Form,
    field: &str,
    noun: Noun,
) -> Result<Option<cynic::Id>, Fault> {
    let typed = form.get(field).to_owned();
    let id = form.at(field, "id").to_owned();
    if typed.is_empty() {
        return Ok(None);
    }
    if form.at(field, "said") == typed && !id.is_empty() {
        return Ok(Some(cynic::Id::new(id)));
    }
    let prefix = crate::code::Code::value(noun).to_ascii_lowercase();
    let number = typed.strip_prefix(&prefix).and_then(|rest| rest.strip_prefix('_'));
    if number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit())) {
        return Ok(Some(cynic::Id::new(typed)));
    }
    let found = suggest(visit, &typed, noun).await?;
    let mut same = found.iter().filter(|(_, name)| name.eq_ignore_ascii_case(&typed));
    if let (Some((id, _)), None) = (same.next(), same.next()) {
        put(form, field, id, &typed);
        return Ok(Some(cynic::Id::new(id)));
    }
    let key = if found.is_empty() {
        "profile-edit-nobody"
    } else {
        "profile-edit-which"
    };
    form.problems.add(field, visit.t1(key, "name", typed.as_str()));
    form.put(&format!("{field}.said"), typed);
    form.put(&format!("{field}.id"), "");
    form.choices.insert(field.to_owned(), found);
    Ok(None)
}

/// Puts a record that is known in a field.
pub(super) fn put(form: &mut Form, field: &str, id: &str, name: &str) {
    form.put(field, name);
    form.put(&format!("{field}.id"), id);
    form.put(&format!("{field}.said"), name);
}

#[derive(Template)]
#[template(path = "profile/edit/names.html")]
struct Names {
    names: Vec<String>,
}

/// `/profile/names`: names that begin so, as options of a list; for scripts.
#[handler]
pub(super) async fn names(visit: Visit) -> Result<Response, Fault> {
    let text = visit.address().get("text").unwrap_or_default();
    let noun = visit.address().get("noun").and_then(<Noun as crate::code::Code>::parse);
    let found = match noun {
        Some(noun) if !text.is_empty() => suggest(&visit, text, noun).await?,
        _ => Vec::new(),
    };
    visit.page(&Names {
        names: found.into_iter().map(|(_, name)| name).collect(),
    })
}
