//! The loaders of a request.

use std::{collections::HashMap, sync::Arc};

use qiao_entity::{
    account_role, achievement, achievement_field, achievement_label, affiliation, api_token, credential, indicator,
    ip_right, manager, manager_field, manager_label, membership as member, need, need_field, need_industry, need_label,
    need_move, organization, organization_field, organization_label, representative_work, translation,
};

use super::{
    super::ranking::{Question, Ranked, answers},
    Loader,
};
use crate::{
    app::App,
    auth::Requester,
    domain::{
        account::{self as accounts, membership, token},
        achievement as achievements, affiliation as affiliations, credential as credentials, indicator as indicators,
        link::{self, LabelSet},
        manager as managers, need as needs, record, shortlist, translation as translations,
    },
};

/// Everything that a request reads by number.
pub(crate) struct Loaders {
    /// Needs.
    pub(crate) needs: Loader<i64, need::Model>,
    /// Organizations.
    pub(crate) organizations: Loader<i64, organization::Model>,
    /// Achievements.
    pub(crate) achievements: Loader<i64, achievement::Model>,
    /// Managers.
    pub(crate) managers: Loader<i64, manager::Model>,
    /// Translations of needs.
    pub(crate) need_translations: Loader<i64, Vec<translation::Model>>,
    /// Technology fields of managers.
    pub(crate) manager_fields: Loader<i64, Vec<String>>,
    /// Labels of managers.
    pub(crate) manager_labels: Loader<i64, Arc<LabelSet<manager_label::Sort>>>,
    /// Representative works of managers.
    pub(crate) manager_works: Loader<i64, Vec<representative_work::Model>>,
    /// Credentials of managers.
    pub(crate) manager_credentials: Loader<i64, Vec<credential::Model>>,
    /// Affiliations of managers.
    pub(crate) manager_affiliations: Loader<i64, Arc<Vec<affiliation::Model>>>,
    /// Affiliations of managers with organizations.
    pub(crate) organization_affiliations: Loader<i64, Arc<Vec<affiliation::Model>>>,
    /// Technology fields of achievements.
    pub(crate) achievement_fields: Loader<i64, Vec<String>>,
    /// Labels of achievements.
    pub(crate) achievement_labels: Loader<i64, Arc<LabelSet<achievement_label::Sort>>>,
    /// Indicators of achievements.
    pub(crate) achievement_indicators: Loader<i64, Vec<indicator::Model>>,
    /// Translations of achievements.
    pub(crate) achievement_translations: Loader<i64, Vec<translation::Model>>,
    /// Intellectual-property rights in achievements.
    pub(crate) achievement_rights: Loader<i64, Vec<ip_right::Model>>,
    /// Numbers of the managers of achievements.
    pub(crate) achievement_managers: Loader<i64, Vec<i64>>,
    /// Candidates of records.
    pub(crate) rankings: Loader<Question, Ranked>,
    /// Technology fields of needs.
    pub(crate) need_fields: Loader<i64, Vec<String>>,
    /// Industries of needs.
    pub(crate) need_industries: Loader<i64, Vec<String>>,
    /// Labels of needs.
    pub(crate) need_labels: Loader<i64, Arc<LabelSet<need_label::Sort>>>,
    /// Indicators of needs.
    pub(crate) need_indicators: Loader<i64, Vec<indicator::Model>>,
    /// Moves of needs.
    pub(crate) need_moves: Loader<i64, Vec<need_move::Model>>,
    /// Shortlists of needs, where the requester keeps one.
    pub(crate) shortlists: Loader<i64, Arc<shortlist::Shortlist>>,
    /// Roles of accounts.
    pub(crate) account_roles: Loader<i64, Vec<account_role::Model>>,
    /// Memberships of accounts.
    pub(crate) account_memberships: Loader<i64, Vec<member::Model>>,
    /// Members of organizations, where the requester may know them.
    pub(crate) organization_members: Loader<i64, Arc<Vec<membership::Member>>>,
    /// Tokens of organizations, where the requester keeps them.
    pub(crate) organization_tokens: Loader<i64, Arc<Vec<api_token::Model>>>,
    /// Technology fields of organizations.
    pub(crate) organization_fields: Loader<i64, Vec<String>>,
    /// Labels of organizations.
    pub(crate) organization_labels: Loader<i64, Arc<LabelSet<organization_label::Sort>>>,
    /// Names of accounts.
    pub(crate) account_names: Loader<i64, String>,
}

