//! Who keeps a list for a need.

use std::collections::{HashMap, HashSet};

use qiao_entity::{
    membership::MemberRole,
    need::Model,
    organization::{Column, Entity},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::{
    auth::Requester,
    domain::{
        need::{Part, may_read},
        scope,
    },
    error::Error,
};

/// Whose list of a need the requester keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keeper {
    /// As stored with each entry.
    pub name: String,
    /// Whether it is the list of the organization that posted the need.
    pub is_organizations: bool,
    /// Whether the requester may change it.
    pub may_change: bool,
}

/// The lists that the requester keeps for these needs, which it may know of: one statement, and only for a matchmaker.
///
/// A matchmaker keeps lists for the needs of its region or association. Where it may not know who posted a need it keeps one
/// too: refusing it would tell where the poster is not.
pub async fn keepers(
    db: &impl ConnectionTrait,
    requester: &Requester,
    needs: &[Model],
) -> Result<HashMap<i64, Keeper>, Error> {
    let members = requester.organizations();
    let own = || Keeper {
        name: requester.actor(),
        is_organizations: false,
        may_change: requester.may_write(),
    };
    let mut keepers = HashMap::with_capacity(needs.len());
    let mut in_doubt = Vec::new();
    for need in needs {
        let organization = need.organization_id;
        if members.contains(&organization) {
            let keeper = Keeper {
                name: format!("organization_{organization}"),
                is_organizations: true,
                may_change: requester.may_write() && requester.is_member(organization, MemberRole::Editor),
            };
            keepers.insert(need.id, keeper);
        } else if requester.is_administrator() {
            keepers.insert(need.id, own());
        } else if !requester.matchmaking().is_empty() {
            if may_read(need, Part::Organization, requester) {
                in_doubt.push(need);
            } else {
                keepers.insert(need.id, own());
            }
        }
    }
    if let Some(condition) = scope::condition(requester).filter(|_| !in_doubt.is_empty()) {
        let posters = in_doubt.iter().map(|need| need.organization_id);
        let posters: HashSet<i64> = posters.collect();
        let within: Vec<i64> = Entity::find()
            .select_only()
            .column(Column::Id)
            .filter(Column::Id.is_in(posters))
            .filter(condition)
            .into_tuple()
            .all(db)
            .await?;
        let within = in_doubt.iter().filter(|need| within.contains(&need.organization_id));
        keepers.extend(within.map(|need| (need.id, own())));
    }
    Ok(keepers)
}
