use proptest::prelude::*;
use proptest::sample::select;

use super::super::*;
use super::{index, named};
use crate::{Analyzer, Document};

/// Names of all sorts.
fn names() -> impl Strategy<Value = Vec<String>> {
    let piece = select(
        &[
            "张",
            "伟",
            "清华",
            "大学",
            "重",
            "吕",
            "Zhang ",
            "wei",
            "IC",
            "5G",
            " ",
            "·",
            "中关村",
            "ā",
            "ß",
            "か",
        ][..],
    );
    let name = prop::collection::vec(piece, 1..8).prop_map(|pieces| pieces.concat());
    prop::collection::vec(name, 1..12)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_full_name_finds_its_record(names in names(), other in ".{0,24}") {
        let documents = names.iter().zip(0..).map(|(name, id)| named(Kind::ALL[usize::try_from(id % 4).unwrap_or(0)], id, &[name]));
        let documents: Vec<Document> = documents.collect();
        let halves = documents.split_at(documents.len() / 2);
        let (_dir, index) = index(&[halves.0.to_vec(), halves.1.to_vec()]);
        let snapshot = index.snapshot();
        for (document, name) in documents.iter().zip(&names) {
            let found = snapshot.suggest(name, &Filter::default(), MAX_SUGGESTIONS).expect("looked");
            let there = found.iter().any(|found| (found.kind, found.id) == (document.kind, document.id));
            prop_assert_eq!(there, size(name).is_some(), "{}", name);
            snapshot.spellings(&Analyzer::shipped(), name).expect("read");
        }
        // Whatever is typed is the same for the index as for a list.
        for typed in names.iter().map(String::as_str).flat_map(|name| [name, &name[..name.floor_char_boundary(name.len() / 2)]]).chain([other.as_str()]) {
            let typed_steps = Typed::new(typed);
            let found = snapshot.suggest(typed, &Filter::default(), MAX_SUGGESTIONS).expect("looked");
            for (document, name) in documents.iter().zip(&names) {
                let in_index = found.iter().find(|found| (found.kind, found.id) == (document.kind, document.id));
                let in_list = typed_steps.step(document.kind, &[name]);
                prop_assert_eq!(in_index.map(|found| found.how), in_list.map(|(_, how)| how), "{} in {}", typed, name);
            }
        }
    }

    #[test]
    fn nothing_typed_breaks_it(typed in any::<String>(), more in "\\PC{0,80}") {
        for typed in [&typed, &more] {
            let _ = Typed::new(typed).step(Kind::Organization, &["清华大学 Tsinghua"]);
            let _ = key::keys(Kind::Manager, &name::Name::new(typed));
        }
    }
}
