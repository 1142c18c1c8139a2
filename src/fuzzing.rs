//! The doors of the fuzzer (`fuzz/`): everything that parses what strangers write, one function each. They panic when
//! something is wrong. Built for the fuzzer and the tests alone; no part of the library.

pub use crate::{
    config::fuzzing::toml,
    graphql::fuzzing::{cursor, id, query},
    import::fuzzing::rows,
};

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    type Target = fn(&[u8]);

    /// What the fuzzer begins with, and what it once found, holds wherever the tests run.
    #[test]
    fn every_input_of_the_corpus_holds() {
        let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus");
        let targets: [(&str, Target); 5] = [
            ("cursor", super::cursor),
            ("id", super::id),
            ("query", super::query),
            ("rows", super::rows),
            ("toml", super::toml),
        ];
        let mut folders: Vec<_> = fs::read_dir(&corpus)
            .expect("the corpus")
            .map(|folder| folder.expect("a folder").file_name())
            .collect();
        folders.sort();
        assert_eq!(folders, targets.map(|(name, _)| name));
        for (name, target) in targets {
            let mut inputs = 0;
            for input in fs::read_dir(corpus.join(name)).expect("a folder") {
                target(&fs::read(input.expect("a file").path()).expect("an input"));
                inputs += 1;
            }
            assert!(inputs >= 4, "{name} has a corpus of {inputs}");
        }
    }
}
