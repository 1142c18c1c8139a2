//! Which introductions: as lists filter them, and as the dashboard counts them.

use chrono::NaiveDate;
use cynic::Id;

use crate::{
    code::{IntroductionStatus, MoveReason, NeedKind},
    fault::Fault,
    list::filter::Filter,
    schema,
};

/// What introductions are filtered by.
#[derive(cynic::InputObject, Clone, Debug, Default)]
pub(crate) struct IntroductionFilter {
    pub(crate) statuses: Option<Vec<IntroductionStatus>>,
    pub(crate) reasons: Option<Vec<MoveReason>>,
    pub(crate) need: Option<Id>,
    pub(crate) needs: Option<NeedFilter>,
    pub(crate) introduced: Option<Id>,
    pub(crate) mine: Option<bool>,
    pub(crate) waiting: Option<bool>,
}

/// To which needs, as the dashboard is filtered.
#[derive(cynic::InputObject, Clone, Debug, Default)]
pub(crate) struct NeedFilter {
    pub(crate) kinds: Option<Vec<NeedKind>>,
    pub(crate) fields: Option<Vec<String>>,
    pub(crate) regions: Option<Vec<String>>,
    pub(crate) published_from: Option<NaiveDate>,
    pub(crate) published_to: Option<NaiveDate>,
}

impl NeedFilter {
    /// Of an address; none where it names nothing.
    pub(crate) fn of(read: &Filter<'_>) -> Result<Option<Self>, Fault> {
        let filter = Self {
            kinds: read.codes("kind")?,
            fields: read.texts("field"),
            regions: read.texts("region"),
            published_from: read.day("published_from")?,
            published_to: read.day("published_to")?,
        };
        Ok(Some(filter).filter(|filter| !filter.is_empty()))
    }

    /// Whether it lets everything through.
    pub(crate) fn is_empty(&self) -> bool {
        self.kinds.is_none()
            && self.fields.is_none()
            && self.regions.is_none()
            && self.published_from.is_none()
            && self.published_to.is_none()
    }
}
