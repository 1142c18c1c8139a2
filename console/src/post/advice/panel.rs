//! What the panel beside the form shows of the advice.

use super::{Achievement, AchievementEdge, Advice, Existing, Hint, ManagerEdge, Node, OrganizationEdge, Word};
use crate::{
    code::Code,
    piece::{Named, Prose},
    post::{form::Form, read},
    visit::Visit,
};

/// A line of the panel: a record that is likely, alike or an answer.
pub(in crate::post) struct Row {
    /// Its page.
    pub(in crate::post) to: String,
    /// What it is called.
    pub(in crate::post) name: String,
    /// Whose it is, or what it is about.
    pub(in crate::post) about: String,
    /// How well it suits, or how alike it is.
    pub(in crate::post) score: String,
}

/// Candidates of one kind.
pub(in crate::post) struct Likely {
    /// The kind: the key of its name.
    pub(in crate::post) key: &'static str,
    /// How many there are.
    pub(in crate::post) total: i32,
    /// The best ones.
    pub(in crate::post) rows: Vec<Row>,
}

impl Word {
    /// Its share of what all words give, in percent.
    pub(in crate::post) fn percent(&self) -> String {
        format!("{:.0}", self.share * 100.0)
    }
}

impl Hint {
    /// The field that it is about.
    pub(in crate::post) fn field(&self, form: &Form) -> String {
        read::field_of(form, self.path.clone())
    }

    /// What it proposes: the value of a box to tick, and what that is called.
    pub(in crate::post) fn proposals(&self, visit: &Visit) -> Vec<(String, String)> {
        let fields = self
            .fields
            .iter()
            .map(|field| (format!("fields={}", field.code), field.name.show().to_owned()));
        let modes = self.modes.iter().map(|mode| {
            let value = mode.value();
            (format!("modes={value}"), visit.label(mode))
        });
        fields.chain(modes).take(3).collect()
    }
}

/// Hints that are shown at once; more would push the candidates away.
const FIRST: usize = 2;

impl Advice {
    /// The most helpful hints.
    pub(in crate::post) fn first_hints(&self) -> &[Hint] {
        &self.hints[..self.hints.len().min(FIRST)]
    }

    /// The other hints.
    pub(in crate::post) fn other_hints(&self) -> &[Hint] {
        self.hints.get(FIRST..).unwrap_or_default()
    }

    /// The best candidates of each kind.
    pub(in crate::post) fn likely(&self) -> Vec<Likely> {
        let manager = |edge: &ManagerEdge| Row {
            to: format!("/managers/{}", edge.node.id.inner()),
            name: edge.node.name.show().to_owned(),
            about: edge
                .node
                .headline
                .as_ref()
                .map(Prose::show)
                .unwrap_or_default()
                .to_owned(),
            score: hundredths(edge.score),
        };
        let achievement = |edge: &AchievementEdge| edge.node.row(edge.score);
        let organization = |edge: &OrganizationEdge| Row {
            to: format!("/organizations/{}", edge.node.id.inner()),
            name: edge.node.name.show().to_owned(),
            about: edge
                .node
                .region
                .as_ref()
                .map(|region| region.name.show())
                .unwrap_or_default()
                .to_owned(),
            score: hundredths(edge.score),
        };
        let matches = &self.matches;
        vec![
            Likely {
                key: "post-managers",
                total: matches.managers.total_count,
                rows: matches.managers.edges.iter().map(manager).collect(),
            },
            Likely {
                key: "post-achievements",
                total: matches.achievements.total_count,
                rows: matches.achievements.edges.iter().map(achievement).collect(),
            },
            Likely {
                key: "post-organizations",
                total: matches.organizations.total_count,
                rows: matches.organizations.edges.iter().map(organization).collect(),
            },
        ]
    }

    /// Needs that say nearly the same, but not this one itself.
    pub(in crate::post) fn twins(&self, form: &Form) -> Vec<Row> {
        let itself = form.known.as_ref().map(|known| known.id.as_str());
        let others = self.near_duplicates.iter().filter_map(|twin| {
            let need = twin.need.as_ref().filter(|need| Some(need.id.inner()) != itself)?;
            Some(Row {
                to: format!("/needs/{}", need.id.inner()),
                name: need.title.show().to_owned(),
                about: name_of(need.organization.as_ref()),
                score: format!("{:.0}%", twin.similarity * 100.0),
            })
        });
        others.collect()
    }

    /// Achievements that may answer it already.
    pub(in crate::post) fn existing(&self) -> Vec<Row> {
        let row = |existing: &Existing| match &existing.node {
            Node::Achievement(achievement) => Some(achievement.row(existing.score)),
            Node::Other => None,
        };
        self.answers.iter().filter_map(row).take(3).collect()
    }
}

impl Achievement {
    fn row(&self, score: f64) -> Row {
        Row {
            to: format!("/achievements/{}", self.id.inner()),
            name: self.name.show().to_owned(),
            about: name_of(self.organization.as_ref()),
            score: hundredths(score),
        }
    }
}

fn name_of(organization: Option<&Named>) -> String {
    organization
        .map(|named| named.name.show())
        .unwrap_or_default()
        .to_owned()
}

fn hundredths(score: f64) -> String {
    format!("{score:.2}")
}
