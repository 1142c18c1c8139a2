//! The texts of records, which highlights are taken from.

use super::{Achievement, Manager, Need, Organization, candidate::Texts};
use crate::{
    context::Asking,
    domain::{achievement, manager, need, organization},
    node::Node,
};

/// A record whose texts a search reads.
pub(crate) trait Readable {
    /// The texts that the requester may read.
    fn texts(&self, asking: &Asking) -> Texts;
}

/// The texts that are there.
fn filled<const N: usize>(texts: [(&'static str, &'static str, Option<&String>); N]) -> Texts {
    texts
        .into_iter()
        .filter_map(|(field, language, text)| Some(([field, language], text?.clone())))
        .collect()
}

impl Readable for Need {
    fn texts(&self, asking: &Asking) -> Texts {
        let Self(row) = self;
        let may_read = need::reads(row, need::Part::Description, &asking.requester);
        filled([
            ("title", "zh", row.title_zh.as_ref()),
            ("title", "en", row.title_en.as_ref()),
            ("summary", "zh", row.summary_zh.as_ref()),
            ("summary", "en", row.summary_en.as_ref()),
            ("description", "zh", row.description_zh.as_ref().filter(|_| may_read)),
            ("description", "en", row.description_en.as_ref().filter(|_| may_read)),
        ])
    }
}

impl Readable for Achievement {
    fn texts(&self, asking: &Asking) -> Texts {
        let Self(row) = self;
        let may_read = achievement::reads(row, achievement::Part::Description, &asking.requester);
        filled([
            ("name", "zh", row.name_zh.as_ref()),
            ("name", "en", row.name_en.as_ref()),
            ("summary", "zh", row.summary_zh.as_ref()),
            ("summary", "en", row.summary_en.as_ref()),
            ("description", "zh", row.description_zh.as_ref().filter(|_| may_read)),
            ("description", "en", row.description_en.as_ref().filter(|_| may_read)),
        ])
    }
}

impl Readable for Manager {
    fn texts(&self, asking: &Asking) -> Texts {
        let Self(row) = self;
        let may_read = manager::reads(row, manager::Part::Biography, &asking.requester);
        filled([
            ("name", "zh", row.name_zh.as_ref()),
            ("name", "en", row.name_en.as_ref()),
            ("headline", "zh", row.headline_zh.as_ref()),
            ("headline", "en", row.headline_en.as_ref()),
            ("biography", "zh", row.biography_zh.as_ref().filter(|_| may_read)),
            ("biography", "en", row.biography_en.as_ref().filter(|_| may_read)),
        ])
    }
}

impl Readable for Organization {
    fn texts(&self, asking: &Asking) -> Texts {
        let Self(row) = self;
        let may_read = organization::reads(row, organization::Part::Profile, &asking.requester);
        filled([
            ("name", "zh", row.name_zh.as_ref()),
            ("name", "en", row.name_en.as_ref()),
            ("profile", "zh", row.profile_zh.as_ref().filter(|_| may_read)),
            ("profile", "en", row.profile_en.as_ref().filter(|_| may_read)),
        ])
    }
}

impl Readable for Node {
    fn texts(&self, asking: &Asking) -> Texts {
        match self {
            Self::Need(record) => record.texts(asking),
            Self::Manager(record) => record.texts(asking),
            Self::Organization(record) => record.texts(asking),
            Self::Achievement(record) => record.texts(asking),
        }
    }
}
