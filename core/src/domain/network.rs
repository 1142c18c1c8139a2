//! Networks of managers: with whom and for whom they work.
//!
//! Only what everyone may know counts, whoever asks: a network tells of many people at once.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use qiao_entity::achievement;

use super::{achievement as achievements, affiliation, record::by_ids};
use crate::{app::App, auth::Requester, error::Error};

/// Most colleagues and most partners that are named.
pub const SHOWN: usize = 20;
/// Most ties to organizations that are read; beyond it counts are too small.
const TIES: u64 = 2_000;
/// Most achievements of the manager that are looked at, the newest.
const ACHIEVEMENTS: usize = 200;

/// What a manager has in common with another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Common {
    /// Organizations for which both work today.
    pub organizations: BTreeSet<i64>,
    /// Achievements that both look after.
    pub achievements: BTreeSet<i64>,
}

/// A manager's network; those with the most in common first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Network {
    /// How many colleagues there are.
    pub colleague_count: usize,
    /// Managers by number, with what is in common: the first of them.
    pub colleagues: Vec<(i64, Common)>,
    /// How many organizations' achievements the manager looks after.
    pub partner_count: usize,
    /// These organizations by number, with the achievements: the first of them.
    pub partners: Vec<(i64, BTreeSet<i64>)>,
}

/// The network of a manager.
pub async fn of_manager(app: &App, manager: i64) -> Result<Network, Error> {
    let (anyone, today) = (Requester::Anonymous, app.clock.today());
    let mut colleagues: BTreeMap<i64, Common> = BTreeMap::new();
    let posts = affiliation::of_managers(app, &anyone, &[manager])
        .await?
        .remove(&manager);
    let posts = posts.unwrap_or_default();
    let held = posts.iter().filter(|post| affiliation::holds_on(post, today));
    let employers: Vec<i64> = held.map(|post| post.organization_id).collect();
    for (other, employer) in affiliation::colleagues_of(app, &anyone, &employers, today, TIES).await? {
        colleagues.entry(other).or_default().organizations.insert(employer);
    }
    let mine = achievements::of_managers(app, &anyone, &[manager])
        .await?
        .remove(&manager);
    let mut mine = mine.unwrap_or_default();
    mine.truncate(ACHIEVEMENTS);
    for (achievement, others) in achievements::managers_of(app, &anyone, &mine).await? {
        for other in others {
            colleagues.entry(other).or_default().achievements.insert(achievement);
        }
    }
    colleagues.remove(&manager);
    let mut partners: BTreeMap<i64, BTreeSet<i64>> = BTreeMap::new();
    for (id, row) in by_ids::<achievement::Model>(app, &anyone, &mine).await? {
        partners.entry(row.organization_id).or_default().insert(id);
    }
    let (colleague_count, partner_count) = (colleagues.len(), partners.len());
    let most = |common: &Common| Reverse(common.organizations.len() + common.achievements.len());
    let mut colleagues: Vec<(i64, Common)> = colleagues.into_iter().collect();
    colleagues.sort_by_key(|(id, common)| (most(common), *id));
    colleagues.truncate(SHOWN);
    let mut partners: Vec<(i64, BTreeSet<i64>)> = partners.into_iter().collect();
    partners.sort_by_key(|(id, achievements)| (Reverse(achievements.len()), *id));
    partners.truncate(SHOWN);
    Ok(Network {
        colleague_count,
        colleagues,
        partner_count,
        partners,
    })
}
