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

/// Changes with the glossary; the same on every machine.
#[must_use]
pub fn shipped_version() -> u64 {
    FILES.iter().fold(0, |version, file| {
        version.rotate_left(1) ^ crate::analyzer::checksum(file.as_bytes())
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
