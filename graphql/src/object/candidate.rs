//! Candidates: what a ranking says beside its nodes.

use std::sync::Arc;

use async_graphql::{Context, Description, Object, Result, SimpleObject};
use qiao_entity::noun::Noun;

use super::{FacetCount, correction::Correction, prior_no::PriorNo, reason::Reason};
use crate::{
    app::App,
    context::asking,
    domain::{
        matching::{Axis, Candidate, Found, Subject, highlight},
        reference::{List, REGIONS_LIST, TECHNOLOGY_FIELDS},
    },
    page::Beside,
    scalar::FreshnessToken,
};

/// A span of characters (Unicode scalar values): from the first to behind the last.
#[derive(Clone, Copy, Debug, SimpleObject)]
pub(crate) struct Mark {
    /// The first character.
    start: i32,
    /// The character behind the last.
    end: i32,
}

/// A piece of a record's text with the words that matched.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct Highlight {
    /// Which text of the record: names of fields, such as `["description", "zh"]`.
    path: Vec<String>,
    /// The piece as it stands in the text.
    text: String,
    /// Where it begins in the text, in characters.
    start: i32,
    /// The words found, in characters of the piece.
    marks: Vec<Mark>,
}

/// The texts of a record that the requester may read, each under its path.
pub(crate) type Texts = Vec<([&'static str; 2], String)>;

/// How well the node of an edge suits what was matched.
#[derive(Clone, Debug, Description)]
pub(crate) struct Match {
    candidate: Candidate,
    subject: Arc<Subject>,
    texts: Texts,
    /// What is matched, if it is a record.
    of: Option<(Noun, i64)>,
}

impl Match {
    /// The match of a candidate; `texts` are those to be highlighted.
    pub(crate) fn new(candidate: Candidate, subject: Arc<Subject>, texts: Texts, of: Option<(Noun, i64)>) -> Self {
        Self {
            candidate,
            subject,
            texts,
            of,
        }
    }
}

impl Beside for Match {
    const PREFIX: &'static str = "Candidate";
}

#[Object(use_type_description)]
impl Match {
    /// How well the node suits: the sum of its reasons' points by a thousand. Scores compare within one list only.
    async fn score(&self) -> f64 {
        f64::from(self.candidate.points) / 1_000.0
    }

    /// Why, the strongest first.
    async fn reasons(&self) -> Vec<Reason> {
        self.candidate.reasons.iter().cloned().map(Reason).collect()
    }

    /// The no with which an introduction of the two ended before, the last one: so that the pair does not come back unexplained.
    /// Null where there was none, and for who proposes nobody for the need.
    async fn prior_no(&self, ctx: &Context<'_>) -> Result<Option<PriorNo>> {
        let Some(of) = self.of else { return Ok(None) };
        let nos = asking(ctx).load.prior_nos.one(of).await?;
        let no = nos.and_then(|nos| nos.get(&(self.candidate.noun, self.candidate.id)).cloned());
        Ok(no.map(Into::into))
    }

    /// The pieces of the node's texts in which words were found.
    async fn highlights(&self, ctx: &Context<'_>) -> Vec<Highlight> {
        highlights(&asking(ctx).app, &self.subject, &self.texts)
    }
}

/// The pieces of texts in which words of a subject stand.
pub(crate) fn highlights(app: &App, subject: &Subject, texts: &Texts) -> Vec<Highlight> {
    let position = |at: usize| i32::try_from(at).unwrap_or(i32::MAX);
    let mut highlights = Vec::new();
    for (path, text) in texts {
        for fragment in highlight(app, subject, text) {
            highlights.push(Highlight {
                path: path
                    .iter()
                    .filter(|name| !name.is_empty())
                    .map(ToString::to_string)
                    .collect(),
                start: position(fragment.start),
                marks: fragment
                    .marks
                    .iter()
                    .map(|(start, end)| Mark {
                        start: position(*start),
                        end: position(*end),
                    })
                    .collect(),
                text: fragment.text,
            });
        }
    }
    highlights
}

/// What is said of a whole ranking.
#[derive(Clone, Debug, Description)]
pub(crate) struct Ranking {
    found: Arc<Found>,
    subject: Arc<Subject>,
}

impl Ranking {
    /// What was found for a subject.
    pub(crate) fn new(found: Arc<Found>, subject: Arc<Subject>) -> Self {
        Self { found, subject }
    }
}

#[Object(use_type_description)]
impl Ranking {
    /// How many candidates there are, on all pages together.
    async fn total_count(&self) -> i32 {
        self.found
            .total
            .map_or(i32::MAX, |total| i32::try_from(total).unwrap_or(i32::MAX))
    }

    /// How many of them have which value, on all pages together; the most frequent first.
    async fn facets(&self) -> CandidateFacets {
        CandidateFacets(self.found.clone())
    }

    /// What words of a search box were also read as: names typed in pinyin, words with typos, short names of organizations.
    /// Empty for anything but `search`, and there with `asTyped`.
    async fn corrections(&self) -> Vec<Correction> {
        self.subject.corrections.iter().map(Correction::of).collect()
    }

    /// How fresh the index was from which this was read.
    async fn freshness(&self) -> FreshnessToken {
        FreshnessToken(self.found.position)
    }
}

/// Counts of candidates by value, the most frequent first. What is not asked for is not counted.
#[derive(Clone, Debug, Description)]
pub(crate) struct CandidateFacets(Arc<Found>);

impl CandidateFacets {
    /// The names of its fields with what they count.
    pub(crate) const AXES: [(&'static str, Axis); 10] = [
        ("nouns", Axis::Noun),
        ("kinds", Axis::Kind),
        ("fields", Axis::Field),
        ("regions", Axis::Region),
        ("languages", Axis::Language),
        ("modes", Axis::Mode),
        ("activities", Axis::Activity),
        ("statuses", Axis::Status),
        ("levels", Axis::Level),
        ("tags", Axis::Tag),
    ];

    fn by(&self, axis: Axis, list: Option<&List>) -> Vec<FacetCount> {
        let counts = self.0.facets.iter().find(|(is, _)| *is == axis);
        FacetCount::of(counts.map(|(_, counts)| counts.clone()).unwrap_or_default(), list)
    }
}

#[Object(use_type_description)]
impl CandidateFacets {
    /// By what they are.
    async fn nouns(&self) -> Vec<FacetCount> {
        self.by(Axis::Noun, None)
    }

    /// By kind; achievements by form.
    async fn kinds(&self) -> Vec<FacetCount> {
        self.by(Axis::Kind, None)
    }

    /// By technology field.
    async fn fields(&self) -> Vec<FacetCount> {
        self.by(Axis::Field, Some(&TECHNOLOGY_FIELDS))
    }

    /// By region.
    async fn regions(&self) -> Vec<FacetCount> {
        self.by(Axis::Region, Some(&REGIONS_LIST))
    }

    /// By working language of managers.
    async fn languages(&self) -> Vec<FacetCount> {
        self.by(Axis::Language, None)
    }

    /// By transfer mode.
    async fn modes(&self) -> Vec<FacetCount> {
        self.by(Axis::Mode, None)
    }

    /// By service activity of managers.
    async fn activities(&self) -> Vec<FacetCount> {
        self.by(Axis::Activity, None)
    }

    /// By status.
    async fn statuses(&self) -> Vec<FacetCount> {
        self.by(Axis::Status, None)
    }

    /// By evaluated level of achievements.
    async fn levels(&self) -> Vec<FacetCount> {
        self.by(Axis::Level, None)
    }

    /// By tag of organizations.
    async fn tags(&self) -> Vec<FacetCount> {
        self.by(Axis::Tag, None)
    }
}
