//! Entries of the reference lists: technology fields, regions, industries.

use std::sync::Arc;

use async_graphql::{Description, Object};

use super::{code::RegionKind, prose::Prose};
use crate::domain::reference::{Entry, INDUSTRIES_LIST, List, REGIONS_LIST, TECHNOLOGY_FIELDS};

fn name(entry: &Entry) -> Prose {
    Prose::new(Some(&entry.name_zh), Some(&entry.name_en))
}

/// The name of a code of a list.
pub(crate) fn name_of(list: &List, code: &str) -> Option<Prose> {
    list.get(code).map(|entry| name(entry))
}

fn parent(list: &List, entry: &Entry) -> Option<Arc<Entry>> {
    entry.parent.as_deref().and_then(|code| list.get(code)).cloned()
}

/// A technology field (技术领域), of the upper level (`ai`) or of the lower one (`ai.vision`).
#[derive(Clone, Debug, Description)]
pub(crate) struct TechnologyField(Arc<Entry>);

impl TechnologyField {
    /// The fields of these codes; codes that the list no longer has are left out.
    pub(crate) fn of(codes: &[String]) -> Vec<Self> {
        codes
            .iter()
            .filter_map(|code| TECHNOLOGY_FIELDS.get(code).cloned().map(Self))
            .collect()
    }

    /// The fields of the upper level.
    pub(crate) fn top() -> Vec<Self> {
        top(&TECHNOLOGY_FIELDS).map(Self).collect()
    }
}

impl From<Arc<Entry>> for TechnologyField {
    fn from(entry: Arc<Entry>) -> Self {
        Self(entry)
    }
}

/// The entries of a list that have none above them.
fn top(list: &List) -> impl Iterator<Item = Arc<Entry>> {
    list.entries().iter().filter(|entry| entry.parent.is_none()).cloned()
}

#[Object(use_type_description)]
impl TechnologyField {
    /// The code, such as `ai.vision`.
    async fn code(&self) -> &str {
        &self.0.code
    }

    /// The name.
    async fn name(&self) -> Prose {
        name(&self.0)
    }

    /// Other names of the field and names of its core techniques, in both languages; searches know them.
    async fn synonyms(&self) -> Vec<&String> {
        self.0.synonyms_zh.iter().chain(&self.0.synonyms_en).collect()
    }

    /// The field one level up; none at the upper level.
    async fn parent(&self) -> Option<TechnologyField> {
        parent(&TECHNOLOGY_FIELDS, &self.0).map(TechnologyField)
    }

    /// The fields one level below.
    async fn children(&self) -> Vec<TechnologyField> {
        let children = TECHNOLOGY_FIELDS.children(&self.0.code);
        children.iter().cloned().map(TechnologyField).collect()
    }
}

/// A region: a country, a Chinese province or a Chinese prefecture.
#[derive(Clone, Debug, Description)]
pub(crate) struct Region(Arc<Entry>);

impl Region {
    /// The region of a code.
    pub(crate) fn of(code: Option<&String>) -> Option<Self> {
        REGIONS_LIST.get(code?).cloned().map(Self)
    }

    /// The regions that lie in no other.
    pub(crate) fn top() -> Vec<Self> {
        top(&REGIONS_LIST).map(Self).collect()
    }
}

#[Object(use_type_description)]
impl Region {
    /// The code: six digits of GB/T 2260 (`330100`) or two letters of ISO 3166-1 (`DE`).
    async fn code(&self) -> &str {
        &self.0.code
    }

    /// The name.
    async fn name(&self) -> Prose {
        name(&self.0)
    }

    /// What kind of place it is.
    async fn kind(&self) -> RegionKind {
        self.0.kind.map_or(RegionKind::Country, RegionKind::from)
    }

    /// The region in which it lies.
    async fn parent(&self) -> Option<Region> {
        parent(&REGIONS_LIST, &self.0).map(Region)
    }

    /// The regions in it.
    async fn children(&self) -> Vec<Region> {
        let children = REGIONS_LIST.children(&self.0.code);
        children.iter().cloned().map(Region).collect()
    }
}

/// An industry of GB/T 4754: a section (`C`) or a division (`26`).
#[derive(Clone, Debug, Description)]
pub(crate) struct Industry(Arc<Entry>);

impl Industry {
    /// The industries of these codes; codes that the list no longer has are left out.
    pub(crate) fn of(codes: &[String]) -> Vec<Self> {
        codes
            .iter()
            .filter_map(|code| INDUSTRIES_LIST.get(code).cloned().map(Self))
            .collect()
    }

    /// The sections.
    pub(crate) fn top() -> Vec<Self> {
        top(&INDUSTRIES_LIST).map(Self).collect()
    }
}

#[Object(use_type_description)]
impl Industry {
    /// The code: the letter of a section or the two digits of a division.
    async fn code(&self) -> &str {
        &self.0.code
    }

    /// The name.
    async fn name(&self) -> Prose {
        name(&self.0)
    }

    /// The section in which the division lies.
    async fn parent(&self) -> Option<Industry> {
        parent(&INDUSTRIES_LIST, &self.0).map(Industry)
    }

    /// The divisions of the section.
    async fn children(&self) -> Vec<Industry> {
        let children = INDUSTRIES_LIST.children(&self.0.code);
        children.iter().cloned().map(Industry).collect()
    }
}
