//! Some records side by side: where each stands among the candidates, and why.

use std::sync::Arc;

use qiao_entity::noun::Noun;
use qiao_index::{Hit, Wants, Window};

use super::{Cause, Search, look};
use crate::{
    app::App,
    domain::matching::{By, Filter, Reason, Subject, kind, reason::of_hits},
    error::Error,
};

/// Most records that are compared at once.
pub const COMPARED_MOST: usize = 4;

/// Where a record stands among the candidates of its noun.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    /// The record.
    pub record: (Noun, i64),
    /// How many candidates of its noun there are.
    pub total: u64,
    /// Its place among them, from 1; none when it is no candidate.
    pub rank: Option<u64>,
    /// Why it is none.
    pub cause: Option<Cause>,
    /// Its points; none when it has nothing in common.
    pub points: Option<u32>,
    /// Why it has them; they sum to them.
    pub reasons: Vec<Reason>,
}

/// Where records that the requester may know of stand among the candidates for a subject. One search for each of their nouns.
pub async fn compare(
    app: &App,
    subject: &Arc<Subject>,
    records: &[(Noun, i64)],
    by: By,
) -> Result<Vec<Compared>, Error> {
    let records = records.to_vec();
    look(app, subject, &Filter::default(), by, move |ground| {
        let mut found = Vec::with_capacity(records.len());
        for noun in [Noun::Manager, Noun::Achievement, Noun::Organization] {
            let of_noun = records.iter().filter(|(is, _)| *is == noun);
            let ids: Vec<i64> = of_noun.map(|(_, id)| *id).collect();
            if !ids.is_empty() {
                found.extend(ground.search(noun).side_by_side(&ids)?);
            }
        }
        Ok(found)
    })
    .await
}

impl Search<'_> {
    /// These records of the search's noun.
    fn side_by_side(&self, ids: &[i64]) -> Result<Vec<Compared>, Error> {
        let kind = kind(self.noun);
        let mut all = Vec::with_capacity(ids.len());
        for id in ids {
            let hit = self.snapshot.hit(self.query, kind, *id)?;
            all.push((*id, hit, self.cause(*id, &[])?));
        }
        let shown = all.iter().filter(|(.., cause)| cause.is_none());
        let last = shown.filter_map(|(_, hit, _)| *hit).max();
        // All that come before the last of them are those among which the others stand.
        let most = usize::try_from(self.snapshot.documents(kind)).unwrap_or(usize::MAX);
        let window = last.map_or(Window::first(0), |last| Window::first(most).before(last));
        let wants = Wants {
            total: true,
            facets: &[],
        };
        let found = self
            .snapshot
            .search(self.query, &self.index_filter(self.filter), &window, wants)?;
        let own: Vec<Hit> = ids
            .iter()
            .map(|id| Hit {
                kind,
                id: *id,
                points: 0,
            })
            .collect();
        let reasons = of_hits(self.snapshot, self.query, self.judge, &own)?;
        let compared = all.into_iter().zip(reasons).map(|((id, hit, cause), reasons)| {
            let place = |hit: Hit| found.hits.partition_point(|other| *other < hit) as u64 + 1;
            Compared {
                record: (self.noun, id),
                total: found.total.unwrap_or_default(),
                rank: hit.filter(|_| cause.is_none()).map(place),
                points: hit.map(|hit| hit.points),
                // What is no candidate is told nothing more.
                reasons: if matches!(cause, Some(Cause::NoText | Cause::NotShown)) {
                    Vec::new()
                } else {
                    reasons
                },
                cause,
            }
        });
        Ok(compared.collect())
    }
}
