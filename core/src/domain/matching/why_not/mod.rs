//! Why a record is not among the first candidates: its place, what those before it have and it does not, and the one
//! change that would lift it most.

mod compare;
mod condition;
mod lack;

use std::sync::Arc;

pub use compare::{COMPARED_MOST, Compared, compare};
pub use condition::Condition;
pub use lack::{Change, Lack, Missing};
use qiao_entity::noun::Noun;
use qiao_index::{Axis, Hit, Query, Snapshot, Wants, Window};

use super::{By, Filter, Reason, Subject, find::index_filter, fit::Judge, kind, reason::of_hits};
use crate::{app::App, error::Error};

/// How many candidates the first page has, with which the record is compared.
const PAGE: usize = 10;

/// Why a record is no candidate at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// What is matched has no word to be matched by.
    NoText,
    /// It is not published, or only just.
    NotShown,
    /// It posted the need.
    Poster,
    /// A condition of the filter leaves it out.
    Filtered,
    /// It shares no word with what is matched and is about something else, as far as everyone may read it.
    NoSharedWord,
}

/// Where a record stands among the candidates, and why not further up.
#[derive(Clone, Debug)]
pub struct WhyNot {
    /// How many candidates there are.
    pub total: u64,
    /// Its place among them, from 1; none when it is no candidate.
    pub rank: Option<u64>,
    /// Why it is none.
    pub cause: Option<Cause>,
    /// The conditions of the filter that leave it out.
    pub excluded: Vec<Condition>,
    /// Its points, as a candidate has them or would have without the filter; none when it has nothing in common.
    pub points: Option<u32>,
    /// Why it has them; they sum to them.
    pub reasons: Vec<Reason>,
    /// The points of the last candidate on the first page.
    pub last: Option<u32>,
    /// How many candidates it was compared with: the first ones, as far as they come before it.
    pub compared: usize,
    /// What those have and it does not, what counts most first.
    pub missing: Vec<Missing>,
    /// The one change that would lift it most.
    pub change: Option<Change>,
}

impl WhyNot {
    /// The points that it lacks to the last candidate on the first page; none when it stands there, or nowhere.
    #[must_use]
    pub fn gap(&self) -> Option<u32> {
        let beyond = self.rank.is_some_and(|rank| rank > PAGE as u64);
        let (last, points) = (self.last?, self.points?);
        beyond.then(|| last.saturating_sub(points))
    }
}

/// Why a record that the requester may know of is not among the first candidates for a subject.
pub async fn why_not(
    app: &App,
    subject: &Arc<Subject>,
    (noun, id): (Noun, i64),
    filter: &Filter,
    by: By,
) -> Result<WhyNot, Error> {
    look(app, subject, filter, by, move |ground| ground.search(noun).run(id)).await
}

/// What searches of any noun need.
struct Ground {
    snapshot: Snapshot,
    subject: Arc<Subject>,
    query: Query,
    judge: Option<Arc<Judge>>,
    filter: Filter,
    today: i64,
}

impl Ground {
    fn search(&self, noun: Noun) -> Search<'_> {
        Search {
            snapshot: &self.snapshot,
            subject: &self.subject,
            query: &self.query,
            judge: self.judge.as_deref(),
            noun,
            filter: &self.filter,
            today: self.today,
        }
    }
}

/// Looks at the index as it is now, where nobody waits for it.
async fn look<T: Send + 'static>(
    app: &App,
    subject: &Arc<Subject>,
    filter: &Filter,
    by: By,
    look: impl FnOnce(&Ground) -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    let (snapshot, _) = app.search.snapshot()?;
    let today = app.clock.today().to_epoch_days();
    let judge = (by == By::Fit).then(|| Arc::new(Judge::new(subject.wish.clone(), &app.config.matching, today)));
    let permit = app.search.permit().await?;
    let query = match &judge {
        Some(judge) => subject.query.clone().with_fit(judge.clone()),
        None => subject.query.clone(),
    };
    let ground = Ground {
        snapshot,
        subject: subject.clone(),
        query,
        judge,
        filter: filter.clone(),
        today: today.into(),
    };
    let looking = move || {
        let found = look(&ground);
        drop(permit);
        found
    };
    tokio::task::spawn_blocking(looking).await.map_err(Error::internal)?
}

/// One search, as all questions about it need it.
struct Search<'a> {
    snapshot: &'a Snapshot,
    subject: &'a Subject,
    query: &'a Query,
    judge: Option<&'a Judge>,
    noun: Noun,
    filter: &'a Filter,
    today: i64,
}

