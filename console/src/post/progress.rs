//! How far a need has come: its sections, and what is still missing before it can be handed in or published.
//!
//! What a published need must say is the API's to judge; this is what the page says before anyone asks it.

use super::{form::Form, row};
use crate::{problem::Problems, visit::Visit};

/// A section of the page.
pub(super) struct Step {
    /// Its anchor.
    pub(super) anchor: &'static str,
    /// What it is called.
    pub(super) name: String,
    /// How many things are missing in it.
    pub(super) missing: usize,
}

/// What must be said: the field, and the text that asks for it.
type Wanted = &'static [(&'static str, &'static str)];

/// The sections with what must be said in them.
const SECTIONS: [(&str, &str, Wanted); 6] = [
    (
        "basics",
        "post-basics",
        &[("title", "post-missing-title"), ("summary", "post-missing-summary")],
    ),
    ("text", "post-text", &[("description", "post-missing-description")]),
    (
        "measures",
        "post-measures",
        &[("indicators", "post-missing-indicators")],
    ),
    (
        "topics",
        "post-topics",
        &[
            ("fields", "post-missing-fields"),
            ("industries", "post-missing-industries"),
        ],
    ),
    (
        "terms",
        "post-terms",
        &[("modes", "post-missing-modes"), ("deadline", "post-missing-deadline")],
    ),
    ("readers", "post-readers", &[]),
];

/// The sections, as far as they have come.
pub(super) fn steps(visit: &Visit, form: &Form) -> Vec<Step> {
    let step = |(anchor, name, wanted): (&'static str, &str, Wanted)| Step {
        anchor,
        name: visit.t(name),
        missing: wanted.iter().filter(|(field, _)| !is_said(form, field)).count(),
    };
    SECTIONS.into_iter().map(step).collect()
}

/// What is missing, told at the fields.
pub(super) fn missing(visit: &Visit, form: &Form) -> Problems {
    let mut problems = Problems::default();
    for (field, text) in SECTIONS.iter().flat_map(|(_, _, wanted)| wanted.iter()) {
        if !is_said(form, field) {
            problems.add(field, visit.t(text));
        }
    }
    problems
}

fn is_said(form: &Form, field: &str) -> bool {
    match field {
        "fields" | "industries" | "modes" => !form.all(field).is_empty(),
        "indicators" => !row::filled(form).is_empty() || form.filled("noIndicatorsReason").is_some(),
        "deadline" => form.filled(field).is_some(),
        prose => ["zh", "en"]
            .iter()
            .any(|language| form.filled(&format!("{prose}.{language}")).is_some()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_language_is_enough_and_a_reason_stands_for_indicators() {
        let mut form = Form::default();
        let said = |form: &Form, field| is_said(form, field);
        assert!(!said(&form, "title") && !said(&form, "indicators"));
        form.put("title.en", "Quiet pumps");
        form.put("noIndicatorsReason", "to be found together");
        assert!(said(&form, "title") && said(&form, "indicators"));
        form.put("summary.zh", " \n");
        assert!(!said(&form, "summary"));
    }
}
