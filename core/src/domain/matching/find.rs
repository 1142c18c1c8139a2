//! Finding candidates: a search of the index, filtered, ranked and explained.

use std::sync::Arc;

use qiao_entity::{need::NeedStatus, noun::Noun};
use qiao_index::{Hit, Hits, Kind, Window};

use super::{
    Subject,
    fit::Judge,
    kind, noun,
    reason::{self, Reason},
    texts::FREE,
};
use crate::{
    app::App,
    domain::{
        facet::Count,
        need::OPEN,
        page::{Page, Request},
    },
    error::Error,
};

/// Which records may be candidates; an empty list says nothing. Values are codes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Filter {
    /// Kinds of the noun: of need, manager, organization; forms of achievements.
    pub kinds: Vec<String>,
    /// Technology fields, or what lies below them.
    pub fields: Vec<String>,
    /// Regions, or what lies in them.
    pub regions: Vec<String>,
    /// Working languages.
    pub languages: Vec<String>,
    /// Transfer modes.
    pub modes: Vec<String>,
    /// Service activities.
    pub activities: Vec<String>,
    /// Levels of achievements.
    pub levels: Vec<String>,
    /// Statuses; none means published records and open needs.
    pub statuses: Vec<String>,
    /// Tags of organizations.
    pub tags: Vec<String>,
    /// Records that belong to this organization.
    pub organization: Option<i64>,
    /// Only managers who can take one more engagement.
    pub free_capacity: bool,
}

/// A place in a ranking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// The candidate's points.
    pub points: u32,
    /// The candidate's noun.
    pub noun: Noun,
    /// The candidate's number.
    pub id: i64,
}

impl Place {
    fn hit(self) -> Hit {
        Hit {
            kind: kind(self.noun),
            id: self.id,
            points: self.points,
        }
    }
}

/// What candidates are ranked by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum By {
    /// Words, and what suits beyond them.
    #[default]
    Fit,
    /// Words alone.
    Text,
}

/// How candidates are ranked, and what is wanted beside them; the latter costs time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Wants {
    /// What they are ranked by.
    pub by: By,
    /// How many candidates there are.
    pub total: bool,
    /// Counts of all candidates by these axes.
    pub facets: Vec<Axis>,
    /// Why each candidate of the page has its points.
    pub reasons: bool,
}

/// What candidates are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Axis {
    /// By noun.
    Noun,
    /// By kind of the noun.
    Kind,
    /// By technology field.
    Field,
    /// By region.
    Region,
    /// By working language.
    Language,
    /// By transfer mode.
    Mode,
    /// By service activity.
    Activity,
    /// By status.
    Status,
    /// By level of achievement.
    Level,
    /// By tag.
    Tag,
}

impl Axis {
    fn label(self) -> Option<qiao_index::Axis> {
        use qiao_index::Axis as A;
        Some(match self {
            Self::Noun => return None,
            Self::Kind => A::Kind,
            Self::Field => A::Field,
            Self::Region => A::Region,
            Self::Language => A::Language,
            Self::Mode => A::Mode,
            Self::Activity => A::Activity,
            Self::Status => A::Status,
            Self::Level => A::Level,
            Self::Tag => A::Tag,
        })
    }
}

/// One ranked result.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// What it is.
    pub noun: Noun,
    /// Its number.
    pub id: i64,
    /// The score in thousandths.
    pub points: u32,
    /// Why, the strongest first; they sum to `points`. Empty unless wanted.
    pub reasons: Vec<Reason>,
}

/// What was found.
#[derive(Clone, Debug)]
pub struct Found {
    /// The candidates of the page.
    pub page: Page<Candidate, Place>,
    /// How many there are, if wanted.
    pub total: Option<u64>,
    /// Counts in the order wanted.
    pub facets: Vec<(Axis, Vec<Count>)>,
    /// The position of the change log that the index held.
    pub position: i64,
}

impl Found {
    /// How much memory it takes, about.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        let reasons: usize = self
            .page
            .rows
            .iter()
            .map(|(_, candidate)| candidate.reasons.len())
            .sum();
        let counts: usize = self.facets.iter().map(|(_, counts)| counts.len()).sum();
        (512 + 96 * self.page.rows.len() + 128 * reasons + 64 * counts) as u64
    }
}

