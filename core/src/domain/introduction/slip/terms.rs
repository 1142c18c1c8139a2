//! Terms: what may be agreed, and their one written form.

use qiao_entity::{
    introduction,
    slip::{Model, SlipBase, SlipKind, SlipPayee, SlipPayer},
    slip_milestone::{self, SlipEvent},
    step::Side,
};

use crate::domain::{
    problem::{Checks, Problem, Trouble},
    reference,
};

/// Most characters of what else is agreed.
pub const NOTE: usize = 1_000;
/// Most milestones of one slip.
pub const MOST_MILESTONES: usize = 10;
/// The whole, in basis points.
pub const WHOLE: i32 = 10_000;
/// Most minor units of a currency that an amount may have.
const MOST: i64 = 1_000_000_000_000_000;

/// When a part of the commission falls due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Milestone {
    /// On what.
    pub event: SlipEvent,
    /// Its share in basis points.
    pub share: i32,
    /// What else there is to say.
    pub note: Option<String>,
}

/// Terms to be offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    /// How the commission is reckoned.
    pub kind: SlipKind,
    /// The rate in basis points.
    pub rate: Option<i32>,
    /// Of what the rate is taken.
    pub base: Option<SlipBase>,
    /// The amount in minor units.
    pub amount: Option<i64>,
    /// Its currency.
    pub currency: Option<String>,
    /// Who pays.
    pub payer: Option<SlipPayer>,
    /// Who earns it.
    pub payee: Option<SlipPayee>,
    /// When which part falls due.
    pub milestones: Vec<Milestone>,
    /// What else is agreed.
    pub note: Option<String>,
}

fn filled(text: Option<&String>) -> Option<String> {
    text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

impl Terms {
    /// The same with texts trimmed.
    pub(super) fn tidy(&self) -> Self {
        let milestones = self.milestones.iter().map(|milestone| Milestone {
            note: filled(milestone.note.as_ref()),
            ..milestone.clone()
        });
        Self {
            note: filled(self.note.as_ref()),
            currency: filled(self.currency.as_ref()),
            milestones: milestones.collect(),
            ..self.clone()
        }
    }

    /// Everything that is wrong with the terms, for this introduction.
    pub(super) fn problems(&self, introduction: &introduction::Model) -> Vec<Problem> {
        let mut checks = Checks::default();
        let (by_rate, by_amount) = (self.kind == SlipKind::Rate, self.kind == SlipKind::Amount);
        let is_owed = by_rate || by_amount;
        for (field, wanted, given) in [
            ("rate", by_rate, self.rate.is_some()),
            ("base", by_rate, self.base.is_some()),
            ("amount", by_amount, self.amount.is_some()),
            ("currency", by_amount, self.currency.is_some()),
            ("payer", is_owed, self.payer.is_some()),
            ("payee", is_owed, self.payee.is_some()),
            ("milestones", is_owed, !self.milestones.is_empty()),
        ] {
            match (wanted, given) {
                (true, false) => checks.add(field, Trouble::Required),
                (false, true) => checks.add(field, Trouble::NotWanted),
                _ => {}
            }
        }
        checks.range("rate", self.rate, 1, WHOLE);
        checks.range("amount", self.amount, 1, MOST);
        checks.code("currency", self.currency.as_deref(), |code| {
            reference::decimals(code).is_some()
        });
        // Who does not sign is not bound: only the sides of the introduction pay, and only who takes part in it earns.
        let supplied = introduction.supplier_id.is_some();
        if !supplied && matches!(self.payer, Some(SlipPayer::Supplier | SlipPayer::Both)) {
            checks.add("payer", Trouble::NotWanted);
        }
        let earns = match self.payee {
            None => true,
            Some(SlipPayee::Manager) => introduction.manager_id.is_some(),
            Some(SlipPayee::Matchmaker) => introduction.side == Side::Matchmaker,
        };
        if !earns {
            checks.add("payee", Trouble::NotWanted);
        }
        self.check_milestones(&mut checks);
        checks.text("note", self.note.as_deref(), NOTE);
        checks.problems()
    }

    fn check_milestones(&self, checks: &mut Checks) {
        let is = self.milestones.len();
        if is > MOST_MILESTONES {
            let most = MOST_MILESTONES;
            checks.add("milestones", Trouble::TooMany { most, is });
        }
        checks.each("milestones", &self.milestones, |checks, milestone| {
            checks.range("share", Some(milestone.share), 1, WHOLE);
            checks.text("note", milestone.note.as_deref(), 200);
            if milestone.event == SlipEvent::Other && milestone.note.is_none() {
                checks.add("note", Trouble::Required);
            }
        });
        let sum: i64 = self.milestones.iter().map(|milestone| i64::from(milestone.share)).sum();
        if is > 0 && sum != i64::from(WHOLE) {
            let whole = WHOLE.to_string();
            checks.add(
                "milestones",
                Trouble::OutOfRange {
                    least: whole.clone(),
                    most: whole,
                },
            );
        }
    }
}

/// A milestone in the written form.
#[derive(serde::Serialize)]
struct WrittenMilestone<'a> {
    event: SlipEvent,
    note: Option<&'a str>,
    share: i32,
}

/// The written form: fields in the order of their names, without spaces.
#[derive(serde::Serialize)]
struct WrittenTerms<'a> {
    amount: Option<i64>,
    base: Option<SlipBase>,
    currency: Option<&'a str>,
    introduction: String,
    kind: SlipKind,
    milestones: Vec<WrittenMilestone<'a>>,
    note: Option<&'a str>,
    number: i32,
    payee: Option<SlipPayee>,
    payer: Option<SlipPayer>,
    rate: Option<i32>,
}

/// The terms in their one written form, from which the digest is taken: JSON with its fields in the order of their names and
/// without spaces.
#[must_use]
pub fn written(row: &Model, milestones: &[slip_milestone::Model]) -> String {
    let terms = WrittenTerms {
        amount: row.amount,
        base: row.base,
        currency: row.currency.as_deref(),
        introduction: format!("introduction_{}", row.introduction_id),
        kind: row.kind,
        milestones: milestones
            .iter()
            .map(|milestone| WrittenMilestone {
                event: milestone.event,
                note: milestone.note.as_deref(),
                share: milestone.share,
            })
            .collect(),
        note: row.note.as_deref(),
        number: row.number,
        payee: row.payee,
        payer: row.payer,
        rate: row.rate,
    };
    // Plain values have a JSON form.
    serde_json::to_string(&terms).unwrap_or_default()
}

/// The BLAKE3 digest of a written form, in hexadecimal.
#[must_use]
pub(super) fn digest(written: &str) -> String {
    blake3::hash(written.as_bytes()).to_hex().to_string()
}
