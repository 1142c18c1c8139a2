//! As what somebody stands in a contract: what it reads, and for whom it acts.

use std::collections::HashMap;

use chrono::NaiveDate;
use qiao_entity::{
    contract::{Column, Entity, Model},
    contract_party::{self as party, PartyRole},
    engagement,
    engagement_member::{self as member, TeamRole, TeamStatus},
    membership::MemberRole,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select,
};

use super::{Act, MOVES};
use crate::{
    auth::Requester,
    domain::{chain::Side, indicator::grouped},
    error::Error,
};

/// A contract with what decides who takes part in it.
#[derive(Clone, Debug)]
pub struct Whole {
    /// The contract.
    pub row: Model,
    /// The engagement that it ends.
    pub engagement: engagement::Model,
    /// Its parties, in order.
    pub parties: Vec<party::Model>,
    /// The team of the engagement, as far as it is active.
    pub team: Vec<member::Model>,
}

/// As what somebody stands in a contract.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The sides to which it belongs: they read the contract.
    pub reads: Vec<Side>,
    /// The sides for which it writes.
    pub writes: Vec<Side>,
    /// The sides for which it signs: an organization's owner, the lead of the team.
    pub signs: Vec<Side>,
}

impl Standing {
    /// The sides for which it may do this.
    #[must_use]
    pub fn sides(&self, act: Act) -> &[Side] {
        match act {
            Act::Sign | Act::Conclude | Act::Register | Act::End => &self.signs,
            Act::Change | Act::Settle | Act::Pay | Act::Reverse => &self.writes,
        }
    }

    fn add(&mut self, side: Side, writes: bool, signs: bool) {
        for (sides, is) in [
            (&mut self.reads, true),
            (&mut self.writes, writes),
            (&mut self.signs, signs),
        ] {
            if is && !sides.contains(&side) {
                sides.push(side);
            }
        }
    }
}

/// As what a requester stands in a contract.
#[must_use]
pub fn standing(whole: &Whole, requester: &Requester) -> Standing {
    let mut is = Standing::default();
    let writes = requester.may_write();
    let confidential = requester.organizations();
    let mut organization = |id: i64, side: Side| {
        if confidential.contains(&id) {
            let at_least = |role| writes && requester.is_member(id, role);
            is.add(side, at_least(MemberRole::Editor), at_least(MemberRole::Owner));
        }
    };
    organization(whole.row.organization_id, Side::Enterprise);
    if let Some(supplier) = whole.engagement.supplier_id {
        organization(supplier, Side::Supplier);
    }
    for row in &whole.parties {
        let side = match row.role {
            PartyRole::Buyer => Side::Enterprise,
            PartyRole::Seller => Side::Supplier,
            PartyRole::Intermediary => Side::Matchmaker,
        };
        if let Some(id) = row.organization_id {
            organization(id, side);
        }
    }
    if let Some(profile) = requester.reads_profile() {
        let own = whole.team.iter().find(|row| row.manager_id == profile);
        let leads = own.is_some_and(|row| row.role == TeamRole::Lead);
        if own.is_some() || whole.parties.iter().any(|row| row.manager_id == Some(profile)) {
            is.add(Side::Manager, writes && own.is_some(), writes && leads);
        }
    }
    let account = requester
        .account()
        .filter(|_| requester.rights().is_some_and(|rights| rights.scopes.confidential));
    if account.is_some() && account == whole.engagement.matchmaker_id {
        is.add(Side::Matchmaker, false, false);
    }
    if requester.is_administrator() {
        is.add(Side::Operator, false, false);
    }
    is
}

/// What a requester may do with a contract as it stands now.
#[must_use]
pub fn acts(whole: &Whole, requester: &Requester) -> Vec<Act> {
    let is = standing(whole, requester);
    let open = |act: &Act| {
        let sides = is.sides(*act);
        *act != Act::Conclude
            && MOVES.iter().any(|row| {
                row.act == *act && row.from.contains(&whole.row.status) && row.by.iter().any(|by| sides.contains(by))
            })
    };
    Act::ALL.into_iter().filter(open).collect()
}

