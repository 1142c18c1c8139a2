//! Parts of records that profiles show.

use chrono::NaiveDate;

use crate::{
    code::{AffiliationMode, Code, IpKind, IpStatus, ManagerKind, Operator, Status, WorkKind},
    piece::{BothProse, Named, Place, Prose},
    schema,
    visit::Visit,
};

/// A representative work.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub(super) struct Work {
    /// What kind of work.
    pub(super) kind: WorkKind,
    /// The title.
    pub(super) title: BothProse,
    /// What was done.
    pub(super) summary: Option<BothProse>,
    /// The year.
    pub(super) year: Option<i32>,
}

/// Works of one kind, the latest first.
pub(super) struct Works<'a> {
    /// The kind.
    pub(super) kind: WorkKind,
    /// The works.
    pub(super) works: Vec<&'a Work>,
}

/// Works by kind.
pub(super) fn by_kind(works: &[Work]) -> Vec<Works<'_>> {
    let kinds = WorkKind::ALL.iter();
    let groups = kinds.map(|kind| {
        let mut works: Vec<_> = works.iter().filter(|work| work.kind == *kind).collect();
        works.sort_by_key(|work| std::cmp::Reverse(work.year));
        Works { kind: *kind, works }
    });
    groups.filter(|group| !group.works.is_empty()).collect()
}

/// A technical indicator of an achievement.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub(super) struct Indicator {
    /// What was measured.
    pub(super) name: BothProse,
    /// How the value binds.
    pub(super) operator: Operator,
    /// The value.
    pub(super) value: f64,
    /// The upper end of a range.
    pub(super) value_to: Option<f64>,
    /// The unit.
    pub(super) unit: Option<String>,
    /// How it was tested.
    pub(super) method: Option<BothProse>,
}

impl Indicator {
    /// The value as people write it: `≥ 5 mm`, `3–5 mm`.
    pub(super) fn measured(&self, visit: &Visit) -> String {
        self.measured_by(&visit.label(&self.operator))
    }

    /// The same with a sign for the operator.
    pub(super) fn measured_by(&self, sign: &str) -> String {
        let unit = self.unit.as_deref().unwrap_or_default();
        let value = match (self.operator, self.value_to) {
            (Operator::Range, Some(to)) => format!("{}–{to}", self.value),
            (Operator::Eq, _) => self.value.to_string(),
            (_, _) => format!("{sign} {}", self.value),
        };
        let space = if unit.is_empty() || matches!(unit, "%" | "℃" | "°") {
            ""
        } else {
            " "
        };
        format!("{value}{space}{unit}")
    }
}

/// An intellectual-property right.
#[derive(cynic::QueryFragment, Clone, Debug)]
pub(super) struct IpRight {
    /// What kind of right.
    pub(super) kind: IpKind,
    /// The number in the register.
    pub(super) number: Option<String>,
    /// Where it stands.
    pub(super) status: IpStatus,
    /// Where it holds.
    pub(super) territory: Option<Place>,
    /// Who holds it.
    pub(super) holder: Option<String>,
}

impl IpRight {
    /// The class of the badge that says where it stands.
    pub(super) fn class(&self) -> &'static str {
        match self.status {
            IpStatus::Granted => "good",
            IpStatus::Pending => "info",
            IpStatus::Expired | IpStatus::Lapsed => "warn",
        }
    }
}

/// An affiliation from the manager's side.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Affiliation")]
pub(super) struct Position {
    /// The organization; none where the visitor may not know of it.
    pub(super) organization: Option<Named>,
    /// What the post is called.
    pub(super) post: Option<BothProse>,
    /// How it is held.
    pub(super) mode: AffiliationMode,
    /// The first day.
    pub(super) from: Option<NaiveDate>,
    /// The last day.
    pub(super) to: Option<NaiveDate>,
    /// Whether it is held today.
    pub(super) is_current: bool,
}

/// An affiliation from the organization's side.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Affiliation")]
pub(super) struct Holder {
    /// The manager; none where the visitor may not know of it.
    pub(super) manager: Option<Person>,
    /// What the post is called.
    pub(super) post: Option<BothProse>,
    /// How it is held.
    pub(super) mode: AffiliationMode,
    /// The first day.
    pub(super) from: Option<NaiveDate>,
    /// The last day.
    pub(super) to: Option<NaiveDate>,
    /// Whether it is held today.
    pub(super) is_current: bool,
}

/// A manager in a list.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Manager")]
pub(super) struct Person {
    /// The id.
    pub(super) id: cynic::Id,
    /// Which of the three kinds.
    pub(super) kind: ManagerKind,
    /// The name.
    pub(super) name: Prose,
    /// One line about the manager.
    pub(super) headline: Option<Prose>,
}

impl Person {
    /// What stands in the square beside the name.
    pub(super) fn initial(&self) -> String {
        super::initial(self.name.show())
    }
}

impl Visit {
    /// The name of a value of an enum in the API: for addresses.
    #[expect(clippy::unused_self, reason = "templates call methods")]
    pub(super) fn code_of<C: Code>(&self, code: &C) -> &'static str {
        code.value()
    }

    /// The class of the badge that says which kind of manager.
    #[expect(
        clippy::trivially_copy_pass_by_ref,
        clippy::unused_self,
        reason = "templates pass references"
    )]
    pub(super) fn manager_class(&self, kind: &ManagerKind) -> String {
        format!("m-{}", kind.value().to_ascii_lowercase())
    }

    /// The class of the badge that says whether a record is shown.
    #[expect(
        clippy::trivially_copy_pass_by_ref,
        clippy::unused_self,
        reason = "templates pass references"
    )]
    pub(super) fn status_class(&self, status: &Status) -> String {
        format!("s-{}", status.value().to_ascii_lowercase())
    }

    #[expect(
        clippy::trivially_copy_pass_by_ref,
        clippy::ref_option,
        reason = "templates pass references"
    )]
    /// From when to when, as far as it is told: `May 2019 – Apr 2021`.
    pub(super) fn span(&self, from: &Option<NaiveDate>, to: &Option<NaiveDate>, is_current: &bool) -> String {
        let month = |date: &NaiveDate| match self.language() {
            crate::Language::Zh => date.format("%Y年%-m月").to_string(),
            crate::Language::En => date.format("%b %Y").to_string(),
        };
        match (from.as_ref().map(month), to.as_ref().map(month)) {
            (Some(from), Some(to)) => format!("{from} – {to}"),
            (Some(from), None) if *is_current => self.t1("profile-since", "date", from),
            (Some(from), None) => from,
            (None, Some(to)) => self.t1("profile-until", "date", to),
            (None, None) => String::new(),
        }
    }
}
