//! What filters have in common: values that make no sense are refused, not silently without effect.

use async_graphql::ID;
use qiao_entity::noun::Noun;

use crate::{
    domain::{
        problem::shown,
        reference::{INDUSTRIES_LIST, List, REGIONS_LIST, TECHNOLOGY_FIELDS, is_language},
    },
    fault::Misuse,
    node,
};

/// Most values of one condition.
const MOST: usize = 100;

/// Technology fields by code.
pub(crate) fn fields(given: Option<Vec<String>>) -> Result<Vec<String>, Misuse> {
    of_list("fields", given, &TECHNOLOGY_FIELDS)
}

/// Regions by code.
pub(crate) fn regions(given: Option<Vec<String>>) -> Result<Vec<String>, Misuse> {
    of_list("regions", given, &REGIONS_LIST)
}

/// Industries by code.
pub(crate) fn industries(given: Option<Vec<String>>) -> Result<Vec<String>, Misuse> {
    of_list("industries", given, &INDUSTRIES_LIST)
}

/// Languages by code.
pub(crate) fn languages(given: Option<Vec<String>>) -> Result<Vec<String>, Misuse> {
    known("languages", given, is_language)
}

/// Free words.
pub(crate) fn words(argument: &'static str, given: Option<Vec<String>>) -> Result<Vec<String>, Misuse> {
    known(argument, given, |word| !word.chars().any(char::is_control))
}

fn of_list(argument: &'static str, given: Option<Vec<String>>, list: &List) -> Result<Vec<String>, Misuse> {
    known(argument, given, |code| list.has(code))
}

fn known(
    argument: &'static str,
    given: Option<Vec<String>>,
    is_known: impl Fn(&str) -> bool,
) -> Result<Vec<String>, Misuse> {
    let given = given.unwrap_or_default();
    if given.len() > MOST {
        let names = vec![("argument", String::from(argument)), ("most", MOST.to_string())];
        return Err(Misuse::new("filter-too-many", names));
    }
    match given.iter().find(|code| !is_known(code)) {
        None => Ok(given),
        Some(code) => {
            let names = vec![("argument", String::from(argument)), ("given", shown(code))];
            Err(Misuse::new("filter-unknown", names))
        }
    }
}

/// The number of a record of this noun; of another noun there is none, and nothing is let through.
pub(crate) fn record(given: Option<ID>, noun: Noun) -> Result<Option<i64>, Misuse> {
    given
        .map(|id| Ok(node::number(&id, noun)?.unwrap_or_default()))
        .transpose()
}