/// Selects the members of teams on a day.
fn active(today: NaiveDate) -> Condition {
    let lasts = Condition::any()
        .add(member::Column::TermUntil.is_null())
        .add(member::Column::TermUntil.gte(today));
    Condition::all()
        .add(member::Column::Status.eq(TeamStatus::Active))
        .add(lasts)
}

/// The only door to the table for reads: the contracts of which the requester is a party, on a day. Administrators read all.
#[must_use]
pub fn visible_to(requester: &Requester, today: NaiveDate) -> Select<Entity> {
    if requester.is_administrator() {
        return Entity::find();
    }
    // No contract has the number 0.
    let mut any = Condition::any().add(Column::Id.eq(0));
    let engagements = |of: Condition| {
        let select = engagement::Entity::find().select_only().column(engagement::Column::Id);
        Column::EngagementId.in_subquery(select.filter(of).into_query())
    };
    let parties = |of: Condition| {
        let select = party::Entity::find().select_only().column(party::Column::ContractId);
        Column::Id.in_subquery(select.filter(of).into_query())
    };
    let own = requester.organizations();
    if !own.is_empty() {
        any = any
            .add(Column::OrganizationId.is_in(own.iter().copied()))
            .add(parties(
                Condition::all().add(party::Column::OrganizationId.is_in(own.iter().copied())),
            ))
            .add(engagements(
                Condition::all().add(engagement::Column::SupplierId.is_in(own)),
            ));
    }
    if let Some(profile) = requester.reads_profile() {
        let teams = member::Entity::find()
            .select_only()
            .column(member::Column::EngagementId)
            .filter(member::Column::ManagerId.eq(profile))
            .filter(active(today));
        any = any
            .add(Column::EngagementId.in_subquery(teams.into_query()))
            .add(parties(Condition::all().add(party::Column::ManagerId.eq(profile))));
    }
    let confidential = requester.rights().is_some_and(|rights| rights.scopes.confidential);
    if let Some(account) = requester.account().filter(|_| confidential) {
        any = any.add(engagements(
            Condition::all().add(engagement::Column::MatchmakerId.eq(account)),
        ));
    }
    Entity::find().filter(any)
}

/// These contracts with what decides who takes part in them; three statements.
pub(super) async fn wholes(db: &impl ConnectionTrait, rows: Vec<Model>, today: NaiveDate) -> Result<Vec<Whole>, Error> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let engagements: Vec<i64> = rows.iter().map(|row| row.engagement_id).collect();
    let members = member::Entity::find()
        .filter(member::Column::EngagementId.is_in(engagements.iter().copied()))
        .filter(active(today))
        .order_by_asc(member::Column::Id)
        .all(db)
        .await?;
    let members = grouped(members, |row| Some(row.engagement_id));
    let engagements: HashMap<i64, engagement::Model> = engagement::Entity::find()
        .filter(engagement::Column::Id.is_in(engagements))
        .all(db)
        .await?
        .into_iter()
        .map(|row| (row.id, row))
        .collect();
    let parties = party::Entity::find()
        .filter(party::Column::ContractId.is_in(rows.iter().map(|row| row.id)))
        .order_by_asc(party::Column::Position)
        .all(db)
        .await?;
    let mut parties = grouped(parties, |row| Some(row.contract_id));
    let whole = |row: Model| {
        Some(Whole {
            engagement: engagements.get(&row.engagement_id)?.clone(),
            parties: parties.remove(&row.id).unwrap_or_default(),
            team: members.get(&row.engagement_id).cloned().unwrap_or_default(),
            row,
        })
    };
    Ok(rows.into_iter().filter_map(whole).collect())
}

/// The team of an engagement, as far as it is active on a day.
pub(super) async fn team(
    db: &impl ConnectionTrait,
    engagement: i64,
    today: NaiveDate,
) -> Result<Vec<member::Model>, Error> {
    let of = member::Entity::find().filter(member::Column::EngagementId.eq(engagement));
    Ok(of
        .filter(active(today))
        .order_by_asc(member::Column::Id)
        .all(db)
        .await?)
}
