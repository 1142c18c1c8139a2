//! What suits a text: one page of one tab.

use cynic::QueryBuilder;

use crate::{
    candidate::{self, AchievementEdge, Candidate, Edge, Key, ManagerEdge, NeedEdge, OrganizationEdge},
    code::{Code, Noun},
    fault::Fault,
    piece::PageInfo,
    schema,
    visit::Visit,
};

/// Rows of a page.
const ROWS: i32 = 10;

/// Which noun is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tab(pub(super) Noun);

impl Tab {
    /// Every tab.
    pub(super) const ALL: [Self; 4] = [
        Self(Noun::Manager),
        Self(Noun::Achievement),
        Self(Noun::Organization),
        Self(Noun::Need),
    ];

    /// Of a name in the address; managers otherwise.
    pub(super) fn of(name: &str) -> Self {
        let found = Self::ALL.into_iter().find(|tab| tab.name() == name);
        found.unwrap_or(Self(Noun::Manager))
    }

    /// Its name in the address.
    pub(super) fn name(self) -> &'static str {
        self.0.value()
    }

    /// What it is called.
    pub(super) fn text(self, visit: &Visit) -> String {
        visit.t(match self.0 {
            Noun::Manager => "frame-managers",
            Noun::Achievement => "frame-achievements",
            Noun::Organization => "frame-organizations",
            Noun::Need => "frame-needs",
        })
    }
}

#[derive(cynic::InputObject)]
struct MatchInput {
    text: String,
}

#[derive(cynic::QueryVariables)]
#[expect(clippy::struct_excessive_bools, reason = "as the document has it")]
struct Variables {
    input: MatchInput,
    managers: bool,
    achievements: bool,
    organizations: bool,
    needs: bool,
    first: Option<i32>,
    after: Option<String>,
    last: Option<i32>,
    before: Option<String>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct Document {
    #[arguments(input: $input)]
    #[cynic(rename = "match")]
    matches: TextMatches,
}

#[derive(cynic::QueryFragment)]
#[cynic(variables = "Variables")]
struct TextMatches {
    has_words: bool,
    #[arguments(first: $first, after: $after, last: $last, before: $before)]
    #[directives(include(if: $managers))]
    managers: Option<Managers>,
    #[arguments(first: $first, after: $after, last: $last, before: $before)]
    #[directives(include(if: $achievements))]
    achievements: Option<Achievements>,
    #[arguments(first: $first, after: $after, last: $last, before: $before)]
    #[directives(include(if: $organizations))]
    organizations: Option<Organizations>,
    #[arguments(first: $first, after: $after, last: $last, before: $before)]
    #[directives(include(if: $needs))]
    needs: Option<Needs>,
}

macro_rules! pages {
    ($($name:ident $class:literal $edge:ident)*) => {
        $(#[derive(cynic::QueryFragment)]
        #[cynic(graphql_type = $class)]
        struct $name {
            edges: Vec<$edge>,
            page_info: PageInfo,
            total_count: i32,
        })*
    };
}
pages! {
    Managers "CandidateManagerConnection" ManagerEdge
    Achievements "CandidateAchievementConnection" AchievementEdge
    Organizations "CandidateOrganizationConnection" OrganizationEdge
    Needs "CandidateNeedConnection" NeedEdge
}

/// What was found, ready to be shown.
#[derive(Default)]
pub(super) struct Found {
    /// Whether the text has words to match by.
    pub(super) has_words: bool,
    pub(super) candidates: Vec<Candidate>,
    pub(super) keys: Vec<Key>,
    pub(super) total: i32,
    pub(super) from: i64,
    pub(super) to: i64,
    /// The places of the pages before and behind.
    pub(super) previous: Option<String>,
    pub(super) next: Option<String>,
}

/// A page that begins at a place: `>20~CURSOR` behind the 20th, `<21~CURSOR` before the 21st.
struct Place {
    from: i64,
    after: Option<String>,
    before: Option<String>,
}

impl Place {
    fn of(text: &str) -> Self {
        let read = |side: char| {
            let (rank, cursor) = text.strip_prefix(side)?.split_once('~')?;
            Some((rank.parse::<i64>().ok()?.max(0), cursor.to_owned()))
        };
        match (read('>'), read('<')) {
            (Some((rank, cursor)), _) => Self {
                from: rank + 1,
                after: Some(cursor),
                before: None,
            },
            (None, Some((rank, cursor))) => Self {
                from: (rank - i64::from(ROWS)).max(1),
                after: None,
                before: Some(cursor),
            },
            (None, None) => Self {
                from: 1,
                after: None,
                before: None,
            },
        }
    }
}

fn found<E: Edge>(visit: &Visit, edges: &[E], info: &PageInfo, total: i32, from: i64) -> Found {
    let candidates = candidate::list(visit, edges, from, None);
    let to = from + i64::try_from(candidates.len()).unwrap_or_default() - 1;
    let place = |is_there: bool, side: char, rank: i64, cursor: &Option<String>| {
        let cursor = cursor.as_deref().filter(|_| is_there)?;
        Some(format!("{side}{rank}~{cursor}"))
    };
    Found {
        has_words: true,
        keys: candidate::keys(visit, edges.iter().flat_map(|edge| edge.parts().2)),
        candidates,
        total,
        from,
        to,
        previous: place(info.has_previous_page, '<', from, &info.start_cursor),
        next: place(info.has_next_page, '>', to, &info.end_cursor),
    }
}

/// What suits a text.
pub(super) async fn ask(visit: &Visit, text: &str, tab: Tab, place: &str) -> Result<Found, Fault> {
    let place = Place::of(place);
    let is_back = place.before.is_some();
    let variables = Variables {
        input: MatchInput { text: text.to_owned() },
        managers: tab.0 == Noun::Manager,
        achievements: tab.0 == Noun::Achievement,
        organizations: tab.0 == Noun::Organization,
        needs: tab.0 == Noun::Need,
        first: (!is_back).then_some(ROWS),
        last: is_back.then_some(ROWS),
        after: place.after,
        before: place.before,
    };
    let answer = visit.ask(Document::build(variables)).await?.matches;
    let from = place.from;
    let found = if let Some(page) = answer.managers {
        found(visit, &page.edges, &page.page_info, page.total_count, from)
    } else if let Some(page) = answer.achievements {
        found(visit, &page.edges, &page.page_info, page.total_count, from)
    } else if let Some(page) = answer.organizations {
        found(visit, &page.edges, &page.page_info, page.total_count, from)
    } else if let Some(page) = answer.needs {
        found(visit, &page.edges, &page.page_info, page.total_count, from)
    } else {
        Found::default()
    };
    Ok(Found {
        has_words: answer.has_words,
        ..found
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_says_the_rank_and_the_side() {
        let behind = Place::of(">20~abc");
        assert_eq!((behind.from, behind.after.as_deref()), (21, Some("abc")));
        let before = Place::of("<21~abc");
        assert_eq!((before.from, before.before.as_deref()), (11, Some("abc")));
        assert_eq!(Place::of("nonsense").from, 1);
    }
}
