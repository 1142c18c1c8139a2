//! `/administration/taxonomy`: technology fields, regions and industries, with how many records have them. They come with
//! the service's data; nothing of the API changes them.

use std::collections::HashMap;

use askama::Template;
use cynic::QueryBuilder;
use poem::{Response, handler};

use super::{Part, open};
use crate::{
    fault::Fault,
    list::{
        cell::Cell,
        export::{Batch, Listing},
        turn::Turn,
    },
    piece::{BothProse, FacetCount},
    schema,
    visit::Visit,
};

#[derive(cynic::QueryVariables, Debug)]
struct Variables {
    china: Option<Vec<String>>,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct Asked {
    technology_fields: Vec<UpperField>,
    #[arguments(codes: $china)]
    regions: Vec<Region>,
    industries: Vec<Section>,
    #[arguments(first: 1)]
    needs: NeedConnection,
    #[arguments(first: 1)]
    managers: ManagerConnection,
    #[arguments(first: 1)]
    achievements: AchievementConnection,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "TechnologyField")]
struct UpperField {
    code: String,
    name: BothProse,
    synonyms: Vec<String>,
    children: Vec<LowerField>,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "TechnologyField")]
struct LowerField {
    code: String,
    name: BothProse,
    synonyms: Vec<String>,
}

#[derive(cynic::QueryFragment, Debug)]
struct Region {
    children: Vec<Province>,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Region")]
struct Province {
    code: String,
    name: BothProse,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Industry")]
struct Section {
    code: String,
    name: BothProse,
    children: Vec<Division>,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Industry")]
struct Division {
    code: String,
    name: BothProse,
}

#[derive(cynic::QueryFragment, Debug)]
struct NeedConnection {
    facets: NeedFacets,
}

#[derive(cynic::QueryFragment, Debug)]
struct NeedFacets {
    fields: Vec<FacetCount>,
    regions: Vec<FacetCount>,
    industries: Vec<FacetCount>,
}

#[derive(cynic::QueryFragment, Debug)]
struct ManagerConnection {
    facets: ManagerFacets,
}

#[derive(cynic::QueryFragment, Debug)]
struct ManagerFacets {
    fields: Vec<FacetCount>,
    regions: Vec<FacetCount>,
}

#[derive(cynic::QueryFragment, Debug)]
struct AchievementConnection {
    facets: AchievementFacets,
}

#[derive(cynic::QueryFragment, Debug)]
struct AchievementFacets {
    fields: Vec<FacetCount>,
    regions: Vec<FacetCount>,
}

/// An entry of a list.
struct Row {
    code: String,
    zh: String,
    en: String,
    also: String,
    /// Whether it stands below another one.
    is_lower: bool,
    /// Whether others stand below it, whose records are its own.
    has_lower: bool,
    needs: i32,
    managers: i32,
    achievements: i32,
}

impl Row {
    /// Whether its names, synonyms or code have what is searched for.
    fn has(&self, words: &str) -> bool {
        let all = [&self.code, &self.zh, &self.en, &self.also];
        all.iter().any(|text| text.to_lowercase().contains(words))
    }
}

/// Those that have what is searched for.
fn with(rows: impl Iterator<Item = Row>, words: &str) -> Vec<Row> {
    rows.filter(|row| row.has(words)).collect()
}

/// How many records have which value.
struct Counts {
    needs: HashMap<String, i32>,
    managers: HashMap<String, i32>,
    achievements: HashMap<String, i32>,
}

impl Counts {
    fn of(needs: Vec<FacetCount>, managers: Vec<FacetCount>, achievements: Vec<FacetCount>) -> Self {
        let map = |counts: Vec<FacetCount>| counts.into_iter().map(|count| (count.value, count.count)).collect();
        Self {
            needs: map(needs),
            managers: map(managers),
            achievements: map(achievements),
        }
    }

