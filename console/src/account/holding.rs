//! The records that the visitor answers for: its own profile, and those of organizations that it owns.

use chrono::{DateTime, Utc};
use cynic::QueryBuilder;

use super::{agreement::Person, record};
use crate::{
    code::{AccessVia, AgreementStatus, Noun},
    fault::Fault,
    piece::Prose,
    schema,
    visit::{Account, Visit},
};

/// Organizations whose records are asked for at once: more would be too much for one question.
const ORGANIZATIONS: usize = 4;
/// The newest needs and achievements of each of them.
pub(super) const RECORDS: i32 = 20;
/// The newest agreements and reads of each record.
const EACH: i32 = 5;

#[derive(cynic::QueryVariables, Clone, Debug)]
struct Variables {
    ids: Vec<cynic::Id>,
    records: i32,
    each: i32,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "Variables")]
struct Asked {
    #[arguments(ids: $ids)]
    nodes: Vec<Option<Holder>>,
}

#[derive(cynic::InlineFragments, Debug)]
#[cynic(graphql_type = "Node", variables = "Variables")]
enum Holder {
    Organization(Organization),
    Manager(Manager),
    #[cynic(fallback)]
    Other,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(variables = "Variables")]
struct Organization {
    id: cynic::Id,
    name: Prose,
    #[arguments(first: $each)]
    agreements: Option<AgreementConnection>,
    #[arguments(first: $each)]
    access_log: Option<AccessConnection>,
    #[arguments(first: $records)]
    needs: NeedConnection,
    #[arguments(first: $records)]
    achievements: AchievementConnection,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(variables = "Variables")]
struct Manager {
    id: cynic::Id,
    name: Prose,
    #[arguments(first: $each)]
    agreements: Option<AgreementConnection>,
    #[arguments(first: $each)]
    access_log: Option<AccessConnection>,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(variables = "Variables")]
struct NeedConnection {
    nodes: Vec<Need>,
    total_count: i32,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(variables = "Variables")]
struct Need {
    id: cynic::Id,
    title: Prose,
    #[arguments(first: $each)]
    agreements: Option<AgreementConnection>,
    #[arguments(first: $each)]
    access_log: Option<AccessConnection>,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(variables = "Variables")]
struct AchievementConnection {
    nodes: Vec<Achievement>,
    total_count: i32,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(variables = "Variables")]
struct Achievement {
    id: cynic::Id,
    name: Prose,
    #[arguments(first: $each)]
    agreements: Option<AgreementConnection>,
    #[arguments(first: $each)]
    access_log: Option<AccessConnection>,
}

/// The newest agreements of a record.
#[derive(cynic::QueryFragment, Debug)]
pub(super) struct AgreementConnection {
    pub(super) nodes: Vec<Agreement>,
}

/// An agreement as its record's owner sees it.
#[derive(cynic::QueryFragment, Debug)]
pub(super) struct Agreement {
    pub(super) id: cynic::Id,
    pub(super) status: AgreementStatus,
    pub(super) requester: Option<Person>,
    pub(super) purpose: String,
    pub(super) requested_at: DateTime<Utc>,
    pub(super) expires_at: Option<DateTime<Utc>>,
}

/// The newest reads of a record.
#[derive(cynic::QueryFragment, Debug)]
pub(super) struct AccessConnection {
    pub(super) nodes: Vec<Access>,
    pub(super) total_count: i32,
}

/// A read of parts under agreement.
#[derive(cynic::QueryFragment, Debug)]
pub(super) struct Access {
    pub(super) at: DateTime<Utc>,
    pub(super) actor: String,
    pub(super) account: Option<Person>,
    pub(super) parts: Vec<String>,
    pub(super) via: AccessVia,
}

/// A record that the visitor answers for.
#[derive(Debug)]
pub(super) struct Held {
    pub(super) noun: Noun,
    pub(super) id: String,
    pub(super) name: String,
    pub(super) agreements: AgreementConnection,
    pub(super) reads: AccessConnection,
}

impl Held {
    /// None where the visitor does not answer for it.
    fn new(
        noun: Noun,
        id: cynic::Id,
        name: &Prose,
        agreements: Option<AgreementConnection>,
        reads: Option<AccessConnection>,
    ) -> Option<Self> {
        Some(Self {
            noun,
            id: id.into_inner(),
            name: name.show().to_owned(),
            agreements: agreements?,
            reads: reads?,
        })
    }

    /// The newest reads.
    pub(super) fn reads(&self) -> &[Access] {
        &self.reads.nodes
    }

    /// Where the record's page is.
    pub(super) fn address(&self) -> String {
        record::address(&self.id)
    }
}

/// What the visitor answers for.
#[derive(Debug, Default)]
pub(super) struct Holdings {
    pub(super) records: Vec<Held>,
    /// Whether there are records that are not among them.
    pub(super) has_more: bool,
}

/// Finds them.
pub(super) async fn find(visit: &Visit, account: &Account) -> Result<Holdings, Fault> {
    let owned = super::tokens::owned(account);
    let mut ids: Vec<cynic::Id> = account.manager.iter().map(|manager| manager.id.clone()).collect();
    ids.extend(owned.iter().take(ORGANIZATIONS).map(|(id, _)| id.as_str().into()));
    let mut holdings = Holdings {
        records: Vec::new(),
        has_more: owned.len() > ORGANIZATIONS,
    };
    if ids.is_empty() {
        return Ok(holdings);
    }
    let variables = Variables {
        ids,
        records: RECORDS,
        each: EACH,
    };
    for holder in visit.ask(Asked::build(variables)).await?.nodes.into_iter().flatten() {
        match holder {
            Holder::Manager(held) => {
                let manager = Held::new(Noun::Manager, held.id, &held.name, held.agreements, held.access_log);
                holdings.records.extend(manager);
            }
            Holder::Organization(held) => holdings.take(held),
            Holder::Other => {}
        }
    }
    Ok(holdings)
}

impl Holdings {
    /// An organization with its records.
    fn take(&mut self, held: Organization) {
        self.has_more |= held.needs.total_count > RECORDS || held.achievements.total_count > RECORDS;
        let own = Held::new(
            Noun::Organization,
            held.id,
            &held.name,
            held.agreements,
            held.access_log,
        );
        let needs = held
            .needs
            .nodes
            .into_iter()
            .filter_map(|need| Held::new(Noun::Need, need.id, &need.title, need.agreements, need.access_log));
        let achievements = held.achievements.nodes.into_iter().filter_map(|achievement| {
            let Achievement {
                id,
                name,
                agreements,
                access_log,
            } = achievement;
            Held::new(Noun::Achievement, id, &name, agreements, access_log)
        });
        self.records.extend(own.into_iter().chain(needs).chain(achievements));
    }
}
