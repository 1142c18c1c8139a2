//! Affiliations (任职).

use async_graphql::{Context, Description, Object, Result};
use chrono::NaiveDate;
use qiao_entity::affiliation::Model;

use super::{Manager, Organization, Prose, code::AffiliationMode};
use crate::{
    context::{Asking, asking},
    domain::affiliation,
};

/// An affiliation (任职): a manager works for an organization, as what, from when to when.
#[derive(Clone, Debug, Description)]
pub(crate) struct Affiliation(pub(crate) Model);

#[Object(use_type_description)]
impl Affiliation {
    /// The manager.
    async fn manager(&self, ctx: &Context<'_>) -> Result<Option<Manager>> {
        Ok(asking(ctx).load.managers.one(self.0.manager_id).await?.map(Manager))
    }

    /// The organization.
    async fn organization(&self, ctx: &Context<'_>) -> Result<Option<Organization>> {
        let row = asking(ctx).load.organizations.one(self.0.organization_id).await?;
        Ok(row.map(Organization))
    }

    /// The post.
    async fn post(&self) -> Option<Prose> {
        Prose::filled(self.0.post_zh.as_ref(), self.0.post_en.as_ref())
    }

    /// How the post is held.
    async fn mode(&self) -> AffiliationMode {
        self.0.mode.into()
    }

    /// The first day.
    async fn from(&self) -> Option<NaiveDate> {
        self.0.from_date
    }

    /// The last day; null while it lasts.
    async fn to(&self) -> Option<NaiveDate> {
        self.0.to_date
    }

    /// Whether the post is held today.
    async fn is_current(&self, ctx: &Context<'_>) -> bool {
        affiliation::holds_on(&self.0, asking(ctx).app.clock.today())
    }
}

/// The other side of the posts that are held today, each once, in the order of the posts.
pub(super) fn current(asking: &Asking, posts: Option<&[Model]>, side: impl Fn(&Model) -> i64) -> Vec<i64> {
    let today = asking.app.clock.today();
    let mut ids: Vec<i64> = Vec::new();
    for post in posts.unwrap_or_default() {
        let id = side(post);
        if affiliation::holds_on(post, today) && !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}
