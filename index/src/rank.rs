//! Where one document stands in a ranking, and what the words of a query count: for those who ask why.

use crate::page::{Hit, Window};
use crate::plan::Plan;
use crate::snapshot::{Snapshot, Wants};
use crate::{Filter, IndexError, Kind, Part, Query};

impl Snapshot {
    /// A document as a hit of a query, whether or not a filter would let it through; `None` where it is not there or
    /// has nothing in common with the query.
    pub fn hit(&self, query: &Query, kind: Kind, id: i64) -> Result<Option<Hit>, IndexError> {
        let Some(facts) = self.facts(kind, id)? else {
            return Ok(None);
        };
        let reasons = self.explain(query, &[Hit { kind, id, points: 0 }])?;
        let points: u32 = reasons.iter().flatten().map(|reason| reason.points).sum();
        let fit = query
            .fit()
            .map_or(0, |fit| fit.points(kind, id, &facts).min(fit.most()));
        Ok((points > 0).then_some(Hit {
            kind,
            id,
            points: points + fit,
        }))
    }

    /// A document as a hit, and how many hits come before it.
    pub fn rank(&self, query: &Query, filter: &Filter, kind: Kind, id: i64) -> Result<Option<(Hit, u64)>, IndexError> {
        match self.hit(query, kind, id)? {
            Some(hit) if self.admits(filter, kind, id)? => Ok(Some((hit, self.before(query, filter, hit)?))),
            _ => Ok(None),
        }
    }

    /// How many hits come before this one. It need not be one itself: with other points it tells where a document would
    /// stand that had them.
    pub fn before(&self, query: &Query, filter: &Filter, hit: Hit) -> Result<u64, IndexError> {
        let all = Kind::ALL.into_iter().map(|kind| self.documents(kind)).sum::<u64>();
        let window = Window::first(usize::try_from(all).unwrap_or(usize::MAX)).before(hit);
        let found = self.search(query, filter, &window, Wants::default())?;
        Ok(found.hits.len() as u64)
    }

    /// Whether a document is there and passes a filter.
    pub fn admits(&self, filter: &Filter, kind: Kind, id: i64) -> Result<bool, IndexError> {
        if !filter.admits(kind) {
            return Ok(false);
        }
        for at in 0..self.state.views.len() {
            let mut found = None;
            self.state.find(&self.fields, at, kind, id, |doc| found = Some(doc))?;
            if let Some(doc) = found {
                let seat = self.state.views[at].segment.seats.of(doc);
                return Ok(filter.bits(&self.state, &self.fields, at)?.contains(seat));
            }
        }
        Ok(false)
    }

    /// For each of a query's terms the most points that it gives a document of these kinds, where it stands as such; 0 where
    /// none of them has it.
    pub fn strengths(&self, query: &Query, kinds: &[Kind]) -> Result<Vec<u32>, IndexError> {
        let plan = Plan::new(&self.state, query, |kind| kinds.contains(&kind))?;
        let mut strengths = vec![0; query.terms().len()];
        for clause in plan.clauses().filter(|clause| clause.meaning.is_none()) {
            let strength = &mut strengths[clause.term];
            *strength = clause.weight.max(*strength);
        }
        Ok(strengths)
    }

    /// How many documents of a kind have a token in their text: in the part in which most have it, so that nothing counts
    /// twice.
    pub fn documents_with(&self, kind: Kind, token: &str) -> Result<u64, IndexError> {
        let mut most = 0;
        for part in [Part::Title, Part::Body] {
            let mut count = 0;
            for view in &self.state.views {
                if let Some(info) = view.segment.text(kind, part).terms().get(token.as_bytes())? {
                    count += u64::from(view.frequency(kind, part, &info)?);
                }
            }
            most = most.max(count);
        }
        Ok(most)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{Analyzer, Axis, Document, Emphasis, Fit, Index, Model};

    /// One point for each byte of the facts.
    struct Bytes;

    impl Fit for Bytes {
        fn most(&self) -> u32 {
            3_000
        }

        fn points(&self, _kind: Kind, _id: i64, facts: &[u8]) -> u32 {
            u32::try_from(facts.len()).unwrap_or(u32::MAX)
        }
    }

    fn filled() -> (tempfile::TempDir, Index) {
        let dir = tempfile::tempdir().expect("a folder");
        let index = Index::create(dir.path(), &Analyzer::shipped(), &Model::default()).expect("an index");
        let mut writer = index.writer(1).expect("a writer");
        for id in 0..200 {
            let text = match id % 4 {
                0 => "电池 电池 防爆",
                1 => "电池 水泵 水泵 水泵",
                2 => "电池",
                _ => "轴承",
            };
            let facts = vec![1; usize::try_from(id * 7_919 % 200).expect("small") * 10];
            let document = Document::new(Kind::Achievement, id)
                .text(Part::Title, text)
                .label(Axis::Status, if id % 5 == 0 { "even" } else { "odd" })
                .facts(facts);
            writer.put(&document).expect("put");
        }
        writer.commit(1).expect("committed");
        (dir, index)
    }

    #[test]
    fn every_hit_is_told_its_place_and_what_is_none_has_no_place() {
        let (_dir, index) = filled();
        let snapshot = index.snapshot();
        let analyzer = Analyzer::shipped();
        for filter in [Filter::default(), Filter::default().any_of(Axis::Status, ["even"])] {
            let query = Query::new(&analyzer, &[(Emphasis::Body, "电池防爆")]).with_fit(Arc::new(Bytes));
            let found = snapshot.search(&query, &filter, &Window::first(500), Wants::default());
            let hits = found.expect("searched").hits;
            for id in 0..201 {
                let place = hits.iter().position(|hit| hit.id == id);
                let expected = place.map(|place| (hits[place], place as u64));
                let rank = snapshot.rank(&query, &filter, Kind::Achievement, id).expect("ranked");
                assert_eq!(rank, expected, "{id}");
            }
            // With more points it would be the first.
            let hit = Hit {
                points: u32::MAX,
                ..hits[20]
            };
            assert_eq!(snapshot.before(&query, &filter, hit).expect("counted"), 0);
        }
    }

    #[test]
    fn words_are_weighed_and_counted() {
        let (_dir, index) = filled();
        let snapshot = index.snapshot();
        let query = Query::new(&Analyzer::shipped(), &[(Emphasis::Title, "电池 防爆 发酵")]);
        let strengths = snapshot.strengths(&query, &[Kind::Achievement]).expect("weighed");
        let of = |word: &str| {
            let place = query.terms().iter().position(|term| term.token == word);
            strengths[place.unwrap_or_else(|| panic!("no term {word}"))]
        };
        assert!(of("防爆") > of("电池") && of("电池") > 0, "{strengths:?}");
        assert_eq!(of("发酵"), 0);
        let count = |word| snapshot.documents_with(Kind::Achievement, word).expect("counted");
        assert_eq!((count("电池"), count("防爆"), count("发酵")), (150, 50, 0));
        assert_eq!(snapshot.documents_with(Kind::Need, "电池").expect("counted"), 0);
    }
}
