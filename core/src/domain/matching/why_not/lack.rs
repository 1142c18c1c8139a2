//! What those before a record have and it does not.

use std::{
    cmp::Reverse,
    collections::{HashMap, HashSet},
};

use super::{
    super::{
        Reason, Why,
        fit::{Detail, Part},
    },
    Condition,
};

/// Most that are told.
const MOST: usize = 20;

/// What a record lacks.
#[derive(Clone, Debug, PartialEq)]
pub enum Lack {
    /// A word of what is matched.
    Word(String),
    /// Something that suits beyond words.
    Fit {
        /// In what.
        part: Part,
        /// What was found.
        detail: Detail,
    },
    /// A condition of the filter.
    Condition(Condition),
}

/// What a record lacks, and what it counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Missing {
    /// What is lacking.
    pub lack: Lack,
    /// Of a word, the points that it gives those before on average, those that do not have it included; of what suits beyond
    /// words, the points that it could give in addition.
    pub points: u32,
    /// How many of those before have it, or more of it.
    pub having: usize,
}

/// The one change that would lift a record most.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What is lacking.
    pub lack: Lack,
    /// The points that it would give.
    pub points: u32,
    /// The place that the record would have then, if all else stayed as it is.
    pub rank: u64,
}

fn mean(sum: u64, count: usize) -> u32 {
    u32::try_from(sum / (count.max(1) as u64)).unwrap_or(u32::MAX)
}

/// What a record with these reasons lacks against others with theirs, what counts most first. Pieces of a word count with
/// the word; those that reach over several words are not told.
pub(super) fn missing(own: &[Reason], others: &[Vec<Reason>]) -> Vec<Missing> {
    let has: HashSet<&str> = own.iter().filter_map(whole).collect();
    let mut words: HashMap<&str, (u64, usize)> = HashMap::new();
    for other in others {
        let having: HashSet<&str> = other.iter().filter_map(whole).collect();
        for word in having.difference(&has) {
            words.entry(word).or_default().1 += 1;
        }
        for reason in other {
            if let Some((sum, _)) = term(reason).and_then(|word| words.get_mut(word)) {
                *sum += u64::from(reason.points);
            }
        }
    }
    let words = words.into_iter().map(|(word, (sum, having))| Missing {
        lack: Lack::Word(word.to_owned()),
        points: mean(sum, others.len()),
        having,
    });
    let parts = own.iter().filter_map(|reason| {
        let Why::Fit { part, most, detail } = &reason.why else {
            return None;
        };
        let gives = |other: &&Vec<Reason>| points_of(other, *part) > reason.points;
        (reason.points < *most).then(|| Missing {
            lack: Lack::Fit {
                part: *part,
                detail: detail.clone(),
            },
            points: most - reason.points,
            having: others.iter().filter(gives).count(),
        })
    });
    let mut missing: Vec<Missing> = words.chain(parts).filter(|missing| missing.points > 0).collect();
    missing.sort_by(|a, b| (Reverse(a.points), name(&a.lack)).cmp(&(Reverse(b.points), name(&b.lack))));
    missing.truncate(MOST);
    missing
}

/// The word that a reason is about; none where it is about a piece of one.
fn whole(reason: &Reason) -> Option<&str> {
    match &reason.why {
        Why::Word { term, within: None, .. } => Some(term),
        _ => None,
    }
}

/// The word that a reason is about, or about a piece of which.
fn term(reason: &Reason) -> Option<&str> {
    match &reason.why {
        Why::Word { term, within, .. } => Some(within.as_ref().unwrap_or(term)),
        Why::Topic | Why::Fit { .. } => None,
    }
}

fn points_of(reasons: &[Reason], wanted: Part) -> u32 {
    let of = reasons
        .iter()
        .find(|reason| matches!(&reason.why, Why::Fit { part, .. } if *part == wanted));
    of.map_or(0, |reason| reason.points)
}

