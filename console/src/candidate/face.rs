//! Who or what a candidate is, in few words.

use super::{AchievementFace, ManagerFace, NeedFace, OrganizationFace};
use crate::{
    code::{Code, ManagerKind, NeedStatus},
    piece::{Field, Money, Named, Prose},
    visit::Visit,
};

/// A mark beside the name.
pub(crate) struct Badge {
    /// Its class.
    pub(crate) class: String,
    /// What it says.
    pub(crate) text: String,
}

/// How busy a manager is.
pub(crate) struct Load {
    /// Engagements now and at once: `3/5`.
    pub(crate) text: String,
    /// The share of the bar, such as `60%`.
    pub(crate) share: String,
}

/// What is shown of a record beside its score.
#[derive(Default)]
pub(crate) struct Face {
    /// The record's id.
    pub(crate) id: String,
    /// Its page.
    pub(crate) to: String,
    /// What it is called.
    pub(crate) name: String,
    /// Kind, state, what to beware of.
    pub(crate) badges: Vec<Badge>,
    /// Where it is, to whom it belongs.
    pub(crate) facts: Vec<String>,
    /// How busy, of a manager who tells.
    pub(crate) load: Option<Load>,
    /// One line about it.
    pub(crate) lead: String,
    /// Technology fields.
    pub(crate) fields: Vec<String>,
}

/// A record that can be a candidate.
pub(crate) trait Faced {
    /// What is shown of it.
    fn face(&self, visit: &Visit) -> Face;
}

impl Faced for ManagerFace {
    fn face(&self, visit: &Visit) -> Face {
        let mut badges = vec![badge(manager_class(self.kind), visit.label(&self.kind))];
        if self.has_free_capacity == Some(false) {
            badges.push(badge("full", visit.t("candidate-full")));
        }
        let mut facts: Vec<_> = self.organizations.iter().map(named).collect();
        facts.extend(self.region.iter().map(|place| place.name.show().to_owned()));
        let load = self.load.zip(self.capacity).filter(|(_, capacity)| *capacity > 0);
        Face {
            id: self.id.inner().to_owned(),
            to: format!("/managers/{}", self.id.inner()),
            name: self.name.show().to_owned(),
            badges,
            facts,
            load: load.map(|(load, capacity)| Load {
                text: format!("{load}/{capacity}"),
                share: format!("{}%", (load * 100 / capacity).min(100)),
            }),
            lead: prose(self.headline.as_ref()),
            fields: fields(&self.fields),
        }
    }
}

impl Faced for AchievementFace {
    fn face(&self, visit: &Visit) -> Face {
        let mut badges: Vec<_> = self.forms.iter().map(|form| badge("", visit.label(form))).collect();
        if self.rights_open {
            badges.push(badge("warn", visit.t("candidate-rights-open")));
        }
        let mut facts: Vec<_> = self.organization.iter().map(named).collect();
        facts.extend(self.trl.map(|trl| format!("TRL {trl}")));
        facts.extend(self.level.iter().map(|level| visit.label(level)));
        facts.extend(list(visit, &self.modes));
        Face {
            id: self.id.inner().to_owned(),
            to: format!("/achievements/{}", self.id.inner()),
            name: self.name.show().to_owned(),
            badges,
            facts,
            load: None,
            lead: prose(self.summary.as_ref()),
            fields: fields(&self.fields),
        }
    }
}

impl Faced for OrganizationFace {
    fn face(&self, visit: &Visit) -> Face {
        let region = self.region.iter().map(|place| place.name.show().to_owned());
        Face {
            id: self.id.inner().to_owned(),
            to: format!("/organizations/{}", self.id.inner()),
            name: self.name.show().to_owned(),
            badges: vec![badge("", visit.label(&self.kind))],
            facts: region.chain(self.tags.iter().cloned()).collect(),
            fields: fields(&self.fields),
            ..Face::default()
        }
    }
}

impl Faced for NeedFace {
    fn face(&self, visit: &Visit) -> Face {
        let mut facts = vec![visit.label(&self.kind)];
        facts.extend(self.organization.iter().map(named));
        facts.extend(budget(visit, self.budget_min.as_ref(), self.budget_max.as_ref()));
        facts.extend(
            self.deadline
                .map(|day| visit.t1("candidate-deadline", "date", visit.date(&day))),
        );
        Face {
            id: self.id.inner().to_owned(),
            to: format!("/needs/{}", self.id.inner()),
            name: self.title.show().to_owned(),
            badges: vec![badge(need_class(self.status), visit.label(&self.status))],
            facts,
            load: None,
            lead: prose(self.summary.as_ref()),
            fields: fields(&self.fields),
        }
    }
}

/// A budget in words; none where nothing is said or may be known.
pub(crate) fn budget(visit: &Visit, least: Option<&Money>, greatest: Option<&Money>) -> Option<String> {
    match (least, greatest) {
        (None, None) => None,
        (Some(least), Some(greatest)) if least == greatest => Some(visit.money(least)),
        (Some(least), Some(greatest)) => Some(format!("{} – {}", visit.money(least), visit.money(greatest))),
        (Some(least), None) => Some(visit.t1("candidate-budget-from", "amount", visit.money(least))),
        (None, Some(greatest)) => Some(visit.t1("candidate-budget-to", "amount", visit.money(greatest))),
    }
}

/// The class of a badge that says a need's status.
pub(crate) fn need_class(status: NeedStatus) -> String {
    format!("s-{}", status.value().to_ascii_lowercase())
}

/// The class of a badge that says a manager's kind.
pub(crate) fn manager_class(kind: ManagerKind) -> String {
    format!("m-{}", kind.value().to_ascii_lowercase())
}

fn badge(class: impl Into<String>, text: String) -> Badge {
    Badge {
        class: class.into(),
        text,
    }
}

fn named(named: &Named) -> String {
    named.name.show().to_owned()
}

fn prose(text: Option<&Prose>) -> String {
    text.map(|text| text.show().to_owned()).unwrap_or_default()
}

fn fields(fields: &[Field]) -> Vec<String> {
    fields.iter().map(|field| field.name.show().to_owned()).collect()
}

/// Values of an enum as one phrase; none when there is none.
fn list<C: Code>(visit: &Visit, codes: &[C]) -> Option<String> {
    let labels: Vec<_> = codes.iter().map(|code| visit.label(code)).collect();
    (!labels.is_empty()).then(|| labels.join(&visit.t("candidate-comma")))
}
