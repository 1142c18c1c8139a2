//! What a draft of a need says, before anything is stored. A stored need says the same: a test holds both together.

use qiao_entity::{level::Level, organization};
use qiao_index::Part;

use super::{Fact, Said, Texts, facts};
use crate::domain::{
    indicator::{self, MOST},
    matching::fit::measure::Stated,
    need::Draft,
    organization::MOST_FIELDS,
};

/// What a draft says; `poster` is the organization that posts it, if it is there.
pub(in crate::domain::matching) fn of_draft(draft: &Draft, poster: Option<&organization::Model>) -> Texts {
    let mut texts = Texts::new(0, false);
    let levels = draft.levels;
    let both = |prose: &crate::domain::prose::Prose| [prose.zh.clone(), prose.en.clone()];
    texts.public(Part::Title, both(&draft.title));
    texts.public(Part::Body, both(&draft.summary));
    texts.say(Part::Body, levels.description, both(&draft.description));
    texts.know(Level::Public, [Fact::Language(draft.language.code())]);
    texts.know(Level::Public, [Fact::Trl(draft.trl_from, draft.trl_to)]);
    let region = draft.partner_region.clone().map(Fact::PartnerRegion);
    texts.know(Level::Public, region);
    for (place, indicator) in (0..).zip(draft.indicators.iter().take(MOST)) {
        texts.know(levels.indicators, [Fact::Indicator(place, Box::new(stated(indicator)))]);
        texts.say(Part::Body, levels.indicators, both(&indicator.name));
    }
    for code in draft.fields.iter().take(MOST_FIELDS) {
        texts.field(code);
    }
    for mode in &draft.modes {
        texts.mode(Some(mode.code()));
    }
    let kinds = draft.partner_kinds.iter().map(|kind| Fact::Kind(kind.code()));
    texts.know(Level::Public, kinds);
    if let Some(poster) = poster {
        let mut said: Said = Default::default();
        said[0].clone_from(&poster.region_code);
        said[1] = Some(poster.status.code());
        texts.know(levels.organization, facts::owner(poster.id, &said));
    }
    texts
}

fn stated(indicator: &indicator::Draft) -> Stated {
    Stated {
        name: indicator.name.clone(),
        operator: indicator.operator,
        value: indicator.value,
        value_to: indicator.value_to,
        unit: indicator.unit.clone(),
        necessity: indicator.necessity,
    }
}
