//! What rows say beyond words.

use qiao_entity::{
    Millis,
    achievement::{self, Empowerment, RightHolder},
    indicator, manager, need, organization,
    status::Status,
};

use super::{COLUMNS, Fact};
use crate::domain::{
    matching::fit::{facts::Rights, measure::Stated},
    prose::Prose,
};

/// The columns of an indicator's piece.
pub(super) const INDICATOR: [indicator::Column; 8] = [
    indicator::Column::NameZh,
    indicator::Column::NameEn,
    indicator::Column::Operator,
    indicator::Column::Value,
    indicator::Column::ValueTo,
    indicator::Column::Unit,
    indicator::Column::Necessity,
    indicator::Column::Position,
];

/// The columns of a piece.
pub(super) type Said = [Option<String>; COLUMNS.len()];

fn changed(at: Millis) -> [Fact; 1] {
    [Fact::Changed(at.date_naive())]
}

/// What a need's row asks for.
pub(super) fn of_need(row: &need::Model) -> impl Iterator<Item = Fact> + use<> {
    let region = row.partner_region_code.clone().map(Fact::PartnerRegion);
    let said = [Fact::Language(row.language.code()), Fact::Trl(row.trl_from, row.trl_to)];
    said.into_iter().chain(region).chain(changed(row.updated_at))
}

/// What everyone may know of a manager's row.
pub(super) fn of_manager(row: &manager::Model) -> impl Iterator<Item = Fact> + use<> {
    let region = row.region_code.clone().map(Fact::Region);
    region.into_iter().chain(changed(row.updated_at))
}

/// What an organization's row says. It is a party itself.
pub(super) fn of_organization(row: &organization::Model) -> impl Iterator<Item = Fact> + use<> {
    let said = [Fact::Kind(row.kind.code()), Fact::Party(row.id, None, None)];
    let region = row.region_code.clone().map(Fact::Region);
    said.into_iter().chain(region).chain(changed(row.updated_at))
}

/// What an achievement's row offers.
pub(super) fn of_achievement(row: &achievement::Model) -> impl Iterator<Item = Fact> + use<> {
    let said = [Fact::Trl(row.trl, row.trl), Fact::Rights(rights(row))];
    said.into_iter().chain(changed(row.updated_at))
}

/// Where the rights stand: a right that is said to be unsettled outweighs that all are said to be settled.
fn rights(row: &achievement::Model) -> Rights {
    let holders = [row.ownership, row.use_right, row.disposal_right, row.income_right];
    if holders.contains(&Some(RightHolder::Unsettled)) {
        Rights::Unsettled
    } else if row.rights_settled {
        Rights::Settled
    } else if row.empowerment == Empowerment::InProgress {
        Rights::InProgress
    } else {
        Rights::Unknown
    }
}

/// An indicator's piece.
pub(super) fn indicator(said: &Said) -> Option<Fact> {
    let [zh, en, operator, value, value_to, unit, necessity, position] = said;
    let number = |text: &Option<String>| text.as_ref().and_then(|text| text.parse().ok());
    let stated = Stated {
        name: Prose::new(zh.clone(), en.clone()),
        operator: operator.as_ref()?.parse().ok()?,
        value: number(value)?,
        value_to: number(value_to),
        unit: unit.clone(),
        necessity: necessity.as_ref().and_then(|code| code.parse().ok()),
    };
    let position = position.as_ref()?.parse().ok()?;
    Some(Fact::Indicator(position, Box::new(stated)))
}

/// The organization to which a record belongs, where it is shown: where it is, and that it is a party.
pub(super) fn owner(id: i64, said: &Said) -> Vec<Fact> {
    let [region, status, ..] = said;
    if status.as_deref() != Some(&Status::Published.code()) {
        return Vec::new();
    }
    let region = region.clone().map(Fact::Region);
    region.into_iter().chain([Fact::Party(id, None, None)]).collect()
}

/// The same with its kind: whoever takes an achievement takes its owner for a partner.
pub(super) fn owner_with_kind(id: i64, said: &Said) -> Vec<Fact> {
    let mut facts = owner(id, said);
    if !facts.is_empty() {
        facts.extend(said[2].clone().map(Fact::Kind));
    }
    facts
}

/// A post of a manager.
pub(super) fn employer(said: &Said) -> Option<Fact> {
    let [organization, from, to, ..] = said;
    let date = |text: &Option<String>| text.as_ref().and_then(|text| text.parse().ok());
    Some(Fact::Party(organization.as_ref()?.parse().ok()?, date(from), date(to)))
}

/// Whether a representative work is a case on record: a deal or a case, not a report.
pub(super) fn is_case(said: &Said) -> bool {
    matches!(said[4].as_deref(), Some("DEAL" | "CASE"))
}
