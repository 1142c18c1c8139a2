//! Somebody else changed the need in between: both versions, and the choice between them.

use askama::Template;
use poem::{Response, http::StatusCode};

use super::{
    form::Form,
    list::Lists,
    preview::{self, Item},
    stored::Stored,
    write::organizations,
};
use crate::{
    api::Language,
    code::{Code, NeedPart},
    fault::Fault,
    visit::Visit,
};

/// A part in which both versions differ.
struct Difference {
    name: String,
    mine: String,
    theirs: String,
}

#[derive(Template)]
#[template(path = "post/compare.html")]
struct Page<'a> {
    visit: &'a Visit,
    form: &'a Form,
    version: i32,
    differences: Vec<Difference>,
}

/// The page.
pub(super) async fn page(visit: &Visit, form: &Form, now: &Stored, lists: &Lists) -> Result<Response, Fault> {
    let theirs = Form::of(now);
    let mine_is_of = organizations(visit, form).await?;
    let pieces = |form: &Form| {
        let chosen = form.fields.get("organization");
        let named = mine_is_of.iter().find(|(id, _)| id == chosen);
        let mut pieces = texts(visit, form);
        pieces.extend(levels(visit, form));
        // Texts stand in both languages above.
        let shown = preview::items(visit, form, lists, named.map_or(chosen, |(_, name)| name));
        let both = [visit.t("post-summary"), visit.label(&NeedPart::Description)];
        pieces.extend(shown.into_iter().filter(|item| !both.contains(&item.name)).map(pair));
        pieces
    };
    let page = Page {
        visit,
        form,
        version: now.version,
        differences: differences(pieces(form), &pieces(&theirs)),
    };
    visit.page_of(StatusCode::CONFLICT, &page)
}

fn pair(item: Item) -> (String, String) {
    (item.name, item.text)
}

/// The texts of both languages.
fn texts(visit: &Visit, form: &Form) -> Vec<(String, String)> {
    let names = [
        ("title", visit.t("post-title")),
        ("summary", visit.t("post-summary")),
        ("description", visit.label(&NeedPart::Description)),
    ];
    let mut texts = Vec::new();
    for (field, name) in names {
        for language in [Language::Zh, Language::En] {
            let called = visit.label_of("Language", &language.code().to_uppercase());
            texts.push((
                format!("{name} · {called}"),
                form.typed(&format!("{field}.{}", language.code())),
            ));
        }
    }
    texts
}

/// Who may read what.
fn levels(visit: &Visit, form: &Form) -> Vec<(String, String)> {
    let parts = NeedPart::ALL.iter();
    let level = |part: &NeedPart| {
        (
            visit.t1("post-who-reads", "part", visit.label(part)),
            visit.label(&form.level(*part)),
        )
    };
    parts.map(level).collect()
}

/// What differs; what one version leaves out is empty there.
fn differences(mine: Vec<(String, String)>, theirs: &[(String, String)]) -> Vec<Difference> {
    let other = |name: &str| {
        theirs
            .iter()
            .find(|(other, _)| other == name)
            .map(|(_, text)| text.clone())
    };
    let mut all: Vec<_> = mine
        .into_iter()
        .map(|(name, mine)| Difference {
            theirs: other(&name).unwrap_or_default(),
            name,
            mine,
        })
        .collect();
    for (name, text) in theirs {
        if all.iter().all(|known| known.name != *name) {
            all.push(Difference {
                name: name.clone(),
                mine: String::new(),
                theirs: text.clone(),
            });
        }
    }
    all.retain(|difference| difference.mine.trim() != difference.theirs.trim());
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_shown_with_what_one_side_left_out() {
        let pair = |name: &str, text: &str| (name.to_owned(), text.to_owned());
        let mine = vec![pair("a", "1"), pair("b", "2"), pair("c", "3")];
        let found = differences(mine, &[pair("a", "1"), pair("b", "9"), pair("d", "4")]);
        let found: Vec<_> = found
            .iter()
            .map(|one| (one.name.as_str(), one.mine.as_str(), one.theirs.as_str()))
            .collect();
        assert_eq!(found, [("b", "2", "9"), ("c", "3", ""), ("d", "", "4")]);
    }
}