    fn row(&self, code: String, name: BothProse, also: &[String], is_lower: bool) -> Row {
        Row {
            needs: self.needs.get(&code).copied().unwrap_or_default(),
            managers: self.managers.get(&code).copied().unwrap_or_default(),
            achievements: self.achievements.get(&code).copied().unwrap_or_default(),
            code,
            zh: name.zh.unwrap_or_default(),
            en: name.en.unwrap_or_default(),
            also: also.join(" · "),
            is_lower,
            has_lower: false,
        }
    }
}

#[derive(Template)]
#[template(path = "administration/taxonomy.html")]
struct Page<'a> {
    visit: &'a Visit,
    part: Part,
    fields: Vec<Row>,
    regions: Vec<Row>,
    industries: Vec<Row>,
    /// What is searched for, as it was typed.
    words: &'a str,
}

/// The three lists.
struct Lists {
    fields: Vec<Row>,
    regions: Vec<Row>,
    industries: Vec<Row>,
}

/// As much of them as has what the address searches for.
async fn ask(visit: &Visit) -> Result<Lists, Fault> {
    let china = Some(vec!["CN".to_owned()]);
    let asked = visit.ask(Asked::build(Variables { china })).await?;
    let lower = visit.address().get("words").unwrap_or_default().to_lowercase();
    let (needs, managers, achievements) = (asked.needs.facets, asked.managers.facets, asked.achievements.facets);
    let counts = Counts::of(needs.fields, managers.fields, achievements.fields);
    let fields = asked.technology_fields.into_iter().flat_map(|upper| {
        let mut first = counts.row(upper.code, upper.name, &upper.synonyms, false);
        first.has_lower = !upper.children.is_empty();
        let below = upper.children.into_iter();
        let below = below.map(|lower| counts.row(lower.code, lower.name, &lower.synonyms, true));
        std::iter::once(first).chain(below.collect::<Vec<_>>())
    });
    let fields = with(fields, &lower);
    let counts = Counts::of(needs.regions, managers.regions, achievements.regions);
    let provinces = asked.regions.into_iter().flat_map(|region| region.children);
    let regions = provinces.map(|province| counts.row(province.code, province.name, &[], false));
    let regions = with(regions, &lower);
    let counts = Counts::of(needs.industries, Vec::new(), Vec::new());
    let industries = asked.industries.into_iter().flat_map(|section| {
        let mut first = counts.row(section.code, section.name, &[], false);
        first.has_lower = !section.children.is_empty();
        let below = section.children.into_iter();
        let below = below.map(|division| counts.row(division.code, division.name, &[], true));
        std::iter::once(first).chain(below.collect::<Vec<_>>())
    });
    let industries = with(industries, &lower);
    Ok(Lists {
        fields,
        regions,
        industries,
    })
}

/// The page.
#[handler]
pub(super) async fn show(visit: Visit) -> Result<Response, Fault> {
    open(&visit, Part::Taxonomy)?;
    let Lists {
        fields,
        regions,
        industries,
    } = ask(&visit).await?;
    visit.page(&Page {
        visit: &visit,
        part: Part::Taxonomy,
        fields,
        regions,
        industries,
        words: visit.address().get("words").unwrap_or_default(),
    })
}

/// The entries of all three lists.
pub(super) struct Taxonomy;

impl Listing for Taxonomy {
    fn of(visit: &Visit, _: &str) -> Result<Self, Fault> {
        open(visit, Part::Taxonomy).map(|()| Self)
    }

    fn title(&self) -> &'static str {
        "administration-taxonomy"
    }

    fn columns(&self) -> Vec<&'static str> {
        vec![
            "list-about-list",
            "administration-code",
            "administration-name-zh",
            "administration-name-en",
            "file-synonyms",
            "frame-needs",
            "frame-managers",
            "frame-achievements",
        ]
    }

    async fn batch(&self, visit: &Visit, _: Turn) -> Result<Batch, Fault> {
        let lists = ask(visit).await?;
        // Managers and achievements have no industries.
        let all = [
            ("administration-fields", lists.fields, true),
            ("administration-regions", lists.regions, true),
            ("administration-industries", lists.industries, false),
        ];
        let rows = all.into_iter().flat_map(|(list, rows, is_managed)| {
            let list = visit.t(list);
            let others = move |count: i32| Cell::number(is_managed.then_some(count));
            rows.into_iter().map(move |row| {
                vec![
                    Cell::text(&list),
                    Cell::text(row.code),
                    Cell::text(row.zh),
                    Cell::text(row.en),
                    Cell::text(row.also),
                    Cell::Number(row.needs.into()),
                    others(row.managers),
                    others(row.achievements),
                ]
            })
        });
        Ok(Batch::whole(rows))
    }
}