impl Search<'_> {
    fn run(&self, id: i64) -> Result<WhyNot, Error> {
        let filter = self.index_filter(self.filter);
        let wants = Wants {
            total: true,
            facets: &[],
        };
        let first = self.snapshot.search(self.query, &filter, &Window::first(PAGE), wants)?;
        let excluded = self.excluded(id)?;
        let cause = self.cause(id, &excluded)?;
        let own = Hit {
            kind: kind(self.noun),
            id,
            points: 0,
        };
        let hit = self.snapshot.hit(self.query, own.kind, id)?;
        let reasons = of_hits(self.snapshot, self.query, self.judge, &[own])?;
        let reasons = reasons.into_iter().next().unwrap_or_default();
        let is_candidate = cause.is_none();
        let rank = match hit {
            Some(hit) if is_candidate => Some(self.snapshot.before(self.query, &filter, hit)? + 1),
            _ => None,
        };
        // As it is, with nothing in common: what suits beyond words would count with the first one.
        let now = hit.unwrap_or(Hit {
            points: reasons.iter().map(|reason| reason.points).sum(),
            ..own
        });
        let before: Vec<Hit> = first.hits.iter().copied().take_while(|other| *other < now).collect();
        let others = of_hits(self.snapshot, self.query, self.judge, &before)?;
        let missing = match cause {
            None | Some(Cause::NoSharedWord | Cause::Filtered) => lack::missing(&reasons, &others),
            Some(_) => Vec::new(),
        };
        let change = match (cause, excluded.as_slice()) {
            (None | Some(Cause::NoSharedWord), _) if rank != Some(1) => {
                let best = lack::best(&missing, cause.is_none(), others.len());
                let change = best.map(|(lack, points)| {
                    let better = Hit {
                        points: now.points.saturating_add(points),
                        ..now
                    };
                    let before = self.snapshot.before(self.query, &filter, better)?;
                    Ok::<_, Error>(Change {
                        lack,
                        points,
                        rank: before + 1,
                    })
                });
                change.transpose()?
            }
            (Some(Cause::Filtered), [condition]) => match hit {
                Some(hit) => {
                    let without = self.index_filter(&condition.dropped(self.filter));
                    let before = self.snapshot.before(self.query, &without, hit)?;
                    Some(Change {
                        lack: Lack::Condition(*condition),
                        points: 0,
                        rank: before + 1,
                    })
                }
                None => None,
            },
            _ => None,
        };
        Ok(WhyNot {
            total: first.total.unwrap_or_default(),
            rank,
            cause,
            excluded,
            points: hit.map(|hit| hit.points),
            // What is no candidate for other reasons than the filter is told nothing more.
            reasons: if matches!(cause, Some(Cause::NoText | Cause::NotShown)) {
                Vec::new()
            } else {
                reasons
            },
            last: first.hits.last().map(|hit| hit.points),
            compared: before.len(),
            missing,
            change,
        })
    }

    fn index_filter(&self, filter: &Filter) -> qiao_index::Filter {
        index_filter(self.subject, &[self.noun], filter, self.today)
    }

    /// Why a record is no candidate; none when it is one.
    fn cause(&self, id: i64, excluded: &[Condition]) -> Result<Option<Cause>, Error> {
        let kind = kind(self.noun);
        Ok(if self.query.is_empty() {
            Some(Cause::NoText)
        } else if self.snapshot.holds(kind, id)? == 0 {
            Some(Cause::NotShown)
        } else if self.subject.without.contains(&(self.noun, id)) {
            Some(Cause::Poster)
        } else if !excluded.is_empty() {
            Some(Cause::Filtered)
        } else if self.snapshot.hit(self.query, kind, id)?.is_none() {
            Some(Cause::NoSharedWord)
        } else {
            None
        })
    }

    /// The conditions that a record does not meet.
    fn excluded(&self, id: i64) -> Result<Vec<Condition>, Error> {
        let kind = kind(self.noun);
        if self.snapshot.holds(kind, id)? == 0 {
            return Ok(Vec::new());
        }
        let mut excluded = Vec::new();
        for condition in Condition::ALL {
            let Some(alone) = condition.alone(self.filter) else {
                continue;
            };
            let mut filter = self.index_filter(&alone);
            filter.without.clear();
            if condition != Condition::Status {
                // Every filter asks for a status beside its own conditions.
                filter.all_of.retain(|(axis, _)| *axis != Axis::Status);
            }
            if !self.snapshot.admits(&filter, kind, id)? {
                excluded.push(condition);
            }
        }
        Ok(excluded)
    }
}
