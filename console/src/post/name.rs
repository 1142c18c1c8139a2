//! What the fields of the form are called.

use crate::visit::Visit;

/// The name of a field, by its path.
pub(super) fn of(visit: &Visit, field: &str) -> String {
    let mut path = field.split('.');
    let first = path.next().unwrap_or_default();
    if first == "indicators" {
        return match (path.next().and_then(|row| row.parse::<usize>().ok()), path.next()) {
            (Some(row), Some(part)) => {
                let part = part_of_row(visit, part);
                visit.t2("post-measure-part", "row", row + 1, "part", part)
            }
            _ => visit.t("post-measures"),
        };
    }
    let key = match first {
        "organization" => "post-organization",
        "title" => "post-title",
        "summary" => "post-summary",
        "description" => "post-description",
        "noIndicatorsReason" => "post-no-measures",
        "fields" => "post-fields",
        "industries" => "post-industries",
        "modes" => "post-modes",
        "trlFrom" => "post-trl-from",
        "trlTo" => "post-trl-to",
        "ipTerritory" => "post-territory",
        "budgetMin" => "post-budget-min",
        "budgetMax" => "post-budget-max",
        "currency" => "post-unit-of-money",
        "deadline" => "post-deadline",
        "validUntil" => "post-valid-until",
        "partnerKinds" => "post-partner-kinds",
        "partnerRegion" => "post-partner-region",
        "decisionOwner" => "post-decision-owner",
        "author" => "post-author",
        "source" => "post-source",
        _ => "post-new",
    };
    visit.t(key)
}

fn part_of_row(visit: &Visit, part: &str) -> String {
    let key = match part {
        "name" => "post-measure-name",
        "valueTo" => "post-value-to",
        "unit" => "post-unit",
        "current" => "post-current",
        "method" => "post-method",
        _ => "post-value",
    };
    visit.t(key)
}
