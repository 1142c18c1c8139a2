//! What a change of a draft would do: the best candidates are looked for before and after.

use std::{collections::HashMap, sync::Arc};

use qiao_entity::noun::Noun;
use qiao_index::{Hit, Snapshot, Wants, Window};

use super::{
    super::{
        Filter, Subject,
        find::index_filter,
        fit::{
            Judge,
            code::{FIELDS, modes},
            facts::View,
        },
    },
    words::SOUGHT,
};
use crate::{config::Matching, domain::matching::noun, error::Error};

/// Candidates of each noun whose fields and modes are counted.
const LOOKED_AT: usize = 20;
/// Most codes that are proposed.
const PROPOSED: usize = 3;

/// Where candidates are looked for.
pub(super) struct Ground {
    pub(super) snapshot: Snapshot,
    pub(super) weights: Matching,
    pub(super) today: i32,
}

/// The best candidates of a draft.
pub(super) struct Best {
    /// By noun, in the order of [`SOUGHT`].
    hits: Vec<Vec<Hit>>,
}

impl Ground {
    /// The first candidates of each noun.
    pub(super) fn best(&self, subject: &Subject) -> Result<Best, Error> {
        let judge = Judge::new(subject.wish.clone(), &self.weights, self.today);
        let query = subject.query.clone().with_fit(Arc::new(judge));
        let mut hits = Vec::with_capacity(SOUGHT.len());
        for kind in SOUGHT {
            let nouns: [Noun; 1] = [noun(kind)];
            let filter = index_filter(subject, &nouns, &Filter::default(), self.today.into());
            let window = Window::first(LOOKED_AT);
            hits.push(self.snapshot.search(&query, &filter, &window, Wants::default())?.hits);
        }
        Ok(Best { hits })
    }

    /// Technology fields and transfer modes of candidates, each with the points of those that have it, the likeliest first.
    pub(super) fn proposed(&self, best: &Best) -> Result<(Vec<String>, Vec<String>), Error> {
        let (mut by_field, mut by_mode) = (HashMap::new(), HashMap::new());
        for hit in best.hits.iter().flatten() {
            let Some(facts) = self.snapshot.facts(hit.kind, hit.id)? else {
                continue;
            };
            let facts = View::of(&facts);
            // Who names many fields speaks for each of them less.
            let share = u64::from(hit.points) / (facts.fields().len().max(1) as u64);
            for code in facts
                .fields()
                .filter_map(|place| FIELDS.entry(place))
                .map(|entry| &entry.code)
            {
                *by_field.entry(code.clone()).or_insert(0) += share;
            }
            for mode in modes(facts.modes()) {
                *by_mode.entry(mode.code()).or_insert(0) += u64::from(hit.points);
            }
        }
        Ok((likeliest(by_field), likeliest(by_mode)))
    }
}

impl Best {
    /// How much the best candidate of a noun has more than here, for the noun where that is most.
    pub(super) fn rise(&self, after: &Self) -> u32 {
        let points = |hits: &Vec<Hit>| hits.first().map_or(0, |hit| hit.points);
        let pairs = self.hits.iter().zip(&after.hits);
        pairs
            .map(|(before, after)| points(after).saturating_sub(points(before)))
            .max()
            .unwrap_or_default()
    }
}

fn likeliest(counted: HashMap<String, u64>) -> Vec<String> {
    let mut counted: Vec<(String, u64)> = counted.into_iter().collect();
    counted.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    counted.truncate(PROPOSED);
    counted.into_iter().map(|(code, _)| code).collect()
}
