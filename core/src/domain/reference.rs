//! Reference data: technology fields, regions, industries. The files under `data/` are the truth; the tables follow them
//! at start, so that foreign keys can point at them.

use std::{
    collections::HashMap,
    sync::{Arc, LazyLock},
};

use qiao_entity::{industry, region, technology_field};
use sea_orm::{
    ActiveModelTrait, ConnectionTrait, EntityTrait, IntoActiveModel, Iterable, PrimaryKeyToColumn,
    sea_query::OnConflict,
};
use serde::Deserialize;

use crate::error::Error;

const FIELDS: &str = include_str!("../../../data/technology_fields.tsv");
const REGIONS: &str = include_str!("../../../data/regions.tsv");
const INDUSTRIES: &str = include_str!("../../../data/industries.tsv");

/// Languages a manager may work in: ISO 639-1 codes with their names.
pub const LANGUAGES: [(&str, &str, &str); 25] = [
    ("zh", "中文", "Chinese"),
    ("en", "英语", "English"),
    ("de", "德语", "German"),
    ("fr", "法语", "French"),
    ("ja", "日语", "Japanese"),
    ("ko", "韩语", "Korean"),
    ("ru", "俄语", "Russian"),
    ("es", "西班牙语", "Spanish"),
    ("pt", "葡萄牙语", "Portuguese"),
    ("it", "意大利语", "Italian"),
    ("ar", "阿拉伯语", "Arabic"),
    ("nl", "荷兰语", "Dutch"),
    ("sv", "瑞典语", "Swedish"),
    ("no", "挪威语", "Norwegian"),
    ("fi", "芬兰语", "Finnish"),
    ("da", "丹麦语", "Danish"),
    ("pl", "波兰语", "Polish"),
    ("cs", "捷克语", "Czech"),
    ("hu", "匈牙利语", "Hungarian"),
    ("sr", "塞尔维亚语", "Serbian"),
    ("he", "希伯来语", "Hebrew"),
    ("th", "泰语", "Thai"),
    ("vi", "越南语", "Vietnamese"),
    ("ms", "马来语", "Malay"),
    ("id", "印尼语", "Indonesian"),
];

/// Currencies of budgets: ISO 4217 codes with the number of decimals of their minor unit.
pub const CURRENCIES: [(&str, u32); 12] = [
    ("CNY", 2),
    ("USD", 2),
    ("EUR", 2),
    ("GBP", 2),
    ("JPY", 0),
    ("KRW", 0),
    ("HKD", 2),
    ("MOP", 2),
    ("TWD", 2),
    ("SGD", 2),
    ("CHF", 2),
    ("AUD", 2),
];

/// An entry of a reference list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The code.
    pub code: String,
    /// The code one level up.
    pub parent: Option<String>,
    /// The name in Chinese.
    pub name_zh: String,
    /// The name in English.
    pub name_en: String,
    /// Country, province or prefecture, for regions.
    pub kind: Option<region::RegionKind>,
    /// Other Chinese names, for technology fields.
    pub synonyms_zh: Vec<String>,
    /// Other English names, for technology fields.
    pub synonyms_en: Vec<String>,
}

/// One reference list, by code and in the file's order.
#[derive(Debug, Default)]
pub struct List {
    entries: Vec<Arc<Entry>>,
    by_code: HashMap<String, Arc<Entry>>,
    children: HashMap<String, Vec<Arc<Entry>>>,
}

impl List {
    fn new(file: &str) -> Self {
        let mut list = Self::default();
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(b'\t')
            .quoting(false)
            .from_reader(file.as_bytes());
        for row in reader.deserialize() {
            let row: Row = row.expect("the shipped data files are well formed: a test reads them");
            let entry = Arc::new(Entry {
                code: row.code,
                parent: row.parent.filter(|parent| !parent.is_empty()),
                name_zh: row.name_zh,
                name_en: row.name_en,
                kind: row.kind,
                synonyms_zh: split(&row.synonyms_zh),
                synonyms_en: split(&row.synonyms_en),
            });
            list.by_code.insert(entry.code.clone(), entry.clone());
            if let Some(parent) = &entry.parent {
                list.children.entry(parent.clone()).or_default().push(entry.clone());
            }
            list.entries.push(entry);
        }
        list
    }

    /// All entries in order.
    #[must_use]
    pub fn entries(&self) -> &[Arc<Entry>] {
        &self.entries
    }

    /// The entry of a code.
    #[must_use]
    pub fn get(&self, code: &str) -> Option<&Arc<Entry>> {
        self.by_code.get(code)
    }

    /// Whether the code is in the list.
    #[must_use]
    pub fn has(&self, code: &str) -> bool {
        self.by_code.contains_key(code)
    }

    /// The entries one level below.
    #[must_use]
    pub fn children(&self, code: &str) -> &[Arc<Entry>] {
        self.children.get(code).map_or(&[], Vec::as_slice)
    }

    /// These codes and all below them: who asks for a field or a region means what is in it.
    #[must_use]
    pub fn with_descendants(&self, codes: &[String]) -> Vec<String> {
        let mut all = codes.to_vec();
        let mut next = 0;
        while let Some(code) = all.get(next).cloned() {
            for child in self.children(&code) {
                if !all.contains(&child.code) {
                    all.push(child.code.clone());
                }
            }
            next += 1;
        }
        all
    }

    /// The code and all above it, from the inside out.
    #[must_use]
    pub fn with_ancestors(&self, code: &str) -> Vec<String> {
        let mut all = Vec::new();
        let mut next = self.get(code);
        while let Some(entry) = next {
            all.push(entry.code.clone());
            next = entry.parent.as_deref().and_then(|parent| self.get(parent));
        }
        all
    }
}

