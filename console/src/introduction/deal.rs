//! The versions of the commission terms, side by side.

use super::{
    ask::{Introduction, Person, Slip, SlipSignature},
    terms::in_percent,
};
use crate::{
    code::{SlipKind, SlipStatus},
    visit::Visit,
};

/// A version of the terms, ready to be shown.
pub(super) struct Column {
    pub(super) number: i32,
    pub(super) status: String,
    pub(super) class: &'static str,
    pub(super) is_in_force: bool,
    pub(super) offered: String,
    /// What is earned: the rate of the base, the amount, or nothing.
    pub(super) commission: String,
    pub(super) payer: String,
    pub(super) payee: String,
    pub(super) milestones: Vec<String>,
    pub(super) note: String,
    pub(super) enterprise: String,
    pub(super) introduced: String,
    pub(super) no: String,
    pub(super) digest: String,
    /// Its first characters.
    pub(super) seal: String,
    /// What differs from the version before: names of rows.
    pub(super) changed: Vec<&'static str>,
}

impl Column {
    /// Whether a row differs from the version before.
    pub(super) fn is_changed(&self, row: &str) -> bool {
        self.changed.contains(&row)
    }
}

/// Most versions side by side; earlier ones are told by their steps.
const MOST: usize = 4;

/// The last versions, the latest one last.
pub(super) fn columns(visit: &Visit, introduction: &Introduction) -> Vec<Column> {
    let mut columns: Vec<Column> = introduction.slips.iter().map(|slip| column(visit, slip)).collect();
    for at in 1..columns.len() {
        let (before, now) = (&columns[at - 1], &columns[at]);
        let rows = [
            ("commission", before.commission != now.commission),
            ("payer", before.payer != now.payer),
            ("payee", before.payee != now.payee),
            ("milestones", before.milestones != now.milestones),
            ("note", before.note != now.note),
        ];
        let changed = rows.into_iter().filter_map(|(row, is)| is.then_some(row)).collect();
        columns[at].changed = changed;
    }
    let skip = columns.len().saturating_sub(MOST);
    columns.drain(..skip);
    columns
}

fn column(visit: &Visit, slip: &Slip) -> Column {
    let reason = slip.reason.as_ref().map(|reason| visit.label(reason));
    let no: Vec<String> = [reason, slip.sentence.clone()].into_iter().flatten().collect();
    Column {
        number: slip.number,
        status: visit.label(&slip.status),
        class: match slip.status {
            SlipStatus::Offered => "warn",
            SlipStatus::Signed => "good",
            SlipStatus::Declined => "bad",
            SlipStatus::Replaced | SlipStatus::Lapsed => "",
        },
        is_in_force: slip.is_in_force,
        offered: visit.t2(
            "introduction-offered-by",
            "side",
            visit.label(&slip.offered_side),
            "date",
            visit.moment(&slip.offered_at),
        ),
        commission: commission(visit, slip),
        payer: slip.payer.as_ref().map(|payer| visit.label(payer)).unwrap_or_default(),
        payee: slip.payee.as_ref().map(|payee| visit.label(payee)).unwrap_or_default(),
        milestones: slip
            .milestones
            .iter()
            .map(|milestone| {
                let said = milestone.note.as_ref().map(|note| format!(" · {note}"));
                format!(
                    "{} {}%{}",
                    visit.label(&milestone.event),
                    in_percent(milestone.share),
                    said.unwrap_or_default()
                )
            })
            .collect(),
        note: slip.note.clone().unwrap_or_default(),
        enterprise: signature(visit, slip.enterprise_signature.as_ref()),
        introduced: signature(visit, slip.introduced_signature.as_ref()),
        no: no.join(" · "),
        seal: slip.digest.chars().take(16).collect(),
        digest: slip.digest.clone(),
        changed: Vec::new(),
    }
}

fn commission(visit: &Visit, slip: &Slip) -> String {
    match (slip.kind, slip.rate, &slip.base, &slip.amount) {
        (SlipKind::Rate, Some(rate), Some(base), _) => visit.t2(
            "introduction-rate-of",
            "rate",
            in_percent(rate),
            "base",
            visit.label(base),
        ),
        (SlipKind::Amount, _, _, Some(amount)) => visit.money(amount),
        _ => visit.label(&slip.kind),
    }
}

fn signature(visit: &Visit, signature: Option<&SlipSignature>) -> String {
    let Some(signature) = signature else {
        return String::new();
    };
    let name = signature
        .person
        .as_ref()
        .and_then(|person: &Person| person.name.clone());
    let at = visit.moment(&signature.at);
    name.map_or_else(|| at.clone(), |name| format!("{name} · {at}"))
}
