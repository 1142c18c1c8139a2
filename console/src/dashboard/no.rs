//! Why it came to nothing: the reasons of every *no* on the way from match to money, by the phase in which it was said.

use super::{
    ask::{Answered, Counted},
    rows::{Bars, Rows},
};
use crate::{
    code::{ChainSubject, Code as _},
    visit::Visit,
};

/// The phases in which somebody says no.
pub(super) const PHASES: [ChainSubject; 5] = [
    ChainSubject::Introduction,
    ChainSubject::Slip,
    ChainSubject::Proposal,
    ChainSubject::Engagement,
    ChainSubject::Contract,
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
    /// The list of all.
    pub(super) to: String,
}

impl Noes {
    /// Of what was counted.
    pub(super) fn of(visit: &Visit, rows: &Rows<'_>, answer: &Answered) -> Self {
        let counted: [&Counted; 5] = [
            &answer.introductions,
            &answer.slips,
            &answer.proposals,
            &answer.engagements,
            &answer.contracts,
        ];
        let all = &answer.all_noes.facets.reasons;
        let reasons = all.iter().map(|reason| {
            let figure = |(counted, phase): (&&Counted, &ChainSubject)| {
                let mut counts = counted.facets.reasons.iter();
                let found = counts.find(|count| count.value == reason.value)?;
                let query = [("phase", phase.value()), ("reason", reason.value.as_str())];
                Some((rows.list("/noes", &query), found.count))
            };
            Reason {
                name: visit.label_of("MoveReason", &reason.value),
                figures: counted.iter().zip(&PHASES).map(figure).collect(),
            }
        });
        Self {
            phases: PHASES.iter().map(|phase| visit.label(phase)).collect(),
            reasons: reasons.collect(),
            bars: rows.bars("/noes", "reason", Some("MoveReason"), all),
            to: rows.list("/noes", &[]),
        }
    }
}
