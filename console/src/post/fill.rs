//! A form is filled with what is stored.

use super::{
    amount::Unit,
    form::{Form, Known, State, level_name},
    row,
    stored::Stored,
};
use crate::{
    code::{Code, NeedPart},
    piece::{BothProse, Place},
};

impl Form {
    /// What is stored.
    pub(super) fn of(need: &Stored) -> Self {
        let mut form = Self {
            known: Some(Known {
                id: need.id.inner().to_owned(),
                status: need.status,
            }),
            state: State::Stored,
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
        let place = |place: &Option<Place>| place.as_ref().map(|place| place.name.show().to_owned());
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
}
