//! What the service has learned from its own texts: which characters keep company, which words every
//! need has, what words mean in the other language. Learned while an index is built, kept in its folder.

mod bilingual;
mod company;
mod eigen;
mod fields;
mod learner;
mod pairs;
mod piece;
mod shipped;
mod topics;

use std::fs;
use std::path::Path;
use std::sync::Arc;

pub use bilingual::Bilingual;
pub use learner::Learner;
pub use pairs::{Pair, cedict, glossary};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
pub use shipped::{shipped, shipped_version};
use topics::Topics;
pub(crate) use topics::{Direction, SIZE};

use crate::{Document, IndexError, Kind, Weights};

/// The file of a model in the folder of its index.
const FILE: &str = "qiao-model";

/// What was learned. The default one has learned nothing.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Model {
    /// Directions of texts; `None` where there was too little to learn from.
    pub(crate) topics: Option<Topics>,
    /// How much less a word says that many needs have, 0–1; words that are not here: 1.
    pub(crate) common: FxHashMap<String, f32>,
    /// What words mean in the other language.
    pub(crate) bilingual: Arc<Bilingual>,
    /// Documents that it was learned from.
    pub(crate) documents: u64,
}

impl Model {
    /// Documents that it was learned from.
    #[must_use]
    pub const fn documents(&self) -> u64 {
        self.documents
    }

    /// Whether texts have directions.
    #[must_use]
    pub const fn has_topics(&self) -> bool {
        self.topics.is_some()
    }

    /// What words mean in the other language.
    #[must_use]
    pub fn bilingual(&self) -> &Bilingual {
        &self.bilingual
    }

    /// How much a word says in a need, 0–1.
    pub(crate) fn says(&self, word: &str) -> f32 {
        self.common.get(word).copied().unwrap_or(1.0)
    }

    /// The direction of a document's text.
    pub(crate) fn topic(&self, document: &Document) -> Option<Vec<u8>> {
        self.topics.as_ref()?.of_document(document)
    }

    /// The directions of a query, of the whole and of its title.
    pub(crate) fn directions(&self, whole: &[(f32, &str)], title: &[(f32, &str)]) -> Vec<Vec<f32>> {
        let topics = self.topics.as_ref();
        topics.map_or_else(Vec::new, |topics| topics.of_query(whole, title))
    }

    /// The directions of a query as one, among documents of a kind.
    pub(crate) fn among(&self, directions: &[Vec<f32>], kind: Kind, weights: &Weights) -> Option<Direction> {
        self.topics.as_ref()?.among(directions, kind, weights)
    }

    pub(crate) fn write(&self, folder: &Path) -> Result<(), IndexError> {
        let bytes = postcard::to_allocvec(self).map_err(|error| IndexError::Corrupt(error.to_string()))?;
        let sum = crate::analyzer::checksum(&bytes);
        fs::write(folder.join(FILE), [&sum.to_le_bytes()[..], &bytes].concat())?;
        Ok(())
    }

    /// The model of a folder; one that is not there has learned nothing.
    pub(crate) fn read(folder: &Path) -> Result<Self, IndexError> {
        let bytes = match fs::read(folder.join(FILE)) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(error.into()),
        };
        let damaged = || IndexError::Corrupt(format!("{FILE} differs from its checksum"));
        let (sum, bytes) = bytes.split_first_chunk::<8>().ok_or_else(damaged)?;
        if u64::from_le_bytes(*sum) != crate::analyzer::checksum(bytes) {
            return Err(damaged());
        }
        postcard::from_bytes(bytes).map_err(|error| IndexError::Corrupt(format!("{FILE}: {error}")))
    }
}
