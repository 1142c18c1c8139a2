//! `/search`: everything by words, best first.

use askama::Template;
use futures_util::future::{try_join_all, try_join3};
use poem::{Request, Response, handler};

use crate::{
    address::Address,
    code::{Code as _, Noun},
    fault::Fault,
    list::{
        card::Card,
        cell::Cell,
        chip::{Chip, chips},
        export::{Batch, Listing},
        facet::Group,
        found::{self, Correction, Found},
        names::Names,
        noun::{Counts, known},
        shape::{Called, Facet},
        turn::{Pages, Turn},
    },
    search::highlight::Highlighted,
    visit::{PART, Visit},
};

/// What everything can be filtered by.
const FACETS: [Facet; 5] = [
    Facet::of("field", "list-field", Called::Field),
    Facet::of("region", "list-region", Called::Region),
    Facet::of("mode", "list-mode", Called::Code("TransferMode")),
    Facet::of("language", "list-language", Called::Tongue),
    Facet::of("tag", "list-tag", Called::Itself),
];

/// A noun with how much of it is found.
struct Tab {
    text: String,
    to: String,
    count: i64,
    is_here: bool,
}

#[derive(Template)]
#[template(path = "search/page.html")]
struct Page<'a> {
    visit: &'a Visit,
    words: &'a str,
    part: Option<Part<'a>>,
}

/// What changes with the filters.
#[derive(Template)]
#[template(path = "search/part.html")]
struct Part<'a> {
    visit: &'a Visit,
    noun: Option<Noun>,
    total: i64,
    tabs: Vec<Tab>,
    groups: Vec<Group>,
    chips: Vec<Chip>,
    corrections: Vec<Correction>,
    cards: Vec<(Card, Highlighted)>,
    pages: Pages,
}

/// The page.
#[handler]
pub(super) async fn search(visit: Visit, request: &Request) -> Result<Response, Fault> {
    let visit = &visit;
    let Some(words) = visit.address().get("q") else {
        let part = None;
        return visit.page(&Page { visit, words: "", part });
    };
    let part = find(visit, words).await?;
    if request.headers().contains_key(PART) {
        return visit.page(&part);
    }
    let part = Some(part);
    visit.page(&Page { visit, words, part })
}

async fn find<'a>(visit: &'a Visit, words: &str) -> Result<Part<'a>, Fault> {
    let address = visit.address();
    let noun = noun(visit)?;
    let nouns: Vec<Noun> = noun.into_iter().collect();
    let rows = found::ask(visit, words, &nouns, address, Turn::of(address), Counts::All);
    // As in lists: the other values of a facet are counted as if none of it were chosen; so are the nouns.
    let chosen = FACETS
        .iter()
        .map(|facet| facet.name)
        .filter(|name| address.get(name).is_some());
    let others = chosen.map(|facet| {
        let nouns = &nouns;
        async move {
            let without = address.lacking(facet);
            found::ask(visit, words, nouns, &without, Turn::behind(0, None), Counts::Of(facet)).await
        }
    });
    let all = noun.map(|_| found::ask(visit, words, &[], address, Turn::behind(0, None), Counts::Of("noun")));
    let others = async { Ok::<_, Fault>((try_join_all(others).await?, try_join_all(all).await?)) };
    let (mut found, (others, all), names) = try_join3(rows, others, Names::of(visit, address)).await?;
    let counted = others.into_iter().chain(all).map(|other| other.counted);
    found.counted = found.counted.replaced(counted);
    Ok(part(visit, noun, found, &names))
}

fn part<'a>(visit: &'a Visit, noun: Option<Noun>, found: Found, names: &Names) -> Part<'a> {
    let address = visit.address();
    let groups = FACETS
        .iter()
        .map(|facet| Group::of(visit, facet, &found.counted, names));
    let known = found.hits.iter().filter(|hit| hit.row.noun().is_some());
    let cards = known.map(|hit| {
        let mut card = hit.row.card(visit);
        // Records of all nouns stand in one list: each says what it is.
        card.head.splice(0..0, hit.row.noun().map(|noun| visit.label(&noun)));
        let highlighted = Highlighted::of(visit, &card, &hit.highlights);
        (card, highlighted)
    });
    Part {
        visit,
        noun,
        total: found.total,
        tabs: tabs(visit, noun, &found),
        groups: groups.filter(|group| !group.choices.is_empty()).collect(),
        chips: chips(visit, &FACETS, &[], names),
        cards: cards.collect(),
        pages: Pages::of(address, &found.info, found.hits.len(), found.total),
        corrections: found.corrections,
    }
}

