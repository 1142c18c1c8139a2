//! Importing files: CSV, XLSX and JSON Lines go through the same domain functions as every other client.
//!
//! `reader` gives rows, `column` says what their cells mean, `value` understands a cell, `record` makes a draft of a row,
//! `batch` stores some hundred rows in one transaction together with how far the import came, `run` does so until the file ends.

mod batch;
mod cell;
pub mod column;
pub mod demo;
mod error;
#[cfg(any(fuzzing, test))]
pub mod fuzzing;
pub mod names;
mod reader;
mod record;
mod report;
mod row;
mod run;
mod template;
#[cfg(test)]
mod tests;
pub mod value;
pub mod wording;

use std::path::Path;

pub use error::ImportError;
pub use reader::Source;
pub use report::{Counts, Report};
pub use row::Failure;
pub use run::{Options, Progress, run};
pub use template::{Format, template};

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Content {
    /// 机构.
    Organizations,
    /// 技术经理人.
    Managers,
    /// 任职.
    Affiliations,
    /// 技术需求.
    Needs,
    /// 科技成果.
    Achievements,
}

impl Content {
    /// Every content, in the order in which files are imported: what is referred to comes first.
    pub const ALL: [Self; 5] = [
        Self::Organizations,
        Self::Managers,
        Self::Affiliations,
        Self::Needs,
        Self::Achievements,
    ];

    /// The name on the command line and in file names.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Organizations => "organizations",
            Self::Managers => "managers",
            Self::Affiliations => "affiliations",
            Self::Needs => "needs",
            Self::Achievements => "achievements",
        }
    }

    /// The name in Chinese.
    #[must_use]
    pub fn zh(self) -> &'static str {
        match self {
            Self::Organizations => "机构",
            Self::Managers => "技术经理人",
            Self::Affiliations => "任职",
            Self::Needs => "需求",
            Self::Achievements => "成果",
        }
    }

    /// What a name means, in either language, one or many.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let name = names::plain(name);
        Self::ALL.into_iter().find(|content| {
            let many = content.name();
            name == many || name == content.zh() || many.strip_suffix('s') == Some(&name)
        })
    }

    /// What a file holds by its name: `needs.csv`, `2026 需求.xlsx`.
    #[must_use]
    pub fn of_file(path: &Path) -> Option<Self> {
        let stem = names::plain(path.file_stem()?.to_str()?);
        let mut found = Self::ALL.into_iter().filter(|content| {
            let one = content.name().trim_end_matches('s');
            stem.contains(one) || stem.contains(content.zh())
        });
        // A name that fits twice fits nothing.
        found.next().filter(|_| found.next().is_none())
    }
}
