//! Pages between a form and its being stored: somebody else changed the record, or it is to be withdrawn. They carry what was
//! typed as hidden fields.

use askama::Template;
use poem::{Response, http::StatusCode};

use super::Form;
use crate::{fault::Fault, visit::Visit};

/// Fields of a form that say nothing about the record.
const ASIDE: [&str; 5] = ["version", "was", "key", "confirmed", "review"];

/// A part of the record that the two versions have differently.
struct Difference {
    name: String,
    mine: Vec<String>,
    theirs: Vec<String>,
}

#[derive(Template)]
#[template(path = "profile/edit/conflict.html")]
struct Page<'a> {
    visit: &'a Visit,
    form: Form,
    differences: Vec<Difference>,
}

/// The page that shows both versions. What was typed is sent with the version that holds now.
pub(super) fn page(visit: &Visit, mut mine: Form, theirs: &Form, version: i32) -> Result<Response, Fault> {
    mine.put("version", version.to_string());
    mine.put("was", theirs.get("was"));
    let page = Page {
        visit,
        differences: differences(visit, &mine, theirs),
        form: mine,
    };
    visit.page_of(StatusCode::CONFLICT, &page)
}

fn differences(visit: &Visit, mine: &Form, theirs: &Form) -> Vec<Difference> {
    let mut parts: Vec<&str> = Vec::new();
    for (key, _) in mine.fields.0.iter().chain(&theirs.fields.0) {
        let part = key.split('.').next().unwrap_or(key);
        if !parts.contains(&part) && !ASIDE.contains(&part) {
            parts.push(part);
        }
    }
    let differences = parts.into_iter().map(|part| Difference {
        name: visit.label_of("profile-part", &part.to_ascii_uppercase()),
        mine: said(visit, mine, part),
        theirs: said(visit, theirs, part),
    });
    differences.filter(|both| both.mine != both.theirs).collect()
}

/// Cells of rows that come first, in this order; browsers and the store give them in orders of their own.
const FIRST: [&str; 7] = ["kind", "title", "name", "operator", "value", "valueTo", "unit"];

/// What a form says in one part, a line for each text or row.
fn said(visit: &Visit, form: &Form, part: &str) -> Vec<String> {
    let mut cells: Vec<(&str, usize, Vec<&str>, String)> = Vec::new();
    for (key, value) in &form.fields.0 {
        let mut path = key.split('.');
        if path.next() != Some(part) || value.trim().is_empty() {
            continue;
        }
        let rest: Vec<_> = path.collect();
        if matches!(rest.last(), Some(&("id" | "said" | "new"))) {
            continue;
        }
        // Rows are one line each; texts in two languages are a line each.
        let line = rest.first().copied().unwrap_or_default();
        let cell = rest.get(1).copied().unwrap_or_default();
        let rank = FIRST.iter().position(|first| *first == cell).unwrap_or(FIRST.len());
        let value = value.replace("\r\n", "\n").trim().to_owned();
        let value = code_name(visit, part, &rest, value);
        cells.push((line, rank, rest, value));
    }
    cells.sort();
    let mut lines: Vec<(&str, String)> = Vec::new();
    for (line, _, _, value) in cells {
        match lines.last_mut().filter(|(at, _)| *at == line && !line.is_empty()) {
            Some((_, text)) => *text = format!("{text} · {value}"),
            None => lines.push((line, value)),
        }
    }
    lines.into_iter().map(|(_, line)| line).collect()
}

/// What a code is called where that can be told from where it stands.
fn code_name(visit: &Visit, part: &str, rest: &[&str], value: String) -> String {
    let name = match (part, rest.last().copied()) {
        ("levels", Some(of)) => {
            let name = visit.label_of("profile-part", &of.to_ascii_uppercase());
            return format!("{name}{}{}", visit.t("profile-colon"), visit.label_of("Level", &value));
        }
        ("status", None) => "Status",
        ("activities", None) => "Activity",
        ("competences", None) => "Competence",
        ("forms", None) => "AchievementForm",
        ("modes", None) => "TransferMode",
        ("level", None) => "AchievementLevel",
        ("legalNature", None) => "LegalNature",
        ("empowerment", None) => "Empowerment",
        ("firstOfKind", None) => "FirstOfKind",
        ("ownership" | "useRight" | "disposalRight" | "incomeRight", None) => "RightHolder",
        ("works", Some("kind")) => "WorkKind",
        ("indicators", Some("operator")) => "Operator",
        ("affiliations", Some("mode")) => "AffiliationMode",
        ("credentials", Some("kind")) => "CredentialKind",
        ("credentials", Some("level")) => "CredentialLevel",
        ("ipRights", Some("kind")) => "IpKind",
        ("ipRights", Some("status")) => "IpStatus",
        _ => return value,
    };
    visit.label_of(name, &value)
}

/// The page that asks once more before a record is withdrawn.
#[derive(Template)]
#[template(path = "profile/edit/confirm.html")]
pub(super) struct Confirm<'a> {
    visit: &'a Visit,
    form: &'a Form,
    name: &'a str,
    is_kept: bool,
}

impl<'a> Confirm<'a> {
    /// Of what was typed.
    pub(super) fn of(visit: &'a Visit, form: &'a Form, is_kept: bool) -> Self {
        let names = [form.get("name.zh"), form.get("name.en")];
        Self {
            visit,
            form,
            name: names.into_iter().find(|name| !name.is_empty()).unwrap_or_default(),
            is_kept,
        }
    }
}