/// Under which a finding is kept; it holds for one state of the index and one day.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    index: u64,
    subject: u64,
    nouns: Vec<Noun>,
    filter: Filter,
    page: (Option<Place>, Option<Place>, usize, bool),
    wants: Wants,
    today: i64,
}

/// Ranked records of some nouns (none named: all four) for a subject. It is not told who asks: the index holds only what
/// everyone may know of, so that everyone finds the same. Of needs only those that look for partners,
/// unless `filter.statuses` says otherwise.
pub async fn find(
    app: &App,
    subject: &Arc<Subject>,
    nouns: &[Noun],
    filter: &Filter,
    page: &Request<Place>,
    wants: Wants,
) -> Result<Arc<Found>, Error> {
    let (snapshot, index) = app.search.snapshot()?;
    let today = app.clock.today().to_epoch_days();
    let key = Key {
        index,
        subject: subject.stamp,
        nouns: nouns.to_vec(),
        filter: filter.clone(),
        page: (page.after, page.before, page.size, page.from_end),
        wants,
        today: today.into(),
    };
    let keep = subject.is_kept();
    if keep && let Some(found) = app.search.found.get(&key) {
        return Ok(found);
    }
    let found = Arc::new(search(app, snapshot, subject, key.clone(), page.clone()).await?);
    if keep {
        app.search.found.insert(key, found.clone());
    }
    Ok(found)
}

/// The best of some nouns for a subject. It is not kept: what goes through all records would push out what people ask for.
pub(super) async fn best(app: &App, subject: &Arc<Subject>, nouns: &[Noun]) -> Result<Option<Candidate>, Error> {
    let (snapshot, index) = app.search.snapshot()?;
    let page = Request {
        size: 1,
        ..Request::default()
    };
    let key = Key {
        index,
        subject: subject.stamp,
        nouns: nouns.to_vec(),
        filter: Filter::default(),
        page: (None, None, page.size, false),
        wants: Wants::default(),
        today: app.clock.today().to_epoch_days().into(),
    };
    let found = search(app, snapshot, subject, key, page).await?;
    Ok(found.page.rows.into_iter().map(|(_, candidate)| candidate).next())
}

/// Searches in a turn of its own, where it may take its time.
async fn search(
    app: &App,
    snapshot: qiao_index::Snapshot,
    subject: &Arc<Subject>,
    key: Key,
    page: Request<Place>,
) -> Result<Found, Error> {
    let permit = app.search.permit().await?;
    let subject = subject.clone();
    let judge = (key.wants.by == By::Fit).then(|| {
        let today = i32::try_from(key.today).unwrap_or(i32::MAX);
        let judge = Judge::new(subject.wish.clone(), &app.config.matching, today);
        Arc::new(judge)
    });
    let search = move || {
        let found = run(&snapshot, &subject, judge.as_ref(), &key, &page);
        drop(permit);
        found
    };
    tokio::task::spawn_blocking(search).await.map_err(Error::internal)?
}