/// A loader whose reads are a function of the domain over the service and the keys.
macro_rules! reads {
    ($app:ident, |$inner:ident, $keys:ident| $read:expr) => {{
        let app = $app.clone();
        Loader::new(move |$keys: Vec<_>| {
            let $inner = app.clone();
            async move { $read.await }
        })
    }};
    // What may be read depends on who asks.
    ($app:ident for $requester:ident, |$inner:ident, $keys:ident| $read:expr) => {{
        let (app, asker) = ($app.clone(), $requester.clone());
        Loader::new(move |$keys: Vec<_>| {
            let ($inner, asker) = (app.clone(), asker.clone());
            async move {
                let $requester = &asker;
                $read.await
            }
        })
    }};
}

/// A loader of labels.
macro_rules! labels {
    ($app:ident, $table:ident) => {
        reads!($app, |app, ids| async {
            Ok(arcs(link::labels_of::<$table::Entity>(&app.db, &ids).await?))
        })
    };
}

/// Values that are costly to clone, shared.
fn arcs<V>(values: HashMap<i64, V>) -> HashMap<i64, Arc<V>> {
    values.into_iter().map(|(id, value)| (id, Arc::new(value))).collect()
}

impl Loaders {
    /// Empty loaders for a request.
    pub(crate) fn new(app: &App, requester: &Requester) -> Self {
        Self {
            needs: reads!(app for requester, |app, ids| record::by_ids(&app, requester, &ids)),
            organizations: reads!(app for requester, |app, ids| record::by_ids(&app, requester, &ids)),
            achievements: reads!(app for requester, |app, ids| record::by_ids(&app, requester, &ids)),
            managers: reads!(app for requester, |app, ids| record::by_ids(&app, requester, &ids)),
            need_translations: reads!(app, |app, ids| translations::of_needs(&app, &ids)),
            manager_fields: reads!(app, |app, ids| link::codes_of::<manager_field::Entity>(&app.db, &ids)),
            manager_labels: labels!(app, manager_label),
            manager_works: reads!(app, |app, ids| managers::works_of(&app, &ids)),
            manager_credentials: reads!(app, |app, ids| credentials::of_managers(&app, &ids)),
            manager_affiliations: reads!(app for requester, |app, ids| async {
                Ok(arcs(affiliations::of_managers(&app, requester, &ids).await?))
            }),
            organization_affiliations: reads!(app for requester, |app, ids| async {
                Ok(arcs(affiliations::of_organizations(&app, requester, &ids).await?))
            }),
            achievement_fields: reads!(app, |app, ids| link::codes_of::<achievement_field::Entity>(
                &app.db, &ids
            )),
            achievement_labels: labels!(app, achievement_label),
            achievement_indicators: reads!(app, |app, ids| indicators::of_achievements(&app, &ids)),
            achievement_translations: reads!(app, |app, ids| translations::of_achievements(&app, &ids)),
            achievement_rights: reads!(app, |app, ids| achievements::rights_of(&app, &ids)),
            achievement_managers: reads!(app for requester, |app, ids| achievements::managers_of(&app, requester, &ids)),
            rankings: reads!(app for requester, |app, questions| answers(app, requester, questions)),
            need_fields: reads!(app, |app, ids| link::codes_of::<need_field::Entity>(&app.db, &ids)),
            need_industries: reads!(app, |app, ids| link::codes_of::<need_industry::Entity>(&app.db, &ids)),
            need_labels: labels!(app, need_label),
            need_indicators: reads!(app, |app, ids| indicators::of_needs(&app, &ids)),
            need_moves: reads!(app, |app, ids| needs::moves_of(&app, &ids)),
            shortlists: reads!(app for requester, |app, ids| async {
                Ok(arcs(shortlist::of_needs(&app, requester, &ids).await?))
            }),
            account_roles: reads!(app, |app, ids| accounts::roles_of(&app, &ids)),
            account_memberships: reads!(app, |app, ids| accounts::memberships_of(&app, &ids)),
            organization_members: reads!(app for requester, |app, ids| async {
                Ok(arcs(membership::of_organizations(&app, requester, &ids).await?))
            }),
            organization_tokens: reads!(app for requester, |app, ids| async {
                Ok(arcs(token::of_organizations(&app, requester, &ids).await?))
            }),
            organization_fields: reads!(app, |app, ids| link::codes_of::<organization_field::Entity>(
                &app.db, &ids
            )),
            organization_labels: labels!(app, organization_label),
            account_names: reads!(app, |app, ids| accounts::names(&app, &ids)),
        }
    }
}
