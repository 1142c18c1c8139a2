//! The bilingual glossary that ships with Qiao.

use std::sync::OnceLock;

use super::pairs::{Pair, glossary};

macro_rules! files {
    ($($name:literal)*) => {
        [$(include_str!(concat!("../../data/glossary/", $name, ".tsv"))),*]
    };
}

/// The glossary, a file for each technology field and one for words of all of them.
const FILES: [&str; 20] = files![
    "general" "aerospace" "agriculture" "ai" "chemistry" "construction" "consumer" "energy" "environment" "equipment"
    "future" "health" "ic" "it" "manufacturing" "material" "ocean" "quantum" "safety" "vehicle"
];

/// Changes with the glossary and the technology fields; the same on every machine.
#[must_use]
pub fn shipped_version() -> u64 {
    FILES.iter().chain([&TAXONOMY]).fold(0, |version, file| {
        version.rotate_left(1) ^ crate::analyzer::checksum(file.as_bytes())
    })
}

/// The technology fields: lines `code TAB parent TAB Chinese TAB English TAB Chinese synonyms TAB English synonyms`.
const TAXONOMY: &str = include_str!("../../../data/technology_fields.tsv");

/// Words of both languages with the code of the technology field that they belong to, from the glossary and the taxonomy.
pub(super) fn words_of_fields() -> impl Iterator<Item = (&'static str, &'static str)> {
    // The first column says which field; of the taxonomy the second one says within which.
    let taxonomy = crate::analyzer::lines(TAXONOMY).skip(1).map(|(_, line)| (line, 2));
    let glossary = FILES.iter().flat_map(|file| crate::analyzer::lines(file));
    let lines = taxonomy.chain(glossary.map(|(_, line)| (line, 1)));
    lines.flat_map(|(line, first)| {
        let field = line.split('\t').next().unwrap_or_default();
        let columns = line.split('\t').skip(first);
        let words = columns.flat_map(|column| column.split(';'));
        words.filter(|word| !word.is_empty()).map(move |word| (field, word))
    })
}

/// The pairs of the glossary that ships with Qiao.
///
/// # Panics
///
/// Never: a test reads the shipped files.
#[must_use]
pub fn shipped() -> &'static [Pair] {
    static SHIPPED: OnceLock<Vec<Pair>> = OnceLock::new();
    SHIPPED.get_or_init(|| {
        let files = FILES
            .iter()
            .map(|file| glossary(file).expect("a test reads the shipped files"));
        files.flatten().collect()
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_glossary_has_three_thousand_terms_in_five_columns() {
        let mut terms = BTreeSet::new();
        for line in FILES
            .iter()
            .flat_map(|file| file.lines())
            .filter(|line| !line.starts_with('#'))
        {
            let columns: Vec<&str> = line.split('\t').collect();
            assert_eq!(columns.len(), 5, "{line}");
            assert!(columns[1..3].iter().all(|word| !word.is_empty()), "{line}");
            assert!(columns.iter().all(|column| *column == column.trim()), "{line}");
            terms.insert(columns[1]);
        }
        assert!(terms.len() >= 3_000, "{}", terms.len());
        assert!(shipped().len() > terms.len());
    }
}
