//! Assigning needs of the database to managers of the index.

use std::collections::{BTreeSet, HashMap, HashSet};

use futures_util::future::try_join_all;
use qiao_entity::{manager, need, noun::Noun};

use super::{
    plan::Plan,
    problem::{Ask, Bar, Choice, Problem, Rules},
    reading::Reading,
    solve,
};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        affiliation,
        introduction::{self, PriorNo},
        manager::{Part, reads},
        matching::{Filter, subjects_of},
        record::by_ids,
    },
    error::Error,
};

/// Most needs of one assignment.
pub const MOST_NEEDS: usize = 200;
/// Most managers of one need.
pub const MOST_WANTED: u32 = 6;
/// Most needs of one manager.
pub const MOST_OF_MANAGER: u32 = 100;

/// Searches at the same time. More would stand in their own way.
const ABREAST: usize = 4;

/// Who is not to be assigned.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Barred {
    /// These managers.
    pub managers: Vec<i64>,
    /// Whether a manager may be assigned to a need to which it, or which to it, said no before.
    pub even_if_declined: bool,
}

/// What came of asking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A plan, and the position of the change log that the index held.
    Plan(Plan, i64),
    /// This need is not there for the requester.
    NoNeed(i64),
}

/// Proposes who of the managers that the filter lets through works which of these needs, each given with how many it
/// wants. Nothing is stored.
///
/// It is for matchmakers, for administrators and, for needs of their own organization, for its members. They learn nothing
/// by it that they may not read: candidates are those of the ranking; a conflict of interest counts where the requester may
/// know of both its sides; the load of a manager counts where the requester may read it.
///
/// # Errors
///
/// [`crate::error::Code::Forbidden`] when it is not for the requester; what a search may run into.
pub async fn assign(
    app: &App,
    requester: &Requester,
    needs: &[(i64, u32)],
    filter: &Filter,
    rules: Rules,
    barred: &Barred,
) -> Result<Answer, Error> {
    let ids: Vec<i64> = needs.iter().map(|(id, _)| *id).collect();
    let rows = by_ids::<need::Model>(app, requester, &ids).await?;
    let own = requester.organizations();
    let is_own = |id: &i64| rows.get(id).is_some_and(|row| own.contains(&row.organization_id));
    let works_for_all = requester.is_administrator() || !requester.matchmaking().is_empty();
    if !works_for_all && (ids.is_empty() || !ids.iter().all(is_own)) {
        return Err(Error::forbidden());
    }
    if let Some(missing) = ids.iter().find(|id| !rows.contains_key(id)) {
        return Ok(Answer::NoNeed(*missing));
    }
    let subjects = subjects_of(app, requester, Noun::Need, &ids).await?;
    let mut readings: Vec<Reading> = needs
        .iter()
        .filter_map(|(id, wanted)| Some(Reading::new(*id, *wanted, subjects.get(id)?.clone())))
        .collect();
    let mut managers = Managers {
        excluded: barred.managers.iter().copied().collect(),
        ..Managers::default()
    };
    if !barred.even_if_declined {
        managers.nos = introduction::nos_of(app, requester, (Noun::Need, &ids)).await?;
    }
    let mut short: HashSet<i64> = ids.into_iter().collect();
    loop {
        for part in readings.chunks_mut(ABREAST) {
            let part = part.iter_mut().filter(|reading| short.contains(&reading.need));
            try_join_all(part.map(|reading| reading.read_on(app, filter))).await?;
        }
        managers.learn(app, requester, &readings).await?;
        let problem = managers.problem(&readings, rules);
        let permit = app.search.permit().await?;
        let solving = tokio::task::spawn_blocking(move || {
            let plan = solve(&problem);
            drop(permit);
            plan
        });
        let plan = solving.await.map_err(Error::internal)?;
        short = plan.short.iter().copied().collect();
        let goes_on = |reading: &Reading| short.contains(&reading.need) && reading.may_read_on();
        if !readings.iter().any(goes_on) {
            let position = readings.iter().map(|reading| reading.position).min();
            return Ok(Answer::Plan(plan, position.unwrap_or_else(|| app.search.position())));
        }
    }
}

/// What the requester may know of the managers who are candidates.
#[derive(Default)]
struct Managers {
    /// Those of whom it may know anything, and those who were looked up.
    known: HashSet<i64>,
    looked_up: HashSet<i64>,
    /// For whom each works today.
    employers: HashMap<i64, Vec<i64>>,
    /// How many engagements each can still take on.
    free: HashMap<i64, u32>,
    /// Whom who asks wants to leave out.
    excluded: HashSet<i64>,
    /// With whom the needs were brought together in vain.
    nos: HashMap<i64, HashMap<(Noun, i64), PriorNo>>,
}

impl Managers {
    /// Looks up those who are new.
    async fn learn(&mut self, app: &App, requester: &Requester, readings: &[Reading]) -> Result<(), Error> {
        let all = readings.iter().flat_map(|reading| &reading.found);
        let new: BTreeSet<i64> = all
            .map(|(id, _)| *id)
            .filter(|id| !self.looked_up.contains(id))
            .collect();
        let new: Vec<i64> = new.into_iter().collect();
        self.looked_up.extend(&new);
        for (id, row) in by_ids::<manager::Model>(app, requester, &new).await? {
            self.known.insert(id);
            if reads(&row, Part::Load, requester) {
                let free = row.capacity.saturating_sub(row.load);
                self.free.insert(id, u32::try_from(free).unwrap_or_default());
            }
        }
        let today = app.clock.today();
        for (id, posts) in affiliation::of_managers(app, requester, &new).await? {
            let posts = posts.iter().filter(|post| affiliation::holds_on(post, today));
            self.employers
                .insert(id, posts.map(|post| post.organization_id).collect());
        }
        Ok(())
    }

    /// What keeps a manager from a need.
    fn bar(&self, need: i64, poster: Option<i64>, manager: i64) -> Option<Bar> {
        let works_for = |poster| self.employers.get(&manager).is_some_and(|all| all.contains(&poster));
        if self.excluded.contains(&manager) {
            Some(Bar::Excluded)
        } else if poster.is_some_and(works_for) {
            Some(Bar::Conflict)
        } else {
            let said_no = self
                .nos
                .get(&need)
                .is_some_and(|nos| nos.contains_key(&(Noun::Manager, manager)));
            said_no.then_some(Bar::Declined)
        }
    }

    /// What is to be solved, as far as it was read. Who was hidden since the index was written is left out.
    fn problem(&self, readings: &[Reading], rules: Rules) -> Problem {
        let needs = readings.iter().map(|reading| {
            let poster = reading.subject.poster();
            let candidates = reading.found.iter().filter(|(id, _)| self.known.contains(id));
            let candidates = candidates.map(|(manager, points)| Choice {
                manager: *manager,
                points: *points,
                bar: self.bar(reading.need, poster, *manager),
            });
            Ask {
                id: reading.need,
                wanted: reading.wanted,
                candidates: candidates.collect(),
                more: reading.more,
            }
        });
        Problem {
            needs: needs.collect(),
            free: self.free.clone(),
            rules,
        }
    }
}
