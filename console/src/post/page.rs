//! The page of the form, and its parts that are fetched alone.

use std::sync::Arc;

use askama::Template;
use poem::{Response, http::StatusCode};

use super::{
    advice::Advice,
    amount::UNITS,
    choice::{self, Shown},
    form::{Form, Known},
    list::Lists,
    preview::{self, Item, Line},
    progress::{self, Step},
    row,
};
use crate::{
    code::{
        Code, IpExclusivity, IpOwnership, Language, Level, Necessity, NeedKind, Operator, OrganizationKind,
        PartnerSize, Payment, TransferMode,
    },
    fault::Fault,
    problem::Problems,
    visit::Visit,
};

/// All that the page shows.
pub(super) struct View<'a> {
    pub(super) visit: &'a Visit,
    pub(super) form: &'a Form,
    pub(super) lists: Arc<Lists>,
    pub(super) problems: Problems,
    pub(super) organizations: Vec<(String, String)>,
    pub(super) advice: Option<Advice>,
}

#[derive(Template)]
#[template(path = "post/page.html")]
struct Page<'a> {
    visit: &'a Visit,
    view: &'a View<'a>,
}

#[derive(Template)]
#[template(path = "post/parts.html")]
struct Parts<'a> {
    visit: &'a Visit,
    view: &'a View<'a>,
}

