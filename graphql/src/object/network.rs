//! Networks of managers.

use std::collections::BTreeSet;

use async_graphql::{Context, Description, Object, Result, SimpleObject};

use super::{Achievement, Manager, Organization};
use crate::{context::asking, domain::network as domain};

/// With whom and for whom a manager works, as far as everyone may know.
#[derive(Description)]
pub(crate) struct ManagerNetwork(domain::Network);

/// Another manager, and what both have in common.
#[derive(SimpleObject)]
pub(crate) struct Colleague {
    /// The other manager.
    manager: Manager,
    /// The organizations for which both work today.
    organizations: Vec<Organization>,
    /// The achievements that both look after.
    achievements: Vec<Achievement>,
}

/// An organization whose achievements a manager looks after.
#[derive(SimpleObject)]
pub(crate) struct NetworkPartner {
    /// The organization.
    organization: Organization,
    /// Its achievements that the manager looks after.
    achievements: Vec<Achievement>,
}

fn count(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

async fn achievements(ctx: &Context<'_>, ids: &BTreeSet<i64>) -> Result<Vec<Achievement>> {
    let ids: Vec<i64> = ids.iter().copied().collect();
    let rows = asking(ctx).load.achievements.many(&ids).await?;
    Ok(rows.into_iter().flatten().map(Achievement).collect())
}

#[Object(use_type_description)]
impl ManagerNetwork {
    /// How many managers work for the same organizations today or look after the same achievements.
    async fn colleague_count(&self) -> i32 {
        count(self.0.colleague_count)
    }

    /// Those with whom the manager has most in common, at most 20.
    async fn colleagues(&self, ctx: &Context<'_>) -> Result<Vec<Colleague>> {
        let load = &asking(ctx).load;
        let ids: Vec<i64> = self.0.colleagues.iter().map(|(id, _)| *id).collect();
        let rows = load.managers.many(&ids).await?;
        let mut colleagues = Vec::with_capacity(ids.len());
        for ((_, common), row) in self.0.colleagues.iter().zip(rows) {
            let Some(row) = row else { continue };
            let organizations: Vec<i64> = common.organizations.iter().copied().collect();
            let organizations = load.organizations.many(&organizations).await?;
            colleagues.push(Colleague {
                manager: Manager(row),
                organizations: organizations.into_iter().flatten().map(Organization).collect(),
                achievements: achievements(ctx, &common.achievements).await?,
            });
        }
        Ok(colleagues)
    }

    /// How many organizations have achievements that the manager looks after.
    async fn partner_count(&self) -> i32 {
        count(self.0.partner_count)
    }

    /// The organizations with most such achievements, at most 20.
    async fn partners(&self, ctx: &Context<'_>) -> Result<Vec<NetworkPartner>> {
        let ids: Vec<i64> = self.0.partners.iter().map(|(id, _)| *id).collect();
        let rows = asking(ctx).load.organizations.many(&ids).await?;
        let mut partners = Vec::with_capacity(ids.len());
        for ((_, own), row) in self.0.partners.iter().zip(rows) {
            let Some(row) = row else { continue };
            partners.push(NetworkPartner {
                organization: Organization(row),
                achievements: achievements(ctx, own).await?,
            });
        }
        Ok(partners)
    }
}

/// The network of a manager.
pub(crate) async fn network(ctx: &Context<'_>, manager: i64) -> Result<ManagerNetwork> {
    Ok(ManagerNetwork(domain::of_manager(&asking(ctx).app, manager).await?))
}
