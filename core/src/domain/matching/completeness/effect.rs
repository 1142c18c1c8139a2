//! What filling a part would do: measured on open needs.

use std::collections::{HashMap, HashSet};

use qiao_entity::{level::Level, need::NeedStatus, noun::Noun};

use super::{
    super::{
        Filter, Subject, Wants, find,
        fit::{Given, Judge, Part, Wish, fact::gathered, facts::Facts},
        subject::{query_of, subjects_of},
        texts::Texts,
    },
    Effect,
};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        need::{self, OPEN},
        page::Request,
    },
    error::Error,
};

/// Open needs that are looked at.
const LOOKED_AT: usize = 100;

/// What each part of the fit could still give on the open needs looked at, and how many these are.
pub(super) struct Measured {
    /// How many needs.
    pub(super) needs: usize,
    /// What could be gained by part.
    pub(super) gains: HashMap<Part, Effect>,
}

/// Looks at the open needs that suit a record best, and at the newest where fewer suit. Needs are read as everyone reads them: no
/// number tells what is hidden.
pub(super) async fn measure(app: &App, noun: Noun, texts: &Texts) -> Result<Measured, Error> {
    let anyone = Requester::Anonymous;
    let (facts, labels) = gathered(&texts.facts, Level::Public);
    let query = query_of(&app.search.analyzer, Level::Public, texts);
    let subject = Subject::new(vec![(noun, texts.id)], query, Wish::of(noun, &facts, labels));
    let page = Request {
        size: LOOKED_AT,
        ..Request::default()
    };
    let found = find(
        app,
        &subject.into(),
        &[Noun::Need],
        &Filter::default(),
        &page,
        Wants::default(),
    )
    .await?;
    let mut ids: Vec<i64> = found.page.rows.iter().map(|(_, candidate)| candidate.id).collect();
    if ids.len() < LOOKED_AT {
        let open: Vec<NeedStatus> = OPEN.into();
        let filter = need::Filter {
            statuses: open,
            ..need::Filter::default()
        };
        let page = Request {
            size: LOOKED_AT,
            ..Request::default()
        };
        let newest = need::list(app, &anyone, &filter, need::Order::Newest, &page).await?;
        let known: HashSet<i64> = ids.iter().copied().collect();
        let newest = newest.rows.into_iter().map(|(_, row)| row.id);
        ids.extend(newest.filter(|id| !known.contains(id)));
        ids.truncate(LOOKED_AT);
    }
    let subjects = subjects_of(app, &anyone, Noun::Need, &ids).await?;
    let today = app.clock.today().to_epoch_days();
    let (now, then) = (facts.encode(), as_if_filled(facts).encode());
    let mut sums: HashMap<Part, (usize, u64)> = HashMap::new();
    for need in subjects.values() {
        let judge = Judge::new(need.wish.clone(), &app.config.matching, today);
        let then = judge.given(noun, &then);
        for (now, then) in judge.given(noun, &now).into_iter().zip(then) {
            let (asking, sum) = sums.entry(now.part).or_default();
            *asking += 1;
            *sum += u64::from(gain(&now, &then));
        }
    }
    let needs = subjects.len();
    let mean = |sum: u64| u32::try_from(sum / (needs.max(1) as u64)).unwrap_or(u32::MAX);
    let gains = sums.into_iter().map(|(part, (asking, sum))| {
        let points = mean(sum);
        (part, Effect { asking, points })
    });
    Ok(Measured {
        needs,
        gains: gains.collect(),
    })
}

/// The same with two free places and one more case on record; of the other parts nobody knows what would be filled in.
fn as_if_filled(facts: Facts) -> Facts {
    let (cases, well) = facts.track.unwrap_or_default();
    Facts {
        free: Some(facts.free.unwrap_or_default().max(2)),
        track: Some((cases.saturating_add(1), well.saturating_add(1))),
        ..facts
    }
}

/// What a need could give in addition: where it can be tried, what is gained; otherwise all that it does not give yet.
fn gain(now: &Given, then: &Given) -> u32 {
    match now.part {
        Part::Capacity | Part::Track => then.points.saturating_sub(now.points),
        _ => now.most - now.points,
    }
}
