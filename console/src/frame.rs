//! What all pages share: the head with its menus, and small parts of pages.

mod icon;

use url::form_urlencoded::byte_serialize;

use crate::{api::Language, code::Role, manner::Theme, visit::Visit};

/// A link of a menu.
pub(crate) struct Link {
    /// Where it leads.
    pub(crate) to: &'static str,
    /// What it says.
    pub(crate) text: String,
    /// Whether the visitor is there.
    pub(crate) is_here: bool,
}

impl Visit {
    /// The main menu: what everyone can read, and the visitor's desks.
    pub(crate) fn menu(&self) -> Vec<Link> {
        let me = self.me();
        let mut links = vec![
            self.link("/needs", self.t("frame-needs")),
            self.link("/managers", self.t("frame-managers")),
            self.link("/achievements", self.t("frame-achievements")),
            self.link("/organizations", self.t("frame-organizations")),
            self.link("/dashboard", self.t("frame-dashboard")),
        ];
        if crate::waiting::has_desk(self) {
            links.push(self.link("/desk", self.t("frame-desk")));
        }
        if me.may.introduce || me.is(Role::Matchmaker) {
            links.push(self.link("/matchmaking", self.t("frame-matchmaking")));
        }
        links
    }

    /// The visitor's own menu.
    pub(crate) fn own_menu(&self) -> Vec<Link> {
        let mut links = vec![self.link("/account", self.t("frame-account"))];
        if self.me().account.is_some() {
            if self.me().is(Role::Reviewer) {
                links.push(self.link("/reviews", self.t("evaluation-mine")));
            }
            links.push(self.link("/introductions", self.t("introduction-list")));
            links.push(self.link("/threads", self.t("frame-threads")));
        }
        let manager = self
            .me()
            .account
            .as_ref()
            .is_some_and(|account| account.manager.is_some());
        if manager || self.me().writes_for().next().is_some() {
            links.push(self.link("/proposals", self.t("proposal-mine")));
        }
        links.push(self.link("/contracts", self.t("contracts-title")));
        if self.me().writes_for().next().is_some() {
            links.push(self.link("/needs/new", self.t("frame-post-need")));
        }
        links.push(self.link("/engagements", self.t("engagement-list")));
        let may = self.me().may;
        if may.administer || may.introduce || may.register {
            links.push(self.link("/administration", self.t("frame-administration")));
        }
        links
    }

    /// The language that the page is not in.
    pub(crate) fn other_language(&self) -> Language {
        match self.language() {
            Language::Zh => Language::En,
            Language::En => Language::Zh,
        }
    }

    /// What a theme is called.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates pass references")]
    pub(crate) fn theme_name(&self, theme: &Theme) -> String {
        match theme {
            Theme::Auto => self.t("frame-theme-auto"),
            Theme::Light => self.t("frame-theme-light"),
            Theme::Dark => self.t("frame-theme-dark"),
        }
    }

    /// Where the visitor is, to come back to; of a page that was posted, its path.
    pub(crate) fn here(&self) -> String {
        self.address().whole()
    }

    /// What is searched for on this page.
    pub(crate) fn searched(&self) -> &str {
        self.address().get("q").unwrap_or_default()
    }

    /// The page to log in at, which leads back here.
    pub(crate) fn log_in(&self) -> String {
        let here = self.here();
        if matches!(self.address().path(), "/" | "/login" | "/register" | "/logout") {
            return "/login".to_owned();
        }
        format!("/login?to={}", byte_serialize(here.as_bytes()).collect::<String>())
    }

    /// A small picture, as HTML.
    pub(crate) fn icon(&self, name: &str) -> String {
        icon::icon(name)
    }

    fn link(&self, to: &'static str, text: String) -> Link {
        let here = self.address().path();
        let is_here = here
            .strip_prefix(to)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '.']));
        Link { to, text, is_here }
    }
}