#[derive(Deserialize)]
struct Row {
    code: String,
    parent: Option<String>,
    name_zh: String,
    name_en: String,
    #[serde(default)]
    kind: Option<region::RegionKind>,
    #[serde(default)]
    synonyms_zh: String,
    #[serde(default)]
    synonyms_en: String,
}

fn split(cell: &str) -> Vec<String> {
    cell.split(';')
        .map(str::trim)
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The technology fields.
pub static TECHNOLOGY_FIELDS: LazyLock<List> = LazyLock::new(|| List::new(FIELDS));
/// The regions.
pub static REGIONS_LIST: LazyLock<List> = LazyLock::new(|| List::new(REGIONS));
/// The industries.
pub static INDUSTRIES_LIST: LazyLock<List> = LazyLock::new(|| List::new(INDUSTRIES));

/// A number that changes with the technology fields: the index holds their names and synonyms.
#[must_use]
pub fn taxonomy_version() -> u64 {
    let digest = blake3::hash(FIELDS.as_bytes());
    digest.as_bytes()[..8]
        .iter()
        .fold(0, |number, byte| number << 8 | u64::from(*byte))
}

/// Whether the language is known.
#[must_use]
pub fn is_language(code: &str) -> bool {
    LANGUAGES.iter().any(|(known, _, _)| *known == code)
}

/// The decimals of a currency's minor unit; none when the currency is unknown.
#[must_use]
pub fn decimals(currency: &str) -> Option<u32> {
    CURRENCIES
        .iter()
        .find(|(code, _)| *code == currency)
        .map(|(_, decimals)| *decimals)
}

/// Brings the reference tables to what the data files say; nothing is written when they agree already.
pub async fn sync(db: &impl ConnectionTrait) -> Result<(), Error> {
    let fields = TECHNOLOGY_FIELDS
        .entries()
        .iter()
        .zip(0..)
        .map(|(entry, position)| technology_field::Model {
            code: entry.code.clone(),
            parent_code: entry.parent.clone(),
            position,
            name_zh: entry.name_zh.clone(),
            name_en: entry.name_en.clone(),
            synonyms_zh: entry.synonyms_zh.join(";"),
            synonyms_en: entry.synonyms_en.join(";"),
        });
    sync_table::<technology_field::Entity>(db, fields.collect(), |row| row.code.clone()).await?;
    let regions = REGIONS_LIST
        .entries()
        .iter()
        .zip(0..)
        .map(|(entry, position)| region::Model {
            code: entry.code.clone(),
            parent_code: entry.parent.clone(),
            position,
            name_zh: entry.name_zh.clone(),
            name_en: entry.name_en.clone(),
            kind: entry.kind.unwrap_or(region::RegionKind::Country),
        });
    // A parent must stand before its children for the foreign key: countries, provinces, prefectures.
    let mut regions: Vec<_> = regions.collect();
    regions.sort_by_key(|region| region.kind);
    sync_table::<region::Entity>(db, regions, |row| row.code.clone()).await?;
    let industries = INDUSTRIES_LIST
        .entries()
        .iter()
        .zip(0..)
        .map(|(entry, position)| industry::Model {
            code: entry.code.clone(),
            parent_code: entry.parent.clone(),
            position,
            name_zh: entry.name_zh.clone(),
            name_en: entry.name_en.clone(),
        });
    sync_table::<industry::Entity>(db, industries.collect(), |row| row.code.clone()).await
}

async fn sync_table<E>(
    db: &impl ConnectionTrait,
    wanted: Vec<E::Model>,
    code: impl Fn(&E::Model) -> String,
) -> Result<(), Error>
where
    E: EntityTrait,
    E::Model: PartialEq + IntoActiveModel<E::ActiveModel>,
    E::ActiveModel: ActiveModelTrait<Entity = E> + Send,
    E::PrimaryKey: PrimaryKeyToColumn<Column = E::Column>,
{
    let there: HashMap<String, E::Model> = E::find()
        .all(db)
        .await?
        .into_iter()
        .map(|row| (code(&row), row))
        .collect();
    let changed: Vec<E::ActiveModel> = wanted
        .into_iter()
        .filter(|row| there.get(&code(row)) != Some(row))
        .map(|row| row.into_active_model().reset_all())
        .collect();
    for part in changed.chunks(500) {
        let on_conflict = OnConflict::columns(E::PrimaryKey::iter().map(PrimaryKeyToColumn::into_column))
            .update_columns(E::Column::iter())
            .to_owned();
        E::insert_many(part.to_vec())
            .on_conflict(on_conflict)
            .exec_without_returning(db)
            .await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_lists_are_whole() {
        for (list, least) in [
            (&*TECHNOLOGY_FIELDS, 100),
            (&*REGIONS_LIST, 500),
            (&*INDUSTRIES_LIST, 100),
        ] {
            assert!(list.entries().len() >= least);
            assert_eq!(list.by_code.len(), list.entries().len(), "a code stands twice");
            for entry in list.entries() {
                assert!(!entry.name_zh.is_empty() && !entry.name_en.is_empty(), "{}", entry.code);
                assert!(
                    entry.parent.as_deref().is_none_or(|parent| list.has(parent)),
                    "{}",
                    entry.code
                );
            }
        }
        assert_eq!(REGIONS_LIST.with_ancestors("330100"), ["330100", "330000", "CN"]);
        assert!(
            TECHNOLOGY_FIELDS
                .with_descendants(&["energy".to_owned()])
                .contains(&"energy.battery".to_owned())
        );
    }
}
