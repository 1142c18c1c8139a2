//! The doors of the fuzzer (`fuzz/`): what parses files that strangers write, one function each. They panic when something is
//! wrong. Built for the fuzzer and the tests alone; no part of the library.

pub use crate::{config::fuzzing::toml, import::fuzzing::rows};

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    /// What the fuzzer begins with, and what it once found, holds wherever the tests run.
    #[test]
    fn every_input_of_the_corpus_holds() {
        let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/corpus");
        for (name, target) in [("rows", super::rows as fn(&[u8])), ("toml", super::toml)] {
            let inputs: Vec<_> = fs::read_dir(corpus.join(name)).expect("a folder").collect();
            assert!(inputs.len() >= 4, "{name} has a corpus of {}", inputs.len());
            for input in inputs {
                target(&fs::read(input.expect("a file").path()).expect("an input"));
            }
        }
    }
}