/// Everything, and each noun.
fn tabs(visit: &Visit, here: Option<Noun>, found: &Found) -> Vec<Tab> {
    let counts = found.counted.get("noun");
    let count = |noun: Noun| {
        let count = counts.iter().find(|count| count.value == noun.value());
        i64::from(count.map_or(0, |count| count.count))
    };
    let everything = Tab {
        text: visit.t("search-everything"),
        to: visit.address().without("noun"),
        count: Noun::IN_ORDER.into_iter().map(count).sum(),
        is_here: here.is_none(),
    };
    let nouns = Noun::IN_ORDER.into_iter().map(|noun| Tab {
        text: visit.label(&noun),
        to: visit.address().with("noun", noun.value()),
        count: count(noun),
        is_here: here == Some(noun),
    });
    [everything].into_iter().chain(nouns).collect()
}

impl Part<'_> {
    /// What is searched for.
    fn words(&self) -> &str {
        self.visit.searched()
    }

    /// The same words, without filters.
    fn cleared(&self) -> String {
        Address::new("/search", "").with("q", self.words())
    }

    /// The same words in the noun's own list, with its table and its files.
    fn list(&self) -> Option<String> {
        let noun = self.noun?;
        Some(self.visit.address().lacking("noun").at(noun.path()))
    }
}

/// What is found for the words of the address.
pub(super) struct Results {
    words: String,
    nouns: Vec<Noun>,
}

impl Listing for Results {
    fn of(visit: &Visit, _: &str) -> Result<Self, Fault> {
        let words = visit.address().get("q").ok_or(Fault::NotFound)?;
        Ok(Self {
            words: words.to_owned(),
            nouns: noun(visit)?.into_iter().collect(),
        })
    }

    fn title(&self) -> &'static str {
        "search-title"
    }

    fn columns(&self) -> Vec<&'static str> {
        vec![
            "list-name",
            "file-what",
            "list-status",
            "list-summary",
            "list-field",
            "file-about",
            "list-id",
        ]
    }

    async fn batch(&self, visit: &Visit, turn: Turn) -> Result<Batch, Fault> {
        let counts = if turn.after.is_none() {
            Counts::Total
        } else {
            Counts::None
        };
        let is_first = counts == Counts::Total;
        let found = found::ask(visit, &self.words, &self.nouns, visit.address(), turn, counts).await?;
        let known = found.hits.iter().filter_map(|hit| Some((hit.row.noun()?, &hit.row)));
        let rows = known.map(|(noun, row)| {
            let card = row.card(visit);
            let about = card.meta.into_iter().chain(card.plain_tags).chain(card.foot);
            let about: Vec<_> = about.chain([card.foot_end, card.head_end]).collect();
            let about: Vec<_> = about.into_iter().filter(|text| !text.is_empty()).collect();
            let badges = card.badges.into_iter().map(|badge| badge.text);
            vec![
                Cell::text(card.title),
                Cell::text(visit.label(&noun)),
                Cell::text(visit.listed(badges)),
                Cell::text(card.lead),
                Cell::text(visit.listed(card.tags)),
                Cell::text(about.join(" · ")),
                Cell::said(card.to.rsplit('/').next()),
            ]
        });
        Ok(Batch {
            rows: rows.collect(),
            after: found.info.end_cursor.filter(|_| found.info.has_next_page),
            total: is_first.then_some(found.total),
        })
    }
}

/// The noun that the address names.
fn noun(visit: &Visit) -> Result<Option<Noun>, Fault> {
    let given = visit.address().get("noun");
    given.map(|noun| known::<Noun>(visit, noun)).transpose()
}
