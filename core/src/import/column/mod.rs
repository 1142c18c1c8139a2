//! The columns of every noun, documented once: headers, templates and `docs/import.md` come from these tables.

mod achievements;
mod affiliations;
mod managers;
mod needs;
mod organizations;

use super::{
    Content,
    names::{Names, plain},
};

/// What a column holds.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// A key of the giver's own.
    Key,
    /// Text of at most so many characters.
    Text(usize),
    /// A list of texts.
    Words,
    /// One of a list's members.
    One(&'static Names),
    /// Several of a list's members.
    Many(&'static Names),
    /// Technology fields.
    Fields,
    /// Industries.
    Industries,
    /// A region.
    Region,
    /// Working languages.
    Languages,
    /// A whole number.
    Whole,
    /// An amount of money in major units.
    Money,
    /// A currency.
    Currency,
    /// A calendar day.
    Day,
    /// Yes or no.
    Flag,
    /// The key of another record.
    Reference(Content),
    /// Keys of other records.
    References(Content),
    /// Technical indicators.
    Indicators,
    /// Representative works.
    Works,
    /// Intellectual-property rights.
    Rights,
}

impl Kind {
    /// Whether a cell holds a small table.
    #[must_use]
    pub fn is_table(self) -> bool {
        matches!(self, Self::Indicators | Self::Works | Self::Rights)
    }
}

/// One column.
#[derive(Debug)]
pub struct Column {
    /// The name in JSON Lines; a dot parts an object from its member.
    pub code: &'static str,
    /// The Chinese header.
    pub zh: &'static str,
    /// The English header.
    pub en: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether a new record must have it.
    pub required: bool,
    /// What it means, in Chinese and in English.
    pub means: [&'static str; 2],
    /// An example, in a Chinese and in an English file.
    pub example: [&'static str; 2],
    /// Other headers that are taken for it.
    pub also: &'static [&'static str],
}

impl Column {
    const fn new(code: &'static str, zh: &'static str, en: &'static str, kind: Kind) -> Self {
        Self {
            code,
            zh,
            en,
            kind,
            required: false,
            means: ["", ""],
            example: ["", ""],
            also: &[],
        }
    }

    const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    const fn means(mut self, zh: &'static str, en: &'static str) -> Self {
        self.means = [zh, en];
        self
    }

    const fn example(mut self, zh: &'static str, en: &'static str) -> Self {
        self.example = [zh, en];
        self
    }

    const fn also(mut self, also: &'static [&'static str]) -> Self {
        self.also = also;
        self
    }

    fn is_called(&self, header: &str) -> bool {
        let header = plain(header);
        [self.code, self.zh, self.en]
            .iter()
            .chain(self.also)
            .any(|name| plain(name) == header)
    }
}

/// The columns of a noun.
#[must_use]
pub fn columns(content: Content) -> &'static [Column] {
    match content {
        Content::Organizations => organizations::COLUMNS,
        Content::Managers => managers::COLUMNS,
        Content::Affiliations => affiliations::COLUMNS,
        Content::Needs => needs::COLUMNS,
        Content::Achievements => achievements::COLUMNS,
    }
}

/// The column that a header names: by its code, its Chinese or its English name.
#[must_use]
pub fn column_of(content: Content, header: &str) -> Option<&'static Column> {
    columns(content).iter().find(|column| column.is_called(header))
}

/// The column that a problem of the domain is about: its path is `["name", "zh"]`, `["budgetMin"]`, `["fields", "0"]` …
#[must_use]
pub fn column_at(content: Content, path: &[String]) -> Option<&'static Column> {
    let snake: Vec<String> = path.iter().map(|part| snake(part)).collect();
    let codes = |code: &str| columns(content).iter().find(|column| column.code == code);
    for length in (1..=snake.len()).rev() {
        let code = snake[..length].join("_");
        let found = codes(&code)
            .or_else(|| codes(&snake[..length].join(".")))
            .or_else(|| codes(&format!("{code}_zh")));
        if found.is_some() {
            return found;
        }
    }
    match snake.first().map(String::as_str) {
        Some("external_key") => codes("key"),
        Some("ip_rights") => codes("ip"),
        _ => None,
    }
}

fn snake(part: &str) -> String {
    let mut snake = String::with_capacity(part.len() + 2);
    for c in part.chars() {
        if c.is_ascii_uppercase() {
            snake.push('_');
        }
        snake.push(c.to_ascii_lowercase());
    }
    snake
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_column_is_said_in_both_languages_and_no_header_stands_twice() {
        for content in Content::ALL {
            let mut seen = HashSet::new();
            for column in columns(content) {
                assert!(
                    column.means.iter().all(|means| !means.is_empty()),
                    "{content:?} {}",
                    column.code
                );
                let mut names: Vec<String> = [column.code, column.zh, column.en]
                    .iter()
                    .chain(column.also)
                    .map(|name| plain(name))
                    .collect();
                names.sort();
                names.dedup();
                for name in names {
                    assert!(seen.insert(name.clone()), "{content:?}: {name} stands for two columns");
                }
            }
        }
    }

    #[test]
    fn headers_are_known_in_either_language_and_by_code() {
        for header in ["name_zh", "NAME_ZH", " 中文 名称 *", "Chinese name", "机构名称"] {
            let column = column_of(Content::Organizations, header);
            assert_eq!(column.map(|column| column.code), Some("name_zh"), "{header}");
        }
        assert!(column_of(Content::Organizations, "星座").is_none());
        assert!(column_of(Content::Organizations, "").is_none());
    }

    #[test]
    fn problems_are_told_at_their_column() {
        for (content, path, code) in [
            (Content::Organizations, vec!["externalKey"], "key"),
            (Content::Organizations, vec!["name"], "name_zh"),
            (Content::Organizations, vec!["name", "en"], "name_en"),
            (Content::Organizations, vec!["fields", "0"], "fields"),
            (Content::Needs, vec!["budgetMin"], "budget_min"),
            (Content::Needs, vec!["indicators", "2", "valueTo"], "indicators"),
            (Content::Needs, vec!["levels", "organization"], "levels.organization"),
            (Content::Achievements, vec!["ipRights", "0", "number"], "ip"),
        ] {
            let path: Vec<String> = path.into_iter().map(str::to_owned).collect();
            assert_eq!(
                column_at(content, &path).map(|column| column.code),
                Some(code),
                "{path:?}"
            );
        }
    }
}
