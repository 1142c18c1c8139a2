//! Needs out of rows.

use qiao_entity::need::NeedStatus;

use super::{Content, References, Row, told};
use crate::{
    domain::{
        need::{Draft, Levels},
        problem::Trouble,
        reference::decimals,
        translation,
    },
    import::{
        cell::Cell,
        column::column_of,
        row::{Failure, Given},
        wording::Why,
    },
};

/// What a row says of a need.
#[derive(Debug)]
pub(crate) struct NeedRow {
    /// The need.
    pub draft: Draft,
    /// Whether it shall be published; none when the file does not say.
    pub publish: Option<bool>,
    /// The technical rewriting.
    pub translation: Option<translation::Draft>,
}

impl NeedRow {
    /// The need of a row, with what is wrong with its amounts.
    pub(crate) fn new(row: &Row, old: Option<&Draft>, references: &References) -> (Option<Self>, Vec<Failure>) {
        let mut failures = Vec::new();
        let read = draft(row, old, references, &mut failures).map(|draft| Self {
            draft,
            publish: row
                .one("status", None)
                .map(|status: NeedStatus| status == NeedStatus::Published),
            translation: rewriting(row, references),
        });
        (read, failures)
    }
}

fn draft(row: &Row, old: Option<&Draft>, references: &References, failures: &mut Vec<Failure>) -> Option<Draft> {
    let organization = match row.text("organization", None) {
        Some(key) => references.number(Content::Organizations, &key),
        None => old?.organization,
    };
    let title = row.prose("title", old.map(|old| &old.title));
    let mut currency = row.text("currency", old.and_then(|old| old.currency.as_ref()));
    let mut money = |code, old| {
        let amount = match row.cell(code) {
            Given::Filled(Cell::Money(amount)) => amount,
            Given::Absent => return old,
            _ => return None,
        };
        let places = decimals(currency.as_deref().unwrap_or("CNY")).unwrap_or(2);
        let minor = amount.in_units(places);
        if minor.is_none()
            && let Some(column) = column_of(Content::Needs, code)
        {
            failures.push(super::failure(row, column, Why::malformed("800000.00")));
        }
        minor
    };
    let budget_min = money("budget_min", old.and_then(|old| old.budget_min));
    let budget_max = money("budget_max", old.and_then(|old| old.budget_max));
    if currency.is_none() && (budget_min.is_some() || budget_max.is_some()) {
        currency = Some("CNY".to_owned());
    }
    Some(Draft {
        external_key: row.text("key", old.and_then(|old| old.external_key.as_ref())),
        organization,
        kind: row.one("kind", old.map(|old| old.kind))?,
        language: row
            .one("language", old.map(|old| old.language))
            .unwrap_or_else(|| told(&[title.zh.as_ref(), title.en.as_ref()])),
        title,
        summary: row.prose("summary", old.map(|old| &old.summary)),
        description: row.prose("description", old.map(|old| &old.description)),
        indicators: row.indicators(old.map(|old| &old.indicators)),
        no_indicators_reason: row.text(
            "no_indicators_reason",
            old.and_then(|old| old.no_indicators_reason.as_ref()),
        ),
        fields: row.list("fields", old.map(|old| &old.fields)),
        industries: row.list("industries", old.map(|old| &old.industries)),
        modes: row.many("modes", old.map(|old| old.modes.clone())),
        trl_from: row.whole("trl_from", old.and_then(|old| old.trl_from)),
        trl_to: row.whole("trl_to", old.and_then(|old| old.trl_to)),
        ip_ownership: row.one("ip_ownership", old.and_then(|old| old.ip_ownership)),
        ip_exclusivity: row.one("ip_exclusivity", old.and_then(|old| old.ip_exclusivity)),
        ip_territory: row.text("ip_territory", old.and_then(|old| old.ip_territory.as_ref())),
        budget_min,
        budget_max,
        currency,
        payment: row.one("payment", old.and_then(|old| old.payment)),
        deadline: row.day("deadline", old.and_then(|old| old.deadline)),
        // A need that is open keeps its last day when the cell is emptied: it must have one.
        valid_until: row.day("valid_until", None).or(old.and_then(|old| old.valid_until)),
        partner_kinds: row.many("partner_kinds", old.map(|old| old.partner_kinds.clone())),
        partner_size: row.one("partner_size", old.and_then(|old| old.partner_size)),
        partner_region: row.text("partner_region", old.and_then(|old| old.partner_region.as_ref())),
        levels: levels(row, old.map(|old| old.levels).unwrap_or_default()),
        decision_owner: row.text("decision_owner", old.and_then(|old| old.decision_owner.as_ref())),
        author: row.text("author", old.and_then(|old| old.author.as_ref())),
        source: row.text("source", old.and_then(|old| old.source.as_ref())),
    })
}

fn levels(row: &Row, old: Levels) -> Levels {
    let least = Levels::default();
    let level = |code, old, least| row.one(code, Some(old)).unwrap_or(least);
    Levels {
        organization: level("levels.organization", old.organization, least.organization),
        description: level("levels.description", old.description, least.description),
        indicators: level("levels.indicators", old.indicators, least.indicators),
        budget: level("levels.budget", old.budget, least.budget),
        decision_owner: level("levels.decision_owner", old.decision_owner, least.decision_owner),
    }
}

fn rewriting(row: &Row, references: &References) -> Option<translation::Draft> {
    let text = |code| row.text(code, None);
    let (title, summary, description) = (
        text("translation.title"),
        text("translation.summary"),
        text("translation.description"),
    );
    if title.is_none() && summary.is_none() && description.is_none() {
        return None;
    }
    let language = row
        .one("translation.language", None)
        .unwrap_or_else(|| told(&[title.as_ref(), summary.as_ref(), description.as_ref()]));
    let manager = text("translation.manager").map(|key| references.number(Content::Managers, &key));
    Some(translation::Draft {
        language,
        title,
        summary,
        description,
        manager,
    })
}

/// Why a need cannot become a draft again.
#[must_use]
pub(crate) fn not_back(is: NeedStatus) -> Why {
    Trouble::WrongStatus { is: is.code() }.into()
}
