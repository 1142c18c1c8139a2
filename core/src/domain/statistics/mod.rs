//! Statistics: how many needs, managers and achievements there are of what. Each figure is the count of a list with a
//! filter that says so, asked for by the same requester, so that it can be opened.

mod figures;
mod funnel;
mod month;
mod quality;

pub use figures::{Figure, Figures, figures, funnel};
pub use funnel::Passage;
pub use month::Month;
use qiao_entity::{manager::ManagerKind, need::NeedKind, region::RegionKind};
use quality::unanswered;
pub use quality::{Quality, quality};

use super::{
    achievement,
    facet::{Buckets, Count, summed},
    manager, need,
    reference::{REGIONS_LIST, TECHNOLOGY_FIELDS},
};
use crate::{app::App, auth::Requester, error::Error};

/// Of what there are statistics; an empty list says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Filter {
    /// In one of these technology fields or below them.
    pub fields: Vec<String>,
    /// In one of these regions or inside them: the poster of a need, a manager, the owner of an achievement.
    pub regions: Vec<String>,
    /// Needs of one of these kinds.
    pub need_kinds: Vec<NeedKind>,
    /// Managers of one of these kinds.
    pub manager_kinds: Vec<ManagerKind>,
    /// Needs published in this month or later.
    pub from: Option<Month>,
    /// Needs published in this month or earlier.
    pub to: Option<Month>,
}

impl Filter {
    /// The needs that are counted.
    #[must_use]
    pub fn needs(&self) -> need::Filter {
        need::Filter {
            kinds: self.need_kinds.clone(),
            fields: self.fields.clone(),
            regions: self.regions.clone(),
            published_from: self.from.map(Month::first),
            published_to: self.to.map(Month::last),
            ..need::Filter::default()
        }
    }

    /// The managers that are counted.
    #[must_use]
    pub fn managers(&self) -> manager::Filter {
        manager::Filter {
            kinds: self.manager_kinds.clone(),
            fields: self.fields.clone(),
            regions: self.regions.clone(),
            ..manager::Filter::default()
        }
    }

    /// The achievements that are counted.
    #[must_use]
    pub fn achievements(&self) -> achievement::Filter {
        achievement::Filter {
            fields: self.fields.clone(),
            regions: self.regions.clone(),
            ..achievement::Filter::default()
        }
    }

    /// By which technology fields is counted: the upper ones, or those one level below what the filter names. Each lies
    /// within the filter, so that a list needs no other condition on fields than the one that is counted.
    #[must_use]
    pub fn field_buckets(&self) -> Buckets {
        let below = |code: &String| {
            let children = TECHNOLOGY_FIELDS.children(code);
            if children.is_empty() {
                vec![code.clone()]
            } else {
                children.iter().map(|child| child.code.clone()).collect()
            }
        };
        let upper = TECHNOLOGY_FIELDS
            .entries()
            .iter()
            .filter(|entry| entry.parent.is_none());
        let codes: Vec<String> = if self.fields.is_empty() {
            upper.map(|entry| entry.code.clone()).collect()
        } else {
            self.fields.iter().flat_map(below).collect()
        };
        Buckets::of(&TECHNOLOGY_FIELDS, codes)
    }

    /// Under which region one is counted: its province, or its country where we know of no provinces, or less where the
    /// filter names less, for the same reason. None where only a country with provinces is known.
    fn region_bucket(&self, code: &str, within: &[String]) -> Option<String> {
        let mut above = REGIONS_LIST.with_ancestors(code);
        above.retain(|code| {
            let is_whole = REGIONS_LIST.get(code).is_some_and(|entry| {
                entry.kind == Some(RegionKind::Country) && !REGIONS_LIST.children(code).is_empty()
            });
            !is_whole && (self.regions.is_empty() || within.contains(code))
        });
        above.pop()
    }
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Of {
    /// Needs.
    Needs,
    /// Managers.
    Managers,
    /// Achievements.
    Achievements,
}

/// How many there are in each technology field of [`Filter::field_buckets`].
async fn by_field(app: &App, requester: &Requester, filter: &Filter, of: Of) -> Result<Vec<Count>, Error> {
    let buckets = filter.field_buckets();
    match of {
        Of::Needs => need::in_fields(app, requester, &filter.needs(), &buckets).await,
        Of::Managers => manager::in_fields(app, requester, &filter.managers(), &buckets).await,
        Of::Achievements => achievement::in_fields(app, requester, &filter.achievements(), &buckets).await,
    }
}

/// How many there are in each province, or country without provinces, or region of the filter that is less.
async fn by_region(app: &App, requester: &Requester, filter: &Filter, of: Of) -> Result<Vec<Count>, Error> {
    let counts = match of {
        Of::Needs => need::facet(app, requester, &filter.needs(), need::Axis::Region).await?,
        Of::Managers => manager::facet(app, requester, &filter.managers(), manager::Axis::Region).await?,
        Of::Achievements => {
            achievement::facet(app, requester, &filter.achievements(), achievement::Axis::Region).await?
        }
    };
    let within = REGIONS_LIST.with_descendants(&filter.regions);
    let counts = counts.into_iter();
    Ok(summed(counts.filter_map(|count| {
        Some((filter.region_bucket(&count.value, &within)?, count.count))
    })))
}
