//! What was typed, as it was typed. Fields are named as the API's paths.

use std::{
    collections::HashMap,
    hash::{BuildHasher, RandomState},
    str::FromStr,
};

use crate::{
    code::Code,
    fields::Fields,
    piece::{BothProse, ProseInput},
    problem::Problems,
    visit::Visit,
};

/// Cells that say nothing alone: a row with no others is empty.
const SILENT: [&str; 7] = ["kind", "operator", "status", "mode", "id", "said", "new"];

/// A form.
#[derive(Clone, Debug, Default)]
pub(crate) struct Form {
    /// What was typed.
    pub(super) fields: Fields,
    /// What is wrong with it.
    pub(crate) problems: Problems,
    /// Records that a name may mean, by the field that it was typed in: id and name.
    pub(super) choices: HashMap<String, Vec<(String, String)>>,
}

impl Form {
    /// Of what a browser sent. Rows without any text are left out and the others numbered anew, so that problems, which
    /// come with positions, find them.
    pub(crate) fn sent(mut fields: Fields, lists: &[&str]) -> Self {
        let mut form = Self::default();
        if let Some(row) = fields.text("remove") {
            fields.0.retain(|(key, _)| !in_list(key, &row) && *key != row);
        }
        let of_list = |key: &str| lists.iter().any(|list| in_list(key, list));
        let single = fields.0.iter().filter(|(key, _)| !of_list(key));
        form.fields.0.extend(single.cloned());
        for list in lists {
            let mut number = 0;
            for row in fields.rows(list) {
                let prefix = format!("{list}.{row}");
                let cells = fields.0.iter().filter_map(|(key, value)| {
                    let rest = key.strip_prefix(&prefix)?;
                    (rest.is_empty() || rest.starts_with('.')).then_some((rest, value))
                });
                let cells: Vec<_> = cells.collect();
                let says = |(rest, value): &(&str, &String)| {
                    !value.trim().is_empty() && !SILENT.contains(&rest.trim_start_matches('.'))
                };
                if cells.iter().any(says) {
                    let cells = cells.into_iter();
                    let renamed = cells.map(|(rest, value)| (format!("{list}.{number}{rest}"), value.clone()));
                    form.fields.0.extend(renamed);
                    number += 1;
                }
            }
        }
        form
    }

    /// The text of a field.
    pub(crate) fn get(&self, name: &str) -> &str {
        self.fields.get(name)
    }

    /// What the record is called in the form.
    pub(crate) fn called(&self) -> &str {
        let names = [self.get("name.zh"), self.get("name.en")];
        names.into_iter().find(|name| !name.is_empty()).unwrap_or_default()
    }

    /// The text of a field inside another one: `name` and `zh`.
    pub(crate) fn at(&self, name: &str, part: &str) -> &str {
        self.fields.get(&format!("{name}.{part}"))
    }

    /// Whether one of the values of a field is this one.
    pub(crate) fn has(&self, name: &str, value: &str) -> bool {
        self.fields.0.iter().any(|(key, given)| key == name && given == value)
    }

    /// The rows of a list, by their numbers.
    pub(crate) fn rows(&self, list: &str) -> Vec<String> {
        let rows = self.fields.rows(list).into_iter();
        rows.map(|row| row.to_string()).collect()
    }

    /// The records that a name may mean.
    pub(crate) fn choices(&self, name: &str) -> Vec<(String, String)> {
        self.choices.get(name).cloned().unwrap_or_default()
    }

    /// Puts a value in a field.
    pub(super) fn put(&mut self, name: &str, value: impl Into<String>) {
        self.fields.0.retain(|(key, _)| key != name);
        self.fields.0.push((name.to_owned(), value.into()));
    }

    /// Puts a value that may not be there.
    pub(super) fn put_if<T: ToString>(&mut self, name: &str, value: Option<T>) {
        self.put(name, value.map(|value| value.to_string()).unwrap_or_default());
    }

