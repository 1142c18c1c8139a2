//! The loaders of a request.

use std::{collections::HashMap, sync::Arc};

use qiao_entity::{
    account_role, achievement, achievement_field, achievement_label, affiliation, api_token, best_match, challenge,
    contract, contract_clause, contract_signature, credential, engagement, engagement_milestone, engagement_task,
    file as stored_file, indicator, introduction, ip_right, manager, manager_field, manager_label,
    membership as member, need, need_field, need_industry, need_label, need_move, noun::Noun, objection, organization,
    organization_field, organization_label, point, point::Ledger, posting, proposal, representative_work, settlement,
    slip as slip_row, step, translation,
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
        achievement as achievements, affiliation as affiliations,
        chain::{self, Subject},
        challenge as challenges, contract as contracts, credential as credentials, engagement as engagements,
        evaluation, file, indicator as indicators,
        introduction::{
            self as introductions, PriorNo,
            slip::{self, Slip},
        },
        ledger,
        link::{self, LabelSet},
        manager as managers, matching, need as needs,
        page::Page,
        proposal as proposals, record, settlement as settlements, shortlist, thread, translation as translations,
    },
    error::Error,
};

/// What said no to a record, by the other record.
type PriorNos = HashMap<(Noun, i64), PriorNo>;

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
    /// The best candidates of needs, as they were reckoned last.
    pub(crate) best_matches: Loader<i64, best_match::Model>,
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
    /// Engagements, where the requester takes part in them.
    pub(crate) engagements: Loader<i64, engagement::Model>,
    /// Engagements with what decides who takes part in them.
    pub(crate) engagement_wholes: Loader<i64, Arc<engagements::Whole>>,
    /// Milestones of engagements.
    pub(crate) engagement_milestones: Loader<i64, Vec<engagement_milestone::Model>>,
    /// Tasks of engagements.
    pub(crate) engagement_tasks: Loader<i64, Vec<engagement_task::Model>>,
    /// Engagements of needs, where the requester takes part in them.
    pub(crate) need_engagements: Loader<i64, Vec<engagement::Model>>,
    /// How many running engagements managers work on.
    pub(crate) manager_running: Loader<i64, i32>,
    /// Since when introductions have commission terms that both sides signed.
    pub(crate) signed_slips: Loader<i64, qiao_entity::Millis>,
    /// What managers have in a ledger, rule by rule.
    pub(crate) point_sums: Loader<(i64, Ledger), Vec<ledger::Sum>>,
    /// Pages of what managers have in a ledger; to be asked only for those that the requester reads.
    pub(crate) point_pages: Loader<ledger::Asked, Page<point::Model>>,
    /// How much managers have in a ledger.
    pub(crate) point_counts: Loader<(i64, Ledger), i64>,
    /// Entries of the ledgers by their numbers there.
    pub(crate) points: Loader<(Ledger, i64), point::Model>,
    /// What was written about entries of the ledgers.
    pub(crate) points_about: Loader<(Ledger, i64), Vec<point::Model>>,
    /// What entries of the ledgers say in words.
    pub(crate) point_words: Loader<i64, String>,
    /// Files that prove entries of the ledgers.
    pub(crate) point_files: Loader<i64, stored_file::Model>,
    /// Files that came with messages.
    pub(crate) message_files: Loader<i64, Vec<stored_file::Model>>,
    /// How many messages of threads of its own the requester was not shown yet.
    pub(crate) unread: Loader<(Subject, i64), i64>,
    /// Evaluations with all that belongs to them, whoever may know of them.
    pub(crate) evaluations: Loader<i64, Arc<evaluation::Room>>,
    /// Numbers of the evaluations of needs, where the requester sits in them.
    pub(crate) need_evaluations: Loader<i64, Vec<i64>>,
    /// What bidders were answered, whoever may read it.
    pub(crate) proposal_evaluations: Loader<i64, Arc<evaluation::BidderAnswer>>,
    /// Steps of evaluations.
    pub(crate) evaluation_steps: Loader<i64, Vec<step::Model>>,
    /// Open challenges of needs.
    pub(crate) need_challenges: Loader<i64, challenge::Model>,
    /// What is counted of challenges.
    pub(crate) challenge_facts: Loader<i64, challenges::Facts>,
    /// Published hashes of challenges' bids.
    pub(crate) challenge_registers: Loader<i64, Vec<challenges::Commitment>>,
    /// Accounts of challenges' panels.
    pub(crate) challenge_panels: Loader<i64, Vec<i64>>,
    /// Bids of challenges that are on public notice or have the award.
    pub(crate) challenge_nominees: Loader<i64, Vec<proposal::Model>>,
    /// Objections to challenges, whose posters' numbers stand beside, as far as the requester reads them.
    pub(crate) challenge_objections: Loader<(i64, i64), Vec<objection::Model>>,
    /// Steps of challenges.
    pub(crate) challenge_steps: Loader<i64, Vec<step::Model>>,
    /// Pages of the proposals for needs.
    pub(crate) proposal_pages: Loader<proposals::Asked, Page<proposal::Model>>,
    /// How many proposals for needs the requester reads.
    pub(crate) proposal_counts: Loader<proposals::Posted, i64>,
    /// Versions of proposals, as far as the requester reads them.
    pub(crate) proposal_versions: Loader<i64, Vec<proposals::Stated>>,
    /// Steps of proposals.
    pub(crate) proposal_steps: Loader<i64, Vec<step::Model>>,
    /// Contracts of which the requester is a party.
    pub(crate) contracts: Loader<i64, contract::Model>,
    /// Contracts of engagements, of which the requester is a party.
    pub(crate) engagement_contracts: Loader<i64, Vec<contract::Model>>,
    /// Contracts with what decides who takes part in them; to be asked only for those that the requester reads.
    pub(crate) contract_wholes: Loader<i64, Arc<contracts::Whole>>,
    /// Clauses of contracts; to be asked only for those that the requester reads, as all that follows.
    pub(crate) contract_clauses: Loader<i64, Vec<contract_clause::Model>>,
    /// Signatures under contracts.
    pub(crate) contract_signatures: Loader<i64, Vec<contract_signature::Model>>,
    /// What was done with contracts.
    pub(crate) contract_steps: Loader<i64, Vec<step::Model>>,
    /// Entries of the ledgers of contracts.
    pub(crate) contract_entries: Loader<i64, Vec<settlement::Model>>,
    /// Lines of entries.
    pub(crate) postings: Loader<i64, Vec<posting::Model>>,
    /// Entries whose contract the requester reads.
    pub(crate) settlements: Loader<i64, settlement::Model>,
    /// Commission terms in force, by introduction.
    pub(crate) slips_in_force: Loader<i64, slip_row::Model>,
    /// Names of accounts.
    pub(crate) account_names: Loader<i64, String>,
    /// Introductions to which the requester is a party.
    pub(crate) introductions: Loader<i64, introduction::Model>,
    /// Introductions to needs, to which the requester is a party.
    pub(crate) need_introductions: Loader<i64, Vec<introduction::Model>>,
    /// Commission slips of introductions.
    pub(crate) slips: Loader<i64, Arc<Vec<Slip>>>,
    /// Steps of introductions.
    pub(crate) introduction_steps: Loader<i64, Vec<step::Model>>,
    /// Steps of commission slips.
    pub(crate) slip_steps: Loader<i64, Vec<step::Model>>,
    /// What said no to a record when they were introduced to each other.
    pub(crate) prior_nos: Loader<(Noun, i64), Arc<PriorNos>>,
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

