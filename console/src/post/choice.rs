//! Choosing from a list of two levels: by opening its groups, or by looking for words.

use super::{
    form::Form,
    list::{Entry, Group, Lists},
};
use crate::{api::Language, visit::Visit};

/// A group as it is shown.
pub(super) struct Shown {
    /// What it is called.
    pub(super) name: String,
    /// Whether it is open: something in it is chosen, or was found.
    pub(super) is_open: bool,
    /// How many of it are chosen.
    pub(super) chosen: usize,
    /// Its boxes, the group as a whole first.
    pub(super) boxes: Vec<Choice>,
}

/// A box to tick.
pub(super) struct Choice {
    /// Its code.
    pub(super) code: String,
    /// What it is called.
    pub(super) name: String,
    /// Whether it is ticked.
    pub(super) is_ticked: bool,
}

/// The list of a field.
pub(super) fn list<'a>(lists: &'a Lists, name: &str) -> &'a [Group] {
    if name == "industries" {
        &lists.industries
    } else {
        &lists.fields
    }
}

/// The groups of a field; when something is looked for, only what was found and what is ticked.
pub(super) fn groups(visit: &Visit, form: &Form, lists: &Lists, name: &str) -> Vec<Shown> {
    let wanted = form.typed(&format!("find.{name}"));
    let is_asked = !wanted.trim().is_empty();
    let show = |group: &Group| {
        let all = group.all().enumerate();
        let boxes: Vec<_> = all
            .filter(|(_, entry)| !is_asked || entry.has(&wanted) || form.ticked(name, &entry.code))
            .map(|(place, entry)| choice(visit, form, name, entry, place == 0))
            .collect();
        let chosen = boxes.iter().filter(|choice| choice.is_ticked).count();
        Shown {
            name: group.head.name(visit.language()).to_owned(),
            is_open: is_asked || chosen > 0,
            chosen,
            boxes,
        }
    };
    list(lists, name)
        .iter()
        .map(show)
        .filter(|group| !group.boxes.is_empty())
        .collect()
}

fn choice(visit: &Visit, form: &Form, name: &str, entry: &Entry, is_whole: bool) -> Choice {
    let own = entry.name(visit.language());
    Choice {
        code: entry.code.clone(),
        name: if is_whole {
            visit.t1("post-whole", "name", own)
        } else {
            own.to_owned()
        },
        is_ticked: form.ticked(name, &entry.code),
    }
}

/// The names of what is chosen.
pub(super) fn chosen(form: &Form, lists: &Lists, name: &str, language: Language) -> Vec<String> {
    let codes = form.all(name);
    codes
        .iter()
        .map(|code| Lists::name(list(lists, name), code, language).to_owned())
        .collect()
}
