//! Counts that are kept as long as nothing changes for those to whom the same is shown.

use std::{hash::Hash, sync::Arc};

use quick_cache::sync::Cache;

use super::{disclosure::levels_of_all, facet::Count};
use crate::{app::App, auth::Requester, error::Error, indexer::last_position};

/// Counts that are kept of one sort.
const MOST: usize = 4_096;

/// Requesters to whom the same records and the same of them are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Class {
    /// What everyone sees.
    Public,
    /// What every registered account sees.
    Registered,
    /// Everything.
    Everything,
    /// What rights of one's own show, by their digest.
    Own([u8; 32]),
}

impl Class {
    /// The class of a requester.
    #[must_use]
    pub fn of(requester: &Requester) -> Self {
        use qiao_entity::{account_role::Role, level::Level};
        if requester.is_administrator() {
            return Self::Everything;
        }
        if let Some(rights) = requester.rights() {
            let plain = |role: &Role| matches!(role, Role::Dashboard | Role::Reviewer);
            let has_own = !rights.memberships.is_empty()
                || rights.manager.is_some()
                || !rights.agreements.is_empty()
                || !rights.revealed.is_empty()
                || !rights.matchmaking.is_empty()
                || !rights.roles.iter().all(plain);
            if has_own {
                return Self::Own(rights.digest());
            }
        }
        let registered = levels_of_all(requester).contains(&Level::Registered);
        if registered { Self::Registered } else { Self::Public }
    }
}

/// Counts by what was counted. Each holds for one position of the change log.
#[derive(Debug)]
pub struct Kept<K>(Cache<(Class, K, i64), Arc<Vec<Count>>>);

impl<K: Clone + Eq + Hash> Default for Kept<K> {
    fn default() -> Self {
        Self(Cache::new(MOST))
    }
}

impl<K: Clone + Eq + Hash> Kept<K> {
    /// What was counted; those who see the same have it counted once after each change of any record.
    pub async fn get(
        &self,
        app: &App,
        requester: &Requester,
        what: K,
        count: impl Future<Output = Result<Vec<Count>, Error>>,
    ) -> Result<Arc<Vec<Count>>, Error> {
        // The position is read before it is counted: what changes in between is counted once more.
        let key = (Class::of(requester), what, last_position(app).await?);
        self.0
            .get_or_insert_async(&key, async { Ok(Arc::new(count.await?)) })
            .await
    }
}
