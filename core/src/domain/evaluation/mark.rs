//! Marks that nobody gives: what a proposal promises for an indicator of the need against its target.

use qiao_entity::{
    evaluation_criterion as criterion, evaluation_mark::MarkVerdict, indicator::Operator, proposal_value,
};

use crate::domain::{
    matching::fit::{Verdict, measure::Stated, promise},
    prose::Prose,
};

/// What a promise is against its target, and what it is worth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// What it is against the target.
    pub verdict: MarkVerdict,
    /// What was promised, in the target's unit.
    pub promised: Option<f64>,
    /// The upper end of a promised range.
    pub promised_to: Option<f64>,
    /// By which part of the target it is missed.
    pub miss: Option<f64>,
    /// What it is worth, in thousandths.
    pub score: i32,
}

/// What nothing promised is worth: nothing. In a match the unknown gets half; who answers a need was asked, and a near miss
/// that is told must be worth more than silence.
const SILENT: Mark = Mark {
    verdict: MarkVerdict::Unknown,
    promised: None,
    promised_to: None,
    miss: None,
    score: 0,
};

/// The mark of a promise, by the measure of `docs/fit.md`: met is worth everything, a target missed by a part m of it three
/// quarters of 1 − 2m, at least nothing. None promised, and what is promised for something else, is worth nothing.
#[must_use]
pub fn mark(target: &criterion::Model, promised: Option<&proposal_value::Model>) -> Mark {
    let Some((stated, given)) = stated(target).zip(promised) else {
        return SILENT;
    };
    let answer = Stated {
        name: Prose::new(given.name_zh.clone(), given.name_en.clone()),
        operator: if given.value_to.is_some() {
            Operator::Range
        } else {
            Operator::Eq
        },
        value: given.value,
        value_to: given.value_to,
        unit: given.unit.clone(),
        necessity: None,
    };
    let Some((bound, verdict)) = promise(stated, answer) else {
        return SILENT;
    };
    let (told, miss) = match verdict {
        Verdict::Met => (MarkVerdict::Met, None),
        Verdict::Missed(miss) => (MarkVerdict::Missed, Some(miss)),
        Verdict::Unknown => return SILENT,
    };
    Mark {
        verdict: told,
        promised: Some(bound.low),
        promised_to: given.value_to.map(|_| bound.high),
        // A target of nought is missed wholly or not at all; no number of the database is greater than this.
        miss: miss.map(|miss| miss.min(1e9)),
        score: i32::try_from(verdict.share().get()).unwrap_or_default(),
    }
}

/// The target of a criterion that is computed.
fn stated(criterion: &criterion::Model) -> Option<Stated> {
    Some(Stated {
        name: Prose::new(criterion.name_zh.clone(), criterion.name_en.clone()),
        operator: criterion.operator?,
        value: criterion.value?,
        value_to: criterion.value_to,
        unit: criterion.unit.clone(),
        necessity: criterion.necessity,
    })
}
