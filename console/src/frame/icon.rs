//! The small pictures of buttons and notices, drawn into the page: a file of them would come after the page has been laid out, and make
//! it be laid out again.

/// What is drawn on 20 × 20, by name, in the order of names.
const DRAWINGS: [(&str, &str); 20] = [
    (
        "bad",
        r#"<path d="M7 3h6l4 4v6l-4 4H7l-4-4V7zM10 6.5v4.5M10 12.5V14"/>"#,
    ),
    ("check", r#"<path d="m4 10.5 4 4 8-9"/>"#),
    ("close", r#"<path d="m5 5 10 10M15 5 5 15"/>"#),
    (
        "compare",
        r#"<rect x="3" y="4" width="5.5" height="12"/><rect x="11.5" y="4" width="5.5" height="12"/>"#,
    ),
    (
        "copy",
        r#"<rect x="7" y="7" width="9.5" height="9.5"/><path d="M13 7V3.5H3.5V13H7"/>"#,
    ),
    ("download", r#"<path d="M10 3.5v9m-4-4 4 4 4-4M4 16.5h12"/>"#),
    ("filter", r#"<path d="M3 5.5h14M5.5 10h9M8 14.5h4"/>"#),
    (
        "good",
        r#"<circle cx="10" cy="10" r="6.5"/><path d="m7 10.25 2.25 2.25L13.25 8"/>"#,
    ),
    (
        "info",
        r#"<circle cx="10" cy="10" r="6.5"/><path d="M10 9v4.5M10 6.25v1.25"/>"#,
    ),
    (
        "lock",
        r#"<rect x="4.5" y="9" width="11" height="7.5"/><path d="M7 9V6.5a3 3 0 0 1 6 0V9"/>"#,
    ),
    ("menu", r#"<path d="M3 5.5h14M3 10h14M3 14.5h14"/>"#),
    ("next", r#"<path d="m8 5 5 5-5 5"/>"#),
    (
        "open",
        r#"<rect x="4.5" y="9" width="11" height="7.5"/><path d="M7 9V6.5a3 3 0 0 1 5.8-1"/>"#,
    ),
    ("plus", r#"<path d="M10 4v12M4 10h12"/>"#),
    ("previous", r#"<path d="m12 5-5 5 5 5"/>"#),
    (
        "print",
        r#"<path d="M6 8V3.5h8V8M6 14H3.5V8h13v6H14"/><rect x="6" y="12" width="8" height="4.5"/>"#,
    ),
    ("search", r#"<circle cx="9" cy="9" r="5.25"/><path d="m13 13 4 4"/>"#),
    (
        "theme",
        r#"<circle cx="10" cy="10" r="6.25"/><path d="M10 3.75a6.25 6.25 0 0 1 0 12.5z" fill="currentColor"/>"#,
    ),
    (
        "user",
        r#"<circle cx="10" cy="6.75" r="3"/><path d="M3.75 17c.5-3.5 3-5.25 6.25-5.25s5.75 1.75 6.25 5.25"/>"#,
    ),
    ("warn", r#"<path d="M10 3 17.5 16.5h-15zM10 8v4M10 13.5V15"/>"#),
];

/// A picture as HTML; nothing where there is none of this name.
pub(super) fn icon(name: &str) -> String {
    let found = DRAWINGS.binary_search_by_key(&name, |(name, _)| name);
    let Ok(at) = found else {
        return String::new();
    };
    let drawn = DRAWINGS[at].1;
    format!(r#"<svg class="icon" aria-hidden="true" viewBox="0 0 20 20">{drawn}</svg>"#)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tests::sources;

    #[test]
    fn every_picture_that_a_page_names_is_there_and_each_is_used() {
        assert!(DRAWINGS.is_sorted_by_key(|(name, _)| name));
        let sources = sources(&[".rs", ".html"]);
        for (name, _) in DRAWINGS {
            assert!(sources.contains(&format!(".icon(\"{name}\")")), "no page shows {name}");
        }
        for call in sources.split(".icon(\"").skip(1) {
            let name = call.split('"').next().unwrap_or_default();
            assert!(!icon(name).is_empty(), "there is no picture {name}");
        }
    }
}
