//! Why a candidate has its points, to the last one.

use std::cmp::Reverse;

use qiao_index::{Hit, Query, Snapshot};

use super::{
    fit::{Detail, Judge, Part},
    noun,
};
use crate::error::Error;

/// One part of a candidate's points.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// What it contributes, in thousandths.
    pub points: u32,
    /// Why.
    pub why: Why,
}

/// Why a candidate has points.
#[derive(Clone, Debug, PartialEq)]
pub enum Why {
    /// A word of the subject stands in the candidate.
    Word {
        /// The word, as it stands in the subject.
        term: String,
        /// Where in the candidate it stands.
        part: qiao_index::Part,
        /// The words of the subject that it is a piece of, where it is no word.
        within: Option<String>,
        /// What stands there in its place, where that is a word of the other language.
        meaning: Option<String>,
    },
    /// The texts are about the same, whatever their words.
    Topic,
    /// It suits beyond words, or does not.
    Fit {
        /// In what.
        part: Part,
        /// The points that this could have given.
        most: u32,
        /// What was found.
        detail: Detail,
    },
}

/// The reasons of each hit, the strongest first; they sum to the hit's points. What suits beyond words is told even where it
/// gives no points: that a target is missed or that there is a conflict is what one wants to know.
pub(super) fn of_hits(
    snapshot: &Snapshot,
    query: &Query,
    judge: Option<&Judge>,
    hits: &[Hit],
) -> Result<Vec<Vec<Reason>>, Error> {
    let mut all = Vec::with_capacity(hits.len());
    for (hit, words) in hits.iter().zip(snapshot.explain(query, hits)?) {
        let words = words.into_iter().map(|word| Reason {
            points: word.points,
            why: match word.why {
                qiao_index::Why::Word {
                    term,
                    part,
                    within,
                    meaning,
                    ..
                } => Why::Word {
                    term,
                    part,
                    within,
                    meaning,
                },
                qiao_index::Why::Topic => Why::Topic,
            },
        });
        let mut reasons: Vec<Reason> = words.collect();
        if let Some(judge) = judge
            && let Some(facts) = snapshot.facts(hit.kind, hit.id)?
        {
            let given = judge.given(noun(hit.kind), &facts).into_iter();
            reasons.extend(given.map(|given| Reason {
                points: given.points,
                why: Why::Fit {
                    part: given.part,
                    most: given.most,
                    detail: given.detail,
                },
            }));
        }
        reasons.sort_by_key(|reason| Reverse(reason.points));
        all.push(reasons);
    }
    Ok(all)
}