/// A value and what it is called.
type Options = Vec<(&'static str, String)>;

impl View<'_> {
    /// The whole page.
    pub(super) fn page(&self, status: StatusCode) -> Result<Response, Fault> {
        self.visit.page_of(
            status,
            &Page {
                visit: self.visit,
                view: self,
            },
        )
    }

    /// What changes while somebody types.
    pub(super) fn parts(&self) -> Result<Response, Fault> {
        self.visit.page(&Parts {
            visit: self.visit,
            view: self,
        })
    }

    fn options<C: Code>(&self) -> Options {
        let options = C::ALL.iter().map(|code| (code.value(), self.visit.label(code)));
        options.collect()
    }

    fn kinds(&self) -> Options {
        self.options::<NeedKind>()
    }

    fn languages(&self) -> Options {
        self.options::<Language>()
    }

    fn levels(&self) -> Options {
        self.options::<Level>()
    }

    fn operators(&self) -> Options {
        self.options::<Operator>()
    }

    fn necessities(&self) -> Options {
        self.options::<Necessity>()
    }

    fn modes(&self) -> Options {
        self.options::<TransferMode>()
    }

    fn ownerships(&self) -> Options {
        self.options::<IpOwnership>()
    }

    fn exclusivities(&self) -> Options {
        self.options::<IpExclusivity>()
    }

    fn payments(&self) -> Options {
        self.options::<Payment>()
    }

    fn sizes(&self) -> Options {
        self.options::<PartnerSize>()
    }

    fn partner_kinds(&self) -> Options {
        self.options::<OrganizationKind>()
    }

    /// Readiness levels with what each means.
    fn maturities(&self) -> Vec<(String, String)> {
        let level = |level: i32| (level.to_string(), self.visit.t(&format!("post-TRL-{level}")));
        (1..=9).map(level).collect()
    }

    /// Units of amounts.
    fn units(&self) -> Options {
        let units = UNITS
            .iter()
            .map(|unit| (unit.name, self.visit.t(&format!("post-UNIT-{}", unit.name))));
        units.collect()
    }

    /// Whether a field has a value; of a field that was not sent, its ordinary one.
    fn is(&self, name: &str, value: &str) -> bool {
        let given = self.form.fields.get(name);
        if given.is_empty() {
            let is_level = name.strip_prefix("levels.").map(|part| {
                let ordinary = if part == "decisionOwner" { "AGREEMENT" } else { "PUBLIC" };
                value == ordinary
            });
            return is_level.unwrap_or(name.ends_with(".operator") && value == "GE");
        }
        given == value
    }

    pub(super) fn typed(&self, name: &str) -> String {
        self.form.typed(name)
    }

    pub(super) fn ticked(&self, name: &str, value: &str) -> bool {
        self.form.ticked(name, value)
    }

    /// Both languages, that of the original first: name, tag, whether it is the original, code.
    fn tongues(&self) -> [(&'static str, &'static str, bool, &'static str); 2] {
        if self.form.fields.get("language") == "EN" {
            [("en", "en", true, "EN"), ("zh", "zh-CN", false, "ZH")]
        } else {
            [("zh", "zh-CN", true, "ZH"), ("en", "en", false, "EN")]
        }
    }

    /// The name of a field's part.
    #[expect(clippy::unused_self, reason = "templates call methods")]
    fn path(&self, whole: &str, part: &str) -> String {
        format!("{whole}.{part}")
    }

    /// The name of a part's part.
    #[expect(clippy::unused_self, reason = "templates call methods")]
    fn path3(&self, whole: &str, part: &str, of: &str) -> String {
        format!("{whole}.{part}.{of}")
    }

    /// A code as style sheets know it.
    #[expect(
        clippy::unused_self,
        clippy::trivially_copy_pass_by_ref,
        reason = "templates call methods"
    )]
    pub(super) fn lower<C: Code>(&self, code: &C) -> String {
        code.value().to_ascii_lowercase()
    }

    /// A code as forms send it.
    #[expect(
        clippy::unused_self,
        clippy::trivially_copy_pass_by_ref,
        reason = "templates call methods"
    )]
    fn value<C: Code>(&self, code: &C) -> &'static str {
        code.value()
    }

    /// Whether a row says how it is measured.
    fn has_method(&self, row: &str) -> bool {
        let parts = ["zh", "en"].map(|language| format!("{row}.method.{language}"));
        parts
            .iter()
            .any(|part| self.form.filled(part).is_some() || self.problems.has(part))
    }

    /// The page's title.
    fn headline(&self) -> String {
        let key = if self.form.known.is_some() {
            "post-edit"
        } else {
            "post-new"
        };
        self.visit.t(key)
    }

    /// The kind of a day's input: one that browsers check could not show what is no day.
    fn day_kind(&self, name: &str) -> &'static str {
        let typed = self.form.typed(name);
        let is_plain = chrono::NaiveDate::parse_from_str(&typed, "%Y-%m-%d").is_ok();
        if typed.is_empty() || is_plain { "date" } else { "text" }
    }

    /// Whether a proposal, as a field and a value, is ticked already.
    fn has_proposal(&self, proposal: &str) -> bool {
        let parts = proposal.split_once('=');
        parts.is_some_and(|(name, value)| self.form.ticked(name, value))
    }

    /// Whether what is shown is not what is stored.
    fn is_unsaved(&self) -> bool {
        self.form.known.is_none() || !self.problems.is_empty()
    }

    pub(super) fn id(&self) -> &str {
        self.form.known.as_ref().map_or("", |known| &known.id)
    }

    fn rows(&self) -> Vec<String> {
        row::shown(self.form).iter().map(ToString::to_string).collect()
    }

    fn groups(&self, name: &str) -> Vec<Shown> {
        choice::groups(self.visit, self.form, &self.lists, name)
    }

    fn chosen(&self, name: &str) -> Vec<String> {
        choice::chosen(self.form, &self.lists, name, self.visit.language())
    }

    fn steps(&self) -> Vec<Step> {
        progress::steps(self.visit, self.form)
    }

    pub(super) fn items(&self) -> Vec<Item> {
        preview::items(self.visit, self.form, &self.lists, self.organization())
    }

    pub(super) fn lines(&self) -> Vec<Line> {
        preview::lines(self.visit, self.form)
    }

    pub(super) fn heading(&self) -> String {
        self.form.prose("title", self.visit.language())
    }

    fn organization(&self) -> &str {
        let chosen = self.form.fields.get("organization");
        let found = self.organizations.iter().find(|(id, _)| id == chosen);
        found.map_or("", |(_, name)| name)
    }

    fn known(&self) -> Option<&Known> {
        self.form.known.as_ref()
    }

    /// What is looked for in a list that is chosen from.
    fn wanted(&self, name: &str) -> String {
        self.form.typed(&format!("find.{name}"))
    }
}
