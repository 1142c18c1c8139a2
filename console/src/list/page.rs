//! The page of a list.

use askama::Template;
use futures_util::future::{try_join, try_join_all};
use poem::{Request, Response};

use super::{
    card::{Card, Pick},
    cell::{Cell, Column},
    chip::{Chip, chips},
    facet::Group,
    found::{Found, filters},
    names::Names,
    noun::Counts,
    row::Row,
    shape::{Extra, Order, Shape},
    turn::{Pages, Turn},
};
use crate::{
    address::Address,
    code::{Code as _, Noun},
    fault::Fault,
    search::highlight::Highlighted,
    visit::{PART, Visit},
};

/// A row of the table: its cells and where its name leads.
pub(crate) struct TableRow {
    to: String,
    cells: Vec<Cell>,
    title: String,
    pick: Option<Pick>,
}

/// What is done with the rows that are chosen.
struct Picking {
    /// The parameter that names a row.
    name: &'static str,
    /// Where they go.
    to: &'static str,
    /// What the button says.
    text: &'static str,
    hint: &'static str,
}

impl Picking {
    /// Needs are assigned by matchmakers; managers are compared for a need.
    fn of(visit: &Visit, noun: Noun) -> Option<Self> {
        let me = visit.me();
        match noun {
            Noun::Need if me.may.introduce || me.may.administer => Some(Self {
                name: "need",
                to: "/matchmaking/assignment",
                text: "list-assign",
                hint: "list-assign-hint",
            }),
            Noun::Manager => Some(Self {
                name: "with",
                to: "/compare",
                text: "list-compare",
                hint: "list-compare-hint",
            }),
            _ => None,
        }
    }

    fn pick(&self, card: &Card) -> Pick {
        let id = card.to.rsplit('/').next().unwrap_or_default();
        Pick {
            name: self.name,
            id: id.to_owned(),
        }
    }
}

#[derive(Template)]
#[template(path = "list/page.html")]
struct Page<'a> {
    visit: &'a Visit,
    noun: Noun,
    shape: &'static Shape,
    part: Part<'a>,
}

/// What changes with the filters: facets and rows.
#[derive(Template)]
#[template(path = "list/part.html")]
struct Part<'a> {
    visit: &'a Visit,
    noun: Noun,
    shape: &'static Shape,
    words: Option<&'a str>,
    total: i64,
    groups: Vec<Group>,
    chips: Vec<Chip>,
    idle: Vec<Chip>,
    order: &'static Order,
    corrections: Vec<(String, String)>,
    cards: Vec<(Card, Highlighted)>,
    columns: Vec<&'static Column>,
    table: Vec<TableRow>,
    pages: Pages,
    picking: Option<Picking>,
}

/// Shows a list.
pub(super) async fn show(visit: &Visit, request: &Request, noun: Noun) -> Result<Response, Fault> {
    let address = visit.address();
    let rows = find(visit, noun, Turn::of(address));
    let (found, names) = try_join(rows, Names::of(visit, address)).await?;
    let part = part(visit, noun, found, &names);
    if request.headers().contains_key(PART) {
        return visit.page(&part);
    }
    let shape = noun.shape();
    visit.page(&Page {
        visit,
        noun,
        shape,
        part,
    })
}

/// Rows with counts. Where a facet has a value, its other values are counted as if it had none: choosing one more of them
/// adds rows.
async fn find(visit: &Visit, noun: Noun, turn: Turn) -> Result<Found, Fault> {
    let address = visit.address();
    let facets = noun.facets(address.get("q").is_some());
    let chosen = facets.filter(|facet| address.get(facet.name).is_some());
    let others = chosen.map(|facet| async move {
        let without = address.lacking(facet.name);
        let counts = Counts::Of(facet.name);
        noun.ask(visit, &without, Turn::behind(0, None), counts).await
    });
    let rows = noun.ask(visit, address, turn, Counts::All);
    let (mut found, others) = try_join(rows, try_join_all(others)).await?;
    let others = others.into_iter().map(|other| other.counted);
    found.counted = found.counted.replaced(others);
    Ok(found)
}

