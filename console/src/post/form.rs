//! What was typed, as it was typed: the page shows it again, whatever became of it.

use std::hash::{BuildHasher, RandomState};

use super::{amount::Unit, row, stored::Stored};
use crate::{
    api::Language,
    code::{Code, Level, NeedPart, NeedStatus},
    fields::Fields,
    piece::BothProse,
};

/// A need while it is written.
#[derive(Clone, Debug, Default)]
pub(super) struct Form {
    /// What was typed; fields are named as the API's paths.
    pub(super) fields: Fields,
    /// The stored need, once there is one.
    pub(super) known: Option<Known>,
}

/// The stored need that a form changes.
#[derive(Clone, Debug)]
pub(super) struct Known {
    /// Its id.
    pub(super) id: String,
    /// Where it stands in its life.
    pub(super) status: NeedStatus,
}

impl Form {
    /// Nothing typed yet.
    pub(super) fn blank(language: Language, organization: &str) -> Self {
        let mut form = Self::default();
        form.put("organization", organization);
        form.put("kind", "PROBLEM");
        form.put("language", &language.code().to_uppercase());
        form.put("key", &chance());
        form.put("currency", "CNY-10000");
        form.put("levels.decisionOwner", Level::Agreement.value());
        form.put("indicators.0.necessity", "MUST");
        form
    }

    /// What is stored.
    pub(super) fn of(need: &Stored) -> Self {
        let mut form = Self {
            known: Some(Known {
                id: need.id.inner().to_owned(),
                status: need.status,
            }),
            ..Self::default()
        };
        form.put("version", &need.version.to_string());
        form.put("externalKey", need.external_key.as_deref().unwrap_or_default());
        if let Some(organization) = &need.organization {
            form.put("organization", organization.id.inner());
        }
        form.put("kind", need.kind.value());
        form.put("language", need.language.value());
        form.put_prose("title", Some(&need.title));
        form.put_prose("summary", need.summary.as_ref());
        form.put_prose("description", need.description.as_ref());
        for (number, indicator) in need.indicators.iter().flatten().enumerate() {
            row::put(&mut form, number, indicator);
        }
        form.put(
            "noIndicatorsReason",
            need.no_indicators_reason.as_deref().unwrap_or_default(),
        );
        form.put_all("fields", need.fields.iter().map(|field| field.code.as_str()));
        form.put_all(
            "industries",
            need.industries.iter().map(|industry| industry.code.as_str()),
        );
        form.put_all("modes", need.modes.iter().map(|mode| mode.value()));
        form.put_terms(need);
        form
    }

    fn put_terms(&mut self, need: &Stored) {
        let number = |number: Option<i32>| number.map(|number| number.to_string()).unwrap_or_default();
        self.put("trlFrom", &number(need.trl_from));
        self.put("trlTo", &number(need.trl_to));
        self.put_code("ipOwnership", need.ip_ownership);
        self.put_code("ipExclusivity", need.ip_exclusivity);
        let place = |place: &Option<crate::piece::Place>| place.as_ref().map(|place| place.name.show().to_owned());
        self.put("ipTerritory", &place(&need.ip_territory).unwrap_or_default());
        self.put("partnerRegion", &place(&need.partner_region).unwrap_or_default());
        let budget = [&need.budget_min, &need.budget_max];
        let amounts: Vec<_> = budget.iter().filter_map(|money| money.as_ref()).collect();
        let currency = amounts.first().map_or("CNY", |money| money.currency.as_str());
        let minor: Vec<_> = amounts.iter().map(|money| money.minor_units.0).collect();
        let unit = Unit::for_amounts(currency, &minor);
        self.put("currency", unit.name);
        for (name, money) in ["budgetMin", "budgetMax"].into_iter().zip(budget) {
            let typed = money.as_ref().map(|money| unit.write(money.minor_units.0));
            self.put(name, &typed.unwrap_or_default());
        }
        self.put_code("payment", need.payment);
        let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        self.put("deadline", &day(need.deadline));
        self.put("validUntil", &day(need.valid_until));
        self.put_all("partnerKinds", need.partner_kinds.iter().map(|kind| kind.value()));
        self.put_code("partnerSize", need.partner_size);
        self.put("decisionOwner", need.decision_owner.as_deref().unwrap_or_default());
        self.put("author", need.author.as_deref().unwrap_or_default());
        self.put("source", need.source.as_deref().unwrap_or_default());
        let levels = &need.levels;
        for (part, level) in [
            (NeedPart::Organization, levels.organization),
            (NeedPart::Description, levels.description),
            (NeedPart::Indicators, levels.indicators),
            (NeedPart::Budget, levels.budget),
            (NeedPart::DecisionOwner, levels.decision_owner),
        ] {
            self.put(level_name(part), level.value());
        }
    }