fn run(
    snapshot: &qiao_index::Snapshot,
    subject: &Subject,
    judge: Option<&Arc<Judge>>,
    key: &Key,
    page: &Request<Place>,
) -> Result<Found, Error> {
    let query = match judge {
        Some(judge) => &subject.query.clone().with_fit(judge.clone()),
        None => &subject.query,
    };
    let filter = index_filter(subject, &key.nouns, &key.filter, key.today);
    let mut window = if page.from_end {
        Window::last(page.size)
    } else {
        Window::first(page.size)
    };
    if let Some(after) = page.after {
        window = window.after(after.hit());
    }
    if let Some(before) = page.before {
        window = window.before(before.hit());
    }
    let axes: Vec<qiao_index::Axis> = key.wants.facets.iter().filter_map(|axis| axis.label()).collect();
    let wants = qiao_index::Wants {
        total: key.wants.total,
        facets: &axes,
    };
    let Hits {
        hits,
        more,
        total,
        facets,
    } = snapshot.search(query, &filter, &window, wants)?;
    let mut reasons = if key.wants.reasons {
        reason::of_hits(snapshot, query, judge.map(AsRef::as_ref), &hits)?
    } else {
        Vec::new()
    };
    reasons.resize(hits.len(), Vec::new());
    let rows = hits
        .iter()
        .zip(reasons)
        .map(|(hit, reasons)| candidate(hit, reasons))
        .collect();
    let (has_next, has_previous) = if page.from_end {
        (page.before.is_some(), more)
    } else {
        (more, page.after.is_some())
    };
    let mut facets = facets.into_iter();
    let mut counted = Vec::with_capacity(key.wants.facets.len());
    for axis in &key.wants.facets {
        let counts = match axis.label() {
            None => count_nouns(snapshot, subject, &filter)?,
            Some(_) => facets.next().map(|facet| facet.counts).unwrap_or_default(),
        };
        let counts = counts.into_iter().map(|(value, count)| Count {
            value,
            count: i64::try_from(count).unwrap_or(i64::MAX),
        });
        counted.push((*axis, counts.collect()));
    }
    Ok(Found {
        page: Page {
            rows,
            has_next,
            has_previous,
        },
        total,
        facets: counted,
        position: snapshot.position(),
    })
}

fn candidate(hit: &Hit, reasons: Vec<Reason>) -> (Place, Candidate) {
    let noun = noun(hit.kind);
    (
        Place {
            points: hit.points,
            noun,
            id: hit.id,
        },
        Candidate {
            noun,
            id: hit.id,
            points: hit.points,
            reasons,
        },
    )
}

/// How many hits of each noun, the most frequent first.
fn count_nouns(
    snapshot: &qiao_index::Snapshot,
    subject: &Subject,
    filter: &qiao_index::Filter,
) -> Result<Vec<(String, u64)>, Error> {
    let mut counts = Vec::new();
    for one in Kind::ALL
        .into_iter()
        .filter(|kind| filter.kinds.is_empty() || filter.kinds.contains(kind))
    {
        let filter = qiao_index::Filter {
            kinds: vec![one],
            ..filter.clone()
        };
        let wants = qiao_index::Wants {
            total: true,
            facets: &[],
        };
        let hits = snapshot.search(&subject.query, &filter, &Window::first(0), wants)?;
        counts.extend(
            hits.total
                .filter(|total| *total > 0)
                .map(|total| (noun(one).code(), total)),
        );
    }
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    Ok(counts)
}

/// The filter of the index for what a subject may find of some nouns on a day.
pub(super) fn index_filter(subject: &Subject, nouns: &[Noun], filter: &Filter, today: i64) -> qiao_index::Filter {
    use qiao_index::Axis as A;
    let Filter {
        kinds,
        fields,
        regions,
        languages,
        modes,
        activities,
        levels,
        statuses,
        tags,
        organization,
        free_capacity,
    } = filter;
    let mut filter = qiao_index::Filter::kinds(nouns.iter().map(|noun| kind(*noun))).on(today);
    let lists = [
        (A::Kind, kinds),
        (A::Field, fields),
        (A::Region, regions),
        (A::Language, languages),
        (A::Mode, modes),
        (A::Activity, activities),
        (A::Level, levels),
        (A::Tag, tags),
    ];
    for (axis, values) in lists.into_iter().filter(|(_, values)| !values.is_empty()) {
        filter = filter.any_of(axis, values.iter().cloned());
    }
    filter = if statuses.is_empty() {
        // Published is what an open record of each noun is called; a need looks on while it is negotiated.
        filter.any_of(A::Status, OPEN.map(NeedStatus::code))
    } else {
        filter.any_of(A::Status, statuses.iter().cloned())
    };
    if let Some(organization) = organization {
        filter = filter.any_of(A::Organization, [organization.to_string()]);
    }
    if *free_capacity {
        filter = filter.any_of(A::Capacity, [FREE]);
    }
    for (noun, id) in &subject.without {
        filter = filter.without(kind(*noun), *id);
    }
    filter
}
