//! Commission terms as they are typed: per cents and amounts become whole numbers, and the other way round.

use crate::{
    code::{Code, SlipBase, SlipEvent, SlipKind, SlipPayee, SlipPayer},
    fields::Fields,
    post::amount::Unit,
    problem::Problems,
    schema::{self, Whole},
    visit::Visit,
};

use super::ask::Slip;

/// Rows for milestones that the form has at least.
const ROWS: usize = 3;
/// The most that it has.
const MOST: usize = 10;
/// All of it, in basis points.
const WHOLE: i32 = 10_000;
/// Per cents with two decimals are whole basis points.
const PERCENT: Unit = Unit {
    name: "",
    currency: "",
    zeros: 2,
};

/// When a part of the commission falls due.
#[derive(cynic::InputObject, Clone, Debug)]
pub(super) struct SlipMilestoneInput {
    event: SlipEvent,
    share: i32,
    note: Option<String>,
}

/// Commission terms.
#[derive(cynic::InputObject, Clone, Debug)]
pub(super) struct SlipInput {
    kind: SlipKind,
    rate: Option<i32>,
    base: Option<SlipBase>,
    amount: Option<Whole>,
    currency: Option<String>,
    payer: Option<SlipPayer>,
    payee: Option<SlipPayee>,
    milestones: Vec<SlipMilestoneInput>,
    note: Option<String>,
}

/// A share in basis points, out of per cents as they are typed.
fn percent(typed: &str) -> Option<i32> {
    PERCENT.read(typed).ok().and_then(|points| i32::try_from(points).ok())
}

/// A share in basis points, in per cents.
pub(super) fn in_percent(points: i32) -> String {
    PERCENT.write(points.into())
}

/// What was typed, as the API takes it; problems stand at the fields.
pub(super) fn read(visit: &Visit, fields: &Fields) -> Result<SlipInput, Problems> {
    let mut problems = Problems::default();
    let kind = SlipKind::parse(fields.get("slip.kind")).unwrap_or(SlipKind::Rate);
    // What belongs to another kind is not sent; what was typed there stays in the form.
    let (by_rate, by_amount) = (kind == SlipKind::Rate, kind == SlipKind::Amount);
    let is_owed = by_rate || by_amount;
    let number = |name: &str, problems: &mut Problems| {
        let typed = fields.text(name)?;
        let points = percent(&typed);
        if points.is_none() {
            problems.add(name, visit.t("introduction-percent-problem"));
        }
        points
    };
    let rate = by_rate.then(|| number("slip.rate", &mut problems)).flatten();
    let unit = Unit::of(fields.get("slip.currency"));
    let amount = by_amount.then(|| fields.text("slip.amount")).flatten();
    let amount = amount.and_then(|typed| {
        if let Ok(amount) = unit.read(&typed) {
            Some(Whole(amount))
        } else {
            problems.add("slip.amount", visit.t("introduction-amount-problem"));
            None
        }
    });
    let mut milestones = Vec::new();
    for row in fields.rows("slip.milestones").into_iter().filter(|_| is_owed) {
        let field = |name: &str| format!("slip.milestones.{row}.{name}");
        let Some(event) = SlipEvent::parse(fields.get(&field("event"))) else {
            if fields.text(&field("share")).is_some() || fields.text(&field("note")).is_some() {
                problems.add(&field("event"), visit.t("introduction-event-problem"));
            }
            continue;
        };
        let share = number(&field("share"), &mut problems);
        if share.is_none() && fields.text(&field("share")).is_none() {
            problems.add(&field("share"), visit.t("introduction-percent-problem"));
        }
        milestones.push(SlipMilestoneInput {
            event,
            share: share.unwrap_or_default(),
            note: fields.text(&field("note")),
        });
    }
    let sum: i32 = milestones.iter().map(|milestone| milestone.share).sum();
    if problems.is_empty() && !milestones.is_empty() && sum != WHOLE {
        let is = in_percent(sum);
        problems.add("slip.milestones", visit.t1("introduction-share-sum", "sum", is));
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    Ok(SlipInput {
        kind,
        rate,
        base: SlipBase::parse(fields.get("slip.base")).filter(|_| by_rate),
        currency: amount.map(|_| unit.currency.to_owned()),
        amount,
        payer: SlipPayer::parse(fields.get("slip.payer")).filter(|_| is_owed),
        payee: SlipPayee::parse(fields.get("slip.payee")).filter(|_| is_owed),
        milestones,
        note: fields.text("slip.note"),
    })
}

/// The form's fields for terms that stand: who offers others begins with them.
pub(super) fn fields_of(slip: &Slip) -> Fields {
    let mut fields = vec![("slip.kind".to_owned(), slip.kind.value().to_owned())];
    let mut put = |name: &str, value: String| fields.push((format!("slip.{name}"), value));
    if let Some(rate) = slip.rate {
        put("rate", in_percent(rate));
    }
    if let Some(base) = slip.base {
        put("base", base.value().to_owned());
    }
    if let Some(amount) = &slip.amount {
        let unit = Unit::for_amounts(&amount.currency, &[amount.minor_units.0]);
        put("amount", unit.write(amount.minor_units.0));
        put("currency", unit.name.to_owned());
    }
    if let Some(payer) = slip.payer {
        put("payer", payer.value().to_owned());
    }
    if let Some(payee) = slip.payee {
        put("payee", payee.value().to_owned());
    }
    for (row, milestone) in slip.milestones.iter().enumerate() {
        put(&format!("milestones.{row}.event"), milestone.event.value().to_owned());
        put(&format!("milestones.{row}.share"), in_percent(milestone.share));
        put(
            &format!("milestones.{row}.note"),
            milestone.note.clone().unwrap_or_default(),
        );
    }
    if let Some(note) = &slip.note {
        put("note", note.clone());
    }
    Fields(fields)
}

/// A row of the form for a milestone.
pub(super) struct Row {
    pub(super) at: usize,
    pub(super) event: String,
    pub(super) share: String,
    pub(super) note: String,
}

/// The rows of the form: those that were typed and at least three; one more when that is wanted.
pub(super) fn rows(fields: &Fields) -> Vec<Row> {
    let typed = fields.rows("slip.milestones");
    let more = usize::from(fields.has("add"));
    let count = typed.last().map_or(0, |last| last + 1) + more;
    let rows = (0..count.clamp(ROWS, MOST)).map(|at| {
        let get = |name: &str| fields.get(&format!("slip.milestones.{at}.{name}")).to_owned();
        Row {
            at,
            event: get("event"),
            share: get("share"),
            note: get("note"),
        }
    });
    rows.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn per_cents_are_kept_exactly() {
        for (typed, points) in [("5", 500), ("2.75", 275), ("100", 10_000), ("0.5", 50), ("５", 500)] {
            assert_eq!(percent(typed), Some(points), "{typed}");
        }
        for typed in ["", "five", "1.234", "-1"] {
            assert_eq!(percent(typed), None, "{typed}");
        }
        assert_eq!((in_percent(500), in_percent(275)), ("5".to_owned(), "2.75".to_owned()));
    }

    #[test]
    fn rows_that_were_typed_come_back_and_one_more_when_wanted() {
        let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let typed = Fields(vec![field("slip.milestones.4.event", "LANDED"), field("add", "1")]);
        let rows = rows(&typed);
        assert_eq!((rows.len(), rows[4].event.as_str()), (6, "LANDED"));
        assert_eq!(super::rows(&Fields::default()).len(), ROWS);
    }
}
