//! The page of the form, and its parts that are fetched alone.

use std::sync::Arc;

use askama::Template;
use poem::{Response, http::StatusCode};

use super::{
    advice::Advice,
    choice::{self, Shown},
    form::{Form, Known, State},
    list::Lists,
    name,
    preview::{self, Item, Line},
    progress::{self, Step},
    row,
};
use crate::{code::Code, fault::Fault, problem::Problems, visit::Visit};

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
    #[expect(clippy::unused_self, reason = "templates call methods")]
    pub(super) fn lower<C: Code>(&self, code: &C) -> String {
        code.value().to_ascii_lowercase()
    }

    /// A code as forms send it.
    #[expect(clippy::unused_self, reason = "templates call methods")]
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

    /// What is stored of what was typed.
    fn state(&self) -> State {
        self.form.state
    }

    /// All problems, each with the name of its field in front where it does not say that itself.
    fn summary(&self) -> Vec<(String, String)> {
        let line = |(field, message): &(String, String)| {
            let name = name::of(self.visit, field);
            let says_it = message.to_lowercase().contains(&name.to_lowercase());
            let text = if says_it {
                message.clone()
            } else {
                self.visit.t2("post-problem", "field", name, "message", message)
            };
            (field.clone(), text)
        };
        self.problems.all().iter().map(line).collect()
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
