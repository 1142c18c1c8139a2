//! What is looked at to say what would improve a need.

use qiao_entity::{indicator::Operator, level::Level, need::TransferMode};
use qiao_index::{Emphasis, Query};

use super::{
    super::{fit::fact::gathered, subject::query_of, texts::Texts},
    Advice, Drafted, Hint,
    effect::Ground,
    hint::ordered,
    subject,
    words::{Said, weighed},
};
use crate::{app::App, domain::prose::Prose, error::Error};

/// A text with fewer words that say something is vague. Each narrows the candidates down to a part of them: with one in twenty
/// that have it, five leave one in three million by chance.
const TELLING_TEXT: usize = 5;
/// The same of a title, which is short.
const TELLING_TITLE: usize = 2;

/// What would improve a need, what has most effect first.
pub async fn hints(app: &App, drafted: &Drafted) -> Result<Vec<Hint>, Error> {
    let (snapshot, _) = app.search.snapshot()?;
    let ground = Ground {
        snapshot,
        weights: app.config.matching.clone(),
        today: app.clock.today().to_epoch_days(),
    };
    let permit = app.search.permit().await?;
    let (app, drafted) = (app.clone(), drafted.clone());
    let look = move || {
        let mut hints = of_texts(&app, &drafted, &ground)?;
        hints.extend(of_indicators(&drafted, &ground));
        hints.extend(of_fields(&app, &drafted, &ground)?);
        ordered(&mut hints);
        drop(permit);
        Ok(hints)
    };
    tokio::task::spawn_blocking(look).await.map_err(Error::internal)?
}

/// What the texts lack.
fn of_texts(app: &App, drafted: &Drafted, ground: &Ground) -> Result<Vec<Hint>, Error> {
    let draft = &drafted.draft;
    let mut hints = Vec::new();
    if draft.title.is_empty() {
        hints.push(Hint::new(Advice::NoTitle, &["title"]));
    } else {
        let title = [&draft.title.zh, &draft.title.en].into_iter().flatten();
        let title: Vec<(Emphasis, &str)> = title.map(|text| (Emphasis::Title, text.as_str())).collect();
        let said = weighed(&ground.snapshot, &Query::new(&app.search.analyzer, &title))?;
        if telling(&said) < TELLING_TITLE {
            hints.push(Hint::new(Advice::VagueTitle, &["title"]).saying(common(said)));
        }
    }
    // Fields say something, but nothing that was written down.
    let written = without_topics(&drafted.texts);
    let said = weighed(
        &ground.snapshot,
        &query_of(&app.search.analyzer, Level::Agreement, &written),
    )?;
    let public = weighed(
        &ground.snapshot,
        &query_of(&app.search.analyzer, Level::Public, &written),
    )?;
    if telling(&said) < TELLING_TEXT {
        hints.push(Hint::new(Advice::VagueText, &["description"]).saying(common(said)));
    } else if telling(&public) < TELLING_TEXT {
        hints.push(Hint::new(Advice::NothingPublic, &["summary"]));
    }
    let texts = [
        ("title", &draft.title),
        ("summary", &draft.summary),
        ("description", &draft.description),
    ];
    let has = |language: fn(&Prose) -> bool| texts.iter().any(|(_, text)| language(text));
    if has(|text| text.zh.is_some()) != has(|text| text.en.is_some()) {
        let missing = if has(|text| text.zh.is_some()) { "en" } else { "zh" };
        let first = texts
            .iter()
            .find(|(_, text)| !text.is_empty())
            .map_or("title", |(name, _)| name);
        hints.push(Hint::new(Advice::OneLanguage, &[first, missing]));
    }
    Ok(hints)
}

fn without_topics(texts: &Texts) -> Texts {
    let mut texts = texts.clone();
    texts.lines.retain(|line| line.part != qiao_index::Part::Topic);
    texts
}

/// How many words say something.
fn telling(said: &[Said]) -> usize {
    said.iter().filter(|word| !word.is_common).count()
}

/// The words that say nothing.
fn common(said: Vec<Said>) -> Vec<String> {
    let common = said.into_iter().filter(|word| word.is_common);
    common.map(|word| word.term).collect()
}

/// What the indicators lack.
fn of_indicators(drafted: &Drafted, ground: &Ground) -> Vec<Hint> {
    let indicators = &drafted.draft.indicators;
    if indicators.is_empty() {
        return vec![Hint::new(Advice::NoIndicators, &["indicators"]).up_to(ground.weights.indicators)];
    }
    let mut hints = Vec::new();
    let each = ground.weights.indicators / u32::try_from(indicators.len()).unwrap_or(u32::MAX);
    for (place, indicator) in indicators.iter().enumerate() {
        let place = place.to_string();
        // What is at least nothing is met by anything.
        if indicator.value == 0.0 && matches!(indicator.operator, Operator::Ge | Operator::Gt) {
            hints.push(Hint::new(Advice::NoTarget, &["indicators", &place, "value"]).up_to(each));
        }
        if indicator.unit.as_deref().is_none_or(|unit| unit.trim().is_empty()) {
            hints.push(Hint::new(Advice::NoUnit, &["indicators", &place, "unit"]).up_to(each));
        }
    }
    hints
}

/// What the other fields lack; of technology fields and modes the likeliest are tried.
fn of_fields(app: &App, drafted: &Drafted, ground: &Ground) -> Result<Vec<Hint>, Error> {
    let draft = &drafted.draft;
    let weights = &ground.weights;
    let (facts, _) = gathered(&drafted.texts.facts, Level::Agreement);
    let mut hints = Vec::new();
    if draft.fields.is_empty() || draft.modes.is_empty() {
        let best = ground.best(&drafted.subject)?;
        let (fields, modes) = ground.proposed(&best)?;
        let rise = |texts: &Texts| Ok::<_, Error>(best.rise(&ground.best(&subject(app, texts, &drafted.without))?));
        if draft.fields.is_empty() {
            let mut hint = Hint::new(Advice::NoFields, &["fields"]).up_to(weights.field);
            if let Some(code) = fields.first() {
                let mut texts = drafted.texts.clone();
                texts.field(code);
                hint = Hint {
                    points: Some(rise(&texts)?),
                    tried: true,
                    codes: fields,
                    ..hint
                };
            }
            hints.push(hint);
        }
        if draft.modes.is_empty() {
            let mut hint = Hint::new(Advice::NoModes, &["modes"]).up_to(weights.mode);
            if let Some(mode) = modes.first().and_then(|code| code.parse::<TransferMode>().ok()) {
                let mut texts = drafted.texts.clone();
                texts.mode(Some(mode.code()));
                hint = Hint {
                    points: Some(rise(&texts)?),
                    tried: true,
                    codes: modes,
                    ..hint
                };
            }
            hints.push(hint);
        }
    }
    if draft.trl_from.is_none() && draft.trl_to.is_none() {
        hints.push(Hint::new(Advice::NoMaturity, &["trlFrom"]).up_to(weights.maturity));
    }
    if facts.region.is_none() {
        hints.push(Hint::new(Advice::NoRegion, &["partnerRegion"]).up_to(weights.region));
    }
    if draft.partner_kinds.is_empty() {
        hints.push(Hint::new(Advice::NoPartner, &["partnerKinds"]).up_to(weights.partner));
    }
    Ok(hints)
}
