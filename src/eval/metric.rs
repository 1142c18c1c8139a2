//! The metrics of one query.

use std::collections::HashMap;

/// A query's hits and judgements. Documents are numbers, in the order of the corpus.
pub(super) struct Judged<'a> {
    /// All hits with their points, best first.
    pub(super) ranking: &'a [(usize, u32)],
    /// Grades of the judged documents.
    pub(super) grades: &'a HashMap<usize, i32>,
    /// The least grade that counts as relevant where a metric knows only yes and no.
    pub(super) relevant: i32,
}

impl Judged<'_> {
    /// nDCG@10 with the gain 2^grade − 1 and the discount log2(rank + 1); documents without a judgement
    /// gain nothing. `None` where no document is relevant.
    pub(super) fn ndcg(&self) -> Option<f64> {
        self.normalised(self.ranking.iter().map(|&(document, _)| self.grade(document)))
    }

    /// nDCG@10 of the judged documents among themselves; those that were not found come last, in the
    /// order of the corpus.
    pub(super) fn ndcg_judged(&self) -> Option<f64> {
        let mut judged = self.points();
        judged.sort_by_key(|&(document, _, points)| (std::cmp::Reverse(points), document));
        self.normalised(judged.into_iter().map(|(_, grade, _)| grade))
    }

    /// The share of the pairs of judged documents with different grades that the points order rightly;
    /// equal points count half. `None` where there is no such pair.
    pub(super) fn pairwise(&self) -> Option<f64> {
        let judged = self.points();
        let (mut right, mut pairs) = (0.0, 0.0);
        for &(_, better, points) in &judged {
            for &(_, _, others) in judged.iter().filter(|&&(_, worse, _)| worse < better) {
                pairs += 1.0;
                right += match points.cmp(&others) {
                    std::cmp::Ordering::Greater => 1.0,
                    std::cmp::Ordering::Equal => 0.5,
                    std::cmp::Ordering::Less => 0.0,
                };
            }
        }
        (pairs > 0.0).then(|| right / pairs)
    }

    /// The share of the relevant documents among the first 100 hits.
    pub(super) fn recall(&self) -> Option<f64> {
        let relevant = self.count(self.grades.values().copied());
        let found = self.count(self.ranking.iter().take(100).map(|&(document, _)| self.grade(document)));
        (relevant > 0.0).then(|| found / relevant)
    }

    /// One over the rank of the first relevant hit, if it is among the first 10, or else 0.
    pub(super) fn reciprocal_rank(&self) -> Option<f64> {
        if self.count(self.grades.values().copied()) == 0.0 {
            return None;
        }
        let ranks = (1_u32..).zip(self.ranking.iter().take(10));
        let first = ranks
            .into_iter()
            .find(|&(_, &(document, _))| self.grade(document) >= self.relevant);
        Some(first.map_or(0.0, |(rank, _)| 1.0 / f64::from(rank)))
    }

    /// How many grades are relevant.
    fn count(&self, grades: impl Iterator<Item = i32>) -> f64 {
        grades.filter(|&grade| grade >= self.relevant).map(|_| 1.0).sum()
    }

    fn grade(&self, document: usize) -> i32 {
        self.grades.get(&document).copied().unwrap_or(0)
    }

    /// Judged documents with their grades and points.
    fn points(&self) -> Vec<(usize, i32, u32)> {
        let found = self
            .ranking
            .iter()
            .filter(|(document, _)| self.grades.contains_key(document));
        let points: HashMap<usize, u32> = found.copied().collect();
        let of = |document| points.get(&document).copied().unwrap_or(0);
        self.grades
            .iter()
            .map(|(&document, &grade)| (document, grade, of(document)))
            .collect()
    }

    fn normalised(&self, grades: impl Iterator<Item = i32>) -> Option<f64> {
        let mut ideal: Vec<i32> = self.grades.values().copied().collect();
        ideal.sort_by_key(|&grade| std::cmp::Reverse(grade));
        let ideal = gain(ideal.into_iter());
        (ideal > 0.0).then(|| gain(grades) / ideal)
    }
}

/// The discounted cumulated gain of the first ten.
fn gain(grades: impl Iterator<Item = i32>) -> f64 {
    (1_u32..)
        .zip(grades.take(10))
        .map(|(rank, grade)| (2_f64.powi(grade.max(0)) - 1.0) / f64::from(rank + 1).log2())
        .sum()
}