/// The prior nos of records of any noun, one read for each noun.
async fn prior_nos(
    app: &App,
    requester: &Requester,
    records: &[(Noun, i64)],
) -> Result<HashMap<(Noun, i64), Arc<HashMap<(Noun, i64), PriorNo>>>, Error> {
    let mut by_noun: HashMap<Noun, Vec<i64>> = HashMap::new();
    for (noun, id) in records {
        by_noun.entry(*noun).or_default().push(*id);
    }
    let mut found = HashMap::new();
    for (noun, ids) in by_noun {
        let nos = introductions::nos_of(app, requester, (noun, &ids)).await?;
        found.extend(nos.into_iter().map(|(id, nos)| ((noun, id), Arc::new(nos))));
    }
    Ok(found)
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
            best_matches: reads!(app, |app, ids| matching::best_of(&app, &ids)),
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
            engagements: reads!(app for requester, |app, ids| engagements::by_ids(&app, requester, &ids)),
            engagement_wholes: reads!(app, |app, ids| engagements::wholes_of(&app, &ids)),
            engagement_milestones: reads!(app, |app, ids| engagements::milestones_of(&app, &ids)),
            engagement_tasks: reads!(app, |app, ids| engagements::tasks_of(&app, &ids)),
            need_engagements: reads!(app for requester, |app, ids| engagements::of_needs(&app, requester, &ids)),
            manager_running: reads!(app, |app, ids| engagements::running_of(&app.db, &ids)),
            signed_slips: reads!(app, |app, ids| engagements::slips_of(&app, &ids)),
            point_sums: reads!(app, |app, keys| ledger::sums_of(&app, &keys)),
            point_pages: reads!(app, |app, keys| ledger::pages(&app, &keys)),
            point_counts: reads!(app, |app, keys| ledger::counts(&app, &keys)),
            points: reads!(app, |app, keys| ledger::written(&app, &keys)),
            points_about: reads!(app, |app, keys| ledger::about(&app, &keys)),
            point_words: reads!(app, |app, ids| ledger::words_of(&app, &ids)),
            point_files: reads!(app, |app, ids| file::of_points(&app, &ids)),
            message_files: reads!(app, |app, ids| file::of_messages(&app, &ids)),
            unread: reads!(app for requester, |app, keys| thread::unread(&app, requester, &keys)),
            evaluations: reads!(app, |app, ids| evaluation::rooms(&app.db, &ids)),
            need_evaluations: reads!(app for requester, |app, ids| evaluation::of_needs(&app, requester, &ids)),
            proposal_evaluations: reads!(app, |app, ids| evaluation::answers(&app, &ids)),
            evaluation_steps: reads!(app, |app, ids| evaluation::steps(&app, &ids)),
            need_challenges: reads!(app, |app, ids| challenges::of_needs(&app, &ids)),
            challenge_facts: reads!(app, |app, ids| challenges::facts(&app, &ids)),
            challenge_registers: reads!(app, |app, ids| challenges::registers(&app, &ids)),
            challenge_panels: reads!(app, |app, ids| challenges::panels(&app, &ids)),
            challenge_nominees: reads!(app, |app, ids| challenges::nominees(&app, &ids)),
            challenge_objections: reads!(app for requester, |app, keys| async {
                let mut found = challenges::objections(&app, requester, &keys).await?;
                let by_key = keys.into_iter().filter_map(|key| Some((key, found.remove(&key.0)?)));
                Ok(by_key.collect())
            }),
            challenge_steps: reads!(app, |app, ids| chain::of_subjects(&app, Subject::Challenge, &ids)),
            proposal_pages: reads!(app for requester, |app, keys| proposals::pages(&app, requester, &keys)),
            proposal_counts: reads!(app for requester, |app, keys| proposals::counts(&app, requester, &keys)),
            proposal_versions: reads!(app for requester, |app, ids| proposals::stated_by_number(&app, requester, &ids)),
            proposal_steps: reads!(app, |app, ids| chain::of_subjects(&app, Subject::Proposal, &ids)),
            contracts: reads!(app for requester, |app, ids| contracts::by_ids(&app, requester, &ids)),
            engagement_contracts: reads!(app for requester, |app, ids| contracts::of_engagements(
                &app, requester, &ids
            )),
            contract_wholes: reads!(app, |app, ids| contracts::wholes_of(&app, &ids)),
            contract_clauses: reads!(app, |app, ids| contracts::clauses_of(&app, &ids)),
            contract_signatures: reads!(app, |app, ids| contracts::signatures_of(&app, &ids)),
            contract_steps: reads!(app, |app, ids| chain::of_subjects(&app, Subject::Contract, &ids)),
            contract_entries: reads!(app, |app, ids| settlements::of_contracts(&app, &ids)),
            postings: reads!(app, |app, ids| settlements::postings_of(&app, &ids)),
            settlements: reads!(app for requester, |app, ids| settlements::by_ids(&app, requester, &ids)),
            slips_in_force: reads!(app, |app, ids| settlements::slip::in_force(&app.db, &ids)),
            account_names: reads!(app, |app, ids| accounts::names(&app, &ids)),
            introductions: reads!(app for requester, |app, ids| introductions::by_ids(&app, requester, &ids)),
            need_introductions: reads!(app for requester, |app, ids| introductions::of_needs(&app, requester, &ids)),
            slips: reads!(app, |app, ids| async {
                Ok(arcs(slip::of_introductions(&app, &ids).await?))
            }),
            introduction_steps: reads!(app, |app, ids| chain::of_subjects(&app, Subject::Introduction, &ids)),
            slip_steps: reads!(app, |app, ids| chain::of_subjects(&app, Subject::Slip, &ids)),
            prior_nos: reads!(app for requester, |app, records| prior_nos(&app, requester, &records)),
        }
    }
}