fn part<'a>(visit: &'a Visit, noun: Noun, found: Found, names: &Names) -> Part<'a> {
    let address = visit.address();
    let shape = noun.shape();
    let words = address.get("q");
    let has_words = words.is_some();
    let groups = noun.facets(has_words);
    let groups = groups.map(|facet| Group::of(visit, facet, &found.counted, names));
    // With words some filters do nothing; the page says which.
    let (chips, idle) = chips(visit, shape.facets, shape.extras, names)
        .into_iter()
        .partition(|chip| !has_words || filters(&chip.name));
    let is_table = address.get("view") == Some("table");
    let pages = Pages::of(address, &found.info, found.hits.len(), found.total);
    let rows = || found.hits.iter().filter(|hit| hit.row.noun() == Some(noun));
    let picking = Picking::of(visit, noun);
    let card = |row: &Row| {
        let mut card = row.card(visit);
        card.pick = picking.as_ref().map(|picking| picking.pick(&card));
        card
    };
    let row = |row: &Row| {
        let card = card(row);
        TableRow {
            to: card.to,
            title: card.title,
            pick: card.pick,
            cells: row.cells(visit),
        }
    };
    Part {
        visit,
        noun,
        shape,
        words,
        total: found.total,
        groups: groups.filter(|group| !group.choices.is_empty()).collect(),
        chips,
        idle,
        order: noun.order(address),
        cards: if is_table {
            Vec::new()
        } else {
            rows()
                .map(|hit| {
                    let card = card(&hit.row);
                    let highlighted = Highlighted::of(visit, &card, &hit.highlights);
                    (card, highlighted)
                })
                .collect()
        },
        table: if is_table {
            rows().map(|hit| row(&hit.row)).collect()
        } else {
            Vec::new()
        },
        columns: noun.columns().iter().collect(),
        corrections: found
            .corrections
            .into_iter()
            .map(|each| (each.typed, each.used))
            .collect(),
        pages,
        picking,
    }
}

impl Part<'_> {
    /// Whether rows are shown as a table.
    fn is_table(&self) -> bool {
        self.visit.address().get("view") == Some("table")
    }

    /// The list without filters: of the same words, in the same order.
    fn cleared(&self) -> String {
        let kept = self.visit.address().pairs().iter();
        let kept = kept.filter(|(name, _)| matches!(name.as_str(), "q" | "order" | "view" | "as_typed"));
        let query = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(kept)
            .finish();
        Address::new(self.noun.path(), &query).whole()
    }

    /// What the address says besides filters: it goes along when filters are set.
    fn kept(&self) -> impl Iterator<Item = &(String, String)> {
        let has_words = self.words.is_some();
        let shape = self.shape;
        self.visit.address().pairs().iter().filter(move |(name, _)| {
            let is_facet = shape
                .facets
                .iter()
                .any(|facet| facet.name == name && (!has_words || filters(name)));
            let is_extra = !has_words
                && shape
                    .extras
                    .iter()
                    .any(|extra| self.has_box(extra) && extra.names().contains(&name.as_str()));
            !is_facet && !is_extra && !matches!(name.as_str(), "after" | "before" | "from" | "q")
        })
    }

    /// Whether a filter can be set in the form.
    fn has_box(&self, extra: &Extra) -> bool {
        match extra {
            Extra::Silent(..) | Extra::Coded(..) => false,
            Extra::Member(..) => self
                .visit
                .me()
                .account
                .as_ref()
                .is_some_and(|me| !me.memberships.is_empty()),
            _ => true,
        }
    }

    /// The value of a parameter.
    fn given(&self, name: &str) -> &str {
        self.visit.address().get(name).unwrap_or_default()
    }
}