    /// Puts values in a field that has several.
    pub(super) fn put_all<'a>(&mut self, name: &str, values: impl Iterator<Item = &'a str>) {
        let values = values.map(|value| (name.to_owned(), value.to_owned()));
        self.fields.0.extend(values);
    }

    /// Puts a text in both languages.
    pub(super) fn put_prose(&mut self, name: &str, prose: Option<&BothProse>) {
        let part = |text: fn(&BothProse) -> &Option<String>| prose.and_then(|prose| text(prose).clone());
        self.put(&format!("{name}.zh"), part(|prose| &prose.zh).unwrap_or_default());
        self.put(&format!("{name}.en"), part(|prose| &prose.en).unwrap_or_default());
    }

    /// A text in both languages.
    pub(super) fn prose(&self, name: &str) -> ProseInput {
        ProseInput {
            zh: self.fields.text(&format!("{name}.zh")),
            en: self.fields.text(&format!("{name}.en")),
        }
    }

    /// A value of an enum that must be chosen.
    pub(super) fn code<C: Code>(&mut self, visit: &Visit, name: &str) -> Option<C> {
        let found = self.code_if(name);
        if found.is_none() {
            self.problems.add(name, visit.t("profile-edit-choose"));
        }
        found
    }

    /// A value of an enum that need not be chosen.
    pub(super) fn code_if<C: Code>(&self, name: &str) -> Option<C> {
        C::parse(self.get(name))
    }

    /// Values of an enum.
    pub(super) fn codes<C: Code>(&self, name: &str) -> Vec<C> {
        let values = self.fields.all(name);
        values.iter().filter_map(|value| C::parse(value)).collect()
    }

    /// A number; none where nothing was typed, and a problem where it is none.
    pub(super) fn number<N: FromStr>(&mut self, visit: &Visit, name: &str) -> Option<N> {
        let typed = self.get(name).replace([',', '，', ' '], "");
        if typed.is_empty() {
            return None;
        }
        let number = typed.parse().ok();
        if number.is_none() {
            self.problems.add(name, visit.t("profile-edit-number"));
        }
        number
    }

    /// The lines of a text that are not empty.
    pub(crate) fn lines(&self, name: &str) -> Vec<String> {
        let lines = self.get(name).lines().map(str::trim);
        lines.filter(|line| !line.is_empty()).map(str::to_owned).collect()
    }

    /// Short words, apart by lines or by commas of either kind.
    pub(crate) fn words(&self, name: &str) -> Vec<String> {
        let words = self.get(name).split(['\n', ',', '，', '、', ';', '；']).map(str::trim);
        words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
    }

    /// Adds a row where the button for that was pressed; says whether a row was added or taken away.
    pub(crate) fn turn_rows(&mut self) -> bool {
        let add = self.fields.text("add");
        let removed = self.fields.has("remove");
        self.fields.0.retain(|(key, _)| key != "add" && key != "remove");
        if let Some(list) = &add {
            let next = self.fields.rows(list).last().map_or(0, |last| last + 1);
            self.fields.0.push((format!("{list}.{next}.new"), "yes".to_owned()));
        }
        add.is_some() || removed
    }

    /// Puts what the API says at the fields. `outer` is the field of the input that the form is; problems of the entries
    /// of fields that are one text here (`whole`) stand at the field.
    pub(crate) fn put_problems(&mut self, problems: Vec<crate::problem::Problem>, outer: &str, whole: &[&str]) {
        for problem in problems {
            let path = problem.path.iter().enumerate();
            let path = path.filter(|(at, name)| *at > 0 || *name != outer);
            let path = path.map(|(_, name)| name.as_str()).collect::<Vec<_>>().join(".");
            let field = whole.iter().find(|field| in_list(&path, field));
            self.problems.add(field.unwrap_or(&path.as_str()), problem.message);
        }
    }
}

/// Whether a field lies inside another one.
fn in_list(key: &str, list: &str) -> bool {
    key.strip_prefix(list).is_some_and(|rest| rest.starts_with('.'))
}

/// A key that makes the same form stored once, however often it is sent.
pub(super) fn chance() -> String {
    let part = || RandomState::new().hash_one(std::process::id());
    format!("{:016x}{:016x}", part(), part())
}
