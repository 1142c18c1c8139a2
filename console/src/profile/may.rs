//! Who may write what, as far as the visitor's account tells. The API decides; pages only leave out links that lead nowhere.

use crate::{code::ViewerRole, visit::Visit};

impl Visit {
    /// Whether the visitor keeps the registries of managers and organizations.
    pub(super) fn keeps_registry(&self) -> bool {
        let me = self.me();
        me.may.write && (me.may.register || me.role == ViewerRole::Administrator)
    }

    /// Whether the profile is the visitor's own.
    pub(super) fn is_own_manager(&self, id: &str) -> bool {
        let account = self.me().account.as_ref();
        let own = account.and_then(|account| account.manager.as_ref());
        own.is_some_and(|own| own.id.inner() == id)
    }

    /// Whether the visitor may write a manager's profile.
    pub(super) fn may_write_manager(&self, id: &str) -> bool {
        self.keeps_registry() || self.me().may.write && self.is_own_manager(id)
    }

    /// Whether the visitor may make a profile: a registrar any, others their own.
    pub(super) fn may_make_manager(&self) -> bool {
        let account = self.me().account.as_ref();
        self.keeps_registry() || self.me().may.write && account.is_some_and(|account| account.manager.is_none())
    }

    /// Whether the visitor may write what an organization has.
    pub(super) fn writes_for(&self, organization: &str) -> bool {
        let me = self.me();
        me.may.write && me.writes_for().any(|named| named.id.inner() == organization)
    }

    /// Whether the visitor may write what an organization says of itself.
    pub(super) fn may_write_organization(&self, id: &str) -> bool {
        self.keeps_registry() || self.writes_for(id)
    }

    /// Whether the visitor may write an organization's achievements.
    pub(super) fn may_write_achievements(&self, organization: &str) -> bool {
        let me = self.me();
        self.writes_for(organization) || me.may.write && (me.may.administer || me.role == ViewerRole::Administrator)
    }

    /// Whether the visitor may add an achievement to some organization.
    pub(super) fn may_make_achievements(&self) -> bool {
        let me = self.me();
        me.may.write && (me.may.administer || me.role == ViewerRole::Administrator || me.writes_for().next().is_some())
    }
}
