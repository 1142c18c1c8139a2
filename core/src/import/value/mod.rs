//! What one cell means: numbers, amounts, days, lists, references to our lists. Nothing here knows of a noun.

pub mod choice;
pub mod day;
pub mod lines;
pub mod number;
pub mod place;

/// The signs by which people say that there is nothing.
const NOTHING: [&str; 13] = [
    "-",
    "–",
    "—",
    "——",
    "--",
    "/",
    "\\",
    "无",
    "n/a",
    "na",
    "null",
    "none given",
    "面议",
];

/// Whether a short cell says that there is nothing.
#[must_use]
pub fn is_nothing(cell: &str) -> bool {
    let cell = cell.trim();
    cell.is_empty() || NOTHING.iter().any(|nothing| cell.eq_ignore_ascii_case(nothing))
}

/// The entries of a list in one cell.
#[must_use]
pub fn entries(cell: &str) -> Vec<String> {
    pieces(cell, &[';', '；', '、', '\n'])
}

fn pieces(cell: &str, between: &[char]) -> Vec<String> {
    cell.split(between)
        .map(str::trim)
        .filter(|entry| !entry.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The codes of a list in one cell, or the first entry that `code` does not know. Names may hold a separator
/// themselves (农、林、牧、渔业), so a piece is split further only when it is not known as a whole.
pub fn codes(cell: &str, code: impl Fn(&str) -> Option<String>) -> Result<Vec<String>, String> {
    let mut codes = Vec::new();
    for piece in pieces(cell, &[';', '；', '\n', '|']) {
        if let Some(known) = code(&piece) {
            codes.push(known);
            continue;
        }
        for part in pieces(&piece, &['、', ',', '，']) {
            codes.push(code(&part).ok_or(part)?);
        }
    }
    Ok(codes)
}

/// Whether a text holds Chinese.
#[must_use]
pub fn is_chinese(text: &str) -> bool {
    text.chars()
        .any(|c| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn lists_take_the_separators_that_people_use() {
        assert_eq!(
            entries("清华;THU；水木、园子\n Tsinghua ;"),
            ["清华", "THU", "水木", "园子", "Tsinghua"]
        );
        assert!(entries(" ；;").is_empty());
    }

    #[test]
    fn a_name_with_a_separator_inside_stays_whole() {
        let know = |name: &str| {
            ["农、林、牧、渔业", "农业", "26"]
                .contains(&name)
                .then(|| name.to_owned())
        };
        assert_eq!(
            codes("农、林、牧、渔业；26", know),
            Ok(vec!["农、林、牧、渔业".to_owned(), "26".to_owned()])
        );
        assert_eq!(codes("26、农业", know), Ok(vec!["26".to_owned(), "农业".to_owned()]));
        assert_eq!(codes("26，渔业", know), Err("渔业".to_owned()));
    }

    proptest! {
        #[test]
        fn no_cell_makes_any_of_it_panic(cell in any::<String>()) {
            let _ = entries(&cell);
            let _ = is_nothing(&cell);
            let _ = is_chinese(&cell);
            drop(codes(&cell, |piece| (piece.len() % 2 == 0).then(|| piece.to_owned())));
        }
    }
}