/// Settles the order of equals.
fn name(lack: &Lack) -> (u8, &str, usize) {
    match lack {
        Lack::Word(word) => (0, word, 0),
        Lack::Fit { part, .. } => (1, "", *part as usize),
        Lack::Condition(condition) => (2, "", *condition as usize),
    }
}

/// What would give most by itself, and how much: of a word what it gives on average to those who have it, of a part all that
/// it can give. Who is no candidate becomes one by a word only.
pub(super) fn best(missing: &[Missing], shares_words: bool, others: usize) -> Option<(Lack, u32)> {
    let gains = missing.iter().filter_map(|missing| match &missing.lack {
        Lack::Word(_) => {
            let sum = u64::from(missing.points) * others as u64;
            Some((missing, mean(sum, missing.having)))
        }
        Lack::Fit { part, detail } if shares_words && can_change(*part, detail) => Some((missing, missing.points)),
        Lack::Fit { .. } | Lack::Condition(_) => None,
    });
    // The first of equals.
    let best = gains.reduce(|best, next| if next.1 > best.1 { next } else { best })?;
    Some((best.0.lack.clone(), best.1))
}

/// Whether whoever keeps a record can do something about a part. Where somebody is, what it is and to whom it is tied is
/// nothing to be changed for a need, and a record of cases grows with time only.
fn can_change(part: Part, detail: &Detail) -> bool {
    match part {
        Part::Field
        | Part::Mode
        | Part::Maturity
        | Part::Language
        | Part::Indicators
        | Part::Rights
        | Part::Capacity
        | Part::Freshness => true,
        Part::Region | Part::Partner => *detail == Detail::Unknown,
        Part::Conflict | Part::Track => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(term: &str, points: u32) -> Reason {
        Reason {
            points,
            why: Why::Word {
                term: term.to_owned(),
                part: qiao_index::Part::Body,
                within: None,
                meaning: None,
            },
        }
    }

    fn piece(term: &str, of: &str, points: u32) -> Reason {
        let mut reason = word(term, points);
        if let Why::Word { within, .. } = &mut reason.why {
            *within = Some(of.to_owned());
        }
        reason
    }

    fn part(part: Part, points: u32, most: u32) -> Reason {
        let detail = Detail::Unknown;
        Reason {
            points,
            why: Why::Fit { part, most, detail },
        }
    }

    #[test]
    fn what_is_missing_is_told_by_what_it_counts() {
        let own = [
            word("轴承", 900),
            part(Part::Field, 0, 1_500),
            part(Part::Track, 250, 500),
        ];
        let others = [
            vec![
                word("轴承", 800),
                word("润滑", 1_000),
                piece("滑", "润滑", 200),
                piece("承润", "轴承润滑", 300),
                part(Part::Field, 1_500, 1_500),
            ],
            vec![word("润滑", 600), word("高温", 1_800), part(Part::Track, 250, 500)],
        ];
        let missing = missing(&own, &others);
        let told: Vec<(Lack, u32, usize)> = missing
            .iter()
            .map(|missing| (missing.lack.clone(), missing.points, missing.having))
            .collect();
        let fit = |part| Lack::Fit {
            part,
            detail: Detail::Unknown,
        };
        assert_eq!(
            told,
            [
                (fit(Part::Field), 1_500, 1),
                (Lack::Word("润滑".to_owned()), 900, 2),
                (Lack::Word("高温".to_owned()), 900, 1),
                (fit(Part::Track), 250, 0),
            ]
        );
        // The rarer word gives more to whom has it.
        assert_eq!(best(&missing, true, 2), Some((Lack::Word("高温".to_owned()), 1_800)));
        assert_eq!(
            best(&missing[3..], true, 2),
            None,
            "a track record cannot be written down"
        );
        assert_eq!(
            best(&missing[..1], false, 2),
            None,
            "without a word nothing else counts"
        );
    }
}
