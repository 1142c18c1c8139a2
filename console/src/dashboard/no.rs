//! Why introductions came to nothing: the reasons of every *no*, by the phase in which it was said.

use super::{
    ask::{Answered, Counted},
    rows::{Bars, Rows},
};
use crate::{
    code::{Code as _, IntroductionStatus},
    piece::FacetCount,
    visit::Visit,
};

/// The phases in which somebody says no.
pub(super) const PHASES: [IntroductionStatus; 3] = [
    IntroductionStatus::Declined,
    IntroductionStatus::Withdrawn,
    IntroductionStatus::Ended,
];

/// A reason with its figures by phase, each with its rows; none where there are none.
pub(super) struct Reason {
    pub(super) name: String,
    pub(super) figures: Vec<Option<(String, i32)>>,
}

/// All reasons.
pub(super) struct Noes {
    /// The phases by name.
    pub(super) phases: Vec<String>,
    /// How often each reason was given, whatever the phase.
    pub(super) bars: Bars,
    pub(super) reasons: Vec<Reason>,
}

impl Noes {
    /// Of what was counted.
    pub(super) fn of(visit: &Visit, rows: &Rows<'_>, answer: &Answered) -> Self {
        let counted: [&Counted; 3] = [&answer.declined, &answer.withdrawn, &answer.ended];
        let mut all: Vec<FacetCount> = Vec::new();
        for count in counted.iter().flat_map(|counted| &counted.facets.reasons) {
            match all.iter_mut().find(|known| known.value == count.value) {
                Some(known) => known.count += count.count,
                None => all.push(count.clone()),
            }
        }
        all.sort_by(|one, other| other.count.cmp(&one.count).then(one.value.cmp(&other.value)));
        let reasons = all.iter().map(|reason| {
            let figure = |(counted, phase): (&&Counted, &IntroductionStatus)| {
                let found = counted
                    .facets
                    .reasons
                    .iter()
                    .find(|count| count.value == reason.value)?;
                let query = [("status", phase.value()), ("reason", reason.value.as_str())];
                Some((rows.list("/introductions", &query), found.count))
            };
            Reason {
                name: visit.label_of("MoveReason", &reason.value),
                figures: counted.iter().zip(&PHASES).map(figure).collect(),
            }
        });
        Self {
            phases: PHASES.iter().map(|phase| visit.label(phase)).collect(),
            reasons: reasons.collect(),
            bars: rows.bars("/introductions", "reason", Some("MoveReason"), &all),
        }
    }
}