    /// Puts a value in a field.
    pub(super) fn put(&mut self, name: &str, value: &str) {
        self.fields.0.retain(|(key, _)| key != name);
        self.fields.0.push((name.to_owned(), value.to_owned()));
    }

    fn put_code<C: Code>(&mut self, name: &str, code: Option<C>) {
        self.put(name, code.map(Code::value).unwrap_or_default());
    }

    fn put_prose(&mut self, name: &str, prose: Option<&BothProse>) {
        let (zh, en) = prose
            .map(|prose| (prose.zh.as_deref(), prose.en.as_deref()))
            .unwrap_or_default();
        self.put(&format!("{name}.zh"), zh.unwrap_or_default());
        self.put(&format!("{name}.en"), en.unwrap_or_default());
    }

    fn put_all<'a>(&mut self, name: &str, values: impl Iterator<Item = &'a str>) {
        self.fields
            .0
            .extend(values.map(|value| (name.to_owned(), value.to_owned())));
    }

    /// Ticks a box.
    pub(super) fn tick(&mut self, name: &str, value: &str) {
        if !self.ticked(name, value) {
            self.fields.0.push((name.to_owned(), value.to_owned()));
        }
    }

    /// What was typed in a field, with its line breaks as one sign each.
    pub(super) fn typed(&self, name: &str) -> String {
        self.fields.exact(name).replace("\r\n", "\n")
    }

    /// What was typed in a field; none when that is blank.
    pub(super) fn filled(&self, name: &str) -> Option<String> {
        Some(self.typed(name)).filter(|text| !text.trim().is_empty())
    }

    /// The field's text in the first of both languages that has one, the page's own first.
    pub(super) fn prose(&self, name: &str, language: Language) -> String {
        let languages = match language {
            Language::Zh => ["zh", "en"],
            Language::En => ["en", "zh"],
        };
        let texts = languages
            .iter()
            .filter_map(|language| self.filled(&format!("{name}.{language}")));
        texts.into_iter().next().unwrap_or_default()
    }

    /// How many characters were typed in a field.
    pub(super) fn length(&self, name: &str) -> usize {
        self.typed(name).chars().count()
    }

    /// Whether a box is ticked.
    pub(super) fn ticked(&self, name: &str, value: &str) -> bool {
        self.fields.0.iter().any(|(key, given)| key == name && given == value)
    }

    /// The values of ticked boxes, each once.
    pub(super) fn all(&self, name: &str) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        for value in self.fields.all(name) {
            if !all.contains(&value) {
                all.push(value);
            }
        }
        all
    }

    /// Who may read a part.
    pub(super) fn level(&self, part: NeedPart) -> Level {
        let ordinary = if part == NeedPart::DecisionOwner {
            Level::Agreement
        } else {
            Level::Public
        };
        Level::parse(self.fields.get(level_name(part))).unwrap_or(ordinary)
    }

    /// Whether nobody else reads it yet, so that what is half typed may be stored.
    pub(super) fn is_draft(&self) -> bool {
        self.known
            .as_ref()
            .is_none_or(|known| known.status == NeedStatus::Draft)
    }

    /// Where it is sent.
    pub(super) fn address(&self) -> String {
        self.known
            .as_ref()
            .map_or_else(|| "/needs/new".to_owned(), |known| format!("/needs/{}/edit", known.id))
    }
}

/// The field that says who may read a part.
pub(super) fn level_name(part: NeedPart) -> &'static str {
    match part {
        NeedPart::Organization => "levels.organization",
        NeedPart::Description => "levels.description",
        NeedPart::Indicators => "levels.indicators",
        NeedPart::Budget => "levels.budget",
        NeedPart::DecisionOwner => "levels.decisionOwner",
    }
}

/// A key that no other form has: one form makes one need, however often it is sent.
fn chance() -> String {
    let draw = || RandomState::new().hash_one(0);
    format!("console-{:016x}{:016x}", draw(), draw())
}
