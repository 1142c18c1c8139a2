//! Learning from the service's own texts, while an index is built: only from those that are in the index, so that what was
//! learned tells of nothing that not everyone may know.

use std::{io::Read, path::Path, sync::Arc};

use qiao_index::{Learner, Model, Pair, cedict};

use super::{
    document::{Entry, entries},
    rebuild::{NOUNS, ids, total},
};
use crate::{
    app::App,
    error::{Code, Error},
};

/// About so many records are learned from, evenly spread; more teach little and take longer.
const SAMPLE: u64 = 60_000;
/// What an index has to differ by from what its model was learned from, before another one is built: so many documents, and
/// so great a share of them.
const LEAST: u64 = 200;
const SHARE: u64 = 4;

/// A dictionary of the operator: its file, and what tells one version of it from another.
#[derive(Clone, Debug, Default)]
pub(super) struct Dictionary {
    pub(super) pairs: Arc<Vec<Pair>>,
    pub(super) version: u64,
}

impl Dictionary {
    /// Reads a file in the format of CC-CEDICT, compressed by gzip or not.
    pub(super) fn read(path: &Path) -> Result<Self, Error> {
        let failed = |error: std::io::Error| {
            let text = format!("the dictionary {} cannot be read: {error}", path.display());
            Error::new(Code::IndexUnavailable, text)
        };
        let text = text_of(path).map_err(failed)?;
        let pairs = cedict(&text);
        if pairs.is_empty() {
            tracing::warn!(path = %path.display(), "the dictionary has no line in the format of CC-CEDICT");
        }
        Ok(Self {
            pairs: Arc::new(pairs),
            version: qiao_index::checksum(text.as_bytes()),
        })
    }
}

/// The text of a file, compressed by gzip or not.
pub fn text_of(path: &Path) -> std::io::Result<String> {
    let bytes = std::fs::read(path)?;
    let mut text = String::new();
    if bytes.starts_with(&[0x1f, 0x8b]) {
        flate2::read::MultiGzDecoder::new(bytes.as_slice()).read_to_string(&mut text)?;
    } else {
        text = String::from_utf8(bytes).map_err(|error| std::io::Error::new(std::io::ErrorKind::InvalidData, error))?;
    }
    Ok(text)
}

/// What there is to learn from everything that is stored now.
pub(super) async fn learn(app: &App, dictionary: &Dictionary) -> Result<Model, Error> {
    let mut learner = Learner::new(&app.search.analyzer, dictionary.pairs.to_vec());
    let step = i64::try_from(total(app).await?.div_ceil(SAMPLE).max(1)).unwrap_or(i64::MAX);
    for noun in NOUNS {
        let mut after = 0;
        loop {
            let mut ids = ids(app, noun, after).await?;
            let Some(last) = ids.last().copied() else { break };
            after = last;
            ids.retain(|id| id % step == 0);
            let entries = entries(&app.db, noun, &ids).await?;
            let seen = tokio::task::spawn_blocking(move || {
                for entry in &entries {
                    if let Entry::Put(document) = entry {
                        learner.see(document);
                    }
                }
                learner
            });
            learner = seen.await.map_err(Error::internal)?;
        }
    }
    let model = tokio::task::spawn_blocking(move || learner.learn(u64::try_from(step).unwrap_or(1)));
    model.await.map_err(Error::internal)
}

/// Whether an index holds much that its model was not learned from.
pub(super) fn is_stale(learned_from: u64, documents: u64) -> bool {
    let differs = documents.abs_diff(learned_from);
    differs >= LEAST && differs * SHARE >= documents
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[test]
    fn a_model_is_stale_when_a_quarter_is_new() {
        assert!(!is_stale(0, 199) && is_stale(0, 200));
        assert!(!is_stale(10_000, 12_000) && is_stale(10_000, 13_500) && is_stale(10_000, 5_000));
    }

    #[test]
    fn dictionaries_are_read_compressed_or_not() {
        let folder = tempfile::tempdir().expect("a folder");
        let text = "# CC-CEDICT\n碳化矽 碳化硅 [tan4 hua4 gui1] /silicon carbide (SiC)/\n乱\n";
        let (plain, packed) = (folder.path().join("plain"), folder.path().join("packed.gz"));
        std::fs::write(&plain, text).expect("written");
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(text.as_bytes()).expect("packed");
        std::fs::write(&packed, encoder.finish().expect("packed")).expect("written");
        let (one, two) = (
            Dictionary::read(&plain).expect("read"),
            Dictionary::read(&packed).expect("read"),
        );
        assert_eq!(one.pairs, two.pairs);
        assert_eq!((one.pairs.len(), one.version), (1, two.version));
        std::fs::write(&plain, [0xff, 0xfe]).expect("written");
        let error = Dictionary::read(&plain).expect_err("no text");
        assert!(error.to_string().contains("plain"), "{error}");
    }
}
